import { z } from 'zod';
import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import { DueModel } from '#promises';
import { ANSWERS, STATES } from '../rules.ts';
import type { RecommendationRow } from '../store.ts';
import { dueOf } from './due.ts';

export const states = Object.keys(STATES) as (keyof typeof STATES)[];
const answers = Object.keys(ANSWERS) as (keyof typeof ANSWERS)[];

/** One recommendation in a list. */
export const RecommendationLine = z.object({
  id: z.string(),
  reference: z.string(),
  says: z.string(),
  because: z.string(),
  body: z.object({ id: z.string(), name: z.string() }),
  to: z.object({ id: z.string(), name: z.string() }),
  state: z.enum(states),
  /** What the partner answered last. */
  answer: z.enum(answers).nullable(),
  madeAt: z.string(),
  item: z.string().nullable(),
  /** What the partner has to keep; null where it waits for the body, or for nobody. */
  clock: DueModel.nullable(),
});
export type RecommendationLine = z.infer<typeof RecommendationLine>;

export const linesOf = async (
  { tx, today }: Acting,
  rows: readonly RecommendationRow[],
): Promise<RecommendationLine[]> => {
  if (rows.length === 0) return [];
  const calendar = await calendarFor(tx);
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    says: row.says,
    because: row.because,
    body: { id: row.body_id, name: row.body_name },
    to: { id: row.to_organisation_id, name: row.partner_name },
    state: row.state,
    answer: row.answer,
    madeAt: row.made_at,
    item: row.item_id,
    clock: dueOf(row, today, calendar),
  }));
};
