import type { Shows } from '#http';
import { sayBytes, sayDay } from '#kernel';
import { paths as meetingPaths } from '#meetings';
import {
  BackLink,
  Button,
  ButtonGroup,
  ButtonLink,
  EmptyState,
  Form,
  H1,
  H2,
  InsetText,
  Link,
  P,
  Page,
  SummaryList,
  Table,
  Timeline,
} from '#ui';
import { paths } from '../paths.ts';
import { isMinuted, type MinutesPageModel } from '../reads/index.ts';
import { sayHeld, sayPerson, sayStep } from './document.ts';
import { Comments, MinutesOfItem, StandingTag } from './parts.tsx';

const Acts = ({ model, form }: Pick<Shows<MinutesPageModel>, 'model' | 'form'>) => {
  const may = new Set(model.acts);
  return (
    <ButtonGroup>
      {may.has('sign') && <ButtonLink href={paths.sign(model.meeting)}>Sign the minutes</ButtonLink>}
      {may.has('circulate') && <ButtonLink href={paths.circulate(model.meeting)}>Send them round</ButtonLink>}
      {may.has('approve') && (
        <ButtonLink
          href={paths.approve(model.meeting)}
          kind={model.standing === 'circulated' ? undefined : 'secondary'}
        >
          Record their approval
        </ButtonLink>
      )}
      {may.has('withdraw') && (
        <Form state={form} action={paths.withdraw(model.meeting)}>
          <Button kind="secondary">Take them back</Button>
        </Form>
      )}
    </ButtonGroup>
  );
};

/** As a file: the word processor's at once, the PDF when it is asked for. */
const Files = ({ model, form }: Pick<Shows<MinutesPageModel>, 'model' | 'form'>) => (
  <>
    <P>
      <Link href={paths.docx(model.meeting)}>Save as a Word document (DOCX)</Link>
    </P>
    {model.pdf === 'ready' && (
      <P>
        <Link href={paths.pdf(model.meeting)}>{`Save as a PDF (${sayBytes(model.bytes ?? 0)})`}</Link>
      </P>
    )}
    {model.pdf === 'making' && <P>The PDF is being made. Open this page again in a minute to save it.</P>}
    {(model.pdf === 'notAsked' || model.pdf === 'failed') && (
      <>
        {model.pdf === 'failed' && (
          <P>The PDF could not be made. Ask for it again, or print this page from your browser.</P>
        )}
        <Form state={form} action={paths.makePdf(model.meeting)}>
          <Button kind="secondary" compact>
            Make a PDF
          </Button>
        </Form>
      </>
    )}
    {model.pdf === 'none' && <P>No PDF is made here. Print this page from your browser.</P>}
  </>
);

/** The minutes of a meeting: who was there, and what was said and decided under each item that is theirs to read. */
export const MinutesPage = ({ model, form, frame }: Shows<MinutesPageModel>) => {
  const may = new Set(model.acts);
  return (
    <Page
      frame={frame}
      title={`Minutes: ${model.title}`}
      before={<BackLink href={meetingPaths.one(model.meeting)}>{model.title}</BackLink>}
    >
      <H1 caption={model.body}>Minutes: {model.title}</H1>
      <P>
        <StandingTag standing={model.standing} />
      </P>
      {model.answerBy && (
        <InsetText>
          Say by {sayDay(model.answerBy)} what is not accurate. Each item has a link for that.
        </InsetText>
      )}
      <Acts model={model} form={form} />
      <SummaryList
        rows={[
          { key: 'When', value: sayHeld(model) },
          ...(model.dayIsOurs ? [{ key: 'Its day is ours', value: model.dayIsOurs }] : []),
          ...(model.place ? [{ key: 'Where', value: model.place }] : []),
          { key: 'As a file', value: <Files model={model} form={form} /> },
        ]}
      />
      <Table
        caption="Present"
        rows={model.present}
        empty="Nobody is recorded as present."
        columns={[
          { label: 'Name', header: true, cell: ({ name }) => name },
          { label: 'Post', cell: ({ post, organisation }) => `${post}, ${organisation}` },
          { label: 'As', cell: ({ part, how }) => [part, how].filter(Boolean).join(', ') },
        ]}
      />
      <H2>Apologies</H2>
      {model.apologies.length === 0 ? (
        <P>None were given.</P>
      ) : (
        model.apologies.map((person) => <P key={person.name}>{sayPerson(person)}</P>)
      )}
      {model.items.length === 0 && (
        <EmptyState title="There is nothing on the agenda that is open to you.">
          <P>The minutes follow the agenda, item by item.</P>
        </EmptyState>
      )}
      {model.items.map((item) => (
        <section key={`${item.number} ${item.id}`} id={item.id === null ? undefined : `item-${item.id}`}>
          <H2>{`${item.number} ${item.title || 'An item that is not open to you'}`}</H2>
          {isMinuted(item) ? (
            <>
              <MinutesOfItem item={item} />
              <Comments
                comments={item.comments}
                answerAt={may.has('answer') ? (id) => paths.answer(id) : null}
              />
              <P>
                <Link href={paths.item(item.id)}>
                  {may.has('write') ? 'Write the minutes of this item' : 'This item by itself'}
                  <span class="govuk-visually-hidden">: {item.title}</span>
                </Link>
              </P>
              {may.has('comment') && (
                <P>
                  <Link href={paths.comment(item.id)}>
                    Say what is not accurate<span class="govuk-visually-hidden"> in {item.title}</span>
                  </Link>
                </P>
              )}
            </>
          ) : (
            item.title && <P>You do not take part in this item.</P>
          )}
        </section>
      ))}
      {model.steps.length > 0 && (
        <>
          <H2>How far they are</H2>
          <Timeline
            level={3}
            items={model.steps.map((step) => ({
              title: sayStep(step),
              by: step.by,
              at: step.at,
              ...(step.said ? { children: <P>{step.said}</P> } : {}),
            }))}
          />
        </>
      )}
    </Page>
  );
};
