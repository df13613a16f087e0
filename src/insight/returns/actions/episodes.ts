import { type Acting, newId } from '#db';
import { Conflict, type Day, startOfDay } from '#kernel';
import { addRecords } from '#records';
import {
  changeReferral,
  closeReferral,
  insertReferrals,
  type NewReferral,
  referralsOfChildren,
} from '#referrals';
import type { CensusEpisode } from '../rules/index.ts';
import type { TakenChild } from './children.ts';
import type { CensusReport } from './report.ts';

type Held = Awaited<ReturnType<typeof referralsOfChildren>>[number];
type Report = Pick<CensusReport, 'referrals' | 'closures'>;

const newReferral = (episode: CensusEpisode): NewReferral => ({
  id: newId(),
  contact_id: null,
  decision_id: null,
  referral_day: episode.referralDate,
  source_code: episode.source ?? null,
  primary_need: episode.primaryNeed ?? null,
  accepted_as: null,
  no_further_action: episode.noFurtherAction ?? false,
  closed_day: episode.closure?.date ?? null,
  closure_reason: episode.closure?.reason ?? null,
  census: true,
});

const conflict = (episode: CensusEpisode): Conflict =>
  new Conflict(`The referral at line ${episode.line} was changed by somebody in the meantime.`);

/** Corrects the referral of the same day where the file says otherwise; its closing is counted apart. */
const bringUp = async ({ tx }: Acting, episode: CensusEpisode, own: Held, report: Report): Promise<void> => {
  const { id } = own;
  let { version } = own;
  const facts = {
    source_code: episode.source ?? own.source_code,
    primary_need: episode.primaryNeed ?? own.primary_need,
    no_further_action: episode.noFurtherAction ?? own.no_further_action,
  };
  const stands =
    facts.source_code === own.source_code &&
    facts.primary_need === own.primary_need &&
    facts.no_further_action === own.no_further_action;
  if (!stands) {
    if (!(await changeReferral(tx, { id, version }, facts))) throw conflict(episode);
    version += 1;
  }
  report.referrals[stands ? 'unchanged' : 'changed'] += 1;
  if (!episode.closure) return;
  const closing = { closed_day: episode.closure.date, closure_reason: episode.closure.reason ?? null };
  if (own.closed_day === closing.closed_day && own.closure_reason === closing.closure_reason) {
    report.closures.unchanged += 1;
    return;
  }
  if (!(await closeReferral(tx, { id, version }, closing))) throw conflict(episode);
  report.closures[own.closed_day === null ? 'added' : 'changed'] += 1;
};

/** The referrals held of children, by child and day. */
const heldOf = async ({ tx }: Acting, children: readonly string[]) => {
  const held = new Map<string, Map<Day, Held>>();
  if (children.length === 0) return held;
  for (const row of await referralsOfChildren(tx, children)) {
    const child = row.child_id ?? '';
    const days = held.get(child) ?? new Map<Day, Held>();
    days.set(row.referral_day, row);
    held.set(child, days);
  }
  return held;
};

/** Compares each episode of a batch with the referral of the same day: corrects it, or adds it with the others in few statements. */
export const takeEpisodes = async (
  acting: Acting,
  taken: readonly TakenChild[],
  report: Report,
): Promise<void> => {
  const known = taken.filter((child) => child.known).map(({ id }) => id);
  const held = await heldOf(acting, known);
  const fresh: { readonly child: string; readonly referral: NewReferral }[] = [];
  for (const { id, child } of taken)
    for (const episode of child.episodes) {
      const own = held.get(id)?.get(episode.referralDate);
      if (own) await bringUp(acting, episode, own, report);
      else {
        fresh.push({ child: id, referral: newReferral(episode) });
        report.referrals.added += 1;
        if (episode.closure) report.closures.added += 1;
      }
    }
  await addRecords(
    acting,
    fresh.map(({ child, referral }) => ({
      id: referral.id,
      kind: 'referral',
      child,
      title: 'Referral',
      occurredAt: startOfDay(referral.referral_day),
    })),
  );
  await insertReferrals(
    acting.tx,
    fresh.map(({ referral }) => referral),
  );
};
