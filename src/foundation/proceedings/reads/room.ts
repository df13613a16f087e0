import type { Acting } from '#db';
import { PARTS, papersOf, serviceOf, titlesOf } from '#meetings';
import { ENTRY_KINDS, entriesOf, RESOLUTION_KINDS, resolutionsOf, VOICES, voicesOf } from '#minutes';
import { promisesOfItems } from '#promises';
import { recordById } from '#records';
import { actsOpen, behind, nextOf, type PlanLine, planOf } from '../rules/index.ts';
import { invitedFor, isOnRecord, linkOf, quorumLoss, withdrawingFrom } from '../store.ts';
import { type Met, roomMet } from './met.ts';
import type { RoomModel } from './models.ts';
import { waitingOf } from './waiting.ts';

type Asking = Acting & { readonly params: { readonly id: string } };

/** How many records the target of a reading names: an index holds no more. */
const MOST_NAMED = 50;

/** What an item is called that is there and not theirs. */
const PRIVATE = 'A private item';

/** The agenda with its times: of an item that is not theirs, what the agenda lists in its place. */
export const agendaOf = async (
  { tx, now }: Acting,
  { meeting, items, turns, isInvited }: Met,
): Promise<PlanLine[]> => {
  const own = new Map(items.map((item) => [item.id, item]));
  const listed = isInvited ? [] : await titlesOf(tx, meeting.id);
  const all = [...listed, ...items.filter(({ id }) => !listed.some((each) => each.id === id))];
  return planOf(
    all.map(({ id, parent_id, place, title, minutes }) => ({
      ...{ id, parent: parent_id, place, minutes },
      title: (own.get(id)?.title ?? title) || PRIVATE,
    })),
    turns,
    now,
  );
};

const PAPER_KINDS = { main: 'Paper', appendix: 'Appendix', supplement: 'Supplement' } as const;

/** What was said, decided and promised, and the papers: under the items that are theirs to see. */
const writtenOf = async (acting: Acting, { items, item }: Met, plan: readonly PlanLine[]) => {
  const { tx } = acting;
  const numbers = new Map(plan.map(({ id, number, title }) => [id, `${number}. ${title}`]));
  const ids = items.map(({ id }) => id);
  const entries = item ? await entriesOf(tx, [item.id]) : [];
  const resolutions = await resolutionsOf(tx, ids);
  const voices =
    resolutions.length === 0
      ? []
      : await voicesOf(
          tx,
          resolutions.map(({ id }) => id),
        );
  const papers = item ? await papersOf(tx, [item.id]) : [];
  return {
    entries: entries.map(({ id, kind, speaker, says, reply_to_id }) => ({
      ...{ id, speaker, says },
      kind: ENTRY_KINDS[kind],
      isReply: reply_to_id !== null,
    })),
    decisions: resolutions.map(({ id, item_id, kind, says, because }) => ({
      ...{ id, says, because },
      about: numbers.get(item_id) ?? '',
      kind: RESOLUTION_KINDS[kind],
      voices: voices
        .filter(({ resolution_id }) => resolution_id === id)
        .map(({ staff_name, voice, reason }) => ({ name: staff_name, voice: VOICES[voice], reason })),
    })),
    promises: (await promisesOfItems(acting, ids)).map(({ id, what, owedBy, clock }) => ({
      ...{ id, what, owedBy },
      due: clock.due,
    })),
    papers: papers
      .filter(({ replaced_by, removed_at }) => replaced_by === null && removed_at === null)
      .map(({ id, title, kind }) => ({ id, title, kind: PAPER_KINDS[kind] })),
  };
};

/** Who is called, and how each stands; who must withdraw from the item in hand. */
const peopleOf = async (
  { tx }: Acting,
  { seats, item, presiding, isInvited }: Met,
): Promise<RoomModel['people']> => {
  if (isInvited) return [];
  const must = item ? await withdrawingFrom(tx, item.id) : new Set<string>();
  return seats.map((seat) => ({
    ...{ id: seat.id, name: seat.name, post: seat.post, organisation: seat.organisation, votes: seat.votes },
    part: PARTS[seat.part].label,
    ...{ is: seat.place.is, how: seat.place.how, since: seat.place.since },
    deputyFor: seats.find(({ id }) => id === seat.deputyFor)?.name ?? null,
    hasAuthority: seat.hasAuthority,
    presides: seat.id === presiding?.id,
    mustWithdraw: must.has(seat.id),
  }));
};

/** The children that an item about a record shows, to whoever sees it. */
const childrenOf = async ({ tx }: Acting, { items }: Met): Promise<RoomModel['read']['children']> => {
  const about = [...new Set(items.flatMap(({ about_record_id }) => about_record_id ?? []))];
  const records = await Promise.all(about.map((id) => recordById(tx, id)));
  return records.flatMap((record) =>
    record?.child_id ? [{ child: record.child_id, record: record.id }] : [],
  );
};

/** Those invited who are here and wait, and whether it is their item now. */
const knockingOf = async ({ tx }: Acting, { seats, item, facts }: Met): Promise<RoomModel['knocking']> => {
  const waiting = facts.runs ? seats.filter(({ place }) => place.is === 'waiting') : [];
  if (waiting.length === 0) return [];
  const invited = item ? await invitedFor(tx, item.id) : new Set<string>();
  return waiting.map(({ id, name }) => ({ id, name, now: invited.has(id) }));
};

/** What somebody sees of a meeting now: read under their own policy at each change. */
export const roomModel = async (acting: Asking): Promise<RoomModel> => {
  const { tx, params } = acting;
  const met = await roomMet(acting, params.id);
  const { meeting, own, item, inHand, quorum, presiding, facts, isInvited } = met;
  const plan = await agendaOf(acting, met);
  const inHandLine = plan.find(({ id }) => id === inHand?.item);
  const next = isInvited ? null : nextOf(plan);
  const waiting = isInvited ? await waitingOf(acting, met) : null;
  const isIn = !isInvited || facts.place?.is === 'here';
  const shown: Met = isIn ? met : { ...met, items: [], item: null };
  const link = await linkOf(tx, meeting.id);
  const children = await childrenOf(acting, shown);
  // Another child shown is another reading.
  const target = [
    shown.item ? `item:${shown.item.id}` : `meeting:${meeting.id}`,
    ...children.slice(0, MOST_NAMED).map(({ record }) => `record:${record}`),
  ].join(' ');
  const loss = isInvited ? undefined : await quorumLoss(tx, meeting.id);
  return {
    ...{ id: meeting.id, title: meeting.title, body: meeting.body_name, stands: facts.stands },
    ...{ startsAt: meeting.starts_at, endsAt: meeting.ends_at, place: meeting.place },
    cancelledWhy: meeting.cancelled_why,
    ...{ openedAt: meeting.opened_at, closedAt: meeting.closed_at },
    face: isInvited ? 'waiting' : 'room',
    acts: actsOpen(facts),
    you:
      own && facts.place
        ? {
            ...{ id: own.id, part: PARTS[own.part].label },
            ...{ is: facts.place.is, how: facts.place.how, since: facts.place.since },
          }
        : null,
    link: link === null ? null : { href: link, service: serviceOf(link) },
    now:
      shown.item && inHandLine
        ? {
            ...{ id: shown.item.id, title: shown.item.title, says: shown.item.says, aim: shown.item.aim },
            ...{ number: isInvited ? '' : inHandLine.number, presenter: shown.item.presenter },
            ...{ planned: shown.item.minutes, used: inHandLine.used, openTo: shown.item.open_to },
          }
        : null,
    hidden:
      !isInvited && inHand && !item && inHandLine
        ? {
            ...{ number: inHandLine.number, title: inHandLine.title },
            withdrew: facts.place?.is === 'withdrawn',
          }
        : null,
    next: next && {
      id: met.items.some(({ id }) => id === next.id) ? next.id : null,
      number: next.number,
      title: next.title,
      planned: next.minutes,
    },
    plan: isInvited
      ? []
      : plan.map((line) => ({
          id: met.items.some(({ id }) => id === line.id) ? line.id : null,
          ...{ number: line.number, title: line.title, depth: line.depth, planned: line.minutes },
          ...{ used: line.used, state: line.state },
        })),
    behind: isInvited ? 0 : behind(plan),
    people: await peopleOf(acting, met),
    presiding: presiding?.name ?? null,
    quorum: quorum && {
      ...{ isSet: quorum.isSet, isThere: quorum.isThere, present: quorum.present, needed: quorum.needed },
      partners: quorum.partners.map(({ name, by }) => ({ name, by })),
      lacks: [...quorum.lacks],
      lostAt: loss?.from_at ?? null,
    },
    ...(await writtenOf(acting, shown, plan)),
    waiting,
    knocking: await knockingOf(acting, met),
    read: { target, known: await isOnRecord(tx, target), children },
  };
};
