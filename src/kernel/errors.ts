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
