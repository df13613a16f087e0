/** A board that meets in public, with everything on its agenda that may and may not be published. Everybody is made up. */
import { createHash } from 'node:crypto';
import { newId } from '#db';
import { fileTypes } from '#kernel';
import type { EntryKind } from '#minutes';
import { makeBody, makePost, makeSeat } from '#partnership';
import type { TestApp } from './app.ts';
import type { ArdenVale } from './arden-vale.ts';
import { pdf } from './sample-files.ts';
import { asOwner, PARTNERSHIP } from './world.ts';

const PDF = pdf('The report of the scrutineer');

export const layPublicBoard = async (app: TestApp, vale: ArdenVale) => {
  await app.files.receive({
    ...{ partnership: PARTNERSHIP, name: 'report.pdf', declared: 'application/pdf', types: fileTypes },
    now: app.now,
    content: (async function* () {
      yield PDF;
    })(),
  });
  const sha256 = createHash('sha256').update(PDF).digest('hex');
  return asOwner(app.databases, async (tx) => {
    const board = await makeBody(tx, {
      name: 'Children’s Services Scrutiny Board',
      type: 'committee',
      organisation: vale.council,
    });
    const people = {
      clerk: await makePost(tx, {
        ...{ name: 'Dora Quill', role: 'democraticServices', title: 'Democratic services officer' },
        ...{ organisation: vale.council, body: null },
      }),
      chair: await makePost(tx, {
        ...{ name: 'Cllr Rowan Pike', role: 'scrutinyMember', title: 'Chair of the board' },
        ...{ organisation: vale.council, body: null },
      }),
    };
    await makeSeat(tx, {
      ...{ body: board, post: people.chair.post, organisation: vale.council },
      capacity: 'chair',
    });
    const meeting = newId();
    const at = '2026-11-16T18:00:00.000Z';
    const by = people.clerk.post;
    await tx
      .insertInto('meeting')
      .values({
        ...{ id: meeting, series_id: null, body_id: board, title: 'Scrutiny Board, 16 November 2026' },
        ...{ purpose: 'The board’s autumn meeting', mode: 'hybrid', place: 'Council House, Room 2' },
        ...{ starts_at: at, ends_at: '2026-11-16T20:00:00.000Z', is_public: true, quorum: null },
        ...{ previous_id: null, made_by: by, made_at: '2026-11-01T09:00:00.000Z' },
        ...{ called_at: '2026-11-02T09:00:00.000Z', opened_at: at, closed_at: '2026-11-16T19:40:00.000Z' },
        cancelled_at: null,
      })
      .execute();
    for (const [post, part] of [
      [people.clerk.post, 'clerk'],
      [people.chair.post, 'chair'],
    ] as const)
      await tx
        .insertInto('attendee')
        .values({
          ...{ id: newId(), meeting_id: meeting, post_id: post, part, votes: part === 'chair' },
          ...{ partner: null, called_at: at, answer: null, answered_at: null },
          ...{ deputy_for: null, has_authority: null, removed_at: null },
        })
        .execute();
    const item = async (title: string, place: number, more: object = {}): Promise<string> => {
      const id = newId();
      await tx
        .insertInto('agenda_item')
        .values({
          ...{ id, meeting_id: meeting, parent_id: null, place, title, aim: 'note', minutes: 30 },
          ...{ presenter_post_id: null, open_to: 'public', exempt_paragraph: null },
          ...{ about_record_id: null, supplement_at: null, removed_at: null, ...more },
        })
        .execute();
      return id;
    };
    const items = {
      update: await item('Update on multi-agency safeguarding arrangements', 1, {
        says: 'To provide an update on the work of the partnership.',
        presenter: 'The Independent Scrutineer',
      }),
      second: await item('Work programme <b>and</b> “calendar”', 2, { aim: 'decide' }),
      exempt: await item('Staffing of one service', 3, {
        open_to: 'exempt',
        exempt_paragraph: 2,
        exempt_why: 'It would tell who is spoken of.',
      }),
      exemptUntitled: await item('Zebrafinch contract', 4, {
        open_to: 'exempt',
        exempt_paragraph: 3,
        title_shows: false,
      }),
      members: await item('Pangolin briefing for members', 5, { open_to: 'members' }),
      named: await item('Axolotl matter', 6, { open_to: 'named' }),
    };
    const papers = { report: newId(), members: newId() };
    for (const [id, access, title] of [
      [papers.report, 'item', 'Report of the Independent Scrutineer'],
      [papers.members, 'members', 'Wombat annex for members alone'],
    ] as const)
      await tx
        .insertInto('paper')
        .values({
          ...{ id, item_id: items.update, kind: 'main', place: 1, title, sha256, name: 'report.pdf' },
          ...{ type: 'pdf', bytes: PDF.length, pages: 1, access, added_by: by, added_at: at },
          ...{ replaced_by: null, removed_at: null },
        })
        .execute();
    const entry = async (
      place: number,
      kind: EntryKind,
      speaker: string,
      says: string,
      more: object = {},
    ) => {
      const id = newId();
      await tx
        .insertInto('minute_entry')
        .values({
          ...{ id, item_id: items.update, place, kind, speaker, says, attendee_id: null },
          ...{ reply_to_id: null, written_by: by, written_at: at, removed_at: null, ...more },
        })
        .execute();
      return id;
    };
    await entry(1, 'presentation', 'The Independent Scrutineer', 'Presented the report since March.');
    const query = await entry(
      2,
      'query',
      'Members',
      'Members asked whom the exploitation strategy included.',
    );
    await entry(3, 'reply', 'The Assistant Director', 'It covered county lines and modern slavery.', {
      reply_to_id: query,
    });
    const asked = await entry(
      4,
      'request',
      'A Member',
      'Questioned the number of deaths; agreed to be investigated.',
    );
    await entry(5, 'thanks', 'The Chair', 'Put on record the board’s thanks to the Scrutineer.');
    await tx
      .insertInto('minute_entry')
      .values({
        ...{ id: newId(), item_id: items.members, place: 1, kind: 'discussion', says: 'Pangolin talk' },
        ...{ attendee_id: null, reply_to_id: null, written_by: by, written_at: at, removed_at: null },
      })
      .execute();
    const resolution = newId();
    await tx
      .insertInto('resolution')
      .values({
        ...{ id: resolution, item_id: items.update, place: 1, kind: 'noted', made_at: at, written_by: by },
        ...{ says: 'The board noted the update.', proposed_by: null, seconded_by: null, removed_at: null },
      })
      .execute();
    const promise = newId();
    await tx
      .insertInto('promise')
      .values({
        ...{ id: promise, body_id: board, meeting_id: meeting, item_id: items.update, entry_id: asked },
        ...{
          resolution_id: null,
          what: 'Investigate the number of deaths',
          due_day: '2026-11-30',
          urgent: true,
        },
        ...{ sentence: 'agreed to be investigated', owed_kind: 'organisation', owed_id: vale.council },
        ...{ clock_rule: null, clock_from: null, made_by: by, made_at: at },
      })
      .execute();
    await tx
      .insertInto('minutes_step')
      .values({
        ...{ id: newId(), meeting_id: meeting, step: 'circulated', at_meeting_id: null, answer_by: null },
        ...{ post_id: by, at: '2026-11-18T09:00:00.000Z' },
      })
      .execute();
    return { board, ...people, meeting, items, papers, resolution, promise, query, sha256 };
  });
};
export type PublicBoard = Awaited<ReturnType<typeof layPublicBoard>>;
