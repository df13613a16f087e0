import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Entry, fromBuffer } from 'yauzl';
import type { JobWork } from '#jobs';
import { minutes, paths } from '#minutes';
import { NotPrinted } from '#print';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { wordsOn } from '../support/html.ts';
import { type Board, layBoard, layMeeting } from '../support/meeting-laid.ts';
import { printerHere, wordsOf } from '../support/packing.ts';
import { PARTNERSHIP } from '../support/world.ts';

let app: TestApp;
let vale: ArdenVale;
let board: Board;
let laid: Awaited<ReturnType<typeof layMeeting>>;
let meeting: string;
let open: string;
let closed: string;
const people = () =>
  [
    [board.chair, 'chair'],
    [board.clerk, 'clerk'],
    [board.health, 'member'],
    [board.police, 'member'],
  ] as const;
beforeAll(async () => {
  app = await openApp();
  vale = await layArdenVale(app.databases);
  board = await layBoard(app.databases, vale);
  laid = await layMeeting(app.databases, board.clerk, {
    body: board.board,
    people: people(),
    items: [
      { title: 'Neglect strategy' },
      { title: 'A senior appointment', openTo: 'named', named: [board.chair], titleShows: false },
    ],
  });
  meeting = laid.meeting;
  [open = '', closed = ''] = laid.items;
}, 120_000);
afterAll(() => app?.close());

/** The parts of a document, read back by another library than wrote it. */
const unzipped = (bytes: Buffer): Promise<ReadonlyMap<string, string>> =>
  new Promise((resolve, reject) => {
    const parts = new Map<string, string>();
    fromBuffer(bytes, { lazyEntries: true }, (broken, zip) => {
      if (broken) return reject(broken);
      zip.on('entry', (entry: Entry) => {
        zip.openReadStream(entry, (unread, stream) => {
          if (unread) return reject(unread);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
            zip.readEntry();
          });
        });
      });
      zip.on('end', () => resolve(parts));
      zip.on('error', reject);
      zip.readEntry();
    });
  });
const wordsIn = async (answer: { readonly bytes?: Buffer }): Promise<string> =>
  ((await unzipped(answer.bytes ?? Buffer.alloc(0))).get('word/document.xml') ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const entry = (item: string, fields: Record<string, string>) =>
  app.send(board.clerk, paths.addEntry(item), { kind: 'discussion', ...fields });

describe('minutes, from a draft to an addendum', () => {
  test('are typed under their items: a query with its reply, a decision with who agreed and a dissent with its reason', async () => {
    expect(
      (await entry(open, { kind: 'query', speaker: 'Members', says: 'Members asked how often it is used.' }))
        .status,
    ).toBe(303);
    const replied = await entry(open, {
      kind: 'reply',
      attendee: laid.attendee(board.health),
      says: 'It is used weekly. It was agreed that the Chief Nurse would report on it by 18 December 2026.',
    });
    expect(replied.status, replied.text).toBe(303);
    expect((await entry(closed, { says: 'The appointment of Zebedee Quaintly was discussed.' })).status).toBe(
      303,
    );
    const decided = await app.send(board.clerk, paths.addResolution(open), {
      kind: 'agreed',
      says: 'The strategy is adopted.',
      because: 'It was consulted on.',
      proposedBy: laid.attendee(board.chair),
      secondedBy: laid.attendee(board.health),
    });
    expect(decided.status, decided.text).toBe(303);
    const voices = decided.location;
    const voice = (post: string, said: string, reason = '') =>
      app.send(board.clerk, voices, { attendee: laid.attendee(post), voice: said, reason });
    expect((await voice(board.health, 'agreed')).status).toBe(303);
    // A dissent without its reason is none that can be minuted.
    const bare = await voice(board.police, 'dissented');
    expect(bare.status).toBe(422);
    expect(bare.text).toContain('Enter why they did not agree');
    expect((await voice(board.police, 'dissented', 'It has no money behind it.')).status).toBe(303);

    const words = wordsOn((await app.get(board.police, paths.of(meeting))).text);
    for (const said of [
      'Members asked how often it is used.',
      'Dev Anand',
      'AGREED',
      'The strategy is adopted.',
      'Because: It was consulted on.',
      'Proposed by Carys Holt, seconded by Dev Anand',
      'Agreed: Dev Anand',
      'Dissented: Ros Quill (It has no money behind it.)',
    ])
      expect(words).toContain(said);
    // The item that is not theirs: neither its words nor its title.
    expect(words).not.toContain('Zebedee');
    expect(words).not.toContain('senior appointment');
    expect(wordsOn((await app.get(board.chair, paths.of(meeting))).text)).toContain('Zebedee Quaintly');
  });

  test('are nobody’s to read who was not called, and only the clerk’s to write', async () => {
    for (const url of [paths.of(meeting), paths.docx(meeting), paths.item(open)])
      expect((await app.get(vale.socialWorker.post, url)).status, url).toBe(404);
    expect((await app.get(board.police, paths.item(closed))).status).toBe(404);
    for (const url of [paths.addEntry(open), paths.addResolution(open), paths.circulate(meeting)])
      expect((await app.getJson(board.health, url)).status, url).toBe(409);
    const written = await app.sendJson(board.health, paths.addEntry(open), {
      kind: 'discussion',
      says: 'I was never asked.',
    });
    expect(written.status).toBe(403);
    expect(
      (await app.sendJson(board.police, paths.addEntry(closed), { kind: 'discussion', says: 'What?' }))
        .status,
    ).toBe(404);
  });

  test('lose nothing where two clerks type one entry: the second is shown both', async () => {
    const made = await app.sendJson(board.clerk, paths.addEntry(open), {
      kind: 'statement',
      speaker: 'The chair',
      says: 'The chair opened the item.',
    });
    const { id } = made.json() as { id: string };
    const hers = await app.open(board.clerk, paths.entry(id));
    const his = await app.open(board.clerk, paths.entry(id));
    const first = await app.send(board.clerk, paths.entry(id), {
      ...hers,
      version: '1',
      kind: 'statement',
      says: 'The chair opened it at ten.',
    });
    expect(first.status, first.text).toBe(303);
    const second = await app.send(board.clerk, paths.entry(id), {
      ...his,
      version: '1',
      kind: 'statement',
      says: 'The chair opened it late.',
    });
    expect(second.status).toBe(409);
    const words = wordsOn(second.text);
    for (const shown of [
      'Bea Munro saved a change',
      'The chair opened it at ten.',
      'The chair opened it late.',
    ])
      expect(words).toContain(shown);
    // What is taken out or moved meanwhile is not overwritten either.
    const stale = await app.sendJson(board.clerk, `${paths.entry(id)}/remove`, { version: 1 });
    expect(stale.status).toBe(409);
    await app.sendJson(board.clerk, paths.moveEntry(id), { by: 'up' });
    const model = (await app.getJson(board.clerk, paths.item(open))).json() as {
      item: { entries: { id: string; version: number }[] };
    };
    const version = model.item.entries.find((each) => each.id === id)?.version ?? 0;
    expect(version).toBe(2);
    expect((await app.sendJson(board.clerk, paths.removeEntry(id), { version })).status).toBeLessThan(300);
  });

  test('give a promise in one step: the sentence, its owner and its day are read in it', async () => {
    const page = await app.get(board.clerk, paths.item(open));
    const found = /href="(\/minutes\/entries\/[^"]+\/promise\?sentence=[^"]+)"/.exec(page.text)?.[1];
    expect(found).toBeDefined();
    const url = (found ?? '').replaceAll('&amp;', '&');
    const begun = (await app.getJson(board.clerk, url)).json() as {
      values: { sentence: string; due: string; what: string };
    };
    expect(begun.values).toMatchObject({
      sentence: 'It was agreed that the Chief Nurse would report on it by 18 December 2026.',
      due: '2026-12-18',
    });
    const made = await app.send(
      board.clerk,
      url.split('?')[0] ?? '',
      {
        what: 'Report on the tool',
        sentence: begun.values.sentence,
        owedBy: `post:${board.health}`,
        'due-day': '18',
        'due-month': '12',
        'due-year': '2026',
      },
      url,
    );
    expect(made.status, made.text).toBe(303);
    expect(wordsOn((await app.get(board.health, '/')).text)).toContain('Report on the tool');
    expect(wordsOn((await app.get(board.police, paths.of(meeting))).text)).toContain('Report on the tool');
    // What is a promise already is not offered again.
    expect((await app.get(board.clerk, paths.item(open))).text).not.toContain('/promise?sentence=');
    expect((await app.get(board.health, url)).status).toBe(404);
  });

  test('are sent round, commented on by those who may see the item, and answered', async () => {
    // Not sent round yet, they take no comments.
    expect((await app.getJson(board.police, paths.comment(open))).status).toBe(409);
    const late = await app.sendJson(board.clerk, paths.circulate(meeting), { answerBy: '2026-11-01' });
    expect(late.status).toBe(422);
    expect(
      (await app.sendJson(board.clerk, paths.circulate(meeting), { answerBy: '2026-12-01' })).status,
    ).toBeLessThan(300);
    expect(
      (await app.sendJson(board.clerk, paths.circulate(meeting), { answerBy: '2026-12-01' })).status,
    ).toBe(409);
    const said = await app.sendJson(board.police, paths.comment(open), { says: 'I said “no new money”.' });
    expect(said.status, said.text).toBeLessThan(300);
    expect((await app.sendJson(board.police, paths.comment(closed), { says: 'What was it?' })).status).toBe(
      404,
    );
    const { id } = said.json() as { id: string };
    expect((await app.getJson(board.health, paths.answer(id))).status).toBe(409);
    const answered = await app.sendJson(board.clerk, paths.answer(id), {
      accepted: 'yes',
      answer: 'It was put in.',
      version: 1,
    });
    expect(answered.status, answered.text).toBeLessThan(300);
    expect(wordsOn((await app.get(board.police, paths.of(meeting))).text)).toContain(
      'Accepted: It was put in.',
    );
  });

  test('are approved at a later meeting, signed by its chair, and stand from then on', async () => {
    const none = await app.sendJson(board.clerk, paths.approve(meeting), { at: meeting });
    expect(none.status).toBe(422);
    const later = await layMeeting(app.databases, board.clerk, {
      body: board.board,
      title: 'Safeguarding Board, December',
      startsAt: '2026-12-21T08:00:00.000Z',
      people: people(),
      items: [{ title: 'Minutes of the last meeting' }],
    });
    expect((await app.getJson(board.chair, paths.sign(meeting))).status).toBe(409);
    const approved = await app.sendJson(board.clerk, paths.approve(meeting), { at: later.meeting });
    expect(approved.status, approved.text).toBeLessThan(300);
    const wrong = await app.sendJson(board.health, paths.sign(meeting), { sure: true });
    expect(wrong.status).toBe(409);
    expect(wrong.text).toContain('You cannot sign these minutes');
    expect((await app.send(board.chair, paths.sign(meeting), {})).status).toBe(422);
    expect((await app.send(board.chair, paths.sign(meeting), { sure: 'true' })).status).toBe(303);
    expect((await app.sendJson(board.chair, paths.sign(meeting), { sure: true })).status).toBe(409);

    const changed = await app.sendJson(board.clerk, paths.addEntry(open), {
      kind: 'discussion',
      says: 'And another.',
    });
    expect(changed.status).toBe(409);
    expect(changed.text).toContain('These minutes were approved. Add an addendum.');
    const added = await app.send(board.clerk, paths.addendum(open), {
      says: 'For “weekly” read “monthly”.',
      because: 'The record was misheard.',
    });
    expect(added.status, added.text).toBe(303);
    const words = wordsOn((await app.get(board.police, paths.of(meeting))).text);
    for (const shown of [
      'Signed',
      'Approved at Safeguarding Board, December, 21 December 2026',
      'It is used weekly.',
      'For “weekly” read “monthly”.',
      'Because: The record was misheard.',
    ])
      expect(words).toContain(shown);
    // The database itself holds to it, whoever asks.
    await expect(
      actAs(app.databases, board.clerk, ({ tx }) =>
        tx.updateTable('minute_entry').set({ says: 'Never said.' }).where('item_id', '=', open).execute(),
      ),
    ).rejects.toMatchObject({ code: 'AR002' });
  });
});

describe('minutes as files', () => {
  test('are a document that another library opens, with exactly what its reader may see', async () => {
    const answer = await app.get(board.police, paths.docx(meeting));
    expect(answer.status).toBe(200);
    expect(answer.header('content-type')).toContain('wordprocessingml.document');
    const words = await wordsIn(answer);
    for (const said of [
      'Neglect strategy',
      'Members asked how often it is used.',
      'Dissented: Ros Quill (It has no money behind it.)',
      'Report on the tool',
      '18 December 2026',
      'For “weekly” read “monthly”.',
      'Signed as a correct record',
    ])
      expect(words).toContain(said);
    expect(words).not.toContain('Zebedee');
    expect(await wordsIn(await app.get(board.chair, paths.docx(meeting)))).toContain('Zebedee');
  });

  test('are printed when somebody asks, for that person alone, and never saved when out of date', async () => {
    const printer = await printerHere();
    // Nothing prints on this application: it says so, and a PDF is refused.
    expect(wordsOn((await app.get(board.police, paths.of(meeting))).text)).toContain('No PDF is made here.');
    expect((await app.get(board.police, paths.pdf(meeting))).status).toBe(409);
    expect((await app.send(board.police, paths.makePdf(meeting), {})).status).toBe(303);
    expect((await app.sendJson(vale.socialWorker.post, paths.makePdf(meeting), {})).status).toBe(404);
    if (!printer) return;
    const job = minutes.jobs?.find(({ name }) => name === 'minutes-printing');
    const work = (about: Record<string, unknown>, by: JobWork['printer']): JobWork => ({
      ...{ databases: app.databases, files: app.files, printer: by, partnership: PARTNERSHIP, now: app.now },
      ...{ about, log: { info: () => undefined, warn: () => undefined, error: () => undefined } },
    });
    const asked = { meeting, post: board.police };
    // A browser that fails leaves word of it, and the person may ask again.
    await job?.run(
      work(asked, { ...printer, printPdf: () => Promise.reject(new NotPrinted('It did not start.')) }),
    );
    expect((await app.get(board.police, paths.pdf(meeting))).status).toBe(409);
    expect((await app.send(board.police, paths.makePdf(meeting), {})).status).toBe(303);
    await job?.run(work(asked, printer));
    const saved = await app.get(board.police, paths.pdf(meeting));
    expect(saved.status, saved.text).toBe(200);
    const words = (await wordsOf(saved.bytes ?? Buffer.alloc(0))).join(' ');
    expect(words).toContain('Dissented: Ros Quill (It has no money behind it.)');
    expect(words).toContain('OFFICIAL-SENSITIVE');
    expect(words).not.toContain('Zebedee');
    // It was made for one person alone.
    expect((await app.get(board.chair, paths.pdf(meeting))).status).toBe(409);
    // What changed since makes it another one.
    const added = await app.sendJson(board.clerk, paths.addendum(open), { says: 'More.', because: 'Late.' });
    expect(added.status).toBeLessThan(300);
    expect((await app.get(board.police, paths.pdf(meeting))).status).toBe(409);
    // What nobody needs any longer is taken away with its content.
    const clearing = minutes.jobs?.find(({ name }) => name === 'minutes-clearing');
    await clearing?.run({ ...work({}, printer), now: '2027-02-01T09:00:00.000Z' });
    const left = await actAs(app.databases, board.police, ({ tx }) =>
      tx.selectFrom('minutes_print').select('sha256').execute(),
    );
    expect(left).toEqual([]);
  });
});
