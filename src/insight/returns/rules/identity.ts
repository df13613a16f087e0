import {
  addMonths,
  type Day,
  DISABILITIES,
  type Disability,
  daysBetween,
  ETHNICITIES,
  type Ethnicity,
  isCode,
  parseUpn,
  SEXES,
  type Sex,
  UPN_UNKNOWN_REASONS,
  type UpnUnknownReason,
} from '#kernel';
import { GENDERS } from './codes.ts';
import { type CensusElement, ownCopy } from './element.ts';
import type { CensusHeader, SeenInFile } from './judgement.ts';
import {
  codeIn,
  dayIn,
  findMissing,
  findOdd,
  meantIn,
  type Notes,
  type Parts,
  partsOf,
  refuse,
  shape,
  textOf,
} from './notes.ts';

/** Births: exactly one of the two dates is expected (8525Q); a birth can't follow the end of the census (8520). */
export const judgeBirth = (
  notes: Notes,
  identifiers: CensusElement,
  parts: Parts,
  header: CensusHeader,
): { birthDate: Day | undefined; expectedBirthDate: Day | undefined } => {
  const birth = parts.one('PersonBirthDate');
  const expected = parts.one('ExpectedPersonBirthDate');
  let birthDate = dayIn(notes, birth);
  if (birth && birthDate && header.referenceDate && birthDate > header.referenceDate) {
    refuse(notes, birth, `The child is born after the census ends on ${header.referenceDate} (rule 8520).`);
    birthDate = undefined;
  }
  if (expected && birthDate) {
    refuse(
      notes,
      expected,
      'A child has a birth date or an expected one, not both: the birth date was taken (rule 8525Q).',
    );
    return { birthDate, expectedBirthDate: undefined };
  }
  const expectedBirthDate = dayIn(notes, expected);
  if (!birth && !expected)
    findMissing(
      notes,
      identifiers,
      'PersonBirthDate',
      'Neither a birth date nor an expected one (rule 8525Q).',
    );
  if (expected && expectedBirthDate && header.referenceDate) {
    const days = daysBetween(header.referenceDate, expectedBirthDate);
    if (days < -30 || expectedBirthDate > addMonths(header.referenceDate, 9))
      findOdd(
        notes,
        expected,
        `Expected more than 30 days before, or more than 9 months after, the census ends on ${header.referenceDate} (rule 8530Q).`,
      );
  }
  return { birthDate, expectedBirthDate };
};

/** Deaths: one before the birth can't be true; before an expected birth, or outside the census year, it can (8535Q, 8545Q). */
export const judgeDeath = (
  notes: Notes,
  parts: Parts,
  header: CensusHeader,
  birthDate: Day | undefined,
  expectedBirthDate: Day | undefined,
): Day | undefined => {
  const death = parts.one('PersonDeathDate');
  const date = dayIn(notes, death);
  if (!death || !date) return undefined;
  if (birthDate && date < birthDate) {
    refuse(notes, death, `The child dies before the birth on ${birthDate} (rule 8535Q).`);
    return undefined;
  }
  if (expectedBirthDate && date < expectedBirthDate)
    findOdd(notes, death, `The child dies before the expected birth on ${expectedBirthDate} (rule 8535Q).`);
  if (header.start && header.referenceDate && (date < header.start || date > header.referenceDate))
    findOdd(
      notes,
      death,
      `The death is outside the census year, ${header.start} to ${header.referenceDate} (rule 8545Q).`,
    );
  return date;
};

/** Sex: `Sex` from the 2024-25 census, `GenderCurrent` before it; either is read, and a mismatch with the year is named. */
export const judgeSex = (
  notes: Notes,
  identifiers: CensusElement,
  parts: Parts,
  header: CensusHeader,
  unborn: boolean,
): Sex | undefined => {
  const isNew = header.year === undefined ? undefined : header.year >= 2025;
  const sex = parts.one('Sex');
  const gender = parts.one('GenderCurrent');
  const fromSex = codeIn(notes, sex, SEXES, 'rule 4180');
  const fromGender = meantIn(
    notes,
    gender,
    GENDERS,
    'This is not a code of GenderCurrent (N00065: 0, 1, 2 or 9).',
  );
  if (sex && isNew === false)
    findOdd(notes, sex, `The ${header.year} census calls this GenderCurrent; Sex came with 2024-25.`);
  if (gender && isNew)
    findOdd(notes, gender, `The ${header.year} census calls this Sex; GenderCurrent ended with 2023-24.`);
  if (gender?.text === '9') findOdd(notes, gender, 'Not specified (9) is kept as U, unknown.');
  if (!sex && !gender)
    findMissing(
      notes,
      identifiers,
      isNew === false ? 'GenderCurrent' : 'Sex',
      'No sex is given (rule 4180).',
    );

  const sexLeads = isNew !== false ? fromSex !== undefined : fromGender === undefined;
  const taken = sexLeads ? fromSex : fromGender;
  const source = sexLeads ? sex : gender;
  const other = sexLeads ? gender : sex;
  if (other && fromSex && fromGender && fromSex !== fromGender)
    refuse(notes, other, `Sex and GenderCurrent disagree; ${source?.name ?? ''} was taken.`);
  if (source && unborn && (taken === 'M' || taken === 'F')) {
    refuse(notes, source, 'A child not yet born has no recorded sex: it must be unknown (rule 8750).');
    return undefined;
  }
  return taken;
};

const upnIn = (notes: Notes, element: CensusElement | undefined, rule: string): string | undefined => {
  const text = textOf(notes, element);
  if (!element || text === undefined) return undefined;
  const parsed = parseUpn(text);
  if (parsed.ok) return parsed.value;
  refuse(notes, element, `${parsed.reason.replace(/\.$/, '')} (${rule}).`);
  return undefined;
};

/** UPNs: a wrong one is refused and the child is taken; one that another child of the file has belongs to the first (1520). */
export const judgeUpns = (
  notes: Notes,
  parts: Parts,
  seen: SeenInFile,
): { upn: string | undefined; formerUpn: string | undefined; upnUnknown: UpnUnknownReason | undefined } => {
  const element = parts.one('UPN');
  let upn = upnIn(notes, element, 'rules 1510 to 1550');
  if (element && upn !== undefined && seen.upns.has(upn)) {
    refuse(notes, element, 'Another child earlier in the file has this UPN (rule 1520).');
    upn = undefined;
  }
  if (upn !== undefined) seen.upns.add(ownCopy(upn));
  const formerUpn = upnIn(notes, parts.one('FormerUPN'), 'rule 1560Q');
  const reason = parts.one('UPNunknown');
  const upnUnknown = codeIn(
    notes,
    reason,
    UPN_UNKNOWN_REASONS,
    reason?.text === 'UN6' ? 'the meaning of UN6 is not published' : 'N00135',
  );
  if (reason && upnUnknown && upn !== undefined)
    findOdd(notes, reason, 'A reason for having no UPN stands beside a UPN.');
  return { upn, formerUpn, upnUnknown };
};

/** Ethnicity, N00177. */
export const judgeEthnicity = (
  notes: Notes,
  characteristics: CensusElement,
  parts: Parts,
): Ethnicity | undefined => {
  const element = parts.one('Ethnicity');
  if (!element) findMissing(notes, characteristics, 'Ethnicity', 'No ethnicity is given (rule 4220).');
  return codeIn(notes, element, ETHNICITIES, 'rule 4220');
};

const LIST = shape([], ['Disability']);

/** Disabilities, N00099: a wrong code is refused, so is a repeated one (8794), so is NONE beside any other (8790). */
export const judgeDisabilities = (notes: Notes, parts: Parts): readonly Disability[] | undefined => {
  const element = parts.one('Disabilities');
  if (!element) return undefined;
  const given = partsOf(notes, element, LIST).all('Disability');
  const others = given.some((disability) => disability.text !== 'NONE');
  const taken = new Set<Disability>();
  for (const disability of given) {
    const text = textOf(notes, disability);
    if (text === undefined) continue;
    if (!isCode(DISABILITIES, text))
      refuse(notes, disability, 'This is not a code of Disability (rule 8540).');
    else if (text === 'NONE' && others)
      refuse(notes, disability, 'NONE stands beside a disability and can’t be true as well (rule 8790).');
    else if (taken.has(text)) refuse(notes, disability, 'This disability is given twice (rule 8794).');
    else taken.add(text);
  }
  return taken.size > 0 ? [...taken] : undefined;
};
