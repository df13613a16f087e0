/**
 * What OParl 1.1 demands of each object (https://schema.oparl.org/1.1/), written down as facts: the fields that must be there, and what each
 * field that we send is. A field that is not here is not OParl's.
 */
type Is = 'url' | 'urls' | 'text' | 'texts' | 'number' | 'flag' | 'moment' | 'day' | 'object' | 'objects';

const ALWAYS = {
  id: 'url',
  type: 'url',
  created: 'moment',
  modified: 'moment',
  web: 'url',
  deleted: 'flag',
  keyword: 'texts',
} as const;

export const OPARL: Readonly<
  Record<string, { readonly must: readonly string[]; readonly may: Readonly<Record<string, Is>> }>
> = {
  System: {
    must: ['id', 'type', 'oparlVersion', 'body'],
    may: { oparlVersion: 'url', body: 'url', name: 'text', website: 'url' },
  },
  Body: {
    must: ['id', 'type', 'name', 'organization', 'person', 'meeting', 'paper', 'legislativeTerm'],
    may: {
      ...{
        system: 'url',
        name: 'text',
        shortName: 'text',
        website: 'url',
        organization: 'url',
        person: 'url',
      },
      ...{ meeting: 'url', paper: 'url', legislativeTerm: 'objects', agendaItem: 'url', consultation: 'url' },
      ...{ file: 'url', locationList: 'url', legislativeTermList: 'url', membership: 'url' },
      classification: 'text',
    },
  },
  LegislativeTerm: {
    must: ['id', 'type'],
    may: { body: 'url', name: 'text', startDate: 'day', endDate: 'day' },
  },
  Organization: {
    must: ['id', 'type'],
    may: {
      ...{ body: 'url', name: 'text', membership: 'urls', meeting: 'url', organizationType: 'text' },
      ...{ classification: 'text', memberCount: 'number' },
    },
  },
  Person: {
    must: ['id', 'type'],
    may: { body: 'url', name: 'text', status: 'texts', membership: 'objects' },
  },
  Membership: {
    must: ['id', 'type'],
    may: { person: 'url', organization: 'url', role: 'text', startDate: 'day', endDate: 'day' },
  },
  Meeting: {
    must: ['id', 'type'],
    may: {
      ...{ name: 'text', meetingState: 'text', cancelled: 'flag', start: 'moment', end: 'moment' },
      ...{ location: 'object', organization: 'urls', agendaItem: 'objects' },
    },
  },
  AgendaItem: {
    must: ['id', 'type', 'order'],
    may: {
      ...{
        meeting: 'url',
        number: 'text',
        order: 'number',
        name: 'text',
        public: 'flag',
        consultation: 'url',
      },
      ...{ result: 'text', resolutionText: 'text', auxiliaryFile: 'objects' },
    },
  },
  Paper: {
    must: ['id', 'type'],
    may: {
      ...{ body: 'url', name: 'text', date: 'day', paperType: 'text', mainFile: 'object' },
      ...{ auxiliaryFile: 'objects', underDirectionOf: 'urls', consultation: 'objects' },
    },
  },
  Consultation: {
    must: ['id', 'type'],
    may: { paper: 'url', agendaItem: 'url', meeting: 'url', organization: 'urls', authoritative: 'flag' },
  },
  File: {
    must: ['id', 'type', 'accessUrl'],
    may: {
      ...{ name: 'text', fileName: 'text', mimeType: 'text', date: 'day', size: 'number', accessUrl: 'url' },
      ...{ downloadUrl: 'url', agendaItem: 'urls', paper: 'urls' },
    },
  },
  Location: { must: ['id', 'type'], may: { description: 'text', bodies: 'urls', meetings: 'urls' } },
};

const isUrl = (value: unknown): boolean => typeof value === 'string' && URL.canParse(value);
const isText = (value: unknown): boolean => typeof value === 'string';
const all = (value: unknown, is: (each: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(is);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const CHECKS: Readonly<Record<Is, (value: unknown) => boolean>> = {
  url: isUrl,
  urls: (value) => all(value, isUrl),
  text: isText,
  texts: (value) => all(value, isText),
  number: Number.isInteger,
  flag: (value) => typeof value === 'boolean',
  moment: (value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(value),
  day: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value),
  object: isObject,
  objects: (value) => all(value, isObject),
};

/** The type that an object says it is. */
export const typeNamed = (object: Record<string, unknown>): string =>
  /^https:\/\/schema\.oparl\.org\/1\.1\/(\w+)$/.exec(String(object.type))?.[1] ?? '';

/** What is wrong with an object and all that stands in it. What is deleted need hold no more than that it is. */
export const wrongIn = (object: Record<string, unknown>): string[] => {
  const name = typeNamed(object);
  const facts = OPARL[name];
  if (!facts) return [`${String(object.type)} is no type`];
  const may: Readonly<Record<string, Is>> = { ...ALWAYS, ...facts.may };
  const must = object.deleted === true ? ['id', 'type', 'created', 'modified'] : facts.must;
  return [
    ...must.filter((field) => object[field] === undefined).map((field) => `${name} lacks ${field}`),
    ...Object.entries(object).flatMap(([field, value]) => {
      const is = may[field];
      if (is === undefined) return [`${name} has no ${field}`];
      if (!CHECKS[is](value)) return [`${name}.${field} is no ${is}`];
      return [value].flat().filter(isObject).flatMap(wrongIn);
    }),
  ];
};

/** Every object in it, itself the first. */
export const objectsIn = (object: Record<string, unknown>): Record<string, unknown>[] => [
  object,
  ...Object.values(object).flatMap((value) => [value].flat().filter(isObject).flatMap(objectsIn)),
];
