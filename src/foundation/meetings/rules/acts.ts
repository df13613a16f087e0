import { type Instant, no, type Verdict, yes } from '#kernel';
import type { Stands } from './kinds.ts';

/** What is done with a whole meeting, its people, its agenda and its papers. */
export type Act = 'change' | 'call' | 'cancel' | 'people' | 'agenda' | 'answer';

export interface MeetingFacts {
  readonly stands: Stands;
  /** The acting post called it, or is its clerk. */
  readonly keeps: boolean;
  /** The acting post was called to it. */
  readonly called: boolean;
  readonly endsAt: Instant;
  readonly now: Instant;
  /** How many people are on its list, the clerks not counted. */
  readonly people: number;
}

const KEEPERS = 'Whoever called this meeting, or its clerk, does that. Ask them.';
const OVER: Readonly<Record<Stands, string>> = {
  planned: '',
  called: '',
  live: 'The meeting is under way.',
  held: 'The meeting was held. What it decided stands in its minutes.',
  cancelled: 'The meeting was cancelled. Add another one.',
};

/** May this be done with the meeting now, by this post? The refusal says what to do instead. */
export const canDo = (act: Act, facts: MeetingFacts): Verdict => {
  const { stands, keeps, called, endsAt, now, people } = facts;
  if (act === 'answer') {
    if (!called) return no('You were not called to this meeting.');
    return stands === 'called' ? yes : no(OVER[stands] || 'The meeting was not called yet.');
  }
  if (!keeps) return no(KEEPERS);
  if (stands === 'held' || stands === 'cancelled') return no(OVER[stands]);
  if (stands === 'live')
    return act === 'agenda' || act === 'people'
      ? yes
      : no(
          act === 'cancel'
            ? `${OVER.live} Close it in its room: what was said and decided until then stands in its minutes.`
            : OVER.live,
        );
  if (act !== 'call') return yes;
  if (stands === 'called')
    return no('The meeting was called already. Those who are added now are called at once.');
  if (people === 0) return no('Nobody is on the list of this meeting yet. Add the people first.');
  return endsAt <= now ? no('The time of this meeting has passed. Change when it is, then call it.') : yes;
};

/** Every act that this post may do now: the buttons. */
export const actsOpen = (facts: MeetingFacts): Act[] =>
  (['change', 'call', 'cancel', 'people', 'agenda', 'answer'] as const).filter((act) => canDo(act, facts).ok);
