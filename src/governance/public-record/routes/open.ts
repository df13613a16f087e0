import { type OpenAnswer, type OpenAnswerRoute, type OpenAsk, openAnswer } from '#http';
import {
  atomFeed,
  bodiesPage,
  bodyPage,
  documentsPage,
  type Gone,
  homePage,
  isGone,
  itemPage,
  listPage,
  markOf,
  meetingPage,
  meetingsCalendar,
  meetingsPage,
  NotAsked,
  onePage,
  oparlList,
  oparlObject,
  oparlSystem,
  type Place,
  placeless,
  promisesPage,
  publishedFile,
  robotsOf,
  rssFeed,
  searchPage,
  sitemapOf,
  type Visiting,
  visiting,
} from '../reads/index.ts';
import { BodiesView, BodyView } from '../views/open-lists/bodies.tsx';
import { DocumentsView, SearchView } from '../views/open-lists/found.tsx';
import { HomeView } from '../views/open-lists/home.tsx';
import { DecisionsView, MeetingsView, PromisesView, QuestionsView } from '../views/open-lists/lists.tsx';
import { ItemView } from '../views/open-pages/item.tsx';
import { MeetingView } from '../views/open-pages/meeting.tsx';
import { GoneView, NothingView } from '../views/open-pages/nothing.tsx';
import { DecisionView, MinutesView, PromiseView, QuestionView } from '../views/open-pages/one.tsx';
import type { Open } from '../views/open-parts.tsx';

const BECAUSE =
  'Meetings, papers and minutes that are open to the public (Local Government Act 1972, Part VA; Working Together, chapter 2)';
const CHANNEL = 'arden_public';
const COMMON = {
  openBecause: BECAUSE,
  channel: CHANNEL,
  of: ({ partnership = '' }: OpenAsk['params']) => partnership,
  mark: markOf,
} as const;

type View<Model> = (shown: Open<Model>) => ReturnType<typeof NothingView>;

/** The same answer for what was never published, for what is nonsense, and where there is no such partnership. */
const nothing = (ask: OpenAsk, place: Place = placeless(ask)): OpenAnswer => ({
  status: 404,
  unlisted: true,
  page: (frame) => NothingView({ model: { place }, frame }),
});
const gone = (model: Gone): OpenAnswer => ({
  status: 410,
  unlisted: true,
  page: (frame) => GoneView({ model, frame }),
});

const shows = <Model extends { readonly place: Place }>(
  path: string,
  title: string,
  load: (visit: Visiting) => Promise<Model | Gone | null>,
  view: View<Model>,
  keeps?: false,
): OpenAnswerRoute =>
  openAnswer(`/public/:partnership${path}`, {
    ...COMMON,
    title,
    ...(keeps === false ? { keeps } : {}),
    answer: async (ask) => {
      const found = await visiting(ask, async (visit) => ({ place: visit.place, model: await load(visit) }));
      if (!found?.model) return nothing(ask, found?.place);
      const { model } = found;
      if (isGone(model)) return gone(model);
      return { page: (frame) => view({ model, frame }), unlisted: model.place.synthetic };
    },
  });

/** Text that programs read: feeds, calendars, maps. */
const tells = (
  path: string,
  title: string,
  type: string,
  text: (visit: Visiting) => Promise<string>,
): OpenAnswerRoute =>
  openAnswer(`/public/:partnership/${path}`, {
    ...COMMON,
    title,
    answer: async (ask) => {
      const told = await visiting(ask, async (visit) => ({ text: await text(visit), place: visit.place }));
      return told ? { type, text: told.text, elsewhere: true, unlisted: told.place.synthetic } : nothing(ask);
    },
  });

const JSON_TYPE = 'application/json; charset=utf-8';
const json = (status: 200 | 404 | 400, value: object, synthetic: boolean): OpenAnswer => ({
  status,
  type: JSON_TYPE,
  text: JSON.stringify(value),
  elsewhere: true,
  unlisted: synthetic,
});
/** An object or a list of OParl 1.1 (https://oparl.org/spezifikation/): what is wrong with a question is said in JSON too. */
const oparl = (
  path: string,
  title: string,
  load: (visit: Visiting) => Promise<object | null>,
): OpenAnswerRoute =>
  openAnswer(`/public/:partnership/oparl${path}`, {
    ...COMMON,
    title,
    answer: async (ask) => {
      try {
        const found = await visiting(ask, async (visit) => ({
          place: visit.place,
          value: await load(visit),
        }));
        return found?.value
          ? json(200, found.value, found.place.synthetic)
          : json(404, { error: 'Nothing is published at this address.' }, true);
      } catch (error) {
        if (error instanceof NotAsked) return json(400, { error: error.message }, true);
        throw error;
      }
    },
  });

const file = openAnswer('/public/:partnership/files/:id', {
  ...COMMON,
  title: 'A published document',
  keeps: false,
  answer: async (ask) => {
    const found = await visiting(ask, async (visit) => ({
      place: visit.place,
      published: await publishedFile(visit),
    }));
    if (!found?.published) return nothing(ask, found?.place);
    const { name, type, sha256, bytes } = found.published.file;
    return { file: { name, type, sha256, bytes: Number(bytes) }, unlisted: found.place.synthetic };
  },
});

/** What programs that look for pages are told: the public record may be read, but for what is made up; nothing else. */
const robots = openAnswer('/robots.txt', {
  title: 'What search engines may read',
  openBecause: 'Search engines ask for it before anything else',
  channel: CHANNEL,
  of: () => '',
  mark: async () => null,
  answer: async (ask) => ({ type: 'text/plain; charset=utf-8', text: await robotsOf(ask) }),
});

/** The public record: every page without sign-in, each the same for everybody. */
export const publicRecordRoutes = (): readonly OpenAnswerRoute[] => [
  robots,
  shows('', 'The public record', homePage, HomeView),
  shows('/bodies', 'Boards and committees', bodiesPage, BodiesView),
  shows('/bodies/:id', 'A board or committee', bodyPage, BodyView),
  shows('/meetings', 'Meetings', meetingsPage, MeetingsView),
  shows('/meetings/:id', 'A meeting', meetingPage, MeetingView),
  shows('/items/:id', 'An agenda item', itemPage, ItemView),
  shows('/minutes/:id', 'Minutes', onePage('minutes'), MinutesView),
  shows('/decisions', 'Decisions', listPage('decision'), DecisionsView),
  shows('/decisions/:id', 'A decision', onePage('decision'), DecisionView),
  shows('/promises', 'Promises', promisesPage, PromisesView),
  shows('/promises/:id', 'A promise', onePage('promise'), PromiseView),
  shows('/questions', 'Questions and answers', listPage('question'), QuestionsView),
  shows('/questions/:id', 'A question', onePage('question'), QuestionView),
  shows('/documents', 'Documents', documentsPage, DocumentsView),
  shows('/search', 'Search the public record', searchPage, SearchView, false),
  file,
  tells('feed.atom', 'What is new, as Atom', 'application/atom+xml; charset=utf-8', atomFeed),
  tells('feed.rss', 'What is new, as RSS', 'application/rss+xml; charset=utf-8', rssFeed),
  tells('meetings.ics', 'Meetings, as a calendar', 'text/calendar; charset=utf-8', meetingsCalendar),
  tells('sitemap.xml', 'Every page, for search engines', 'application/xml; charset=utf-8', sitemapOf),
  oparl('', 'The system of OParl', oparlSystem),
  oparl('/:list', 'A list of OParl', (visit) => oparlList(visit, visit.ask.params.list ?? '')),
  oparl('/:list/:id', 'An object of OParl', (visit) =>
    oparlObject(visit, visit.ask.params.list ?? '', visit.ask.params.id ?? ''),
  ),
];
