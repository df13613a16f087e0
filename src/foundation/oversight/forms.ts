import { z } from 'zod';
import { choice, longText, optionalChoice, optionalDay, optionalText, text } from '#kernel';
import { OUTCOMES, readPlace } from './rules.ts';

const typed = z.string().max(100).catch('').default('');
const id = z.uuid().nullable().catch(null).default(null);
const place = z.string().max(100).transform(readPlace).nullable().catch(null).default(null);
const parts = (name: 'from' | 'until') => ({
  [name]: typed,
  [`${name}-day`]: typed,
  [`${name}-month`]: typed,
  [`${name}-year`]: typed,
});

/** What an address may ask of the audit. Each part that makes no sense is left out, and the rest holds. */
export const AuditQuery = z.object({
  who: typed,
  staff: id,
  post: id,
  event: typed,
  outcome: z.enum(['all', 'allowed', 'refused']).catch('all').default('all'),
  ...parts('from'),
  ...parts('until'),
  after: place,
  before: place,
  /** Other people with the same number, joined by dots. */
  beside: z
    .string()
    .max(2000)
    .transform((joined) => joined.split('.').filter((each) => z.uuid().safeParse(each).success))
    .catch([])
    .default([]),
});
export type AuditQuery = z.output<typeof AuditQuery>;

/** The questions beside the list; the events are those that the audit holds. */
export const filterForm = (events: Readonly<Record<string, string>>) =>
  z.object({
    who: optionalText({ label: 'Name of the person who looked or acted' }, 100),
    event: optionalChoice({ label: 'What was done' }, events),
    outcome: choice({ label: 'Outcome' }, OUTCOMES),
    from: optionalDay({ label: 'From', hint: 'A year alone will do' }),
    until: optionalDay({ label: 'Until', hint: 'A year alone will do' }),
  });

/** Finding a child for the audit: the answer is an id and nothing else, and the reason is kept. */
export const FindChildForm = z.object({
  number: text(
    {
      label: 'A number of the child',
      hint: 'An NHS number, a unique pupil number or the council’s own number',
      ask: 'Enter a number of the child',
    },
    60,
  ),
  reason: longText(
    {
      label: 'Why do you need to know who looked?',
      hint: 'For example, a complaint with its reference, or a request for access. It is kept in the audit',
      ask: 'Enter why you need to know who looked',
    },
    500,
  ),
});
export type FindChildForm = z.output<typeof FindChildForm>;
