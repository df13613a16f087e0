import type { ComponentChildren, VNode } from 'preact';
import type { ZodType, z } from 'zod';
import type { Databases } from '#db';
import type { Day, Instant } from '#kernel';
import type { Frame } from '#ui';
import type { Identity } from './identity.ts';
import type { Shows } from './route.ts';

/** A visit to a route that asks for no post: sign-in, the choice of a post, the statements that everybody may read. */
export interface Visit {
  readonly databases: Databases;
  readonly identity: Identity | null;
  readonly now: Instant;
  readonly today: Day;
  readonly ip: string;
  readonly headers: Headers;
  readonly requestId: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

/** Where an open act leads, and the cookies it sets. */
export interface Onward {
  readonly to: string;
  readonly cookies?: readonly string[];
  /** The browser is told to forget what it kept of our pages: at sign-out. */
  readonly forgets?: true;
  readonly says?: string;
}

export interface OpenPageSpec<Model> {
  readonly title: string;
  /** Why no post is asked for. It shows no record about anybody. */
  readonly openBecause: string;
  /** Somebody is signed in, with or without a post: whoever is not is sent to sign in. */
  readonly asksAccount?: boolean;
  /** The model, for a page that programs read too: it stands in the reference of the API, with the acts of its forms. */
  readonly shows?: ZodType<Model>;
  readonly load: (visit: Visit) => Promise<Model | Onward>;
  readonly view: (shown: Shows<Model>) => VNode | ComponentChildren;
  readonly start?: (model: Model) => Readonly<Record<string, unknown>>;
  /** What it showed once is there no more: answered as gone (410), with the page that says so. */
  readonly isGone?: (model: Model) => boolean;
  /** What a program gets instead of a page: a text of its own kind, which nobody on the way keeps, with a mark by which it asks for news. */
  readonly sends?: (model: Model) => { readonly type: string; readonly text: string };
}
/** What an open act shows in its answer, once, instead of leading on. */
export interface Told<Revealed> {
  readonly reveals: Revealed;
  readonly cookies?: readonly string[];
}

export interface OpenActionSpec<Form extends ZodType, Revealed = never> {
  readonly title: string;
  readonly openBecause: string;
  readonly asksAccount?: boolean;
  readonly takes: Form;
  readonly from: OpenPageRoute;
  readonly run: (visit: Visit, form: z.output<Form>) => Promise<Onward | Told<Revealed>>;
  /** The page of what is shown once, and to a program its model. */
  readonly reveals?: {
    readonly shows: ZodType<Revealed>;
    readonly view: (shown: { readonly model: Revealed; readonly frame: Frame }) => VNode | ComponentChildren;
  };
  /** Slows down guessing. */
  readonly limited?: boolean;
}
export interface OpenPageRoute extends OpenPageSpec<unknown> {
  readonly kind: 'openPage';
  readonly path: string;
}
export interface OpenActionRoute extends OpenActionSpec<ZodType, unknown> {
  readonly kind: 'openAction';
  readonly path: string;
}

export const openPage = <Model>(path: string, spec: OpenPageSpec<Model>): OpenPageRoute =>
  // The view meets only what this declaration's own load gave.
  ({ kind: 'openPage', path, ...spec }) as unknown as OpenPageRoute;
export const openAction = <Form extends ZodType, Revealed = never>(
  path: string,
  spec: OpenActionSpec<Form, Revealed>,
): OpenActionRoute =>
  // Run meets only what `takes` parsed.
  ({ kind: 'openAction', path, ...spec }) as unknown as OpenActionRoute;
