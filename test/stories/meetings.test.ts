import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addDays, addHours, type Instant } from '#kernel';
import { type Mailer, openMailer } from '#mail';
import { paths } from '#meetings';
import { makePerson } from '#people';
import { modules } from '../../src/app.ts';
import { actAs } from '../support/act-as.ts';
import { auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { openMailServer } from '../support/mail-server.ts';
import { type Board, layBoard } from '../support/meeting-laid.ts';
import { pdf } from '../support/sample-files.ts';
import { asOwner, NOW, PARTNERSHIP } from '../support/world.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const LINK = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_secret';
const Told = z.object({ id: z.uuid(), meeting: z.uuid() });
const Meeting = z.object({
  title: z.string(),
  stands: z.string(),
  link: z.string(),
  service: z.string(),
  version: z.number(),
  people: z.array(
    z.object({
      id: z.string(),
      post: z.string(),
      name: z.string(),
      part: z.string(),
      votes: z.boolean(),
      partner: z.string().nullable(),
      called: z.boolean(),
      answer: z.string().nullable(),
      deputyFor: z.string().nullable(),
    }),
  ),
  agenda: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      title: z.string(),
      seen: z.boolean(),
      papers: z.number(),
    }),
  ),
});
const ITEM = { aim: 'discuss', minutes: '10', openTo: 'members', titleShows: true };

/** The calendar in a mail, as another library reads it. */
const readCalendar = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  return {
    method: calendar.getFirstPropertyValue('method'),
    events: calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        sequence: event.sequence,
        starts: event.startDate.toJSDate().toISOString(),
        zone: event.startDate.zone.tzid,
        summary: event.summary,
        location: event.location,
        description: event.description,
        status: component.getFirstPropertyValue('status'),
        url: component.getFirstPropertyValue('url'),
        attendees: event.attendees.map((each) => each.getFirstValue()),
      };
    }),
  };
};
/** The text/calendar part of a mail as it came. */
const calendarOf = (raw: string) => {
  const part =
    raw.split(/\r?\n--[^\r\n]+\r?\n/).find((each) => /content-type: text\/calendar/i.test(each)) ?? '';
  const [head = '', ...body] = part.split(/\r?\n\r?\n/);
  const content = body.join('\n\n');
  const text = /base64/i.test(head)
    ? Buffer.from(content, 'base64').toString()
    : /quoted-printable/i.test(head)
      ? content
          .replace(/=\r?\n/g, '')
          .replace(/((?:=[0-9A-F]{2})+)/g, (coded) =>
            Buffer.from(coded.replaceAll('=', ''), 'hex').toString(),
          )
      : content;
  return readCalendar(text.trim());
};

describe('Meetings', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let board: Board;
  let server: Awaited<ReturnType<typeof openMailServer>>;
  let mailer: Mailer | null;

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    board = await layBoard(app.databases, vale);
    server = await openMailServer();
    mailer = openMailer({ kind: 'smtp', url: server.url(), from: 'arden@arden-vale.example' });
  }, 120_000);
  afterAll(async () => {
    mailer?.close();
    await server.stop();
    await app.close();
  });

  const run = async (name: string, now: Instant = app.now) => {
    const job = modules.flatMap(({ jobs = [] }) => jobs).find((each) => each.name === name);
    if (!job) throw new Error(`There is no job ${name}.`);
    const outside = { mailer, webhookNetworks: [], baseUrl: 'https://arden.example' };
    await job.run({
      databases: app.databases,
      partnership: PARTNERSHIP,
      about: {},
      log: quiet,
      now,
      outside,
    });
  };
  const emailOf = (post: string) =>
    asOwner(app.databases, async (tx) => {
      const found = await tx
        .selectFrom('post')
        .innerJoin('staff', 'staff.id', 'post.staff_id')
        .select('staff.email')
        .where('post.id', '=', post)
        .executeTakeFirstOrThrow();
      return found.email;
    });
  const mails = async () => {
    server.received.length = 0;
    await run('invitations-to-send');
    return server.received.map(({ to, raw }) => ({ to: to[0] ?? '', raw, ...calendarOf(raw) }));
  };

  const ok = async (post: string, url: string, body: unknown = {}) => {
    const sent = await app.sendJson(post, url, body);
    expect([sent.status, url], sent.text).toEqual([200, url]);
    return sent;
  };
  const told = async (post: string, url: string, body: unknown = {}) =>
    Told.parse((await ok(post, url, body)).json());
  const see = async (post: string, id: string) => {
    const answer = await app.getJson(post, paths.one(id));
    return answer.status === 200 ? Meeting.parse(answer.json()) : null;
  };
  const statusOf = async (post: string, url: string) => (await app.get(post, url)).status;
  const meetingOf = (more: object = {}) => ({
    ...{ body: board.board, title: 'Safeguarding Board, December', purpose: 'To look at the quarter.' },
    ...{ day: '2026-12-08', starts: '9:30am', ends: '11:30', mode: 'hybrid', place: 'Council House, room 4' },
    ...{ link: LINK, quorum: '3', quorumOfPartners: true, every: 'month', standingItems: true },
    ...more,
  });
  const add = async (keeper: string, more: object = {}) =>
    (await told(keeper, paths.add, meetingOf(more))).id;
  const addItem = async (keeper: string, meeting: string, item: object) =>
    (await told(keeper, paths.addItem(meeting), { ...ITEM, ...item })).id;
  const lineOf = async (keeper: string, meeting: string, post: string) =>
    (await see(keeper, meeting))?.people.find((person) => person.post === post)?.id ?? '';
  const addPaper = async (keeper: string, item: string, title: string, more: object = {}) => {
    const sent = await app.sendFiles(
      keeper,
      paths.addPaper(item),
      { title, kind: 'main', access: 'item', ...more },
      { file: { name: `${title}.pdf`, content: pdf(title) } },
    );
    expect(sent.status, sent.text).toBe(303);
    const text = (await app.get(keeper, paths.item(item))).text;
    return [...text.matchAll(/\/meetings\/papers\/([0-9a-f-]{36})\/file/g)].at(-1)?.[1] ?? '';
  };

  it('a board is called, answered, moved after its papers were read, and cancelled', async () => {
    const { clerk, chair, health, police } = board;
    const id = await add(clerk);
    const planned = await see(clerk, id);
    expect(planned?.people.map(({ part, partner }) => [part, partner])).toEqual([
      ['member', 'localAuthority'],
      ['member', 'localAuthority'],
      // A trust is no safeguarding partner: for health that is the integrated care board (Children Act 2004, section 16E).
      ['member', null],
      ['member', 'police'],
    ]);
    expect(planned?.agenda.map(({ title }) => title)).toEqual([
      'Apologies for absence',
      'Declarations of interest',
      'Minutes of the last meeting',
    ]);
    // The clerk is on the board's list as a member here: the part is said anew.
    for (const [post, part] of [
      [chair, 'chair'],
      [clerk, 'clerk'],
    ] as const) {
      const line = await lineOf(clerk, id, post);
      await ok(clerk, paths.person(line), { part, votes: part === 'chair', version: 1 });
    }
    const item = await addItem(clerk, id, { title: 'Neglect strategy', aim: 'decide' });
    await addPaper(clerk, item, 'Neglect strategy, draft');
    // Nobody knows of it before the call.
    for (const post of [chair, health, vale.socialWorker.post])
      expect(await statusOf(post, paths.one(id))).toBe(404);
    expect(await mails()).toEqual([]);

    await ok(clerk, paths.call(id));
    const called = await see(health, id);
    expect([called?.stands, called?.link, called?.service]).toEqual(['called', LINK, 'Microsoft Teams']);
    expect((await app.get(health, paths.one(id))).text).toContain(
      'Tuesday 8 December 2026, 9:30am to 11:30am',
    );
    expect((await app.get(health, '/')).text).toContain(
      'Say whether you are coming: Safeguarding Board, December',
    );
    expect((await app.get(health, '/notifications')).text).toContain('You are called to a meeting');
    expect(await statusOf(vale.socialWorker.post, paths.one(id))).toBe(404);
    expect((await app.sendJson(clerk, paths.call(id), {})).status).toBe(409);

    const first = await mails();
    expect(first.map(({ to }) => to).sort()).toEqual(
      (await Promise.all([chair, health, police, clerk].map(emailOf))).sort(),
    );
    const mine = first.find(({ to }) => to.includes('dev'));
    expect(mine?.method).toBe('REQUEST');
    expect(mine?.events).toEqual([
      {
        uid: id,
        sequence: 0,
        starts: '2026-12-08T09:30:00.000Z',
        zone: 'Europe/London',
        summary: 'Safeguarding Board, December',
        location: 'Council House, room 4',
        description: `Agenda, papers and how to join: https://arden.example${paths.one(id)}`,
        status: 'CONFIRMED',
        url: `https://arden.example${paths.one(id)}`,
        attendees: [`mailto:${mine?.to}`],
      },
    ]);
    for (const { raw } of first)
      for (const word of ['teams.microsoft', 'secret', 'Neglect', 'quarter', 'Dev Anand'])
        expect(raw).not.toContain(word);
    // Once each, however often the program looks.
    expect(await mails()).toEqual([]);

    await ok(health, paths.answer(id), { answer: 'yes', said: 'I leave at 11am' });
    await ok(police, paths.answer(id), { answer: 'no', deputy: vale.officer.post, authority: true });
    const [deputy] = await mails();
    expect([deputy?.to, deputy?.method]).toEqual([await emailOf(vale.officer.post), 'REQUEST']);
    const answered = await see(clerk, id);
    expect(answered?.people.find(({ post }) => post === vale.officer.post)).toMatchObject({
      ...{ part: 'substitute', votes: true, partner: 'police', deputyFor: 'Ros Quill', called: true },
    });
    expect((await app.get(clerk, paths.people(id))).text).toContain('I leave at 11am');
    expect(await statusOf(health, `${paths.one(id)}/pack`)).toBe(200);

    // Moved past the change of the clocks: half past nine stays half past nine in London.
    const change = { ...meetingOf(), body: undefined, every: undefined, standingItems: undefined };
    const moved = { ...change, day: '2027-04-06', version: answered?.version };
    expect((await app.sendJson(health, paths.change(id), moved)).status).toBe(403);
    await ok(clerk, paths.change(id), moved);
    const second = await mails();
    expect(second).toHaveLength(5);
    for (const { method, events } of second)
      expect([method, events[0]?.uid, events[0]?.sequence, events[0]?.starts]).toEqual([
        'REQUEST',
        id,
        1,
        '2027-04-06T08:30:00.000Z',
      ]);
    expect((await see(clerk, id))?.people.every(({ answer }) => answer === null)).toBe(true);
    // Somebody else's older page does not win.
    expect((await app.sendJson(clerk, paths.change(id), moved)).status).toBe(409);
    // What changes nothing for those called tells nobody.
    const now = await see(clerk, id);
    await ok(clerk, paths.change(id), { ...moved, purpose: 'To decide.', version: now?.version });
    expect(await mails()).toEqual([]);

    const saved = await app.get(health, paths.invitation(id));
    expect(saved.header('content-type')).toContain('text/calendar');
    expect(readCalendar(saved.text)).toMatchObject({ method: 'REQUEST', events: [{ uid: id, sequence: 1 }] });

    await ok(clerk, paths.cancel(id), { why: 'The report is not ready' });
    const third = await mails();
    expect(third).toHaveLength(5);
    for (const { method, events } of third)
      expect([method, events[0]?.uid, events[0]?.sequence, events[0]?.status]).toEqual([
        'CANCEL',
        id,
        2,
        'CANCELLED',
      ]);
    const page = await app.get(health, paths.one(id));
    expect(page.text).toContain('This meeting was cancelled: The report is not ready');
    expect(page.text).not.toContain(LINK);
    expect((await app.get(health, '/')).text).not.toContain('Safeguarding Board, December');
    expect((await app.sendJson(health, paths.answer(id), { answer: 'yes' })).status).toBe(409);
    expect((await app.sendJson(clerk, paths.addItem(id), { ...ITEM, title: 'Late' })).status).toBe(409);
  });
});
