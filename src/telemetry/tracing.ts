import { type Attributes, context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type ReadableSpan,
  type Sampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { FastifyOtelInstrumentation } from '@fastify/otel';
import packageJson from '../../package.json' with { type: 'json' };
import type { TracingConfig } from '../config.ts';
import type { Tracing } from '../http/tracing.ts';
import { cleaning } from './clean-spans.ts';
import { traceparentAlone, traceparentOf } from './traceparent.ts';

/** How long a process that ends waits for the spans it has not sent yet, in milliseconds. */
const LAST_EXPORT_MS = 2_000;
/** What probes and scrapers ask for every few seconds, and nobody looks for in a trace. */
const UNTRACED = /^\/(?:health(?:\/|$)|metrics$)/;

/**
 * Begins to trace. It has to be called before anything imports `pg`, which is traced by what is put round it when it is loaded.
 *
 * Spans go to the collector over HTTP with JSON (OTLP 1), after `cleaning` has seen them.
 */
export function startTracing(config: TracingConfig): Tracing {
  const { endpoint, headers, serviceName, sampler, samplerRatio } = config;
  const exporter = new OTLPTraceExporter({ url: endpoint, headers: { ...headers } });
  const resource = describeProcess(serviceName);
  let log: Parameters<Tracing['reportTo']>[0] | undefined;
  const tell = (error: unknown) => {
    if (error === undefined) {
      log?.info({}, 'spans reach the collector again');
    } else {
      log?.warn({ err: error }, 'spans do not reach the collector');
    }
  };
  const provider = new TracerProvider({
    resource,
    sampler: samplerOf(sampler, samplerRatio),
    spanProcessors: [new BatchSpanProcessor({ exporter: cleaning(telling(exporter, tell), resource) })],
  });
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(traceparentAlone);
  // Statements of a request and of nothing else: what looks for work twice a second would fill the collector.
  const database = new PgInstrumentation({ requireParentSpan: true, ignoreConnectSpans: true });
  database.setTracerProvider(provider);
  const requests = new FastifyOtelInstrumentation({
    recordExceptions: false,
    instrumentHooks: false,
    ignorePaths: ({ url }) => UNTRACED.test(url),
    requestHook: (span, request) => {
      const route = request.routeOptions.url ?? 'unmatched';
      span.updateName(`${request.method} ${route}`);
      span.setAttribute('recall.correlation_id', request.id);
    },
    // It would be called by its source text.
    lifecycleHook: (span) => span.updateName('handler'),
  });
  requests.setTracerProvider(provider);
  const tracer = trace.getTracer(packageJson.name, packageJson.version);
  return {
    traceRequests: (app) => {
      requests.plugin()(app, {}, () => undefined);
      // Reading a body leaves the context behind in which the request came in (nodejs/node#34401).
      app.addHook('preValidation', (request, _reply, done) => {
        const { context: own } = request.opentelemetry();
        if (own === null || own === undefined) {
          done();
        } else {
          context.with(own, done);
        }
      });
    },
    logFields: () => {
      const span = trace.getActiveSpan()?.spanContext();
      return span === undefined ? {} : { trace_id: span.traceId, span_id: span.spanId };
    },
    traceSending: (send) => (url, headersSent, body) => {
      const attributes: Attributes = {
        'http.request.method': 'POST',
        'server.address': new URL(url).hostname,
        'recall.event_id': headersSent['webhook-id'] ?? '',
      };
      return tracer.startActiveSpan('POST webhook', { kind: SpanKind.CLIENT, attributes }, async (span) => {
        try {
          const answered = await send(
            url,
            { ...headersSent, traceparent: traceparentOf(span.spanContext()) },
            body,
          );
          if ('failure' in answered) {
            span.setAttribute('error.type', answered.failure);
            span.setStatus({ code: SpanStatusCode.ERROR });
          } else {
            span.setAttribute('http.response.status_code', answered.status);
          }
          return answered;
        } finally {
          span.end();
        }
      });
    },
    reportTo: (to) => {
      log = to;
    },
    stop: async () => {
      const limit = new Promise<void>((resolve) => {
        setTimeout(resolve, LAST_EXPORT_MS).unref();
      });
      await Promise.race([provider.shutdown().catch(tell), limit]);
    },
  };
}

/** The samplers of the OpenTelemetry specification, by the names that OTEL_TRACES_SAMPLER has for them. */
function samplerOf(name: TracingConfig['sampler'], ratio: number): Sampler {
  switch (name) {
    case 'always_on':
      return new AlwaysOnSampler();
    case 'always_off':
      return new AlwaysOffSampler();
    case 'traceidratio':
      return new TraceIdRatioBasedSampler(ratio);
    case 'parentbased_always_on':
      return new ParentBasedSampler({ root: new AlwaysOnSampler() });
    case 'parentbased_always_off':
      return new ParentBasedSampler({ root: new AlwaysOffSampler() });
    case 'parentbased_traceidratio':
      return new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) });
  }
}

/** Whose spans they are. No name of a machine and no command line, which the library would find out by itself. */
function describeProcess(serviceName: string): ReadableSpan['resource'] {
  const attributes: Attributes = { 'service.name': serviceName, 'service.version': packageJson.version };
  const resource: ReadableSpan['resource'] = {
    attributes,
    merge: () => resource,
    getRawAttributes: () => Object.entries(attributes),
  };
  return resource;
}

/** Tells once that spans cannot be sent, with the error, and once that they can again, without one. */
function telling(exporter: SpanExporter, tell: (error: Error | undefined) => void): SpanExporter {
  let isFailing = false;
  return {
    export: (spans, done) => {
      exporter.export(spans, (result) => {
        const fails = result.error !== undefined;
        if (fails !== isFailing) {
          tell(result.error);
        }
        isFailing = fails;
        done(result);
      });
    },
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  };
}
