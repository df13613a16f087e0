import { dayOf, type Instant } from '#kernel';
import { publicPaths } from '../../paths.ts';
import type { MunicipalYear } from '../../rules/index.ts';
import type { FileRow } from '../../store/index.ts';
import type { Standing } from '../pages.ts';
import type { Place } from '../place.ts';

/** One object of OParl 1.1 (https://schema.oparl.org/1.1/): a plain record, whose fields are those of its type. */
export type OparlObject = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

const TYPES = [
  'System',
  'Body',
  'LegislativeTerm',
  'Organization',
  'Person',
  'Membership',
  'Meeting',
  'AgendaItem',
  'Paper',
  'Consultation',
  'File',
  'Location',
] as const;
export type OparlType = (typeof TYPES)[number];
const typeOf = (type: OparlType): string => `https://schema.oparl.org/1.1/${type}`;

/** OParl's moments have no fractions of a second. */
const moment = (at: Instant): string => `${at.slice(0, 19)}Z`;

/** The address of an object of ours: what it was made from, in a folder of its own. */
export const oparlUrl = (
  place: Place,
  rest = '',
  query: Readonly<Record<string, string | number | undefined>> = {},
): string => `${place.baseUrl}${publicPaths.oparl(place.slug, rest, query)}`;
const webUrl = (place: Place, address: string): string =>
  `${place.baseUrl}${publicPaths.at(place.slug, address)}`;

interface Stamped {
  readonly firstAt: Instant;
  readonly publishedAt: Instant;
}
const stamps = ({ firstAt, publishedAt }: Stamped) => ({
  created: moment(firstAt),
  modified: moment(publishedAt),
});
/** What was withdrawn: that it is deleted, and since when. */
export const deletedObject = (
  place: Place,
  type: OparlType,
  rest: string,
  { first_at, at }: { readonly first_at: Instant; readonly at: Instant },
): OparlObject => ({
  id: oparlUrl(place, rest),
  type: typeOf(type),
  created: moment(first_at),
  modified: moment(at),
  deleted: true,
});

export const systemObject = (place: Place): OparlObject => ({
  id: oparlUrl(place),
  type: typeOf('System'),
  oparlVersion: 'https://schema.oparl.org/1.1/',
  body: oparlUrl(place, 'bodies'),
  name: `${place.name}: public record`,
  website: `${place.baseUrl}${publicPaths.home(place.slug)}`,
});

export const termObject = (place: Place, year: MunicipalYear): OparlObject => ({
  id: oparlUrl(place, `terms/${year.slug}`),
  type: typeOf('LegislativeTerm'),
  body: oparlUrl(place, 'body'),
  name: `Municipal year ${year.name}`,
  startDate: year.from,
  endDate: year.until,
});

/** OParl's body is whom it is all kept for: the partnership. Its boards and panels are organisations of it. */
export const bodyObject = (place: Place, years: readonly MunicipalYear[]): OparlObject => ({
  id: oparlUrl(place, 'body'),
  type: typeOf('Body'),
  system: oparlUrl(place),
  name: place.name,
  shortName: place.shortName,
  website: `${place.baseUrl}${publicPaths.home(place.slug)}`,
  organization: oparlUrl(place, 'organizations'),
  person: oparlUrl(place, 'people'),
  meeting: oparlUrl(place, 'meetings'),
  paper: oparlUrl(place, 'papers'),
  legislativeTerm: years.map((year) => termObject(place, year)),
  agendaItem: oparlUrl(place, 'agenda-items'),
  consultation: oparlUrl(place, 'consultations'),
  file: oparlUrl(place, 'files'),
  locationList: oparlUrl(place, 'locations'),
  legislativeTermList: oparlUrl(place, 'terms'),
  membership: oparlUrl(place, 'memberships'),
  classification: 'Local safeguarding children partnership',
});

export const organizationObject = (place: Place, body: Standing<'body'>): OparlObject => ({
  id: oparlUrl(place, `organizations/${body.source}`),
  type: typeOf('Organization'),
  body: oparlUrl(place, 'body'),
  name: body.model.name,
  membership: body.model.members.map(({ id }) => oparlUrl(place, `memberships/${id}`)),
  meeting: oparlUrl(place, 'meetings', { organization: body.source }),
  organizationType: body.model.type === 'Committee' ? 'Gremium' : 'Sonstiges',
  classification: body.model.type,
  memberCount: body.model.members.length,
  web: webUrl(place, body.address),
  ...stamps(body),
});

export const membershipObject = (place: Place, membership: Standing<'membership'>): OparlObject => {
  const { model } = membership;
  return {
    id: oparlUrl(place, `memberships/${membership.source}`),
    type: typeOf('Membership'),
    person: oparlUrl(place, `people/${model.personId}`),
    organization: oparlUrl(place, `organizations/${model.body.id}`),
    role: model.capacity,
    startDate: model.fromDay,
    ...(model.untilDay === null ? {} : { endDate: model.untilDay }),
    ...stamps(membership),
  };
};
export const personObject = (
  place: Place,
  person: Standing<'person'>,
  memberships: readonly Standing<'membership'>[],
): OparlObject => ({
  id: oparlUrl(place, `people/${person.source}`),
  type: typeOf('Person'),
  body: oparlUrl(place, 'body'),
  name: person.model.name,
  status: person.model.titles,
  membership: memberships
    .filter(({ model }) => model.personId === person.source)
    .map((each) => membershipObject(place, each)),
  ...stamps(person),
});

export const locationObject = (place: Place, meeting: Standing<'meeting'>): OparlObject => ({
  id: oparlUrl(place, `locations/${meeting.source}`),
  type: typeOf('Location'),
  description: meeting.model.place || meeting.model.mode,
  bodies: [oparlUrl(place, 'body')],
  meetings: [oparlUrl(place, `meetings/${meeting.source}`)],
  ...stamps(meeting),
});

export const fileObject = (place: Place, file: FileRow): OparlObject => ({
  id: oparlUrl(place, `files/${file.id}`),
  type: typeOf('File'),
  name: file.title,
  fileName: file.name,
  mimeType: file.type,
  date: dayOf(file.published_at),
  size: Number(file.bytes),
  accessUrl: webUrl(place, `files/${file.id}`),
  downloadUrl: webUrl(place, `files/${file.id}`),
  ...(file.item_id === null ? {} : { agendaItem: [oparlUrl(place, `agenda-items/${file.item_id}`)] }),
  ...(file.item_id === null ? {} : { paper: [oparlUrl(place, `papers/${file.item_id}`)] }),
  ...(file.replaced_at === null ? {} : { keyword: ['Replaced'] }),
  created: moment(file.published_at),
  modified: moment(file.changed_at),
});
export const itemObject = (
  place: Place,
  item: Standing<'item'>,
  order: number,
  files: readonly FileRow[],
): OparlObject => {
  const { model, source } = item;
  const [resolution] = model.minutes?.resolutions ?? [];
  return {
    id: oparlUrl(place, `agenda-items/${source}`),
    type: typeOf('AgendaItem'),
    meeting: oparlUrl(place, `meetings/${model.meeting.id}`),
    number: model.number,
    order,
    name: model.title,
    public: true,
    ...(files.length === 0 ? {} : { consultation: oparlUrl(place, `consultations/${source}`) }),
    ...(resolution ? { result: resolution.label, resolutionText: resolution.says } : {}),
    auxiliaryFile: files.map((file) => fileObject(place, file)),
    web: webUrl(place, item.address),
    ...stamps(item),
  };
};
/** An item that is exempt: that it is there, in its place, and not public. */
export const exemptObject = (
  place: Place,
  meeting: Standing<'meeting'>,
  line: Standing<'meeting'>['model']['agenda'][number],
  order: number,
): OparlObject => ({
  id: oparlUrl(place, `agenda-items/${line.id}`),
  type: typeOf('AgendaItem'),
  meeting: oparlUrl(place, `meetings/${meeting.source}`),
  number: line.number,
  order,
  name: line.title,
  public: false,
  ...stamps(meeting),
});

const STATES = {
  planned: 'terminiert',
  called: 'eingeladen',
  live: 'eingeladen',
  held: 'durchgeführt',
  cancelled: 'eingeladen',
} as const;
export const meetingObject = (
  place: Place,
  meeting: Standing<'meeting'>,
  items: ReadonlyMap<string, Standing<'item'>>,
  files: readonly FileRow[],
): OparlObject => {
  const { model } = meeting;
  return {
    id: oparlUrl(place, `meetings/${meeting.source}`),
    type: typeOf('Meeting'),
    name: model.title,
    meetingState: STATES[model.stands],
    cancelled: model.stands === 'cancelled',
    start: moment(model.startsAt),
    end: moment(model.endsAt),
    location: locationObject(place, meeting),
    organization: [oparlUrl(place, `organizations/${model.body.id}`)],
    agendaItem: model.agenda.flatMap((line, order) => {
      const item = items.get(line.id);
      if (item)
        return [
          itemObject(
            place,
            item,
            order,
            files.filter(({ item_id }) => item_id === line.id),
          ),
        ];
      return line.shows === 'exempt' ? [exemptObject(place, meeting, line, order)] : [];
    }),
    web: webUrl(place, meeting.address),
    ...stamps(meeting),
  };
};

/** The papers of an item are one paper of OParl's: the report, and what supports it. */
export const paperObject = (place: Place, item: Standing<'item'>, files: readonly FileRow[]): OparlObject => {
  const [main, ...rest] = files;
  return {
    id: oparlUrl(place, `papers/${item.source}`),
    type: typeOf('Paper'),
    body: oparlUrl(place, 'body'),
    name: item.model.report?.title || item.model.title,
    date: dayOf(item.firstAt),
    paperType: 'Report',
    ...(main ? { mainFile: fileObject(place, main) } : {}),
    auxiliaryFile: rest.map((file) => fileObject(place, file)),
    underDirectionOf: [oparlUrl(place, `organizations/${item.model.body.id}`)],
    consultation: [consultationObject(place, item)],
    web: webUrl(place, item.address),
    ...stamps(item),
  };
};
/** That the paper came before the meeting under that item. */
export const consultationObject = (place: Place, item: Standing<'item'>): OparlObject => ({
  id: oparlUrl(place, `consultations/${item.source}`),
  type: typeOf('Consultation'),
  paper: oparlUrl(place, `papers/${item.source}`),
  agendaItem: oparlUrl(place, `agenda-items/${item.source}`),
  meeting: oparlUrl(place, `meetings/${item.model.meeting.id}`),
  organization: [oparlUrl(place, `organizations/${item.model.body.id}`)],
  authoritative: false,
  ...stamps(item),
});
