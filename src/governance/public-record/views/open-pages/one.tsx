import { dayOf, sayDay, sayInstant } from '#kernel';
import { H1, Link, List, P, SummaryList, Typed } from '#ui';
import { publicPaths } from '../../paths.ts';
import type { OnePage } from '../../reads/index.ts';
import { promiseStands } from '../../rules/index.ts';
import { AddendaOf, AnswersOf, EntriesOf, ResolutionsOf, StepsOf, sayMinutes } from '../open-minutes.tsx';
import { type Open, OpenPage, Part, PromiseTag } from '../open-parts.tsx';
import { Stamp, toBody, toMeeting } from './parts.tsx';

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
