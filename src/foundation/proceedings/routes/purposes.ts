import type { Done } from '../actions/index.ts';
import { paths } from '../paths.ts';

export const TAKE_PART =
  'Taking part in a meeting (Children Act 2004, section 16E; Working Together, chapter 2)';
export const RUN = 'Running a meeting and keeping its minutes (Local Government Act 1972, Schedule 12)';

/** What the audit is told of an act: ids alone. */
export const target = ({ meeting, id }: Done): string =>
  meeting === id ? `meeting:${meeting}` : `meeting:${meeting} ${id}`;
export const toRoom = ({ meeting }: Done): string => paths.live(meeting);
