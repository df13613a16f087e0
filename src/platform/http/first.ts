import type { Failure } from './failures.ts';
import type { Identity } from './identity.ts';

/** Says what is missing before anything can be answered, to a person and to a program in their own tongues. */
export const firstOf = (identity: Identity | null, json: boolean): Failure =>
  identity
    ? {
        status: 403,
        title: 'Choose a post first',
        detail: json
          ? 'You are signed in, but no post is in use. GET /posts names the posts that you hold; send the id of one to POST /posts, then try again.'
          : 'You are signed in, but no post is in use. Choose one, then try again.',
        faults: [],
        go: { href: '/posts', text: 'Choose a post' },
      }
    : {
        status: 401,
        title: 'Sign in first',
        detail: json
          ? 'You are not signed in, or your session has ended. Send an agency system’s credential as Authorization: Bearer, or sign in with POST /sign-in, then try again.'
          : 'You are not signed in, or your session has ended. Sign in, then try again.',
        faults: [],
        go: { href: '/sign-in', text: 'Sign in' },
      };
