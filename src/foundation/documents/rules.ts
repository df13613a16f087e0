import { type Actor, type Day, dayOf, type Instant, no, type Role, type Verdict, yes } from '#kernel';

/** In which capacity somebody signs for a safeguarding partner. */
export type Capacity = 'leadSafeguardingPartner' | 'delegatedSafeguardingPartner';
const LEAD: readonly Capacity[] = ['leadSafeguardingPartner'];
const EITHER: readonly Capacity[] = ['leadSafeguardingPartner', 'delegatedSafeguardingPartner'];

/**
 * What a document is, and who signs it. Working Together 2023, chapter 2: the lead safeguarding partners sign off the arrangements, the
 * shared budget, the yearly report and the threshold document together, and agree how disputes are settled. Anything else a delegated
 * partner may sign, who has authority to decide for it.
 */
export const KINDS = {
  arrangements: { label: 'Multi-agency safeguarding arrangements', signedBy: LEAD },
  threshold: { label: 'Threshold document', signedBy: LEAD },
  budget: { label: 'Shared budget', signedBy: LEAD },
  yearlyReport: { label: 'Yearly report', signedBy: LEAD },
  disputes: { label: 'How disputes are settled', signedBy: LEAD },
  sharing: { label: 'Information-sharing agreement', signedBy: EITHER },
  plan: { label: 'Business plan or strategy', signedBy: EITHER },
  procedure: { label: 'Procedure or protocol', signedBy: EITHER },
  other: { label: 'Another document', signedBy: EITHER },
} as const satisfies Record<string, { readonly label: string; readonly signedBy: readonly Capacity[] }>;
export type Kind = keyof typeof KINDS;
/** Whether the text is a kind of document that we know. */
export const isKind = (text: string): text is Kind => Object.hasOwn(KINDS, text);
/** What a kind is called; one kept from an older release is shown as it was written. */
export const sayKind = (kind: string): string => (isKind(kind) ? KINDS[kind].label : kind);
export const kindLabels: Readonly<Record<Kind, string>> = {
  arrangements: KINDS.arrangements.label,
  threshold: KINDS.threshold.label,
  budget: KINDS.budget.label,
  yearlyReport: KINDS.yearlyReport.label,
  disputes: KINDS.disputes.label,
  sharing: KINDS.sharing.label,
  plan: KINDS.plan.label,
  procedure: KINDS.procedure.label,
  other: KINDS.other.label,
};

/** Which edition of Working Together says who signs, on a day. The lead and delegated partners came with that of 2023. */
export const editionOn = (day: Day): { readonly says: string; readonly confirmed: boolean } => {
  if (day >= '2026-03-31')
    return {
      says: 'Working Together 2026, as in chapter 2 of 2023 until its own text is read',
      confirmed: false,
    };
  return day >= '2023-12-15'
    ? { says: 'Working Together 2023, chapter 2', confirmed: true }
    : { says: 'Working Together 2018, which knows no lead or delegated partners', confirmed: true };
};
/** In which capacities a document of that kind is signed. */
export const signedBy = (kind: string): readonly Capacity[] => (isKind(kind) ? KINDS[kind].signedBy : EITHER);

/** In whose navigation the register stands: those who answer for the partnership. */
export const READERS: readonly Role[] = [
  'administrator',
  'businessManager',
  'boardMember',
  'independentScrutineer',
];
/** Everybody with a post reads the documents: they are the partnership's own. */
export const mayReadDocuments = (): Verdict => yes;
/** The business unit and administrators put documents to the partners. */
export const mayKeepDocuments = ({ role }: Pick<Actor, 'role'>): Verdict =>
  role === 'businessManager' || role === 'administrator'
    ? yes
    : no('Only the partnership’s business unit or an administrator puts a document to the partners.');

export interface Signature {
  readonly organisation: string;
  readonly verdict: 'signed' | 'refused';
  readonly at: Instant;
}
export interface VersionFacts {
  readonly number: number;
  readonly effectiveFrom: Day;
  readonly withdrawn: boolean;
  /** The organisations that it was put to. */
  readonly asked: readonly string[];
  /** All that was said, in order. */
  readonly signatures: readonly Signature[];
}

/** What each partner said last. */
export const latestOf = (signatures: readonly Signature[]): ReadonlyMap<string, Signature> =>
  new Map(signatures.map((each) => [each.organisation, each]));

/** The moment at which all of them had signed that very version; null while one has not. */
export const completeAt = ({ asked, signatures }: VersionFacts): Instant | null => {
  const latest = latestOf(signatures);
  const signed = asked.map((organisation) => latest.get(organisation));
  if (asked.length === 0 || signed.some((each) => each?.verdict !== 'signed')) return null;
  return signed.reduce((last, each) => (each && each.at > last ? each.at : last), '');
};

/** The day from which a version is in force: its own first day, or the day of the last signature; null while one is missing. */
export const inForceFrom = (version: VersionFacts): Day | null => {
  const complete = version.withdrawn ? null : completeAt(version);
  if (complete === null) return null;
  const day = dayOf(complete);
  // The later of the two days.
  return [day, version.effectiveFrom].sort().at(-1) ?? day;
};

export const STATUSES = {
  toSign: 'To be signed',
  refused: 'Refused',
  toCome: 'Signed, not in force yet',
  inForce: 'In force',
  replaced: 'Replaced',
  overtaken: 'Overtaken by a newer version',
  withdrawn: 'Withdrawn',
} as const;
export type Status = keyof typeof STATUSES;

/** How a version stands on a day among the versions of its document: computed, never typed. */
export const statusOf = (version: VersionFacts, all: readonly VersionFacts[], today: Day): Status => {
  if (version.withdrawn) return 'withdrawn';
  const later = all.filter(({ number, withdrawn }) => number > version.number && !withdrawn);
  const from = inForceFrom(version);
  if (from === null) {
    if (later.length > 0) return 'overtaken';
    const latest = latestOf(version.signatures);
    return version.asked.some((organisation) => latest.get(organisation)?.verdict === 'refused')
      ? 'refused'
      : 'toSign';
  }
  const isLater = later.some((each) => {
    const begins = inForceFrom(each);
    return begins !== null && begins <= today;
  });
  if (isLater) return 'replaced';
  return from > today ? 'toCome' : 'inForce';
};

export interface SignerFacts {
  readonly status: Status;
  readonly kind: string;
  /** For which of the organisations asked the acting post may speak, and as what. */
  readonly seats: readonly { readonly organisation: string; readonly capacity: Capacity }[];
  readonly signatures: readonly Signature[];
}
/** For which organisation, and as what, a post may sign or refuse now; the sentence where it may not. */
export const canSign = (
  facts: SignerFacts,
): Verdict & { readonly as?: { readonly organisation: string; readonly capacity: Capacity } } => {
  if (facts.seats.length === 0)
    return no('Only the lead or delegated safeguarding partner of one of the partners signs this.');
  const allowed = facts.seats.find(({ capacity }) => signedBy(facts.kind).includes(capacity));
  if (!allowed)
    return no(
      'The lead safeguarding partners sign this themselves (Working Together 2023, chapter 2). Ask yours to sign it.',
    );
  if (facts.status !== 'toSign' && facts.status !== 'refused')
    return no(
      facts.status === 'overtaken'
        ? 'A newer version was put to the partners. Sign that one.'
        : facts.status === 'withdrawn'
          ? 'This version was withdrawn.'
          : 'All partners have signed this version.',
    );
  const last = latestOf(facts.signatures).get(allowed.organisation);
  if (last?.verdict === 'signed')
    return no('Your organisation has signed this version. It waits for the other partners.');
  return { ...yes, as: allowed };
};

/** A new version begins no earlier than the one before, and is reviewed after it began. */
export const canPut = (effectiveFrom: Day, reviewBy: Day | null): Verdict =>
  reviewBy !== null && reviewBy <= effectiveFrom
    ? no('Review by must be after the day from which it is in force')
    : yes;
