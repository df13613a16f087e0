import { no, type Verdict, yes } from '#kernel';

/** What an entry of the minutes is, as councils write them (reference 9.2). */
export const ENTRY_KINDS = {
  presentation: 'Presentation of a report',
  statement: 'Statement',
  query: 'Query',
  reply: 'Reply to a query',
  observation: 'Observation',
  request: 'Request',
  thanks: 'Thanks put on record',
  declaration: 'Declaration',
  discussion: 'Discussion',
} as const;
export type EntryKind = keyof typeof ENTRY_KINDS;

/** What was decided, by the word that stands above it. */
export const RESOLUTION_KINDS = {
  resolved: 'Resolved',
  noted: 'Noted',
  recommended: 'Recommended',
  agreed: 'Agreed',
  deferred: 'Deferred',
  excluded: 'Press and public excluded',
  notAgreed: 'Not agreed',
} as const;
export type ResolutionKind = keyof typeof RESOLUTION_KINDS;

export const VOICES = { agreed: 'Agreed', dissented: 'Dissented', abstained: 'Abstained' } as const;
export type Voice = keyof typeof VOICES;

export type StepOfMinutes = 'circulated' | 'withdrawn' | 'approved' | 'signed';

/** How the minutes of a meeting stand: computed from their steps, never typed. */
export const STANDINGS = {
  draft: 'Draft',
  circulated: 'Sent round for accuracy',
  approved: 'Approved',
  signed: 'Signed',
} as const;
export type Standing = keyof typeof STANDINGS;

export const standingOf = (steps: readonly { readonly step: StepOfMinutes }[]): Standing => {
  const has = (step: StepOfMinutes) => steps.some((each) => each.step === step);
  if (has('signed')) return 'signed';
  if (has('approved')) return 'approved';
  // Taken back, they are a draft again until they go round once more.
  return steps.findLast(({ step }) => step === 'circulated' || step === 'withdrawn')?.step === 'circulated'
    ? 'circulated'
    : 'draft';
};

/** As what a post meets the minutes. */
export interface MinutesFacts {
  readonly standing: Standing;
  /** The meeting's maker or clerk. */
  readonly keeps: boolean;
  /** Its chair or deputy chair. */
  readonly chairs: boolean;
  /** Keeps a later meeting of the body, which may approve them. */
  readonly keepsLater: boolean;
  /** Chairs the meeting that approved them. */
  readonly chairsLater: boolean;
  readonly called: boolean;
  /** The meeting has begun. */
  readonly begun: boolean;
}
export const ACTS = [
  'write',
  'circulate',
  'withdraw',
  'comment',
  'answer',
  'approve',
  'sign',
  'amend',
] as const;
export type Act = (typeof ACTS)[number];

const WORDS: Readonly<Record<Act, string>> = {
  write: 'write these minutes',
  circulate: 'send these minutes round',
  withdraw: 'take these minutes back',
  comment: 'comment on these minutes',
  answer: 'answer comments on these minutes',
  approve: 'record that these minutes were approved',
  sign: 'sign these minutes',
  amend: 'add an addendum',
};
/** THE state table: how they stand × act. Approved minutes stand: what is wrong in them is said in an addendum. */
const OPEN: Readonly<Record<Standing, readonly Act[]>> = {
  draft: ['write', 'circulate', 'answer', 'approve'],
  circulated: ['write', 'withdraw', 'comment', 'answer', 'approve'],
  approved: ['sign', 'amend'],
  signed: ['amend'],
};
const WHO: Readonly<Record<Act, (facts: MinutesFacts) => boolean>> = {
  write: ({ keeps }) => keeps,
  circulate: ({ keeps }) => keeps,
  withdraw: ({ keeps }) => keeps,
  comment: ({ called, keeps }) => called || keeps,
  answer: ({ keeps }) => keeps,
  approve: ({ keeps, keepsLater }) => keeps || keepsLater,
  // Signed by who chairs the meeting that approves them (Local Government Act 1972, Schedule 12, paragraph 41).
  sign: ({ chairs, chairsLater }) => chairs || chairsLater,
  amend: ({ keeps }) => keeps,
};

export const APPROVED_STAND = 'These minutes were approved. Add an addendum.';

/** May this be done to the minutes now, by this post? The refusal says what to do instead. */
export const canDo = (act: Act, facts: MinutesFacts): Verdict => {
  const { standing, begun } = facts;
  if (!WHO[act](facts))
    return no(
      act === 'sign'
        ? 'You cannot sign these minutes. The chair of the meeting, or of the meeting that approved them, can.'
        : `You cannot ${WORDS[act]}. The meeting’s clerk can.`,
    );
  if (!OPEN[standing].includes(act)) {
    if (standing === 'approved' || standing === 'signed')
      return no(act === 'sign' ? 'These minutes were signed already.' : APPROVED_STAND);
    if (act === 'comment')
      return no('These minutes have not been sent round yet. Comments are asked for then.');
    return no(`You cannot ${WORDS[act]}: they are not approved yet.`);
  }
  if ((act === 'circulate' || act === 'approve') && !begun)
    return no(`You cannot ${WORDS[act]}: the meeting has not begun.`);
  return yes;
};
export const actsOpen = (facts: MinutesFacts): Act[] => ACTS.filter((act) => canDo(act, facts).ok);

/** The query that a reply answers, where nobody says: the last one above it that has no reply yet. */
export const queryFor = (
  entries: readonly { readonly id: string; readonly kind: EntryKind; readonly replyTo: string | null }[],
): string | null => {
  const answered = new Set(entries.map(({ replyTo }) => replyTo));
  return entries.findLast(({ id, kind }) => kind === 'query' && !answered.has(id))?.id ?? null;
};
