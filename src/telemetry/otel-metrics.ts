import type { Counter, Gauge, Histogram } from '@opentelemetry/api';
import { isListed, metrics, type Measure, type MetricName } from '../metrics/metrics';

export type MetricsExport = {
  readonly measure: Measure;
  /** Sends what is there and ends; never rejects. */
  stop(): Promise<void>;
};

export type MetricsExportOptions = {
  /** Where the collector takes OTLP over HTTP, with its path. */
  readonly endpoint: string;
  readonly instance: string;
  /** Milliseconds between two sends; 60,000 unless set. */
  readonly everyMs?: number;
};

/** Seconds; from a quick answer to a reminder that came an hour late. */
const boundaries = [0.01, 0.05, 0.1, 0.5, 1, 3, 10, 60, 300, 900, 3_600];
const timeoutMs = 5_000;

/**
 * Figures by OpenTelemetry, to one collector. The list of metrics alone: nothing is instrumented by itself, and no host or process is
 * named. A collector that is down costs its figures and nothing else.
 */
export async function exportMetrics(options: MetricsExportOptions): Promise<MetricsExport> {
  // Loaded only where somebody wants figures.
  const [{ MeterProvider, PeriodicExportingMetricReader }, { OTLPMetricExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/sdk-metrics'),
      import('@opentelemetry/exporter-metrics-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const reader = new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter({ url: options.endpoint, timeoutMillis: timeoutMs }),
    exportIntervalMillis: options.everyMs ?? 60_000,
    exportTimeoutMillis: timeoutMs,
  });
  const provider = new MeterProvider({
    resource: resourceFromAttributes({
      'service.name': 'member-escalations',
      'service.instance.id': options.instance,
    }),
    readers: [reader],
  });
  const meter = provider.getMeter('member-escalations');
  const instruments = new Map<MetricName, (value: number, attributes: Readonly<Record<string, string>>) => void>();
  for (const [name, { kind, unit, is }] of Object.entries(metrics) as [MetricName, (typeof metrics)[MetricName]][]) {
    const about = { unit, description: is };
    switch (kind) {
      case 'counter': {
        const counter: Counter = meter.createCounter(name, about);
        instruments.set(name, (value, attributes) => {
          counter.add(value, attributes);
        });
        break;
      }
      case 'gauge': {
        const gauge: Gauge = meter.createGauge(name, about);
        instruments.set(name, (value, attributes) => {
          gauge.record(value, attributes);
        });
        break;
      }
      case 'histogram': {
        const advice = { explicitBucketBoundaries: boundaries };
        const histogram: Histogram = meter.createHistogram(name, { ...about, advice });
        instruments.set(name, (value, attributes) => {
          histogram.record(value, attributes);
        });
      }
    }
  }
  return {
    measure(name, value, attributes) {
      if (isListed(name, attributes)) instruments.get(name)?.(value, attributes as Readonly<Record<string, string>>);
    },
    async stop() {
      await provider.shutdown().catch(() => undefined);
    },
  };
}
