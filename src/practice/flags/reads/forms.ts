import { z } from 'zod';
import type { Acting } from '#db';
import { NotFound } from '#kernel';
import { bodiesInForce, organisationById } from '#partnership';
import { personLine } from '#people';
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
import { calledOn, Kind, SentFlag, sentFlag } from './sent.ts';

export const AboutModel = z.object({
  flag: SentFlag,
  name: z.string(),
  person: z.string().nullable(),
  dones: z.array(z.enum(Object.keys(DONE) as Done[])), // the table's own keys
});
export type AboutModel = z.infer<typeof AboutModel>;

export const about = async (acting: Acting & { params: { id: string } }, act: FlagAct) => {
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
