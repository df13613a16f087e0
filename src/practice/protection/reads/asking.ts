import { z } from 'zod';
import type { Acting } from '#db';
import { type Day, NotFound } from '#kernel';
import { organisationsInForce } from '#partnership';
import { isInForce, mayKeepAskers, STATUS_KINDS, type StatusKindName } from '../rules/index.ts';
import { allAskers, askerById, mayAskNow } from '../store/index.ts';

const Asker = z.object({
  id: z.string(),
  organisation: z.string(),
  from: z.string(),
  until: z.string().nullable(),
  legalBasis: z.string(),
  inForce: z.boolean(),
  version: z.number().int(),
});
export type Asker = z.infer<typeof Asker>;
type AskerRow = NonNullable<Awaited<ReturnType<typeof askerById>>>;
const askerOf = (row: AskerRow, today: Day): Asker => ({
  id: row.id,
  organisation: row.name,
  from: row.from_day,
  until: row.until_day,
  legalBasis: row.legal_basis,
  inForce: isInForce({ start: row.from_day, end: row.until_day }, today),
  version: row.version,
});

export const AskersModel = z.object({ askers: z.array(Asker), mayKeep: z.boolean() });
export type AskersModel = z.infer<typeof AskersModel>;
/** Which organisations may ask, and on which basis. */
export const askersModel = async ({ tx, actor, today }: Acting): Promise<AskersModel> => ({
  askers: (await allAskers(tx)).map((row) => askerOf(row, today)),
  mayKeep: mayKeepAskers(actor).ok,
});

export const NewAskerModel = z.object({
  organisations: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type NewAskerModel = z.infer<typeof NewAskerModel>;
export const newAskerModel = async ({ tx, today }: Acting): Promise<NewAskerModel> => ({
  organisations: (await organisationsInForce(tx, today)).map(({ id, name }) => ({ id, name })),
});

export const AskerModel = z.object({ asker: Asker });
export type AskerModel = z.infer<typeof AskerModel>;
export const askerModel = async ({
  tx,
  today,
  params,
}: Acting & { params: { id: string } }): Promise<AskerModel> => {
  const row = await askerById(tx, params.id);
  if (!row) throw new NotFound();
  return { asker: askerOf(row, today) };
};

export const AskModel = z.object({
  organisation: z.string(),
  /** Whether it is among those that may ask, today. */
  mayAsk: z.boolean(),
});
export type AskModel = z.infer<typeof AskModel>;
/** The form of a question, for those whose organisation may ask; others are told whom to turn to. */
export const askModel = async ({ tx, actor }: Acting): Promise<AskModel> => ({
  organisation: actor.organisationName,
  mayAsk: await mayAskNow(tx, actor.organisation),
});

/** What is told of one status: its kind, its days, who is responsible and how to reach them, and no more. */
export const Told = z.object({
  id: z.string(),
  careTeamId: z.string(),
  carePlanId: z.string(),
  kind: z.enum(Object.keys(STATUS_KINDS) as StatusKindName[]), // the table's own keys
  start: z.string(),
  end: z.string().nullable(),
  authority: z.string(),
  dutyPhone: z.string(),
  officePhone: z.string(),
});
/** The answer to a question. */
export const AnswerModel = z.object({
  asked: z.object({ id: z.string(), nhsNumber: z.string(), born: z.string() }),
  at: z.string(),
  statuses: z.array(Told),
});
export type AnswerModel = z.infer<typeof AnswerModel>;
