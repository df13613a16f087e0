import { type Acting, newId } from '#db';
import { ChangedSince, Invalid, NotFound } from '#kernel';
import { bodyById } from '#partnership';
import type { RouteForm } from '../forms.ts';
import { isFlagKind } from '../rules/index.ts';
import { insertRoute, updateRoute } from '../store/index.ts';

/** Chooses the team that receives a kind of flag; none means whoever receives contacts. */
export const chooseRoute = async (
  { tx, today }: Acting,
  kind: string,
  form: RouteForm,
): Promise<{ kind: string }> => {
  if (!isFlagKind(kind)) throw new NotFound();
  const team = form.team === null ? undefined : await bodyById(tx, form.team);
  if (form.team !== null && (!team || team.receives === '' || (team.until !== null && team.until < today)))
    throw new Invalid([{ field: 'team', message: 'Select a team that is there and takes work' }]);
  const version = form.version ?? 0;
  const kept =
    version === 0
      ? await insertRoute(tx, { id: newId(), kind, body_id: form.team })
      : await updateRoute(tx, kind, version, form.team);
  if (!kept) throw new ChangedSince();
  return { kind };
};
