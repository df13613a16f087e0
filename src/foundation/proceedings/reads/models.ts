import { z } from 'zod';
import { ACTS, HOWS } from '../rules/index.ts';

const hows = Object.keys(HOWS) as (keyof typeof HOWS)[];
const How = z.enum(hows).nullable();
const Is = z.enum(['away', 'here', 'withdrawn', 'waiting']);

export const Line = z.object({
  /** Null where the item is not theirs to see. */
  id: z.string().nullable(),
  number: z.string(),
  title: z.string(),
  depth: z.number(),
  planned: z.number().nullable(),
  used: z.number(),
  state: z.enum(['toCome', 'inHand', 'done']),
});
export type Line = z.infer<typeof Line>;
export const PersonHere = z.object({
  id: z.string(),
  name: z.string(),
  post: z.string(),
  organisation: z.string(),
  part: z.string(),
  votes: z.boolean(),
  is: Is,
  how: How,
  since: z.string().nullable(),
  deputyFor: z.string().nullable(),
  hasAuthority: z.boolean().nullable(),
  presides: z.boolean(),
  /** Declared an interest in the item in hand, and must withdraw from it. */
  mustWithdraw: z.boolean(),
});
export type PersonHere = z.infer<typeof PersonHere>;
export const QuorumModel = z.object({
  isSet: z.boolean(),
  isThere: z.boolean(),
  present: z.number(),
  needed: z.number().nullable(),
  partners: z.array(z.object({ name: z.string(), by: z.string().nullable() })),
  lacks: z.array(z.string()),
  /** Since when it has been lost. */
  lostAt: z.string().nullable(),
});

/** A meeting on somebody's screen: what they may see of it, and what they may do. */
export const RoomModel = z.object({
  id: z.string(),
  title: z.string(),
  body: z.string(),
  stands: z.enum(['planned', 'called', 'live', 'held', 'cancelled']),
  startsAt: z.string(),
  endsAt: z.string(),
  openedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  cancelledWhy: z.string(),
  place: z.string(),
  /** Those called to the whole meeting are in the room; somebody invited for an item waits until they are let in. */
  face: z.enum(['room', 'waiting']),
  acts: z.array(z.enum(ACTS)),
  you: z
    .object({ id: z.string(), part: z.string(), is: Is, how: How, since: z.string().nullable() })
    .nullable(),
  link: z.object({ href: z.string(), service: z.string() }).nullable(),
  now: z
    .object({
      id: z.string(),
      number: z.string(),
      title: z.string(),
      says: z.string(),
      aim: z.enum(['decide', 'note', 'discuss']),
      presenter: z.string(),
      planned: z.number().nullable(),
      used: z.number(),
      openTo: z.enum(['public', 'members', 'named', 'record', 'exempt']),
    })
    .nullable(),
  /** An item is in hand that is not theirs. */
  hidden: z.object({ number: z.string(), title: z.string(), withdrew: z.boolean() }).nullable(),
  next: z
    .object({
      /** Null where it is not theirs to take. */
      id: z.string().nullable(),
      number: z.string(),
      title: z.string(),
      planned: z.number().nullable(),
    })
    .nullable(),
  plan: z.array(Line),
  /** Minutes behind the plan. */
  behind: z.number(),
  people: z.array(PersonHere),
  presiding: z.string().nullable(),
  quorum: QuorumModel.nullable(),
  entries: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      speaker: z.string(),
      says: z.string(),
      isReply: z.boolean(),
    }),
  ),
  decisions: z.array(
    z.object({
      id: z.string(),
      about: z.string(),
      kind: z.string(),
      says: z.string(),
      because: z.string(),
      voices: z.array(z.object({ name: z.string(), voice: z.string(), reason: z.string() })),
    }),
  ),
  promises: z.array(z.object({ id: z.string(), what: z.string(), owedBy: z.string(), due: z.string() })),
  papers: z.array(z.object({ id: z.string(), title: z.string(), kind: z.string() })),
  /** Of somebody invited: their item, and when it is likely. */
  waiting: z
    .object({
      item: z.string(),
      state: z.enum(['toCome', 'inHand', 'done']),
      minutes: z.number().nullable(),
      likelyAt: z.string().nullable(),
    })
    .nullable(),
  /** Who waits to be let in, for those who run the meeting. */
  knocking: z.array(z.object({ id: z.string(), name: z.string(), now: z.boolean() })),
  /** What the audit says of this reading, and whether it said so before. */
  read: z.object({
    target: z.string(),
    known: z.boolean(),
    children: z.array(z.object({ child: z.string(), record: z.string() })),
  }),
});
export type RoomModel = z.infer<typeof RoomModel>;

const Choice = z.object({ value: z.string(), text: z.string() });
/** The page: the room, and what its forms choose from. */
export const LiveModel = RoomModel.extend({
  forms: z
    .object({
      people: z.array(Choice),
      members: z.array(Choice),
      mayPreside: z.array(Choice),
      owing: z.array(Choice),
      items: z.array(Choice),
    })
    .nullable(),
});
export type LiveModel = z.infer<typeof LiveModel>;
