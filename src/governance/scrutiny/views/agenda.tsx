import type { Shows } from '#http';
import { sayDay, sayInstant } from '#kernel';
import { paths as meetingPaths, OPEN_TO } from '#meetings';
import { paths as publicPaths } from '#public-record';
import {
  Alert,
  BackLink,
  Beneath,
  Button,
  Details,
  Form,
  fieldsOf,
  H1,
  H2,
  H3,
  InsetText,
  Link,
  List,
  P,
  Page,
  SummaryList,
  type SummaryRow,
  Tag,
  TextArea,
  Typed,
} from '#ui';
import { PublishForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { AgendaItemModel, AgendaModel } from '../reads/index.ts';
import { Due } from './parts.tsx';
import { QuestionsTable } from './questions.tsx';

const ACCESS = { public: 'Public', members: 'Members of the meeting', exempt: 'Exempt' } as const;
const COLOURS = { public: 'green', members: 'blue', exempt: 'orange' } as const;

const Papers = ({ item }: { readonly item: AgendaItemModel }) => (
  <>
    {item.papers.length > 0 && (
      <List
        items={item.papers.map(({ id, title, access }) => (
          <>
            <Link href={meetingPaths.paper(id)}>{title}</Link>{' '}
            <Tag colour={COLOURS[access]}>{ACCESS[access]}</Tag>
          </>
        ))}
      />
    )}
    {item.reports.map(({ id, title, author, background }) => (
      <div key={id}>
        <P>
          <Link href={paths.report(id)}>{title}</Link>
          <Beneath>{`Report of ${author}`}</Beneath>
        </P>
        {background.length > 0 && (
          <Details summary="Background papers">
            <List items={background} />
          </Details>
        )}
      </div>
    ))}
  </>
);
const Item = ({ item, model }: { readonly item: AgendaItemModel; readonly model: AgendaModel }) => {
  const late = item.refused.length > 0 && item.urgent === null && model.published !== null;
  return (
    <>
      <H3>
        {item.title} {item.openTo === 'exempt' && <Tag colour="orange">Exempt</Tag>}
        {item.openTo !== 'exempt' && item.openTo !== 'public' && <Tag colour="blue">Not public</Tag>}
      </H3>
      {item.openTo === 'exempt' && <P>{item.exempt}</P>}
      {item.openTo !== 'exempt' && item.openTo !== 'public' && <P>{OPEN_TO[item.openTo]}</P>}
      {item.urgent && (
        <InsetText>
          <P>{`Urgent in the opinion of ${item.urgent.chair} (Local Government Act 1972, section 100B(4)):`}</P>
          <Typed>{item.urgent.reason}</Typed>
        </InsetText>
      )}
      {item.excluded && (
        <Details summary="Press and public are excluded">
          <P>{item.excluded.says}</P>
          <P>Why the public interest is in keeping it exempt:</P>
          <Typed>{item.excluded.publicInterest}</Typed>
          {item.excluded.movedBy && (
            <P>
              {`Moved by ${item.excluded.movedBy}${item.excluded.secondedBy ? `, seconded by ${item.excluded.secondedBy}` : ''}`}
            </P>
          )}
        </Details>
      )}
      {item.refused.map((reason) => (
        <P key={reason}>
          <Tag colour="red">Not yet</Tag> {reason}
        </P>
      ))}
      <Papers item={item} />
      {model.keeps && (late || (item.openTo === 'exempt' && item.excluded === null)) && (
        <List
          kind="plain"
          items={[
            ...(late && !item.published
              ? [<Link href={paths.urgent(item.id)}>{`Record why “${item.title}” is urgent`}</Link>]
              : []),
            ...(late && item.published && model.published?.late
              ? [<Link href={paths.urgent(item.id)}>{`Record why “${item.title}” is urgent`}</Link>]
              : []),
            ...(item.openTo === 'exempt' && item.excluded === null
              ? [
                  <Link
                    href={paths.exclude(item.id)}
                  >{`Record that press and public are excluded from “${item.title}”`}</Link>,
                ]
              : []),
          ]}
        />
      )}
    </>
  );
};

const factsOf = ({ meeting, published, quorum, called }: AgendaModel): SummaryRow[] => [
  { key: 'When', value: sayInstant(meeting.startsAt) },
  ...(meeting.place ? [{ key: 'Where', value: meeting.place }] : []),
  { key: 'Questions are due', value: <Due clock={meeting.questions} explained /> },
  {
    key: 'Agenda',
    value: published ? (
      <>
        <Tag colour={published.late ? 'orange' : 'green'}>
          {published.late ? 'Published late' : 'Published in time'}
        </Tag>
        <Beneath>{`${sayInstant(published.at)}, by ${published.by}. It was due on ${sayDay(meeting.publication.due)}`}</Beneath>
        {published.why && <Typed>{published.why}</Typed>}
      </>
    ) : (
      <Due clock={meeting.publication} explained />
    ),
  },
  ...(quorum
    ? [
        {
          key: 'Quorum',
          value: (
            <>
              <Tag colour={quorum.met ? 'green' : 'red'}>{quorum.met ? 'Quorate' : 'Not quorate'}</Tag>
              <Beneath>{`${quorum.there} with a vote are here, ${quorum.needed} are needed. A substitute counts while their member is away`}</Beneath>
            </>
          ),
        },
      ]
    : []),
  ...(called
    ? [
        {
          key: 'The meeting',
          value: <Link href={meetingPaths.one(meeting.id)}>Its people, papers and course</Link>,
        },
      ]
    : []),
];

/** A public meeting of a board: its agenda with what the law asks of it. */
export const AgendaPage = ({ model, form, frame }: Shows<AgendaModel>) => {
  const { meeting, board } = model;
  const f = fieldsOf(PublishForm, form);
  const publishes = model.keeps && model.published === null && !meeting.cancelled && !meeting.over;
  const open = model.items.filter(({ openTo }) => openTo !== 'exempt');
  const exempt = model.items.filter(({ openTo }) => openTo === 'exempt');
  return (
    <Page
      frame={frame}
      title={`${meeting.title}, ${sayInstant(meeting.startsAt)}`}
      faults={form.faults}
      before={<BackLink href={paths.board(board.id)}>{board.name}</BackLink>}
    >
      <H1 caption={board.name}>{meeting.title}</H1>
      {meeting.cancelled && <Alert variant="warning" title="This meeting was cancelled" />}
      <SummaryList rows={factsOf(model)} />
      {publishes && (
        <>
          <H2>Publish the agenda</H2>
          {model.items.length === 0 ? (
            <P>
              It has no items yet. <Link href={meetingPaths.one(meeting.id)}>Add them to the meeting</Link>{' '}
              first.
            </P>
          ) : (
            <Form state={form} action={paths.publishAgenda(meeting.id)}>
              <P>
                It is open to inspection for five clear days before the meeting (Local Government Act 1972,
                section 100B). What is added afterwards is urgent, or is not considered.
              </P>
              {meeting.publication.state === 'late' && <TextArea field={f('lateWhy')} rows={3} />}
              <Button>Record that the agenda is published</Button>
            </Form>
          )}
        </>
      )}
      {model.published && model.mayPublish && (
        <P>
          <Link href={publicPaths.meeting(meeting.id)}>Its pages in the public record</Link>
        </P>
      )}
      <H2>Agenda</H2>
      {open.length === 0 && <P>No item that you may see is on it yet.</P>}
      {open.map((item) => (
        <Item item={item} model={model} key={item.id} />
      ))}
      {exempt.length > 0 && (
        <>
          <H2>Without press and public</H2>
          {model.offer && (
            <P>
              A resolution to exclude press and public is moved before the first of these (Local Government
              Act 1972, section 100A(4)).
            </P>
          )}
          {exempt.map((item) => (
            <Item item={item} model={model} key={item.id} />
          ))}
        </>
      )}
      <QuestionsTable
        caption="Questions for this meeting"
        questions={model.questions}
        empty="No question that you may see was sent in for this meeting."
      />
    </Page>
  );
};
