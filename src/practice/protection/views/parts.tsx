import { sayDay } from '#kernel';
import { Tag } from '#ui';
import type { Status } from '../reads/index.ts';
import { CATEGORIES, LEGAL_STATUSES } from '../rules/index.ts';

/** Whether it holds, or when it ended. */
export const Holds = ({ status: { inForce, end } }: { status: Pick<Status, 'inForce' | 'end'> }) => (
  <Tag colour={inForce ? 'red' : 'grey'}>{inForce ? 'In force' : end ? 'Ended' : 'To come'}</Tag>
);
/** From when until when. */
export const sayDays = ({ start, end }: { start: string; end: string | null }): string =>
  end === null ? `Since ${sayDay(start)}` : `${sayDay(start)} to ${sayDay(end)}`;
/** What the council alone knows of it. */
export const sayWhat = ({ category, legalStatus }: Pick<Status, 'category' | 'legalStatus'>): string =>
  category ? CATEGORIES[category] : legalStatus ? LEGAL_STATUSES[legalStatus] : '';
