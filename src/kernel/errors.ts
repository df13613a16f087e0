/** One thing wrong with what was sent: the field it is about ('' for the whole) and a sentence that says what to do. */
export interface Fault {
  readonly field: string;
  readonly message: string;
}

/** The actor's post does not allow this act. The sentence says who can help. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
}

/** There is no such thing, or none that the actor may see: the two are never told apart. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  constructor(message = 'There is no such record, or you do not have a reason to see it.') {
    super(message);
  }
}

/** The facts have moved on: somebody was first, or the state no longer allows it. Nothing typed is lost. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}

/**
 * An edit that lost the race: what is kept is no longer what the form was opened on. Whoever sent it is shown both, field by field, and
 * asked; a program is told each field that differs.
 */
export class ChangedSince extends Conflict {
  /** Who was first, and when, where that is known: an ISO instant. */
  readonly first: { readonly by: string; readonly at: string } | null;
  constructor(first: { readonly by: string; readonly at: string } | null = null) {
    super('Somebody else changed this after you opened it. Nothing of yours is saved yet.');
    this.first = first;
  }
}

/** What was sent does not hold together, found after parsing. */
export class Invalid extends Error {
  override readonly name = 'Invalid';
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map((fault) => fault.message).join(' '));
    this.faults = faults;
  }
}

/** A rule's answer: yes, or no with a sentence that a person can act on. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly reason: string };
export const yes: Verdict = { ok: true };
export const no = (reason: string): Verdict => ({ ok: false, reason });
