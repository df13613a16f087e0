import { dayOf } from '#kernel';
import { type Kind, type MunicipalYear, municipalYearOf } from '../../rules/index.ts';
import {
  type FileRow,
  filesUnder,
  meetingSpan,
  publicationsListed,
  publicationsOf,
  type StandingRow,
} from '../../store/index.ts';
import { allAs } from '../pages.ts';
import type { Visiting } from '../place.ts';
import { locationObject, membershipObject, organizationObject, personObject } from './bodies.ts';
import { consultationObject, itemObject, meetingObject, paperObject } from './meetings.ts';
import type { OparlObject, OparlType } from './objects.ts';

export const yearsOf = async ({ tx, ask }: Visiting): Promise<MunicipalYear[]> => {
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
export const ofMeetings: Makes = async (visit, rows) => {
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
export const folderNamed = (name: string): Folder | undefined =>
  Object.hasOwn(FOLDERS, name) ? FOLDERS[name] : undefined;
