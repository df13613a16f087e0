import type { Acting, Tx } from '#db';
import { personLine, personLines } from '#people';
import { recordKinds } from '#records';
import { type Part, recordInParts } from '#story';
import type { Other } from '../rules/index.ts';
import { type AboutRow, recordsAbout } from '../store/index.ts';

/** Records that are about a person though they stand under nobody, as a module knows: the contacts that were told to be. */
export type BesideOf = (tx: Tx, person: string) => Promise<readonly string[]>;

/** A record as it is read for a request. */
export interface Told {
  readonly id: string;
  readonly what: string;
  readonly title: string;
  readonly at: string;
  readonly organisation: string;
  /** Kept by another organisation, which is asked before it is given. */
  readonly anothers: boolean;
  readonly by: string;
  readonly parts: readonly Part[];
}

/** Reads records in words, with everybody else whom they name by id. */
export const tell = async (
  acting: Acting,
  person: string,
  rows: readonly AboutRow[],
): Promise<{ told: Told[]; people: Map<string, string> }> => {
  const { tx, actor, today, now } = acting;
  const kinds = await recordKinds(tx);
  const people = new Map<string, string>();
  const told: Told[] = [];
  for (const row of rows) {
    const { parts, people: named } = await recordInParts(tx, row.id, { person, today, now });
    for (const [id, name] of named) people.set(id, name);
    // That somebody said which child a contact is about is told by the contact: what says nothing itself is nothing to give.
    if (!parts.some(({ rows: said }) => said.length > 0)) continue;
    told.push({
      id: row.id,
      what: kinds.get(row.kind)?.label ?? row.kind,
      title: row.title,
      at: row.occurred_at,
      organisation: row.organisation_name,
      anothers: row.owner_organisation_id !== actor.organisation,
      by: `${row.recorded_by}, ${row.recorded_as}`,
      parts,
    });
  }
  return { told, people };
};

/** Every text that a record shows. */
export const textsOf = ({ title, parts }: Pick<Told, 'title' | 'parts'>): string[] => [
  title,
  ...parts.flatMap(({ rows }) => rows.flat().map(({ value }) => value)),
];

const AT_ONCE = 200;

/** Every record about a person, some hundreds at a time. */
export async function* everyRecord(acting: Acting, person: string, beside: readonly string[]) {
  for (let offset = 0; ; offset += AT_ONCE) {
    const rows = await recordsAbout(acting.tx, person, beside, { limit: AT_ONCE, offset });
    if (rows.length > 0) yield await tell(acting, person, rows);
    if (rows.length < AT_ONCE) return;
  }
}

/** The person's own names, by which nothing is suggested. */
export const ownNames = async (
  { tx, today }: Pick<Acting, 'tx' | 'today'>,
  person: string,
): Promise<string[]> => {
  const line = await personLine(tx, person, today);
  return line ? [line.name, ...line.alsoKnownAs] : [];
};

/** Everybody else who stands in these records by id, under every name they are known by. */
export const othersIn = async (
  { tx, today }: Pick<Acting, 'tx' | 'today'>,
  people: ReadonlyMap<string, string>,
): Promise<Other[]> =>
  [...(await personLines(tx, [...people.keys()], today)).values()].flatMap(({ name, alsoKnownAs }) =>
    [name, ...alsoKnownAs].map((each) => ({ name: each, as: 'somebody else on record' })),
  );
