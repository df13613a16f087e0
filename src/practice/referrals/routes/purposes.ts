/** What the audit says such looks and acts are for. */
export const SAFEGUARDING = 'Safeguarding a child (Children Act 2004 section 11; Working Together)';
export const FRONT_DOOR = 'Deciding on a worry about a child (Children Act 1989 sections 17 and 47)';
