/** What the audit says such looks and acts are for. */
export const SENDING =
  'Telling another agency what may put a child at risk (Children Act 2004 section 11; Working Together)';
export const RECEIVING =
  'Acting on what another agency flagged about a child (Children Act 2004 section 11; Working Together)';
export const KEEPING = 'Deciding which team receives flags';
