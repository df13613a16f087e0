import { z } from 'zod';
import type { Acting } from '#db';
import { NotFound } from '#kernel';
import { bodiesInForce, organisationById } from '#partnership';
import { type PersonLine, personLine, searchPeople } from '#people';
import {
  DONE,
  type Done,
  donesFor,
  FLAG_KINDS,
  type FlagAct,
  type FlagKindName,
  isFlagKind,
} from '../rules/index.ts';
import { receivingTeams, routesChosen } from '../store/index.ts';
import { flagMet, insistAct } from './met.ts';
import { calledOn, Kind, PersonRef, personRef, SentFlag, sentFlag } from './sent.ts';

export const AboutModel = z.object({
  flag: SentFlag,
  name: z.string(),
  person: z.string().nullable(),
  dones: z.array(z.enum(Object.keys(DONE) as Done[])), // the table's own keys
});
export type AboutModel = z.infer<typeof AboutModel>;

const about = async (acting: Acting & { params: { id: string } }, act: FlagAct) => {
  const met = await flagMet(acting, acting.params.id);
  insistAct(act, met);
  const child = met.flag.child_id;
  const line = child === null ? undefined : await personLine(acting.tx, child, acting.today);
  return {
    met,
    model: {
      flag: sentFlag(met.flag),
      name: calledOn(met.flag, line?.name),
      person: line?.id ?? null,
      dones: donesFor(met.facts.parts, line !== undefined),
    },
  };
};
/** The page of an act on a flag, open only while the state table allows it. */
export const aboutModel =
  (act: FlagAct) =>
  async (acting: Acting & { params: { id: string } }): Promise<AboutModel> =>
    (await about(acting, act)).model;
export const subjectsOfAbout = ({ person, flag }: AboutModel) =>
  person ? [{ child: person, record: flag.id }] : [];

/** Another spelling to look for, where what was sent finds nobody. */
export const IdentifyQuery = z.object({ find: z.string().trim().max(200).catch('').default('') });
export type IdentifyQuery = z.output<typeof IdentifyQuery>;

export const IdentifyModel = AboutModel.extend({
  find: z.string(),
  candidates: z.array(PersonRef.extend({ why: z.string() })),
});
export type IdentifyModel = z.infer<typeof IdentifyModel>;

const MOST = 10;
/** Whom a flag may be about, of those that the actor sees, each with every reason that found them, the surest first. */
export const identifyModel = async (
  acting: Acting & { params: { id: string }; query: IdentifyQuery },
): Promise<IdentifyModel> => {
  const { find } = acting.query;
  const { met, model } = await about(acting, 'identify');
  const { flag } = met;
  const name = `${flag.given} ${flag.family}`.trim();
  const born = flag.born ?? undefined;
  const questions = [
    { why: 'the name you searched for', ask: { name: find }, put: find !== '' },
    { why: 'the same NHS number', ask: { identifier: flag.nhs_number }, put: flag.nhs_number !== '' },
    { why: 'the same UPN', ask: { identifier: flag.upn }, put: flag.upn !== '' },
    { why: 'a like name and date of birth', ask: { name, born }, put: name !== '' && born !== undefined },
    { why: 'a like name', ask: { name }, put: name !== '' },
    { why: 'the same postcode', ask: { address: flag.postcode }, put: flag.postcode !== '' },
  ];
  const found = new Map<string, { line: PersonLine; why: string[] }>();
  for (const { why, ask, put } of questions) {
    if (!put) continue;
    for (const line of (await searchPeople(acting, ask)).people) {
      const known = found.get(line.id);
      if (known) known.why.push(why);
      else found.set(line.id, { line, why: [why] });
    }
  }
  return {
    ...model,
    find,
    candidates: [...found.values()]
      .sort((one, other) => other.why.length - one.why.length)
      .slice(0, MOST)
      .map(({ line, why }) => ({ ...personRef(line), why: `Found by ${why.join(', ')}` })),
  };
};
export const subjectsOfIdentify = ({ candidates }: IdentifyModel) =>
  candidates.map(({ id }) => ({ child: id }));

export const SendModel = z.object({ organisation: z.string(), kind: Kind.nullable() });
export type SendModel = z.infer<typeof SendModel>;
/** What an organisation of a kind most likely flags: where the form begins. */
const LIKELY: Readonly<Record<string, FlagKindName>> = {
  police: 'policeNotice',
  nhsTrust: 'wasNotBrought',
  gpPractice: 'wasNotBrought',
  school: 'school',
  academy: 'school',
};
export const sendModel = async ({ tx, actor }: Acting): Promise<SendModel> => {
  const own = await organisationById(tx, actor.organisation);
  return { organisation: actor.organisationName, kind: (own && LIKELY[own.type]) ?? null };
};

const Team = z.object({ id: z.string(), name: z.string() });
const Route = z.object({
  kind: Kind,
  label: z.string(),
  team: Team.nullable(),
  toSchool: z.boolean(),
  version: z.number().int(),
});
export const RoutingModel = z.object({
  routes: z.array(Route),
  otherwise: z.string().nullable(),
  mayKeep: z.boolean(),
});
export type RoutingModel = z.infer<typeof RoutingModel>;
/** Where each kind of flag goes. */
export const routingModel = async ({ tx, actor, today }: Acting): Promise<RoutingModel> => {
  const chosen = await routesChosen(tx);
  const teams = await bodiesInForce(tx, today);
  const otherwise = (await receivingTeams(tx, today)).find(({ kind }) => kind === null)?.body_id;
  return {
    routes: Object.entries(FLAG_KINDS).flatMap(([kind, rule]) => {
      if (!isFlagKind(kind)) return [];
      const row = chosen.find((each) => each.kind === kind);
      return [
        {
          kind,
          label: rule.label,
          team: row?.body_id ? { id: row.body_id, name: row.body_name ?? '' } : null,
          toSchool: 'toSchool' in rule,
          version: row?.version ?? 0,
        },
      ];
    }),
    otherwise: teams.find(({ id }) => id === otherwise)?.name ?? null,
    mayKeep: actor.role === 'administrator',
  };
};

export const RouteModel = z.object({ route: Route, teams: z.array(Team) });
export type RouteModel = z.infer<typeof RouteModel>;
/** The form of where one kind goes: teams of the council that take work. */
export const routeModel = async (acting: Acting & { params: { kind: string } }): Promise<RouteModel> => {
  const { routes } = await routingModel(acting);
  const route = routes.find(({ kind }) => kind === acting.params.kind);
  if (!route) throw new NotFound();
  const teams = (await bodiesInForce(acting.tx, acting.today)).filter(({ receives }) => receives !== '');
  return { route, teams: teams.map(({ id, name }) => ({ id, name })) };
};
