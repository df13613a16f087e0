import { addressOf } from '../../paths.ts';
import { municipalYearNamed } from '../../rules/index.ts';
import {
  fileById,
  filesSince,
  goneAt,
  itemsWithFilesSince,
  publicationAt,
  publicationsListed,
  publicationsSince,
} from '../../store/index.ts';
import { standingAs } from '../pages.ts';
import type { Visiting } from '../place.ts';
import { asked, listed, sliceOf } from './asked.ts';
import { bodyObject } from './bodies.ts';
import { folderNamed, ofMeetings, yearsOf } from './folders.ts';
import { exemptObject, fileObject } from './meetings.ts';
import { deletedObject, oparlUrl, systemObject, termObject } from './objects.ts';

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
