import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { promises } from '#promises';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { type Board, layBoard, layMeeting } from '../support/meeting-laid.ts';
import { onMorning, toldOf } from '../support/promised.ts';
import { HIDDEN, layFamily } from '../support/restricted.ts';
import { NOW } from '../support/world.ts';

let app: TestApp;
let vale: ArdenVale;
let board: Board;
beforeAll(async () => {
  app = await openApp();
  vale = await layArdenVale(app.databases);
  await layThresholds(app.databases, { managerAuthorises: false });
  board = await layBoard(app.databases, vale);
}, 120_000);
afterAll(() => app?.close());

const promise = async (fields: Record<string, string> = {}): Promise<string> => {
  const sent = await app.send(board.clerk, '/promises/new', {
    ...{ body: board.board, what: 'Count the children who died', owedBy: `post:${board.health}` },
    ...{ 'due-day': '14', 'due-month': '12', 'due-year': '2026' },
    ...fields,
  });
  expect(sent.status, sent.text).toBe(303);
  return sent.location;
};
const events = async (at: string) =>
  (await toldOf(app, at)).map(({ event }) => event.replace('promise.', ''));
const layNext = (title: string, startsAt: string) =>
  layMeeting(app.databases, board.clerk, {
    ...{ body: board.board, title, startsAt },
    people: [
      [board.chair, 'chair'],
      [board.health, 'member'],
      [board.police, 'invited'],
    ],
    items: [{ title: 'Minutes of the last meeting' }],
  });

describe('a promise by itself', () => {
  test('is recorded, waits on its owner’s home, and is urgent by its clock', async () => {
    const sent = await app.send(board.clerk, '/promises/new', {
      body: board.board,
      what: 'Find out how many children died',
      owedBy: `post:${board.health}`,
      urgent: 'true',
      sentence: 'It was agreed for these concerns to be investigated by officers as a matter of urgency.',
    });
    expect(sent.status, sent.text).toBe(303);
    // Five working days from Monday 23 November.
    const page = await app.get(board.health, sent.location);
    expect(page.text).toContain('30 November 2026');
    const home = await app.get(board.health, '/');
    expect(home.text).toContain('Find out how many children died');
    expect((await app.get(board.police, '/')).text).not.toContain('Find out how many children died');
  });
  test('needs a day unless it is urgent, a body that one sits on, and somebody who can owe it', async () => {
    const form = { body: board.board, what: 'Tell', owedBy: `post:${board.health}` };
    expect((await app.send(board.clerk, '/promises/new', form)).status).toBe(422);
    const other = await app.sendJson(vale.socialWorker.post, '/promises/new', { ...form, due: '2026-12-01' });
    expect(other.status).toBe(422);
    const nobody = { ...form, owedBy: `post:${board.board}`, due: '2026-12-01' };
    expect((await app.sendJson(board.clerk, '/promises/new', nobody)).text).toContain(
      'Select somebody who is still there',
    );
    const past = { ...form, due: '2026-11-20' };
    expect((await app.sendJson(board.clerk, '/promises/new', past)).text).toContain('today or in the future');
  });
});

describe('the life of a promise', () => {
  test('comes back on each next meeting of its body, until evidence convinces the body', async () => {
    const at = await promise();
    const next = await layNext('Safeguarding Board in December', '2026-12-07T10:00:00.000Z');
    const agenda = `/meetings/${next.meeting}`;
    expect((await app.get(board.chair, agenda)).text).toContain('Count the children who died');
    expect((await app.get(board.police, agenda)).text).not.toContain('Count the children who died');

    expect((await app.send(board.health, `${at}/take`, {}, at)).status).toBe(303);
    await app.send(board.health, `${at}/progress`, { said: 'The wards were asked.' });
    const moved = { 'due-day': '21', 'due-month': '12', 'due-year': '2026', said: 'Two wards are closed.' };
    expect((await app.send(board.clerk, `${at}/move`, moved)).status).toBe(303);
    await app.send(board.clerk, `${at}/report`, { meeting: next.meeting, said: 'Heard, not yet done.' });
    await app.sendFiles(
      board.health,
      `${at}/offer`,
      { said: 'Nine, by ward.' },
      { evidence: { name: 'Count.csv', content: 'ward,children\nNorth,9\n', type: 'text/csv' } },
    );
    await app.send(board.clerk, `${at}/return`, { said: 'And those who died at home?' });
    expect((await app.get(board.health, '/')).text).toContain('Count the children who died');
    await app.send(board.health, `${at}/offer`, { said: 'Two more, at home.' });
    // Whoever owes it does not judge it.
    const own = await app.sendJson(board.health, `${at}/discharge`, { said: 'Done', meeting: null });
    expect(own.status).toBe(409);
    const done = await app.send(board.clerk, `${at}/discharge`, {
      ...{ said: 'Eleven, and each was reviewed.', meeting: next.meeting },
    });
    expect(done.status, done.text).toBe(303);

    const life = (await app.get(board.police, at)).text;
    const order = [
      ...['The wards were asked.', 'Two wards are closed.', 'Heard, not yet done.', 'Nine, by ward.'],
      ...['Count.csv', 'And those who died at home?', 'Two more, at home.', 'Eleven, and each was reviewed.'],
    ].map((words) => life.indexOf(words));
    expect(order.every((place, index) => place > (order[index - 1] ?? 0))).toBe(true);
    expect(life).toContain('first due on 14 December 2026');
    expect((await app.get(board.chair, agenda)).text).not.toContain('Count the children who died');
    expect((await app.get(board.health, '/')).text).not.toContain('Count the children who died');
    expect((await app.sendJson(board.clerk, `${at}/return`, { said: 'Why?', due: null })).status).toBe(409);
    expect(await events(at)).toEqual(['given', 'moved', 'offered', 'judged', 'offered', 'judged']);
    const [, file = ''] = /href="(\/promises\/[^"]*\/evidence\/[^"]*)"/.exec(life) ?? [];
    expect((await app.get(board.police, file)).text).toContain('North,9');
    expect((await app.get(vale.teacher.post, file)).status).toBe(404);
  });

  test('is judged by nobody who owes it alone, though they keep the body', async () => {
    const at = await promise({ owedBy: `post:${board.clerk}` });
    await app.send(board.clerk, `${at}/offer`, { said: 'It is done.' });
    const own = await app.sendJson(board.clerk, `${at}/discharge`, { said: 'Yes', meeting: null });
    expect([own.status, own.text]).toEqual([409, expect.stringContaining('you owe it yourself')]);
    await layNext('A board with its chair', '2026-12-08T10:00:00.000Z');
    expect((await app.send(board.chair, `${at}/discharge`, { said: 'Seen.' })).status).toBe(303);
  });

  test('silence past its day is said once to whoever owes it and to the clerk', async () => {
    const at = await promise({
      ...{ owedBy: `organisation:${vale.trust}`, 'due-day': '30', 'due-month': '11' },
    });
    for (const day of ['11-26', '11-27', '11-27', '11-30', '12-01', '12-01', '12-02'])
      await onMorning(app, promises.jobs, `2026-${day}T07:40:00.000Z`);
    expect(await toldOf(app, at)).toEqual(
      expect.arrayContaining([
        { to_id: vale.trust, event: 'promise.given' },
        { to_id: vale.trust, event: 'promise.due' },
        { to_id: vale.trust, event: 'promise.late' },
        { to_id: board.clerk, event: 'promise.lateForBody' },
      ]),
    );
    expect(await events(at)).toHaveLength(4);
    app.now = '2026-12-03T09:00:00.000Z';
    expect((await app.get(board.clerk, '/promises?which=late')).text).toContain('Late by 3 working days');
    expect((await app.get(vale.namedNurse.post, '/')).text).toContain('Count the children who died');
    app.now = NOW;
  });
});

describe('the register of promises', () => {
  test('is filtered by body, owner, age and state, and its files hold the same and run no formula', async () => {
    await promise({ owedBy: `body:${vale.frontDoor}`, what: '=1+1', sentence: '@SUM(A1)' });
    const of = `owner=${vale.frontDoor}&body=${board.board}&age=month&which=open`;
    expect((await app.getJson(board.clerk, `/promises?${of}`)).json()).toMatchObject({
      promises: [{ what: '=1+1', owedBy: 'Front Door', state: 'open' }],
      figures: expect.arrayContaining([{ state: 'open', many: 1, late: 0 }]),
    });
    expect((await app.getJson(board.clerk, `/promises?${of}&age=older`)).status).toBe(422);
    expect(
      (await app.getJson(board.clerk, `/promises?owner=${vale.frontDoor}&age=older`)).json(),
    ).toMatchObject({
      promises: [],
    });
    const csv = await app.get(board.clerk, `/promises/csv?${of}`);
    expect(csv.text).toMatch(/\r\n'=1\+1,.*,'@SUM\(A1\)\r\n$/s);
    const book = await app.get(board.clerk, `/promises/xlsx?${of}`);
    const read = new ExcelJS.Workbook();
    await read.xlsx.load(Uint8Array.from(book.bytes ?? []).buffer);
    const cell = read.getWorksheet('Promises')?.getCell('A2');
    expect([cell?.type, cell?.value]).toEqual([ExcelJS.ValueType.String, '=1+1']);
  });

  test('shows nobody what was promised to a body on which they do not sit', async () => {
    const at = await promise();
    for (const post of [vale.teacher.post, vale.officer.post, vale.scrutinyMember.post]) {
      expect((await app.get(post, at)).status).toBe(404);
      const { promises: seen, figures } = (await app.getJson(post, '/promises?which=all')).json() as {
        promises: unknown[];
        figures: { many: number }[];
      };
      expect([seen.length, figures.reduce((sum, { many }) => sum + many, 0)]).toEqual([0, 0]);
      expect((await app.get(post, '/promises/csv?which=all')).text).not.toContain('Count the children');
    }
  });
});

describe('a promise under an item about a restricted child', () => {
  test('never holds its name, and shows to whoever owes it and to nobody else of the body', async () => {
    const { child } = await layFamily(app, vale, { hidden: true });
    const manager = vale.frontDoorManager.post;
    const { items } = await layMeeting(app.databases, manager, {
      body: board.board,
      people: [
        [board.chair, 'chair'],
        [board.health, 'member'],
      ],
      items: [{ title: 'About one child', openTo: 'record', about: child }],
    });
    const [item = ''] = items;
    const minuted = async (says: string) => {
      const written = await app.send(manager, `/meetings/items/${item}/minutes/entries`, {
        ...{ kind: 'statement', speaker: 'Chair', says },
      });
      expect(written.status, written.text).toBe(303);
      const { text } = await app.get(manager, `/meetings/items/${item}/minutes`);
      return [...text.matchAll(/\/minutes\/entries\/([0-9a-f-]{36})\/promise/g)].at(-1)?.[1] ?? '';
    };
    const form = { what: 'Visit', owedBy: `post:${board.police}`, due: '2026-12-01', urgent: false };
    const entry = await minuted(`It was agreed that the police would visit ${HIDDEN.given} at school.`);
    // One step: the page of the sentence brings what the rules read in it.
    const begun = await app.get(manager, `/minutes/entries/${entry}/promise`);
    expect(begun.text).toContain('It was agreed that the police would visit');
    const named = await app.sendJson(manager, `/minutes/entries/${entry}/promise`, {
      ...form,
      sentence: `It was agreed that the police would visit ${HIDDEN.given} at school.`,
    });
    expect([named.status, named.text]).toEqual([
      422,
      expect.stringContaining('Say this without the child’s name'),
    ]);
    const made = await app.sendJson(manager, `/minutes/entries/${entry}/promise`, {
      ...{ ...form, what: 'Visit at school', sentence: '' },
    });
    expect(made.status, made.text).toBe(200);
    expect((await app.get(board.police, '/')).text).toContain('Visit at school');
    for (const post of [board.chair, board.health, board.clerk])
      for (const where of ['?which=all', '/csv?which=all'])
        expect((await app.get(post, `/promises${where}`)).text).not.toContain('Visit at school');
    const next = await layNext('The board after', '2026-12-09T10:00:00.000Z');
    expect((await app.get(board.chair, `/meetings/${next.meeting}`)).text).not.toContain('Visit at school');
  });
});
