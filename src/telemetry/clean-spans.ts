import { type SpanContext, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';

/** What may stand in a span that leaves the process. All else that a library puts into one is dropped here, whichever it is. */
const ALLOWED: ReadonlySet<string> = new Set([
  'http.request.method',
  'http.response.status_code',
  'http.route',
  'fastify.type',
  'db.system.name',
  'db.namespace',
  'db.query.text',
  'server.address',
  'server.port',
  'error.type',
  'recall.correlation_id',
  'recall.event_id',
]);
const QUERY = 'db.query.text';

/**
 * The one way out for spans. It lets through names, times, codes and the attributes above. It drops addresses with their ids and
 * queries, the words of errors (which repeat what was sent), events, links and the state that a caller attached to a trace; of SQL it
 * lets through the statement with its placeholders, and of what is written out in it no text.
 */
export function cleaning(exporter: SpanExporter, resource: ReadableSpan['resource']): SpanExporter {
  return {
    export: (spans, done) =>
      exporter.export(
        spans.map((span) => cleaned(span, resource)),
        done,
      ),
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  };
}

function cleaned(span: ReadableSpan, resource: ReadableSpan['resource']): ReadableSpan {
  const { parentSpanContext } = span;
  const context = bare(span.spanContext());
  const attributes = Object.fromEntries(
    Object.entries(span.attributes)
      .filter(([name]) => ALLOWED.has(name))
      .map(([name, value]) => [
        name,
        name === QUERY && typeof value === 'string' ? withoutTexts(value) : value,
      ]),
  );
  return {
    name: span.name,
    kind: span.kind,
    spanContext: () => context,
    ...(parentSpanContext === undefined ? {} : { parentSpanContext: bare(parentSpanContext) }),
    startTime: span.startTime,
    endTime: span.endTime,
    duration: span.duration,
    ended: span.ended,
    status: { code: statusOf(span) },
    attributes,
    links: [],
    events: [],
    resource,
    instrumentationScope: span.instrumentationScope,
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}

/**
 * A request that was refused is no error of the service (OpenTelemetry, semantic conventions for HTTP spans, "Status"), and the way
 * to its handler has no status of its own.
 */
function statusOf({ kind, status, attributes }: ReadableSpan): SpanStatusCode {
  if (kind === SpanKind.CLIENT) {
    return status.code;
  }
  return Number(attributes['http.response.status_code']) >= 500 ? SpanStatusCode.ERROR : SpanStatusCode.UNSET;
}

function bare({ traceId, spanId, traceFlags, isRemote }: SpanContext): SpanContext {
  return { traceId, spanId, traceFlags, ...(isRemote === undefined ? {} : { isRemote }) };
}

/** A statement with each text between quotation marks taken out. The service writes none of its values into statements. */
function withoutTexts(statement: string): string {
  return statement.replaceAll(/'(?:[^']|'')*'/g, "'…'").replaceAll(/\s+/g, ' ');
}
