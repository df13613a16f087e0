import { dayOf, sayDay, sayTime } from '#kernel';
import type { PackItem, PackPaper } from '../reads/index.ts';

/** How an item is led to inside a pack, on screen and in print. */
export const anchorOf = ({ id }: Pick<PackItem, 'id'>): string => `item-${id}`;

export const CLOSED = 'An item that is not open to you';
/** What stands for an item in a list: its title where somebody may know it. */
export const nameOf = ({ number, title }: Pick<PackItem, 'number' | 'title'>): string =>
  `${number}. ${title || CLOSED}`;

/** 'Tuesday' is left to the reader: '24 November 2026, 10am to noon'. */
export const whenOf = ({
  startsAt,
  endsAt,
}: {
  readonly startsAt: string;
  readonly endsAt: string;
}): string => `${sayDay(dayOf(startsAt))}, ${sayTime(startsAt)} to ${sayTime(endsAt)}`;

export const whereOf = ({ mode, place }: { readonly mode: string; readonly place: string }): string =>
  [mode, place].filter(Boolean).join(': ');

/** What is said of an item under its title. */
export const factsOf = (item: PackItem): { readonly key: string; readonly value: string }[] => [
  { key: 'Purpose', value: item.aim },
  {
    key: 'Time',
    value:
      item.minutes === null ? sayTime(item.startsAt) : `${sayTime(item.startsAt)}, ${item.minutes} minutes`,
  },
  ...(item.presenter ? [{ key: 'Presented by', value: item.presenter }] : []),
  ...(item.exempt ? [{ key: 'Without press and public', value: item.exempt }] : []),
];

const KINDS = { main: '', appendix: 'Appendix', supplement: 'Supplement' } as const;
/** What must be known of a paper before it is opened. */
export const notesOf = (paper: PackPaper): string[] => [
  ...(KINDS[paper.kind] ? [KINDS[paper.kind]] : []),
  ...(paper.late ? [`Added on ${sayDay(dayOf(paper.addedAt))}, after the agenda went out`] : []),
  ...(paper.replacedWhy === null
    ? []
    : [`Takes the place of an earlier paper${paper.replacedWhy ? `: ${paper.replacedWhy}` : ''}`]),
  ...(paper.infected ? ['Holds a virus: nobody can open it here'] : []),
];

/** What came after the agenda had gone out: whole items, and papers. */
export const supplementsOf = (items: readonly PackItem[]): { readonly id: string; readonly says: string }[] =>
  items.flatMap((item) => [
    ...(item.open && item.supplement
      ? [{ id: anchorOf(item), says: `Item ${item.number}: ${item.title}` }]
      : []),
    ...item.papers
      .filter(({ late }) => late)
      .map((paper) => ({
        id: anchorOf(item),
        says: `Item ${item.number}: ${paper.title} (${sayDay(dayOf(paper.addedAt))})`,
      })),
  ]);
