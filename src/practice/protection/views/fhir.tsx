import type { Shows } from '#http';
import { BackLink, type Frame, H1, P, Page, SummaryList, TwoThirds } from '#ui';
import { paths } from '../paths.ts';
import type { FhirResource, StatusBundle } from '../rules/index.ts';

/** For a person who opens the address: what a system reads there. */
export const CapabilitiesPage = ({ frame }: Shows<FhirResource>) => (
  <Page frame={frame} title="FHIR interface">
    <TwoThirds>
      <H1>FHIR interface</H1>
      <P>
        A system of an agency that may ask reads a child’s protection status here in FHIR R4. A system that
        asks for application/fhir+json gets the capability statement of this server.
      </P>
      <SummaryList
        rows={[
          { key: 'Version', value: 'FHIR R4 (4.0.1)' },
          { key: 'Ask', value: `POST ${paths.search}` },
          { key: 'Answer', value: 'A searchset of Flag, CareTeam, CarePlan and Patient' },
        ]}
      />
    </TwoThirds>
  </Page>
);

/** For a person: that the answer is for systems. */
export const BundlePage = ({ model, frame }: { readonly model: StatusBundle; readonly frame: Frame }) => (
  <Page frame={frame} title="Answer" before={<BackLink href={paths.ask}>Ask on the page instead</BackLink>}>
    <TwoThirds>
      <H1>Answer</H1>
      <P>
        {model.total === 1
          ? '1 status was found. Ask for application/fhir+json to read it.'
          : `${model.total} statuses were found. Ask for application/fhir+json to read them.`}
      </P>
    </TwoThirds>
  </Page>
);
