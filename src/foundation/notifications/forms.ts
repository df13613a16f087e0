import { z } from 'zod';
import { choice } from '#kernel';
import { OTHER, URGENT, WHICH } from './rules.ts';

/** Which news, and which page of it. */
export const ListQuery = z.object({
  which: choice({ label: 'Which' }, WHICH).default('unread'),
  page: z.coerce.number().int().min(1).max(1_000).default(1),
});
export type ListQuery = z.output<typeof ListQuery>;

/** The newest that was on the page: what came since stays unread. */
export const ReadForm = z.object({ upTo: z.uuid().meta({ label: 'Up to' }) });
export type ReadForm = z.output<typeof ReadForm>;

/** An hour of the day as people say it: 8 is '08:00'. */
export const sayHour = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
export const hourOf = (said: string): number => Number(said.slice(0, 2));
const HOURS = Object.fromEntries(Array.from({ length: 24 }, (_, hour) => [sayHour(hour), sayHour(hour)]));

export const ChoicesForm = z.object({
  urgent: choice(
    {
      label: 'When something urgent waits',
      hint: 'Such as a worry that says a child is in danger now',
      ask: 'Select when you are e-mailed about urgent things',
    },
    URGENT,
  ),
  other: choice(
    { label: 'When anything else waits', ask: 'Select when you are e-mailed about anything else' },
    OTHER,
  ),
  dailyHour: choice(
    {
      label: 'Time of the one e-mail a day',
      hint: 'It is sent only when something waits that you have not read',
      ask: 'Select the time of the one e-mail a day',
    },
    HOURS,
  ),
  version: z.number({ error: 'Open this page again' }).int().meta({ label: 'Version' }),
});
export type ChoicesForm = z.output<typeof ChoicesForm>;
