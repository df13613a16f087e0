import { dayOf, sayDay, sayInstant, sayTime, sayWeekday } from '#kernel';
import {
  Beneath,
  DefinitionList,
  H1,
  H3,
  InsetText,
  Lede,
  Link,
  List,
  P,
  SummaryList,
  Tag,
  Typed,
} from '#ui';
import { publicPaths } from '../paths.ts';
import type { FileLine, Gone, ItemPage, MeetingPage, OnePage, Place, Standing } from '../reads/index.ts';
import { KINDS, promiseStands } from '../rules/index.ts';
import { MeetingTag } from './open-lists.tsx';
import { AddendaOf, AnswersOf, EntriesOf, ResolutionsOf, StepsOf, sayMinutes } from './open-minutes.tsx';
import { type Open, OpenPage, Part, PromiseTag, sayFile } from './open-parts.tsx';

type AgendaLine = Standing<'meeting'>['model']['agenda'][number];

const toMeeting = (place: Place, { id, title }: { readonly id: string; readonly title: string }) => ({
  label: title,
  href: publicPaths.one(place.slug, 'meeting', id),
});
const toBody = (place: Place, { id, title }: { readonly id: string; readonly title: string }) => ({
  label: title,
  href: publicPaths.one(place.slug, 'body', id),
});
/** When it was published, and whether it was before. */
const Stamp = ({
  of: { publishedAt, edition, firstAt },
}: {
  readonly of: Pick<Standing<'item'>, 'publishedAt' | 'edition' | 'firstAt'>;
}) => (
  <p class="govuk-body-s app-record__stamp">
    Published on {sayInstant(publishedAt)}
    {edition > 1 && `, edition ${edition}; first published on ${sayInstant(firstAt)}`}.
  </p>
);

/** Where something was withdrawn: why, since when, and no more. */
export const GoneView = ({ model: { place, gone }, frame }: Open<Gone>) => (
  <OpenPage {...{ place, frame }} title="This was withdrawn">
    <H1>This was withdrawn</H1>
    <Lede>
      {KINDS[gone.kind].label} withdrawn on {sayInstant(gone.at)}.
    </Lede>
    <InsetText>{gone.reason}</InsetText>
    <P>
      <Link href={publicPaths.home(place.slug)}>Go to the public record</Link>
    </P>
  </OpenPage>
);
/** Where nothing is published, whether there is something of that name or not. */
export const NothingView = ({ model: { place }, frame }: Open<{ readonly place: Place }>) => (
  <OpenPage {...{ place, frame }} title="Page not found">
    <H1>Page not found</H1>
    <P>Nothing is published at this address. Check it, or search the public record.</P>
    <P>
      <Link href={publicPaths.home(place.slug)}>Go to the public record</Link>
    </P>
  </OpenPage>
);

const AgendaItem = ({
  place,
  line,
  files,
}: {
  readonly place: Place;
  readonly line: AgendaLine;
  readonly files: number;
}) => (
  <li class={`app-agenda__item app-agenda__item--${Math.min(line.depth, 3)}`}>
    <span class="app-agenda__number">{line.number}</span>
    <div class="app-agenda__what">
      {line.shows === 'open' ? (
        <Link href={publicPaths.one(place.slug, 'item', line.id)}>{line.title}</Link>
      ) : (
        <strong>{line.title}</strong>
      )}
      {line.isLater && (
        <>
          {' '}
          <Tag colour="yellow">Added later</Tag>
        </>
      )}
      {line.says && <Beneath>{line.says}</Beneath>}
      {line.shows === 'exempt' && (
        <Beneath>
          Considered without press and public.
          {line.exempt &&
            ` Paragraph ${line.exempt.paragraph} of Schedule 12A to the Local Government Act 1972: ${line.exempt.words.toLowerCase()}.`}
          {line.exempt?.why && ` ${line.exempt.why}`}
        </Beneath>
      )}
      {(line.presenter || line.aim || files > 0) && (
        <Beneath>
          {[line.aim, line.presenter, files > 0 && `${files} ${files === 1 ? 'document' : 'documents'}`]
            .filter(Boolean)
            .join(' · ')}
        </Beneath>
      )}
    </div>
  </li>
);

const EVENTS = {
  planned: 'EventScheduled',
  called: 'EventScheduled',
  live: 'EventScheduled',
  held: 'EventScheduled',
  cancelled: 'EventCancelled',
} as const;
const eventOf = (place: Place, { model, source }: Standing<'meeting'>) => ({
  '@context': 'https://schema.org',
  '@type': 'Event',
  name: model.title,
  startDate: model.startsAt,
  endDate: model.endsAt,
  eventStatus: `https://schema.org/${EVENTS[model.stands]}`,
  url: `${place.baseUrl}${publicPaths.one(place.slug, 'meeting', source)}`,
  location: { '@type': 'Place', name: model.place || model.mode },
  organizer: {
    '@type': 'GovernmentOrganization',
    name: model.body.title,
    url: `${place.baseUrl}${publicPaths.one(place.slug, 'body', model.body.id)}`,
  },
});

/** A meeting: when and where, how it stands, and its agenda. */
export const MeetingView = ({ model: { place, meeting, hasMinutes, files }, frame }: Open<MeetingPage>) => {
  const { slug } = place;
  const { model, source } = meeting;
  return (
    <OpenPage
      {...{ place, frame }}
      title={model.title}
      section="meetings"
      at={publicPaths.one(slug, 'meeting', source)}
      found={{ description: model.purpose || undefined, about: eventOf(place, meeting) }}
      trail={[toBody(place, model.body)]}
    >
      <H1 caption={model.body.title}>{model.title}</H1>
      {model.purpose && <Lede>{model.purpose}</Lede>}
      {model.stands === 'cancelled' && (
        <InsetText>This meeting was cancelled. {model.cancelledWhy}</InsetText>
      )}
      <SummaryList
        rows={[
          {
            key: 'When',
            value: (
              <>
                {sayWeekday(dayOf(model.startsAt))}, {sayTime(model.startsAt)} to {sayTime(model.endsAt)}{' '}
                <MeetingTag stands={model.stands} />
                {model.dayIsOurs && <Beneath>{model.dayIsOurs}</Beneath>}
              </>
            ),
          },
          { key: 'Where', value: [model.place, model.mode].filter(Boolean).join(', ') },
          {
            key: 'Minutes',
            value: hasMinutes ? (
              <Link href={publicPaths.one(slug, 'minutes', source)}>Read the minutes</Link>
            ) : (
              'Not published yet'
            ),
          },
        ]}
      />
      <Part title="Agenda" id="agenda">
        {model.agenda.length === 0 ? (
          <P>The agenda has not been published yet.</P>
        ) : (
          <ol class="govuk-list app-agenda">
            {model.agenda.map((line) => (
              <AgendaItem key={line.id} {...{ place, line }} files={files[line.id] ?? 0} />
            ))}
          </ol>
        )}
      </Part>
      <Stamp of={meeting} />
    </OpenPage>
  );
};

const FILE_KINDS = { main: '', appendix: 'Appendix', supplement: 'Supplement' } as const;
const Files = ({ place, files }: { readonly place: Place; readonly files: readonly FileLine[] }) => (
  <List
    items={files.map((file) => {
      const by = files.find(({ id }) => id === file.replaced?.by);
      return (
        <span id={`file-${file.id}`}>
          <Link href={publicPaths.file(place.slug, file.id)}>{file.title}</Link> ({sayFile(file)})
          {FILE_KINDS[file.kind] && ` ${FILE_KINDS[file.kind]}.`}
          {file.replaced && (
            <Beneath>
              <Tag colour="yellow">Replaced</Tag> on {sayDay(dayOf(file.replaced.at))}
              {by && (
                <>
                  {' '}
                  by <Link href={`#file-${by.id}`}>{by.title}</Link>
                </>
              )}
              . {file.replaced.why}
            </Beneath>
          )}
        </span>
      );
    })}
  />
);

const sayPeriod = ({
  sinceDay,
  untilDay,
}: {
  readonly sinceDay: string | null;
  readonly untilDay: string | null;
}): string =>
  [sinceDay && `since ${sayDay(sinceDay)}`, untilDay && `until ${sayDay(untilDay)}`]
    .filter(Boolean)
    .join(' ');

/** One item of an agenda: everything that is published of it, as structure. */
export const ItemView = ({ model: page, frame }: Open<ItemPage>) => {
  const { place, item, files, promises, questions, today, before, after } = page;
  const { slug } = place;
  const { model, source } = item;
  const { minutes, report } = model;
  const said = minutes?.entries ?? [];
  const at = publicPaths.one(slug, 'item', source);
  return (
    <OpenPage
      {...{ place, frame }}
      title={model.title}
      section="meetings"
      at={at}
      found={{
        description: model.says || undefined,
        about: {
          '@context': 'https://schema.org',
          '@type': 'Report',
          name: model.title,
          url: `${place.baseUrl}${at}`,
          datePublished: item.firstAt,
          dateModified: item.publishedAt,
          ...(report?.author ? { author: { '@type': 'Person', name: report.author } } : {}),
          publisher: { '@type': 'GovernmentOrganization', name: model.body.title },
        },
      }}
      trail={[toBody(place, model.body), toMeeting(place, model.meeting)]}
    >
      <H1 caption={`Agenda item ${model.number}, ${sayDay(dayOf(model.meeting.startsAt))}`}>{model.title}</H1>
      {model.says && <Lede>{model.says}</Lede>}
      <DefinitionList
        items={[
          { key: 'Purpose', value: model.aim },
          ...(model.presenter ? [{ key: 'Presented by', value: model.presenter }] : []),
          ...(report && sayPeriod(report) ? [{ key: 'Period', value: sayPeriod(report) }] : []),
          ...(report?.author && report.author !== model.presenter
            ? [{ key: 'Report by', value: report.author }]
            : []),
          ...(minutes ? [{ key: 'Minutes', value: sayMinutes(minutes.standing) }] : []),
        ]}
      />
      <Part title="Report" id="report" shown={Boolean(report?.says)}>
        <Typed>{report?.says ?? ''}</Typed>
      </Part>
      <Part title="Minutes" id="minutes" shown={said.length > 0}>
        <EntriesOf entries={said} />
      </Part>
      <Part title="Resolution" id="resolution" shown={(minutes?.resolutions.length ?? 0) > 0}>
        <ResolutionsOf place={place} resolutions={minutes?.resolutions ?? []} />
      </Part>
      <Part title="Corrections" id="corrections" shown={(minutes?.addenda.length ?? 0) > 0}>
        <AddendaOf addenda={minutes?.addenda ?? []} />
      </Part>
      <Part title="What was promised" id="promises" shown={promises.length > 0}>
        {promises.map((promise) => (
          <section class="app-promise" key={promise.id} aria-labelledby={`promise-${promise.source}`}>
            <H3 id={`promise-${promise.source}`}>
              <Link href={publicPaths.one(slug, 'promise', promise.source)}>{promise.model.what}</Link>
            </H3>
            <P>
              <PromiseTag stands={promiseStands(promise.model.state, promise.model.dueDay, today)} />{' '}
              {promise.model.owed}, by {sayDay(promise.model.dueDay)}
              {promise.model.urgent && ', as a matter of urgency'}
            </P>
          </section>
        ))}
      </Part>
      <Part title="Questions and answers" id="questions" shown={questions.length > 0}>
        {questions.map((question) => (
          <section class="app-question" key={question.id} aria-labelledby={`question-${question.source}`}>
            <H3 id={`question-${question.source}`}>
              <Link href={publicPaths.one(slug, 'question', question.source)}>
                Question {question.model.number}
              </Link>
            </H3>
            <Typed>{question.model.asks}</Typed>
            <AnswersOf question={question.model} today={today} level={4} />
          </section>
        ))}
      </Part>
      <Part title="Supporting documents" id="documents">
        {files.length > 0 ? <Files {...{ place, files }} /> : <P>No document is published with this item.</P>}
      </Part>
      <Stamp of={item} />
      <nav class="app-on-screen app-beside" aria-label="Other items of this meeting">
        {before && (
          <P>
            Item before: <Link href={publicPaths.one(slug, 'item', before.id)}>{before.title}</Link>
          </P>
        )}
        {after && (
          <P>
            Next item: <Link href={publicPaths.one(slug, 'item', after.id)}>{after.title}</Link>
          </P>
        )}
        <P>
          <Link href={publicPaths.one(slug, 'meeting', model.meeting.id)}>The whole agenda</Link>
        </P>
      </nav>
    </OpenPage>
  );
};

/** The minutes whole. */
export const MinutesView = ({ model: { place, one }, frame }: Open<OnePage<'minutes'>>) => {
  const { model, source } = one;
  return (
    <OpenPage
      {...{ place, frame }}
      title={one.title}
      section="meetings"
      at={publicPaths.one(place.slug, 'minutes', source)}
      trail={[toBody(place, model.body), toMeeting(place, model.meeting)]}
    >
      <H1 caption={`${model.body.title}, ${sayInstant(model.meeting.startsAt)}`}>Minutes</H1>
      <P>
        {sayMinutes(model.standing)}
        {model.approvedAt && ` on ${sayDay(dayOf(model.approvedAt))}`}
        {model.place && `. Held at ${model.place}.`}
      </P>
      <Part title="Present" id="present" shown={model.present.length > 0}>
        <List
          items={model.present.map(
            ({ name, title, organisation, part }) => `${name}, ${title}, ${organisation} (${part})`,
          )}
        />
      </Part>
      {model.items.map((item) => (
        <Part key={item.id} title={`${item.number}. ${item.title}`} id={`item-${item.id}`}>
          {item.shows === 'exempt' && <P>Considered without press and public.</P>}
          {item.shows === 'open' && (
            <>
              {item.says && <P>{item.says}</P>}
              <EntriesOf entries={item.entries} />
              <ResolutionsOf place={place} resolutions={item.resolutions} />
              <AddendaOf addenda={item.addenda} />
              {item.entries.length + item.resolutions.length === 0 && (
                <P>Nothing was minuted under this item.</P>
              )}
            </>
          )}
        </Part>
      ))}
      <Stamp of={one} />
    </OpenPage>
  );
};

export const DecisionView = ({ model: { place, one }, frame }: Open<OnePage<'decision'>>) => {
  const { model, source } = one;
  return (
    <OpenPage
      {...{ place, frame }}
      title={one.title}
      section="decisions"
      at={publicPaths.one(place.slug, 'decision', source)}
      trail={[toBody(place, model.body), toMeeting(place, model.meeting)]}
    >
      <H1 caption={`${model.label} on ${sayDay(dayOf(model.meeting.startsAt))}`}>{model.item.title}</H1>
      <ResolutionsOf place={null} resolutions={[model]} />
      <P>
        <Link href={publicPaths.one(place.slug, 'item', model.item.id)}>
          The item that it was decided under
        </Link>
      </P>
      <Stamp of={one} />
    </OpenPage>
  );
};

export const PromiseView = ({ model: { place, one, today }, frame }: Open<OnePage<'promise'>>) => {
  const { model, source } = one;
  return (
    <OpenPage
      {...{ place, frame }}
      title={`Promise: ${model.what}`}
      section="promises"
      at={publicPaths.one(place.slug, 'promise', source)}
      trail={[toBody(place, model.body)]}
    >
      <H1 caption="Promise">{model.what}</H1>
      <SummaryList
        rows={[
          {
            key: 'How it stands',
            value: <PromiseTag stands={promiseStands(model.state, model.dueDay, today)} />,
          },
          { key: 'Promised by', value: model.owed },
          {
            key: 'Due',
            value: `${sayDay(model.dueDay)}${model.firstDueDay === model.dueDay ? '' : `, at first ${sayDay(model.firstDueDay)}`}${model.urgent ? ', as a matter of urgency' : ''}`,
          },
          { key: 'Promised to', value: model.body.title },
          ...(model.sentence ? [{ key: 'In the words of the minutes', value: `“${model.sentence}”` }] : []),
          ...(model.item
            ? [
                {
                  key: 'Under',
                  value: (
                    <Link href={publicPaths.one(place.slug, 'item', model.item.id)}>{model.item.title}</Link>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Part title="What happened since" id="progress">
        {model.steps.length > 0 ? <StepsOf steps={model.steps} /> : <P>Nothing has been published yet.</P>}
      </Part>
      <Stamp of={one} />
    </OpenPage>
  );
};

export const QuestionView = ({ model: { place, one, today }, frame }: Open<OnePage<'question'>>) => {
  const { model, source } = one;
  return (
    <OpenPage
      {...{ place, frame }}
      title={one.title}
      section="questions"
      at={publicPaths.one(place.slug, 'question', source)}
      trail={[toBody(place, model.body), toMeeting(place, model.meeting)]}
    >
      <H1 caption={`Question ${model.number}`}>{model.item.title}</H1>
      <Typed>{model.asks}</Typed>
      {model.askedBy && <P>Asked by {model.askedBy}.</P>}
      <Part title="Answers" id="answers">
        <AnswersOf question={model} today={today} level={3} />
      </Part>
      <P>
        <Link href={publicPaths.one(place.slug, 'item', model.item.id)}>The item that it is about</Link>
      </P>
      <Stamp of={one} />
    </OpenPage>
  );
};
