import type { CensusElement } from './element.ts';
import type { CensusHeader } from './judgement.ts';
import { findOdd, type Notes, partsOf, type Shape, shape } from './notes.ts';

/** What a later release will read, and how each is built: only so that strangers among it can be named. */
const BLOCKS: ReadonlyMap<string, Shape> = new Map([
  [
    'Assessments',
    shape([
      'AssessmentActualStartDate',
      'AssessmentInternalReviewDate',
      'AssessmentAuthorisationDate',
      'FactorsIdentifiedAtAssessment',
    ]),
  ],
  ['FactorsIdentifiedAtAssessment', shape([], ['AssessmentFactors'])],
  ['CINPlanDates', shape(['CINPlanStartDate', 'CINPlanEndDate'])],
  ['Section47', shape(['S47ActualStartDate', 'InitialCPCtarget', 'DateOfInitialCPC', 'ICPCnotRequired'])],
  [
    'ChildProtectionPlans',
    shape(
      [
        'CPPstartDate',
        'CPPendDate',
        'InitialCategoryOfAbuse',
        'LatestCategoryOfAbuse',
        'NumberOfPreviousCPP',
      ],
      ['Reviews'],
    ),
  ],
  ['Reviews', shape([], ['CPPreviewDate'])],
  [
    'PreProceedingsandFGDM',
    shape([
      'PPStartDate',
      'LBPSentDate',
      'FGDMMeetingOffer',
      'FGDMMeetingFac',
      'InitialPPMeetingDate',
      'ReviewMeetingsCount',
      'StepDecisionDate',
      'PPOutcome',
      'CourtAppDate',
      'LetterInitCPDate',
    ]),
  ],
]);

/** The blocks of an episode that are counted and left for later; each may stand many times. */
export const WAITING_IN_EPISODE = [
  'Assessments',
  'CINPlanDates',
  'Section47',
  'ChildProtectionPlans',
  'PreProceedingsandFGDM',
] as const;

/** What is counted: the blocks, each review of a child protection plan, and each initial conference wherever it stands. */
const COUNTED: ReadonlySet<string> = new Set([...WAITING_IN_EPISODE, 'CPPreviewDate', 'DateOfInitialCPC']);

/** Counts what a block holds for later; its values are not judged, but what has no place in it is refused by name. */
export const wait = (notes: Notes, element: CensusElement, header: CensusHeader): void => {
  const { name } = element;
  if (COUNTED.has(name)) notes.waiting.set(name, (notes.waiting.get(name) ?? 0) + 1);
  if (name === 'PreProceedingsandFGDM' && header.year !== undefined && header.year < 2026)
    findOdd(notes, element, `The ${header.year} census has no such block: it came with 2025-26.`);
  const allowed = BLOCKS.get(name);
  if (!allowed) {
    if (element.children.length > 0) partsOf(notes, element, shape([]));
    return;
  }
  const parts = partsOf(notes, element, allowed);
  for (const part of allowed.keys()) for (const child of parts.all(part)) wait(notes, child, header);
};
