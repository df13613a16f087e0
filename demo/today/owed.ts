import { addAction } from '#actions';
import type { Tx } from '#db';
import { addDays, ageOn } from '#kernel';
import { addShare } from '#records';
import { makeConsidered } from '#referrals';
import type { Ground } from '../casework/index.ts';
import { instantOf, lastWorkingDay, type Moment, nextWorkingDay } from '../hours.ts';
import type { Poster } from '../registers/index.ts';
import { actingAs } from './standing.ts';

interface Owing {
  readonly what: string;
  readonly why: string;
  /** Days from the day: before 0 it is overdue. */
  readonly due: number;
  readonly to: (ground: Ground) => readonly ['post' | 'body' | 'organisation', string] | null;
  /** Of which family: any where nothing is said. */
  readonly of?: (ground: Ground) => boolean;
}

const HAWTHORN = 'Hawthorn Lane Primary School';
const hasInfant = ({ family, day }: Ground): boolean =>
  family.district < 4 && family.children.some(({ born }) => born !== null && ageOn(born, day) < 4);
const isAtHawthorn = ({ family, schooling, day }: Ground): boolean =>
  family.children.some((child) => schooling.of(child, day)?.name === HAWTHORN);

const post = (poster: Poster | undefined) => (poster ? (['post', poster.post] as const) : null);

/** Work that waits for the people one may sign in as: late, due today and due soon. */
const OWED: readonly Owing[] = [
  {
    what: 'See the children alone and hear how the week went',
    why: 'The plan says weekly. Done when they were seen, with the day.',
    due: -3,
    to: ({ vale }) => post(vale.posts.socialWorkers.north[0]),
  },
  {
    what: 'Write up the visit of last week',
    why: 'The next worker has to be able to read it. Done when it stands on the record.',
    due: 0,
    to: ({ vale }) => post(vale.posts.socialWorkers.north[0]),
  },
  {
    what: 'Send the growth chart and the notes of the last two contacts',
    why: 'The assessment asks whether weight has picked up. Done when the assessment team has them.',
    due: 0,
    of: hasInfant,
    to: ({ vale }) => post(vale.posts.healthVisitors.north[0]),
  },
  {
    what: 'Send attendance since September',
    why: 'To see whether mornings are better. Done when the social worker has it.',
    due: 2,
    of: isAtHawthorn,
    to: ({ vale }) => {
      const school = vale.organisations.schools.find(({ name }) => name === HAWTHORN);
      return school ? ['organisation', school.id] : null;
    },
  },
  {
    what: 'Say whether the bail conditions still stand, and until when',
    why: 'The family’s plan leans on them. Done with a date.',
    due: -1,
    to: ({ vale }) => ['body', vale.bodies.publicProtection],
  },
  {
    what: 'Agree who visits while the worker is on leave',
    why: 'Nobody is named from Friday. Done when the family has a name and a number.',
    due: 4,
    to: ({ vale }) => post(vale.posts.teamManagers.north),
  },
  {
    what: 'Bring the mapping of the group to the next panel',
    why: 'Four children, two addresses, one car. Done when the panel has the picture.',
    due: 9,
    to: ({ vale }) => ['body', vale.bodies.exploitationTeam],
  },
];

/** Sets the work that is owed on the day, about children whose referral is open, and what a school thought of and did not send. */
export const layOwed = async (tx: Tx, slug: string, opened: readonly Ground[]): Promise<void> => {
  const [any] = opened;
  if (!any) return;
  const { day, vale } = any;
  const before: Moment = { day: lastWorkingDay(addDays(day, -6)), minute: 620 };
  const setter = vale.posts.teamManagers.support;
  for (const [place, owing] of OWED.entries()) {
    const fitting = opened.filter((ground) => owing.of?.(ground) ?? true);
    const ground = fitting[place % Math.max(1, fitting.length)] ?? opened[place % opened.length] ?? any;
    const born = ground.family.children.filter((each) => each.born !== null && each.born < before.day);
    // Whom it is about: the one whom the health visitor or the school knows.
    const child =
      owing.of === isAtHawthorn
        ? (born.find((each) => ground.schooling.of(each, day)?.name === HAWTHORN) ?? born[0])
        : born[0];
    const to = owing.to(ground);
    if (!child || !to) continue;
    const acting = await actingAs(
      tx,
      slug,
      setter,
      instantOf({ ...before, minute: before.minute + place * 7 }),
    );
    let due = addDays(day, owing.due);
    if (owing.due > 0) due = nextWorkingDay(addDays(due, -1));
    if (owing.due < 0) due = lastWorkingDay(addDays(due, 1));
    const { organisation } = acting.actor;
    const outside = vale.everybody.find(
      (poster) =>
        poster.organisation !== organisation &&
        to.includes(to[0] === 'body' ? (poster.body ?? '') : poster[to[0]]),
    );
    if (outside)
      await addShare(acting, {
        record: child.id,
        grantee_kind: to[0],
        grantee_id: to[1],
        lawful_basis: 'Public task: safeguarding is our work by law',
        purpose: 'Who the child is, for the work that is asked for',
      });
    await addAction(acting, {
      what: owing.what,
      why: owing.why,
      owedBy: { kind: to[0], id: to[1] },
      due,
      child: child.id,
    });
  }
  const [asked] = any.family.children;
  if (asked)
    await addShare(await actingAs(tx, slug, setter, instantOf({ ...before, minute: before.minute + 90 })), {
      record: asked.id,
      grantee_kind: 'organisation',
      grantee_id: vale.organisations.named.youth,
      outcome: 'refused',
      lawful_basis: 'Public task: safeguarding is our work by law',
      purpose: 'Asked for before a place on a residential trip',
      reason:
        'The project asked for the whole record. It needs a name, an allergy and a telephone number, and the parents gave it those.',
    });
  const lead = vale.everybody.find(({ staffName }) => staffName === 'Tom Ashe');
  if (lead)
    await makeConsidered(
      await actingAs(tx, slug, lead, instantOf({ day: lastWorkingDay(day), minute: 905 })),
    );
};
