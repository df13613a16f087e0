import { z } from 'zod';
import { idField, longText, optionalId, optionalLongText, optionalText, text } from '#kernel';
export const ReportForm = z.object({
  title: text({ label: 'What is the report called?', ask: 'Enter what the report is called' }, 300),
  author: idField({ label: 'Which post writes it?', ask: 'Select the post that writes it' }),
  presenter: optionalText({ label: 'Who presents it?', hint: 'Leave it empty where its author does' }, 150),
  about: optionalText({ label: 'For which meeting or item?' }, 80),
  background: optionalLongText(
    {
      label: 'Background papers',
      hint: 'One a line: what the report relies on (Local Government Act 1972, section 100D)',
    },
    5000,
  ),
});
export type ReportForm = z.output<typeof ReportForm>;
export const DraftForm = z.object({
  says: longText({ label: 'The report', ask: 'Enter the report' }, 40_000),
});
export type DraftForm = z.output<typeof DraftForm>;

export const PublishForm = z.object({
  lateWhy: optionalLongText(
    { label: 'Why does the agenda go out late?', hint: 'Only where five clear days are no longer left' },
    1000,
  ),
});
export type PublishForm = z.output<typeof PublishForm>;
export const UrgentForm = z.object({
  reason: longText(
    {
      label: 'Which special circumstances make it urgent?',
      hint: 'In the chair’s words. They are published, and stand in the minutes',
      ask: 'Enter the special circumstances',
    },
    2000,
  ),
  chair: idField({ label: 'Whose opinion is it?', ask: 'Select the chair whose opinion it is' }),
});
export type UrgentForm = z.output<typeof UrgentForm>;
export const ExcludeForm = z.object({
  publicInterest: longText(
    {
      label: 'Why does the public interest in keeping it exempt outweigh that in showing it?',
      hint: 'Local Government Act 1972, Schedule 12A, Part 2. It is published',
      ask: 'Enter how the public interest was weighed',
    },
    2000,
  ),
  movedBy: idField({ label: 'Who moved it?', ask: 'Select who moved it' }),
  secondedBy: optionalId({ label: 'Who seconded it?' }),
});
export type ExcludeForm = z.output<typeof ExcludeForm>;

/** Which meeting, and which item of it, a choice names: 'meeting' or 'meeting/item'. Null where it names none. */
export const readAbout = (value: string): { meeting: string; item: string | null } | null => {
  const [meeting = '', item, ...rest] = value.split('/');
  const isId = (text: string) => z.uuid().safeParse(text).success;
  if (rest.length > 0 || !isId(meeting) || (item !== undefined && !isId(item))) return null;
  return { meeting, item: item ?? null };
};
