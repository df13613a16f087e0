import { no, type Verdict, yes } from '#kernel';
import type { Part, Stands } from '#meetings';
import type { Quorum } from './quorum.ts';
import type { Place } from './room.ts';

/** As what somebody meets a meeting that runs. */
export interface LiveFacts {
  readonly stands: Stands;
  /** Called it, or is its clerk. */
  readonly keeps: boolean;
  /** Keeps it, or chairs it. */
  readonly runs: boolean;
  readonly part: Part | null;
  /** How they stand in the room. */
  readonly place: Place | null;
  /** An item is in hand, and it is theirs to see. */
  readonly seesItem: boolean;
  readonly anyInHand: boolean;
  readonly quorum: Quorum | null;
  readonly presides: boolean;
}

/** What is done to a meeting that runs. */
export const ACTS = [
  'open',
  'close',
  'take',
  'closeItem',
  'seat',
  'arrive',
  'withdraw',
  'admit',
  'preside',
  'write',
  'decide',
] as const;
export type Act = (typeof ACTS)[number];

/** THE table: what each act asks of how the meeting stands, and of who does it. */
const TABLE: Readonly<
  Record<Act, { on: readonly Stands[]; who: 'keeps' | 'runs' | 'called'; words: string }>
> = {
  open: { on: ['called'], who: 'runs', words: 'open this meeting' },
  close: { on: ['live'], who: 'runs', words: 'close this meeting' },
  take: { on: ['live'], who: 'runs', words: 'take an item' },
  closeItem: { on: ['live'], who: 'runs', words: 'close an item' },
  seat: { on: ['called', 'live'], who: 'runs', words: 'record who is here' },
  arrive: { on: ['called', 'live'], who: 'called', words: 'say that you are here' },
  withdraw: { on: ['live'], who: 'called', words: 'withdraw from an item' },
  admit: { on: ['live'], who: 'runs', words: 'let somebody in' },
  preside: { on: ['live'], who: 'runs', words: 'record who presides' },
  write: { on: ['live'], who: 'keeps', words: 'write the minutes' },
  decide: { on: ['live'], who: 'keeps', words: 'record a decision' },
};
const STANDS: Readonly<Record<Stands, string>> = {
  planned: 'The meeting has not been called yet. Call it first.',
  called: 'The meeting has not been opened yet.',
  live: 'The meeting is under way already.',
  held: 'The meeting is closed.',
  cancelled: 'The meeting was cancelled.',
};

/** What is said of a quorum that is not there. */
export const notQuorate = ({ lacks }: Pick<Quorum, 'lacks'>): string =>
  `The meeting is not quorate. ${lacks.join(' ')}`;

/** May this be done now, by this post? The refusal says what to do instead. */
export const canDo = (act: Act, facts: LiveFacts): Verdict => {
  const { on, who, words } = TABLE[act];
  const is = who === 'keeps' ? facts.keeps : who === 'runs' ? facts.runs : facts.part !== null;
  if (!is)
    return no(
      who === 'keeps'
        ? `You cannot ${words}. The meeting’s clerk can.`
        : who === 'runs'
          ? `You cannot ${words}. The meeting’s chair or clerk can.`
          : `You cannot ${words}: you were not called to this meeting.`,
    );
  if (who === 'runs' && !facts.keeps && facts.place?.is === 'withdrawn')
    return no(
      'You have withdrawn from the item in hand. Whoever presides or the clerk runs the meeting until it is closed.',
    );
  if (!on.includes(facts.stands)) return no(STANDS[facts.stands]);
  if (act === 'closeItem' && !facts.anyInHand) return no('No item is in hand.');
  if (['write', 'decide', 'withdraw'].includes(act) && !facts.seesItem)
    return no(
      facts.anyInHand
        ? 'The item in hand is not one that you may see.'
        : 'No item is in hand. Take one first.',
    );
  // A body that is not quorate decides nothing (its own rule; Local Government Act 1972, Schedule 12, paragraphs 6 and 45 for councils;
  // Working Together for the statutory partners, who decide together).
  if (act === 'decide' && facts.quorum && !facts.quorum.isThere)
    return no(`${notQuorate(facts.quorum)} No decision can be recorded until it is there again.`);
  return yes;
};
export const actsOpen = (facts: LiveFacts): Act[] => ACTS.filter((act) => canDo(act, facts).ok);
