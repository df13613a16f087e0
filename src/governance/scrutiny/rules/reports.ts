import { type Day, no, sayDay, type Verdict, yes } from '#kernel';

export interface Received {
  readonly id: string;
  readonly day: Day;
}
/** The last report on a subject that was received before a day: what the next one speaks for begins there. */
export const lastReceived = (received: readonly Received[], before: Day, self: string): Received | null =>
  received
    .filter(({ id, day }) => id !== self && day < before)
    .reduce<Received | null>((last, each) => (last === null || each.day > last.day ? each : last), null);

/** 'since the report received on 12 March 2020'. */
export const sayPeriod = (since: Day | null): string =>
  since === null
    ? 'This is the first report on the subject that the board receives.'
    : `Since the report received on ${sayDay(since)}.`;

export const canClear = (facts: {
  readonly cleared: boolean;
  readonly drafts: number;
  readonly isAuthor: boolean;
}): Verdict => {
  if (facts.cleared) return no('The report was cleared already.');
  if (facts.drafts === 0) return no('The report has no draft yet. Its author writes one first.');
  return facts.isAuthor ? no('An author does not clear their own report. Ask another officer.') : yes;
};

export const PROGRAMME_STATES = {
  planned: 'Planned',
  onAgenda: 'On an agenda',
  done: 'Done',
  dropped: 'Dropped',
} as const;
export type ProgrammeState = keyof typeof PROGRAMME_STATES;
export const programmeState = (facts: {
  readonly done: boolean;
  readonly dropped: boolean;
  readonly item: string | null;
}): ProgrammeState => {
  if (facts.dropped) return 'dropped';
  if (facts.done) return 'done';
  return facts.item === null ? 'planned' : 'onAgenda';
};
