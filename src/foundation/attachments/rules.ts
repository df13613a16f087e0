import { type Actor, type Instant, no, type Role, type Verdict, yes } from '#kernel';

/** The roles that read documents, each as far as the policies let it. */
export const READERS: readonly Role[] = [
  'practitioner',
  'safeguardingLead',
  'frontDoorWorker',
  'frontDoorManager',
  'socialWorker',
  'teamManager',
  'agencySystem',
];
/** Those who visit, and may know where a refuge is: as the policy of withheld addresses says (migration 0005). */
const VISITORS: readonly Role[] = ['socialWorker', 'teamManager', 'frontDoorWorker', 'frontDoorManager'];
/** Those who decide for their organisation what is given to another. */
const GIVERS: readonly Role[] = [...VISITORS, 'safeguardingLead'];

/** Who may see a document. Need to know is narrower than the record: UK GDPR article 5(1)(c), data minimisation. */
export const ACCESSES = {
  record: 'Everybody who may see the record that it is about',
  organisation: 'Only my organisation',
  withheld: 'Only those of my organisation who visit: it says where somebody must not be found',
} as const;
export type Access = keyof typeof ACCESSES;

/** Lawful bases of giving a document (UK GDPR, article 6, with article 9 and Schedule 1, paragraph 18 of the Data Protection Act 2018). */
export const LAWFUL_BASES = {
  publicTask: 'Public task: safeguarding is our work by law',
  legalObligation: 'Legal obligation: the law says that we must',
  vitalInterests: 'Vital interests: to protect a life',
  legitimateInterests: 'Legitimate interests: a private or voluntary organisation safeguards a child',
} as const;

/** What was found when a document was looked at for viruses. */
export type Virus = 'clean' | 'unchecked' | 'infected';
export const VIRUS_WORDS: Readonly<Record<Virus, string>> = {
  clean: 'Checked for viruses, and none was found',
  unchecked: 'Not checked for viruses: open it only if you know where it comes from',
  infected: 'Holds a virus: nobody can open it here',
};

export type Act = 'open' | 'redact' | 'changeAccess' | 'give' | 'withdraw';

/** What the rules know of a document and of the post that meets it. */
export interface DocumentFacts {
  readonly role: Role;
  /** The acting post's organisation added it. */
  readonly own: boolean;
  readonly virus: Virus;
  readonly withdrawnAt: Instant | null;
}

const OTHERS = 'The organisation that added this document decides that. Ask them.';

/** May this be done with the document now, by this post? The refusal says what to do instead. */
export const canDo = (act: Act, { role, own, virus, withdrawnAt }: DocumentFacts): Verdict => {
  if (withdrawnAt !== null)
    return no('This document was withdrawn, because it was added by mistake. Nobody opens it or changes it.');
  if (act === 'open')
    return virus === 'infected' ? no('This document holds a virus, and nobody can open it here.') : yes;
  if (!own) return no(OTHERS);
  if (act === 'give' && !GIVERS.includes(role))
    return no('A social worker, a manager or a safeguarding lead gives documents to others. Ask yours.');
  return yes;
};

/** Every act that this post may do now: the buttons. */
export const actsOpen = (facts: DocumentFacts): Act[] =>
  (['open', 'redact', 'changeAccess', 'give', 'withdraw'] as const).filter((act) => canDo(act, facts).ok);

/** Posts that see records about children open their documents; the policies decide which. */
export const mayOpenDocuments = ({ role }: Pick<Actor, 'role'>): Verdict =>
  READERS.includes(role) ? yes : no('Your post does not open children’s records.');

/** Whether a post may say that only those who visit see a document: it would not see it any more itself, otherwise. */
export const canWithhold = ({ role }: Pick<Actor, 'role'>): boolean => VISITORS.includes(role);

/** The answers that a post may give to who may see a document. */
export const accessesFor = (actor: Pick<Actor, 'role'>): Access[] =>
  canWithhold(actor) ? ['record', 'organisation', 'withheld'] : ['record', 'organisation'];
