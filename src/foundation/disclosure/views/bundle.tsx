import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import {
  BackLink,
  Button,
  DefinitionList,
  Form,
  fieldsOf,
  H1,
  H2,
  H3,
  InsetText,
  P,
  Page,
  Radios,
  SummaryList,
  TextArea,
  TextInput,
  TwoThirds,
  Typed,
} from '#ui';
import { DecideForm, GiveForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { BundleModel } from '../reads/index.ts';
import { EXEMPTIONS, isExemption } from '../rules/index.ts';
import { Blackened, StandsTag } from './parts.tsx';

const Contents = ({ content }: Pick<BundleModel, 'content'>) => (
  <>
    {content.records.map((record, index) => (
      // The bundle is frozen: its order never changes.
      <section class="app-disclosed" key={index}>
        {'withheld' in record ? (
          <>
            <H3 size="m">A record of {sayInstant(record.at)}</H3>
            <InsetText>
              Not given: {isExemption(record.withheld) ? EXEMPTIONS[record.withheld] : record.withheld}.
            </InsetText>
          </>
        ) : (
          <>
            <H3 size="m">
              {record.what}, {sayInstant(record.at)}
            </H3>
            <P>Kept by {record.organisation}</P>
            {record.parts.map(({ name, rows }) =>
              rows.map((facts, place) => (
                <DefinitionList
                  key={`${name}-${place}`}
                  items={facts.map(({ label, value }) => ({
                    key: label,
                    value: <Blackened stretches={value} />,
                  }))}
                />
              )),
            )}
          </>
        )}
      </section>
    ))}
  </>
);

const Acts = ({ model, form }: Pick<Shows<BundleModel>, 'model' | 'form'>) => {
  const decide = fieldsOf(DecideForm, form);
  const give = fieldsOf(GiveForm, form);
  return (
    <div class="app-on-screen">
      {model.mayDecide && (
        <Form state={form} action={paths.decide(model.request, model.id)}>
          <H2>Your decision</H2>
          <Radios field={decide('decision')} />
          <TextArea field={decide('because')} rows={3} />
          <Button>Send your decision</Button>
        </Form>
      )}
      {model.mayGive && (
        <Form state={form} action={paths.give(model.request, model.id)}>
          <H2>Give it</H2>
          <P>Print this page, or save it as a PDF, and give it to whoever asked.</P>
          <TextInput field={give('how')} />
          <Button>Say that it was given</Button>
        </Form>
      )}
    </div>
  );
};

/** A bundle as it was put together. Printed, it is what is given. */
export const BundlePage = ({ model, form, frame }: Shows<BundleModel>) => (
  <Page
    frame={frame}
    title={`What is kept about ${model.content.person}`}
    faults={form.faults}
    before={<BackLink href={paths.one(model.request)}>The request</BackLink>}
  >
    <TwoThirds>
      <H1 caption={model.organisation}>What is kept about {model.content.person}</H1>
      <SummaryList
        rows={[
          { key: 'Stands', value: <StandsTag stands={model.stands} /> },
          { key: 'Put together', value: `by ${model.madeBy} on ${sayInstant(model.madeAt)}` },
          {
            key: 'Holds',
            value: `${model.records} records, ${model.withheld} of them not given; ${model.redactions} places blacked out`,
          },
          ...(model.decision === null
            ? []
            : [
                {
                  key: model.decision === 'approved' ? 'Approved' : 'Sent back',
                  value: <Typed>{`by ${model.decidedBy ?? ''}. ${model.because ?? ''}`}</Typed>,
                },
              ]),
          ...(model.givenAt === null
            ? []
            : [{ key: 'Given', value: `${sayInstant(model.givenAt)}, ${model.givenHow ?? ''}` }]),
        ]}
      />
      {!model.latest && <InsetText>A newer bundle was put together since.</InsetText>}
      <button type="button" class="govuk-button govuk-button--secondary app-print" data-app-print hidden>
        Print or save as PDF
      </button>
      <Acts model={model} form={form} />
      <H2>The records</H2>
      <Contents content={model.content} />
    </TwoThirds>
  </Page>
);
