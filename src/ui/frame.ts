import type { Fault } from '#kernel';
import type { FormState } from './forms/state.ts';

/** What every page is told about who looks at it and where: the same for all pages of one request. */
export interface Frame {
  readonly partnership?:
    | {
        readonly name: string;
        readonly short: string;
        /** Everyone in it is made up: said on every page, and kept out of search engines. */
        readonly synthetic: boolean;
        /** The telephone number outside office hours, as people dial it. */
        readonly outOfHours?: string | undefined;
        /** Its own colour, `#rrggbb`. */
        readonly accent?: string | undefined;
      }
    | undefined;
  /** Nobody is signed in, and whoever does signs in as somebody made up. */
  readonly demonstration?: boolean | undefined;
  readonly actor?:
    | {
        readonly staffName: string;
        readonly postTitle: string;
        readonly organisationName: string;
        readonly severalPosts: boolean;
      }
    | undefined;
  /** Where news is, and how much of it nobody has read; not counted where the page could not be loaded. */
  readonly bell?: { readonly href: string; readonly unread?: number | undefined } | undefined;
  readonly nav: readonly { readonly label: string; readonly href: string; readonly current: boolean }[];
  readonly path: string;
  /** Where the service's name leads, unless to its home page. */
  readonly home?: string | undefined;
  readonly csrf: string;
  /** A fresh key for a form on this page. */
  readonly key: string;
  readonly post?: string | undefined;
  /** What the forms of this page are opened on, sealed. */
  readonly opened?: string | undefined;
  /** The unfinished form that this page was filled in from. */
  readonly draft?: DraftNotice | undefined;
  /** What is wrong with the question in the address: summed up at the top of whatever page it is. */
  readonly faults?: readonly Fault[] | undefined;
  /** What was just done, said once. */
  readonly flash?: string | undefined;
  /** The address of a built file by the name that `assets.json` gives it. */
  readonly assets: (name: string) => string;
  /** How much waits that was not there before: shown beside the first item of the navigation. */
  readonly unread?: number | undefined;
  /** How finished the service is: "alpha", "beta". */
  readonly phase?: string | undefined;
}

/** What a page says of the unfinished form that it was filled in from, or that waits beside it. */
export interface DraftNotice {
  /** 'You began this form on 3 March 2026 at 10:42am.' */
  readonly says: string;
  /** Where it is thrown away; null where the page was not filled in from it. */
  readonly discard: string | null;
  /** Where to go instead: to a form with nothing in it, to the other drafts. */
  readonly go: readonly { readonly href: string; readonly text: string }[];
  /** What somebody else changed since it was begun. */
  readonly changed: readonly {
    readonly label: string;
    readonly was: string;
    readonly now: string;
    /** Undefined where nothing was typed there. */
    readonly typed: string | undefined;
  }[];
}

/** The state of a form that is opened on this page, or shown again with what was typed and what is wrong with it. */
export const formOf = (
  frame: Pick<Frame, 'key' | 'csrf' | 'post' | 'opened'>,
  values: Readonly<Record<string, unknown>> = {},
  faults: readonly Fault[] = [],
): FormState => ({
  values,
  faults,
  key: frame.key,
  csrf: frame.csrf,
  post: frame.post,
  opened: frame.opened,
});
