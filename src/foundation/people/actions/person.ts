import type { Acting } from '#db';
import { type Day, type Fault, Invalid, isBlank } from '#kernel';
import { describedAs, type Likeness, LOOK_FIRST } from '../reads/index.ts';
import { checkFacts, readBirth, standing } from '../rules/index.ts';
import { changeRow } from '../store/index.ts';
import { addPerson, type NewName, type NewPerson } from './enter.ts';
import { type Done, insist, meet, unlessFirst } from './meet.ts';

/** What may be changed of a person; the parts (names, addresses, identifiers) are changed one by one. */
export interface PersonFacts {
  readonly born: string | null;
  readonly expected: Day | null;
  readonly died: Day | null;
  readonly sex: string;
  readonly ethnicity: string;
  readonly disabilities: readonly string[];
  readonly school: string;
  readonly safeContact: string;
  readonly workerSafety: string;
  readonly explained: string;
}

/** A person as a page takes them: one name, one number, one address; more are added afterwards. */
export interface EnteredPerson extends Omit<PersonFacts, 'died' | 'safeContact' | 'workerSafety'> {
  readonly given: string;
  readonly family: string;
  readonly knownAs: string;
  readonly nhs: string;
  readonly lines: string;
  readonly postcode: string;
  readonly withheld: boolean;
  /** Somebody looked at who it may be, and says that it is none of them. */
  readonly different: boolean;
}

const filled = (...typed: string[]): boolean => typed.some((each) => !isBlank(each));

/** What is wrong with a person as they were entered, and what is unlikely without a word on why it is right. */
export const faultsOfEntered = (entered: EnteredPerson, today: Day): readonly Fault[] =>
  standing(checkFacts({ ...entered, died: null }, today), entered.explained);

/** A person as they were entered, as the record takes them. */
export const newPersonOf = (entered: EnteredPerson): NewPerson => {
  const { given, family, knownAs, nhs, lines, postcode, withheld, different: _, ...facts } = entered;
  const names: NewName[] = [
    { kind: 'legal', given, family },
    // An alias without a family name is found with the legal one.
    ...(filled(knownAs)
      ? [{ kind: 'knownAs' as const, given: knownAs, family: knownAs.includes(' ') ? '' : family }]
      : []),
  ];
  return {
    ...facts,
    names,
    identifiers: filled(nhs) ? [{ scheme: 'nhs', value: nhs }] : [],
    addresses: filled(lines, postcode) ? [{ lines, postcode, withheld }] : [],
  };
};

/**
 * Records a person from a page: refused where the facts cannot be, asked about where they are unlikely, and where somebody who is
 * recorded is likely the same. Whoever says that none of those is, says so of each by name.
 */
export const recordPerson = async (
  acting: Acting,
  entered: EnteredPerson,
  likeness: Likeness,
): Promise<Done> => {
  const { different } = entered;
  const faults = faultsOfEntered(entered, acting.today);
  if (faults.length > 0) throw new Invalid(faults);
  const alike = await likeness.possiblySame(acting, describedAs(entered));
  if (!different && alike.some(({ probability }) => probability >= LOOK_FIRST))
    throw new Invalid([
      {
        field: 'different',
        message:
          'Look at who this may be. Use the record that is there, or say that none of them is the same person',
      },
    ]);
  const id = await addPerson(acting, newPersonOf(entered));
  if (different)
    await likeness.sayNoneOf(
      acting,
      id,
      alike.filter(({ probability }) => probability >= LOOK_FIRST).map(({ person }) => person.id),
      'Said when this person was recorded',
    );
  return { id };
};

/** Changes what is known of a person, if it still stands at the version that was read. */
export const changePerson = async (
  acting: Acting,
  id: string,
  version: number,
  facts: PersonFacts,
): Promise<Done> => {
  await meet(acting, id, 'change');
  insist(facts.explained, checkFacts(facts, acting.today));
  const birth = facts.born === null ? null : readBirth(facts.born);
  await unlessFirst(
    acting,
    await changeRow(acting.tx, 'person', id, version, {
      born_day: birth?.day ?? null,
      born_precision: birth?.precision ?? 'day',
      expected_day: facts.expected,
      died_day: facts.died,
      sex: facts.sex,
      ethnicity: facts.ethnicity,
      disabilities: [...facts.disabilities],
      school: facts.school,
      safe_contact: facts.safeContact,
      worker_safety: facts.workerSafety,
      explained: facts.explained,
    }),
    id,
    id,
  );
  return { id };
};
