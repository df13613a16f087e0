import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { newId, transact } from '#db';
import type { Fault } from '#kernel';
import { type Frame, formOf } from '#ui';
import type { Host } from './host.ts';
import type { Identity } from './identity.ts';
import type { Module } from './module.ts';
import { csrfOf, takeFlash, visitOf } from './visit.ts';

interface Face {
  readonly name: string;
  readonly shortName: string;
  readonly outOfHours?: string;
  readonly accent?: string;
  readonly synthetic: boolean;
}

const FACE_LASTS = 10_000;

/** Reads what every page says of its partnership, and remembers it for ten seconds. */
export const facesOf = (host: Host) => {
  const kept = new Map<string, { face: Face; until: number }>();
  return async (partnership: string): Promise<Face> => {
    const now = host.now();
    const held = kept.get(partnership);
    if (held && Date.parse(now) < held.until) return held.face;
    const face = await transact(host.databases.serving, { role: 'reader', partnership, now }, async (tx) => {
      const { rows } = await sql<{
        face: Partial<Face>;
        name: string | null;
      }>`select partnership_face() as face, (select name from partnership where slug = ${partnership}) as name`.execute(
        tx,
      );
      // Until an administrator has set one, the name that the partnership was made under.
      const name = rows[0]?.name ?? partnership;
      return { name, shortName: name, synthetic: false, ...rows[0]?.face };
    });
    kept.set(partnership, { face, until: Date.parse(now) + FACE_LASTS });
    return face;
  };
};

/** Frames a page: the partnership, the post in use, what to navigate to, and the marks that its forms carry. */
export const framesOf = (host: Host) => {
  const faceOf = facesOf(host);
  const secure = host.baseUrl.startsWith('https:');
  const navigation = host.modules
    .flatMap(({ navigation: items = [] }) => items)
    .sort(({ place: one = 50 }, { place: other = 50 }) => one - other);
  const bell = bellOf(host);
  return async (request: FastifyRequest, reply: FastifyReply, identity: Identity | null): Promise<Frame> => {
    const actor = identity?.actor ?? null;
    const path = request.url.split('?')[0] ?? '/';
    const face = actor ? await faceOf(actor.partnership).catch(() => null) : null;
    const flash = takeFlash(request, reply, host.secret, secure);
    return {
      ...(face
        ? {
            partnership: {
              name: face.name,
              short: face.shortName,
              synthetic: face.synthetic,
              outOfHours: face.outOfHours,
              accent: face.accent,
            },
          }
        : host.demonstration
          ? {
              partnership: { name: 'Demonstration', short: 'Demonstration', synthetic: true },
              demonstration: true,
            }
          : {}),
      ...(actor && identity
        ? {
            actor: {
              staffName: actor.staffName,
              postTitle: actor.postTitle,
              organisationName: actor.organisationName,
              severalPosts: identity.severalPosts,
            },
            post: actor.post,
          }
        : {}),
      ...(actor && bell ? { bell: { href: bell.href } } : {}),
      nav: actor
        ? navigation
            .filter(({ roles }) => roles.includes(actor.role))
            .map(({ label, href }) => ({
              label,
              href,
              current: href === '/' ? path === '/' : path.startsWith(href),
            }))
        : [],
      path,
      csrf: csrfOf(host.secret, visitOf(request, reply, secure)),
      key: newId(),
      assets: host.assets,
      ...(flash === undefined ? {} : { flash }),
    };
  };
};

/** Of the modules, the one that keeps a bell. */
export const bellOf = ({ modules }: Pick<Host, 'modules'>): Module['bell'] =>
  modules.find(({ bell }) => bell !== undefined)?.bell;

/** A form's state on a page: what it begins with or what was typed, and what is wrong. */
export const stateOf = (
  frame: Frame,
  values: Readonly<Record<string, unknown>>,
  faults: readonly Fault[] = [],
  key?: string,
) => ({ ...formOf(frame, values, faults), ...(key ? { key } : {}) });
