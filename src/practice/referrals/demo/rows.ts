import { dayOf, type Instant } from '#kernel';
import { searchKey } from '#people';
import type { NewRecord } from '#records';
import { contactTitle, LAWFUL_BASES, type NotePurpose, opensReferral, type Urgency } from '../rules/index.ts';
import type { insertDecision, insertOutcome, insertParentSupportCheck, NewReferral } from '../store/index.ts';
import type { Deed, ToldContact } from './told.ts';

type NewCheck = Parameters<typeof insertParentSupportCheck>[1];
type NewDecision = Parameters<typeof insertDecision>[1];
type NewOutcome = Parameters<typeof insertOutcome>[1];

const BASES: Readonly<Record<string, string>> = LAWFUL_BASES;
const NOTES: Readonly<Record<NotePurpose, { readonly title: string; readonly toSender: string | null }>> = {
  question: { title: 'Question to the sender', toSender: 'A question about your contact' },
  reply: { title: 'Reply from the sender', toSender: null },
  addition: { title: 'Addition by the sender', toSender: null },
  correction: { title: 'Correction', toSender: null },
  passedOn: { title: 'Passed on to another council', toSender: 'Your contact was passed on' },
  told: { title: 'Sender told', toSender: null },
};

/**
 * The rows of a contact that is told afterwards, for whoever lays many at once: the same rows as its acts would have made one by one
 * (a test compares them). `records` are for the spine, `changes` come after, in the order in which they were made.
 */
export const rowsOfContact = (told: ToldContact, newId: () => string) => {
  const { by: sender, team, submission } = told;
  const contact = newId();
  const records: (Deed & { readonly record: NewRecord & { readonly id: string } })[] = [];
  const shares: (Deed & {
    readonly record: string;
    readonly to: readonly ['organisation' | 'body' | 'post', string];
    readonly child?: string;
    readonly basis: string;
    readonly purpose: string;
  })[] = [];
  const changes: (Deed & {
    readonly table: 'record' | 'triage' | 'decision' | 'referral';
    readonly id: string;
    readonly set: object;
  })[] = [];
  const spine = ({ by, at }: Deed, record: Omit<NewRecord, 'id' | 'submission'>): string => {
    const id = record.kind === 'contact' ? contact : newId();
    records.push({ by, at, record: { ...record, id, submission } });
    return id;
  };
  const toSender = ({ by, at }: Deed, record: string, purpose: string): void => {
    if (sender.organisation === by.organisation) return;
    const basis = LAWFUL_BASES.publicTask;
    shares.push({ by, at, record, to: ['post', sender.post], basis, purpose });
    if (sender.body !== null) shares.push({ by, at, record, to: ['body', sender.body], basis, purpose });
    shares.push({ by, at, record, to: ['organisation', sender.organisation], basis, purpose });
  };

  const child = told.identified?.child ?? told.child;
  const decided = told.decisions.some(({ authorised }) => authorised !== null);
  spine(told, { kind: 'contact', child: null, title: 'Contact', body: sender.body });
  /** What its sender gave to the team that received it: once decided it goes the child's way. */
  const toTeam = {
    by: sender,
    to: ['body', team] as const,
    ...(decided && child !== null ? { child } : {}),
    basis: BASES[told.facts.lawful_basis] ?? LAWFUL_BASES.publicTask,
    purpose:
      'A worry about a child, for the front door to decide on (Children Act 2004 section 11; Working Together)',
  };
  shares.push({ ...toTeam, at: told.at, record: contact });

  const identifications: { id: string; contact_id: string }[] = [];
  const sayWhich = (deed: Deed, whose: string, body: string | null): string => {
    const id = spine(deed, {
      kind: 'identification',
      child: whose,
      title: contactTitle(told.facts.sender_organisation),
      agency: deed.by.organisation === sender.organisation ? null : sender.organisation,
      body,
      occurredAt: told.at,
    });
    identifications.push({ id, contact_id: contact });
    return id;
  };
  /** Because of which children the contact was given, to whom, and since when: its notes go there too. */
  const because: (Deed & {
    readonly to: readonly ['organisation', string];
    readonly child: string;
    readonly purpose: string;
  })[] = [];
  const basis = LAWFUL_BASES.publicTask;
  const giveBecause = (deed: (typeof because)[number], known: readonly string[]): void => {
    because.push(deed);
    for (const record of known) shares.push({ ...deed, record, basis });
  };
  let bySender: string | null = null;
  if (told.child !== null) {
    bySender = sayWhich(told, told.child, sender.body);
    shares.push({
      by: sender,
      at: told.at,
      record: bySender,
      to: ['body', team],
      basis,
      purpose: 'Which child a contact is about',
    });
    const to = ['organisation', sender.organisation] as const;
    giveBecause(
      { by: sender, at: told.at, to, child: told.child, purpose: 'Part of what is known of this child' },
      [contact],
    );
  }
  const said: { readonly id: string; readonly at: Instant }[] = [];
  /** What is known of a child by then goes among the child's records, for the council's own posts. */
  const keepWithChild = ({ by, at }: Deed, whose: string): void => {
    const to = ['organisation', by.organisation] as const;
    if (because.some((given) => given.to[1] === by.organisation && given.child === whose)) return;
    const notes = said.filter((note) => note.at <= at).map(({ id }) => id);
    const known = [
      contact,
      ...notes,
      ...(bySender && told.child === whose && by.organisation !== sender.organisation ? [bySender] : []),
    ];
    giveBecause({ by, at, to, child: whose, purpose: 'Part of what the council knows of this child' }, known);
  };

  const triages: { id: string; contact_id: string; urgency: Urgency }[] = [];
  if (told.taken) {
    const id = spine(told.taken, {
      kind: 'triage',
      child: null,
      title: 'Contact at the front door',
      body: team,
      occurredAt: told.at,
    });
    triages.push({ id, contact_id: contact, urgency: 'amber' });
    const { by, at, urgency } = told.taken;
    changes.push({ table: 'triage', id, by, at, set: { taken_by: by.post, taken_at: at } });
    if (urgency !== 'amber') changes.push({ table: 'triage', id, by, at, set: { urgency } });
    if (told.child !== null) keepWithChild(told.taken, told.child);
    if (told.identified) {
      sayWhich(told.identified, told.identified.child, team);
    }
  }

  const whenIdentified = told.taken ? told.identified : null;
  let identifiedYet = false;
  const identifyBy = (at: Instant | null): void => {
    if (!whenIdentified || identifiedYet || (at !== null && at < whenIdentified.at)) return;
    identifiedYet = true;
    keepWithChild(whenIdentified, whenIdentified.child);
  };
  const notes = told.notes.map(({ by, at, purpose, body, council = '', how = '' }) => {
    identifyBy(at);
    const { title, toSender: why } = NOTES[purpose];
    const id = spine({ by, at }, { kind: 'contactNote', child: null, title, body: by.body });
    shares.push({ ...toTeam, at, record: id });
    for (const given of because) shares.push({ ...given, at, record: id, basis });
    if (why !== null) toSender({ by, at }, id, why);
    said.push({ id, at });
    return { id, contact_id: contact, purpose, body, to_council: council, how };
  });
  identifyBy(null);

  const checks: NewCheck[] = [];
  const decisions: NewDecision[] = [];
  const outcomes: NewOutcome[] = [];
  const referrals: NewReferral[] = [];
  for (const each of told.decisions) {
    const about = { child, body: team };
    const { by, at, authorised, returned } = each;
    checks.push({
      id: spine(each, { ...about, kind: 'parentSupportCheck', title: 'Parent-support check' }),
      contact_id: contact,
      stage: 'contact',
      support: each.support,
      provider: each.supportProvider,
      checked_on: each.supportCheckedOn,
      checked_with: each.supportCheckedWith,
      in_place: each.supportInPlace,
    });
    const id = spine(each, { ...about, kind: 'decision', title: 'Decision on a contact' });
    const atOnce = authorised !== null && authorised.by.post === by.post && authorised.at === at;
    decisions.push({
      id,
      contact_id: contact,
      outcome: each.outcome,
      level_of_need: each.level,
      threshold_scheme_id: each.scheme,
      reason: each.reason,
      primary_need: each.need,
      message: each.message,
      decided_by: by.post,
      decided_at: at,
      authorised_by: atOnce ? by.post : null,
      authorised_at: atOnce ? at : null,
    });
    if (authorised && !atOnce)
      changes.push({
        table: 'decision',
        id,
        by: authorised.by,
        at: authorised.at,
        set: { authorised_by: authorised.by.post, authorised_at: authorised.at },
      });
    if (returned)
      changes.push({
        table: 'decision',
        id,
        by: returned.by,
        at: returned.at,
        set: { returned_by: returned.by.post, returned_at: returned.at, returned_why: returned.why },
      });
    if (!authorised) continue;
    const outcome = spine(authorised, {
      kind: 'outcome',
      child: null,
      title: 'Outcome of a contact',
      body: team,
    });
    outcomes.push({
      id: outcome,
      contact_id: contact,
      outcome: each.outcome,
      message: each.message,
      effective_at: authorised.at,
    });
    if (child !== null) keepWithChild(authorised, child);
    toSender(authorised, outcome, 'The outcome that the sender of a contact is owed (Working Together)');
    if (!opensReferral(each.outcome)) continue;
    const referral = spine(authorised, { kind: 'referral', child, title: 'Referral', occurredAt: told.at });
    referrals.push({
      id: referral,
      contact_id: contact,
      decision_id: id,
      referral_day: dayOf(told.at),
      source_code: told.facts.source_code,
      primary_need: each.need,
      accepted_as: each.outcome,
      no_further_action: each.outcome === 'acceptedNoFurtherAction',
      closed_day: null,
      closure_reason: null,
    });
    if (told.closed)
      changes.push({
        table: 'referral',
        id: referral,
        by: told.closed.by,
        at: told.closed.at,
        set: { closed_day: told.closed.day, closure_reason: told.closed.reason },
      });
  }
  return {
    records,
    shares,
    changes,
    contact: [
      {
        ...told.facts,
        called: searchKey(`${told.facts.given ?? ''} ${told.facts.family ?? ''}`),
        id: contact,
        reference: told.reference,
        team_id: team,
        received_at: told.at,
      },
    ],
    triage: triages,
    identification: identifications,
    contact_note: notes,
    parent_support_check: checks,
    decision: decisions,
    outcome: outcomes,
    referral: referrals,
  };
};
