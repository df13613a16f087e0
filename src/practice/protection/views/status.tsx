import type { Shows } from '#http';
import { sayDay, sayInstant } from '#kernel';
import { paths as oversight } from '#oversight';
import {
  BackLink,
  Button,
  ButtonGroup,
  ButtonLink,
  DateInput,
  type Fields,
  Form,
  fieldsOf,
  H1,
  InsetText,
  Link,
  P,
  Page,
  Radios,
  Select,
  SummaryList,
  TwoThirds,
  Version,
} from '#ui';
import { ChangeStatusForm, EndStatusForm, StatusForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { RecordModel, StatusModel } from '../reads/index.ts';
import { END_REASONS, STATUS_KINDS } from '../rules/index.ts';
import { Holds, sayDays, sayWhat } from './parts.tsx';

const Team = ({ f, teams }: { f: Fields; teams: RecordModel['teams'] }) => {
  const field = f('team');
  const items = teams.map(({ id, name }) => ({ value: id, text: name, chosen: field.value === id }));
  return <Select field={{ ...field, items }} blank="The whole council" />;
};

/** Records that a child is subject to a plan, or looked after. */
export const RecordStatusPage = ({ model: { child, teams }, form, frame }: Shows<RecordModel>) => {
  const f = fieldsOf(StatusForm, form);
  const title = 'Record a protection status';
  return (
    <Page
      frame={frame}
      title={title}
      faults={form.faults}
      before={<BackLink href={paths.ofChild(child.id)}>Back to the status</BackLink>}
    >
      <TwoThirds>
        <H1 caption={`${child.name}, ${child.about}`}>{title}</H1>
        <InsetText>
          Agencies that may ask are told the kind, the days, the council and its telephone numbers, and no
          more.
        </InsetText>
        <Form state={form} action={paths.record(child.id)}>
          <Radios field={f('kind')} reveal={{ lookedAfter: <Radios field={f('legalStatus')} small /> }} />
          <Radios field={f('category')} small />
          <DateInput field={f('start')} />
          <Team f={f} teams={teams} />
          <Button>Record it</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

/** One status. */
export const StatusPage = ({ model: { child, status, mayChange }, frame }: Shows<StatusModel>) => (
  <Page
    frame={frame}
    title={STATUS_KINDS[status.kind].label}
    before={<BackLink href={paths.ofChild(child.id)}>Back to the status of this child</BackLink>}
  >
    <TwoThirds>
      <H1 caption={`${child.name}, ${child.about}`}>{STATUS_KINDS[status.kind].label}</H1>
      <SummaryList
        rows={[
          { key: 'Stands', value: <Holds status={status} /> },
          { key: 'When', value: sayDays(status) },
          { key: status.category ? 'Latest category of abuse' : 'Legal status', value: sayWhat(status) },
          { key: 'Responsible', value: status.authority },
          { key: 'Team', value: status.team?.name ?? 'The whole council' },
          ...(status.endReason ? [{ key: 'Why it ended', value: END_REASONS[status.endReason] }] : []),
          { key: 'Recorded', value: `${status.recordedBy}, ${sayInstant(status.recordedAt)}` },
        ]}
      />
      {mayChange && (
        <ButtonGroup>
          {status.end === null && <ButtonLink href={paths.end(status.id)}>End it</ButtonLink>}
          <ButtonLink href={paths.change(status.id)} kind="secondary">
            Change it
          </ButtonLink>
          {status.end !== null && (
            <ButtonLink href={paths.end(status.id)} kind="secondary">
              Change its end
            </ButtonLink>
          )}
        </ButtonGroup>
      )}
      <P small>
        <Link href={oversight.why(status.id)}>Why can I see this?</Link>
      </P>
    </TwoThirds>
  </Page>
);

/** Changes a status. */
export const ChangeStatusPage = ({ model: { child, status, teams }, form, frame }: Shows<StatusModel>) => {
  const f = fieldsOf(ChangeStatusForm, form);
  const title = `Change: ${STATUS_KINDS[status.kind].label}`;
  return (
    <Page
      frame={frame}
      title={title}
      faults={form.faults}
      before={<BackLink href={paths.status(status.id)}>Back</BackLink>}
    >
      <TwoThirds>
        <H1 caption={`${child.name}, ${child.about}`}>{title}</H1>
        <Form state={form} action={paths.change(status.id)}>
          <Version state={form} />
          {status.kind === 'lookedAfter' ? (
            <Radios field={f('legalStatus')} small />
          ) : (
            <Radios field={f('category')} small />
          )}
          <DateInput field={f('start')} />
          <Team f={f} teams={teams} />
          <Button>Save</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

/** Ends a status. */
export const EndStatusPage = ({ model: { child, status, endings }, form, frame }: Shows<StatusModel>) => {
  const f = fieldsOf(EndStatusForm, form);
  const title = `End: ${STATUS_KINDS[status.kind].label}`;
  const reason = f('reason');
  return (
    <Page
      frame={frame}
      title={title}
      faults={form.faults}
      before={<BackLink href={paths.status(status.id)}>Back</BackLink>}
    >
      <TwoThirds>
        <H1 caption={`${child.name}, since ${sayDay(status.start)}`}>{title}</H1>
        <InsetText>
          It is told for 12 months more, as ended, to agencies that may ask. If it was recorded in error,
          nothing of it is told.
        </InsetText>
        <Form state={form} action={paths.end(status.id)}>
          <Version state={form} />
          <DateInput field={f('end')} />
          <Radios
            field={reason}
            items={endings.map((value) => ({
              value,
              text: END_REASONS[value],
              chosen: reason.value === value,
            }))}
          />
          <Button>End it</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
