/** A meeting laid under the policies by who keeps it: for stories of what stands in its minutes. */
import { type Acting, type Databases, newId, type Tx } from '#db';
import type { Instant } from '#kernel';
import type { Aim, OpenTo, Part, Partner } from '#meetings';
import { makeBody, makePost, makeSeat } from '#partnership';
import { actAs } from './act-as.ts';
import type { ArdenVale } from './arden-vale.ts';
import { asOwner } from './world.ts';

/** The board of Arden Vale: its chair, its clerk, three members; and one of them named on what is confidential. */
export const layBoard = (databases: Databases, vale: ArdenVale) =>
  asOwner(databases, async (tx: Tx) => {
    const board = await makeBody(tx, { name: 'Safeguarding Board', type: 'board' });
    const seat = async (
      name: string,
      role: 'boardMember' | 'businessManager',
      title: string,
      organisation: string,
    ) => {
      const { post } = await makePost(tx, { name, role, title, organisation });
      await makeSeat(tx, { body: board, post, organisation, capacity: 'member' });
      return post;
    };
    return {
      board,
      chair: await seat('Carys Holt', 'boardMember', 'Director of Children’s Services', vale.council),
      clerk: await seat('Bea Munro', 'businessManager', 'Business manager', vale.council),
      health: await seat('Dev Anand', 'boardMember', 'Chief Nurse', vale.trust),
      police: await seat('Ros Quill', 'boardMember', 'Detective Superintendent', vale.police),
    };
  });
export type Board = Awaited<ReturnType<typeof layBoard>>;

interface ItemLaid {
  readonly title: string;
  readonly openTo?: OpenTo;
  readonly aim?: Aim;
  /** Who is named on it, by post. */
  readonly named?: readonly string[];
  /** Who is invited for it, by post. */
  readonly invited?: readonly string[];
  readonly titleShows?: boolean;
  readonly about?: string;
}
/** Lays a meeting as the clerk: called, and begun. */
export const layMeeting = (
  databases: Databases,
  keeper: string,
  laid: {
    readonly body: string;
    readonly title?: string;
    readonly startsAt?: Instant;
    readonly people: readonly (readonly [post: string, part: Part, partner?: Partner])[];
    /** Called and not opened yet. */
    readonly waits?: boolean;
    readonly quorum?: number;
    readonly quorumOfPartners?: boolean;
    readonly link?: string;
    readonly items: readonly ItemLaid[];
  },
) =>
  actAs(databases, keeper, async ({ tx, now }: Acting) => {
    const meeting = newId();
    const startsAt = laid.startsAt ?? '2026-11-23T08:00:00.000Z';
    await tx
      .insertInto('meeting')
      .values({
        ...{ id: meeting, series_id: null, body_id: laid.body, title: laid.title ?? 'Safeguarding Board' },
        ...{ mode: 'hybrid', place: 'Council House', starts_at: startsAt },
        ends_at: new Date(Date.parse(startsAt) + 7_200_000).toISOString(),
        ...{
          quorum: laid.quorum ?? null,
          quorum_of_partners: laid.quorumOfPartners ?? false,
          previous_id: null,
          made_by: keeper,
          made_at: now,
          called_at: now,
          opened_at: laid.waits ? null : startsAt,
        },
        ...{ closed_at: null, cancelled_at: null },
      })
      .execute();
    const attendees = new Map<string, string>();
    for (const [post, part, partner = null] of laid.people) {
      const id = newId();
      attendees.set(post, id);
      await tx
        .insertInto('attendee')
        .values({
          ...{
            id,
            meeting_id: meeting,
            post_id: post,
            part,
            votes: part !== 'clerk' && part !== 'invited',
            partner,
          },
          ...{ called_at: now, answer: null, answered_at: null, deputy_for: null, has_authority: null },
          removed_at: null,
        })
        .execute();
    }
    if (laid.link)
      await tx.insertInto('meeting_link').values({ meeting_id: meeting, link: laid.link }).execute();
    const items: string[] = [];
    for (const [place, item] of laid.items.entries()) {
      const id = newId();
      items.push(id);
      const openTo = item.openTo ?? 'members';
      await tx
        .insertInto('agenda_item')
        .values({
          ...{ id, meeting_id: meeting, parent_id: null, place: place + 1, title: item.title },
          ...{ aim: item.aim ?? 'decide', minutes: 15, presenter_post_id: null, open_to: openTo },
          ...{ exempt_paragraph: openTo === 'exempt' ? 1 : null, about_record_id: item.about ?? null },
          ...{ title_shows: item.titleShows ?? true, supplement_at: null, removed_at: null },
        })
        .execute();
      const marks = [
        ...(item.named ?? []).map((post) => ({ post, mark: 'named' as const })),
        ...(item.invited ?? []).map((post) => ({ post, mark: 'invited' as const })),
      ];
      for (const { post, mark } of marks)
        await tx
          .insertInto('item_mark')
          .values({
            ...{ id: newId(), item_id: id, attendee_id: attendees.get(post) ?? '', mark },
            ...{ made_by: keeper, made_at: now, ended_at: null },
          })
          .execute();
    }
    return { meeting, items, attendee: (post: string) => attendees.get(post) ?? '' };
  });
