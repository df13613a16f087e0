import type { Day, Instant } from '#kernel';
import { isInForce, STATUS_KINDS, type StatusKindName } from './status.ts';

/** The media type of FHIR R4 in JSON. */
export const FHIR_JSON = 'application/fhir+json';
export const NHS_NUMBER_SYSTEM = 'https://fhir.nhs.uk/Id/nhs-number';
const SNOMED = 'http://snomed.info/sct';

/** What is told of one status. */
export interface ToldStatus {
  readonly id: string;
  readonly careTeamId: string;
  readonly carePlanId: string;
  readonly kind: StatusKindName;
  readonly start: Day;
  readonly end: Day | null;
  readonly authority: string;
  /** The emergency duty team's telephone, outside office hours. */
  readonly dutyPhone: string;
  readonly officePhone: string;
}
/** Whom was asked about, in the words of whoever asked: nothing that they did not know. */
export interface Asked {
  readonly id: string;
  readonly nhsNumber: string;
  readonly born: Day;
}

/** A resource of FHIR: its type, and whatever that holds. */
export type FhirResource = { [name: string]: unknown; resourceType: string };
type Resource = FhirResource & { id: string };
const urn = (id: string): string => `urn:uuid:${id}`;

const codeOf = (kind: StatusKindName) => {
  const { snomed, label } = STATUS_KINDS[kind];
  return { coding: [{ system: SNOMED, ...snomed }], text: label };
};
const periodOf = ({ start, end }: ToldStatus) => ({ start, ...(end === null ? {} : { end }) });

/** The telephone numbers of a status, as NHS England maps them: the emergency duty team's is "mobile", the office's is "work". */
const telecomOf = ({ dutyPhone, officePhone }: ToldStatus) => {
  const telecom = [
    ...(dutyPhone === '' ? [] : [{ system: 'phone', value: dutyPhone, use: 'mobile' }]),
    ...(officePhone === '' ? [] : [{ system: 'phone', value: officePhone, use: 'work' }]),
  ];
  return telecom.length > 0 ? { telecom } : {};
};

/**
 * One status in NHS England's FHIR mapping of CP-IS: a Flag that there is one; a CareTeam with the kind of plan (category), its days
 * (period), the responsible council (name) and how to reach it (telecom); and the CarePlan that joins them. No more goes out: neither the
 * category of abuse nor a legal status, a worker's name or an address.
 */
const resourcesOf = (status: ToldStatus, patient: string, today: Day): readonly [Resource, ...Resource[]] => {
  const holds = isInForce(status, today);
  const subject = { reference: urn(patient) };
  return [
    {
      resourceType: 'Flag',
      id: status.id,
      status: holds ? 'active' : 'inactive',
      category: [
        {
          coding: [
            {
              system: 'http://terminology.hl7.org/CodeSystem/flag-category',
              code: 'safety',
              display: 'Safety',
            },
          ],
        },
      ],
      code: codeOf(status.kind),
      subject,
      period: periodOf(status),
    },
    {
      resourceType: 'CareTeam',
      id: status.careTeamId,
      status: holds ? 'active' : 'inactive',
      category: [codeOf(status.kind)],
      name: status.authority,
      subject,
      period: periodOf(status),
      ...telecomOf(status),
    },
    {
      resourceType: 'CarePlan',
      id: status.carePlanId,
      status: holds ? 'active' : 'completed',
      intent: 'plan',
      category: [codeOf(status.kind)],
      subject,
      period: periodOf(status),
      careTeam: [{ reference: urn(status.careTeamId) }],
    },
  ];
};

/** A searchset of what is told. */
export type StatusBundle = FhirResource & { total: number };

/** The answer to a look-up. Nobody found, nothing to tell and a child kept to named people are one and the same empty set. */
export const bundleOf = (
  asked: Asked,
  statuses: readonly ToldStatus[],
  { now, today }: { readonly now: Instant; readonly today: Day },
): StatusBundle => {
  const patient: Resource = {
    resourceType: 'Patient',
    id: asked.id,
    identifier: [{ system: NHS_NUMBER_SYSTEM, value: asked.nhsNumber }],
    birthDate: asked.born,
  };
  const entry = (resource: Resource, mode: 'match' | 'include') => ({
    fullUrl: urn(resource.id),
    resource,
    search: { mode },
  });
  const entries = statuses.flatMap((status) => {
    const [flag, ...others] = resourcesOf(status, asked.id, today);
    return [entry(flag, 'match'), ...others.map((other) => entry(other, 'include'))];
  });
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    timestamp: now,
    total: statuses.length,
    ...(entries.length > 0 ? { entry: [...entries, entry(patient, 'include')] } : {}),
  };
};
/** What went wrong, in FHIR's words. */
export const outcomeOf = (problem: {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}): FhirResource => {
  const code =
    { 401: 'login', 403: 'forbidden', 404: 'not-found', 409: 'conflict', 422: 'invalid', 429: 'throttled' }[
      problem.status
    ] ?? (problem.status >= 500 ? 'exception' : 'invalid');
  const said = problem.errors.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`));
  return {
    resourceType: 'OperationOutcome',
    issue: (said.length > 0 ? said : [problem.detail || problem.title]).map((diagnostics) => ({
      severity: problem.status >= 500 ? 'fatal' : 'error',
      code,
      diagnostics,
    })),
  };
};

const param = (name: string, type: string, documentation: string) => ({ name, type, documentation });
/** What this server can do for a FHIR client. */
export const capabilities = (date: Day): FhirResource => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date,
  kind: 'instance',
  software: { name: 'Arden' },
  implementation: {
    description:
      'Whether a child is subject to a child protection plan or looked after, for agencies that may ask',
  },
  fhirVersion: '4.0.1',
  format: ['json', FHIR_JSON],
  rest: [
    {
      mode: 'server',
      documentation:
        'Ask with POST Flag/_search, so that no number stands in an address or a log. The answer is a searchset of Flag, with the CareTeam, the CarePlan and the Patient that it goes with. Every look-up is recorded and shown to the child’s social worker.',
      security: { description: 'The credential of an agency’s system, as Authorization: Bearer' },
      resource: [
        {
          type: 'Flag',
          interaction: [{ code: 'search-type' }],
          searchParam: [
            param('patient.identifier', 'token', `The NHS number, as ${NHS_NUMBER_SYSTEM}|9999999999`),
            param('patient.birthdate', 'date', 'The whole date of birth, which must agree'),
            param('setting', 'token', 'Where the child is seen: see the reference of this API'),
            param('encounter', 'reference', 'The asking system’s own reference of the encounter'),
          ],
        },
      ],
    },
  ],
});
