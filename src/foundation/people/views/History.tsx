import { sayDay } from '#kernel';
import {
  BackLink,
  Beneath,
  Button,
  DateInput,
  EmptyState,
  fieldsOf,
  H1,
  H2,
  H3,
  P,
  Page,
  SummaryList,
  Timeline,
} from '#ui';
import { HistoryForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { HistoryModel } from '../reads/index.ts';
import { RestrictedBanner, type Shown, sayLine } from './parts.tsx';

const Stood = ({ model: { standing, on } }: { readonly model: HistoryModel }) => {
  if (on === null) return null;
  if (standing === null)
    return (
      <EmptyState title={`There was no record on ${sayDay(on)}`}>
        <P>Choose a later day.</P>
      </EmptyState>
    );
  return (
    <section aria-label={standing.title}>
      <H2>{standing.title}</H2>
      <P>
        <strong>{standing.name}</strong>
      </P>
      {standing.parts.map(({ noun, facts }, index) => (
        <div key={index}>
          <H3>{noun}</H3>
          <SummaryList rows={facts.map(({ label, value }) => ({ key: label, value }))} />
        </div>
      ))}
    </section>
  );
};

/** Each change of a person's record, and the record as it stood on a day. */
export const HistoryPage = ({ model, form, frame }: Shown<HistoryModel>) => (
  <Page
    frame={frame}
    title="History of this record"
    faults={model.faults}
    before={<BackLink href={paths.person(model.person.id)} />}
  >
    <RestrictedBanner restricted={model.person.restricted} />
    <H1 caption={sayLine(model.person)}>History of this record</H1>
    <form method="get" action={paths.history(model.person.id)} novalidate autocomplete="off">
      <DateInput
        field={fieldsOf(HistoryForm, { ...form, faults: [...form.faults, ...model.faults] })('on')}
      />
      <Button kind="secondary">Show that day</Button>
    </form>
    <Stood model={model} />
    <H2>Each change, the latest first</H2>
    <Timeline
      level={3}
      items={model.changes.map(({ at, by, what, fields }) => ({
        title: what,
        by,
        at,
        children: (
          <SummaryList
            rows={fields.map(({ label, before, after }) => ({
              key: label,
              value:
                before === '' ? (
                  after
                ) : (
                  <>
                    {after || 'Nothing'} <Beneath>was: {before}</Beneath>
                  </>
                ),
            }))}
          />
        ),
      }))}
    />
  </Page>
);
