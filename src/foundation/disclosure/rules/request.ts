import {
  type Actor,
  addDays,
  addMonths,
  type Day,
  no,
  type Role,
  type Verdict,
  type WorkingCalendar,
  yes,
} from '#kernel';

/** Who asks. */
export const REQUESTER_KINDS = {
  self: 'The person themselves',
  parent: 'Somebody with parental responsibility, for a child who does not understand the request',
  representative: 'A solicitor, an advocate or somebody else who acts for them',
} as const;
export type RequesterKind = keyof typeof REQUESTER_KINDS;

/** Why something is not given: Data Protection Act 2018, schedules 2 and 3. */
export const EXEMPTIONS = {
  thirdParty: 'About somebody else, who has not agreed (schedule 2, paragraph 16)',
  seriousHarm: 'It would be likely to cause serious harm to somebody’s health (schedule 3, part 3)',
  abuseData: 'Child abuse data, and not in the child’s interests to give (schedule 3, part 5)',
  crime: 'It would be likely to prejudice the prevention or detection of crime (schedule 2, paragraph 2)',
  privilege: 'Legal professional privilege (schedule 2, paragraph 19)',
  notTheirs: 'Not about the person at all',
} as const;
export type Exemption = keyof typeof EXEMPTIONS;
/** The same in a few words, as it stands in the place of what is blacked out. */
export const EXEMPTIONS_BRIEFLY: Readonly<Record<Exemption, string>> = {
  thirdParty: 'about somebody else',
  seriousHarm: 'risk of serious harm',
  abuseData: 'child abuse data',
  crime: 'crime',
  privilege: 'legal privilege',
  notTheirs: 'not about you',
};
/** Whether it is one of the exemptions that are used here. */
export const isExemption = (text: string): text is Exemption => Object.hasOwn(EXEMPTIONS, text);

/** Months from receipt, and with the extension for a complex request: UK GDPR, article 12(3). */
const MONTHS = { ordinary: 1, extended: 3 } as const;

/** The day by which it is answered: the same day of the month after, or the next working day. */
export const answerDue = (received: Day, extended: boolean, calendar: WorkingCalendar): Day => {
  let due = addMonths(received, extended ? MONTHS.extended : MONTHS.ordinary);
  while (!calendar.isWorkingDay(due)) due = addDays(due, 1);
  return due;
};

export const WORKERS: readonly Role[] = [
  'socialWorker',
  'teamManager',
  'frontDoorManager',
  'safeguardingLead',
];
const APPROVERS: readonly Role[] = ['teamManager', 'frontDoorManager', 'safeguardingLead'];

/** Each organisation answers for what it keeps; the work needs somebody who reads the records. */
export const mayAnswer = ({ role }: Pick<Actor, 'role'>): Verdict =>
  WORKERS.includes(role)
    ? yes
    : no(
        'A subject access request is answered by a social worker, a manager or a safeguarding lead who sees the records.',
      );
/** A second pair of eyes before anything leaves: UK GDPR, article 5(1)(f). */
export const mayApprove = ({ role }: Pick<Actor, 'role'>): Verdict =>
  APPROVERS.includes(role) ? yes : no('A bundle is approved by a manager or a safeguarding lead. Ask yours.');

export const STANDINGS = {
  beingMade: 'Being put together',
  toApprove: 'Waits for approval',
  returned: 'Sent back',
  approved: 'Approved, to be given',
  given: 'Given',
} as const;
export type Stands = keyof typeof STANDINGS;

/** The latest bundle of a request, as far as rules ask. */
export interface BundleFacts {
  readonly decision: 'approved' | 'returned' | null;
  readonly madeBy: string;
  readonly given: boolean;
}
/** Status is computed from the latest bundle. */
export const standsAt = (bundle: BundleFacts | null): Stands => {
  if (!bundle) return 'beingMade';
  if (bundle.given) return 'given';
  if (bundle.decision === 'approved') return 'approved';
  return bundle.decision === 'returned' ? 'returned' : 'toApprove';
};

export type Act = 'redact' | 'make' | 'extend' | 'decide' | 'give';
/** The table of status × act × who. What was given is not altered: whoever asks again asks anew. */
export const canDo = (
  act: Act,
  bundle: BundleFacts | null,
  { role, staff, owns }: Pick<Actor, 'role' | 'staff'> & { readonly owns: boolean },
): Verdict => {
  const may = mayAnswer({ role });
  if (!may.ok) return may;
  if (!owns) return no('Another organisation answers this request.');
  const stands = standsAt(bundle);
  if (act === 'decide') {
    const approves = mayApprove({ role });
    if (!approves.ok) return approves;
    if (stands !== 'toApprove') return no('No bundle waits for approval.');
    return bundle?.madeBy === staff ? no('You put this bundle together, so another must approve it.') : yes;
  }
  if (act === 'give')
    return stands === 'approved' ? yes : no('The bundle is given once another has approved it.');
  if (stands === 'given') return no('This request was answered. If they ask again, record another.');
  if (act === 'make' || act === 'redact')
    return stands === 'approved'
      ? no('The bundle was approved. Give it, or ask for it to be sent back.')
      : yes;
  return yes;
};
