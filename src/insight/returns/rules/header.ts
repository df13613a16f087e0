import type { Day } from '#kernel';
import { BrokenCensus } from './broken.ts';
import { type CensusElement, shown } from './element.ts';
import type { CensusHeader, Refusal } from './judgement.ts';
import { dayIn, findMissing, type Notes, noNotes, partsOf, refuse, shape, textOf } from './notes.ts';

const HEADER = shape(['CollectionDetails'], ['Source']);
const COLLECTION = shape(['Collection', 'Year', 'ReferenceDate']);
const SOURCE = shape(['SourceLevel', 'LEA', 'SoftwareCode', 'Release', 'SerialNo', 'DateTime']);

const matching = (notes: Notes, element: CensusElement | undefined, pattern: RegExp, why: string) => {
  const text = textOf(notes, element);
  if (!element || text === undefined || pattern.test(text)) return text;
  refuse(notes, element, why);
  return undefined;
};

const emptyHeader = (line: number): CensusElement => ({
  name: 'Header',
  line,
  text: '',
  attributes: [],
  children: [],
});

/**
 * The header of a return, which decides the shapes and the census year of all that follows. A return of another
 * collection throws `BrokenCensus`: nothing of it may be read as children in need.
 */
export const judgeHeader = (
  element: CensusElement | undefined,
  line: number,
): { header: CensusHeader; refused: readonly Refusal[]; odd: readonly Refusal[] } => {
  const notes = noNotes();
  const given = element ?? emptyHeader(line);
  const parts = partsOf(notes, given, HEADER);
  const details = partsOf(notes, parts.one('CollectionDetails') ?? emptyHeader(line), COLLECTION);
  const sources = parts.all('Source');
  const source = partsOf(notes, sources[0] ?? emptyHeader(line), SOURCE);
  for (const other of sources.slice(1))
    refuse(notes, other, 'The header holds a second Source; the first was taken.');

  const collection = textOf(notes, details.one('Collection'));
  if (collection !== undefined && collection !== 'CIN')
    throw new BrokenCensus(
      line,
      `this is a return of the collection ‘${shown(collection).replace(/[\s\p{C}]+/gu, ' ')}’, not a Children in Need census (CIN).`,
    );
  const yearText = matching(
    notes,
    details.one('Year'),
    /^(?:19|20|21)\d{2}$/,
    'A year is four digits, as in 2022.',
  );
  const written = details.one('ReferenceDate');
  const day = dayIn(notes, written);
  const year =
    yearText === undefined
      ? day?.endsWith('-03-31')
        ? Number(day.slice(0, 4))
        : undefined
      : Number(yearText);
  const referenceDate: Day | undefined = year === undefined ? undefined : `${year}-03-31`;
  if (written && day && day !== referenceDate)
    refuse(
      notes,
      written,
      referenceDate
        ? `The reference date of the ${year} census is ${referenceDate}, which was used (rule 100).`
        : 'A reference date is a 31 March, and without a year this one can’t be put right (rule 100).',
    );
  if (referenceDate === undefined)
    findMissing(notes, given, 'Year', 'No usable year: dates are not compared with the census year.');
  const lea = matching(notes, source.one('LEA'), /^\d{3}$/, 'An authority’s number is three digits.');
  if (!source.one('LEA'))
    findMissing(notes, given, 'LEA', 'The file does not say which authority it comes from.');

  return {
    header: {
      line: given.line,
      collection,
      year,
      start: year === undefined ? undefined : `${year - 1}-04-01`,
      referenceDate,
      lea,
      sourceLevel: textOf(notes, source.one('SourceLevel')),
      softwareCode: textOf(notes, source.one('SoftwareCode')),
      release: textOf(notes, source.one('Release')),
      serialNumber: textOf(notes, source.one('SerialNo')),
      dateTime: textOf(notes, source.one('DateTime')),
    },
    refused: notes.refused,
    odd: notes.odd,
  };
};
