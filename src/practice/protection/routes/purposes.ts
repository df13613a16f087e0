/** What the audit says such looks and acts are for. */
export const PROTECTING =
  'Keeping what is known of a child’s protection (Children Act 1989 sections 22 and 47; Working Together)';
export const ASKING =
  'Asking whether a child is subject to a plan or looked after, to act on what is seen (Children Act 2004 section 11)';
export const KEEPING = 'Deciding which organisations may ask, and on which basis (UK GDPR articles 6 and 9)';
