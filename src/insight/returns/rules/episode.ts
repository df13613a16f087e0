import { CLOSURE_REASONS, type Day, daysBetween, PRIMARY_NEEDS, REFERRAL_SOURCES } from '#kernel';
import { BOOLEANS } from './codes.ts';
import type { CensusElement } from './element.ts';
import type { CensusClosure, CensusEpisode, CensusHeader } from './judgement.ts';
import {
  codeIn,
  dayIn,
  findMissing,
  findOdd,
  meantIn,
  type Notes,
  noNotes,
  type Parts,
  partsOf,
  refuse,
  shape,
} from './notes.ts';
import { WAITING_IN_EPISODE, wait } from './waiting.ts';

const EPISODE = shape(
  [
    'CINreferralDate',
    'ReferralSource',
    'PrimaryNeedCode',
    'CINclosureDate',
    'ReasonForClosure',
    'ReferralNFA',
    'DateOfInitialCPC',
  ],
  WAITING_IN_EPISODE,
);

/** From this referral day on the source is demanded (8866). */
const SOURCE_DEMANDED: Day = '2013-04-01';
/** The longest time before a birth that a child can be referred (8606). */
const DAYS_BEFORE_BIRTH = 280;

/** What an episode is compared with: the child's own dates, and the referral days that the child has in the file. */
export interface EpisodeFacts {
  readonly header: CensusHeader;
  readonly born: Day | undefined;
  readonly deathDate: Day | undefined;
  readonly referralDates: ReadonlySet<Day>;
}

/** The day that names the episode; without one, nothing of the episode can be kept. */
const referralDateIn = (
  notes: Notes,
  episode: CensusElement,
  parts: Parts,
  facts: EpisodeFacts,
): Day | undefined => {
  const element = parts.one('CINreferralDate');
  const { header, born, referralDates } = facts;
  const found = noNotes();
  const date = dayIn(found, element);
  const wrong = (why: string): undefined => {
    const rest = 'Nothing of this episode was taken.';
    if (element) refuse(notes, element, `${why} ${rest}`);
    else
      notes.refused.push({ line: episode.line, field: 'CINreferralDate', value: '', why: `${why} ${rest}` });
  };
  if (!element) return wrong('The episode has no referral date (rule 8600).');
  if (!date) return wrong(found.refused.at(-1)?.why ?? 'The referral date can’t be read.');
  if (header.referenceDate && date > header.referenceDate)
    return wrong(`The referral is after the census ends on ${header.referenceDate} (rule 8600).`);
  if (born && daysBetween(date, born) > DAYS_BEFORE_BIRTH)
    return wrong(
      `The referral is more than ${DAYS_BEFORE_BIRTH} days before the birth on ${born} (rule 8606).`,
    );
  if (referralDates.has(date))
    return wrong('The child has an earlier episode with the same referral date (rule 8820).');
  notes.refused.push(...found.refused);
  return date;
};

const closureIn = (
  notes: Notes,
  parts: Parts,
  referralDate: Day,
  facts: EpisodeFacts,
): CensusClosure | undefined => {
  const { header, deathDate } = facts;
  const element = parts.one('CINclosureDate');
  const reasonGiven = parts.one('ReasonForClosure');
  let date = dayIn(notes, element);
  if (element && date && date < referralDate) {
    refuse(notes, element, `The case is closed before its referral on ${referralDate} (rule 8630).`);
    date = undefined;
  }
  if (!element || !date) {
    if (reasonGiven)
      refuse(
        notes,
        reasonGiven,
        element
          ? 'Its closure date was not taken, so there is no closure for this reason.'
          : 'There is a reason for closure and no closure date (rule 8810).',
      );
    return undefined;
  }
  const reason = codeIn(notes, reasonGiven, CLOSURE_REASONS, 'rule 8640');
  if (!reasonGiven)
    findMissing(notes, element, 'ReasonForClosure', 'The case is closed without a reason (rule 8805).');
  if (header.start && header.referenceDate && (date < header.start || date > header.referenceDate))
    findOdd(
      notes,
      element,
      `The closure is outside the census year, ${header.start} to ${header.referenceDate} (rule 8620).`,
    );
  if (reasonGiven && reason === 'RC2' && !deathDate)
    findOdd(notes, reasonGiven, 'Closed because the child died, and there is no date of death (rule 8585Q).');
  return { line: element.line, date, reason };
};

/**
 * One CINdetails. Without a usable referral date it is refused whole, with one reason; any other value that can't be
 * taken is refused alone. Dates long before the census year are facts and are taken; the oddness is named.
 */
export const judgeEpisode = (
  notes: Notes,
  episode: CensusElement,
  facts: EpisodeFacts,
): CensusEpisode | undefined => {
  const own = noNotes();
  const parts = partsOf(own, episode, EPISODE);
  const referralDate = referralDateIn(notes, episode, parts, facts);
  if (!referralDate) return undefined;
  const element = parts.one('CINreferralDate') ?? episode;
  const { header, deathDate } = facts;
  if (deathDate && referralDate > deathDate)
    findOdd(own, element, `The referral is after the child’s death on ${deathDate} (rule 8555Q).`);

  const sourceGiven = parts.one('ReferralSource');
  const source = codeIn(own, sourceGiven, REFERRAL_SOURCES, 'rule 8866');
  if (!sourceGiven && referralDate >= SOURCE_DEMANDED)
    findMissing(own, episode, 'ReferralSource', 'No source of the referral is given (rule 8866).');

  const decisionGiven = parts.one('ReferralNFA');
  const noFurtherAction = meantIn(
    own,
    decisionGiven,
    BOOLEANS,
    'This is not true, false, 1 or 0 (rule 8568).',
  );
  if (!decisionGiven)
    findMissing(
      own,
      episode,
      'ReferralNFA',
      'Not said whether the referral ended without further action (rule 8568).',
    );

  const needGiven = parts.one('PrimaryNeedCode');
  const primaryNeed = codeIn(own, needGiven, PRIMARY_NEEDS, 'rule 8650');
  if (!needGiven && noFurtherAction === false)
    findMissing(
      own,
      episode,
      'PrimaryNeedCode',
      'No main need is given though action was taken (rule 8610).',
    );

  const closure = closureIn(own, parts, referralDate, facts);

  const conference = parts.one('DateOfInitialCPC');
  if (conference) wait(own, conference, header);
  for (const name of WAITING_IN_EPISODE) for (const block of parts.all(name)) wait(own, block, header);

  notes.refused.push(...own.refused);
  notes.odd.push(...own.odd);
  for (const [name, count] of own.waiting) notes.waiting.set(name, (notes.waiting.get(name) ?? 0) + count);
  return { line: episode.line, referralDate, source, primaryNeed, noFurtherAction, closure };
};

/** Names what is odd between a child's episodes: one that begins before another was closed (8815, 8816, 8820). */
export const compareEpisodes = (notes: Notes, episodes: readonly CensusEpisode[]): void => {
  const active = episodes
    .filter((episode) => episode.noFurtherAction !== true)
    .sort((first, second) => (first.referralDate < second.referralDate ? -1 : 1));
  let latest: CensusEpisode | undefined;
  for (const episode of active) {
    const open = latest && (!latest.closure || latest.closure.date > episode.referralDate);
    if (latest && open)
      notes.odd.push({
        line: episode.line,
        field: 'CINreferralDate',
        value: episode.referralDate,
        why: `This episode begins before the one of ${latest.referralDate} was closed (rules 8815, 8816 and 8820).`,
      });
    const ends = (one: CensusEpisode): string => one.closure?.date ?? '9999-12-31';
    if (!latest || ends(episode) >= ends(latest)) latest = episode;
  }
};

/** A value of an episode that decides whether a child's reason for having no UPN holds (8772). */
export const hadAction = (episodes: readonly CensusEpisode[]): boolean =>
  episodes.some((episode) => episode.noFurtherAction === false);
