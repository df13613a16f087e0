import { dayOf, sayDay } from '#kernel';
import { Beneath, H1, Lede, Link, PreviousNext, SubNavigation, Table, Tag } from '#ui';
import { publicPaths } from '../../paths.ts';
import type { Listed, MeetingsPage, Place, PromisesPage, Standing } from '../../reads/index.ts';
import { promiseStands, WHICH_PROMISES } from '../../rules/index.ts';
import { Elsewhere, type Open, OpenPage, PromiseTag } from '../open-parts.tsx';
import { MeetingsTable } from './meetings-table.tsx';

/** Where the pages before and after this one are. */
export const pagesOf = (
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
