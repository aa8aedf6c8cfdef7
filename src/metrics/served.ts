import type { AttributesOf, Measure } from './metrics';

type Served = AttributesOf<'http.server.request.duration'>;

/** Measures requests: the route as it is written in the code, never the address that was asked for. */
export function measureServed(measure: Measure): (route: string, status: number, ms: number) => void {
  return (route, status, ms) => {
    measure('http.server.request.duration', ms / 1_000, { route: routeOf(route), status: classOf(status) });
  };
}

function routeOf(route: string): Served['route'] {
  if (route.startsWith('/answer/') || route === '/answer') return '/answer';
  if (route.startsWith('/graph/')) return '/graph';
  if (route === '/healthz' || route === '/readyz') return 'health';
  return route === '/api/messages' ? route : 'other';
}

function classOf(status: number): Served['status'] {
  return status < 400 ? 'ok' : status < 500 ? '4xx' : '5xx';
}
