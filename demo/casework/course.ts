import type { PrimaryNeed } from '#kernel';
import type { Deed, ToldContact, ToldDecision } from '#referrals';
import type { Chance } from '../chance.ts';
import {
  instantOf,
  isBefore,
  type Moment,
  minutesLater,
  nextWorkingDay,
  officeLater,
  sayTime,
} from '../hours.ts';
import type { Poster } from '../registers/index.ts';
import {
  ADDED,
  ALREADY_OPEN,
  HANDED_ON,
  messageFor,
  type Outcome,
  reasonFor,
  SENT_BACK,
} from '../worries/decisions.ts';
import { supportFor } from '../worries/support.ts';
import { type Episode, type Ground, handOf } from './episode.ts';
import { atTheDoor } from './sources.ts';

/** What the front door knows when it decides. */
export interface Known {
  /** Contacts about the child in the twelve months before. */
  readonly before: number;
  readonly open: boolean;
}

/** What became of a contact: everything but its own sending. */
export interface Course {
  readonly taken: ToldContact['taken'];
  readonly worker: Poster;
  readonly identifiedAt: Moment;
  readonly notes: ToldContact['notes'];
  readonly decisions: ToldContact['decisions'];
  readonly outcome: Outcome;
  readonly inForceAt: Moment;
  readonly manager: Poster;
}

const outcomeOf = (
  { theme, inDanger }: Episode,
  { open }: Known,
  agreed: boolean,
  chance: Chance,
): Outcome => {
  const { weight } = theme;
  if (open && !(weight > 0.65 && chance.happens(0.4)))
    return chance.happens(0.7) ? 'advice' : 'noFurtherAction';
  if (inDanger && chance.happens(0.35)) return 'immediateProtection';
  if (theme.name === 'sexual harm')
    return chance.weighed<Outcome>({ strategyDiscussion: 60, section17: 30, advice: 10 });
  const asks = theme.need === 'N2' || theme.name === 'an unborn child' ? 2 : 1;
  return chance.weighed<Outcome>({
    noFurtherAction: 26 * (1.15 - weight),
    advice: 26 * (1.15 - weight),
    earlyHelp: (agreed ? 34 : 15) * (1.1 - weight * 0.8),
    acceptedNoFurtherAction: 3,
    section17: (10 + 34 * weight) * asks,
    strategyDiscussion: weight > 0.55 ? 60 * (weight - 0.5) : 2,
  });
};

const LEVELS: Readonly<Record<Outcome, readonly string[]>> = {
  noFurtherAction: ['1', '2', '2'],
  advice: ['2'],
  earlyHelp: ['2', '3'],
  acceptedNoFurtherAction: ['3'],
  section17: ['3', '4', '4', '4'],
  strategyDiscussion: ['4'],
  immediateProtection: ['4'],
};
export const OPENS: readonly Outcome[] = ['section17', 'strategyDiscussion', 'immediateProtection'];

/** The manager in post on that day: mostly the front door manager, else her deputy. */
const managerOn = ({ vale: { posts }, chance }: Ground, { day }: Moment): Poster => {
  const there = posts.frontDoorManagers.filter(
    ({ from, until }) => from <= day && (until === null || day <= until),
  );
  return chance.happens(0.7) ? (there[0] ?? chance.oneOf(posts.frontDoorManagers)) : chance.oneOf(there);
};

/** How a contact went, from being taken to its decision in force: most within a working day, some late. */
export const courseOf = (ground: Ground, episode: Episode, known: Known, agreed: boolean): Course => {
  const { chance, vale } = ground;
  const { at: received, theme, told, cast, sender, source, inDanger } = episode;
  const byHour = inDanger || (theme.weight > 0.8 && chance.happens(0.5));
  /** In danger whatever the hour; else in office hours. */
  const later = (moment: Moment, from: number, to: number): Moment =>
    byHour
      ? minutesLater(moment, Math.ceil(chance.between(from, to) / 6))
      : officeLater(moment, chance.between(from, to));
  const urgency =
    byHour || theme.weight > 0.68 ? 'red' : theme.weight < 0.3 || chance.happens(0.08) ? 'green' : 'amber';
  const takenAt =
    sender.byFrontDoor && chance.happens(0.6)
      ? minutesLater(received, chance.between(1, 6))
      : later(received, 8, urgency === 'green' ? 200 : 110);
  const worker = sender.byFrontDoor && chance.happens(0.8) ? sender.by : atTheDoor(vale, takenAt, chance);
  const deed = (by: Poster, moment: Moment): Deed => ({
    by: handOf(by),
    at: instantOf(moment, chance.between(0, 59)),
  });
  const identifiedAt = later(takenAt, 4, 22);
  let now = identifiedAt;

  const notes: ToldContact['notes'][number][] = [];
  if (!sender.byFrontDoor && !byHour && chance.happens(0.16)) {
    now = later(now, 5, 25);
    notes.push({ ...deed(worker, now), purpose: 'question', body: told.question });
    if (chance.happens(0.78)) {
      now = later(now, 12, 120);
      notes.push({ ...deed(sender.by, now), purpose: 'reply', body: told.answer });
    }
  } else if (!sender.byFrontDoor && chance.happens(0.04)) {
    now = later(now, 10, 90);
    notes.push({ ...deed(sender.by, now), purpose: 'addition', body: chance.oneOf(ADDED) });
  }
  const handedOn = !byHour && theme.weight < 0.7 && chance.happens(0.012);
  if (handedOn) {
    now = later(now, 10, 60);
    notes.push({
      ...deed(worker, now),
      purpose: 'passedOn',
      council: 'Wendmere County Council',
      how: 'By telephone and secure e-mail to the duty desk, 01632 960990',
      body: chance.oneOf(HANDED_ON),
    });
  }

  const outcome: Outcome = handedOn ? 'advice' : outcomeOf(episode, known, agreed, chance);
  const manager = managerOn(ground, now);
  const isLate = !byHour && chance.happens(0.085);
  const byManager = chance.happens(0.07);
  const returned = !byManager && !byHour && chance.happens(0.045);
  const due: Moment = { day: nextWorkingDay(received.day), minute: 1010 };
  const decidedBy = byManager ? manager : worker;
  const decide = (moment: Moment, reason: string): Omit<ToldDecision, 'authorised' | 'returned'> => {
    const support = supportFor(chance, cast.age, theme.weight < 0.3);
    const checked = support.inPlace === 'yes' || support.inPlace === 'no';
    const [, edition] = vale.thresholds;
    return {
      ...deed(decidedBy, moment),
      outcome,
      level: outcome === 'noFurtherAction' && theme.weight > 0.4 ? '2' : chance.oneOf(LEVELS[outcome]),
      scheme: (edition && edition.from_day <= moment.day ? edition : vale.thresholds[0])?.id ?? '',
      reason,
      need: OPENS.includes(outcome) ? (theme.need as PrimaryNeed) : null,
      message:
        known.open && !OPENS.includes(outcome)
          ? ALREADY_OPEN.message
          : messageFor(
              outcome,
              cast,
              source === '1C'
                ? 'child'
                : sender.byFrontDoor && source !== '3A' && source !== '5C'
                  ? 'caller'
                  : 'professional',
              chance,
            ),
      support: support.support,
      supportProvider: support.provider,
      supportCheckedOn: checked ? takenAt.day : null,
      supportCheckedWith: support.checkedWith,
      supportInPlace: support.inPlace,
    };
  };
  const reason =
    known.open && !OPENS.includes(outcome)
      ? ALREADY_OPEN.reason
      : reasonFor(outcome, told.weighed, known.before, cast, chance);

  const decisions: ToldDecision[] = [];
  let decidedAt = later(now, 15, 140);
  if (isLate) decidedAt = officeLater(decidedAt, chance.between(500, 1900));
  else if (
    !byHour &&
    isBefore({ day: due.day, minute: due.minute - 60 }, decidedAt) &&
    isBefore(now, { day: due.day, minute: 880 })
  )
    decidedAt = { day: due.day, minute: chance.between(885, 945) };
  if (returned) {
    const [why, added] = chance.oneOf(SENT_BACK);
    const returnedAt = later(decidedAt, 8, 70);
    decisions.push({
      ...decide(decidedAt, reason),
      authorised: null,
      returned: { ...deed(manager, returnedAt), why },
    });
    decidedAt = later(returnedAt, 15, 110);
    decisions.push({ ...decide(decidedAt, `${added} ${reason}`), authorised: null, returned: null });
  } else decisions.push({ ...decide(decidedAt, reason), authorised: null, returned: null });
  const last = decisions.pop();
  const inForceAt = byManager ? decidedAt : later(decidedAt, 6, 55);
  if (last)
    decisions.push({
      ...last,
      authorised: byManager ? { by: last.by, at: last.at } : deed(manager, inForceAt),
    });
  if (sender.byFrontDoor && episode.source !== '9') {
    const toldAt = later(inForceAt, 5, 90);
    notes.push({
      ...deed(decidedBy, toldAt),
      purpose: 'told',
      how: `By telephone at ${sayTime(toldAt.minute)}`,
      body: last?.message ?? '',
    });
  }
  return {
    taken: { ...deed(worker, takenAt), urgency },
    worker,
    identifiedAt,
    notes,
    decisions,
    outcome,
    inForceAt,
    manager,
  };
};
