import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '#meetings';
import { makePerson } from '#people';
import { addRestriction } from '#records';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { handsOf, ITEM, LINK } from '../support/meeting-hands.ts';
import { type Board, layBoard } from '../support/meeting-laid.ts';

describe('An agenda and the people of a meeting', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let board: Board;
  const { ok, told, see, statusOf, meetingOf, add, addItem, lineOf } = handsOf(
    () => app,
    () => board,
  );
  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    board = await layBoard(app.databases, vale);
  }, 120_000);
  afterAll(() => app.close());

  const order = async (post: string, meeting: string) =>
    ((await see(post, meeting))?.agenda ?? []).map(({ number, title }) => `${number} ${title}`);

  it('is a tree that is put in order by steps and by dropping, each person’s numbers and times following', async () => {
    const { clerk, health } = board;
    const id = await add(clerk, { standingItems: false, every: null });
    const [a, b, c] = [
      await addItem(clerk, id, { title: 'A', minutes: '30' }),
      await addItem(clerk, id, { title: 'B', minutes: '20', openTo: 'named', titleShows: false }),
      await addItem(clerk, id, { title: 'C', minutes: '15' }),
    ];
    const part = await addItem(clerk, id, { title: 'C, its part', minutes: '5', under: c });
    expect(await order(clerk, id)).toEqual(['1 A', '2 B', '3 C', '3.1 C, its part']);
    const move = async (words: string) => {
      const sent = await app.send(clerk, paths.order(id), { move: words });
      expect(sent.status, sent.text).toBe(303);
      return sent.location;
    };
    // The focus is on the button that was used, and where it goes no further, on the item.
    expect(await move(`down:${a}`)).toBe(`${paths.order(id)}#down-${a}`);
    expect(await move(`down:${a}`)).toBe(`${paths.order(id)}#item-${a}`);
    expect(await order(clerk, id)).toEqual(['1 B', '2 C', '2.1 C, its part', '3 A']);
    await move(`onto:${a}:${b}`);
    expect(await order(clerk, id)).toEqual(['1 A', '2 B', '3 C', '3.1 C, its part']);
    await move(`in:${b}`);
    expect(await order(clerk, id)).toEqual(['1 A', '1.1 B', '2 C', '2.1 C, its part']);
    await move(`out:${part}`);
    expect(await order(clerk, id)).toEqual(['1 A', '1.1 B', '2 C', '3 C, its part']);
    // No further than there is to go, never under itself, and nothing of another meeting.
    const other = await add(clerk, { standingItems: false, every: null });
    const stranger = await addItem(clerk, other, { title: 'Stranger' });
    for (const [words, status] of [
      [`up:${a}`, 409],
      [`in:${a}`, 409],
      [`onto:${a}:${b}`, 409],
      [`onto:${a}:${a}`, 409],
      [`onto:${a}:${stranger}`, 409],
      [`up:${stranger}`, 404],
      [`sideways:${a}`, 422],
      [`up:${a}:${b}`, 422],
    ] as const)
      expect([words, (await app.sendJson(clerk, paths.order(id), { move: words })).status]).toEqual([
        words,
        status,
      ]);
    expect((await app.sendJson(clerk, paths.removeItem(a), {})).status).toBe(409);
    expect(
      (await app.sendJson(clerk, paths.addItem(id), { ...ITEM, title: 'X', under: stranger })).status,
    ).toBe(422);
    await ok(clerk, paths.call(id));
    // A member who is not named on B has its number and its time, and no word of it.
    const page = (await app.get(health, paths.one(id))).text;
    expect(page).toContain('1.1 An item that you do not take part in');
    expect(page).toContain('10:20am');
    expect((await app.sendJson(health, paths.order(id), { move: `up:${c}` })).status).toBe(403);
    // Added after the call: a supplement, which is said.
    await addItem(clerk, id, { title: 'Late news' });
    expect((await app.get(health, paths.one(id))).text).toContain(
      'Supplement: added after the agenda went out',
    );
    await ok(clerk, paths.removeItem(c));
    expect(await order(clerk, id)).toEqual(['1 A', '1.1 B', '2 C, its part', '3 Late news']);
    expect(await statusOf(health, paths.item(c))).toBe(404);
  });

  it('a series makes its next meeting from the last, until it is ended', async () => {
    const { clerk, chair, health } = board;
    const id = await add(clerk, { day: '2027-01-31', every: 'month' });
    await ok(clerk, paths.person(await lineOf(clerk, id, chair)), { part: 'chair', votes: true, version: 1 });
    const form = (await app.get(clerk, paths.next(id))).text;
    // A month later is the same day of the month, clipped.
    for (const value of ['28', '2', '2027']) expect(form).toContain(`value="${value}"`);
    const early = { day: '2027-01-30', starts: '9:30am', ends: '11am' };
    expect((await app.sendJson(clerk, paths.next(id), early)).status).toBe(422);
    expect((await app.sendJson(health, paths.next(id), { ...early, day: '2027-02-28' })).status).not.toBe(
      200,
    );
    const next = (await told(clerk, paths.next(id), { ...early, day: '2027-02-28' })).id;
    const meeting = await see(clerk, next);
    expect(meeting).toMatchObject({ stands: 'planned', link: LINK });
    expect(meeting?.people.find(({ post }) => post === chair)?.part).toBe('chair');
    expect(meeting?.agenda.at(-1)?.title).toBe('Minutes of the last meeting');
    expect((await app.get(clerk, paths.one(next))).text).toContain(`href="${paths.one(id)}"`);
    await ok(clerk, paths.endSeries(next));
    expect((await app.sendJson(clerk, paths.next(next), { ...early, day: '2027-03-31' })).status).toBe(409);
  });

  it('a deputy is named by who cannot come, once, and never against the clerk', async () => {
    const { clerk, police, health } = board;
    const officer = vale.officer.post;
    const id = await add(clerk, { every: null });
    const answer = (post: string, more: object) =>
      app.sendJson(post, paths.answer(id), { answer: 'no', ...more });
    expect((await answer(police, {})).status).toBe(404);
    await ok(clerk, paths.call(id));
    expect((await answer(police, { answer: 'yes', deputy: officer })).status).toBe(422);
    expect((await answer(police, { deputy: health })).status).toBe(422);
    expect((await answer(police, { deputy: 'not an id' })).status).toBe(422);
    expect((await answer(police, { deputy: officer, authority: false })).status).toBe(200);
    const deputy = (await see(clerk, id))?.people.find(({ post }) => post === officer);
    expect(deputy).toMatchObject({
      part: 'substitute',
      votes: false,
      partner: 'police',
      deputyFor: 'Ros Quill',
    });
    expect((await answer(officer, { deputy: vale.teacher.post })).status).toBe(422);
    expect((await answer(police, { deputy: vale.teacher.post })).status).toBe(409);
    await ok(clerk, paths.removePerson(deputy?.id ?? ''));
    expect(await see(officer, id)).toBeNull();
    const again = await answer(police, { deputy: officer });
    expect([again.status, again.text.includes('The clerk took them off the list')]).toEqual([422, true]);
    await ok(clerk, paths.people(id), { post: officer, part: 'adviser' });
    expect((await see(officer, id))?.people.find(({ post }) => post === officer)).toMatchObject({
      ...{ part: 'adviser', deputyFor: null, answer: null },
    });
  });

  it('refuses what makes no sense, and keeps what is hostile as words', async () => {
    const { clerk, health } = board;
    const refused = async (more: object, words: string) => {
      const sent = await app.sendJson(clerk, paths.add, meetingOf(more));
      expect([sent.status, words, sent.text.includes(words)]).toEqual([422, words, true]);
    };
    for (const link of [
      'http://zoom.us/j/1',
      'javascript:alert(1)',
      'https://me:secret@zoom.us/j/1',
      'zoom.us',
      'https://a b',
    ])
      await refused({ link }, 'link to join must');
    await refused({ ends: '9:00' }, 'The end must be after the start');
    await refused({ starts: '25:00' }, 'must be a time');
    await refused({ day: '2027-03-28', starts: '1:30am', ends: '3am' }, 'The clocks go forward');
    await refused({ body: vale.council }, 'Select whose meeting it is');
    await refused({ mode: 'inPerson', place: ' ' }, 'Enter the place');
    await refused({ quorum: '0' }, 'Quorum must be');
    await refused({ madeBy: health }, 'madeBy');
    for (const post of [vale.scrutinyMember.post, health])
      expect((await app.sendJson(post, paths.add, meetingOf())).status).toBe(403);

    const hostile = 'Board\r\nATTENDEE:mailto:evil@example.org <script>alert(1)</script>; \\, ,';
    const id = await add(clerk, {
      title: hostile.replace('\r\n', ' '),
      place: '<b>x</b>;ROLE=CHAIR',
      every: null,
    });
    await ok(clerk, paths.call(id));
    const page = (await app.get(health, paths.one(id))).text;
    expect(page).not.toContain('<script>alert');
    const file = (await app.get(health, paths.invitation(id))).text;
    expect(file.split('\r\n').filter((line) => line.startsWith('ATTENDEE'))).toHaveLength(1);
    expect(Math.max(...file.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);

    // Ids of one meeting are nothing in another.
    const other = await add(clerk, { title: 'Another', every: null, standingItems: false });
    const item = await addItem(clerk, other, { title: 'An item', openTo: 'named' });
    const stranger = await lineOf(clerk, id, health);
    expect((await app.sendJson(clerk, paths.nameOn(item), { people: [stranger] })).status).toBe(422);
    expect((await app.sendJson(clerk, paths.nameOn(item), { people: [] })).status).toBe(422);
    const interest = { interest: 'Mine', withdraws: true, attendee: stranger };
    expect((await app.sendJson(clerk, paths.interest(item), interest)).status).toBe(422);
    for (const url of [
      '/meetings/not-an-id',
      '/meetings/items/00000000-0000-7000-8000-000000000000',
      `/meetings/${item}`,
    ])
      expect(await statusOf(clerk, url)).toBe(404);
    for (const url of [
      paths.change(id),
      paths.cancel(id),
      paths.people(other),
      paths.addItem(id),
      paths.order(id),
    ])
      expect([url, (await statusOf(health, url)) === 200]).toEqual([url, false]);
  });

  it('nothing of a restricted child can be put on an agenda by whoever does not see them, and the answer hints at nothing', async () => {
    const keeper = vale.frontDoorManager.post;
    const [named, child] = await actAs(app.databases, keeper, async (acting) => {
      const known = await makePerson(acting, { given: 'Ada', family: 'Marlow', born: '2015-01-02' });
      return [known, await makePerson(acting, { given: 'Ren', family: 'Marlow', born: '2016-01-02' })];
    });
    await actAs(app.databases, vale.socialWorker.post, (acting) =>
      addRestriction(acting, child, 'A relative works here', [vale.socialWorker.staff]),
    );
    const { id } = await told(
      keeper,
      paths.add,
      meetingOf({ body: vale.frontDoor, title: 'Case meeting', every: null, standingItems: false }),
    );
    const nobody = '00000000-0000-7000-8000-000000000000';
    const said = async (about: string) => {
      const sent = await app.sendJson(keeper, paths.about(about), {
        meeting: id,
        title: 'A case',
        aim: 'decide',
      });
      const page = await app.get(keeper, paths.about(about));
      return [
        sent.status,
        page.status,
        sent.text.replaceAll(about, '').replace(/urn:request:[0-9a-f-]+/, ''),
      ];
    };
    expect(await said(child)).toEqual(await said(nobody));
    expect((await said(named))[0]).toBe(200);
    // The clerk of a board sees no child at all.
    const boardMeeting = await add(board.clerk, { every: null });
    const typed = await app.sendJson(board.clerk, paths.addItem(boardMeeting), {
      ...{ ...ITEM, title: 'A case', openTo: 'record', record: `/people/${named}` },
    });
    expect(typed.status).toBe(422);
  });
});
