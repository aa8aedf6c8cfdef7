import type { BotDiagnostic } from './handlers';

/** Takes one line about the bot's own running. */
export type Diagnostics = (event: BotDiagnostic) => void;

/** Reports a fault by its stable code, or its class: never by its message, which may hold anything. */
export function diagnose(diagnostics: Diagnostics, code: string, error: unknown): void {
  const status = numberAt(error, 'status');
  diagnostics({ code, cause: causeOf(error), ...(status !== undefined && { status }) });
}

function causeOf(error: unknown): string {
  const named = typeof error === 'object' && error !== null ? error : {};
  const candidates = ['code' in named ? named.code : undefined, 'name' in named ? named.name : undefined];
  const word = candidates.find((value) => typeof value === 'string' && /^[A-Za-z0-9_]{1,60}$/.test(value));
  return typeof word === 'string' ? word : 'UNKNOWN';
}

function numberAt(error: unknown, key: 'status'): number | undefined {
  if (typeof error !== 'object' || error === null || !(key in error)) return undefined;
  const { [key]: value } = error as Record<'status', unknown>;
  return typeof value === 'number' ? value : undefined;
}
