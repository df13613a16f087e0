/** Lawful bases of sharing (UK GDPR, article 6, with article 9 and Schedule 1, paragraph 18 of the Data Protection Act 2018). */
export const LAWFUL_BASES = {
  publicTask: 'Public task: safeguarding is our work by law',
  legalObligation: 'Legal obligation: the law says that we must',
  vitalInterests: 'Vital interests: to protect a life',
  legitimateInterests: 'Legitimate interests: a private or voluntary organisation safeguards a child',
} as const;
export type LawfulBasis = keyof typeof LAWFUL_BASES;

/** A refusal to share is recorded too: DfE information sharing advice, 2024, rule 7. */
export const SHARE_OUTCOMES = {
  shared: 'Share it',
  refused: 'Do not share it, and record why',
} as const;

/** Why the actor sees a person, by the ground that the policy found. */
export const GROUNDS: Readonly<Record<string, string>> = {
  owner: 'Your organisation keeps this record.',
  team: 'Your team holds this record.',
  own: 'You recorded this person yourself.',
  share: 'This record was shared with you, your team or your organisation.',
  named: 'This record is restricted, and you are one of the people named to see it.',
};
