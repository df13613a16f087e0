import { action, type Media, page, type Route } from '#http';
import { dayOf, yes } from '#kernel';
import { askStatus } from '../actions/index.ts';
import { FhirSearch, settingAsked } from '../forms.ts';
import { paths } from '../paths.ts';
import { BundleModel, FhirResourceModel } from '../reads/index.ts';
import { bundleOf, capabilities, FHIR_JSON, mayAskStatus, outcomeOf } from '../rules/index.ts';
import { BundlePage, CapabilitiesPage } from '../views/fhir.tsx';
import { ASKING } from './purposes.ts';

const FHIR: Media = { type: FHIR_JSON, problem: outcomeOf };

const metadata = page('/fhir/r4/metadata', {
  title: 'What the FHIR interface can do',
  may: () => yes,
  audit: { event: 'fhir.metadata', purpose: 'Reading what the FHIR interface can do' },
  shows: FhirResourceModel,
  load: async ({ today }) => capabilities(today),
  view: CapabilitiesPage,
  media: FHIR,
});

/** The same question as on the page, in FHIR R4. The number stands in the body, and in no address or log. */
export const fhirRoutes: readonly Route[] = [
  metadata,
  action('/fhir/r4/Flag/_search', {
    title: 'Ask about a child’s protection status, in FHIR',
    may: mayAskStatus,
    audit: {
      event: 'status.asked',
      purpose: ASKING,
      subjects: ({ children }) => children,
      target: ({ answer }) => `question:${answer.asked.id}`,
      reason: settingAsked,
    },
    takes: FhirSearch,
    from: metadata,
    run: askStatus,
    next: () => paths.metadata,
    says: () => 'This was asked already.',
    reveals: {
      once: ({ answer }) =>
        bundleOf(answer.asked, answer.statuses, { now: answer.at, today: dayOf(answer.at) }),
      shows: BundleModel,
      view: BundlePage,
    },
    media: FHIR,
  }),
];
