import { dayOf } from '#kernel';
import type { FileRow } from '../../store/index.ts';
import type { Standing } from '../pages.ts';
import type { Place } from '../place.ts';
import { locationObject } from './bodies.ts';
import { moment, type OparlObject, oparlUrl, stamps, typeOf, webUrl } from './objects.ts';

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
