import type { FastifyRequest } from 'fastify';
import type { Failure } from '../failures.ts';
import type { Host } from '../host.ts';
import type { Identity } from '../identity.ts';
import { openedIn } from '../opened.ts';
import type { ActionRoute } from '../route.ts';
import { cameFromUs, fieldsOf } from '../visit.ts';
import type { Kept, keep } from './keep.ts';
import { signInFor } from './save.ts';

/**
 * A form that came from our page when nobody was signed in any more, or no post was in use: it says itself, under our seal, whose it is.
 * Null where it does not.
 */
export const keepingUnsigned = (
  host: Host,
  route: ActionRoute,
  request: FastifyRequest,
  identity: Identity | null,
): Parameters<typeof keep>[0] | null => {
  const fields = fieldsOf(request);
  if (!fields || !cameFromUs(request, host.secret, host.baseUrl, fields)) return null;
  return { host, route, request, identity, fields, opened: openedIn(host.secret, fields) };
};

/** A failure that leads back to the form once somebody is signed in, or has chosen a post. */
export const withWayBack = (failure: Failure, draft: Kept | null): Failure =>
  failure.go && draft
    ? {
        ...failure,
        go: { ...failure.go, href: signInFor(draft).replace('/sign-in', failure.go.href) },
      }
    : failure;
