import type { ZodError } from 'zod';
import { ContentAltered } from '#files';
import { Conflict, type Fault, Invalid, NotAllowed, NotFound } from '#kernel';

import { ContentMissing } from './sending.ts';

/** A failure as it is shown: one status, one title, one sentence that says what to do next. */
export interface Failure {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly faults: readonly Fault[];
  /** Where a person goes to put it right, in a tab beside what was typed. */
  readonly go?: { readonly href: string; readonly text: string };
  /** After how many seconds it may be tried again. */
  readonly wait?: number;
  /** How a program is to say who it is, as `WWW-Authenticate` has it. */
  readonly challenge?: string;
}

/** The seconds to wait where nobody knows better. */
const A_MINUTE = 60;

/** Somebody, or somebody else in their name, tried too often: until when nothing more is looked at. */
export class TooOften extends Error {
  override readonly name = 'TooOften';
  readonly faults: readonly Fault[];
  /** In seconds. */
  readonly wait: number;
  constructor(fault: Fault, wait: number) {
    super(fault.message);
    this.faults = [fault];
    this.wait = wait;
  }
}

/** A credential was sent that is none, or that has ended. */
export class Unidentified extends Error {
  override readonly name = 'Unidentified';
}

/** What came beside the form or the JSON could not be read: a key that is none. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

const failure = (status: number, title: string, detail: string, faults: readonly Fault[] = []): Failure => ({
  status,
  title,
  detail,
  faults,
});

const stateOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** The connection is gone or refused: by the driver's own codes, and PostgreSQL's classes 08 and 57P. */
const isDatabaseGone = (error: unknown): boolean =>
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT|08\d\d\d|57P\d\d|53300)$/.test(stateOf(error)) ||
  (error instanceof Error &&
    /timeout exceeded when trying to connect|Connection terminated|not queryable/.test(error.message));

/** The database was told to keep an act and was gone before it answered: it may be kept, or not. */
export class AnswerLost extends Error {
  override readonly name = 'AnswerLost';
  /** Whether it came with a key, and so acts once however often it is sent. */
  readonly keyed: boolean;
  constructor(keyed: boolean, options: ErrorOptions) {
    super('The answer to a commit was lost.', options);
    this.keyed = keyed;
  }
}

/** What a thrown thing means to the person who meets it. Anything unknown is ours to mend, and says nothing of its inside. */
export const failureOf = (error: unknown): Failure => {
  if (error instanceof NotAllowed) return failure(403, 'You cannot do this', error.message);
  if (error instanceof NotFound) return failure(404, 'Page not found', error.message);
  if (error instanceof Conflict)
    return failure(409, 'This has changed', error.message, [{ field: '', message: error.message }]);
  if (error instanceof Invalid) return failure(422, 'There is a problem', error.message, error.faults);
  if (error instanceof TooOften)
    return { ...failure(429, 'Too many attempts', error.message, error.faults), wait: error.wait };
  if (error instanceof Unidentified)
    return { ...failure(401, 'Sign in first', error.message), challenge: 'Bearer error="invalid_token"' };
  if (error instanceof Unreadable) return failure(400, 'Not understood', error.message);
  // A row out of sight answers as if there were none.
  if (stateOf(error) === '42501') return failure(404, 'Page not found', new NotFound().message);
  // PostgreSQL's class 22: what was sent reached a column that cannot hold it.
  if (/^22\d{3}$|^22P0\d$/.test(stateOf(error)))
    return failure(
      422,
      'This cannot be kept',
      'A number or a day in what was sent is not one that can be kept. Check it and send it again.',
    );
  if (error instanceof AnswerLost && isDatabaseGone(error.cause))
    return {
      ...failure(
        503,
        'The records cannot be reached',
        `It is not certain that what you sent was kept. ${
          error.keyed
            ? 'Wait a minute and send it again: however often it is sent, it acts once.'
            : 'It came without a key, so look whether it is there before you send it again.'
        } If a child is in immediate danger, call 999.`,
      ),
      wait: A_MINUTE,
    };
  if (error instanceof AnswerLost) return failureOf(error.cause);
  if (isDatabaseGone(error))
    return {
      ...failure(
        503,
        'The records cannot be reached',
        'Nothing was changed. Wait a minute and try again. If a child is in immediate danger, call 999.',
      ),
      wait: A_MINUTE,
    };
  if (error instanceof ContentMissing || error instanceof ContentAltered)
    return failure(
      500,
      'This file cannot be read',
      'What is kept of it is not what was put there. Tell your administrator, who can put it back from a backup.',
    );
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413)
    return failure(
      413,
      'Too much was sent',
      'Send less at once: no form takes more than 1 MB, or more than 2,000 fields.',
    );
  if (status === 415) return failure(415, 'Not understood', 'Send a form or JSON (application/json).');
  if (status === 429)
    return { ...failure(429, 'Too many attempts', 'Wait a minute, then try again.'), wait: A_MINUTE };
  if (status >= 400 && status < 500)
    return failure(
      status,
      'Not understood',
      'What was sent could not be read. Go back, check it and send it again.',
    );
  return failure(
    500,
    'Sorry, there is a problem with the service',
    'Nothing was changed. Try again, and tell your administrator if it happens again.',
  );
};

const WANTED: Readonly<Record<string, string>> = {
  string: 'Enter text',
  number: 'Enter a number',
  int: 'Enter a whole number',
  boolean: 'Answer true or false',
  array: 'Give a list',
  object: 'Give the fields of this by their names',
};

/** Said of what no sentence of the form's own speaks of: only a program sends it, and it is told in words too. */
export const sayOtherwise = (issue: { readonly code?: string; readonly expected?: unknown }): string =>
  (issue.code === 'invalid_type' && WANTED[String(issue.expected)]) ||
  'Give one of the answers that the form takes';

/** The faults that a schema found, by the name of the form's field. */
export const faultsOf = (error: ZodError): Fault[] => {
  const faults = new Map<string, string>();
  for (const issue of error.issues) {
    const inner = issue.code === 'invalid_union' ? deepest(issue) : issue.message;
    const field = issue.path.map(String).join('.');
    if (!faults.has(field)) faults.set(field, inner);
  }
  return [...faults].map(([field, message]) => ({ field, message }));
};

/** Of a union's branches, the sentence of the one that understood the most: the last that has a sentence of its own. */
const deepest = (issue: ZodError['issues'][number]): string => {
  if (issue.code !== 'invalid_union') return issue.message;
  const all = issue.errors.flat();
  const own = all.filter(({ code }) => code !== 'invalid_value');
  return (own.at(-1) ?? all.at(-1))?.message ?? issue.message;
};
