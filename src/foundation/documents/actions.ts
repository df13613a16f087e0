import { type Acting, newId } from '#db';
import { Conflict, Invalid, NotAllowed } from '#kernel';
import { notify } from '#notifications';
import { organisationsInForce, seatOf } from '#partnership';
import type { DocumentForm, SignForm, VersionForm, WithdrawForm } from './forms.ts';
import { paths } from './paths.ts';
import { versionMet } from './reads/index.ts';
import { canPut, canSign, signedBy } from './rules.ts';
import {
  documentById,
  insertDocument,
  insertSignature,
  insertSigners,
  insertVersion,
  lockDocument,
  partnerSeatsOf,
  versionsOf,
  withdrawVersion,
} from './store.ts';

/** What an act answers with: the document, and the version that it was about. */
export interface Done {
  readonly document: string;
  readonly version: string;
}

/** Puts a version to every organisation that is a safeguarding partner today, and tells whoever signs for it. */
const put = async (
  acting: Acting,
  document: { readonly id: string; readonly kind: string },
  number: number,
  form: VersionForm,
): Promise<Done> => {
  const { tx, actor, now, today } = acting;
  const allowed = canPut(form.effectiveFrom, form.reviewBy);
  if (!allowed.ok) throw new Invalid([{ field: 'reviewBy', message: allowed.reason }]);
  const partners = (await organisationsInForce(tx, today)).flatMap(({ id, type }) => {
    const seat = seatOf(type);
    return seat === null ? [] : [{ organisation_id: id, seat }];
  });
  const missing = (['localAuthority', 'health', 'police'] as const).filter(
    (seat) => !partners.some((partner) => partner.seat === seat),
  );
  if (missing.length > 0)
    throw new Conflict(
      'A document is put to all three safeguarding partners, and one of them is not in the register of organisations yet: ask your administrator.',
    );
  const version = newId();
  await insertVersion(tx, {
    id: version,
    document_id: document.id,
    number,
    summary: form.summary,
    effective_from: form.effectiveFrom,
    review_by: form.reviewBy,
    url: form.url.trim(),
    sha256: form.sha256.trim().toLowerCase(),
    put_at: now,
    put_by_post_id: actor.post,
  });
  await insertSigners(
    tx,
    partners.map((partner) => ({ ...partner, version_id: version })),
  );
  for (const { post_id, organisation, capacity } of await partnerSeatsOf(tx, today, null))
    if (
      signedBy(document.kind).includes(capacity) &&
      partners.some(({ organisation_id }) => organisation_id === organisation)
    )
      await notify(acting, {
        to: { kind: 'post', id: post_id },
        event: 'document.toSign',
        path: paths.sign(version),
      });
  return { document: document.id, version };
};

/** Enters a document with its first version, and puts it to the partners. */
export const addDocument = async (acting: Acting, form: DocumentForm): Promise<Done> => {
  const id = newId();
  await insertDocument(acting.tx, {
    id,
    title: form.title.trim(),
    kind: form.kind,
    made_at: acting.now,
    made_by_post_id: acting.actor.post,
  });
  return put(acting, { id, kind: form.kind }, 1, form);
};

/** Puts a changed version to the partners: every signature is asked for anew, and the version in force stays until it has them. */
export const addVersion = async (acting: Acting, id: string, form: VersionForm): Promise<Done> => {
  await lockDocument(acting.tx, id);
  const document = await documentById(acting.tx, id);
  if (!document) throw new NotAllowed('There is no such document.');
  const [newest] = await versionsOf(acting.tx, id);
  return put(acting, document, (newest?.number ?? 0) + 1, form);
};

/** Signs or refuses a version for the organisation that the acting post is a safeguarding partner of. */
export const signVersion = async (acting: Acting, id: string, form: SignForm): Promise<Done> => {
  const { tx, actor, now } = acting;
  const before = await versionMet(acting, id);
  await lockDocument(tx, before.document.id);
  const { document, facts, row } = await versionMet(acting, id);
  const verdict = canSign(facts);
  if (!verdict.ok || !verdict.as) {
    const reason = verdict.ok ? 'Nobody is asked to sign this.' : verdict.reason;
    throw facts.seats.length === 0 ? new NotAllowed(reason) : new Conflict(reason);
  }
  await insertSignature(tx, {
    version_id: id,
    organisation_id: verdict.as.organisation,
    verdict: form.verdict,
    reason: form.verdict === 'refused' ? form.reason : '',
    post_id: actor.post,
    capacity: verdict.as.capacity,
    at: now,
  });
  await notify(acting, {
    to: { kind: 'post', id: row.put_by_post_id },
    event: form.verdict === 'signed' ? 'document.signed' : 'document.refused',
    path: paths.one(document.id),
  });
  return { document: document.id, version: id };
};

/** Withdraws a version: nobody signs it from then on, and it is in force no more. */
export const withdrawDocument = async (acting: Acting, id: string, form: WithdrawForm): Promise<Done> => {
  const { tx, actor, now } = acting;
  const { document, model } = await versionMet(acting, id);
  await lockDocument(tx, document.id);
  if (!model.mayWithdraw || !(await withdrawVersion(tx, id, { at: now, post: actor.post, why: form.why })))
    throw new Conflict('This version stands no more, so there is nothing to withdraw.');
  return { document: document.id, version: id };
};
