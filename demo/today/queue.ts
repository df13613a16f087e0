import { newId, type Tx } from '#db';
import { addDays, type Day, type ReferralSource } from '#kernel';
import { actOut, type ToldContact } from '#referrals';
import {
  agreementOf,
  courseOf,
  type Episode,
  episodeOf,
  type Ground,
  handOf,
  toldOf,
} from '../casework/index.ts';
import { chanceOf } from '../chance.ts';
import { instantOf, isBefore, lastWorkingDay, type Moment, minutesLater, officeLater } from '../hours.ts';
import type { Poster } from '../registers/index.ts';
import { actingAs } from './standing.ts';

/** How far a contact has come. */
type Stage = 'sent' | 'taken' | 'asked' | 'answered' | 'proposed' | 'sentBack';

interface Waiting {
  readonly source: ReferralSource;
  readonly worry: string;
  readonly sender?: string;
  /** Working days before the last one; 'night' is the evening before the day, 'midnight' the first minutes of it. */
  readonly back: number | 'night' | 'midnight';
  readonly minute: number;
  readonly stage: Stage;
  readonly takenBy?: number;
  readonly inDanger?: true;
}

const at = (hour: number, minute: number): number => hour * 60 + minute;

/**
 * What waits at the front door when the day begins: of every age, urgency and stage. Some of it is late, some is due today, and one
 * child is in danger now.
 */
const QUEUE: readonly Waiting[] = [
  {
    source: '6',
    worry: 'domestic abuse',
    sender: 'Priya Dale',
    back: 'midnight',
    minute: 4,
    stage: 'sent',
    inDanger: true,
  },
  {
    source: '3E',
    worry: 'a mark or an injury',
    back: 'night',
    minute: at(22, 50),
    stage: 'taken',
    takenBy: 4,
  },
  {
    source: '2A',
    worry: 'a mark or an injury',
    sender: 'Tom Ashe',
    back: 0,
    minute: at(15, 5),
    stage: 'asked',
    takenBy: 0,
  },
  {
    source: '3B',
    worry: 'neglect',
    sender: 'Hana Voss',
    back: 0,
    minute: at(10, 40),
    stage: 'proposed',
    takenBy: 1,
  },
  { source: '6', worry: 'domestic abuse', back: 0, minute: at(9, 10), stage: 'proposed', takenBy: 0 },
  {
    source: '3A',
    worry: 'a parent’s mental health',
    back: 0,
    minute: at(10, 20),
    stage: 'taken',
    takenBy: 1,
  },
  { source: '9', worry: 'neglect', back: 0, minute: at(16, 40), stage: 'sent' },
  { source: '2A', worry: 'exploitation', back: 0, minute: at(13, 15), stage: 'taken', takenBy: 2 },
  { source: '8', worry: 'going missing', back: 0, minute: at(12, 30), stage: 'sent' },
  {
    source: '6',
    worry: 'a parent’s drinking or drugs',
    back: 1,
    minute: at(10, 5),
    stage: 'answered',
    takenBy: 0,
  },
  { source: '4', worry: 'housing and money', back: 2, minute: at(11, 45), stage: 'sentBack', takenBy: 3 },
  {
    source: '2A',
    worry: 'conflict in the family',
    sender: 'Tom Ashe',
    back: 1,
    minute: at(14, 30),
    stage: 'sent',
  },
  { source: '3B', worry: 'domestic abuse', sender: 'Hana Voss', back: 0, minute: at(14, 10), stage: 'sent' },
];

const momentOf = ({ back, minute }: Waiting, day: Day): Moment => {
  if (back === 'midnight') return { day, minute };
  if (back === 'night') return { day: addDays(day, -1), minute };
  let on = lastWorkingDay(day);
  for (let left = back; left > 0; left -= 1) on = lastWorkingDay(on);
  return { day: on, minute };
};

/** A family that such a worry can be about, and the worry as that sender would put it; any sender where nobody else fits. */
const findEpisode = (
  waiting: Waiting,
  grounds: Ground[],
  seed: number,
  day: Day,
): { ground: Ground; episode: Episode } | null => {
  const moment = momentOf(waiting, day);
  for (const strict of [true, false])
    for (const [place, kept] of grounds.entries()) {
      const ground = { ...kept, chance: chanceOf(seed, 700_000 + place) };
      for (let tries = 0; tries < 4; tries += 1) {
        const episode = episodeOf(
          ground,
          waiting.source,
          moment,
          ({ name }) => !strict || name === waiting.worry,
        );
        if (!episode || (strict && waiting.sender && episode.sender.by.staffName !== waiting.sender))
          continue;
        grounds.splice(place, 1);
        return { ground, episode: { ...episode, inDanger: waiting.inDanger ?? false } };
      }
    }
  return null;
};

/** The contact as far as it has come, by the hands of whoever has taken it. */
const asFarAs = (waiting: Waiting, ground: Ground, episode: Episode, told: ToldContact): ToldContact => {
  const { posts } = ground.vale;
  const { stage } = waiting;
  const worker = posts.frontDoor[waiting.takenBy ?? 0];
  const manager = posts.frontDoorManagers.find(({ until }) => until === null);
  if (!worker || !manager) throw new Error('The front door is not staffed.');
  const none = { taken: null, identified: null, notes: [], decisions: [] };
  if (stage === 'sent' || !told.identified) return { ...told, ...none };
  let now = episode.at;
  const deed = (by: Poster, minutes: number) => {
    now = waiting.back === 'night' ? minutesLater(now, Math.ceil(minutes / 3)) : officeLater(now, minutes);
    return { by: handOf(by), at: instantOf(now, 20) };
  };
  const grave = episode.theme.weight;
  const taken = {
    ...deed(worker, 12),
    urgency: grave > 0.68 ? ('red' as const) : grave < 0.3 ? ('green' as const) : ('amber' as const),
  };
  const identified = { ...deed(worker, 9), child: told.identified.child };
  const base = { ...told, ...none, taken, identified };
  if (stage === 'taken') return base;
  if (stage === 'asked' || stage === 'answered') {
    const question = { ...deed(worker, 10), purpose: 'question' as const, body: episode.told.question };
    if (stage === 'asked') return { ...base, notes: [question] };
    return {
      ...base,
      notes: [question, { ...deed(episode.sender.by, 95), purpose: 'reply', body: episode.told.answer }],
    };
  }
  const [first] = told.decisions;
  if (!first) return base;
  const decision = { ...first, ...deed(worker, 45), authorised: null, returned: null };
  if (stage === 'proposed') return { ...base, decisions: [decision] };
  const why = 'Please ring school before we close this. Nobody has asked what they see.';
  return { ...base, decisions: [{ ...decision, returned: { ...deed(manager, 35), why } }] };
};

/** Lays what waits at the front door, act by act through the module's own actions. The families used are taken out of the list. */
export const layQueue = async (tx: Tx, slug: string, grounds: Ground[], seed: number): Promise<void> => {
  const [any] = grounds;
  if (!any) return;
  const { day, vale } = any;
  const byPost = new Map(vale.everybody.map((poster) => [poster.post, poster]));
  for (const [place, waiting] of QUEUE.entries()) {
    const found = findEpisode(waiting, grounds, seed + place, day);
    if (!found) continue;
    const { ground, episode } = found;
    const agreement = agreementOf(episode, ground.chance);
    const known = { before: 0, open: false };
    const course = courseOf(ground, episode, known, agreement.service_agreement === 'agreed');
    const shared = { submission: newId(), agreement, seconds: 10 + place };
    const [first, ...others] = episode.children.map((child) =>
      asFarAs(waiting, ground, episode, toldOf(ground, episode, child, course, shared)),
    );
    if (!first || !isBefore(episode.at, { day, minute: 5 })) continue;
    await actOut(
      (deed) => {
        const poster = byPost.get(deed.by.post);
        if (!poster) throw new Error('Nobody holds that post.');
        return actingAs(tx, slug, poster, deed.at);
      },
      [first, ...others],
    );
  }
};
