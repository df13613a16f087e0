import { type Databases, type Tx, transact } from '#db';
import { addMonths, type Day } from '#kernel';
import { addFamilies } from '#people';
import { chanceOf } from './chance.ts';
import { enteredAs } from './entering.ts';
import { type FamilyTraits, makeFamily, schoolingOf } from './families/index.ts';
import { instantOf } from './hours.ts';
import { layRegisters, type Vale } from './registers/index.ts';
import { type Kept, layExclusions, layOwed, layQueue, layRestrictions } from './today/index.ts';
import { analyse, atTheirMoments, closeWeaving, newBolt, openWeaving, weave } from './weave.ts';
import { layWork } from './work/index.ts';

export interface Laying {
  /** The partnership that is filled, which holds nothing yet. */
  readonly slug: string;
  readonly children: number;
  /** The day on which the two years end. */
  readonly day: Day;
  /** The same seed and day give the same partnership; ids and references differ. */
  readonly seed: number;
  readonly log: (sentence: string) => void;
}

/** Children that are woven together: enough for few statements, few enough for little memory. */
const AT_ONCE = 500;
/** Families that may be met again on the last day. */
const KEPT = 240;

/** Of every 180 families one is restricted, one has a relative among the staff, one lives in a refuge, and one carries a warning. */
const marked = (part: number, place: number): boolean => part % 180 === place;
const traitsOf = (part: number): FamilyTraits => ({
  ...(marked(part, 5) ? { refuge: true } : {}),
  ...(marked(part, 9) ? { warned: true } : {}),
});

interface Laid {
  readonly ordinary: Kept[];
  readonly restricted: Kept[];
  readonly related: Kept[];
}

const layPast = async (tx: Tx, { slug, children, day, seed, log }: Laying, vale: Vale): Promise<Laid> => {
  const from = addMonths(day, -24);
  const [manager] = vale.posts.frontDoorManagers;
  if (!manager) throw new Error('The front door has no manager.');
  const acting = {
    tx,
    actor: { ...manager, partnership: slug },
    now: instantOf({ day: from, minute: 540 }),
    today: from,
  };
  const met: Laid = { ordinary: [], restricted: [], related: [] };
  await openWeaving(tx);
  for (let laid = 0, part = 0; laid < children; ) {
    const bolt = newBolt();
    const families: Parameters<typeof addFamilies>[1][number][] = [];
    const until = Math.min(children, laid + AT_ONCE);
    for (; laid < until; part += 1) {
      const chance = chanceOf(seed, part);
      const family = makeFamily({ chance, day, index: laid }, children - laid, traitsOf(part));
      const schooling = schoolingOf(chance, vale.organisations.schools, family.district);
      const ground = { vale, from, day, chance, family, schooling };
      const { open, worker } = layWork(bolt, ground);
      families.push(enteredAs(family, schooling, day));
      laid += family.children.length;
      if (marked(part, 3)) met.restricted.push({ ground, worker });
      else if (marked(part, 7)) met.related.push({ ground, worker });
      else if (!open && !family.refuge && met.ordinary.length < KEPT) met.ordinary.push({ ground, worker });
    }
    await atTheirMoments(tx, bolt.recorded, () => addFamilies(acting, families));
    await weave(tx, slug, bolt);
    if (children > AT_ONCE) log(`${laid} of ${children} children`);
  }
  await closeWeaving(tx);
  return met;
};

/**
 * Fills an empty partnership with made-up people and two years of work that end on the day. The registers and the past are one
 * transaction of the owner; what waits on the day is one more, of the login that serves people and under its policies.
 */
export const layPartnership = async ({ owner, serving }: Databases, laying: Laying): Promise<void> => {
  const { slug, day, seed } = laying;
  if (!owner) throw new Error('Only the owner fills a partnership.');
  const now = instantOf({ day: addMonths(day, -24), minute: 480 });
  const asOwner = { role: 'owner', partnership: slug, now } as const;
  const { ordinary, restricted, related } = await transact(owner, asOwner, async (tx) => {
    const vale = await layRegisters(tx, chanceOf(seed, -1), day);
    const met = await layPast(tx, laying, vale);
    await analyse(tx);
    return met;
  });
  await transact(serving, { role: 'app', partnership: slug, now }, async (tx) => {
    await layRestrictions(tx, slug, restricted);
    await layExclusions(tx, slug, related);
    await layOwed(
      tx,
      slug,
      ordinary.filter(({ worker }) => worker !== null).map(({ ground }) => ground),
    );
    await layQueue(
      tx,
      slug,
      ordinary.filter(({ worker }) => worker === null).map(({ ground }) => ground),
      seed,
    );
  });
};
