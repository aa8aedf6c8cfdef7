/** Fields that a diagnostic line may have; nothing else gets into it. No member data, no mail address, no subject. */
export type Diagnostic = {
  readonly event: string;
  readonly code?: string;
  readonly ref?: string;
  readonly step?: string;
  readonly kind?: string;
  readonly status?: number;
  readonly count?: number;
  readonly ms?: number;
  readonly port?: number;
  readonly instance?: string;
};
export type Diagnostics = (line: Diagnostic) => void;

/** The stable code of a fault, for diagnostics: never its message, which may quote what was handled. */
export function codeOf(fault: unknown): string {
  if (fault instanceof Error && 'code' in fault && typeof fault.code === 'string') return fault.code;
  return fault instanceof Error ? fault.name : 'UNKNOWN';
}
