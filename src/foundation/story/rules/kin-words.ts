import type { Relationship, Scheme } from '#people';

/** What the other is to the child, and what the child is to the other. */
const KIN: Readonly<Record<Relationship, readonly [string, string]>> = {
  mother: ['Mother', 'Child'],
  father: ['Father', 'Child'],
  parent: ['Parent', 'Child'],
  stepParent: ['Step-parent', 'Step-child'],
  adoptiveParent: ['Adoptive parent', 'Adopted child'],
  specialGuardian: ['Special guardian', 'Child under their guardianship'],
  fosterCarer: ['Foster carer', 'Foster child'],
  carer: ['Carer', 'Child they care for'],
  sibling: ['Brother or sister', 'Brother or sister'],
  halfSibling: ['Half-brother or half-sister', 'Half-brother or half-sister'],
  stepSibling: ['Step-brother or step-sister', 'Step-brother or step-sister'],
  grandparent: ['Grandparent', 'Grandchild'],
  auntOrUncle: ['Aunt or uncle', 'Niece or nephew'],
  cousin: ['Cousin', 'Cousin'],
  partner: ['Partner', 'Partner'],
  formerPartner: ['Former partner', 'Former partner'],
  householdMember: ['Lives in the household', 'Lives in the household'],
  friend: ['Friend of the family', 'Friend of the family'],
};
const isKin = (kind: string): kind is Relationship => Object.hasOwn(KIN, kind);

/** What somebody is to the child, told from the child's side or from theirs. */
export const sayKin = (kind: string, own: boolean): string => (isKin(kind) ? KIN[kind][own ? 0 : 1] : kind);

/** The numbers that a page about a child names. */
export const NUMBERS: Readonly<Record<Scheme, string>> = {
  nhs: 'NHS number',
  upn: 'Unique pupil number (UPN)',
  formerUpn: 'Former UPN',
  laChildId: 'LA child id',
  upnUnknown: 'Reason for having no UPN',
};
/** Whether a text is one of the schemes of numbers that are kept. */
export const isScheme = (scheme: string): scheme is Scheme => Object.hasOwn(NUMBERS, scheme);
