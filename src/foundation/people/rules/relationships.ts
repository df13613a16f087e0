interface Kind {
  /** What the other is to the person, and what the person is to the other. */
  readonly label: string;
  readonly inverse: string;
  /** Whether the other may hold parental responsibility for the person (Children Act 1989, section 3). */
  readonly parental: boolean;
}

/** Relationships from the child's side: "the other is the child's …". */
export const RELATIONSHIPS = {
  mother: { label: 'Mother', inverse: 'Child', parental: true },
  father: { label: 'Father', inverse: 'Child', parental: true },
  parent: { label: 'Parent', inverse: 'Child', parental: true },
  stepParent: { label: 'Step-parent', inverse: 'Step-child', parental: true },
  adoptiveParent: { label: 'Adoptive parent', inverse: 'Adopted child', parental: true },
  specialGuardian: { label: 'Special guardian', inverse: 'Child under their guardianship', parental: true },
  fosterCarer: { label: 'Foster carer', inverse: 'Foster child', parental: false },
  carer: { label: 'Carer', inverse: 'Child they care for', parental: true },
  sibling: { label: 'Brother or sister', inverse: 'Brother or sister', parental: false },
  halfSibling: {
    label: 'Half-brother or half-sister',
    inverse: 'Half-brother or half-sister',
    parental: false,
  },
  stepSibling: {
    label: 'Step-brother or step-sister',
    inverse: 'Step-brother or step-sister',
    parental: false,
  },
  grandparent: { label: 'Grandparent', inverse: 'Grandchild', parental: true },
  auntOrUncle: { label: 'Aunt or uncle', inverse: 'Niece or nephew', parental: true },
  cousin: { label: 'Cousin', inverse: 'Cousin', parental: false },
  partner: { label: 'Partner', inverse: 'Partner', parental: false },
  formerPartner: { label: 'Former partner', inverse: 'Former partner', parental: false },
  householdMember: { label: 'Lives in the household', inverse: 'Lives in the household', parental: false },
  friend: { label: 'Friend of the family', inverse: 'Friend of the family', parental: false },
} as const satisfies Record<string, Kind>;
export type Relationship = keyof typeof RELATIONSHIPS;

/** Whether a text is one of the relationships that are kept. */
export const isRelationship = (text: string): text is Relationship => Object.hasOwn(RELATIONSHIPS, text);

/** What the other is to the one who is looked at: from the child's side the relationship, from the other side its inverse. */
export const sayRelationship = (kind: string, from: 'person' | 'other'): string => {
  if (!isRelationship(kind)) return kind;
  return from === 'person' ? RELATIONSHIPS[kind].label : RELATIONSHIPS[kind].inverse;
};

/** Whether parental responsibility can be recorded with a relationship. */
export const mayHoldResponsibility = (kind: string): boolean =>
  isRelationship(kind) && RELATIONSHIPS[kind].parental;
