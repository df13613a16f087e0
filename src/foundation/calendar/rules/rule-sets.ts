/** The rule sets of the clocks by the words that name them on screen, newest guidance first. */
export const RULE_SETS = {
  WT2026: 'Working together to safeguard children 2026',
  WT2023: 'Working together to safeguard children 2023',
  WT2018: 'Working together to safeguard children 2018',
  WT2013: 'Working together to safeguard children 2013 and 2015',
  Panel2025: 'Child Safeguarding Practice Review Panel guidance 2025',
  CA1989: 'Children Act 1989',
  CA2004: 'Children Act 2004',
  CDR2018: 'Child death review guidance 2018',
  PF2005: 'Private fostering regulations 2005',
  DfE2014: 'Missing from home or care guidance 2014',
  DfE: 'Department for Education guidance',
  NRM: 'National Referral Mechanism guidance',
  Attendance2024: 'School attendance regulations and guidance 2024',
  LGA1972: 'Local Government Act 1972',
  UKGDPR: 'UK GDPR',
  FOIA2000: 'Freedom of Information Act 2000',
  local: 'Local standards',
} as const satisfies Record<string, string>;

export type RuleSet = keyof typeof RULE_SETS;
