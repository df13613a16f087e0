import { dayOf, sayDay, sayInstant } from '#kernel';
import {
  Beneath,
  EmptyState,
  H1,
  H2,
  Lede,
  Link,
  List,
  P,
  PreviousNext,
  SearchInput,
  SubNavigation,
  Table,
  Tag,
  TwoThirds,
} from '#ui';
import { publicPaths } from '../paths.ts';
import type {
  BodiesPage,
  BodyPage,
  FileLine,
  HomePage,
  Listed,
  MeetingsPage,
  Place,
  PromisesPage,
  SearchPage,
  Standing,
} from '../reads/index.ts';
import { KINDS, promiseStands, WHICH_PROMISES } from '../rules/index.ts';
import { Elsewhere, type Open, OpenPage, Part, PromiseTag, sayFile } from './open-parts.tsx';

const STANDS = {
  planned: null,
  called: null,
  live: ['Under way', 'green'],
  held: ['Held', 'grey'],
  cancelled: ['Cancelled', 'red'],
} as const;
export const MeetingTag = ({ stands }: { readonly stands: keyof typeof STANDS }) => {
  const [label, colour] = STANDS[stands] ?? [];
  return label ? <Tag colour={colour}>{label}</Tag> : null;
};

const MeetingsTable = ({
  place,
  caption,
  rows,
  empty,
  withBody = true,
}: {
  readonly place: Place;
  readonly caption: string;
  readonly rows: readonly Standing<'meeting'>[];
  readonly empty: string;
  readonly withBody?: boolean;
}) => (
  <Table
    caption={caption}
    captionSize="hidden"
    rows={rows}
    empty={empty}
    columns={[
      {
        label: 'Meeting',
        header: true,
        cell: ({ source, model }) => (
          <>
            <Link href={publicPaths.one(place.slug, 'meeting', source)}>{model.title}</Link>
            {withBody && <Beneath>{model.body.title}</Beneath>}
          </>
        ),
      },
      {
        label: 'When and where',
        cell: ({ model }) => (
          <>
            {sayInstant(model.startsAt)} <MeetingTag stands={model.stands} />
            <Beneath>{model.place || model.mode}</Beneath>
          </>
        ),
      },
    ]}
  />
);

const organisation = (place: Place) => ({
  '@context': 'https://schema.org',
  '@type': 'GovernmentOrganization',
  name: place.name,
  url: `${place.baseUrl}${publicPaths.home(place.slug)}`,
});

/** Where the public record of a partnership begins. */
export const HomeView = ({ model, frame }: Open<HomePage>) => {
  const { place, bodies, toCome, last } = model;
  const { slug } = place;
  return (
    <OpenPage
      {...{ place, frame }}
      title="Public record"
      section="home"
      at={publicPaths.home(slug)}
      found={{ description: `What ${place.name} publishes of its meetings.`, about: organisation(place) }}
    >
      <H1 caption={place.name}>Public record</H1>
      <Lede>
        What the partnership and those who scrutinise it publish: meetings, reports, minutes, what was
        decided, and what was promised and done.
      </Lede>
      <div class="app-on-screen">
        <SearchInput action={publicPaths.search(slug)} label="Search the public record" />
      </div>
      <Part title="Next meetings" id="next">
        <MeetingsTable
          {...{ place, rows: toCome }}
          caption="Next meetings"
          empty="No meeting to come is published."
        />
      </Part>
      <Part title="Last meetings" id="last">
        <MeetingsTable
          {...{ place, rows: last }}
          caption="Last meetings"
          empty="No meeting has been published yet."
        />
        {last.length > 0 && (
          <P>
            <Link href={publicPaths.list(slug, 'meetings', { which: 'past' })}>
              All meetings that were held
            </Link>
          </P>
        )}
      </Part>
      <Part title="Boards and committees" id="boards" shown={bodies.length > 0}>
        <BodyList {...{ place, bodies }} />
      </Part>
      <Elsewhere slug={slug} />
    </OpenPage>
  );
};

const BodyList = ({ place, bodies }: BodiesPage) => (
  <List
    kind="plain"
    items={bodies.map(({ source, model }) => (
      <>
        <Link href={publicPaths.one(place.slug, 'body', source)}>{model.name}</Link>
        {model.purpose && <Beneath>{model.purpose}</Beneath>}
      </>
    ))}
  />
);
export const BodiesView = ({ model, frame }: Open<BodiesPage>) => (
  <OpenPage
    {...{ place: model.place, frame }}
    title="Boards and committees"
    section="bodies"
    at={publicPaths.list(model.place.slug, 'bodies')}
  >
    <H1>Boards and committees</H1>
    {model.bodies.length === 0 ? (
      <EmptyState title="No board has been published yet.">
        <P>It stands here once its first meeting is.</P>
      </EmptyState>
    ) : (
      <BodyList {...model} />
    )}
  </OpenPage>
);

/** A body: what it is for, who sits on it, and its meetings by municipal year. */
export const BodyView = ({ model, frame }: Open<BodyPage>) => {
  const { place, body, year, years, meetings, today } = model;
  const { slug } = place;
  const at = publicPaths.body(slug, body.source);
  const sitting = body.model.members.filter(({ untilDay }) => untilDay === null || untilDay >= today);
  return (
    <OpenPage
      {...{ place, frame }}
      title={body.model.name}
      section="bodies"
      at={at}
      found={{
        description: body.model.purpose || undefined,
        about: {
          ...organisation(place),
          name: body.model.name,
          url: `${place.baseUrl}${at}`,
          parentOrganization: organisation(place),
        },
      }}
      trail={[{ label: 'Boards and committees', href: publicPaths.list(slug, 'bodies') }]}
    >
      <H1 caption={body.model.type}>{body.model.name}</H1>
      {body.model.purpose && <Lede>{body.model.purpose}</Lede>}
      <Part title={`Meetings in ${year.name}`} id="meetings">
        {years.length > 1 && (
          <SubNavigation
            label="Municipal years"
            items={years.map(({ name, slug: of }) => ({
              label: name,
              href: publicPaths.body(slug, body.source, of),
              current: of === year.slug,
            }))}
          />
        )}
        <MeetingsTable
          {...{ place, rows: meetings }}
          withBody={false}
          caption={`Meetings in the municipal year ${year.name}`}
          empty="No meeting of this municipal year is published."
        />
      </Part>
      <Part title="Who sits on it" id="members" shown={sitting.length > 0}>
        <Table
          caption="Who sits on it"
          captionSize="hidden"
          empty="Nobody"
          rows={sitting}
          columns={[
            {
              label: 'Name',
              header: true,
              cell: ({ name, title }) => (
                <>
                  {name}
                  <Beneath>{title}</Beneath>
                </>
              ),
            },
            { label: 'For', cell: ({ organisation: of }) => of },
            { label: 'As', cell: ({ capacity }) => capacity },
          ]}
        />
      </Part>
    </OpenPage>
  );
};

const pagesOf = (
  { page, more }: Pick<Listed<unknown>, 'page' | 'more'>,
  at: (page: number | undefined) => string,
) => ({
  previous: page > 1 ? at(page === 2 ? undefined : page - 1) : undefined,
  next: more ? at(page + 1) : undefined,
});

export const MeetingsView = ({ model, frame }: Open<MeetingsPage>) => {
  const { place, which, rows } = model;
  const at = (page?: number) =>
    publicPaths.list(place.slug, 'meetings', { which: which === 'past' ? which : undefined, page });
  return (
    <OpenPage
      {...{ place, frame }}
      title="Meetings"
      section="meetings"
      at={at(model.page > 1 ? model.page : undefined)}
    >
      <H1>Meetings</H1>
      <SubNavigation
        label="Meetings"
        items={[
          { label: 'To come', href: publicPaths.list(place.slug, 'meetings'), current: which === 'toCome' },
          {
            label: 'Held',
            href: publicPaths.list(place.slug, 'meetings', { which: 'past' }),
            current: which === 'past',
          },
        ]}
      />
      <MeetingsTable
        {...{ place, rows }}
        caption={which === 'past' ? 'Meetings that were held' : 'Meetings to come'}
        empty={
          which === 'past' ? 'No meeting that was held is published.' : 'No meeting to come is published.'
        }
      />
      <PreviousNext label="Meetings" {...pagesOf(model, at)} />
      <Elsewhere slug={place.slug} />
    </OpenPage>
  );
};

const ofItem = (place: Place, item: { readonly id: string; readonly title: string }, startsAt: string) => (
  <Beneath>
    <Link href={publicPaths.one(place.slug, 'item', item.id)}>{item.title}</Link>, {sayDay(dayOf(startsAt))}
  </Beneath>
);

export const DecisionsView = ({ model, frame }: Open<Listed<Standing<'decision'>>>) => {
  const { place, rows } = model;
  const at = (page?: number) => publicPaths.list(place.slug, 'decisions', { page });
  return (
    <OpenPage
      {...{ place, frame }}
      title="Decisions"
      section="decisions"
      at={at(model.page > 1 ? model.page : undefined)}
    >
      <H1>Decisions</H1>
      <Lede>What boards and committees resolved, noted and recommended.</Lede>
      <Table
        caption="Decisions, the latest first"
        captionSize="hidden"
        rows={rows}
        empty="No decision has been published yet. Decisions are published with the minutes."
        columns={[
          {
            label: 'Decision',
            header: true,
            cell: ({ source, model: decision }) => (
              <>
                <Link href={publicPaths.one(place.slug, 'decision', source)}>{decision.says}</Link>
                {ofItem(place, decision.item, decision.meeting.startsAt)}
              </>
            ),
          },
          { label: 'By', cell: ({ model: decision }) => decision.body.title },
          { label: 'As', cell: ({ model: decision }) => <Tag colour="grey">{decision.label}</Tag> },
        ]}
      />
      <PreviousNext label="Decisions" {...pagesOf(model, at)} />
    </OpenPage>
  );
};

export const PromisesView = ({ model, frame }: Open<PromisesPage>) => {
  const { place, rows, which, today } = model;
  const at = (page?: number) =>
    publicPaths.list(place.slug, 'promises', { which: which === 'open' ? undefined : which, page });
  return (
    <OpenPage
      {...{ place, frame }}
      title="Promises"
      section="promises"
      at={at(model.page > 1 ? model.page : undefined)}
    >
      <H1>Promises</H1>
      <Lede>What boards were promised, by whom and by when, and whether it was done.</Lede>
      <SubNavigation
        label="Promises"
        items={Object.entries(WHICH_PROMISES).map(([value, label]) => ({
          label,
          href: publicPaths.list(place.slug, 'promises', { which: value === 'open' ? undefined : value }),
          current: value === which,
        }))}
      />
      <Table
        caption="Promises"
        captionSize="hidden"
        rows={rows}
        empty={which === 'late' ? 'No published promise is late.' : 'No promise is published here.'}
        columns={[
          {
            label: 'Promise',
            header: true,
            cell: ({ source, model: promise }) => (
              <>
                <Link href={publicPaths.one(place.slug, 'promise', source)}>{promise.what}</Link>
                <Beneath>To {promise.body.title}</Beneath>
              </>
            ),
          },
          { label: 'By whom', cell: ({ model: promise }) => promise.owed },
          { label: 'Due', whole: true, cell: ({ model: promise }) => sayDay(promise.dueDay) },
          {
            label: 'How it stands',
            cell: ({ model: promise }) => (
              <PromiseTag stands={promiseStands(promise.state, promise.dueDay, today)} />
            ),
          },
        ]}
      />
      <PreviousNext label="Promises" {...pagesOf(model, at)} />
    </OpenPage>
  );
};

export const QuestionsView = ({ model, frame }: Open<Listed<Standing<'question'>>>) => {
  const { place, rows } = model;
  const at = (page?: number) => publicPaths.list(place.slug, 'questions', { page });
  return (
    <OpenPage
      {...{ place, frame }}
      title="Questions"
      section="questions"
      at={at(model.page > 1 ? model.page : undefined)}
    >
      <H1>Questions and answers</H1>
      <Lede>What members asked in advance, and what the safeguarding partners answered.</Lede>
      <Table
        caption="Questions, the latest meeting’s first"
        captionSize="hidden"
        rows={rows}
        empty="No question has been published yet."
        columns={[
          {
            label: 'Question',
            header: true,
            cell: ({ source, model: question }) => (
              <>
                <Link href={publicPaths.one(place.slug, 'question', source)}>{question.asks}</Link>
                {ofItem(place, question.item, question.meeting.startsAt)}
              </>
            ),
          },
          {
            label: 'Answers',
            cell: ({ model: question }) =>
              `${question.answers.filter(({ status }) => status !== 'unanswered').length} of ${question.answers.length}`,
          },
        ]}
      />
      <PreviousNext label="Questions" {...pagesOf(model, at)} />
    </OpenPage>
  );
};

export const DocumentsView = ({ model, frame }: Open<Listed<FileLine>>) => {
  const { place, rows } = model;
  const at = (page?: number) => publicPaths.list(place.slug, 'documents', { page });
  return (
    <OpenPage
      {...{ place, frame }}
      title="Documents"
      section="documents"
      at={at(model.page > 1 ? model.page : undefined)}
    >
      <H1>Documents</H1>
      <Table
        caption="Documents, the latest first"
        captionSize="hidden"
        rows={rows}
        empty="No document has been published yet."
        columns={[
          {
            label: 'Document',
            header: true,
            cell: (file) => (
              <>
                <Link href={publicPaths.file(place.slug, file.id)}>{file.title}</Link> ({sayFile(file)})
                {file.replaced && <Beneath>Replaced on {sayDay(dayOf(file.replaced.at))}</Beneath>}
              </>
            ),
          },
          {
            label: 'Stands under',
            cell: ({ item }) => <Link href={publicPaths.at(place.slug, item.address)}>{item.title}</Link>,
          },
          { label: 'Published', whole: true, cell: ({ publishedAt }) => sayDay(dayOf(publishedAt)) },
        ]}
      />
      <PreviousNext label="Documents" {...pagesOf(model, at)} />
    </OpenPage>
  );
};

const sayMany = ({ many, atLeast }: SearchPage): string => {
  if (many === 0) return 'Nothing was found';
  return `${atLeast ? 'At least ' : ''}${many.toLocaleString('en-GB')} found`;
};
export const SearchView = ({ model, frame }: Open<SearchPage>) => {
  const { place, typed, rows } = model;
  const at = (page?: number) => publicPaths.search(place.slug, { q: typed, page });
  return (
    <OpenPage {...{ place, frame }} title={typed ? `Search: ${typed}` : 'Search'} section="search">
      <H1>Search the public record</H1>
      <SearchInput
        action={publicPaths.search(place.slug)}
        label="What are you looking for?"
        hint="Words in any order, or “a phrase in quotation marks”"
        value={typed}
      />
      {typed && (
        <section aria-labelledby="found">
          <H2 id="found">{sayMany(model)}</H2>
          {rows.length === 0 ? (
            <P>Check the spelling, or use fewer words.</P>
          ) : (
            <ol class="govuk-list app-hits">
              {rows.map(({ kind, address, title, happensAt, pieces }) => (
                <li key={address} class="app-hits__hit">
                  <Link href={publicPaths.at(place.slug, address)}>{title}</Link>
                  <Beneath>
                    {KINDS[kind].label}
                    {happensAt && `, ${sayDay(dayOf(happensAt))}`}
                  </Beneath>
                  <p class="govuk-body app-hits__says">
                    {pieces.map(({ text, marked }) => (marked ? <mark key={text}>{text}</mark> : text))}
                  </p>
                </li>
              ))}
            </ol>
          )}
          <TwoThirds>
            <PreviousNext label="Pages of what was found" {...pagesOf(model, at)} />
          </TwoThirds>
        </section>
      )}
    </OpenPage>
  );
};
