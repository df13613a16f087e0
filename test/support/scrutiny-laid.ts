/** A scrutiny board with its members, and a public meeting of it: for stories of what it asks and what it is told. */
import { type Databases, newId } from '#db';
import type { Instant } from '#kernel';
import type { OpenTo, Part } from '#meetings';
import { makeBody, makeOrganisation, makePost, makeSeat } from '#partnership';
import { actAs } from './act-as.ts';
import type { ArdenVale } from './arden-vale.ts';
import { asOwner } from './world.ts';

export const layScrutiny = (databases: Databases, vale: ArdenVale) =>
  asOwner(databases, async (tx) => {
    const board = await makeBody(tx, {
      name: 'Children and Families Scrutiny Board',
      type: 'committee',
      purpose: 'Scrutinises services for children, education and safeguarding',
    });
    const health = await makeOrganisation(tx, { name: 'Arden Integrated Care Board', type: 'icb' });
    const post = async (
      name: string,
      role: Parameters<typeof makePost>[1]['role'],
      title: string,
      organisation: string,
    ) => (await makePost(tx, { name, role, title, organisation })).post;
    const seat = (held: string, capacity: Parameters<typeof makeSeat>[1]['capacity']) =>
      makeSeat(tx, { body: board, post: held, organisation: vale.council, capacity });
    const member = vale.scrutinyMember.post;
    const chair = await post('Cllr Rosa Teal', 'scrutinyMember', 'Chair of the Scrutiny Board', vale.council);
    const second = await post('Cllr Ivan Birch', 'scrutinyMember', 'Scrutiny Board member', vale.council);
    const substitute = await post('Cllr Una Cole', 'scrutinyMember', 'Councillor', vale.council);
    const governor = await post('Maud Lisle', 'scrutinyMember', 'Parent governor', vale.council);
    const officer = await post(
      'Dee Marlow',
      'democraticServices',
      'Democratic services officer',
      vale.council,
    );
    await seat(chair, 'chair');
    return {
      ...{ board, chair, member, second, substitute, governor, officer, icb: health },
      seats: {
        member: await seat(member, 'member'),
        second: await seat(second, 'member'),
        substitute: await seat(substitute, 'substitute'),
        governor: await seat(governor, 'coOptee'),
      },
      council: await post('Carys Holt', 'boardMember', 'Director of Children’s Services', vale.council),
      health: await post('Dev Anand', 'boardMember', 'Chief Nurse', health),
      police: await post('Ros Quill', 'boardMember', 'Detective Superintendent', vale.police),
    };
  });
export type Scrutiny = Awaited<ReturnType<typeof layScrutiny>>;

/** Lays a public meeting of the board, kept by its officer: those called, and what is on its agenda. */
export const layPublicMeeting = (
  databases: Databases,
  laid: Pick<Scrutiny, 'board' | 'officer' | 'chair' | 'member' | 'second' | 'substitute'>,
  meeting: {
    readonly startsAt: Instant;
    readonly title?: string;
    readonly opened?: boolean;
    readonly items: readonly (readonly [title: string, openTo: OpenTo])[];
  },
) =>
  actAs(databases, laid.officer, async ({ tx, now }) => {
    const id = newId();
    await tx
      .insertInto('meeting')
      .values({
        ...{ id, series_id: null, body_id: laid.board, title: meeting.title ?? 'Scrutiny Board' },
        ...{ mode: 'inPerson', place: 'Council House', is_public: true, starts_at: meeting.startsAt },
        ends_at: new Date(Date.parse(meeting.startsAt) + 7_200_000).toISOString(),
        ...{ quorum: null, previous_id: null, made_by: laid.officer, made_at: now, called_at: now },
        ...{ opened_at: meeting.opened ? meeting.startsAt : null, closed_at: null, cancelled_at: null },
      })
      .execute();
    const people: readonly (readonly [string, Part])[] = [
      [laid.officer, 'clerk'],
      [laid.chair, 'chair'],
      [laid.member, 'member'],
      [laid.second, 'member'],
      [laid.substitute, 'substitute'],
    ];
    const attendees = new Map<string, string>();
    for (const [post, part] of people) {
      const attendee = newId();
      attendees.set(post, attendee);
      await tx
        .insertInto('attendee')
        .values({
          ...{ id: attendee, meeting_id: id, post_id: post, part, votes: part !== 'clerk', partner: null },
          ...{ called_at: now, answer: null, answered_at: null, deputy_for: null, has_authority: null },
          removed_at: null,
        })
        .execute();
    }
    const items: string[] = [];
    for (const [title, openTo] of meeting.items) {
      const item = newId();
      items.push(item);
      await tx
        .insertInto('agenda_item')
        .values({
          ...{ id: item, meeting_id: id, parent_id: null, place: items.length, title, aim: 'discuss' },
          ...{ minutes: 20, presenter_post_id: null, open_to: openTo, about_record_id: null },
          ...{ exempt_paragraph: openTo === 'exempt' ? 3 : null, title_shows: true },
          ...{ supplement_at: null, removed_at: null },
        })
        .execute();
    }
    return { id, items, attendee: (post: string) => attendees.get(post) ?? '' };
  });
