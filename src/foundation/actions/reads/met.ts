import type { Acting } from '#db';
import { type Actor, type Day, NotFound, roles } from '#kernel';
import { type ActionFacts, partsOf, statusOf } from '../rules.ts';
import { type ActionRow, type Asker, actionById } from '../store.ts';

/** Whose lists a post may ask for. */
export const askerOf = ({ role, post, body, organisation }: Actor): Asker => ({
  post,
  body,
  organisation: roles[role].scope === 'organisation' ? organisation : null,
});

/** Who has an action: the post that owes it, or the one that took it or was given it and is still in force. */
export const holderOf = (action: ActionRow, today: Day): { post: string; name: string } | null => {
  const { owed_kind, owed_id, owed_staff_name, held_by, held_by_name, held_until } = action;
  if (owed_kind === 'post') return { post: owed_id, name: owed_staff_name ?? '' };
  if (held_by === null || (held_until !== null && held_until < today)) return null;
  return { post: held_by, name: held_by_name ?? '' };
};

/** What the rules ask of an action that this post meets. */
export const factsOf = (
  { actor, today }: Pick<Acting, 'actor' | 'today'>,
  action: ActionRow,
): ActionFacts => {
  const holder = holderOf(action, today);
  const heldBy = holder?.post ?? null;
  return {
    status: statusOf({ ending: action.ended, heldBy }),
    parts: partsOf(actor, {
      owedKind: action.owed_kind,
      owedId: action.owed_id,
      heldBy,
      setBy: action.recorded_by,
      setBody: action.owner_body_id,
      setOrganisation: action.owner_organisation_id,
    }),
    owedKind: action.owed_kind,
    heldByName: holder?.name ?? null,
  };
};

/** An action as the acting post meets it; there is none where it sees none. */
export const actionMet = async (
  acting: Acting,
  id: string,
): Promise<{ action: ActionRow; facts: ActionFacts }> => {
  const action = await actionById(acting.tx, id);
  if (!action) throw new NotFound();
  return { action, facts: factsOf(acting, action) };
};
