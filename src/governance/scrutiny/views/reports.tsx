import type { Shows } from '#http';
import { sayDay, sayInstant } from '#kernel';
import {
  BackLink,
  Beneath,
  Button,
  ButtonGroup,
  ButtonLink,
  EmptyState,
  Form,
  fieldsOf,
  H1,
  H2,
  InsetText,
  Link,
  List,
  P,
  Page,
  Select,
  SummaryList,
  TextArea,
  TextInput,
  TwoThirds,
  Typed,
} from '#ui';
import { DraftForm, ReportForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { ReportFormModel, ReportPageModel } from '../reads/index.ts';
import { chosen } from './parts.tsx';

/** Asks a post for a report. */
export const AddReportPage = ({ model, form, frame }: Shows<ReportFormModel>) => {
  const f = fieldsOf(ReportForm, form);
  return (
    <Page
      frame={frame}
      title="Ask for a report"
      faults={form.faults}
      before={<BackLink href={paths.programme(model.board.id)}>Work programme</BackLink>}
    >
      <TwoThirds>
        <H1 caption={model.subject.title}>Ask for a report</H1>
        <InsetText>{model.period}</InsetText>
        <Form state={form} action={paths.addReport(model.subject.id)}>
          <TextInput field={f('title')} />
          <Select field={chosen(f('author'), model.authors)} />
          <TextInput field={f('presenter')} />
          <Select field={chosen(f('about'), model.about)} blank="Not set yet" />
          <TextArea field={f('background')} rows={4} />
          <Button>Ask for the report</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

const Period = ({ period }: { readonly period: ReportPageModel['period'] }) => (
  <>
    {period.since ? (
      <>
        Since <Link href={paths.report(period.since.id)}>{period.since.title}</Link>
        {`, received on ${sayDay(period.since.day)}`}
      </>
    ) : (
      period.says
    )}
    {period.until && <Beneath>{`Until ${sayDay(period.until)}`}</Beneath>}
    {!period.fixed && <Beneath>As it is found now. It is fixed when the report is cleared</Beneath>}
  </>
);

/** A report, for its author, the officers and the board. */
export const ReportPage = ({ model, form, frame }: Shows<ReportPageModel>) => (
  <Page
    frame={frame}
    title={model.title}
    faults={form.faults}
    before={<BackLink href={paths.programme(model.board.id)}>Work programme</BackLink>}
  >
    <TwoThirds>
      <H1 caption={model.subject}>{model.title}</H1>
      <SummaryList
        rows={[
          { key: 'To', value: <Link href={paths.board(model.board.id)}>{model.board.name}</Link> },
          { key: 'Author', value: model.author },
          { key: 'Presented by', value: model.presenter },
          { key: 'Speaks for', value: <Period period={model.period} /> },
          {
            key: 'For the meeting',
            value: model.meeting ? (
              <>
                <Link href={paths.agenda(model.meeting.id)}>
                  {`${model.meeting.title}, ${sayInstant(model.meeting.startsAt)}`}
                </Link>
                {model.item && <Beneath>{model.item}</Beneath>}
              </>
            ) : model.receivedDay ? (
              `Received on ${sayDay(model.receivedDay)}`
            ) : (
              'Not set yet'
            ),
          },
          {
            key: 'Cleared',
            value: model.cleared
              ? `By ${model.cleared.by}, ${sayInstant(model.cleared.at)}`
              : model.receivedDay
                ? 'Before meetings were kept here'
                : 'Not yet',
          },
        ]}
      />
      {(model.mayDraft || model.mayClear) && (
        <>
          {model.mayClear && (
            <Form state={form} action={paths.clearReport(model.id)}>
              <input type="hidden" name="version" value={`${model.version}`} />
              <Button>Clear the report</Button>
            </Form>
          )}
          {model.mayDraft && (
            <ButtonGroup>
              <ButtonLink href={paths.draftReport(model.id)} kind={model.mayClear ? 'secondary' : undefined}>
                {model.drafts.length === 0 ? 'Write the report' : 'Write it again'}
              </ButtonLink>
            </ButtonGroup>
          )}
        </>
      )}
      {model.notCleared && <P>{model.notCleared}</P>}
      {model.background.length > 0 && (
        <>
          <H2>Background papers</H2>
          <List items={model.background} />
        </>
      )}
      <H2>The report</H2>
      {model.says === null ? (
        <EmptyState title="There is no text here that you may read.">
          <P>A report is its author’s and the officers’ until it is cleared.</P>
        </EmptyState>
      ) : (
        <Typed>{model.says}</Typed>
      )}
      {model.drafts.length > 1 && (
        <>
          <H2>Drafts</H2>
          <List
            items={model.drafts.map(({ number, by, at }) => `Draft ${number}, by ${by}, ${sayInstant(at)}`)}
          />
        </>
      )}
    </TwoThirds>
  </Page>
);

export const DraftPage = ({ model, form, frame }: Shows<ReportPageModel>) => (
  <Page
    frame={frame}
    title={`Write: ${model.title}`}
    faults={form.faults}
    before={<BackLink href={paths.report(model.id)}>{model.title}</BackLink>}
  >
    <TwoThirds>
      <H1 caption={model.title}>Write the report</H1>
      <InsetText>
        <Period period={model.period} />
      </InsetText>
      <Form state={form} action={paths.draftReport(model.id)}>
        <TextArea field={fieldsOf(DraftForm, form)('says')} rows={20} />
        <Button>Save the draft</Button>
      </Form>
    </TwoThirds>
  </Page>
);
