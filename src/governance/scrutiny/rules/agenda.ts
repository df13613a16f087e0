import { type Day, no, type Verdict, yes } from '#kernel';

export interface ItemFacts {
  readonly id: string;
  readonly place: number;
  readonly openTo: string;
  readonly published: boolean;
  readonly urgentReason: string | null;
  readonly excluded: boolean;
}

/**
 * An item may be considered if the agenda that held it was open for five clear days, or the chair is of the opinion, by reason of
 * special circumstances which are published, that it is urgent (Local Government Act 1972, section 100B(4)).
 */
export const canConsider = (
  item: Pick<ItemFacts, 'published' | 'urgentReason'>,
  publishedInTime: boolean,
): Verdict =>
  (item.published && publishedInTime) || item.urgentReason !== null
    ? yes
    : no(
        'This item was not on the agenda five clear days before the meeting. It can be considered only as urgent: enter the chair’s reason.',
      );

/** An exempt item is taken behind a recorded resolution to exclude press and public (section 100A(4)), or not at all. */
export const canTake = (item: Pick<ItemFacts, 'openTo' | 'excluded'>): Verdict =>
  item.openTo !== 'exempt' || item.excluded
    ? yes
    : no(
        'This item is exempt. Record the resolution that excludes press and public before it is taken, or take it in public.',
      );

/** Where on the agenda the resolution is moved: before the first exempt item that has none; null where nothing waits for one. */
export const offerExclusion = (items: readonly ItemFacts[]): ItemFacts | null =>
  [...items]
    .sort((one, other) => one.place - other.place)
    .find(({ openTo, excluded }) => openTo === 'exempt' && !excluded) ?? null;

/** Publication after its day is told with its reason. */
export const canPublish = (facts: {
  readonly published: boolean;
  readonly cancelled: boolean;
  readonly items: number;
  readonly today: Day;
  readonly due: Day;
  readonly lateWhy: string;
}): Verdict & { readonly field: string } => {
  const refuse = (reason: string, field = '') => ({ ...no(reason), field });
  if (facts.cancelled) return refuse('The meeting was cancelled. Its agenda is not published.');
  if (facts.published)
    return refuse('The agenda was published already. Add an urgent item with the chair’s reason.');
  if (facts.items === 0) return refuse('The agenda has no items yet. Add them first.');
  if (facts.today > facts.due && facts.lateWhy.trim() === '')
    return refuse('Five clear days are no longer left. Enter why the agenda goes out late', 'lateWhy');
  return { ...yes, field: '' };
};
