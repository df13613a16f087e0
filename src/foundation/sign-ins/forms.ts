import { z } from 'zod';
import { optionalChoice, optionalDay, optionalText } from '#kernel';
import { KINDS, readPlace } from './rules.ts';

const typed = z.string().max(100).catch('').default('');
const place = z.string().max(100).transform(readPlace).nullable().catch(null).default(null);
const parts = (name: 'from' | 'until') => ({
  [name]: typed,
  [`${name}-day`]: typed,
  [`${name}-month`]: typed,
  [`${name}-year`]: typed,
});

/** What an address may ask. Each part that makes no sense is left out, and the rest holds. */
export const SignInsQuery = z.object({
  who: typed,
  staff: z.uuid().nullable().catch(null).default(null),
  kind: z
    .enum(['signIn', 'refused', 'password', 'secondStep', 'sessions'])
    .nullable()
    .catch(null)
    .default(null),
  ...parts('from'),
  ...parts('until'),
  after: place,
  before: place,
});
export type SignInsQuery = z.output<typeof SignInsQuery>;

/** The questions beside the list. */
export const SignInsFilter = z.object({
  who: optionalText({ label: 'Name of the person' }, 100),
  kind: optionalChoice({ label: 'What happened' }, KINDS),
  from: optionalDay({ label: 'From', hint: 'A year alone will do' }),
  until: optionalDay({ label: 'Until', hint: 'A year alone will do' }),
});
