import { z } from 'zod';
import { choice, optionalChoice, optionalDay, partialDay } from '#kernel';

const typed = z.string().max(40).catch('').default('');
const parts = (name: 'from' | 'until' | 'on') => ({
  [name]: typed,
  [`${name}-day`]: typed,
  [`${name}-month`]: typed,
  [`${name}-year`]: typed,
});

export const ORDERS = { newest: 'Newest first', oldest: 'Oldest first' } as const;

/** What an address may ask of a chronology. Each part that makes no sense is left out, and the rest holds. */
export const StoryQuery = z.object({
  kind: typed,
  agency: z.uuid().nullable().catch(null).default(null),
  ...parts('from'),
  ...parts('until'),
  order: z.enum(['newest', 'oldest']).catch('newest').default('newest'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
  all: z
    .literal('true')
    .transform(() => true)
    .catch(false)
    .default(false),
});
export type StoryQuery = z.output<typeof StoryQuery>;

/** The questions beside a chronology: what this child's records can be narrowed by. */
export const filterForm = (
  kinds: Readonly<Record<string, string>>,
  agencies: Readonly<Record<string, string>>,
) =>
  z.object({
    kind: optionalChoice({ label: 'Kind of record' }, kinds),
    agency: optionalChoice({ label: 'Agency' }, agencies),
    from: partialDay({ label: 'From', hint: 'A year alone will do' }),
    until: partialDay({ label: 'Until', hint: 'A year alone will do' }),
    order: choice({ label: 'Order' }, ORDERS),
  });

/** Which record, and at the end of which day. */
export const AsAtQuery = z.object({
  record: z.uuid().nullable().catch(null).default(null),
  ...parts('on'),
});
export type AsAtQuery = z.output<typeof AsAtQuery>;

/** The one question of the page that shows a record as it stood. */
export const AsAtForm = z.object({
  on: optionalDay({ label: 'Day', hint: 'As it stood at the end of this day. For example, 27 3 2026' }),
});
