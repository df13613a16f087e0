import { Tag, type TagColour } from '#ui';
import { KINDS, type Kind, STAGES, type Stage } from '../rules/index.ts';

/** 'People' or 'Contacts'. */
export const kindWords = (kind: Kind): string => KINDS[kind].split(':')[0] ?? kind;

const COLOURS: Readonly<Record<Stage, TagColour>> = {
  reading: 'blue',
  unreadable: 'red',
  columns: 'orange',
  judging: 'blue',
  review: 'orange',
  committing: 'blue',
  done: 'green',
};
export const StageTag = ({ stage }: { readonly stage: Stage }) => (
  <Tag colour={COLOURS[stage]}>{STAGES[stage]}</Tag>
);

/** '1 row', '2,000 rows'. */
export const sayRows = (count: number): string =>
  count === 1 ? '1 row' : `${count.toLocaleString('en-GB')} rows`;
