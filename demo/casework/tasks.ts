import { newId } from '#db';
import { addDays, type Day } from '#kernel';
import type { Deed } from '#referrals';
import { instantOf, isBefore, type Moment, nextWorkingDay, officeLater } from '../hours.ts';
import type { Poster } from '../registers/index.ts';
import { type Bolt, recordRow, shareRow } from '../weave/index.ts';
import { type Ground, handOf } from './episode.ts';
import type { Allocated } from './follow-up.ts';

const BASIS = 'Public task: my organisation has a duty to safeguard children';
const SET = [
  {
    what: 'Visit at home and see the child alone',
    why: 'Done when the child was seen, with the day and how they were.',
    days: 5,
    done: [
      'Seen at home and alone. Shy at first, then showed me the bedroom.',
      'Visited. The child was at school and was seen there, with the teacher nearby.',
      'Both parents in. The child was seen alone in the garden for half an hour.',
    ],
  },
  {
    what: 'Speak with the other parent',
    why: 'Nobody has heard from the parent who lives elsewhere. Done when they were spoken to, or when three tries are noted.',
    days: 8,
    done: [
      'Met at the office. Glad to be asked, and wants to help with the mornings.',
      'Three calls and a letter. No answer so far. Noted for the assessment.',
    ],
  },
  {
    what: 'Agree with school and health who does what',
    why: 'Three services see this family and each thought that another was leading. Done when one page says who does what.',
    days: 12,
    done: [
      'Met by video. One page agreed and sent to all, parents too.',
      'Agreed by telephone in turn. The health visitor leads on appointments.',
    ],
  },
] as const;

interface Owed extends Deed {
  readonly child: string;
  readonly about: string;
  readonly owed: readonly ['body' | 'post', string];
  readonly owing: string;
  readonly what: string;
  readonly why: string;
  readonly due: Day;
  readonly clock: readonly [rule: string, from: string] | null;
}
/** An action as it is set; the steps are added to it. Answers with its id. */
const setAction = (bolt: Bolt, set: Owed): string => {
  const id = newId();
  const { by, at, child } = set;
  bolt.record.push(recordRow({ by, at }, { id, kind: 'action', child, title: 'Action', body: by.body }));
  bolt.action.push({
    id,
    what: set.what,
    why: set.why,
    owed_kind: set.owed[0],
    owed_id: set.owed[1],
    owed_organisation_id: set.owing,
    set_due_day: set.due,
    clock_rule: set.clock?.[0] ?? null,
    clock_from: set.clock?.[1] ?? null,
    about_record_id: set.about,
  });
  const purpose = 'Work about a child, for whoever owes it (Children Act 2004 section 11)';
  bolt.share.push(shareRow({ by, at }, { record: id, to: set.owed, basis: BASIS, purpose }));
  return id;
};

const takeStep = (
  bolt: Bolt,
  action: string,
  child: string,
  worker: Poster,
  at: string,
  said: string | null,
  setter: Poster,
): void => {
  const id = newId();
  const deed: Deed = { by: handOf(worker), at };
  const title = said === null ? 'Action taken' : 'Action done';
  bolt.record.push(
    recordRow(deed, { id, kind: 'actionProgress', child, title, body: worker.body, submission: action }),
  );
  bolt.action_progress.push({
    id,
    action_id: action,
    step: said === null ? 'taken' : 'done',
    post_id: said === null ? worker.post : null,
    said: said ?? '',
    due_day: null,
  });
  if (said === null) return;
  const purpose = 'What came of an action, for whoever set it';
  for (const to of [
    ['post', setter.post],
    ['body', setter.body],
    ['organisation', setter.organisation],
  ] as const)
    if (to[1] !== null)
      bolt.share.push(shareRow(deed, { record: id, to: [to[0], to[1]], basis: BASIS, purpose }));
};

/** Work that a manager sets the team with a new referral: taken the next day, and most of it done by its date. */
export const setTask = (
  bolt: Bolt,
  ground: Ground,
  manager: Poster,
  child: string,
  referral: string,
  inForce: Moment,
  allocated: Allocated,
): void => {
  const { chance, day } = ground;
  const setAt = officeLater(inForce, chance.between(3, 30));
  const end: Moment = { day, minute: 0 };
  if (!isBefore(setAt, end)) return;
  const task = chance.oneOf(SET);
  const { worker, team } = allocated;
  let due = setAt.day;
  for (let left = task.days; left > 0; left -= 1) due = nextWorkingDay(due);
  const id = setAction(bolt, {
    by: handOf(manager),
    at: instantOf(setAt, chance.between(0, 59)),
    child,
    about: referral,
    owed: ['body', team],
    owing: worker.organisation,
    what: task.what,
    why: task.why,
    due,
    clock: null,
  });
  const takenAt: Moment = { day: allocated.from, minute: chance.between(535, 700) };
  if (!isBefore(takenAt, end)) return;
  takeStep(bolt, id, child, worker, instantOf(takenAt, chance.between(0, 59)), null, manager);
  const doneOn = chance.happens(0.14) ? nextWorkingDay(addDays(due, chance.between(1, 9))) : due;
  const doneAt: Moment = {
    day: [doneOn, takenAt.day].sort().at(-1) ?? doneOn,
    minute: chance.between(710, 1000),
  };
  if (isBefore(doneAt, end))
    takeStep(
      bolt,
      id,
      child,
      worker,
      instantOf(doneAt, chance.between(0, 59)),
      chance.oneOf(task.done),
      manager,
    );
};

/** A contact about a child with open work goes to the worker too, who owes the reading of it. */
export const tellWorker = (
  bolt: Bolt,
  ground: Ground,
  {
    child,
    identification,
    by,
    identifiedAt,
    worker,
  }: {
    readonly child: string;
    readonly identification: string;
    readonly by: Poster;
    readonly identifiedAt: Moment;
    readonly worker: Poster;
  },
): void => {
  const at = instantOf(identifiedAt);
  const deed: Deed = { by: handOf(by), at };
  const id = setAction(bolt, {
    ...deed,
    child,
    about: identification,
    owed: ['post', worker.post],
    owing: worker.organisation,
    what: 'Read a new contact about a child you work with',
    why: 'It came to the front door while this child’s referral is open.',
    due: nextWorkingDay(identifiedAt.day),
    clock: ['contactScreening', at],
  });
  const readAt = officeLater(identifiedAt, ground.chance.between(20, 500));
  if (isBefore(readAt, { day: ground.day, minute: 0 }))
    takeStep(
      bolt,
      id,
      child,
      worker,
      instantOf(readAt, 30),
      ground.chance.oneOf([
        'Read, and added to the assessment.',
        'Read. Spoke with the sender and with the parent.',
        'Read. Nothing new; kept for the next visit.',
      ]),
      by,
    );
};
