import type { Shows } from '#http';
import { sayBytes, sayInstant, sayTime } from '#kernel';
import { paths as meetingPaths } from '#meetings';
import {
  BackLink,
  Badge,
  Beneath,
  ButtonLink,
  Details,
  EmptyState,
  H1,
  H2,
  H3,
  InsetText,
  Link,
  List,
  P,
  Page,
  SummaryList,
  Table,
  Tag,
  Typed,
  WarningText,
} from '#ui';
import { paths } from '../paths.ts';
import type { PackItem, PackModel, PackPaper } from '../reads/index.ts';
import { OPEN_TO_NOBODY_ELSE, SENSITIVE } from '../rules/index.ts';
import { anchorOf, factsOf, nameOf, notesOf, supplementsOf, whenOf, whereOf } from './parts.tsx';

const sayPage = (model: PackModel, id: string): string => {
  const page = model.begins[id];
  return page === undefined ? '' : `Page ${page}`;
};

const Changes = ({ changes }: Pick<PackModel, 'changes'>) => {
  if (!changes || changes.says.length === 0) return null;
  return (
    <InsetText>
      <H2 size="s" id="changes">{`What changed since you opened this on ${sayInstant(changes.since)}`}</H2>
      <List items={changes.says} />
    </InsetText>
  );
};

const Pdf = ({ model }: { readonly model: PackModel }) => {
  if (model.pdf === 'none')
    return model.meeting.cancelled ? null : (
      <P>
        No PDF is made here: an administrator has not named a browser that prints (the setting CHROMIUM, in
        the guide to running Arden). This page is the whole of your papers, and you can print it.
      </P>
    );
  if (model.pdf === 'failed')
    return (
      <P>
        The PDF of your papers could not be made. It is tried again within the hour. Everything is on this
        page already, and you can print it. An administrator finds out why with “arden doctor”.
      </P>
    );
  if (model.pdf === 'making')
    return (
      <P>
        A new PDF of your papers is being made. Open this page again in a few minutes. Everything is on this
        page already.
      </P>
    );
  const size = model.bytes === null ? '' : `, ${sayBytes(model.bytes)}`;
  return (
    <ButtonLink
      href={paths.pdf(model.meeting.id)}
    >{`Save as a PDF (${model.pages ?? 0} pages${size})`}</ButtonLink>
  );
};

const PaperLine = ({ paper, model }: { readonly paper: PackPaper; readonly model: PackModel }) => {
  const page = sayPage(model, paper.id);
  const out = model.leftOut[paper.id];
  const notes = [...notesOf(paper), ...(page ? [page] : []), ...(out ? [`Not in the PDF. ${out}`] : [])];
  return (
    <>
      {paper.infected ? paper.title : <Link href={meetingPaths.paper(paper.id)}>{paper.title}</Link>}{' '}
      {paper.late && <Tag colour="yellow">Late</Tag>}
      <Beneath>{[paper.says, ...notes].join('. ')}</Beneath>
      {paper.text !== null && (
        <Details summary={`Read ${paper.title} here`}>
          <Typed>{paper.text}</Typed>
        </Details>
      )}
    </>
  );
};

const Item = ({ item, model }: { readonly item: PackItem; readonly model: PackModel }) => {
  const page = sayPage(model, anchorOf(item));
  return (
    <section aria-labelledby={anchorOf(item)} class="govuk-!-margin-bottom-8">
      <H2 id={anchorOf(item)}>{nameOf(item)}</H2>
      {item.supplement && (
        <p class="govuk-body">
          <Tag colour="yellow">Supplement</Tag>
        </p>
      )}
      {item.says && <Typed>{item.says}</Typed>}
      <SummaryList rows={[...factsOf(item), ...(page ? [{ key: 'In the PDF', value: page }] : [])]} />
      {item.papers.length > 0 && (
        <>
          <H3>{`Papers of item ${item.number}`}</H3>
          <List
            kind="plain"
            items={item.papers.map((paper) => <PaperLine key={paper.id} paper={paper} model={model} />)}
          />
        </>
      )}
    </section>
  );
};

const Contents = ({ model }: { readonly model: PackModel }) => (
  <Table
    caption="Contents"
    captionSize="m"
    rows={model.items}
    empty=""
    columns={[
      {
        label: 'Item',
        header: true,
        cell: (item) =>
          item.open ? (
            <Link href={`#${anchorOf(item)}`}>{nameOf(item)}</Link>
          ) : (
            <>
              {nameOf(item)}
              {item.title !== '' && (
                <Beneath>{item.withdrew ? 'You withdrew from this item' : 'Not open to you'}</Beneath>
              )}
            </>
          ),
      },
      { label: 'Purpose', whole: true, cell: ({ aim }) => aim },
      { label: 'Time', whole: true, cell: ({ startsAt }) => sayTime(startsAt) },
      ...(model.pdf === 'ready'
        ? [
            {
              label: 'In the PDF',
              whole: true,
              cell: (item: PackItem) => sayPage(model, anchorOf(item)) || 'Not in it',
            },
          ]
        : []),
    ]}
  />
);

/** Somebody's papers for a meeting, whole on one page. */
export const PackPage = ({ model, frame }: Shows<PackModel>) => {
  const { meeting, recipient } = model;
  const supplements = supplementsOf(model.items);
  return (
    <Page
      frame={frame}
      title={`Your papers: ${meeting.title}`}
      before={<BackLink href={meetingPaths.one(meeting.id)}>Back to the meeting</BackLink>}
    >
      <div class="app-sheets">
        <H1 caption={meeting.title}>Your papers</H1>
        {model.sensitive && (
          <p class="govuk-body">
            <Badge colour="red">{SENSITIVE}</Badge>
          </p>
        )}
        {meeting.cancelled && <WarningText>This meeting was cancelled.</WarningText>}
        <SummaryList
          rows={[
            { key: 'Meeting', value: `${meeting.title}, ${meeting.body}` },
            { key: 'When', value: whenOf(meeting) },
            { key: 'Where', value: whereOf(meeting) },
            {
              key: 'For',
              value: `${recipient.name}, ${recipient.post}, ${recipient.organisation} (${recipient.part.toLowerCase()})`,
            },
            ...(meeting.purpose ? [{ key: 'Purpose', value: <Typed>{meeting.purpose}</Typed> }] : []),
          ]}
        />
        {model.sensitive && <P>{OPEN_TO_NOBODY_ELSE}</P>}
        <Changes changes={model.changes} />
        <Pdf model={model} />
        {model.items.length === 0 ? (
          <EmptyState title="No items yet">
            The items of this meeting that are yours to read stand here once they are on its agenda.
          </EmptyState>
        ) : (
          <Contents model={model} />
        )}
        {supplements.length > 0 && (
          <>
            <H2>Supplements</H2>
            <List
              items={supplements.map(({ id, says }) => (
                <Link key={says} href={`#${id}`}>
                  {says}
                </Link>
              ))}
            />
          </>
        )}
        {model.items
          .filter(({ open }) => open)
          .map((item) => (
            <Item key={item.id} item={item} model={model} />
          ))}
        <p class="app-in-print" aria-hidden="true">
          {[
            `${recipient.name}, ${recipient.post}, ${recipient.organisation}`,
            model.sensitive ? SENSITIVE : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
    </Page>
  );
};
