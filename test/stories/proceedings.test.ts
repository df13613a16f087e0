import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#proceedings';
import { auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { type Room as Laid, layRoom, layRoomBoard, type RoomBoard } from '../support/room-laid.ts';
import { openStream } from '../support/stream.ts';

let app: TestApp;
let vale: ArdenVale;
let board: RoomBoard;
let base: string;
beforeAll(async () => {
  app = await openApp();
  vale = await layArdenVale(app.databases);
  board = await layRoomBoard(app.databases, vale);
  base = await app.served.listen(0, '127.0.0.1');
}, 120_000);
afterAll(() => app?.close());

const lay = (over?: Parameters<typeof layRoom>[2]) => layRoom(app.databases, board, over);

const press = async (post: string, url: string, fields: Record<string, string> = {}, from?: string) => {
  const sent = await app.send(post, url, fields, from ?? url.replace(/\/live.*/, '/live'));
  return sent;
};
const does = async (post: string, url: string, fields: Record<string, string> = {}, from?: string) => {
  const sent = await press(post, url, fields, from);
  expect(sent.status, `${url}: ${sent.text}`).toBe(303);
};
const arrive = (laid: Laid, by: string, post: string, how = 'room') =>
  does(by, paths.arrive(laid.meeting, laid.attendee(post)), { how });
const everybodyArrives = async (laid: Laid) => {
  for (const post of [board.chair, board.health, board.police]) await arrive(laid, board.clerk, post);
};
interface Room {
  readonly now: { readonly title: string } | null;
  readonly hidden: { readonly withdrew: boolean } | null;
  readonly presiding: string | null;
  readonly quorum: { readonly isThere: boolean; readonly lacks: readonly string[] } | null;
  readonly entries: readonly { readonly says: string }[];
  readonly decisions: readonly {
    readonly says: string;
    readonly voices: readonly { readonly name: string }[];
  }[];
  readonly people: readonly { readonly name: string; readonly is: string }[];
  readonly link: { readonly href: string } | null;
  readonly waiting: { readonly item: string; readonly minutes: number | null } | null;
}
const roomOf = async (laid: Laid, post: string): Promise<Room> => {
  const got = await app.getJson(post, paths.live(laid.meeting));
  expect(got.status, got.text).toBe(200);
  return got.json() as Room; // as the page declares its model
};

describe('a meeting that runs', () => {
  test('from its opening to its close: who is here, the item in hand, minutes, a decision, a promise', async () => {
    const laid = await lay({ waits: true, quorum: 3 });
    const [welcome = '', homes = ''] = laid.items;
    // A member says by themselves that they are here; the clerk records the others.
    await arrive(laid, board.police, board.police, 'online');
    await does(board.clerk, paths.open(laid.meeting));
    await arrive(laid, board.clerk, board.chair);
    await arrive(laid, board.clerk, board.health);
    await does(board.chair, paths.take(laid.meeting, welcome));
    await does(board.clerk, paths.entry(laid.meeting), {
      ...{ item: welcome, kind: 'statement', attendee: laid.attendee(board.chair) },
      says: 'The chair welcomed everybody.',
    });
    const seen = await app.get(board.police, paths.live(laid.meeting));
    expect(seen.text).toContain('The chair welcomed everybody.');
    expect(seen.text).toContain('1. Welcome');
    expect(seen.text).toContain('The meeting is quorate');
    await does(board.clerk, paths.take(laid.meeting, homes));
    await does(
      board.clerk,
      paths.decide(laid.meeting),
      {
        ...{ decidedItem: homes, outcome: 'agreed', decided: 'To open a second home.', agreed: 'notAll' },
        ...{ 'others.0.who': laid.attendee(board.police), 'others.0.voice': 'dissented' },
        'others.0.reason': 'The cost',
      },
      paths.decide(laid.meeting),
    );
    await does(
      board.clerk,
      paths.promise(laid.meeting),
      {
        ...{ promisedItem: homes, what: 'Find a site', owedBy: `post:${board.health}`, sentence: '' },
        ...{ 'due-day': '18', 'due-month': '12', 'due-year': '2026' },
      },
      paths.promise(laid.meeting),
    );
    const page = await app.get(board.police, paths.live(laid.meeting));
    expect(page.text).toContain('To open a second home.');
    expect(page.text).toContain('Agreed: Carys Holt, Dev Anand');
    expect(page.text).toContain('Dissented: Ros Quill, The cost');
    expect(page.text).toContain('Find a site');
    expect((await app.get(board.health, '/')).text).toContain('Find a site');
    await does(board.chair, paths.close(laid.meeting));
    expect((await app.get(board.police, paths.live(laid.meeting))).text).toContain(
      'The meeting was closed at',
    );
    const late = await press(board.clerk, paths.entry(laid.meeting), {
      ...{ item: homes, kind: 'discussion', says: 'One more thing.' },
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('The meeting is closed.');
  });

  test('only whoever runs it runs it, and nobody else finds it', async () => {
    const laid = await lay();
    const [welcome = ''] = laid.items;
    const taken = await app.sendJson(board.police, paths.take(laid.meeting, welcome), {});
    expect(taken.status).toBe(403);
    const other = await app.sendJson(board.police, paths.arrive(laid.meeting, laid.attendee(board.chair)), {
      how: 'room',
    });
    expect(other.status).toBe(403);
    expect((await app.get(vale.socialWorker.post, paths.live(laid.meeting))).status).toBe(404);
    expect((await app.get(vale.socialWorker.post, paths.news(laid.meeting))).status).toBe(404);
    // An item that is named to others is nobody else's to take, and its title stays with those named.
    const page = await app.get(board.police, paths.live(laid.meeting));
    expect(page.text).toContain('The budget');
    const [, , budget = ''] = laid.items;
    await does(board.clerk, paths.take(laid.meeting, budget));
    await does(board.clerk, paths.entry(laid.meeting), {
      ...{ item: budget, kind: 'discussion', says: 'Half a million.' },
    });
    expect((await app.get(board.police, paths.live(laid.meeting))).text).not.toContain('Half a million.');
    expect((await app.get(board.chair, paths.live(laid.meeting))).text).toContain('Half a million.');
  });

  test('one row of the audit a person and item opened, however often it is read', async () => {
    const laid = await lay();
    const [welcome = '', homes = ''] = laid.items;
    await does(board.clerk, paths.take(laid.meeting, welcome));
    for (let again = 0; again < 3; again += 1) await roomOf(laid, board.police);
    await does(board.clerk, paths.take(laid.meeting, homes));
    for (let again = 0; again < 3; again += 1) await roomOf(laid, board.police);
    const read = (await auditOf(app)).filter(
      ({ event, post_id, target }) =>
        event === 'proceedings.read' &&
        post_id === board.police &&
        laid.items.some((item) => target.includes(item)),
    );
    expect(read.map(({ target }) => target).sort()).toEqual([`item:${welcome}`, `item:${homes}`].sort());
  });
});

describe('who may decide', () => {
  test('a quorum that is lost half-way is said at once, minuted, and nothing is decided until it is there again', async () => {
    const laid = await lay({ quorum: 3, quorumOfPartners: true });
    const [welcome = ''] = laid.items;
    await everybodyArrives(laid);
    await does(board.clerk, paths.take(laid.meeting, welcome));
    expect((await roomOf(laid, board.chair)).quorum?.isThere).toBe(true);
    // A member leaves by themselves, and takes the quorum with them.
    await does(board.police, paths.leave(laid.meeting, laid.attendee(board.police)));
    const lost = await roomOf(laid, board.chair);
    expect(lost.quorum?.lacks).toEqual([
      '1 more member with a vote is needed: 2 of 3 are here.',
      'The police are not spoken for: Ros Quill has left.',
    ]);
    expect(lost.entries.map(({ says }) => says).join(' ')).toContain('The meeting was not quorate from');
    const decision = { decidedItem: welcome, outcome: 'agreed', decided: 'Anything.', agreed: 'notAsked' };
    const refused = await app.sendJson(board.clerk, paths.decide(laid.meeting), decision);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('No decision can be recorded');
    await arrive(laid, board.police, board.police, 'online');
    const again = await roomOf(laid, board.chair);
    expect(again.entries.map(({ says }) => says).join(' ')).toContain('The meeting was quorate again at');
    expect((await app.sendJson(board.clerk, paths.decide(laid.meeting), decision)).status).toBe(200);
  });

  test('a deputy without authority is here and speaks for nobody; with it, they do', async () => {
    const laid = await lay({
      quorumOfPartners: true,
      people: [
        [board.chair, 'chair', 'localAuthority'],
        [board.health, 'member', 'health'],
        [board.police, 'member', 'police'],
        [board.guest, 'substitute'],
        [board.clerk, 'clerk'],
      ],
      items: [{ title: 'Welcome' }],
    });
    for (const post of [board.chair, board.health, board.guest]) await arrive(laid, board.clerk, post);
    const form = { deputy: laid.attendee(board.guest), member: laid.attendee(board.police) };
    await does(
      board.clerk,
      paths.deputise(laid.meeting),
      { ...form, authority: 'no' },
      paths.deputise(laid.meeting),
    );
    expect((await roomOf(laid, board.chair)).quorum?.lacks).toEqual([
      'The police are not spoken for: Gil Ferris comes for somebody else and may not commit it.',
    ]);
    await does(
      board.clerk,
      paths.deputise(laid.meeting),
      { ...form, authority: 'yes' },
      paths.deputise(laid.meeting),
    );
    expect((await roomOf(laid, board.chair)).quorum?.isThere).toBe(true);
  });

  test('the chair withdraws: they see nothing more of the item, the deputy presides, and with neither somebody is chosen', async () => {
    const laid = await lay();
    const [welcome = '', homes = ''] = laid.items;
    await everybodyArrives(laid);
    await does(board.clerk, paths.take(laid.meeting, welcome));
    expect((await roomOf(laid, board.police)).presiding).toBe('Carys Holt');
    const withdraw = paths.withdraw(laid.meeting, laid.attendee(board.chair));
    await does(board.chair, withdraw, { interest: 'Governor of the school' }, withdraw);
    await does(board.clerk, paths.entry(laid.meeting), {
      ...{ item: welcome, kind: 'discussion', says: 'What was said without the chair.' },
    });
    expect((await roomOf(laid, board.police)).presiding).toBe('Dev Anand');
    const chairs = await app.get(board.chair, paths.live(laid.meeting));
    expect(chairs.text).toContain('You have withdrawn from this item');
    expect(chairs.text).not.toContain('What was said without the chair.');
    // Nor do they run it meanwhile: the deputy does.
    const closed = await app.sendJson(board.chair, paths.closeItem(laid.meeting), {});
    expect(closed.status).toBe(403);
    expect(closed.text).toContain('You have withdrawn from the item in hand.');
    await does(board.clerk, paths.leave(laid.meeting, laid.attendee(board.health)));
    expect((await roomOf(laid, board.police)).presiding).toBeNull();
    await does(
      board.clerk,
      paths.preside(laid.meeting),
      { chosen: laid.attendee(board.police) },
      paths.preside(laid.meeting),
    );
    expect((await roomOf(laid, board.clerk)).presiding).toBe('Ros Quill');
    // Once the item is closed the chair is back, and presides again.
    await does(board.clerk, paths.take(laid.meeting, homes));
    expect((await roomOf(laid, board.police)).presiding).toBe('Carys Holt');
  });
});

describe('the waiting room', () => {
  test('an invited person is told when to join, sees their item alone, has the link while they are in, and is out when it closes', async () => {
    const laid = await lay({ waits: true });
    const [welcome = '', homes = '', budget = ''] = laid.items;
    const others = ['Welcome', 'The budget', 'Carys Holt', 'Ros Quill'];
    const hears = async (words: readonly string[], never: readonly string[] = []) => {
      const page = await app.get(board.guest, paths.live(laid.meeting));
      expect(page.status).toBe(200);
      for (const said of words) expect(page.text).toContain(said);
      for (const said of [...others, ...never]) expect(page.text).not.toContain(said);
      const json = await app.getJson(board.guest, paths.live(laid.meeting));
      for (const said of others) expect(json.text).not.toContain(said);
      for (const id of [welcome, budget]) expect(json.text).not.toContain(id);
    };
    await hears(['Your item is to come', 'Homes for children'], ['https://video.example']);
    await does(board.clerk, paths.open(laid.meeting));
    await does(board.clerk, paths.take(laid.meeting, welcome));
    // Welcome is planned for 15 minutes.
    expect((await roomOf(laid, board.guest)).waiting?.minutes).toBe(15);
    expect((await app.get(board.guest, '/notifications')).text).toContain(
      'The item that you are invited for is next',
    );
    await arrive(laid, board.guest, board.guest, 'online');
    await hears(['You are in the waiting room'], ['https://video.example']);
    // Not theirs yet: nobody lets them in to what is others'.
    const early = await app.sendJson(board.clerk, paths.admit(laid.meeting, laid.attendee(board.guest)), {});
    expect(early.status).toBe(409);
    await does(board.clerk, paths.entry(laid.meeting), {
      ...{ item: welcome, kind: 'statement', says: 'Words of another item.' },
    });
    await does(board.clerk, paths.take(laid.meeting, homes));
    await hears(['Your item is in hand'], ['https://video.example', 'Words of another item.']);
    await does(board.clerk, paths.admit(laid.meeting, laid.attendee(board.guest)));
    await does(board.clerk, paths.entry(laid.meeting), {
      ...{ item: homes, kind: 'statement', says: 'Words of their item.' },
    });
    await hears(['You are in the meeting', 'https://video.example', 'Words of their item.']);
    await does(board.clerk, paths.take(laid.meeting, budget));
    await hears(['Your item is over'], ['https://video.example']);
  });
});

describe('what everybody sees as it happens', () => {
  test('is told to each under their own policy; a line that broke is told what it missed and no more', async () => {
    const laid = await lay();
    const [welcome = '', , budget = ''] = laid.items;
    const news = paths.news(laid.meeting);
    const [member, invited] = await Promise.all([
      openStream(base, news, board.police),
      openStream(base, news, board.guest),
    ]);
    expect(member.status).toBe(200);
    const first = member.next(({ told }) => told.now?.includes('In hand now: 1. Welcome') ?? false);
    await does(board.clerk, paths.take(laid.meeting, welcome));
    await first;
    const said = member.next(({ told }) => told.written?.includes('Seen as it was typed.') ?? false);
    const entry = { item: welcome, kind: 'discussion' };
    await does(board.clerk, paths.entry(laid.meeting), { ...entry, says: 'Seen as it was typed.' });
    const last = await said;
    expect(Object.keys(last.told)).toEqual(['written']);
    member.close();
    await does(board.clerk, paths.entry(laid.meeting), { ...entry, says: 'Said while the line was broken.' });
    const back = await openStream(base, news, board.police, last.id);
    await back.next(({ name }) => name === 'parts');
    expect(back.events.flatMap(({ told }) => Object.keys(told))).toEqual(['written']);
    expect(back.events[0]?.told.written).toContain('Said while the line was broken.');
    // What is named to others is told to nobody else.
    const budgetTaken = back.next(
      ({ told }) => told.now?.includes('You do not take part in this item') ?? false,
    );
    await does(board.clerk, paths.take(laid.meeting, budget));
    await budgetTaken;
    await does(board.clerk, paths.entry(laid.meeting), {
      item: budget,
      kind: 'discussion',
      says: 'Half a million.',
    });
    const closed = back.next(({ name }) => name === 'over');
    await does(board.chair, paths.close(laid.meeting));
    expect((await closed).told.why).toBe('The meeting is closed.');
    const all = JSON.stringify([...member.events, ...back.events, ...invited.events]);
    expect(all).not.toContain('Half a million.');
    const toldGuest = JSON.stringify(invited.events);
    for (const other of ['Welcome', 'budget', 'Seen as it was typed']) expect(toldGuest).not.toContain(other);
    back.close();
    invited.close();
  });

  test('a meeting that runs is closed and not cancelled, and its people are told of both', async () => {
    const laid = await lay();
    const cancelled = await app.sendJson(board.clerk, `/meetings/${laid.meeting}/cancel`, { why: 'Snow' });
    expect(cancelled.status).toBe(409);
    expect(cancelled.text).toContain('Close it in its room');
    expect((await app.get(board.police, paths.live(laid.meeting))).text).toContain(
      'The meeting was opened at',
    );
  });
});
