import { publicPaths } from '../../paths.ts';
import type { MunicipalYear } from '../../rules/index.ts';
import type { Standing } from '../pages.ts';
import type { Place } from '../place.ts';
import { type OparlObject, oparlUrl, stamps, termObject, typeOf, webUrl } from './objects.ts';

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
