import type { EntryKind } from '#minutes';

/** One thing that was said; a reply answers the query above it. */
export interface Said {
  readonly kind: EntryKind;
  readonly speaker: string;
  readonly says: string;
  /** Who of those called said it. */
  readonly by?: 'chairman' | 'scrutineer' | 'assistantDirector';
}

export const TITLE = 'Update on Multi-Agency Safeguarding Arrangements';
export const PURPOSE =
  'To provide an update on the work of the Arden Vale Safeguarding Children Partnership.';
const SCRUTINEER = { speaker: 'The Independent Scrutineer', by: 'scrutineer' } as const;
const DIRECTOR = {
  speaker: 'The Assistant Director for Children, Young People and Families',
  by: 'assistantDirector',
} as const;
const CHAIRMAN = { speaker: 'The Chairman', by: 'chairman' } as const;

/** What was presented, and what the chairman said, before members asked. */
export const OPENING: readonly Said[] = [
  {
    ...{ kind: 'presentation', ...SCRUTINEER },
    says: 'The Independent Scrutineer presented the report, which updated on the work of the partnership since the last report received in March 2020.',
  },
  {
    ...{ kind: 'presentation', ...SCRUTINEER },
    says: 'The report told Members how the partnership had had to revise its ways of working, due to the pandemic, with virtual platforms for multi-agency meetings. Since June 2020 it had had to complete six Rapid Reviews, which concerned serious incidents where children had been seriously harmed or had died.',
  },
  {
    ...{ kind: 'statement', ...CHAIRMAN },
    says: 'The Chairman detailed how a member had submitted a number of detailed questions, upon the work of the partnership, in advance of the meeting. It had been agreed for these questions to be shared with the 3 Safeguarding Partners, inviting them to respond.',
  },
  {
    ...{ kind: 'thanks', ...CHAIRMAN },
    says: 'The Chairman noted it would be the last time the Independent Scrutineer joined a Scrutiny Board meeting, following 4 years in the role – he requested to put on record his thanks to the Independent Scrutineer for all the work he had undertaken on behalf of the Borough.',
  },
];

/** The two priorities that the partnership expected to set for 2021/22, each an item of its own. */
export const PRIORITIES = [
  {
    title: 'Priority for 2021/22: exploitation',
    says: 'Supporting implementation of the All-Age Exploitation Reduction Strategy.',
  },
  {
    title: 'Priority for 2021/22: neglect',
    says: 'Improving outcomes for children and young people.',
  },
] as const;
export const PRIORITIES_SAID =
  'Members were updated on how this was one of the two priorities that the partnership anticipated for 2021/22.';

/** What members asked, and what they were told: each reply stands with its query. */
export const QUERIES: readonly Said[] = [
  {
    ...{ kind: 'query', speaker: 'Members' },
    says: 'Members highlighted the All-Age Exploitation Reduction Strategy, requesting clarification as to whom this included. They also asked for confirmation regarding the different types of exploitation this Strategy covered.',
  },
  {
    ...{ kind: 'reply', ...SCRUTINEER },
    says: 'The Independent Scrutineer explained how the Strategy covered all types of exploitation – including child sexual exploitation (CSE), as well as criminal exploitation, such as county lines and modern day slavery. There was also a significant focus upon children making the transition into adult services and support. A Safeguarding Adults Review (SAR) had previously been commissioned, following the death of a 20 year old – its findings had underpinned the development of the Strategy.',
  },
  {
    ...{ kind: 'query', speaker: 'Members' },
    says: 'Members queried the introduction of the new Exploitation Reduction Procedures and Toolkit.',
  },
  {
    ...{ kind: 'reply', ...DIRECTOR },
    says: 'The Assistant Director detailed how the Exploitation and Missing Team was sited within the Family Support Service, and considered children, young people and families that might require multi-agency or social care support. Cases were considered by the Exploitation Panel, who reported to the Exploitation Reduction Board. The Assistant Director, as well as the Director of Children’s Services and Skills, were represented on this Board, to ensure clear oversight and governance arrangements. The Board had recently approved the new Exploitation Toolkit and this was being launched to coincide with the national child exploitation awareness day on 18th March. This was being accompanied by the Exploitation Reduction Capability Framework, which was intended to help organisations to assess the training, learning and development needs of their staff.',
  },
  {
    ...{ kind: 'query', speaker: 'Members' },
    says: 'Members queried the use of the Graded Care Profile tool, the partnership’s endorsed tool for assessment of neglect, by frontline services that worked directly with children and families.',
  },
  {
    ...{ kind: 'reply', ...DIRECTOR },
    says: 'The Assistant Director explained how this tool could be used by any agency working with children, where neglect may be a concern. As part of the development of the Neglect Strategy, officers from the Children’s Services directorate and the communities and partnerships team were considering how use of the tool could be recorded and monitored. Work had also been undertaken to support the development of a multi-agency performance scorecard, which would include indicators for exploitation and neglect – it was anticipated the scorecard would be introduced by the start of the 2021/22 business cycle.',
  },
  {
    ...{ kind: 'query', speaker: 'Members' },
    says: 'Members highlighted how the report stated that, since June 2020, there had been a number of serious incidents where children had been seriously harmed or had died and requested further information on this.',
  },
  {
    ...{ kind: 'reply', ...DIRECTOR },
    says: 'The Assistant Director detailed how, sadly, 3 children had died during the pandemic, due to significant harm. This had been formally reported to and reviewed by the partnership. There had been 3 other serious incidents, where children had been seriously harmed – again, this had been formally reported. Reports, from bodies such as the Children’s Commissioner, detailed how, tragically, there had been a national increase in the number of children killed or seriously injured during the first six months of the pandemic.',
  },
  {
    ...{ kind: 'observation', speaker: 'Members' },
    says: 'Members expressed their particular concern about mothers who had children during the pandemic and may not have had the usual levels of face-to-face contact with certain services and wider family members, due to lockdown restrictions.',
  },
  {
    ...{ kind: 'query', speaker: 'A Member' },
    says: 'A Member questioned the volume of children who had died during the pandemic, as a result of serious harm, explaining how they believed it to be different – it was agreed for these concerns to be investigated by officers as a matter of urgency.',
  },
  {
    ...{ kind: 'query', speaker: 'Members' },
    says: 'Members queried the arrangements with the NHS and other agencies to flag up potential safeguarding risks. They also queried at what stage the support arrangements in place for parents were checked.',
  },
  {
    ...{ kind: 'reply', ...DIRECTOR },
    says: 'The Assistant Director explained how there were clear, established arrangements for the NHS and other partners to escalate cases to Children’s Social Care, where children had suffered serious injury or harm, or there were concerns about the safety and wellbeing of the child. Partner agencies had continued to work in close collaboration with Children’s Social Services, throughout the pandemic, for assessments, Child Protection Plans and Child in Need Plans. In addition, Schools had been supporting vulnerable children throughout the pandemic – this included safeguarding arrangements to track vulnerable children not attending school.',
  },
];

export const PROMISED = {
  /** The one entry that promises something. */
  by: 'A Member',
  sentence: 'it was agreed for these concerns to be investigated by officers as a matter of urgency.',
  what: 'Investigate how many children died during the pandemic as a result of serious harm',
} as const;
export const RESOLVED =
  'The Children’s Services, Education and Skills Scrutiny Board noted the update on the work of the partnership, since the last report received in March 2020.';
/** The minutes of this kind carry no date, and a meeting needs one. */
export const DAY_IS_OURS =
  'The published minutes that this meeting follows carry no date. They tell of a report since March 2020 and of a launch to come on 18 March, so the day is put shortly before that, in 2021.';
/** What the papers of the item say: the minutes tell that there was a report, and no more of it. */
export const REPORT = [
  'Arden Vale Safeguarding Children Partnership',
  '',
  'Report of the Independent Scrutineer to the Scrutiny Board, March 2021',
  '',
  'Since June 2020: six Rapid Reviews.',
  'Anticipated priorities for 2021/22: exploitation; neglect.',
  '',
  'Everybody in this report is made up.',
].join('\n');
