import type { Day, Instant, PrimaryNeed } from '#kernel';
import type { DecisionOutcome, InPlace, NotePurpose, Urgency } from '../rules/index.ts';
import type { NewContact } from '../store/index.ts';

/** Who acts: the post, and the organisation and team that it sits in. */
export interface Hand {
  readonly post: string;
  readonly organisation: string;
  readonly body: string | null;
}
/** Something that was done: by whom, and when. */
export interface Deed {
  readonly by: Hand;
  readonly at: Instant;
}

/** One proposal of the front door, and what a manager made of it. */
export interface ToldDecision extends Deed {
  readonly outcome: DecisionOutcome;
  readonly level: string;
  readonly scheme: string;
  readonly reason: string;
  readonly need: PrimaryNeed | null;
  readonly message: string;
  readonly support: string;
  readonly supportProvider: string;
  readonly supportCheckedOn: Day | null;
  readonly supportCheckedWith: string;
  readonly supportInPlace: InPlace;
  readonly authorised: Deed | null;
  readonly returned: (Deed & { readonly why: string }) | null;
}

/** A contact from its sending to its end, as it is told afterwards: who did what, when. */
export interface ToldContact extends Deed {
  readonly submission: string;
  readonly reference: string;
  readonly team: string;
  /** Whom the sender named from among the children that it knows. */
  readonly child: string | null;
  readonly facts: Omit<NewContact, 'id' | 'team_id' | 'received_at'>;
  readonly taken: (Deed & { readonly urgency: Urgency }) | null;
  readonly identified: (Deed & { readonly child: string }) | null;
  readonly notes: readonly (Deed & {
    readonly purpose: NotePurpose;
    readonly body: string;
    readonly council?: string;
    readonly how?: string;
  })[];
  readonly decisions: readonly ToldDecision[];
  readonly closed: (Deed & { readonly day: Day; readonly reason: string }) | null;
}
