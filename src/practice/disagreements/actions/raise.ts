import type { Acting } from '#db';
import { Invalid, NotAllowed } from '#kernel';
import { bodyById, organisationById } from '#partnership';
import { addRecord } from '#records';
import { type RaiseForm, readWith } from '../forms.ts';
import { aboutOf } from '../reads/index.ts';
import { firstStage, mayDisagree } from '../rules/index.ts';
import { insertAddressees, insertDisagreement, insertStage } from '../store/index.ts';
import { tellAgency } from './telling.ts';

/** What an act answers with: the disagreement, and the child it is known to be about. */
export interface Done {
  readonly id: string;
  readonly child: string | null;
}

const refuse = (message: string): never => {
  throw new Invalid([{ field: 'with', message }]);
};

/** Who decided: a team and its organisation, or an organisation. Throws `Invalid` where nobody is there to answer. */
const decidersOf = async ({ tx, today }: Acting, choice: string) => {
  const chosen = readWith(choice);
  if (chosen === null) return refuse('Select who made the decision');
  const inForce = (until: string | null | undefined) => until === null || (until ?? '') >= today;
  if (chosen.kind === 'organisation') {
    const organisation = await organisationById(tx, chosen.id);
    if (!organisation || !inForce(organisation.until))
      return refuse('Select an agency that still works here');
    return { organisation: organisation.id, body: null };
  }
  const body = await bodyById(tx, chosen.id);
  if (!body || !inForce(body.until) || body.organisation_id === null)
    return refuse('Select a team that is still there');
  return { organisation: body.organisation_id, body: body.id };
};

/**
 * Raises a disagreement: the acting agency's record, given to those who decided. Where a child is at immediate risk it goes straight to
 * their designated leads. Throws `NotFound` for a record out of sight, `Conflict` about what nobody has decided yet.
 */
export const raiseDisagreement = async (acting: Acting, form: RaiseForm): Promise<Done> => {
  const { tx, actor, now } = acting;
  const allowed = mayDisagree(actor);
  if (!allowed.ok) throw new NotAllowed(allowed.reason);
  const about = form.about === null ? null : await aboutOf(acting, form.about);
  const { organisation, body } = await decidersOf(acting, form.with);
  if (body !== null && body === actor.body)
    refuse('That is your own team: talk to each other first, and to your manager');
  const risk = form.immediateRisk === 'yes';
  const { stage, clock } = firstStage(risk);
  const id = await addRecord(acting, {
    kind: 'disagreement',
    // The database puts it under the child where it belongs there, whom the acting post need not see.
    child: null,
    title: 'Professional disagreement',
    body: actor.body,
  });
  await insertDisagreement(tx, {
    id,
    theme: form.theme,
    about: form.disagreeWith,
    wanted: form.wanted,
    why: form.why,
    immediate_risk: risk,
    about_record_id: about?.record ?? null,
    with_organisation_id: organisation,
    with_body_id: body,
  });
  await insertAddressees(tx, [
    ...(body === null
      ? []
      : [{ disagreement_id: id, grantee_kind: 'body' as const, grantee_id: body, stage: 1 }]),
    { disagreement_id: id, grantee_kind: 'organisation', grantee_id: organisation, stage: 1 },
  ]);
  await insertStage(tx, {
    disagreement_id: id,
    stage,
    because: risk ? 'immediateRisk' : 'raised',
    reached_at: now,
    clock_rule: clock,
    by_post_id: actor.post,
  });
  const event = risk ? 'disagreement.atRisk' : 'disagreement.raised';
  await tellAgency(acting, event, id, { body, organisation });
  // Its leads hear at once of a child at immediate risk; a team's news goes to the team.
  if (risk && body !== null) await tellAgency(acting, event, id, { body: null, organisation });
  return { id, child: about?.child ?? null };
};
