import type { Acting } from '#db';
import { Conflict, NotFound } from '#kernel';
import { personLine } from '#people';
import {
  addRecord,
  addShare,
  endSharesBecauseOf,
  putUnderChild,
  raiseVersion,
  sharedBecauseOf,
} from '#records';
import { flagTitle } from '../rules/index.ts';
import { insertIdentification, sayByHand } from '../store/index.ts';
import { type Acted, meet } from './met.ts';

const PUBLIC_TASK = 'Public task: my organisation has a duty to safeguard children';
const FIRST_WAS_ANOTHER =
  'Somebody said which child this is while you had it open. Read it again, then do what you meant to do.';

/**
 * Says which child a flag is about. The council's own earlier word, or what the program found, is corrected, and what was given because of
 * the wrong child is taken back. The flag itself stays as it was sent, and stands under no child.
 */
export const identifyFlag = async (acting: Acting, record: string, child: string): Promise<Acted> => {
  const { tx, actor, today } = acting;
  const { flag, identifications } = await meet(acting, record, 'identify');
  // Whoever is no person in sight is nobody.
  if (!(await personLine(tx, child, today))) throw new NotFound();
  const own = identifications.findLast(
    ({ owner_organisation_id }) => owner_organisation_id === actor.organisation,
  );
  if (own) {
    if (!(await raiseVersion(tx, own.id, own.version))) throw new Conflict(FIRST_WAS_ANOTHER);
    if (own.child_id !== null && own.child_id !== child)
      await endSharesBecauseOf(acting, [flag.id], own.child_id);
    await putUnderChild(tx, own.id, child);
    await sayByHand(tx, own.id);
  } else {
    const id = await addRecord(acting, {
      kind: 'flagIdentification',
      child,
      submission: flag.submission_id,
      title: flagTitle(flag.kind, flag.sender_organisation),
      agency: flag.owner_organisation_id,
      body: actor.body,
      occurredAt: flag.occurred_at,
    });
    await insertIdentification(tx, { id, flag_id: flag.id, how: 'byHand' });
  }
  if (!(await sharedBecauseOf(tx, [flag.id], child)).has(flag.id))
    await addShare(acting, {
      record: flag.id,
      child,
      grantee_kind: 'organisation',
      grantee_id: actor.organisation,
      lawful_basis: PUBLIC_TASK,
      purpose: 'Part of what the council knows of this child',
    });
  return { flag: flag.id, child };
};
