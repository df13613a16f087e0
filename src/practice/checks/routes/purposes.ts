/** What the audit says such looks and acts are for. */
export const DECIDING = 'Deciding on a worry about a child (Children Act 1989 sections 17 and 47)';
export const ANSWERING =
  'Answering the front door about a child (Children Act 2004 section 11; Working Together)';

/** The child that a record is about, for the audit. */
export const ofChild = (child: string | null, record: string) => (child === null ? [] : [{ child, record }]);
