import { dayOf, sayTime, sayWeekday } from '#kernel';
import { Beneath, H1, InsetText, Lede, Link, P, SummaryList, Tag } from '#ui';
import { publicPaths } from '../../paths.ts';
import type { MeetingPage, Place, Standing } from '../../reads/index.ts';
import { MeetingTag } from '../open-lists/meetings-table.tsx';
import { type Open, OpenPage, Part } from '../open-parts.tsx';
import { Stamp, toBody } from './parts.tsx';

type AgendaLine = Standing<'meeting'>['model']['agenda'][number];
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
          {
            key: 'Where',
            value: model.place === '' ? model.mode : `${model.place}, ${model.mode.toLowerCase()}`,
          },
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
