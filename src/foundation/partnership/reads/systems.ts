import { z } from 'zod';
import type { Acting } from '#db';
import { reachOver } from '#kernel';
import type { SystemFilter } from '../forms/index.ts';
import {
  canEndCredential,
  canMakeCredential,
  credentialState,
  credentialStates,
  endsSoon,
  standings,
} from '../rules/index.ts';
import { credentialsOf, postById, systemById, systemsShown } from '../store/index.ts';
import { insistOnPost } from './keeping.ts';
import { Ref } from './models.ts';
import { found, pagesOf, partOf, periodOf, refOrNull } from './shaping.ts';

const Credential = z.object({
  id: z.string(),
  label: z.string(),
  madeBy: z.string(),
  madeAt: z.string(),
  until: z.string().nullable(),
  /** To the minute. */
  lastUsedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  state: z.enum(Object.keys(credentialStates) as [keyof typeof credentialStates]), // the keys of the very table
  endsSoon: z.boolean(),
  canEnd: z.boolean(),
});
const SystemLine = z.object({
  ...Ref.shape,
  organisation: Ref,
  body: Ref.nullable(),
  from: z.string(),
  until: z.string().nullable(),
  standing: z.enum(Object.keys(standings) as [keyof typeof standings]), // the keys of the very table
  /** How many of its credentials work. */
  works: z.number(),
  lastUsedAt: z.string().nullable(),
});
export const SystemList = z.object({
  rows: z.array(SystemLine).readonly(),
  total: z.number(),
  page: z.number(),
  pages: z.number(),
});
export type SystemList = z.infer<typeof SystemList>;
export const SystemModel = z.object({
  ...SystemLine.shape,
  credentials: z.array(Credential).readonly(),
  /** Null where another credential can be made, else why not. */
  refusal: z.string().nullable(),
});
export type SystemModel = z.infer<typeof SystemModel>;
export const CredentialModel = z.object({ ...Ref.shape, credential: Credential });
export type CredentialModel = z.infer<typeof CredentialModel>;

/** What the answer shows once, and nobody can look up afterwards. */
export const CredentialGiven = z.object({
  id: z.uuid(),
  name: z.string(),
  label: z.string(),
  credential: z.string(),
  until: z.string().nullable(),
});
export type CredentialGiven = z.infer<typeof CredentialGiven>;

type Row = NonNullable<Awaited<ReturnType<typeof systemById>>>;
type CredentialRow = Awaited<ReturnType<typeof credentialsOf>>[number];

const credentialLine = (row: CredentialRow, { now, today }: Acting): z.infer<typeof Credential> => {
  const { id, label, madeBy, madeAt, until, lastUsedAt, endedAt } = row;
  const state = credentialState(row, today);
  return {
    ...{ id, label, madeBy, madeAt, until, lastUsedAt, endedAt, state },
    endsSoon: endsSoon(row, now),
    canEnd: canEndCredential(state).ok,
  };
};

const systemLine = (row: Row, credentials: readonly CredentialRow[], { today }: Acting) => {
  const own = credentials.filter(({ post }) => post === row.id);
  return {
    id: row.id,
    name: row.name,
    organisation: { id: row.organisation_id, name: row.organisation_name },
    body: refOrNull(row.body_id, row.body_name),
    ...periodOf(row, today),
    works: own.filter((each) => credentialState(each, today) === 'works').length,
    lastUsedAt:
      own
        .flatMap(({ lastUsedAt }) => lastUsedAt ?? [])
        .sort()
        .at(-1) ?? null,
  };
};

/** The systems of agencies that work here, and when each was last heard of. */
export const systemList = async (acting: Acting, { page }: SystemFilter): Promise<SystemList> => {
  const only = reachOver('system', acting.actor.role) === 'organisation' ? acting.actor.organisation : null;
  const { rows, total } = await systemsShown(acting.tx, only, partOf(page));
  const credentials = await credentialsOf(
    acting.tx,
    rows.map(({ id }) => id),
  );
  return { rows: rows.map((row) => systemLine(row, credentials, acting)), ...pagesOf(page, total) };
};

/** One system with its credentials, ended ones too. */
export const systemModel = async (acting: Acting, id: string): Promise<SystemModel> => {
  const row = found(await systemById(acting.tx, id));
  await insistOnPost(acting, 'change', found(await postById(acting.tx, id)));
  const credentials = await credentialsOf(acting.tx, [id]);
  const line = systemLine(row, credentials, acting);
  const verdict = canMakeCredential(credentials, acting.today, line.standing !== 'inForce');
  return {
    ...line,
    credentials: credentials.map((each) => credentialLine(each, acting)),
    refusal: verdict.ok ? null : verdict.reason,
  };
};

/** One credential of a system, before it is ended. */
export const credentialModel = async (
  acting: Acting,
  id: string,
  credential: string,
): Promise<CredentialModel> => {
  const { name, credentials } = await systemModel(acting, id);
  return { id, name, credential: found(credentials.find((each) => each.id === credential)) };
};
