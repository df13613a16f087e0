import { sql } from 'kysely';
import { type Databases, type Tx, transact } from '#db';
import type { Files } from '#files';
import { addMonths, Conflict, type Day } from '#kernel';
import { addFamilies } from '#people';
import { layWork } from './casework/index.ts';
import { chanceOf } from './chance.ts';
import { enteredAs } from './entering.ts';
import { type FamilyTraits, makeFamily, schoolingOf } from './families/index.ts';
import { instantOf } from './hours.ts';
import { layMinuted } from './minuted/index.ts';
import { layRegisters, type Vale } from './registers/index.ts';
import { layPopulation } from './registers/population.ts';
import {
  type Kept,
  layAgreements,
  layChecks,
  layDocuments,
  layEmergency,
  layExclusions,
  layFlags,
  layOwed,
  layPromises,
  layPublicRecord,
  layQueue,
  layRestrictions,
  laySupport,
} from './today/index.ts';
import { analyse, atTheirMoments, closeWeaving, newBolt, openWeaving, weave } from './weave/index.ts';

export interface Laying {
  /** The partnership that is filled, which holds nothing yet. */
  readonly slug: string;
  readonly children: number;
  /** The day on which the two years end. */
  readonly day: Day;
  /** The same seed and day give the same partnership; ids and references differ. */
  readonly seed: number;
  readonly log: (sentence: string) => void;
  /** Where documents are kept; left out, there are none. */
  readonly files?: Files;
}

/** Waits for another laying to end, and throws `Conflict` where one has ended: the same people would be there twice. */
const demandEmpty = async (tx: Tx, slug: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`laying ${slug}`}, 0))`.execute(tx);
  const found = await tx.selectFrom('organisation').select('id').limit(1).executeTakeFirst();
  if (found) throw new Conflict('The partnership holds organisations already, and nothing was added.');
};

/** The first day that a laying may end on: its two years begin when Arden Vale began, on 29 September 2019. */
export const EARLIEST: Day = '2021-09-29';
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
 * Fills an empty partnership with made-up people and two years of work that end on the day, and with what waits on that day. One
 * transaction of the owner, so that a laying which is interrupted leaves the partnership as empty as it was.
 */
export const layPartnership = async ({ owner }: Databases, laying: Laying): Promise<void> => {
  const { slug, day, seed } = laying;
  if (!owner) throw new Error('Only the owner fills a partnership.');
  const now = instantOf({ day: addMonths(day, -24), minute: 480 });
  await transact(owner, { role: 'owner', partnership: slug, now }, async (tx) => {
    await demandEmpty(tx, slug);
    const vale = await layRegisters(tx, chanceOf(seed, -1), day);
    await layPopulation(tx, vale, laying);
    await layMinuted(tx, slug, vale, seed, laying.files);
    const { ordinary, restricted, related } = await layPast(tx, laying, vale);
    await analyse(tx);
    await layRestrictions(tx, slug, restricted);
    await layExclusions(tx, slug, related);
    const grounds = (isOpen: boolean) =>
      ordinary.filter(({ worker }) => (worker !== null) === isOpen).map(({ ground }) => ground);
    await layOwed(tx, slug, grounds(true));
    await layQueue(tx, slug, grounds(false), seed);
    await layAgreements(tx, slug, grounds(true));
    await layChecks(tx, slug, grounds(true)[0]);
    await laySupport(tx, slug, grounds(true));
    await layEmergency(tx, grounds(true)[0]);
    await layFlags(tx, slug, grounds(true));
    await layPromises(tx, slug, vale, day);
    if (laying.files) await layDocuments(tx, slug, grounds(true)[1], laying.files);
    // The last of all: it publishes what stands of the meetings.
    await layPublicRecord(tx, slug, [vale.posts.democratic, vale.posts.businessManager], day);
  });
};
