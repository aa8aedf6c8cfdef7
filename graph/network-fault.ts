/** Faults of a connection that never came about, so that no request can have been sent over it. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Whether a fetch failed before anything was sent; else a write may have got through. */
export function isCertainlyUnsent(fault: unknown): boolean {
  for (let error = asRecord(fault), depth = 0; error && depth < 5; error = asRecord(error['cause']), depth += 1) {
    if (neverConnected.has(String(error['code']))) return true;
    // Several addresses were tried, each with its own fault.
    const each = error['errors'];
    if (Array.isArray(each) && each.length > 0) return each.every(isCertainlyUnsent);
  }
  return false;
}

function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}
