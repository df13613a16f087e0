import { ageOn } from '#kernel';
import { type CensusElement, ownCopy, wholeText } from './element.ts';
import { compareEpisodes, hadAction, judgeEpisode } from './episode.ts';
import {
  judgeBirth,
  judgeDeath,
  judgeDisabilities,
  judgeEthnicity,
  judgeSex,
  judgeUpns,
} from './identity.ts';
import {
  type CensusEpisode,
  type CensusHeader,
  type ChildJudgement,
  nothingSeen,
  type Refusal,
  type SeenInFile,
} from './judgement.ts';
import { findMissing, findOdd, type Notes, noNotes, type Parts, partsOf, refuse, shape } from './notes.ts';

const CHILD = shape(['ChildIdentifiers', 'ChildCharacteristics'], ['CINdetails']);
const IDENTIFIERS = shape([
  'LAchildID',
  'UPN',
  'FormerUPN',
  'UPNunknown',
  'PersonBirthDate',
  'ExpectedPersonBirthDate',
  'Sex',
  'GenderCurrent',
  'PersonDeathDate',
]);
const CHARACTERISTICS = shape(['Ethnicity', 'Disabilities']);

const absent = (name: string, line: number): CensusElement => ({
  name,
  line,
  text: '',
  attributes: [],
  children: [],
});

const inOrder = (found: readonly Refusal[]): readonly Refusal[] =>
  found.toSorted((first, second) => first.line - second.line);

/** A child that can't be taken at all: one refusal, at its identifier or where the identifier should be. */
const refusedWhole = (element: CensusElement | undefined, line: number, why: string): ChildJudgement => ({
  child: undefined,
  refused: [
    {
      line: element?.line ?? line,
      field: 'LAchildID',
      value: element ? wholeText(element) : '',
      why: `${why} Nothing of this child was taken.`,
    },
  ],
  odd: [],
  waiting: {},
});

/** LAchildID, N00097: what names the child from one return to the next (8500, 1570, 1580, 8510). */
const whyNotUsable = (element: CensusElement | undefined, seen: SeenInFile): string | undefined => {
  if (!element) return 'The child has no LAchildID (rule 8500).';
  if (element.children.length > 0) return 'The LAchildID holds elements where one value belongs (rule 8500).';
  if (!/^[A-Za-z0-9]*$/.test(element.text)) return 'An LAchildID holds only letters and digits (rule 1580).';
  if (element.text.length > 20) return 'An LAchildID has at most 20 characters (rule 1570).';
  if (seen.children.has(element.text)) return 'An earlier child of the file has this LAchildID (rule 8510).';
  return undefined;
};

const oddAcrossEpisodes = (
  notes: Notes,
  child: CensusElement,
  identifiers: Parts,
  header: CensusHeader,
  birthDate: string | undefined,
  episodes: readonly CensusEpisode[],
): void => {
  compareEpisodes(notes, episodes);
  if (!child.children.some((part) => part.name === 'CINdetails'))
    findMissing(notes, child, 'CINdetails', 'The child has no episode (rule 8590).');
  const birth = identifiers.one('PersonBirthDate');
  const open = episodes.some((episode) => !episode.closure && episode.noFurtherAction !== true);
  if (birth && birthDate && header.referenceDate && open && ageOn(birthDate, header.referenceDate) > 25)
    findOdd(notes, birth, 'The child is over 25 and has an open case (rule 8775Q).');
};

/**
 * What can be taken of one child of the file, and every value that can't, by its line. Errors of the return's rules on a
 * value refuse the value; queries, and rules about the scope of the return rather than the fact, are `odd` and taken. A
 * child without a usable LAchildID, and an episode without a usable referral date, are refused whole. `seen` remembers
 * the identifiers of one file: give each file its own. Rules: DfE Children in Need census validation, 2022-23 to 2025-26.
 */
export const judgeChild = (
  element: CensusElement,
  header: CensusHeader,
  seen: SeenInFile = nothingSeen(),
): ChildJudgement => {
  const notes = noNotes();
  const parts = partsOf(notes, element, CHILD);
  const identifiers = parts.one('ChildIdentifiers') ?? absent('ChildIdentifiers', element.line);
  const named = partsOf(notes, identifiers, IDENTIFIERS);
  const id = named.one('LAchildID');
  const why = whyNotUsable(id, seen);
  if (!id || why) return refusedWhole(id, element.line, why ?? '');
  seen.children.add(ownCopy(id.text));

  const upns = judgeUpns(notes, named, seen);
  const { birthDate, expectedBirthDate } = judgeBirth(notes, identifiers, named, header);
  const deathDate = judgeDeath(notes, named, header, birthDate, expectedBirthDate);
  const unborn = expectedBirthDate !== undefined;
  const sex = judgeSex(notes, identifiers, named, header, unborn);

  const described = parts.one('ChildCharacteristics') ?? absent('ChildCharacteristics', element.line);
  const characteristics = partsOf(notes, described, CHARACTERISTICS);
  const ethnicity = judgeEthnicity(notes, described, characteristics);
  const disabilities = judgeDisabilities(notes, characteristics);

  const episodes: CensusEpisode[] = [];
  const referralDates = new Set<string>();
  for (const details of parts.all('CINdetails')) {
    const episode = judgeEpisode(notes, details, {
      header,
      born: birthDate ?? expectedBirthDate,
      deathDate,
      referralDates,
    });
    if (!episode) continue;
    referralDates.add(episode.referralDate);
    episodes.push(episode);
  }
  oddAcrossEpisodes(notes, element, named, header, birthDate, episodes);
  if (!characteristics.one('Disabilities') && birthDate && hadAction(episodes))
    findMissing(
      notes,
      described,
      'Disabilities',
      'It is not said whether the child has a disability (rule 8540).',
    );
  let { upnUnknown } = upns;
  const reason = named.one('UPNunknown');
  if (reason && upnUnknown === 'UN7' && hadAction(episodes)) {
    refuse(
      notes,
      reason,
      'UN7 is for a child whose every referral ended without further action (rule 8772).',
    );
    upnUnknown = undefined;
  }

  return {
    child: {
      line: element.line,
      laChildId: id.text,
      ...upns,
      upnUnknown,
      birthDate,
      expectedBirthDate,
      sex,
      deathDate,
      ethnicity,
      disabilities,
      episodes,
    },
    refused: inOrder(notes.refused),
    odd: inOrder(notes.odd),
    waiting: Object.fromEntries(notes.waiting),
  };
};
