import { z } from 'zod';
import { STATES } from '../rules/index.ts';

export const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) });
export const QuestionsQuery = z.object({
  state: z
    .enum(Object.keys(STATES) as (keyof typeof STATES)[]) // the table's own keys
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type QuestionsQuery = z.output<typeof QuestionsQuery>;
export const ProgrammeQuery = z.object({ year: z.string().max(4).optional() });
export type ProgrammeQuery = z.output<typeof ProgrammeQuery>;
