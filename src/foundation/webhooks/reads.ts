import { z } from 'zod';
import type { Acting, Tx } from '#db';
import { NotFound } from '#kernel';
import { TOLD_IN_PERSON } from '#partnership';
import type { PageQuery } from './forms.ts';
import { standsAs, systemsKeptBy } from './rules.ts';
import {
  type DeliveryRow,
  deliveriesOf,
  kindsOfNewsBut,
  listeningSystems,
  type WebhookRow,
  webhookById,
  webhooksShown,
} from './store.ts';

const ROWS = 50;

/** What an agency can be told of: what a person is told of themselves is none of it. */
export const kindsOfNews = (tx: Tx) => kindsOfNewsBut(tx, TOLD_IN_PERSON);

const Webhook = z.object({
  id: z.string(),
  system: z.string(),
  organisation: z.string(),
  url: z.string(),
  stands: z.enum(['works', 'failing', 'off', 'ended']),
  whyOff: z.enum(['', 'failing', 'gone', 'postEnded']),
  since: z.string().nullable(),
});
const Kind = z.object({ event: z.string(), words: z.string() });

const shownOf = (row: WebhookRow): z.infer<typeof Webhook> => ({
  id: row.id,
  system: row.system_name,
  organisation: row.organisation_name,
  url: row.url,
  stands: standsAs(row),
  whyOff: row.disabled_why,
  since: row.ended_at ?? row.disabled_at ?? row.failing_since,
});

export const ListModel = z.object({ page: z.number(), more: z.boolean(), webhooks: z.array(Webhook) });
export type ListModel = z.infer<typeof ListModel>;

/** A page of the addresses that are told, or were. */
export const listModel = async ({ tx, query }: Acting & { query: PageQuery }): Promise<ListModel> => {
  const rows = await webhooksShown(tx, ROWS + 1, (query.page - 1) * ROWS);
  return { page: query.page, more: rows.length > ROWS, webhooks: rows.slice(0, ROWS).map(shownOf) };
};

export const WebhookModel = Webhook.extend({
  kinds: z.array(Kind),
  version: z.number(),
  page: z.number(),
  more: z.boolean(),
  deliveries: z.array(
    z.object({
      id: z.string(),
      event: z.string(),
      at: z.string(),
      became: z.enum(['waiting', 'delivered', 'dead']),
      tries: z.number(),
      /** When it was last tried, and what was answered, or why nothing was. */
      lastAt: z.string().nullable(),
      answer: z.string(),
      nextAt: z.string().nullable(),
    }),
  ),
});
export type WebhookModel = z.infer<typeof WebhookModel>;

const becameOf = ({ delivered_at, dead_at }: DeliveryRow) =>
  delivered_at !== null ? 'delivered' : dead_at !== null ? 'dead' : 'waiting';

const met = async ({ tx }: Pick<Acting, 'tx'>, id: string): Promise<WebhookRow> => {
  const row = await webhookById(tx, id);
  if (!row) throw new NotFound();
  return row;
};

/** One address, and what it was told: never of which record. */
export const webhookModel = async (
  acting: Acting & { query: PageQuery; params: { id: string } },
): Promise<WebhookModel> => {
  const { tx, params, query } = acting;
  const row = await met(acting, params.id);
  const kinds = await kindsOfNews(tx);
  const deliveries = await deliveriesOf(tx, row.id, ROWS + 1, (query.page - 1) * ROWS);
  return {
    ...shownOf(row),
    kinds: kinds.filter(({ event }) => row.kinds.includes(event)),
    version: row.version,
    page: query.page,
    more: deliveries.length > ROWS,
    deliveries: deliveries.slice(0, ROWS).map((each) => ({
      id: each.id,
      event: each.event,
      at: each.at,
      became: becameOf(each),
      tries: each.tries,
      lastAt: each.last_at,
      answer: each.last_status === null ? each.last_why : `${each.last_status}`,
      nextAt: becameOf(each) === 'waiting' && each.tries > 0 ? each.next_at : null,
    })),
  };
};

export const FormModel = z.object({
  systems: z.array(z.object({ id: z.string(), name: z.string() })),
  kinds: z.array(Kind),
});
export type FormModel = z.infer<typeof FormModel>;

/** What the form of a new address chooses from. */
export const formModel = async ({ tx, actor, today }: Acting): Promise<FormModel> => ({
  systems: (await listeningSystems(tx, today, systemsKeptBy(actor))).map(
    ({ id, name, organisation_name }) => ({
      id,
      name: `${name}, ${organisation_name}`,
    }),
  ),
  kinds: await kindsOfNews(tx),
});

export const ChangeModel = Webhook.extend({
  kinds: z.array(Kind),
  chosen: z.array(z.string()),
  version: z.number(),
});
export type ChangeModel = z.infer<typeof ChangeModel>;

/** One address to be changed, ended or tried. */
export const changeModel = async (acting: Acting & { params: { id: string } }): Promise<ChangeModel> => {
  const row = await met(acting, acting.params.id);
  return {
    ...shownOf(row),
    kinds: await kindsOfNews(acting.tx),
    chosen: row.kinds,
    version: row.version,
  };
};

/** The secret, in the answer to the act that made it and nowhere else. */
export const SecretGiven = z.object({
  id: z.string(),
  url: z.string(),
  secret: z.string(),
  fresh: z.boolean(),
});
export type SecretGiven = z.infer<typeof SecretGiven>;

/** How many are sent again. */
export const Again = z.object({ id: z.string(), again: z.number() });
