import {
  type Clock,
  edition,
  local,
  SINCE_RECORDS,
  since2013,
  statute,
  workingTogether,
} from './editions.ts';

const assessment = {
  id: 'assessment',
  name: 'Complete the assessment',
  trigger: 'receipt of the referral',
  stop: 'authorisation of the assessment',
  limit: 45,
  unit: 'workingDay',
} as const satisfies Clock<string>;

const initialConference = {
  id: 'initialConference',
  name: 'Hold the initial child protection conference',
  trigger: 'the strategy discussion that started the section 47 enquiry',
  stop: 'the conference',
  limit: 15,
  unit: 'workingDay',
} as const satisfies Clock<string>;

/** From the front door to the child protection plan. */
export const HELP_AND_PROTECTION = [
  ...workingTogether(
    {
      id: 'referralDecision',
      name: 'Decide on a referral and acknowledge it',
      trigger: 'receipt of the referral',
      stop: 'the decision on the referral',
      limit: 1,
      unit: 'workingDay',
    },
    { in2018: 1, in2023: 3 },
  ),
  local(
    {
      id: 'contactScreening',
      name: 'Decide on a contact',
      trigger: 'receipt of the contact',
      stop: 'the decision on the contact',
      limit: 1,
      unit: 'workingDay',
    },
    'front door standard',
  ),
  local(
    {
      id: 'flagAcknowledgement',
      name: 'Acknowledge a flag',
      trigger: 'receipt of the flag',
      stop: 'the acknowledgement',
      limit: 1,
      unit: 'workingDay',
    },
    'flags standard',
  ),
  local(
    {
      id: 'flagAcknowledgementImmediate',
      name: 'Acknowledge a flag that is sent as immediate',
      trigger: 'receipt of the flag',
      stop: 'the acknowledgement',
      limit: 4,
      unit: 'hour',
    },
    'flags standard',
  ),
  local(
    {
      id: 'flagOutcome',
      name: 'Say what was done about a flag',
      trigger: 'receipt of the flag',
      stop: 'the outcome',
      limit: 3,
      unit: 'workingDay',
    },
    'flags standard',
  ),
  since2013(assessment),
  ...workingTogether(assessment, { in2018: 1, in2023: 3 }),
  local(
    {
      id: 'strategyDiscussion',
      name: 'Hold the strategy discussion (the same day where it is urgent)',
      trigger: 'reasonable cause to suspect significant harm',
      stop: 'the strategy discussion',
      limit: 1,
      unit: 'workingDay',
    },
    'front door standard',
  ),
  since2013(initialConference),
  ...workingTogether(initialConference),
  local(
    {
      id: 'outlinePlan',
      name: 'Send out the outline child protection plan',
      trigger: 'the initial child protection conference',
      stop: 'sending the outline plan',
      limit: 1,
      unit: 'workingDay',
    },
    'conference standard',
  ),
  ...workingTogether({
    id: 'firstCoreGroup',
    name: 'Hold the first core group',
    trigger: 'the initial child protection conference',
    stop: 'the first core group',
    limit: 10,
    unit: 'workingDay',
  }),
  local(
    {
      id: 'laterCoreGroup',
      name: 'Hold the next core group',
      trigger: 'the last core group',
      stop: 'the next core group',
      limit: 6,
      unit: 'week',
    },
    'core group standard (every 4 to 6 weeks)',
  ),
  ...workingTogether({
    id: 'firstProtectionReview',
    name: 'Hold the first review conference',
    trigger: 'the initial child protection conference',
    stop: 'the review conference',
    limit: 3,
    unit: 'month',
  }),
  ...workingTogether({
    id: 'laterProtectionReview',
    name: 'Hold the next review conference',
    trigger: 'the last review conference',
    stop: 'the review conference',
    limit: 6,
    unit: 'month',
  }),
  local(
    {
      id: 'protectionVisit',
      name: 'Visit a child who has a protection plan',
      trigger: 'the last visit',
      stop: 'the visit',
      limit: 10,
      unit: 'workingDay',
    },
    'visiting standard',
  ),
  local(
    {
      id: 'firstNeedReview',
      name: 'Hold the first review of the child in need plan',
      trigger: 'the start of the plan',
      stop: 'the review',
      limit: 6,
      unit: 'week',
    },
    'child in need standard',
  ),
  local(
    {
      id: 'laterNeedReview',
      name: 'Hold the next review of the child in need plan',
      trigger: 'the last review',
      stop: 'the review',
      limit: 3,
      unit: 'month',
    },
    'child in need standard',
  ),
  ...workingTogether({
    id: 'transferConference',
    name: 'Hold the transfer-in conference',
    trigger: 'notice to the receiving council',
    stop: 'the transfer-in conference',
    limit: 15,
    unit: 'workingDay',
  }),
  statute(
    {
      id: 'policeProtection',
      name: 'End police protection',
      trigger: 'the child being taken into police protection',
      stop: 'release, an order, or agreement of the parents',
      limit: 72,
      unit: 'hour',
    },
    {
      ruleSet: 'CA1989',
      effectiveFrom: SINCE_RECORDS,
      citation: 'Children Act 1989, section 46(6)',
      citationUrl: 'https://www.legislation.gov.uk/ukpga/1989/41/section/46',
    },
  ),
  statute(
    {
      id: 'emergencyProtectionOrder',
      name: 'End of the emergency protection order',
      trigger: 'the making of the order',
      stop: 'the end, discharge or extension of the order',
      limit: 8,
      unit: 'calendarDay',
    },
    {
      ruleSet: 'CA1989',
      effectiveFrom: SINCE_RECORDS,
      citation: 'Children Act 1989, section 45(1)',
      citationUrl: 'https://www.legislation.gov.uk/ukpga/1989/41/section/45',
    },
  ),
  statute(
    {
      id: 'emergencyProtectionExtension',
      name: 'End of the extended emergency protection order (extended once only)',
      trigger: 'the day on which the order would have ended',
      stop: 'the end or discharge of the order',
      limit: 7,
      unit: 'calendarDay',
    },
    {
      ruleSet: 'CA1989',
      effectiveFrom: SINCE_RECORDS,
      citation: 'Children Act 1989, section 45(5) and (6)',
      citationUrl: 'https://www.legislation.gov.uk/ukpga/1989/41/section/45',
    },
  ),
  statute(
    {
      id: 'privateFosteringVisit',
      name: 'Make the first visit to a privately fostered child',
      trigger: 'the notification',
      stop: 'the first visit',
      limit: 7,
      unit: 'workingDay',
    },
    {
      ruleSet: 'PF2005',
      effectiveFrom: '2005-07-01',
      citation: 'Children (Private Arrangements for Fostering) Regulations 2005',
      citationUrl: 'https://www.legislation.gov.uk/uksi/2005/1533',
    },
  ),
  edition(
    {
      id: 'reReferralWindow',
      name: 'Count a new referral as a re-referral',
      trigger: 'the earlier referral',
      stop: 'the new referral',
      limit: 12,
      unit: 'month',
    },
    {
      ruleSet: 'DfE',
      effectiveFrom: SINCE_RECORDS,
      authority: 'statistical',
      citation:
        'Department for Education, Characteristics of children in need: a new referral within 12 months',
      citationUrl: 'https://explore-education-statistics.service.gov.uk/methodology/children-in-need',
    },
  ),
] as const;
