import { edition, local, statute, workingTogether } from './editions.ts';

const rapidReview = (trigger: string) =>
  ({
    id: 'rapidReview',
    name: 'Complete the rapid review and send it to the Panel',
    trigger,
    stop: 'sending the rapid review to the Panel',
    limit: 15,
    unit: 'workingDay',
  }) as const;

const rapidReviewOf = (year: number) =>
  ({
    authority: 'statutoryGuidance',
    citation: `Working together to safeguard children ${year}`,
    citationUrl: 'https://www.gov.uk/government/publications/working-together-to-safeguard-children--2',
  }) as const;

/** Serious incidents, reviews and child deaths. */
export const INCIDENTS = [
  ...workingTogether(
    {
      id: 'incidentNotification',
      name: 'Notify the Panel of a serious incident',
      trigger: 'the council becoming aware of the incident',
      stop: 'the notification',
      limit: 5,
      unit: 'workingDay',
    },
    { in2018: 4, in2023: 5 },
    true,
  ),
  ...workingTogether(
    {
      id: 'incidentPartners',
      name: 'Tell the safeguarding partners of a serious incident',
      trigger: 'the council becoming aware of the incident',
      stop: 'telling the partners',
      limit: 5,
      unit: 'workingDay',
    },
    { in2018: 4, in2023: 5 },
  ),
  // "Working together" counts from awareness; the Panel's guidance of June 2025 counts from the day the notification was sent.
  edition(rapidReview('the council becoming aware of the incident'), {
    ...rapidReviewOf(2018),
    ruleSet: 'WT2018',
    effectiveFrom: '2018-07-04',
    effectiveTo: '2023-12-14',
  }),
  edition(rapidReview('the council becoming aware of the incident'), {
    ...rapidReviewOf(2023),
    ruleSet: 'WT2023',
    effectiveFrom: '2023-12-15',
    effectiveTo: '2025-06-29',
  }),
  edition(rapidReview('sending the notification'), {
    ruleSet: 'Panel2025',
    effectiveFrom: '2025-06-30',
    authority: 'nationalGuidance',
    citation: 'Child Safeguarding Practice Review Panel, guidance for safeguarding partners, June 2025',
  }),
  local(
    {
      id: 'rapidReviewSummaries',
      name: 'Send the agency summaries for the rapid review',
      trigger: 'sending the notification',
      stop: 'receipt of the agency summaries',
      limit: 10,
      unit: 'workingDay',
    },
    'rapid review standard',
  ),
  ...workingTogether(
    {
      id: 'reviewPublication',
      name: 'Publish the local child safeguarding practice review',
      trigger: 'the decision to start the review',
      stop: 'publication',
      limit: 6,
      unit: 'month',
    },
    { in2018: 4, in2023: 5 },
  ),
  ...workingTogether(
    {
      id: 'reviewToPanel',
      name: 'Send the final review to the Panel and the Secretary of State',
      trigger: 'publication',
      stop: 'sending the review',
      limit: 7,
      unit: 'workingDay',
      direction: 'before',
    },
    { in2018: 4, in2023: 5 },
  ),
  statute(
    {
      id: 'yearlyReport',
      name: 'Publish the yearly report',
      trigger: 'publication of the last yearly report',
      stop: 'publication of the yearly report',
      limit: 12,
      unit: 'month',
    },
    {
      ruleSet: 'CA2004',
      effectiveFrom: '2018-06-29',
      citation: 'Children Act 2004, section 16G(7)',
      citationUrl: 'https://www.legislation.gov.uk/ukpga/2004/31/section/16G',
    },
  ),
  ...workingTogether({
    id: 'yearlyReportToPanel',
    name: 'Send the yearly report to the Panel and the What Works Centre',
    trigger: 'publication of the yearly report',
    stop: 'sending the report',
    limit: 7,
    unit: 'calendarDay',
  }).filter((rule) => rule.ruleSet !== 'WT2018'),
  edition(
    {
      id: 'childDeathNotification',
      name: 'Notify the child death overview panel',
      trigger: 'the death',
      stop: 'the notification',
      limit: 48,
      unit: 'hour',
    },
    {
      ruleSet: 'CDR2018',
      effectiveFrom: '2018-10-31',
      authority: 'statutoryGuidance',
      citation: 'Child death review: statutory and operational guidance (England) 2018',
      citationUrl:
        'https://www.gov.uk/government/publications/child-death-review-statutory-and-operational-guidance-england',
    },
  ),
] as const;
