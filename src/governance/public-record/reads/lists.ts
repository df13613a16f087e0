import { type Day, startOfDay } from '#kernel';
import {
  type Kind,
  MARK_FROM,
  MARK_TO,
  type MunicipalYear,
  municipalYearNamed,
  municipalYearOf,
  piecesOf,
  WHICH_PROMISES,
  type WhichPromises,
} from '../rules/index.ts';
import {
  bodiesListed,
  fileById,
  filesListed,
  found as foundWith,
  latest,
  promisesListed,
  publicationsListed,
  type StandingRow,
  yearsOfBody,
} from '../store/index.ts';
import { allAs, atAddress, type FileLine, fileLine, type Gone, isGone, type Standing } from './pages.ts';
import type { Place, Visiting } from './place.ts';

const ROWS = 25;

/** A page of a list. */
export interface Listed<Row> {
  readonly place: Place;
  readonly today: Day;
  readonly rows: readonly Row[];
  readonly page: number;
  readonly more: boolean;
}
const pageIn = ({ ask }: Visiting): number => {
  const page = Number(ask.query.page ?? '1');
  return Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1;
};
const paged = async <Row>(
  visit: Visiting,
  load: (slice: { limit: number; offset: number }) => Promise<readonly Row[]>,
): Promise<Listed<Row>> => {
  const page = pageIn(visit);
  const rows = await load({ limit: ROWS + 1, offset: (page - 1) * ROWS });
  const { place, ask } = visit;
  return { place, today: ask.today, page, rows: rows.slice(0, ROWS), more: rows.length > ROWS };
};

export interface HomePage {
  readonly place: Place;
  readonly bodies: readonly Standing<'body'>[];
  readonly toCome: readonly Standing<'meeting'>[];
  readonly last: readonly Standing<'meeting'>[];
}
export const homePage = async ({ tx, place, ask }: Visiting): Promise<HomePage> => ({
  place,
  bodies: allAs('body', await bodiesListed(tx)),
  toCome: allAs(
    'meeting',
    await publicationsListed(tx, 'meeting', { from: startOfDay(ask.today) }, { limit: 5, offset: 0 }, 'asc'),
  ),
  last: allAs(
    'meeting',
    await publicationsListed(tx, 'meeting', { until: startOfDay(ask.today) }, { limit: 5, offset: 0 }),
  ),
});

export interface BodiesPage {
  readonly place: Place;
  readonly bodies: readonly Standing<'body'>[];
}
export const bodiesPage = async ({ tx, place }: Visiting): Promise<BodiesPage> => ({
  place,
  bodies: allAs('body', await bodiesListed(tx)),
});

export interface BodyPage {
  readonly place: Place;
  readonly today: Day;
  readonly body: Standing<'body'>;
  readonly year: MunicipalYear;
  readonly years: readonly MunicipalYear[];
  readonly meetings: readonly Standing<'meeting'>[];
}
export const bodyPage = async (visit: Visiting): Promise<BodyPage | Gone | null> => {
  const body = await atAddress(visit, 'body', visit.ask.params.id ?? '');
  if (!body || isGone(body)) return body;
  const { tx, place, ask } = visit;
  const years = (await yearsOfBody(tx, body.source)).map((first) => municipalYearOf(`${first}-06-01`));
  const asked = municipalYearNamed(ask.query.year ?? '');
  const year = asked ?? years[0] ?? municipalYearOf(ask.today);
  const from = startOfDay(year.from);
  const until = startOfDay(municipalYearOf(`${Number(year.slug.slice(0, 4)) + 1}-06-01`).from);
  const meetings = await publicationsListed(
    tx,
    'meeting',
    { body: body.source, from, until },
    { limit: 200, offset: 0 },
  );
  return { place, today: ask.today, body, year, years, meetings: allAs('meeting', meetings) };
};

export interface MeetingsPage extends Listed<Standing<'meeting'>> {
  readonly which: 'toCome' | 'past';
}
export const meetingsPage = async (visit: Visiting): Promise<MeetingsPage> => {
  const which = visit.ask.query.which === 'past' ? 'past' : 'toCome';
  const today = startOfDay(visit.ask.today);
  const listed = await paged(visit, (slice) =>
    which === 'past'
      ? publicationsListed(visit.tx, 'meeting', { until: today }, slice)
      : publicationsListed(visit.tx, 'meeting', { from: today }, slice, 'asc'),
  );
  return { ...listed, which, rows: allAs('meeting', listed.rows) };
};

/** A list of everything of one kind, the latest meeting's first. */
export const listPage =
  <K extends Kind>(kind: K) =>
  async (visit: Visiting): Promise<Listed<Standing<K>>> => {
    const listed = await paged(visit, (slice) => publicationsListed(visit.tx, kind, {}, slice));
    return { ...listed, rows: allAs(kind, listed.rows) };
  };

const isWhich = (text: string): text is WhichPromises => Object.hasOwn(WHICH_PROMISES, text);
export interface PromisesPage extends Listed<Standing<'promise'>> {
  readonly which: WhichPromises;
}
export const promisesPage = async (visit: Visiting): Promise<PromisesPage> => {
  const { which: asked = 'open' } = visit.ask.query;
  const which = isWhich(asked) ? asked : 'open';
  const listed = await paged(visit, (slice) => promisesListed(visit.tx, which, visit.ask.today, slice));
  return { ...listed, which, rows: allAs('promise', listed.rows) };
};

export const documentsPage = async (visit: Visiting): Promise<Listed<FileLine>> => {
  const listed = await paged(visit, (slice) => filesListed(visit.tx, slice));
  return { ...listed, rows: listed.rows.map(fileLine) };
};

/** One line of what was found. */
export interface Hit {
  readonly kind: Kind;
  readonly address: string;
  readonly title: string;
  readonly happensAt: string | null;
  readonly pieces: readonly { readonly text: string; readonly marked: boolean }[];
}
export interface SearchPage extends Listed<Hit> {
  readonly typed: string;
  readonly many: number;
  /** As many as were counted; there may be more. */
  readonly atLeast: boolean;
}
const LONGEST_SEARCH = 200;
export const searchPage = async (visit: Visiting): Promise<SearchPage> => {
  const typed = (visit.ask.query.q ?? '').trim().slice(0, LONGEST_SEARCH);
  const { place, ask } = visit;
  const page = pageIn(visit);
  const base = { place, today: ask.today, page, typed };
  if (typed === '') return { ...base, rows: [], more: false, many: 0, atLeast: false };
  const { rows, many, most } = await foundWith(
    visit.tx,
    typed,
    { limit: ROWS + 1, offset: (page - 1) * ROWS },
    { from: MARK_FROM, to: MARK_TO },
  );
  return {
    ...base,
    many,
    atLeast: many >= most,
    more: rows.length > ROWS,
    rows: rows.slice(0, ROWS).map((row) => ({
      ...{ kind: row.kind, address: row.address, title: row.title, happensAt: row.happens_at },
      pieces: piecesOf(row.headline),
    })),
  };
};

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** A file to send; null where none of that id is published and stands. */
export const publishedFile = async ({ tx, place, ask }: Visiting) => {
  const { id = '' } = ask.params;
  const file = ID.test(id) ? await fileById(tx, id) : undefined;
  return file ? { place, file } : null;
};

/** What feeds tell, the latest first. */
export const latestOf = async ({ tx, place }: Visiting, kinds: readonly Kind[], limit: number) => {
  const { stands, gone } = await latest(tx, kinds, limit);
  return { place, stands: stands satisfies readonly StandingRow[], gone };
};
