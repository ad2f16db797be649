import {
  type Context,
  isSpanContextValid,
  type SpanContext,
  type TextMapGetter,
  type TextMapPropagator,
  type TextMapSetter,
  TraceFlags,
  trace,
} from '@opentelemetry/api';

const FIELD = 'traceparent';
/** W3C Trace Context, section 3.2.2: version, trace, parent, flags; a later version may have more behind a hyphen. */
const FORM = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/**
 * Takes and gives on `traceparent` (W3C Trace Context), and nothing else. `tracestate` and `baggage` take words: whatever a caller
 * wrote into them would go into every span and on to every receiver of events, names of people among it.
 */
export const traceparentAlone: TextMapPropagator = {
  inject: <Carrier>(context: Context, carrier: Carrier, setter: TextMapSetter<Carrier>) => {
    const span = trace.getSpanContext(context);
    if (span !== undefined && isSpanContextValid(span)) {
      setter.set(carrier, FIELD, traceparentOf(span));
    }
  },
  extract: <Carrier>(context: Context, carrier: Carrier, getter: TextMapGetter<Carrier>) => {
    const sent = getter.get(carrier, FIELD);
    const parent = typeof sent === 'string' ? parse(sent) : undefined;
    return parent === undefined ? context : trace.setSpanContext(context, parent);
  },
  fields: () => [FIELD],
};

/** The field by which a span is named to others. */
export function traceparentOf({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-0${traceFlags & TraceFlags.SAMPLED}`;
}

function parse(text: string): SpanContext | undefined {
  const [, version, traceId, spanId, flags, more] = FORM.exec(text) ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) {
    return undefined;
  }
  if (version === 'ff' || (version === '00' && more !== undefined)) {
    return undefined;
  }
  const traceFlags = Number.parseInt(flags, 16) & TraceFlags.SAMPLED;
  const context = { traceId, spanId, traceFlags, isRemote: true };
  return isSpanContextValid(context) ? context : undefined;
}
