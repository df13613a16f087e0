import { local, SINCE_RECORDS, statute } from './editions.ts';

/** UK GDPR in force in the United Kingdom. */
const GDPR = { ruleSet: 'UKGDPR', effectiveFrom: '2018-05-25' } as const;

/** Escalation steps run one after the other, each from the day on which the disagreement reached it. */
const escalation = <const Id extends string>(id: Id, stage: string, limit: number) =>
  local(
    {
      id,
      name: `Resolve the disagreement at ${stage}`,
      trigger: 'the disagreement being raised at this stage',
      stop: 'the resolution, or the next stage',
      limit,
      unit: 'workingDay',
    },
    'escalation policy',
  );

/** Meetings, scrutiny, information rights and learning. */
export const GOVERNANCE = [
  statute(
    {
      id: 'agendaPublication',
      name: 'Publish the agenda',
      trigger: 'the meeting',
      stop: 'publication of the agenda',
      limit: 5,
      unit: 'workingDay',
      direction: 'before',
      clear: true,
    },
    {
      ruleSet: 'LGA1972',
      effectiveFrom: SINCE_RECORDS,
      citation: 'Local Government Act 1972, section 100B(3)',
      citationUrl: 'https://www.legislation.gov.uk/ukpga/1972/70/section/100B',
    },
  ),
  local(
    {
      id: 'advanceQuestion',
      name: 'Send in an advance question',
      trigger: 'the meeting',
      stop: 'receipt of the question',
      limit: 5,
      unit: 'workingDay',
      direction: 'before',
      clear: true,
    },
    'council procedure rules',
  ),
  local(
    {
      id: 'questionAnswer',
      name: 'Answer an advance question in time for the meeting',
      trigger: 'the meeting',
      stop: 'the answer',
      limit: 1,
      unit: 'workingDay',
      direction: 'before',
    },
    'council procedure rules',
  ),
  local(
    {
      id: 'questionAnswerAfter',
      name: 'Answer an advance question that came too late for the meeting',
      trigger: 'the meeting',
      stop: 'the answer',
      limit: 10,
      unit: 'workingDay',
    },
    'council procedure rules',
  ),
  local(
    {
      id: 'urgentScrutiny',
      name: 'Act on an urgent scrutiny matter',
      trigger: 'the matter being raised',
      stop: 'the action',
      limit: 5,
      unit: 'workingDay',
    },
    'scrutiny standard',
  ),
  // As long as the Local Government Act 2000, section 9FE, gives a council to answer its own scrutiny; no Act gives partners a limit.
  local(
    {
      id: 'recommendationAnswer',
      name: 'Answer a recommendation',
      trigger: 'the recommendation being made',
      stop: 'the answer',
      limit: 2,
      unit: 'month',
    },
    'scrutiny standard',
  ),
  escalation('escalationPractitioners', 'stage 1, practitioner to practitioner', 1),
  escalation('escalationManagers', 'stage 2, line managers', 2),
  escalation('escalationLeads', 'stage 3, designated and named leads or heads', 3),
  escalation('escalationPartners', 'stage 4, delegated safeguarding partners', 5),
  // The same working day: a disagreement about a child at immediate risk does not wait for the stages before.
  escalation('escalationAtRisk', 'stage 3, where a child is at immediate risk', 0),
  statute(
    {
      id: 'subjectAccess',
      name: 'Answer a subject access request',
      trigger: 'receipt of the request',
      stop: 'the answer',
      limit: 1,
      unit: 'month',
    },
    {
      ...GDPR,
      citation: 'UK GDPR, article 12(3)',
      citationUrl: 'https://www.legislation.gov.uk/eur/2016/679/article/12',
    },
  ),
  statute(
    {
      id: 'subjectAccessExtended',
      name: 'Answer a complex subject access request (2 months longer)',
      trigger: 'receipt of the request',
      stop: 'the answer',
      limit: 3,
      unit: 'month',
    },
    {
      ...GDPR,
      citation: 'UK GDPR, article 12(3)',
      citationUrl: 'https://www.legislation.gov.uk/eur/2016/679/article/12',
    },
  ),
  statute(
    {
      id: 'dataBreach',
      name: 'Report a personal data breach to the Information Commissioner',
      trigger: 'becoming aware of the breach',
      stop: 'the report',
      limit: 72,
      unit: 'hour',
    },
    {
      ...GDPR,
      citation: 'UK GDPR, article 33(1)',
      citationUrl: 'https://www.legislation.gov.uk/eur/2016/679/article/33',
    },
  ),
  // The Act leaves out the bank holidays of the whole United Kingdom; England's alone give a date that is never later.
  statute(
    {
      id: 'freedomOfInformation',
      name: 'Answer a freedom of information request',
      trigger: 'receipt of the request',
      stop: 'the answer',
      limit: 20,
      unit: 'workingDay',
    },
    {
      ruleSet: 'FOIA2000',
      effectiveFrom: '2005-01-01',
      citation: 'Freedom of Information Act 2000, section 10(1)',
      citationUrl: 'https://www.legislation.gov.uk/ukpga/2000/36/section/10',
    },
  ),
  local(
    {
      id: 'section11Return',
      name: 'Complete the section 11 audit',
      trigger: 'the start of the cycle',
      stop: 'the return',
      limit: 12,
      unit: 'month',
    },
    'audit cycle',
  ),
  local(
    {
      id: 'section175Return',
      name: 'Complete the section 175 or 157 audit',
      trigger: 'the start of the cycle',
      stop: 'the return',
      limit: 24,
      unit: 'month',
    },
    'audit cycle',
  ),
  local(
    {
      id: 'inductionTraining',
      name: 'Complete induction training',
      trigger: 'the first day in post',
      stop: 'the training',
      limit: 1,
      unit: 'week',
    },
    'training standard',
  ),
  local(
    {
      id: 'refresherTraining',
      name: 'Complete refresher training',
      trigger: 'the last training',
      stop: 'the training',
      limit: 36,
      unit: 'month',
    },
    'training standard',
  ),
  local(
    {
      id: 'competencyRenewal',
      name: 'Sign off the competency again',
      trigger: 'the last sign-off',
      stop: 'the sign-off',
      limit: 36,
      unit: 'month',
    },
    'training standard',
  ),
] as const;
