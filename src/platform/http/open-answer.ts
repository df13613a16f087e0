import type { VNode } from 'preact';
import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { Frame } from '#ui';

/** A request for what is open to everybody: who asks is not known, and makes no difference. */
export interface OpenAsk {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** The address below the host, with its question. */
  readonly at: string;
  readonly baseUrl: string;
  readonly now: Instant;
  readonly today: Day;
  /**
   * Reads as a visitor of a partnership (null: of the house), who stands under no post. Few of these run at once, so that the public never takes the
   * database from those who are signed in. Throws `TooOften` when too many wait.
   */
  readonly read: <T>(partnership: string | null, run: (tx: Tx) => Promise<T>) => Promise<T>;
}

/** The content of an answer: a page, text of some other kind, or a file that is kept. */
export type OpenContent =
  | { readonly page: (frame: Frame) => VNode }
  | { readonly type: string; readonly text: string }
  | {
      readonly file: {
        readonly name: string;
        readonly type: string;
        readonly sha256: string;
        readonly bytes: number;
      };
    }
  | { readonly to: string };

export type OpenAnswer = OpenContent & {
  readonly status?: 200 | 400 | 404 | 410;
  /** Kept out of search engines, whatever it is. */
  readonly unlisted?: boolean;
  /** Programs on pages of other sites may read it. */
  readonly elsewhere?: boolean;
};

/**
 * What everybody gets alike, and everybody on the way may keep for a moment: no cookie, no account, no form. An answer is made once,
 * compressed once, and kept in memory until `mark` says otherwise.
 */
export interface OpenAnswerSpec {
  readonly title: string;
  readonly openBecause: string;
  /** A word that changes when anything that it shows does; null where there is nothing to show. Asked at most once a second. */
  readonly mark: (ask: OpenAsk) => Promise<string | null>;
  /** The channel of the database on which changes are told, as "<schema> <id>". */
  readonly channel: string;
  /** What `mark` and what is kept belong to: the slug of a partnership, or '' for what belongs to none. */
  readonly of: (params: Readonly<Record<string, string>>) => string;
  readonly answer: (ask: OpenAsk) => Promise<OpenAnswer>;
  /** `false` for what is asked too variously to keep, such as a search; a file is never kept in memory. */
  readonly keeps?: false;
}
export interface OpenAnswerRoute extends OpenAnswerSpec {
  readonly kind: 'openAnswer';
  readonly path: string;
}
export const openAnswer = (path: string, spec: OpenAnswerSpec): OpenAnswerRoute => ({
  kind: 'openAnswer',
  path,
  ...spec,
});
