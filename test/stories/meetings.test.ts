import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Instant } from '#kernel';
import { type Mailer, openMailer } from '#mail';
import { paths } from '#meetings';
import { makePerson } from '#people';
import { modules } from '../../src/app.ts';
import { actAs } from '../support/act-as.ts';
import { auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { openMailServer } from '../support/mail-server.ts';
import { handsOf, ITEM, LINK } from '../support/meeting-hands.ts';
import { type Board, layBoard } from '../support/meeting-laid.ts';
import { pdf } from '../support/sample-files.ts';
import { asOwner, NOW, PARTNERSHIP } from '../support/world.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
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

  const { ok, told, see, statusOf, meetingOf, add, addItem, lineOf, addPaper } = handsOf(
    () => app,
    () => board,
  );

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
    expect(readCalendar(saved.text)).toMatchObject({
      method: 'REQUEST',
      events: [{ uid: id, sequence: 1, url: `http://localhost${paths.one(id)}` }],
    });

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

  describe('who sees what of an agenda', () => {
    it('each item is for those whose it is: public, members, named, exempt, invited, and nobody else', async () => {
      const { clerk, chair, health, police } = board;
      const outsider = vale.teacher.post;
      const invited = vale.officer.post;
      const id = await add(clerk, { title: 'Items of every kind', standingItems: false, every: null });
      await ok(clerk, paths.people(id), { post: invited, part: 'invited' });
      const items: Record<string, string> = {};
      for (const [title, more] of [
        ['Open to all', { openTo: 'public' }],
        ['For members', {}],
        ['Named with a title', { openTo: 'named' }],
        ['Named without one', { openTo: 'named', titleShows: false }],
        [
          'Exempt matter',
          { openTo: 'exempt', exemptParagraph: '3', exemptWhy: 'Prices would be known to bidders.' },
        ],
        ['A visitor speaks', { openTo: 'public' }],
      ] as const)
        items[title] = await addItem(clerk, id, { title, says: `What ${title} says`, ...more });
      const of = (title: string) => items[title] ?? '';
      for (const title of ['Named with a title', 'Named without one'])
        await ok(clerk, paths.nameOn(of(title)), { people: [await lineOf(clerk, id, health)] });
      await ok(clerk, paths.nameOn(of('A visitor speaks')), { people: [await lineOf(clerk, id, invited)] });
      const papers: Record<string, string> = {};
      for (const title of Object.keys(items))
        papers[title] = await addPaper(clerk, of(title), `Paper: ${title}`);
      const memberPaper = await addPaper(clerk, of('A visitor speaks'), 'Notes for members', {
        access: 'members',
      });
      await ok(clerk, paths.call(id));

      const all = Object.keys(items);
      const named = ['Named with a title', 'Named without one'];
      const sees: readonly (readonly [string, readonly string[]])[] = [
        [clerk, all],
        [health, all],
        [chair, all.filter((title) => !named.includes(title))],
        [police, all.filter((title) => !named.includes(title))],
        [invited, ['A visitor speaks']],
        [outsider, []],
        [vale.frontDoorManager.post, []],
        [vale.scrutinyMember.post, []],
      ];
      for (const [post, mine] of sees) {
        const meeting = await see(post, id);
        expect(meeting?.agenda.filter(({ seen }) => seen).map(({ title }) => title) ?? []).toEqual(mine);
        for (const title of all) {
          const expected = mine.includes(title) ? 200 : 404;
          expect([title, await statusOf(post, paths.item(of(title)))]).toEqual([title, expected]);
          expect([title, await statusOf(post, paths.paperFile(papers[title] ?? ''))]).toEqual([
            title,
            expected,
          ]);
        }
        expect(await statusOf(post, paths.paper(memberPaper))).toBe(mine.length > 1 ? 200 : 404);
        for (const url of [paths.one(id), `${paths.one(id)}/pack`, paths.list, '/']) {
          const { text } = await app.get(post, url);
          for (const title of all.filter((each) => !mine.includes(each)))
            expect([url, text.includes(`What ${title} says`), text.includes(`Paper: ${title}`)]).toEqual([
              ...[url, false, false],
            ]);
        }
      }
      // A title that may show does; one that may not is a place alone, with its number and time.
      const forChair = (await app.get(chair, paths.one(id))).text;
      expect(forChair).toContain('Named with a title');
      expect(forChair).not.toContain('Named without one');
      expect(forChair).toContain('An item that you do not take part in');
      const forInvited = await see(invited, id);
      expect(forInvited?.agenda).toMatchObject([{ title: 'A visitor speaks', number: '6' }]);
      // The link is for those called to the whole; somebody invited has it when they are let in.
      expect([(await see(chair, id))?.link, forInvited?.link]).toEqual([LINK, '']);
      expect((await app.getJson(invited, paths.one(id))).text).not.toContain('Carys Holt');

      // Somebody taken off the list sees nothing from then on, and put back is named on nothing.
      const line = await lineOf(clerk, id, health);
      await ok(clerk, paths.removePerson(line));
      expect(await see(health, id)).toBeNull();
      await ok(clerk, paths.people(id), { post: health, part: 'member' });
      expect((await see(health, id))?.agenda.filter(({ seen }) => !seen)).toHaveLength(2);
    });

    it('whoever declares an interest and must leave sees the item no more, and the clerk may take it off', async () => {
      const { clerk, chair, police } = board;
      const id = await add(clerk, { title: 'A contract', standingItems: false, every: null });
      const item = await addItem(clerk, id, { title: 'Award of the contract' });
      const paper = await addPaper(clerk, item, 'The bids');
      await ok(clerk, paths.call(id));
      expect(await statusOf(police, paths.paperFile(paper))).toBe(200);
      const declared = { interest: 'My sister works for a bidder', withdraws: true };
      // Nobody declares for others but the clerk.
      const other = await lineOf(clerk, id, chair);
      const forOther = await app.sendJson(police, paths.interest(item), { ...declared, attendee: other });
      expect(forOther.status).toBe(403);
      await ok(police, paths.interest(item), declared);
      for (const url of [paths.item(item), paths.paper(paper), paths.paperFile(paper)])
        expect([url, await statusOf(police, url)]).toEqual([url, 404]);
      const page = (await app.get(police, paths.one(id))).text;
      expect(page).toContain('You declared an interest and withdrew from this item.');
      const kept = (await app.get(clerk, paths.item(item))).text;
      expect(kept).toContain('My sister works for a bidder');
      expect(kept).toContain('Somebody who may not see this item any more had opened a paper of it before');
      const mark = new RegExp(`/meetings/items/${item}/marks/([0-9a-f-]{36})/end`).exec(kept)?.[1] ?? '';
      expect((await app.sendJson(police, paths.endMark(item, mark), {})).status).toBe(404);
      await ok(clerk, paths.endMark(item, mark));
      expect(await statusOf(police, paths.item(item))).toBe(200);
    });

    it('an item is made exempt and then for named people after its paper was opened: who opened it is known, and access ends', async () => {
      const { clerk, chair, health, police } = board;
      const id = await add(clerk, { title: 'Opened too early', standingItems: false, every: null });
      const item = await addItem(clerk, id, { title: 'A leader’s conduct' });
      const paper = await addPaper(clerk, item, 'Statement');
      await ok(clerk, paths.call(id));
      for (const post of [health, health, police])
        expect(await statusOf(post, paths.paperFile(paper))).toBe(200);
      const change = { title: 'A leader’s conduct', aim: 'discuss', minutes: '10', titleShows: false };
      const without = await app.sendJson(clerk, paths.changeItem(item), {
        ...{ ...change, openTo: 'exempt', version: 1 },
      });
      expect(without.status).toBe(422);
      expect(without.text).toContain('Select the paragraph that makes it exempt');
      await ok(clerk, paths.changeItem(item), {
        ...{ ...change, openTo: 'exempt', version: 1 },
        ...{ exemptParagraph: '1', exemptWhy: 'It is about one person, who would be known by it.' },
      });
      // Those called still see what is exempt, as such; the public never did.
      expect((await app.get(health, paths.item(item))).text).toContain('Paragraph 1');
      await ok(clerk, paths.changeItem(item), { ...change, openTo: 'named', version: 2 });
      await ok(clerk, paths.nameOn(item), { people: [await lineOf(clerk, id, chair)] });
      for (const post of [health, police])
        for (const url of [paths.item(item), paths.paper(paper), paths.paperFile(paper)])
          expect(await statusOf(post, url)).toBe(404);
      expect(await statusOf(chair, paths.paperFile(paper))).toBe(200);
      const opened = z
        .object({ openings: z.array(z.object({ who: z.string(), times: z.number(), sees: z.boolean() })) })
        .parse((await app.getJson(clerk, paths.item(item))).json()).openings;
      expect([...opened].sort((one, other) => one.who.localeCompare(other.who))).toEqual([
        { who: 'Carys Holt, Director of Children’s Services', times: 1, sees: true },
        { who: 'Dev Anand, Chief Nurse', times: 2, sees: false },
        { who: 'Ros Quill, Detective Superintendent', times: 1, sees: false },
      ]);
      // Only the clerk is told that.
      expect((await app.get(chair, paths.item(item))).text).not.toContain('Dev Anand, Chief Nurse');
    });

    it('a paper is replaced and withdrawn: the old one stays, marked', async () => {
      const { clerk, health } = board;
      const id = await add(clerk, { title: 'Papers that change', standingItems: false, every: null });
      const item = await addItem(clerk, id, { title: 'Budget' });
      const first = await addPaper(clerk, item, 'Budget');
      await ok(clerk, paths.call(id));
      const replace = (content: Buffer) =>
        app.sendFiles(
          clerk,
          paths.replacePaper(first),
          { why: 'A sum was wrong', version: '1' },
          { file: { name: 'b.pdf', content } },
        );
      expect((await replace(pdf('Budget'))).status).toBe(422);
      expect((await replace(pdf('Budget, mended'))).status).toBe(303);
      expect((await replace(pdf('Budget, once more'))).status).not.toBe(303);
      const page = (await app.get(health, paths.item(item))).text;
      expect(page).toContain('A sum was wrong');
      const second =
        [...page.matchAll(/\/meetings\/papers\/([0-9a-f-]{36})\/file/g)].map(([, paper]) => paper).at(-1) ??
        '';
      expect(second).not.toBe(first);
      expect((await app.get(health, paths.paper(first))).text).toContain('Open the paper that replaced it');
      await ok(clerk, paths.withdrawPaper(second), { why: 'Names somebody', version: 1 });
      expect(await statusOf(health, paths.paperFile(second))).toBe(403);
      expect((await app.get(health, paths.paper(second))).text).toContain('Names somebody');
    });
  });

  it('at a panel one attendee sees one case of five, for the time of the meeting and no longer', async () => {
    await mails();
    const keeper = vale.frontDoorManager.post;
    const teacher = vale.teacher.post;
    const nurse = vale.namedNurse.post;
    const children: string[] = [];
    for (const [place, given] of ['Ivo', 'Jude', 'Kit', 'Lux', 'Moss'].entries())
      children.push(
        await actAs(app.databases, keeper, (acting) =>
          makePerson(acting, { given, family: 'Hollowell', born: `201${place}-02-03` }),
        ),
      );
    const [mine = '', ...others] = children;
    const { id } = await told(keeper, paths.add, {
      ...meetingOf({ body: vale.frontDoor, title: 'Panel', day: '2026-11-24', every: null }),
      ...{ starts: '10:00', ends: '12:00', standingItems: false },
    });
    for (const post of [teacher, nurse]) await ok(keeper, paths.people(id), { post, part: 'member' });
    const items: string[] = [];
    for (const [place, child] of children.entries())
      items.push(
        (await told(keeper, paths.about(child), { meeting: id, title: `Case ${place + 1}`, aim: 'decide' }))
          .id,
      );
    const teacherLine = await lineOf(keeper, id, teacher);
    const nurseLine = await lineOf(keeper, id, nurse);
    await ok(keeper, paths.nameOn(items[0] ?? ''), { people: [teacherLine] });
    for (const item of items) await ok(keeper, paths.nameOn(item), { people: [nurseLine] });
    const sees = async (post: string) => {
      const open: number[] = [];
      for (const [place, child] of children.entries()) {
        const statuses = [
          await statusOf(post, `/people/${child}`),
          await statusOf(post, paths.item(items[place] ?? '')),
        ];
        if (statuses.every((status) => status === 200)) open.push(place);
        else expect([place, ...statuses]).toEqual([place, 404, 404]);
      }
      return open;
    };
    // Not before the call.
    expect([await sees(teacher), await sees(nurse)]).toEqual([[], []]);
    await ok(keeper, paths.call(id));
    expect([await sees(teacher), await sees(nurse)]).toEqual([[0], [0, 1, 2, 3, 4]]);
    // Nothing hints at the others: neither a title nor a name, on no page, and in no mail.
    for (const url of [paths.one(id), paths.list, '/', '/notifications', `${paths.one(id)}/pack`]) {
      const { text } = await app.get(teacher, url);
      for (const hint of ['Case 2', 'Case 5', 'Jude', 'Moss', ...others]) expect(text).not.toContain(hint);
    }
    for (const { raw, events } of await mails()) {
      expect(events[0]?.summary).toBe('Meeting');
      expect(raw).not.toContain('Panel');
      expect(raw).not.toContain('Case');
    }
    // The page says in the audit which child it showed.
    await app.get(teacher, paths.one(id));
    expect((await auditOf(app))[0]).toMatchObject({ event: 'meeting.viewed', subjects: [mine] });
    // The record is one's own page: whoever is named sees it, and no more than that of the family.
    expect((await app.get(keeper, `/children/${mine}`)).text).toContain(paths.about(mine));

    // Unnamed: at once. Named anew: again.
    const page = (await app.get(keeper, paths.item(items[0] ?? ''))).text;
    const marks = [...page.matchAll(/\/marks\/([0-9a-f-]{36})\/end/g)].map(([, mark]) => mark ?? '');
    await ok(keeper, paths.endMark(items[0] ?? '', marks[0] ?? ''));
    expect(await sees(teacher)).toEqual([]);
    await ok(keeper, paths.nameOn(items[0] ?? ''), { people: [teacherLine] });
    expect(await sees(teacher)).toEqual([0]);

    // Moved to a later day: the shares move with it.
    const meeting = await see(keeper, id);
    await ok(keeper, paths.change(id), {
      ...{ title: 'Panel', purpose: '', day: '2026-11-26', starts: '10:00', ends: '12:00', mode: 'virtual' },
      ...{ place: '', link: LINK, isPublic: false, quorum: '', quorumOfPartners: false },
      version: meeting?.version,
    });
    app.now = '2026-11-25T09:00:00.000Z';
    expect(await sees(teacher)).toEqual([0]);
    // Over by the clock, though nobody began or closed it.
    app.now = '2026-11-26T12:00:01.000Z';
    expect([await sees(teacher), await sees(nurse)]).toEqual([[], []]);
    // One that was begun and runs over keeps its people until it is closed.
    app.now = '2026-11-26T10:00:00.000Z';
    await asOwner(
      app.databases,
      (tx) => tx.updateTable('meeting').set({ opened_at: app.now }).where('id', '=', id).execute(),
      app.now,
    );
    app.now = '2026-11-26T12:30:00.000Z';
    expect(await sees(teacher)).toEqual([0]);
    await asOwner(
      app.databases,
      (tx) => tx.updateTable('meeting').set({ closed_at: app.now }).where('id', '=', id).execute(),
      app.now,
    );
    app.now = '2026-11-26T12:30:01.000Z';
    expect([await sees(teacher), await sees(nurse)]).toEqual([[], []]);
    app.now = NOW;
  });

  it('a post has its meetings in its own calendar behind a secret address, which it can end', async () => {
    const { clerk, health } = board;
    const made = await app.sendJson(health, paths.calendar, {});
    const { address } = z.object({ address: z.string() }).parse(made.json());
    const path = new URL(address).pathname;
    // No session, no post: the secret alone.
    const id = await add(clerk, { title: 'In the calendar', every: null });
    const hidden = await add(clerk, { title: 'Not called', every: null });
    await ok(clerk, paths.call(id));
    const feed = await app.get('', path);
    expect([feed.status, feed.header('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const { method, events } = readCalendar(feed.text);
    expect(method).toBe('PUBLISH');
    expect(events.find(({ uid }) => uid === id)).toMatchObject({
      ...{
        summary: 'In the calendar',
        status: 'CONFIRMED',
        attendees: [],
        url: `http://localhost${paths.one(id)}`,
      },
    });
    expect(events.some(({ uid }) => uid === hidden)).toBe(false);
    expect(feed.text).not.toContain('teams.microsoft');
    await ok(clerk, paths.cancel(id), { why: 'No quorum' });
    expect(readCalendar((await app.get('', path)).text).events.find(({ uid }) => uid === id)?.status).toBe(
      'CANCELLED',
    );
    for (const wrong of [
      path.replace(/.{5}\.ics$/, 'AAAAA.ics'),
      path.replace('/arden/', '/other/'),
      `${path}x`,
    ])
      expect((await app.get('', wrong)).status).toBe(404);
    const again = z
      .object({ address: z.string() })
      .parse((await app.sendJson(health, paths.calendar, {})).json());
    expect((await app.get('', path)).status).toBe(404);
    const next = new URL(again.address).pathname;
    expect((await app.get('', next)).status).toBe(200);
    await ok(health, paths.endCalendar);
    expect((await app.get('', next)).status).toBe(404);
    expect((await app.sendJson(health, paths.endCalendar, {})).status).toBe(409);
  });
});
