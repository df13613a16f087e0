import type { Shows } from '#http';
import { sayDay, sayInstant } from '#kernel';
import { paths as people } from '#people';
import {
  BackLink,
  Button,
  DefinitionList,
  Details,
  Form,
  fieldsOf,
  H1,
  H2,
  H3,
  InsetText,
  Link,
  P,
  Page,
  PreviousNext,
  Radios,
  SummaryList,
  Table,
  TextArea,
  TextInput,
  TwoThirds,
  Typed,
} from '#ui';
import { ExtendForm, RedactForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { OneModel } from '../reads/index.ts';
import { EXEMPTIONS, isExemption, REQUESTER_KINDS, redact } from '../rules/index.ts';
import { Blackened, briefly, Due, StandsTag } from './parts.tsx';

type Shown = Shows<OneModel>;

const Suggested = ({ model, form }: Pick<Shown, 'model' | 'form'>) =>
  model.suggested.length === 0 || !model.mayRedact ? null : (
    <Form state={form} action={paths.suggested(model.id)}>
      <fieldset class="govuk-fieldset govuk-form-group">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Names of others on this page</legend>
        <p class="govuk-hint">Not everybody who is named is a third party. Select those who are.</p>
        <div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes">
          {model.suggested.map(({ words, name, times }, index) => (
            <div class="govuk-checkboxes__item" key={words}>
              <input
                class="govuk-checkboxes__input"
                id={`suggested-${index}`}
                name="words"
                type="checkbox"
                value={words}
              />
              <label class="govuk-label govuk-checkboxes__label" for={`suggested-${index}`}>
                {words}
                {words !== name && ` (${name})`}: {times === 1 ? 'once' : `${times} times`}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
      <Button kind="secondary">Black out the selected names</Button>
    </Form>
  );

const Redactions = ({ model, form }: Pick<Shown, 'model' | 'form'>) => {
  const f = fieldsOf(RedactForm, form);
  return (
    <>
      <Table
        caption="Blacked out"
        rows={model.redactions}
        empty="Nothing is blacked out yet."
        columns={[
          { label: 'Words', header: true, cell: ({ words }) => words },
          {
            label: 'Why',
            cell: ({ exemption, why }) => `${briefly(exemption)}${why ? `: ${why}` : ''}`,
          },
          ...(model.mayRedact
            ? [
                {
                  label: 'Change',
                  cell: ({ id, words }: OneModel['redactions'][number]) => (
                    <Form state={form} action={paths.endRedaction(model.id, id)}>
                      <button type="submit" class="govuk-button govuk-button--secondary app-button--compact">
                        Show again<span class="govuk-visually-hidden">: {words}</span>
                      </button>
                    </Form>
                  ),
                },
              ]
            : []),
        ]}
      />
      {model.mayRedact && (
        <Details summary="Black out other words" open={form.faults.some(({ field }) => field === 'words')}>
          <Form state={form} action={paths.redact(model.id)}>
            <TextInput field={f('words')} />
            <Radios field={f('exemption')} />
            <TextArea field={f('why')} rows={2} />
            <Button kind="secondary">Black them out</Button>
          </Form>
        </Details>
      )}
    </>
  );
};

const Record = ({
  record,
  model,
  form,
}: Pick<Shown, 'model' | 'form'> & { readonly record: OneModel['records'][number] }) => (
  <section class="app-disclosed">
    <H3 size="m">
      {record.what}, {sayInstant(record.at)}
    </H3>
    <P>
      Recorded by {record.by}, {record.organisation}
      {record.anothers && '. Another organisation keeps it: ask them before it is given'}
    </P>
    {record.withheld ? (
      <>
        <InsetText>
          Withheld:{' '}
          {isExemption(record.withheld.exemption)
            ? EXEMPTIONS[record.withheld.exemption]
            : record.withheld.exemption}
          . {record.withheld.why}
        </InsetText>
        {model.mayRedact && (
          <Form state={form} action={`${paths.withhold(model.id, record.id)}/give`}>
            <Button kind="secondary">Give it after all</Button>
          </Form>
        )}
      </>
    ) : (
      <>
        {record.parts.map(({ name, rows }) =>
          rows.map((facts, index) => (
            <DefinitionList
              key={`${name}-${index}`}
              items={facts.map(({ label, value }) => ({
                key: label,
                value: <Blackened stretches={redact(value, model.redactions)} />,
              }))}
            />
          )),
        )}
        {model.mayRedact && (
          <P>
            <Link href={paths.withhold(model.id, record.id)}>
              Withhold this record<span class="govuk-visually-hidden">: {record.what}</span>
            </Link>
          </P>
        )}
      </>
    )}
  </section>
);

const Bundles = ({ model, form }: Pick<Shown, 'model' | 'form'>) => (
  <>
    {model.bundles.length > 0 && (
      <Table
        caption="Bundles"
        rows={model.bundles}
        empty=""
        columns={[
          {
            label: 'Put together',
            header: true,
            cell: ({ id, madeAt }) => <Link href={paths.bundle(model.id, id)}>{sayInstant(madeAt)}</Link>,
          },
          { label: 'By', cell: ({ madeBy }) => madeBy },
          {
            label: 'What became of it',
            cell: ({ decision, because, givenAt }) =>
              givenAt
                ? `Given on ${sayInstant(givenAt)}`
                : decision === 'approved'
                  ? 'Approved'
                  : decision === 'returned'
                    ? `Sent back: ${because ?? ''}`
                    : 'Waits for approval',
          },
        ]}
      />
    )}
    {model.mayMake && (
      <Form state={form} action={paths.make(model.id)}>
        <Button>Put a bundle together</Button>
      </Form>
    )}
  </>
);

/** One request at work. */
export const OnePage = ({ model, form, frame }: Shown) => {
  const extension = fieldsOf(ExtendForm, form);
  return (
    <Page
      frame={frame}
      title={`Subject access request about ${model.name}`}
      faults={form.faults}
      before={<BackLink href={paths.list}>Subject access requests</BackLink>}
    >
      <TwoThirds>
        <H1 caption="Subject access request">{model.name}</H1>
        <SummaryList
          rows={[
            { key: 'Stands', value: <StandsTag stands={model.stands} /> },
            { key: 'To be answered by', value: <Due {...model} /> },
            { key: 'About', value: <Link href={people.person(model.person)}>{model.name}</Link> },
            { key: 'Asked by', value: `${model.requester}. ${REQUESTER_KINDS[model.kind]}` },
            { key: 'Who they are', value: <Typed>{model.identity}</Typed> },
            { key: 'Asked for', value: <Typed>{model.scope}</Typed> },
            { key: 'Received', value: sayDay(model.received) },
            ...(model.extended === null ? [] : [{ key: 'Extended', value: <Typed>{model.extended}</Typed> }]),
          ]}
        />
        <Bundles model={model} form={form} />
        {model.mayExtend && (
          <Details
            summary="It is complex, and needs two months more"
            open={form.faults.some(({ field }) => field === 'because')}
          >
            <Form state={form} action={paths.extend(model.id)}>
              <TextArea field={extension('because')} rows={3} />
              <Button kind="secondary">Extend it</Button>
            </Form>
          </Details>
        )}
        <Redactions model={model} form={form} />
        <Suggested model={model} form={form} />
        <H2>What {model.organisation} sees</H2>
        {model.records.length === 0 && <P>There is no record on this page.</P>}
        {model.records.map((record) => (
          <Record key={record.id} record={record} model={model} form={form} />
        ))}
        <PreviousNext
          previous={model.page > 1 ? paths.onePage(model.id, model.page - 1) : undefined}
          next={model.more ? paths.onePage(model.id, model.page + 1) : undefined}
        />
      </TwoThirds>
    </Page>
  );
};
