import type { ComponentChildren } from 'preact';
import type { Actor } from '#kernel';
import type { Ask, Audit, May, ParamsOf } from '../route.ts';

/** What a page shows of something that goes on, told again whenever it changes, for as long as somebody looks. */
export interface StreamSpec<Path extends string, Model> {
  readonly title: string;
  /** Asked again at each reading, as everything is. */
  readonly may: May;
  readonly audit: Audit<Model>;
  /** The channel of the database on which changes are told, by ids alone. */
  readonly channel: string;
  /** What a change on the channel is about; null where nobody who listens here would know it. */
  readonly heard: (told: string) => string | null;
  /** What whoever asks wants to hear of, in the same words. */
  readonly about: (params: ParamsOf<Path>, actor: Actor) => string;
  /** Read anew under the own policy of each who listens, after every change: nothing is passed on from one to another. */
  readonly load: (ask: Ask<ParamsOf<Path>>) => Promise<Model>;
  /** The parts of the page, each by its name: those that changed are sent. */
  readonly parts: (model: Model) => Readonly<Record<string, ComponentChildren>>;
  /** Why nothing more is to come, in a sentence; null while it goes on. */
  readonly over?: (model: Model) => string | null;
}
export interface StreamRoute extends StreamSpec<string, unknown> {
  readonly kind: 'stream';
  readonly path: string;
}

/** Declares a stream of server-sent events. `may` and `audit` are demanded, as of a page. */
export const stream = <const Path extends string, Model>(
  path: Path,
  spec: StreamSpec<Path, Model>,
): StreamRoute =>
  // Parts, over and audit meet only what this declaration's own load gave.
  ({ kind: 'stream', path, ...spec }) as unknown as StreamRoute;
