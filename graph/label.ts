import { z } from 'zod';
import { readAnswer } from './answer-shape';
import type { GraphCaller } from './caller';
import { mailboxPath } from './link';
import { accepted } from './outbox';

const categoriesSchema = z.object({ categories: z.array(z.string()).nullish() });

/** Adds a category to a message, in place of `instead`; the ones people have put there stay. */
export async function addCategory(
  caller: GraphCaller,
  address: string,
  id: string,
  category: string,
  instead?: string,
): Promise<void> {
  const path = `${mailboxPath(address)}/messages/${encodeURIComponent(id)}`;
  const reading = 'reading the categories of a mail';
  const answer = await caller.read({ doing: reading, method: 'GET', path: `${path}?$select=categories` });
  const categories = readAnswer(categoriesSchema, accepted(answer, reading), reading).categories ?? [];
  if (categories.includes(category)) return;
  const doing = 'labelling a mail';
  const wanted = [...categories.filter((one) => one !== instead), category];
  accepted(await caller.write({ doing, method: 'PATCH', path, body: { categories: wanted } }), doing);
}
