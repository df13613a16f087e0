import type { Acting } from '#db';
import { type Role, reachOver } from '#kernel';
import { found, insistMay, keeperOf } from '../reads/index.ts';
import { canPlace, canReach } from '../rules/index.ts';
import { bodyById } from '../store/index.ts';
import { insist } from './insist.ts';

/** Where a post is to stand, and as what. */
interface Place {
  readonly organisation: string;
  readonly body: string | null;
  readonly role: Role;
}

/** Refuses a post elsewhere: an organisation's administrator gives posts of their own organisation, and of its own teams. */
export const insistOnPlace = async (acting: Acting, { organisation, body, role }: Place): Promise<void> => {
  if (reachOver('post', acting.actor.role) !== 'organisation') return;
  const holding = organisation === acting.actor.organisation ? 'own' : 'another';
  insistMay(canReach('appoint', 'post', acting.actor.role, holding));
  const host = body === null ? null : found(await bodyById(acting.tx, body)).organisation_id;
  const { field, ...verdict } = canPlace({ role, body, host }, await keeperOf(acting));
  insist(verdict, field);
};
