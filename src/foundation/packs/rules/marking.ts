/** Why a paper is not among the pages of a printed pack: what `#print` says, in words for whoever misses it. */
export const LEFT_OUT = {
  missing: 'Its content is missing. Tell whoever keeps the meeting.',
  locked: 'It is locked with a password.',
  broken: 'It is damaged, or is no PDF.',
  empty: 'It has no pages.',
  tooLong: 'It is longer than 500 pages.',
  tooMuch: 'The papers together are longer than 1,500 pages.',
  tooSlow: 'It could not be read in time.',
} as const;
export type LeftOut = keyof typeof LEFT_OUT;
export const sayLeftOut = (why: string): string =>
  `${why in LEFT_OUT ? LEFT_OUT[why as LeftOut] : LEFT_OUT.broken} Open it by its link.`; // `in` has shown that it is one

/** Government Security Classifications policy (Cabinet Office, 2024): OFFICIAL, marked SENSITIVE where access is limited. */
export const SENSITIVE = 'OFFICIAL-SENSITIVE';
export const OPEN_TO_NOBODY_ELSE =
  'This pack is yours alone. What is in it is what you may see: do not pass it on.';

interface Seen {
  readonly openTo: string;
  readonly access?: readonly string[];
}
/** Whether anything that somebody is given is not public: then the whole of it is marked. */
export const isSensitive = (isPublic: boolean, items: readonly Seen[]): boolean =>
  !isPublic ||
  items.some(({ openTo, access = [] }) => openTo !== 'public' || access.some((each) => each !== 'item'));
