import { dayOf, sayDay } from '#kernel';
import { Beneath, DefinitionList, H1, H3, Lede, Link, List, P, Tag, Typed } from '#ui';
import { publicPaths } from '../../paths.ts';
import type { FileLine, ItemPage, Place } from '../../reads/index.ts';
import { promiseStands } from '../../rules/index.ts';
import { AddendaOf, AnswersOf, EntriesOf, ResolutionsOf, sayMinutes } from '../open-minutes.tsx';
import { type Open, OpenPage, Part, PromiseTag, sayFile } from '../open-parts.tsx';
import { Stamp, toBody, toMeeting } from './parts.tsx';

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
