import type { Tx } from '#db';
import { addDays, ageOn, type Day } from '#kernel';
import { makeSupport, makeSupportCheck } from '#support';
import type { Ground } from '../casework/index.ts';
import { instantOf, lastWorkingDay } from '../hours.ts';
import { actingAs } from './standing.ts';

const SUPPORT = [
  {
    parent: 'Mother',
    need: 'mentalHealth',
    support: 'A nurse sees her every week since the birth; a group on Tuesdays with the baby.',
    provider: 'Perinatal mental health team, Asha Cole',
    checks: [
      [70, 'assessment', 'yes', ''],
      [50, 'planReview', 'changed', 'Every two weeks from now on: she sleeps better, and asks less often.'],
    ],
  },
  {
    parent: 'Father',
    need: 'substanceMisuse',
    support:
      'A key worker and a weekly test; he has promised not to be alone with the children after drinking.',
    provider: 'Recovery Works, drop-in on Mill Street',
    checks: [
      [
        12,
        'visit',
        'no',
        'He has not been there for five weeks. The key worker rings him; we visit on Thursday.',
      ],
    ],
  },
  {
    parent: 'Mother',
    need: 'domesticAbuse',
    support: 'An adviser for safety at home and in court; new locks.',
    provider: 'Safe Homes advice service',
    checks: [],
  },
] as const;

/** What support the parents of three families with open work have, and when anybody looked. */
export const laySupport = async (tx: Tx, slug: string, opened: readonly Ground[]): Promise<void> => {
  for (const [place, ground] of opened.slice(0, SUPPORT.length).entries()) {
    const told = SUPPORT[place];
    const { day, vale, family } = ground;
    const by = vale.posts.socialWorkers.north[0];
    const child = family.children.find(({ born }) => born !== null && ageOn(born, day) < 18);
    if (!told || !by || !child) continue;
    const at = async (on: Day) => actingAs(tx, slug, by, instantOf({ day: on, minute: 700 }));
    const began = lastWorkingDay(addDays(day, -90));
    const { parent, need, support, provider, checks } = told;
    const { id } = await makeSupport(await at(began), child.id, {
      parent,
      need,
      support,
      provider,
      since: began,
    });
    for (const [back, stage, inPlace, note] of checks) {
      const on = lastWorkingDay(addDays(day, -back));
      await makeSupportCheck(await at(on), id, { stage, inPlace, note, on, with: `${parent}, at home` });
    }
  }
};
