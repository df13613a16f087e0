import type { Acting } from '#db';
import { Conflict } from '#kernel';
import {
  addPeople,
  type CensusFacts,
  correctIdentifier,
  correctPerson,
  identifierKey,
  type NewIdentifier,
  peopleByLaChildId,
} from '#people';
import type { CensusChild } from '../rules/index.ts';
import type { Tally } from './report.ts';

/** A child of the file beside its record here. */
export interface TakenChild {
  readonly id: string;
  readonly child: CensusChild;
  /** Was here before the file, and may have referrals. */
  readonly known: boolean;
}

const identifiersOf = (child: CensusChild): NewIdentifier[] => [
  { scheme: 'laChildId', value: child.laChildId },
  ...(child.upn ? [{ scheme: 'upn' as const, value: child.upn }] : []),
  ...(child.formerUpn ? [{ scheme: 'formerUpn' as const, value: child.formerUpn }] : []),
  ...(child.upnUnknown ? [{ scheme: 'upnUnknown' as const, value: child.upnUnknown }] : []),
];

/** The facts of a child after a census: what the file says, and what is held where the file is silent. */
const factsAfter = (child: CensusChild, held: CensusFacts) => ({
  born_day: child.birthDate ?? (child.expectedBirthDate ? null : held.born_day),
  expected_day: child.expectedBirthDate ?? (child.birthDate ? null : held.expected_day),
  died_day: child.deathDate ?? held.died_day,
  sex: child.sex ?? held.sex,
  ethnicity: child.ethnicity ?? held.ethnicity,
  disabilities: [...(child.disabilities ?? held.disabilities)],
});

const same = (after: ReturnType<typeof factsAfter>, held: CensusFacts): boolean =>
  after.born_day === held.born_day &&
  after.expected_day === held.expected_day &&
  after.died_day === held.died_day &&
  after.sex === held.sex &&
  after.ethnicity === held.ethnicity &&
  [...after.disabilities].sort().join() === [...held.disabilities].sort().join();

/** Brings a child that is held up to the file. True when anything changed. */
const bringUp = async ({ tx }: Acting, child: CensusChild, held: CensusFacts): Promise<boolean> => {
  const facts = factsAfter(child, held);
  const factsStand = same(facts, held);
  if (!factsStand && !(await correctPerson(tx, held.id, held.version, facts)))
    throw new Conflict(`The child at line ${child.line} was changed by somebody in the meantime.`);
  let changed = !factsStand;
  for (const { scheme, value } of identifiersOf(child)) {
    const own = held.identifiers.find((identifier) => identifier.scheme === scheme);
    if (own?.value === value) continue;
    await correctIdentifier(tx, held.id, own, { scheme, value, search: identifierKey(value) });
    changed = true;
  }
  return changed;
};

const newPerson = (child: CensusChild) => ({
  born: child.birthDate ?? null,
  expected: child.expectedBirthDate ?? null,
  died: child.deathDate ?? null,
  ...(child.sex ? { sex: child.sex } : {}),
  ...(child.ethnicity ? { ethnicity: child.ethnicity } : {}),
  ...(child.disabilities ? { disabilities: child.disabilities } : {}),
  identifiers: identifiersOf(child),
});

/** Looks up which children of a batch are held, brings those up to the file, and adds the rest in few statements. */
export const takeChildren = async (
  acting: Acting,
  batch: readonly CensusChild[],
  report: Tally,
): Promise<TakenChild[]> => {
  const { tx, actor } = acting;
  const ids = batch.map(({ laChildId }) => laChildId);
  const held = await peopleByLaChildId(tx, actor.organisation, ids);
  const taken: TakenChild[] = [];
  const unknown: CensusChild[] = [];
  for (const child of batch) {
    const own = held.get(child.laChildId);
    if (own) {
      report[(await bringUp(acting, child, own)) ? 'changed' : 'unchanged'] += 1;
      taken.push({ id: own.id, child, known: true });
    } else unknown.push(child);
  }
  const added = await addPeople(acting, unknown.map(newPerson));
  added.forEach((id, index) => {
    const child = unknown[index];
    if (child) taken.push({ id, child, known: false });
  });
  report.added += added.length;
  return taken;
};
