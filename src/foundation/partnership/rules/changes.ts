import { type Day, isDay, isRole, roles, sayDay } from '#kernel';
import { bodyTypes, inboxes } from './bodies.ts';
import { sayOrganisationType } from './organisation-types.ts';
import { sayCapacity } from './representation.ts';

/** The registers whose changes are kept. */
export const registers = {
  organisation: 'Organisation',
  body: 'Body',
  reporting_line: 'Reporting line',
  staff: 'Person',
  post: 'Post',
  representation: 'Representation',
  setting: 'Setting',
} as const;
export type Register = keyof typeof registers;

/** Whether the text names a register. */
export const isRegister = (text: string): text is Register => Object.hasOwn(registers, text);

/** Says an id by the name of what it stands for. */
export type NameOf = (id: string) => string;

interface FieldRule {
  readonly label: string;
  readonly say?: (value: unknown, nameOf: NameOf) => string;
  /** Seen by those who keep the registers alone. */
  readonly keepersOnly?: true;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const ofId = (value: unknown, nameOf: NameOf): string => nameOf(text(value));
const ofDay = (value: unknown): string => {
  const day: Day = text(value);
  return isDay(day) ? sayDay(day) : day;
};
const labelIn =
  (labels: Readonly<Record<string, string>>) =>
  (value: unknown): string =>
    labels[text(value)] ?? text(value);
const ofRole = (value: unknown): string => {
  const role = text(value);
  return isRole(role) ? roles[role].label : role;
};

/** By the column: what a person calls it, and how its value reads. What is not listed is not shown: ids and versions. */
const FIELDS: Readonly<Record<string, FieldRule>> = {
  name: { label: 'Name' },
  title: { label: 'Title' },
  type: { label: 'Kind', say: (value) => labelIn(bodyTypes)(sayOrganisationType(text(value))) },
  purpose: { label: 'Purpose' },
  code: { label: 'Code' },
  phone: { label: 'Telephone' },
  out_of_hours: { label: 'Out of hours' },
  receives: { label: 'Inbox receives', say: (value) => labelIn({ ...inboxes, '': inboxes.none })(value) },
  email: { label: 'E-mail', keepersOnly: true },
  account_id: { label: 'Account to sign in with', say: () => 'Joined', keepersOnly: true },
  role: { label: 'Role', say: ofRole },
  capacity: { label: 'Capacity', say: (value) => sayCapacity(text(value)) },
  staff_id: { label: 'Person', say: ofId },
  organisation_id: { label: 'Organisation', say: ofId },
  body_id: { label: 'Body', say: ofId },
  reports_to_id: { label: 'Reports to', say: ofId },
  post_id: { label: 'Post', say: ofId },
  from_day: { label: 'First day', say: ofDay },
  until_day: { label: 'Last day', say: ofDay },
  value: { label: 'Value', say: (value) => (value === true ? 'Yes' : value === false ? 'No' : text(value)) },
};

type Row = Readonly<Record<string, unknown>>;

/** A field that changed, both values in words; '' is none. */
export interface FieldChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

const isNothing = (value: unknown): boolean => value === undefined || value === null || value === '';

/** What differs between two states of a row, in the words of the register, as far as this reader may see it. */
export const fieldChanges = (
  before: Row | null,
  after: Row | null,
  nameOf: NameOf,
  keeper: boolean,
): readonly FieldChange[] =>
  Object.entries(FIELDS).flatMap(([column, { label, say = text, keepersOnly }]) => {
    const [was, is] = [before?.[column], after?.[column]];
    if ((keepersOnly && !keeper) || was === is || (isNothing(was) && isNothing(is))) return [];
    const inWords = (value: unknown) => (isNothing(value) ? '' : say(value, nameOf));
    return [{ label, before: inWords(was), after: inWords(is) }];
  });

/** The ids that a row speaks of, whose names its change is told with. */
export const idsIn = (row: Row | null): readonly string[] =>
  Object.entries(row ?? {}).flatMap(([column, value]) =>
    FIELDS[column]?.say === ofId && typeof value === 'string' ? [value] : [],
  );
