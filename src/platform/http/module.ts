import type { Acting, Databases } from '#db';
import type { Job } from '#jobs';
import type { Instant, Role } from '#kernel';
import type { Route } from './route.ts';

/** A kind of safeguarding record that a module keeps, and the roles that read it when they have a reason. */
export interface RecordKind {
  readonly label: string;
  readonly readBy: readonly Role[];
  /** The page of one such record. */
  readonly path: (id: string) => string;
  /** Left out of a child's chronology: another record tells it, or the story's own parts do. */
  readonly inStory?: false;
}

/** A module as `app.ts` lists it. */
export interface Module {
  readonly name: string;
  readonly routes: readonly Route[];
  readonly kinds?: Readonly<Record<string, RecordKind>>;
  readonly jobs?: readonly Job[];
  /** Entries of the service navigation, for the posts that may. */
  readonly navigation?: readonly {
    readonly label: string;
    readonly href: string;
    readonly roles: readonly Role[];
    /** Where it stands among the others, the smallest first; 50 where nothing is said. */
    readonly place?: number;
  }[];
  /**
   * What it tells people that something waits: the name of each kind of news, and its words in the app, in mail and to an agency's
   * system. They name nobody. What is urgent is mailed at once to whoever did not choose otherwise.
   */
  readonly notices?: Readonly<Record<string, string | { readonly words: string; readonly urgent: true }>>;
  /** How much is new for whoever looks at a page, asked in the transaction of each page: a number at the bell of the header. */
  readonly bell?: { readonly href: string; readonly count: (acting: Acting) => Promise<number> };
  /** How long a person's records are kept because of one of these kinds: the name of a class of the retention schedule. */
  readonly retains?: Readonly<Record<string, string>>;
  /** Runs once at start, after migration: data that the program keeps in step with the database. */
  readonly prepare?: (databases: Databases, partnership: string, now: Instant) => Promise<void>;
}
