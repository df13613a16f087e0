import { z } from 'zod';
import type { Shown } from '#http';
import type { Written } from '../actions/index.ts';

export const READ =
  'Reading the minutes of a meeting (Children Act 2004, section 16E; Working Together, chapter 2)';
export const KEEP =
  'Keeping the minutes of a meeting (Local Government Act 1972, Schedule 12, paragraph 41; Children Act 2004, section 16E)';

export const ofItem = ({ item }: { readonly item: string }): string => `item:${item}`;
export const ofMeeting = ({ meeting }: { readonly meeting: string }): string => `meeting:${meeting}`;
/** The child of the record that the item is about. */
export const subjectsOfWritten = ({ subject }: Pick<Written, 'subject'>): readonly Shown[] =>
  subject ? [subject] : [];
/** The answer of an act to a program: what was written, and where. */
const Told = z.object({ id: z.uuid(), item: z.uuid(), meeting: z.uuid() });
export const told = {
  returns: ({ id, item, meeting }: Written) => ({ id, item, meeting }),
  gives: Told,
};
const InMeeting = z.object({ meeting: z.uuid() });
export const toldOfMeeting = {
  returns: ({ meeting }: { readonly meeting: string }) => ({ meeting }),
  gives: InMeeting,
};
