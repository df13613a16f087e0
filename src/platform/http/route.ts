import type { ComponentChildren, VNode } from 'preact';
import { type ZodType, z } from 'zod';
import type { Acting } from '#db';
import type { Files } from '#files';
import type { Actor, Day, Fault, Instant, Verdict } from '#kernel';
import type { Printer } from '#print';
import type { FormState, Frame } from '#ui';
import type { Media } from './media.ts';
import type { Names } from './race/questions.ts';
import type { Seals } from './sealed.ts';
import type { Sends } from './sending.ts';
import type { StreamRoute } from './streams/stream.ts';

/** The parameters that a path names: '/contacts/:id/decision' has `id`. */
export type ParamsOf<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? { readonly [key in Name]: string } & ParamsOf<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? { readonly [key in Name]: string }
    : Record<never, string>;

/** What a handler is given: the open transaction and who stands in it, and the parts of the address. */
export interface Ask<Params, Query = unknown> extends Acting {
  readonly params: Params;
  readonly query: Query;
  readonly requestId: string;
  /** Closes what must be read again and is nobody's to see in the database. */
  readonly seals: Seals;
  /** The files that people sent; undefined where none are kept. */
  readonly files: Files | undefined;
  /** What prints PDFs; undefined where none are made. */
  readonly printer?: Printer | undefined;
  /** On a page whose form is shown again with something wrong: what was typed into it. */
  readonly typed?: Readonly<Record<string, unknown>>;
}

/** A child shown, and the record it was shown by. */
export interface Shown {
  readonly child: string;
  readonly record?: string;
  /** Why it was shown where no record of the child was: to those who look after the audit. */
  readonly ground?: 'oversight';
}

/** What the audit says of an act: its name, its declared purpose, and whom it showed. */
export interface Audit<Result> {
  readonly event: string;
  readonly purpose: string;
  /** The children shown, taken from what was loaded or done; left out only where none can be. */
  readonly subjects?: (result: Result) => readonly Shown[];
  /** What it was about besides: ids and field names, never values. */
  readonly target?: (result: Result) => string;
  /** A reason typed by the person (a search without a reason, an export, emergency access). */
  readonly reason?: (asked: unknown) => string;
  /** Whether this very reading is on record already, so that reading it again is no further row. */
  readonly known?: (result: Result) => boolean;
}

/** May this post do this at all? What it may see is decided by the policies. */
export type May = (actor: Actor, moment: { readonly today: Day; readonly now: Instant }) => Verdict;

/** What a view is given. */
export interface Shows<Model, Query = unknown> {
  readonly model: Model;
  readonly form: FormState;
  readonly frame: Frame;
  readonly query: Query;
  readonly today: Day;
}

/** What a person gets: a page, or a file to save. A program that asks for JSON gets the model of either. */
type Faces<Model, Query> =
  | {
      readonly view: (shown: Shows<Model, Query>) => VNode | ComponentChildren;
      readonly sends?: undefined;
    }
  | { readonly view?: undefined; readonly sends: (model: Model, baseUrl: string) => Sends };

export type PageSpec<Path extends string, Query extends ZodType, Model> = Loads<Path, Query, Model> &
  Faces<Model, z.output<Query>>;
interface Loads<Path extends string, Query extends ZodType, Model> {
  readonly title: string;
  readonly may: May;
  readonly audit: Audit<Model>;
  /** What may stand after the question mark. */
  readonly asks?: Query;
  readonly shows: ZodType<Model>;
  readonly load: (ask: Ask<ParamsOf<Path>, z.output<Query>>) => Promise<Model>;
  /** What the model says is wrong with the question: a person reads it on the page, a program gets it instead of the model. */
  readonly faults?: (model: Model) => readonly Fault[];
  /** What a form on this page begins with. */
  readonly start?: (model: Model, query: z.output<Query>) => Readonly<Record<string, unknown>>;
  /** What answers are called that the form's schema does not know, by question: teams, organisations. */
  readonly names?: (model: Model) => Names;
  /** Slows down guessing: search pages. */
  readonly limited?: boolean;
  /** How a program is spoken to, where a standard wants it otherwise than as JSON of ours. */
  readonly media?: Media;
}

/** Something that is shown in the answer itself, once, and kept nowhere: a one-time link. */
export interface Reveals<Result, Revealed> {
  /** Null shows nothing, and leads on as any act does. */
  readonly once: (result: Result, baseUrl: string) => Revealed | null;
  readonly shows: ZodType<Revealed>;
  readonly view: (shown: { readonly model: Revealed; readonly frame: Frame }) => VNode | ComponentChildren;
}

/** What an agency's system gets back, and its shape, which the reference of the API tells; without it, where the result stands. */
type Answers<Result> =
  | { readonly returns: (result: Result) => unknown; readonly gives: ZodType }
  | { readonly returns?: undefined; readonly gives?: undefined };

/** The answer of most acts: the id of what was made or changed. */
export const Identified = z.object({ id: z.uuid() });
/** The answer of an act that has no other. */
export const Located = z.object({ location: z.string() });

export type ActionSpec<Path extends string, Form extends ZodType, Result, Revealed = unknown> = Acts<
  Path,
  Form,
  Result,
  Revealed
> &
  Answers<Result>;
interface Acts<Path extends string, Form extends ZodType, Result, Revealed> {
  readonly title: string;
  readonly may: May;
  readonly audit: Audit<Result>;
  readonly takes: Form;
  /** The page that the form stands on: shown again, with every value kept, when something is wrong. */
  readonly from: Route;
  /** Left out, the form is kept while it is filled in, and filled in again from there; `false` where what is typed is a secret. */
  readonly drafts?: false;
  readonly run: (ask: Ask<ParamsOf<Path>>, form: z.output<Form>) => Promise<Result>;
  /** Where a person goes next. */
  readonly next: (result: Result, params: ParamsOf<Path>) => string;
  /** A sentence shown once on the next page. */
  readonly says?: (result: Result) => string;
  /**
   * Answers with a page (or, to a program, its model) instead of leading on. The same form sent again acts no second time and
   * has nothing to show: it leads on, with the sentence of `says`.
   */
  readonly reveals?: Reveals<Result, Revealed>;
  /** How a program is spoken to, where a standard wants it otherwise than as JSON of ours. */
  readonly media?: Media;
}

/** A declared route, as the server and the OpenAPI document read it. */
export type Route = PageRoute | ActionRoute | StreamRoute;
export type PageRoute = PageSpec<string, ZodType, unknown> & {
  readonly kind: 'page';
  readonly path: string;
};
export type ActionRoute = ActionSpec<string, ZodType, unknown> & {
  readonly kind: 'action';
  readonly path: string;
};

/** Declares a page, which is also the API's GET: the model as JSON, or its view as HTML. `may` and `audit` are demanded. */
export const page = <
  const Path extends string,
  Model,
  Query extends ZodType = ZodType<Record<string, never>>,
>(
  path: Path,
  spec: PageSpec<Path, Query, Model>,
): PageRoute =>
  // The server calls load, view and audit with what this very declaration parsed: the types are erased together.
  ({ kind: 'page', path, ...spec }) as unknown as PageRoute;

/** Declares an act, which is also the API's POST: a form or JSON through one schema and one function. */
export const action = <const Path extends string, Form extends ZodType, Result, Revealed = never>(
  path: Path,
  spec: ActionSpec<Path, Form, Result, Revealed>,
): ActionRoute =>
  // As above: run, next, says, reveals and audit meet only what `takes` parsed and `run` returned.
  ({ kind: 'action', path, ...spec }) as unknown as ActionRoute;
