import type { Actor, Instant } from '#kernel';

/** Who is signed in, and the post in use when one is chosen. */
export interface Identity {
  readonly account: string;
  readonly name: string;
  /** The session's own id, to end it or to change its post; null for an agency's system, which has none: no page of sign-in is for it. */
  readonly session: string | null;
  readonly actor: Actor | null;
  readonly severalPosts: boolean;
}

/** Somebody who acts in a post. */
export type Signed = Identity & { readonly actor: Actor };

/**
 * Finds who sends a request, from an address of the network; runs before any transaction of the request. Throws `Unidentified` for a
 * credential that is none. Who only listens does nothing by it: the session ends when it would have.
 */
export type Identify = (
  headers: Headers,
  now: Instant,
  ip?: string,
  how?: 'asking' | 'listening',
) => Promise<Identity | null>;
