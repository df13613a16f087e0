import type { Actor, Instant } from '#kernel';

/** Who is signed in, and the post in use when one is chosen. */
export interface Identity {
  readonly account: string;
  readonly name: string;
  /** The session's own id, to end it or to change its post. */
  readonly session: string;
  readonly actor: Actor | null;
  readonly severalPosts: boolean;
}

/** Finds who sends a request; runs before any transaction of the request. */
export type Identify = (headers: Headers, now: Instant) => Promise<Identity | null>;
