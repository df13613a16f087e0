import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#db';
import { modules } from '../../src/app.ts';
import { actAs } from '../support/act-as.ts';
import { type Answer, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { layPublicMeeting, layScrutiny, type Scrutiny } from '../support/scrutiny-laid.ts';
import { asOwner, NOW, PARTNERSHIP } from '../support/world.ts';

// Monday 23 November 2026. The meeting of Thursday 10 December: questions and agenda by 2 December, answers by the 9th.
let app: TestApp;
let vale: ArdenVale;
let laid: Scrutiny;
let meeting: Awaited<ReturnType<typeof layPublicMeeting>>;
beforeAll(async () => {
  app = await openApp();
  vale = await layArdenVale(app.databases);
  laid = await layScrutiny(app.databases, vale);
  const made = await app.send(laid.officer, '/scrutiny/new', {
    body: laid.board,
    quorum: '3',
    education: 'true',
    smallNumber: '5',
  });
  expect(made.status, made.text).toBe(303);
  meeting = await layPublicMeeting(app.databases, laid, {
    startsAt: '2026-12-10T14:00:00.000Z',
    items: [
      ['Annual report of the partnership', 'public'],
      ['Contract for the advocacy service', 'exempt'],
    ],
  });
}, 120_000);
afterAll(() => app?.close());

const at = (now: string) => {
  app.now = now;
};
const idIn = (sent: Answer): string => {
  expect(sent.status, sent.text.slice(0, 2000)).toBe(303);
  return sent.location.split('/').at(-1)?.split('?')[0] ?? '';
};
const ask = async (question: string, post = laid.member) =>
  idIn(
    await app.send(post, `/scrutiny/${laid.board}/ask`, {
      about: `${meeting.id}/${meeting.items[0]}`,
      question,
    }),
  );
const act = (post: string, id: string, what: string, fields: Record<string, string | string[]> = {}) =>
  app.send(post, `/scrutiny/questions/${id}/${what}`, fields);
const model = async (post: string, id: string) =>
  (await app.getJson(post, `/scrutiny/questions/${id}`)).json() as {
    version: number;
    state: string;
    words: string | null;
    warnings: { key: string; words: string }[];
    asks: {
      id: string;
      organisation: string;
      stands: string;
      clock: { due: string; state: string; late?: number } | null;
      answers: { id: string; number: number }[];
    }[];
  };
const versioned = async (
  post: string,
  id: string,
  what: string,
  fields: Record<string, string | string[]> = {},
) => act(post, id, what, { version: `${(await model(post, id)).version}`, ...fields });
const answer = async (post: string, asked: string, kind: string, says: string) =>
  app.send(post, `/scrutiny/asks/${asked}`, { kind, says, number: '0' });
const work = async () => {
  const job = modules.flatMap(({ jobs = [] }) => jobs).find(({ name }) => name === 'scrutiny-due');
  const { databases } = app;
  await job?.run({ databases, partnership: PARTNERSHIP, now: app.now } as Parameters<
    NonNullable<typeof job>['run']
  >[0]); // what this job reads
};

describe('a board and its year', () => {
  test('is made by democratic services alone, and shows the dates that its meetings make', async () => {
    expect((await app.send(laid.member, '/scrutiny/new', { body: laid.board }, '/scrutiny')).status).toBe(
      403,
    );
    const { text } = await app.get(laid.member, `/scrutiny/${laid.board}`);
    expect(text).toContain('2026 to 2027');
    expect(text).toContain('Wednesday 2 December 2026');
    expect((await app.get(vale.healthVisitor.post, `/scrutiny/${laid.board}`)).status).toBe(403);
    const year = await app.send(laid.officer, `/scrutiny/${laid.board}/year`, {
      'firstDay-day': '1',
      'firstDay-month': '6',
      'firstDay-year': '2027',
    });
    expect(year.status).toBe(422);
    expect(year.text).toContain('in May');
  });
  test('has substitutes and statutory co-optees in its membership', async () => {
    const seat = (id: string, fields: Record<string, string>) =>
      app.send(laid.officer, `/scrutiny/seats/${id}`, { version: '0', ...fields });
    expect((await seat(laid.seats.substitute, { substituteFor: laid.seats.governor })).status).toBe(422);
    expect((await seat(laid.seats.substitute, { substituteFor: laid.seats.second })).status).toBe(303);
    expect((await seat(laid.seats.governor, { kind: 'parentGovernor' })).status).toBe(303);
    const { text } = await app.get(laid.member, `/scrutiny/${laid.board}/members`);
    expect(text).toContain('In the place of Cllr Ivan Birch alone');
    expect(text).toContain('On education matters');
  });
});

describe('a work programme and its reports', () => {
  test('a report speaks for the time since the last on its subject, and is not cleared by its author', async () => {
    const added = await app.send(laid.officer, `/scrutiny/${laid.board}/programme/new`, {
      title: 'Neglect',
      why: 'A priority of the partnership',
      meeting: meeting.id,
    });
    expect(added.status, added.text).toBe(303);
    const [subject] = await asOwner(app.databases, (tx) =>
      tx.selectFrom('scrutiny_subject').selectAll().execute(),
    );
    await asOwner(app.databases, (tx) =>
      tx
        .insertInto('scrutiny_report')
        .values({
          ...{
            id: newId(),
            subject_id: subject?.id ?? '',
            title: 'Neglect, the year 2025',
            author_post_id: laid.council,
          },
          ...{
            presenter_post_id: null,
            meeting_id: null,
            item_id: null,
            since_report_id: null,
            since_day: null,
          },
          ...{ until_day: null, cleared_by: null, cleared_at: null, received_day: '2025-12-11' },
          ...{ made_by: laid.officer, made_at: NOW },
        })
        .execute(),
    );
    const id = idIn(
      await app.send(laid.officer, `/scrutiny/subjects/${subject?.id}/report`, {
        title: 'Neglect, the year 2026',
        author: laid.council,
        about: `${meeting.id}/${meeting.items[0]}`,
        background: 'Data of the partnership\nAudit of ten files',
      }),
    );
    expect((await app.get(laid.council, '/')).text).toContain('Write the report: Neglect, the year 2026');
    const clear = () =>
      app.send(laid.officer, `/scrutiny/reports/${id}/clear`, { version: '1' }, `/scrutiny/reports/${id}`);
    expect((await clear()).status).toBe(409);
    expect(
      (await app.send(laid.council, `/scrutiny/reports/${id}/draft`, { says: 'Fewer children waited.' }))
        .status,
    ).toBe(303);
    expect((await app.get(laid.member, `/scrutiny/reports/${id}`)).status).toBe(404);
    expect((await clear()).status).toBe(303);
    const read = await app.get(laid.member, `/scrutiny/reports/${id}`);
    expect(read.text).toContain('received on 11 December 2025');
    expect((await app.get(laid.member, `/scrutiny/${laid.board}/programme`)).text).toContain(
      'Neglect, the year 2026',
    );
  });
});

describe('a question', () => {
  let id: string;
  test('is sent in by a member, seen by nobody else, and accepted', async () => {
    id = await ask('How many families waited more than 45 days for an assessment?');
    expect((await app.get(laid.member, `/scrutiny/questions/${id}`)).text).toContain(
      'In time: the deadline was 2 December 2026',
    );
    expect((await app.get(laid.second, `/scrutiny/questions/${id}`)).status).toBe(404);
    expect((await app.get(laid.police, `/scrutiny/questions/${id}`)).status).toBe(404);
    expect((await app.get(laid.officer, '/')).text).toContain(`/scrutiny/questions/${id}`);
    expect((await versioned(laid.officer, id, 'accept')).status).toBe(303);
    expect((await app.get(laid.second, `/scrutiny/questions/${id}`)).status).toBe(200);
    const refused = await act(laid.second, id, 'withhold', { why: 'I do not like it', version: '2' });
    expect(refused.status).toBe(403);
  });
  test('is put to the three safeguarding partners, each with its own clock', async () => {
    expect((await act(laid.officer, id, 'allocate', { partners: 'true' })).status).toBe(303);
    const { asks } = await model(laid.officer, id);
    expect(asks.map(({ organisation }) => organisation)).toEqual([
      'Arden Vale Council',
      'Arden Integrated Care Board',
      'Forest Police',
    ]);
    expect(new Set(asks.map(({ clock }) => clock?.due))).toEqual(new Set(['2026-12-09']));
    expect((await app.get(laid.police, '/scrutiny/inbox')).text).toContain('How many families waited');
    expect((await app.get(laid.police, '/')).text).toContain('How many families waited');
  });
  test('is answered by two of them and not by the third, which shows by name and by how long', async () => {
    const { asks } = await model(laid.officer, id);
    const [council, health, police] = asks.map((each) => each.id);
    expect((await answer(laid.police, council ?? '', 'nil', '')).status).toBe(403);
    expect((await answer(laid.council, council ?? '', 'declined', '')).status).toBe(422);
    expect(
      (
        await answer(
          laid.council,
          council ?? '',
          'answered',
          'Three children in Elm Road waited; one is Maisie Thorn.',
        )
      ).status,
    ).toBe(303);
    expect((await answer(laid.health, health ?? '', 'nil', '')).status).toBe(303);
    expect((await app.get(laid.member, `/scrutiny/questions/${id}`)).text).not.toContain('Maisie');
    expect((await app.get(laid.health, `/scrutiny/questions/${id}`)).text).not.toContain('Maisie');

    const [first, nil] = (await model(laid.officer, id)).asks.map((each) => each.answers[0]?.id ?? '');
    const checking = await app.get(laid.officer, `/scrutiny/answers/${first}/check`);
    expect(checking.text).toContain('“Maisie Thorn”');
    expect(checking.text).toContain('“Three children”');
    const approve = (says: string) =>
      app.send(laid.officer, `/scrutiny/answers/${first}/check`, { says, number: '1' });
    const refused = await approve('Three children in Elm Road waited; one is Maisie Thorn.');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Maisie Thorn');
    expect((await approve('Fewer than five families waited.')).status).toBe(303);
    expect(
      (await app.send(laid.officer, `/scrutiny/answers/${nil}/check`, { says: '', number: '1' })).status,
    ).toBe(303);

    const shown = await app.get(laid.second, `/scrutiny/questions/${id}`);
    expect(shown.text).toContain('Fewer than five families waited.');
    expect(shown.text).not.toContain('Maisie');
    at('2026-12-14T09:00:00.000Z');
    const late = await app.get(laid.second, `/scrutiny/${laid.board}/questions`);
    expect(late.text).toContain('Forest Police has not answered: late by 3 working days');
    await work();
    await work();
    const told = await asOwner(app.databases, (tx) =>
      tx
        .selectFrom('notice')
        .select(['to_id', 'event'])
        .where('event', 'like', 'scrutiny.answer%')
        .where('path', 'like', `%${police}`)
        .execute(),
    );
    expect(told).toEqual([{ to_id: laid.police, event: 'scrutiny.answerLate' }]);
    at(NOW);
  });
  test('is asked again about an answer, and stands in the minutes of the item', async () => {
    const [council] = (await model(laid.officer, id)).asks;
    const approved = (await model(laid.second, id)).asks[0]?.answers[0]?.id;
    expect(council?.stands).toBe('approved');
    const again = idIn(
      await app.send(laid.second, `/scrutiny/answers/${approved}/again`, {
        question: 'And in the year before?',
      }),
    );
    expect((await app.get(laid.second, `/scrutiny/questions/${again}`)).text).toContain(
      'To the answer of Arden Vale Council',
    );
    expect((await versioned(laid.officer, id, 'consolidate')).status).toBe(303);
    expect((await act(laid.officer, id, 'minute', { item: meeting.items[0] ?? '' })).status).toBe(303);
    const entries = await asOwner(app.databases, (tx) =>
      tx
        .selectFrom('minute_entry')
        .select(['kind', 'speaker', 'says'])
        .where('item_id', '=', meeting.items[0] ?? '')
        .orderBy('place')
        .execute(),
    );
    expect(entries.map(({ kind }) => kind)).toEqual(['query', 'reply', 'reply', 'observation']);
    expect(entries.at(-1)?.says).toContain('Forest Police had not answered');
  });
  test('that names a child is held back, and never goes on in those words', async () => {
    const held = await ask('What is done for Maisie Thorn, aged 7, in Elmsford?');
    const own = await app.get(laid.member, `/scrutiny/questions/${held}`);
    expect(own.text).toContain('Held back');
    for (const post of [laid.second, laid.chair, laid.police]) {
      expect((await app.get(post, `/scrutiny/questions/${held}`)).status).toBe(404);
      expect((await app.get(post, `/scrutiny/${laid.board}/questions`)).text).not.toContain('Maisie');
      expect((await app.get(post, `/scrutiny/meetings/${meeting.id}`)).text).not.toContain('Maisie');
    }
    const refused = await versioned(laid.officer, held, 'accept');
    expect(refused.status).toBe(422);
    expect(
      (
        await versioned(laid.officer, held, 'reword', {
          words: 'What is done for children who are missing school?',
        })
      ).status,
    ).toBe(303);
    expect((await app.get(laid.member, '/')).text).toContain('may be asked in other words');
    expect((await versioned(laid.officer, held, 'accept')).status).toBe(409);
    expect((await act(laid.member, held, 'leave', { leave: 'yes' })).status).toBe(303);
    expect((await versioned(laid.officer, held, 'accept')).status).toBe(303);
    const read = await app.get(laid.second, `/scrutiny/questions/${held}`);
    expect(read.text).toContain('missing school');
    expect(read.text).not.toContain('Maisie');
  });
  test('is split into parts and joined with another', async () => {
    const whole = await ask('How many referrals came from schools? How long did each wait?');
    expect(
      (
        await versioned(laid.officer, whole, 'split', {
          first: 'How many referrals came from schools?',
          second: 'How long did each wait?',
        })
      ).status,
    ).toBe(303);
    const page = await app.getJson(laid.officer, `/scrutiny/questions/${whole}`);
    const { state, parts } = page.json() as { state: string; parts: { id: string }[] };
    expect(state).toBe('split');
    expect(parts).toHaveLength(2);
    const [one, other] = parts.map((part) => part.id);
    for (const part of [one, other])
      expect((await versioned(laid.officer, part ?? '', 'accept')).status).toBe(303);
    expect((await versioned(laid.officer, one ?? '', 'join', { into: other ?? '' })).status).toBe(303);
    expect((await model(laid.officer, one ?? '')).state).toBe('joined');
    expect((await versioned(laid.officer, one ?? '', 'withhold', { why: 'No' })).status).toBe(409);
  });
  test('that comes after the deadline says so, and is answered after the meeting', async () => {
    at('2026-12-04T09:00:00.000Z');
    const late = await ask('What changed in police powers of protection?');
    expect((await app.get(laid.member, `/scrutiny/questions/${late}`)).text).toContain(
      'After the deadline of 2 December 2026',
    );
    await versioned(laid.officer, late, 'accept');
    await act(laid.officer, late, 'allocate', { partners: 'true' });
    // Ten working days after 10 December step over Christmas and Boxing Day.
    expect((await model(laid.officer, late)).asks[0]?.clock?.due).toBe('2026-12-24');
    at(NOW);
  });
  test('is asked by members of the board alone', async () => {
    const form = { about: meeting.id, question: 'May I?' };
    expect((await app.sendJson(laid.police, `/scrutiny/${laid.board}/ask`, form)).status).toBe(403);
    expect((await app.sendJson(vale.socialWorker.post, `/scrutiny/${laid.board}/ask`, form)).status).toBe(
      403,
    );
  });
});

describe('an agenda', () => {
  const publish = (id: string, fields: Record<string, string> = {}) =>
    app.send(laid.officer, `/scrutiny/meetings/${id}/publish`, fields, `/scrutiny/meetings/${id}`);
  test('goes out five clear days before, and by whoever keeps the meeting', async () => {
    expect(
      (
        await app.send(
          laid.member,
          `/scrutiny/meetings/${meeting.id}/publish`,
          {},
          `/scrutiny/meetings/${meeting.id}`,
        )
      ).status,
    ).toBe(403);
    expect((await publish(meeting.id)).status).toBe(303);
    expect((await app.get(laid.member, `/scrutiny/meetings/${meeting.id}`)).text).toContain(
      'Published in time',
    );
  });
  test('goes out late only with a reason, and then its items wait for the chair’s', async () => {
    const soon = await layPublicMeeting(app.databases, laid, {
      startsAt: '2026-11-26T14:00:00.000Z',
      title: 'Special meeting',
      items: [['A death in custody', 'public']],
    });
    expect((await app.get(laid.officer, '/')).text).toContain('Publish the agenda: Special meeting');
    const refused = await publish(soon.id);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Enter why the agenda goes out late');
    expect((await publish(soon.id, { lateWhy: 'Called at short notice' })).status).toBe(303);
    expect((await app.get(laid.member, `/scrutiny/meetings/${soon.id}`)).text).toContain('only as urgent');
    const urgent = (chair: string) =>
      app.send(laid.officer, `/scrutiny/items/${soon.items[0]}/urgent`, {
        chair,
        reason: 'It cannot wait until March',
      });
    expect((await urgent(soon.attendee(laid.second))).status).toBe(422);
    expect((await urgent(soon.attendee(laid.chair))).status).toBe(303);
    const { text } = await app.get(laid.member, `/scrutiny/meetings/${soon.id}`);
    expect(text).toContain('Urgent in the opinion of Cllr Rosa Teal');
    expect(text).not.toContain('only as urgent');
  });
  test('takes an exempt item behind a resolution to exclude press and public, or not at all', async () => {
    const [, exempt = ''] = meeting.items;
    const take = () =>
      actAs(app.databases, laid.officer, ({ tx, now }) =>
        tx
          .insertInto('item_turn')
          .values({ id: newId(), meeting_id: meeting.id, item_id: exempt, from_at: now, until_at: now })
          .execute(),
      );
    await expect(take()).rejects.toThrow('This item is exempt');
    expect((await app.get(laid.second, `/scrutiny/meetings/${meeting.id}`)).text).toContain(
      'Record the resolution',
    );
    // Partners and the press see neither the item nor its title.
    expect((await app.get(laid.police, `/scrutiny/meetings/${meeting.id}`)).text).not.toContain('advocacy');
    const excluded = await app.send(laid.officer, `/scrutiny/items/${exempt}/exclude`, {
      publicInterest: 'Prices of rivals would be known, and the next contract cost more',
      movedBy: meeting.attendee(laid.member),
      secondedBy: meeting.attendee(laid.second),
    });
    expect(excluded.status, excluded.text).toBe(303);
    await take();
    const { text } = await app.get(laid.second, `/scrutiny/meetings/${meeting.id}`);
    expect(text).toContain('section 100A(4)');
    expect(text).toContain('Moved by Cllr Alder, seconded by Cllr Ivan Birch');
  });
  test('counts a substitute towards the quorum only while their member is away', async () => {
    const live = await layPublicMeeting(app.databases, laid, {
      startsAt: '2026-11-23T08:00:00.000Z',
      title: 'Live meeting',
      opened: true,
      items: [['Welcome', 'public']],
    });
    const come = (post: string, event: 'arrived' | 'left') =>
      actAs(app.databases, laid.officer, ({ tx }) =>
        tx
          .insertInto('presence')
          .values({
            ...{ id: newId(), meeting_id: live.id, attendee_id: live.attendee(post), event },
            ...{ how: 'room', item_id: null, at: new Date().toISOString(), recorded_by: laid.officer },
          })
          .execute(),
      );
    const quorum = async () =>
      ((await app.getJson(laid.officer, `/scrutiny/meetings/${live.id}`)).json() as { quorum: unknown })
        .quorum;
    for (const post of [laid.chair, laid.member, laid.substitute]) await come(post, 'arrived');
    expect(await quorum()).toEqual({ there: 3, needed: 3, met: true });
    await come(laid.second, 'arrived');
    await come(laid.chair, 'left');
    expect(await quorum()).toEqual({ there: 2, needed: 3, met: false });
  });
});
