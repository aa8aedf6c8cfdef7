import { figuresOf, type Outcome } from '../../simulate/figures/figures';
import { simulate, type History, type Setting } from '../../simulate/simulate';

/** Two business days and the night between them. */
export const aFewDays: Setting = { seed: 7, days: 2, inquiries: 30, from: '2026-10-12', faults: false };

export function lived(more: Partial<Setting> = {}): Promise<History> {
  return simulate({ ...aFewDays, ...more }, () => undefined);
}

export async function figured(more: Partial<Setting> = {}): Promise<Outcome> {
  return figuresOf(await lived(more));
}
