import type { ZodType } from 'zod';
import type { $ZodType, $ZodTypes } from 'zod/v4/core';
import { newId } from '#db';
import { modules } from '../../src/app.ts';
import { type Laid, SECRET } from './restricted.ts';

export const pages = modules.flatMap(({ routes }) => routes.filter((route) => route.kind === 'page'));
export const acts = modules.flatMap(({ routes }) => routes.filter((route) => route.kind === 'action'));
export const paramsOf = (path: string): string[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

/** Which of a hidden child's ids may stand in which part of an address. What has no line here is given all of them. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  '/people/:id': ['person', 'relationship'],
  '/children/:childId': ['person', 'relationship'],
  '/relationships/:id': ['relationship', 'person'],
  '/contacts/sent/:submissionId': ['submission', 'contact'],
  '/contacts/:id': ['contact', 'triage', 'decision', 'outcome', 'parentSupportCheck', 'person'],
  '/considered/:id': ['contact', 'referral'],
  '/referrals/:id': ['referral', 'contact'],
  '/actions/:id': ['action', 'actionProgress', 'person'],
  '/checks/requests/:id': ['checkRequest', 'checkReply', 'agencyCheck'],
  '/checks/of-contact/:contactId': ['contact', 'agencyCheck'],
  '/checks/of-child/:childId': ['person', 'agencyCheck'],
  '/checks/:id': ['agencyCheck', 'checkAnswer', 'checkRequest', 'person'],
  '/support/of-child/:childId': ['person', 'parentSupport'],
  '/support/:id': ['parentSupport', 'supportCheck', 'person'],
  '/emergency': ['emergencyAccess', 'person'],
  '/retention': ['person', 'legalHold', 'disposalOrder'],
  '/access-requests': ['accessRequest', 'accessBundle', 'person'],
  '/attachments': ['attachment', 'person'],
  '/disagreements': ['disagreement', 'disagreementStage', 'person'],
  '/flags': ['flag', 'flagIdentification', 'person'],
  '/protection': ['protectionStatus', 'statusLookup', 'statusQuestion', 'person'],
  '/uploads': ['upload', 'person'],
  '/notifications': ['notice', 'person'],
  '/drafts': ['person'],
  '/people/:personId': ['person', 'relationship'],
  ':nameId': ['name', 'restrictionName'],
  ':addressId': ['address'],
  ':identifierId': ['identifier'],
  ':relationshipId': ['relationship'],
  ':involvementId': ['involvement'],
  ':exclusionId': ['exclusion'],
  ':shareId': ['share'],
  ':otherId': ['linkedPerson', 'person'],
  ':bundleId': ['accessBundle'],
  ':recordId': ['decision', 'attachment'],
};
export const NOT_OF_CHILDREN = /^\/(partnership|calendar|figures)/;
/** What an id in these addresses is an id of is never a child's, nor anything of a child's. */
export const OTHER_IDS = /^\/(partnership|calendar|figures|documents|webhooks)/;

/** Whoever reads the audit, reviews emergencies and keeps records for their time works by ids alone: see below. */
export const BY_IDS_ALONE = /^\/(audit|retention|emergency)/;

// Zod's own way to tell its types apart: every schema is one of this union, told by `def.type`.
const told = (schema: $ZodType): $ZodTypes => schema as $ZodTypes;
const takesId = (schema: $ZodType): boolean => {
  const { def } = told(schema)._zod;
  if (def.type === 'string') return 'format' in def && def.format === 'uuid';
  if (def.type === 'union') return def.options.some(takesId);
  if (def.type === 'pipe') return takesId(def.in) || takesId(def.out);
  return 'innerType' in def && takesId(def.innerType);
};
/** The questions of a page that an id may answer. */
export const idQuestions = (asks: ZodType | undefined): string[] => {
  const def = asks && told(asks)._zod.def;
  return def?.type === 'object'
    ? Object.entries(def.shape).flatMap(([name, inner]) => (takesId(inner) ? [name] : []))
    : [];
};

/** What of hers stands in a text: her words, and ids that lead to her. */
export const standsIn = ({ ids }: Pick<Laid, 'ids'>, text: string): string[] => {
  const hers = new Set(Object.values(ids).flat());
  const shown = text.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [];
  return [...SECRET.filter((secret) => text.includes(secret)), ...shown.filter((id) => hers.has(id))];
};
const idsFor = (ids: Laid['ids'], path: string, param: string): readonly string[] => {
  const root = Object.keys(KINDS).find((known) => path === known || path.startsWith(`${known}/`));
  const first = paramsOf(path)[0] === param;
  const kinds = (first && root ? KINDS[root] : KINDS[`:${param}`]) ?? Object.keys(ids);
  return kinds.flatMap((kind) => (ids[kind] ?? []).slice(0, kind === 'relationship' ? 2 : 1));
};
/** Every address of a route with the hidden child's ids in it, each beside one where nothing stands. */
export const addressesIn = (
  { ids, sibling }: Pick<Laid, 'ids' | 'sibling'>,
  path: string,
): { hidden: string; random: string }[] => {
  const params = paramsOf(path);
  const filled = (values: Readonly<Record<string, string>>) =>
    path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? newId());
  const random = filled({});
  const pairs = idsFor(ids, path, params[0] ?? '').map((id) => {
    const below = params.slice(1).map((name) => [name, idsFor(ids, path, name)[0] ?? newId()] as const);
    return { hidden: filled({ [params[0] ?? '']: id, ...Object.fromEntries(below) }), random };
  });
  // And a part of hers under somebody whom the post does see.
  const last = params.at(-1) ?? '';
  const under = params.length > 1 ? idsFor(ids, path, last) : [];
  return [
    ...pairs,
    ...under.map((id) => ({
      hidden: filled({ [params[0] ?? '']: sibling, [last]: id }),
      random: filled({ [params[0] ?? '']: sibling }),
    })),
  ];
};
