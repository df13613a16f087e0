import type { Shown } from '#http';
import type { Done } from '../actions/meet.ts';

export const TAKE_PART =
  'Taking part in a meeting (Children Act 2004, section 16E; Working Together, chapter 2)';
export const KEEP =
  'Calling and keeping a meeting (Children Act 2004, section 16E; Local Government Act 1972, Part VA)';

/** What the audit is told of an act: ids, and the child whose record the item is about. */
export const target = ({ meeting, id }: Done): string =>
  meeting === id ? `meeting:${meeting}` : `meeting:${meeting} ${id}`;
export const ofDone = ({ child, record }: Done): readonly Shown[] =>
  child ? [{ child, ...(record ? { record } : {}) }] : [];
/** The answer of an act to a program: what was made or changed, and in which meeting. */
export const told = ({ id, meeting }: Done) => ({ id, meeting });
