import { type Databases, stand, type Tx, transact } from '#db';
import { addMonths, type Day } from '#kernel';
import { addFamilies } from '#people';
import { chanceOf } from './chance.ts';
import { enteredAs } from './entering.ts';
import { makeFamily, schoolingOf } from './families/index.ts';
import { instantOf } from './hours.ts';
import { layRegisters, type Vale } from './registers/index.ts';
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
const AT_ONCE = 600;

const layPast = async (tx: Tx, { slug, children, day, seed, log }: Laying, vale: Vale): Promise<void> => {
  const from = addMonths(day, -24);
  const [manager] = vale.posts.frontDoorManagers;
  if (!manager) throw new Error('The front door has no manager.');
  const now = instantOf({ day: from, minute: 540 });
  await openWeaving(tx);
  let laid = 0;
  for (let part = 0; laid < children; ) {
    const bolt = newBolt();
    const families: Parameters<typeof addFamilies>[1][number][] = [];
    const until = Math.min(children, laid + AT_ONCE);
    while (laid < until) {
      const chance = chanceOf(seed, part);
      const family = makeFamily({ chance, day, index: laid }, children - laid);
      const schooling = schoolingOf(chance, vale.organisations.schools, family.district);
      layWork(bolt, { vale, from, day, chance, family, schooling });
      families.push(enteredAs(family, schooling, day));
      laid += family.children.length;
      part += 1;
    }
    const actor = { ...manager, partnership: slug };
    await atTheirMoments(tx, bolt.recorded, () => addFamilies({ tx, actor, now, today: from }, families));
    await weave(tx, slug, bolt);
    if (children > AT_ONCE) log(`${laid} of ${children} children`);
  }
  await closeWeaving(tx);
};

/** Fills an empty partnership with made-up people and two years of work that end on the day: all of it, or nothing. */
export const layPartnership = async (databases: Databases, laying: Laying): Promise<void> => {
  const { slug, day, seed } = laying;
  if (!databases.owner) throw new Error('Only the owner fills a partnership.');
  const began = instantOf({ day: addMonths(day, -24), minute: 480 });
  const standing = { role: 'owner', partnership: slug, now: began } as const;
  await transact(databases.owner, standing, async (tx) => {
    const t = performance.now();
    const vale = await layRegisters(tx, chanceOf(seed, -1), day);
    laying.log(`registers ${(performance.now() - t).toFixed(0)}`);
    await layPast(tx, laying, vale);
    laying.log(`past ${(performance.now() - t).toFixed(0)}`);
    await stand(tx, standing);
    await analyse(tx);
    laying.log(`analysed ${(performance.now() - t).toFixed(0)}`);
  });
};
