import type { Shows } from '#http';
import {
  BackLink,
  Button,
  ButtonGroup,
  ButtonLink,
  Details,
  Form,
  H1,
  H2,
  InsetText,
  Link,
  P,
  Page,
  WarningText,
} from '#ui';
import { paths } from '../paths.ts';
import type { MeetingModel } from '../reads/index.ts';
import { Facts } from './facts.tsx';
import { ItemTitle, StandsTag } from './parts.tsx';
import { AgendaTable, BroughtTable, PeopleTable } from './tables.tsx';

const Acts = ({ model, form }: Pick<Shows<MeetingModel>, 'model' | 'form'>) => {
  const may = new Set(model.acts);
  const asks = model.own?.answer === null && model.own.part !== 'clerk';
  return (
    <ButtonGroup>
      {model.stands === 'live' && (model.own?.called || model.keeps) && (
        <ButtonLink href={paths.live(model.id)}>
          {model.own?.part === 'invited' ? 'Go to the waiting room' : 'Go to the room'}
        </ButtonLink>
      )}
      {may.has('answer') && (
        <ButtonLink href={paths.answer(model.id)} kind={asks ? undefined : 'secondary'}>
          {asks ? 'Say whether you are coming' : 'Change your answer'}
        </ButtonLink>
      )}
      {may.has('call') && (
        <Form state={form} action={paths.call(model.id)}>
          <Button>Call the meeting</Button>
        </Form>
      )}
      {may.has('change') && (
        <ButtonLink href={paths.change(model.id)} kind="secondary">
          Change or move it
        </ButtonLink>
      )}
      {may.has('cancel') && (
        <ButtonLink href={paths.cancel(model.id)} kind="secondary">
          Cancel it
        </ButtonLink>
      )}
      {model.series?.own && !model.series.ended && model.stands !== 'cancelled' && (
        <ButtonLink href={paths.next(model.id)} kind="secondary">
          Make the next meeting
        </ButtonLink>
      )}
    </ButtonGroup>
  );
};

const Warnings = ({ model }: { readonly model: MeetingModel }) => {
  const stands = model.stands === 'planned' || model.stands === 'called';
  const noChair = model.keeps && stands && !model.people.some(({ part }) => part === 'chair');
  const noLink = model.keeps && stands && model.mode !== 'inPerson' && model.link === '';
  return (
    <>
      {model.stands === 'cancelled' && (
        <WarningText>{`This meeting was cancelled: ${model.cancelledWhy}`}</WarningText>
      )}
      {noChair && (
        <WarningText>Nobody chairs this meeting. Add a chair, or make somebody the chair.</WarningText>
      )}
      {noLink && <WarningText>People meet by video, and there is no link to join yet.</WarningText>}
      {model.dayIsOurs && (
        <InsetText>
          <P>The day of this meeting is ours: {model.dayIsOurs}</P>
        </InsetText>
      )}
    </>
  );
};

/** One meeting: when and where, the agenda as far as it is theirs, and who is called. */
export const MeetingPage = ({ model, form, frame }: Shows<MeetingModel>) => {
  const may = new Set(model.acts);
  const supplements = model.agenda.filter(({ supplement }) => supplement);
  return (
    <Page
      frame={frame}
      title={model.title}
      width="wide"
      before={<BackLink href={paths.list}>Meetings</BackLink>}
    >
      <H1 caption={model.body}>{model.title}</H1>
      <P>
        <StandsTag stands={model.stands} />
      </P>
      <Warnings model={model} />
      <Acts model={model} form={form} />
      <Facts model={model} form={form} />
      <AgendaTable lines={model.agenda} />
      {may.has('agenda') && (
        <ButtonGroup>
          <ButtonLink href={paths.addItem(model.id)} kind="secondary">
            Add an item
          </ButtonLink>
          {model.agenda.length > 1 && <Link href={paths.order(model.id)}>Change the order</Link>}
        </ButtonGroup>
      )}
      <BroughtTable brought={model.brought} />
      {supplements.length > 0 && (
        <Details summary={`Added after the agenda went out: ${supplements.length}`}>
          {supplements.map((line) => (
            <P key={line.id}>
              {line.number} <ItemTitle line={line} />
            </P>
          ))}
        </Details>
      )}
      {model.people.length > 0 && (
        <>
          <PeopleTable people={model.people} />
          {may.has('people') && (
            <P>
              <Link href={paths.people(model.id)}>Add or change people</Link>
            </P>
          )}
        </>
      )}
      {model.own?.part === 'invited' && (
        <>
          <H2>You are invited for single items</H2>
          <P>You see the items that you are invited for, and join when you are let in.</P>
        </>
      )}
    </Page>
  );
};
