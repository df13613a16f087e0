import { dayOf, type Instant } from '#kernel';
import {
  addressOf,
  type Kind,
  type MunicipalYear,
  municipalYearNamed,
  municipalYearOf,
} from '../../rules/index.ts';
import {
  type FileRow,
  fileById,
  filesSince,
  filesUnder,
  goneAt,
  itemsWithFilesSince,
  meetingSpan,
  publicationAt,
  publicationsListed,
  publicationsOf,
  publicationsSince,
  type Since,
  type StandingRow,
} from '../../store/index.ts';
import { allAs, standingAs } from '../pages.ts';
import type { Visiting } from '../place.ts';
import {
  bodyObject,
  consultationObject,
  deletedObject,
  exemptObject,
  fileObject,
  itemObject,
  locationObject,
  meetingObject,
  membershipObject,
  type OparlObject,
  type OparlType,
  oparlUrl,
  organizationObject,
  paperObject,
  personObject,
  systemObject,
  termObject,
} from './objects.ts';

const A_PAGE = 50;
const MOST_A_PAGE = 100;

/** What is wrong with the question: told with status 400, as OParl leaves it to us. */
export class NotAsked extends Error {
  override readonly name = 'NotAsked';
}

const momentAsked = (text: string | undefined, name: string): Instant | undefined => {
  if (text === undefined) return undefined;
  const written = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+ -]\d\d:?\d\d)$/.test(text);
  // In an address an unescaped plus sign arrives as a space.
  const at = written ? new Date(text.replace(/^(.{10}) /, '$1T').replace(/ (\d\d:?\d\d)$/, '+$1')) : null;
  if (at === null || Number.isNaN(at.getTime()))
    throw new NotAsked(`${name} is no moment with its time zone.`);
  return at.toISOString();
};
const numberAsked = (text: string | undefined, most: number, usual: number, name: string): number => {
  if (text === undefined) return usual;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new NotAsked(`${name} is no whole number from 1.`);
  return Math.min(number, most);
};

interface Asked {
  readonly since: Since;
  readonly page: number;
  readonly limit: number;
}
const asked = ({ ask }: Visiting): Asked => ({
  since: {
    createdSince: momentAsked(ask.query.created_since, 'created_since'),
    createdUntil: momentAsked(ask.query.created_until, 'created_until'),
    modifiedSince: momentAsked(ask.query.modified_since, 'modified_since'),
    modifiedUntil: momentAsked(ask.query.modified_until, 'modified_until'),
  },
  page: numberAsked(ask.query.page, 1_000_000, 1, 'page'),
  limit: numberAsked(ask.query.limit, MOST_A_PAGE, A_PAGE, 'limit'),
});
const sliceOf = ({ page, limit }: Asked) => ({ limit, offset: (page - 1) * limit });

/** An external list of OParl: a page of it, how many there are, and where the others are. */
export const listed = (
  { place, ask }: Visiting,
  at: string,
  { page, limit }: Asked,
  many: number,
  data: readonly OparlObject[],
) => {
  const pages = Math.max(1, Math.ceil(many / limit));
  const link = (to: number): string => {
    const { page: _, ...rest } = ask.query;
    return oparlUrl(place, at, { ...rest, page: to });
  };
  return {
    data,
    pagination: { totalElements: many, elementsPerPage: limit, currentPage: page, totalPages: pages },
    links: {
      first: link(1),
      self: link(page),
      last: link(pages),
      ...(page > 1 && page <= pages ? { prev: link(page - 1) } : {}),
      ...(page < pages ? { next: link(page + 1) } : {}),
    },
  };
};

const yearsOf = async ({ tx, ask }: Visiting): Promise<MunicipalYear[]> => {
  const { first, last } = await meetingSpan(tx);
  const until = municipalYearOf(last === null || dayOf(last) < ask.today ? ask.today : dayOf(last));
  const years: MunicipalYear[] = [];
  for (
    let year = municipalYearOf(first === null ? ask.today : dayOf(first));
    year.from <= until.from;
    year = municipalYearOf(`${Number(year.slug.slice(0, 4)) + 1}-06-01`)
  )
    years.push(year);
  return years;
};

const filesOf = async ({ tx }: Visiting, rows: readonly StandingRow[]): Promise<FileRow[]> => {
  const files: FileRow[] = [];
  for (const { item_id } of rows)
    if (item_id !== null) files.push(...(await filesUnder(tx, { item: item_id })));
  return files;
};
/** The order of an item on its meeting's agenda. */
const ordersOf = async (
  { tx }: Visiting,
  rows: readonly StandingRow[],
): Promise<ReadonlyMap<string, number>> => {
  const ids = [...new Set(rows.flatMap(({ meeting_id }) => (meeting_id === null ? [] : [meeting_id])))];
  const meetings = allAs('meeting', await publicationsOf(tx, 'meeting', ids));
  return new Map(
    meetings.flatMap(({ model }) => model.agenda.map(({ id }, order): [string, number] => [id, order])),
  );
};

/** Objects of one type, of these publications; in their order. */
type Makes = (visit: Visiting, rows: readonly StandingRow[]) => Promise<readonly OparlObject[]>;
const ofMeetings: Makes = async (visit, rows) => {
  const made: OparlObject[] = [];
  for (const meeting of allAs('meeting', rows)) {
    const ids = meeting.model.agenda.map(({ id }) => id);
    const items = allAs('item', await publicationsOf(visit.tx, 'item', ids));
    const files = await filesUnder(visit.tx, { meeting: meeting.source });
    made.push(meetingObject(visit.place, meeting, new Map(items.map((item) => [item.source, item])), files));
  }
  return made;
};
const ofItems: Makes = async (visit, rows) => {
  const files = await filesOf(visit, rows);
  const orders = await ordersOf(visit, rows);
  return allAs('item', rows).map((item) =>
    itemObject(
      visit.place,
      item,
      orders.get(item.source) ?? 0,
      files.filter(({ item_id }) => item_id === item.source),
    ),
  );
};
const ofPapers: Makes = async (visit, rows) => {
  const files = await filesOf(visit, rows);
  return allAs('item', rows).flatMap((item) => {
    const own = files.filter(({ item_id }) => item_id === item.source);
    return own.length === 0 ? [] : [paperObject(visit.place, item, own)];
  });
};
const ofConsultations: Makes = async (visit, rows) => {
  const files = await filesOf(visit, rows);
  return allAs('item', rows)
    .filter(({ source }) => files.some(({ item_id }) => item_id === source))
    .map((item) => consultationObject(visit.place, item));
};
const ofPeople: Makes = async (visit, rows) => {
  const bodies = allAs('body', await publicationsListed(visit.tx, 'body', {}, { limit: 500, offset: 0 }));
  const ids = bodies.flatMap(({ model }) => model.members.map(({ id }) => id));
  const memberships = allAs('membership', await publicationsOf(visit.tx, 'membership', ids));
  return allAs('person', rows).map((person) => personObject(visit.place, person, memberships));
};

interface Folder {
  readonly kind: Kind;
  readonly type: OparlType;
  readonly make: Makes;
  /** Only items that have files are papers. */
  readonly withFiles?: true;
}
/** The folders of the interface that hold publications, each of its kind. */
const FOLDERS: Readonly<Record<string, Folder>> = {
  organizations: {
    kind: 'body',
    type: 'Organization',
    make: async ({ place }, rows) => allAs('body', rows).map((body) => organizationObject(place, body)),
  },
  people: { kind: 'person', type: 'Person', make: ofPeople },
  memberships: {
    kind: 'membership',
    type: 'Membership',
    make: async ({ place }, rows) => allAs('membership', rows).map((each) => membershipObject(place, each)),
  },
  meetings: { kind: 'meeting', type: 'Meeting', make: ofMeetings },
  'agenda-items': { kind: 'item', type: 'AgendaItem', make: ofItems },
  papers: { kind: 'item', type: 'Paper', make: ofPapers, withFiles: true },
  consultations: { kind: 'item', type: 'Consultation', make: ofConsultations, withFiles: true },
  locations: {
    kind: 'meeting',
    type: 'Location',
    make: async ({ place }, rows) => allAs('meeting', rows).map((meeting) => locationObject(place, meeting)),
  },
};
const folderNamed = (name: string): Folder | undefined =>
  Object.hasOwn(FOLDERS, name) ? FOLDERS[name] : undefined;

const meetingsOfOrganization = async (visit: Visiting, organization: string) => {
  const page = asked(visit);
  const all = await publicationsListed(
    visit.tx,
    'meeting',
    { body: organization },
    { limit: 10_000, offset: 0 },
  );
  const { offset, limit } = sliceOf(page);
  return listed(
    visit,
    'meetings',
    page,
    all.length,
    await ofMeetings(visit, all.slice(offset, offset + limit)),
  );
};

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A list of the interface; null where there is none of that name. */
export const oparlList = async (visit: Visiting, name: string): Promise<object | null> => {
  const { place, tx, ask } = visit;
  const page = asked(visit);
  if (name === 'bodies') return listed(visit, name, page, 1, [bodyObject(place, await yearsOf(visit))]);
  if (name === 'body') return bodyObject(place, await yearsOf(visit));
  if (name === 'terms') {
    const terms = (await yearsOf(visit)).map((year) => termObject(place, year));
    const { offset, limit } = sliceOf(page);
    return listed(visit, name, page, terms.length, terms.slice(offset, offset + limit));
  }
  if (name === 'files') {
    const { rows, many } = await filesSince(tx, page.since, sliceOf(page));
    return listed(
      visit,
      name,
      page,
      many,
      rows.map((file) => fileObject(place, file)),
    );
  }
  const folder = folderNamed(name);
  if (!folder) return null;
  const { organization } = ask.query;
  if (name === 'meetings' && organization !== undefined)
    return ID.test(organization) ? meetingsOfOrganization(visit, organization) : null;
  const { rows, many } = folder.withFiles
    ? await itemsWithFilesSince(tx, page.since, sliceOf(page))
    : await publicationsSince(tx, folder.kind, page.since, sliceOf(page));
  const made = await folder.make(
    visit,
    rows.flatMap(({ stands }) => (stands ? [stands] : [])),
  );
  const byId = new Map(made.map((object) => [object.id, object]));
  const data = rows.flatMap((row) => {
    const at = `${name}/${row.source_id}`;
    if (row.gone)
      return [deletedObject(place, folder.type, at, { first_at: row.first_at, at: row.changed_at })];
    return byId.get(oparlUrl(place, at)) ?? [];
  });
  return listed(visit, name, page, many, data);
};

/** One object of the interface, as it stands or as deleted; null where none of it was ever published. */
export const oparlObject = async (visit: Visiting, name: string, id: string): Promise<object | null> => {
  const { place, tx } = visit;
  if (name === 'terms') {
    const year = municipalYearNamed(id);
    return year && (await yearsOf(visit)).some(({ slug }) => slug === year.slug)
      ? termObject(place, year)
      : null;
  }
  if (!ID.test(id)) return null;
  if (name === 'files') {
    const file = await fileById(tx, id);
    return file ? fileObject(place, file) : null;
  }
  const folder = folderNamed(name);
  if (!folder) return null;
  const address = addressOf(folder.kind, id);
  const row = await publicationAt(tx, address);
  if (row) return (await folder.make(visit, [row]))[0] ?? null;
  const gone = await goneAt(tx, address);
  if (gone) return deletedObject(place, folder.type, `${name}/${id}`, gone);
  return name === 'agenda-items' ? exemptItem(visit, id) : null;
};
/** An exempt item has no publication of its own: it stands on its meeting's agenda. */
const exemptItem = async ({ tx, place }: Visiting, id: string): Promise<object | null> => {
  const rows = await publicationsListed(tx, 'meeting', { mentions: id }, { limit: 1, offset: 0 });
  const [row] = rows;
  if (!row) return null;
  const meeting = standingAs('meeting', row);
  const order = meeting.model.agenda.findIndex((line) => line.id === id && line.shows === 'exempt');
  const line = meeting.model.agenda[order];
  return line ? exemptObject(place, meeting, line, order) : null;
};

export const oparlSystem = async ({ place }: Visiting): Promise<object> => systemObject(place);
