import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openPrinter, type Printer } from '#print';
import { type Answer, auditOf, openApp, type SentFile, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { lockedPaper, paperOf } from '../support/made-pdf.ts';
import { type Board, layBoard } from '../support/meeting-laid.ts';
import { clerkOf, PackSeen, packRound, printerHere, wordsOf } from '../support/packing.ts';
import { asOwner } from '../support/world.ts';
import { docx } from '../support/zip.ts';

let app: TestApp;
let vale: ArdenVale;
let board: Board;
let printer: Printer | undefined;
let clerk: ReturnType<typeof clerkOf>;
beforeAll(async () => {
  printer = await printerHere();
  app = await openApp(undefined, printer ? { printer } : {});
  vale = await layArdenVale(app.databases);
  board = await layBoard(app.databases, vale);
  clerk = clerkOf(app, board.clerk);
}, 120_000);
afterAll(() => app?.close());

const pdfFile = async (name: string, ...pages: string[]): Promise<SentFile> => ({
  ...{ name, content: Buffer.from(await paperOf(pages)) },
});
const packOf = async (post: string, meeting: string): Promise<PackSeen> => {
  const got = await app.getJson(post, `/meetings/${meeting}/pack`);
  expect(got.status, got.text).toBe(200);
  return PackSeen.parse(got.json());
};
const pdfOf = (post: string, meeting: string): Promise<Answer> =>
  app.get(post, `/meetings/${meeting}/pack.pdf`);
const pagesOf = async (post: string, meeting: string): Promise<string[]> => {
  const got = await pdfOf(post, meeting);
  expect(got.status, got.text.slice(0, 300)).toBe(200);
  return wordsOf(got.bytes ?? Buffer.of());
};
const newsOf = (post: string) =>
  asOwner(app.databases, (tx) =>
    tx
      .selectFrom('notice')
      .select('event')
      .where('to_id', '=', post)
      .where('event', 'like', 'pack.%')
      .execute(),
  ).then((rows) => rows.map(({ event }) => event));
const paperNamed = async (item: string, title: string): Promise<string> => {
  const { papers } = z
    .object({
      papers: z.array(z.object({ id: z.string(), title: z.string(), replacedBy: z.string().nullable() })),
    })
    .parse((await app.getJson(board.clerk, `/meetings/items/${item}`)).json());
  return papers.find((paper) => paper.title === title && paper.replacedBy === null)?.id ?? '';
};
const changeItem = async (item: string, title: string, more: object) =>
  clerk.did(`/meetings/items/${item}/change`, {
    ...{
      title,
      says: '',
      aim: 'discuss',
      minutes: '10',
      presenter: '',
      exemptWhy: '',
      record: '',
      titleShows: true,
    },
    ...{ version: await clerk.versionOf(`/meetings/items/${item}`), ...more },
  });

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('Each attendee’s pack', () => {
  let meeting = '';
  const items: Record<string, string> = {};

  test('there is none before the call, but for whoever keeps the meeting', async () => {
    meeting = await clerk.meeting(board.board, { isPublic: true });
    items.open = await clerk.item(meeting, 'Neglect strategy', { openTo: 'public' });
    items.closed = await clerk.item(meeting, 'A contract', { openTo: 'named' });
    items.silent = await clerk.item(meeting, 'Omega of police', { openTo: 'named', titleShows: false });
    const people = z
      .object({ people: z.array(z.object({ id: z.string(), post: z.string() })) })
      .parse((await app.getJson(board.clerk, `/meetings/${meeting}/people`)).json()).people;
    const attendee = (post: string) => people.find((person) => person.post === post)?.id ?? '';
    await clerk.did(`/meetings/items/${items.closed}/people`, { people: [attendee(board.health)] });
    await clerk.did(`/meetings/items/${items.silent}/people`, { people: [attendee(board.police)] });
    await clerk.paper(items.open, await pdfFile('a.pdf', 'alpha one', 'alpha two'), 'Strategy');
    await clerk.paper(items.open, { name: 'b.docx', content: docx() }, 'Tables', { kind: 'appendix' });
    await clerk.paper(items.open, { name: 'c.txt', content: 'words of the note' }, 'Note');
    await clerk.paper(items.closed, await pdfFile('d.pdf', 'gamma secret'), 'Terms of the contract');
    await clerk.paper(items.silent, await pdfFile('e.pdf', 'omega secret'), 'Omega paper');
    expect((await app.get(board.health, `/meetings/${meeting}/pack`)).status).toBe(404);
    expect((await pdfOf(board.health, meeting)).status).toBe(404);
    expect((await packOf(board.clerk, meeting)).items).toHaveLength(3);
  });

  test('holds what that person may see, by title what they may know of, and nothing else, in print as on the page', async () => {
    await clerk.call(meeting);
    await packRound(app, printer);
    expect(await newsOf(board.health)).toEqual(['pack.ready']);
    expect(await newsOf(board.clerk)).toEqual([]);

    const theirs = await packOf(board.health, meeting);
    expect(theirs.items.map(({ number, title, open }) => [number, title, open])).toEqual([
      ['1', 'Neglect strategy', true],
      ['2', 'A contract', true],
      ['3', '', false],
    ]);
    expect(theirs.items[0]?.papers.map(({ text }) => text)).toEqual([null, null, 'words of the note']);
    expect([theirs.pdf, theirs.sensitive]).toEqual(['ready', true]);
    const pages = await pagesOf(board.health, meeting);
    const all = pages.join(' ');
    expect(pages).toHaveLength(theirs.pages ?? 0);
    for (const words of ['alpha one', 'alpha two', 'gamma secret', 'words of the note', 'Tables'])
      expect(all).toContain(words);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('Dev Anand, Chief Nurse, Arden Vale Community NHS Trust');
      expect(page).toContain('OFFICIAL-SENSITIVE');
      expect(page).toContain(`page ${index + 1} of ${pages.length}`);
    }
    // The numbers on the page are those of the PDF.
    const strategy = theirs.items[0]?.papers[0]?.id ?? '';
    expect(pages.findIndex((page) => page.includes('alpha one')) + 1).toBe(theirs.begins[strategy]);
    const html = await app.get(board.health, `/meetings/${meeting}/pack`);
    expect(html.text).toContain(`Page ${theirs.begins[strategy]}`);
    expect(html.text).toContain('OFFICIAL-SENSITIVE');
    expect(`${html.text}${all}`).not.toMatch(/omega/i);

    const police = await packOf(board.police, meeting);
    expect(police.items.map(({ title, open }) => [title, open])).toEqual([
      ['Neglect strategy', true],
      ['A contract', false],
      ['Omega of police', true],
    ]);
    expect((await pagesOf(board.police, meeting)).join(' ')).not.toMatch(/gamma|Terms of/);
    const chair = `${(await app.get(board.chair, `/meetings/${meeting}/pack`)).text}${(await pagesOf(board.chair, meeting)).join(' ')}`;
    expect(chair).not.toMatch(/gamma|Terms of|omega/i);
    expect(chair).toContain('A contract');
    // Of a public meeting, who sees nothing but what is public holds nothing that is marked.
    expect(chair).not.toContain('OFFICIAL-SENSITIVE');
    expect((await auditOf(app))[0]).toMatchObject({
      event: 'pack.saved',
      outcome: 'allowed',
      post_id: board.chair,
    });
    expect((await app.get(vale.teacher.post, `/meetings/${meeting}/pack`)).status).toBe(404);
  });

  test('waits on the home page in the week before, until it was read as it now is', async () => {
    app.now = '2026-12-02T09:00:00.000Z';
    // The chair read it, and the police.
    expect((await app.get(board.chair, '/')).text).not.toContain('Read your papers');
    await clerk.paper(items.open ?? '', await pdfFile('f.pdf', 'late words'), 'Late table', {
      kind: 'supplement',
    });
    // What was printed before is out of date from that moment.
    expect((await pdfOf(board.health, meeting)).status).toBe(409);
    await packRound(app, printer);
    expect(await newsOf(board.health)).toEqual(['pack.ready', 'pack.changed']);
    expect((await app.get(board.chair, '/')).text).toContain('Read what changed in your papers');
    const page = await app.get(board.chair, `/meetings/${meeting}/pack`);
    expect(page.text).toContain('A paper was added to item 1: Late table.');
    expect(page.text).toContain('Supplements');
    expect((await app.get(board.chair, '/')).text).not.toContain('Read what changed in your papers');
    expect((await pagesOf(board.health, meeting)).join(' ')).toContain('late words');
    // Read again, nothing has changed since.
    expect((await packOf(board.chair, meeting)).changes).toEqual({ says: [] });
  });

  test('a paper that is locked, broken, hostile or replaced', async () => {
    const item = items.open ?? '';
    await clerk.paper(item, { name: 'l.pdf', content: Buffer.from(await lockedPaper()) }, 'Locked');
    await clerk.paper(
      item,
      { name: 'h.pdf', content: Buffer.from(await paperOf(['hostile words'], { script: true })) },
      'Hostile',
    );
    const old = await paperNamed(item, 'Strategy');
    const replaced = await app.sendFiles(
      board.clerk,
      `/meetings/papers/${old}/replace`,
      { why: 'The totals were wrong', version: '1' },
      { file: await pdfFile('a2.pdf', 'alpha again') },
    );
    expect(replaced.status, replaced.text).toBe(303);
    expect((await pdfOf(board.chair, meeting)).status).toBe(409);
    await packRound(app, printer);
    const pack = await packOf(board.chair, meeting);
    expect(pack.changes?.says).toContain('A paper of item 1 was replaced by Strategy: The totals were wrong');
    expect(Object.values(pack.leftOut)).toEqual(['It is locked with a password. Open it by its link.']);
    const got = await pdfOf(board.chair, meeting);
    const words = (await wordsOf(got.bytes ?? Buffer.of())).join(' ');
    expect(words).toContain('alpha again');
    expect(words).toContain('hostile words');
    expect(words).not.toContain('alpha one');
    expect(got.bytes?.toString('latin1')).not.toMatch(/\/JavaScript|\/EmbeddedFile|\/OpenAction/);
  });

  test('says where a meeting has moved to', async () => {
    const version = z
      .object({ meeting: z.object({ version: z.number() }) })
      .parse((await app.getJson(board.clerk, `/meetings/${meeting}/people`)).json()).meeting.version;
    await clerk.did(`/meetings/${meeting}/change`, {
      ...{ title: 'Executive, December', purpose: '', day: '2026-12-09', starts: '14:00', ends: '16:00' },
      ...{
        mode: 'inPerson',
        place: 'Annexe',
        link: '',
        isPublic: true,
        quorum: '',
        quorumOfPartners: false,
        version,
      },
    });
    const { changes } = await packOf(board.police, meeting);
    expect(changes?.says.slice(0, 2)).toEqual([
      'The meeting has moved: it begins on 9 December 2026 at 2pm, and not on 8 December 2026 at 10am.',
      'Where you meet has changed: In person, Annexe.',
    ]);
  });

  test('an item that is closed after its paper was seen: that is known, and access ends, in print too', async () => {
    await changeItem(items.open ?? '', 'Neglect strategy', {
      ...{ openTo: 'exempt', exemptParagraph: '3', exemptWhy: 'A tender is running' },
    });
    const marked = await packOf(board.chair, meeting);
    expect(marked.sensitive).toBe(true);
    expect(marked.changes?.says).toContain('Item 1, Neglect strategy, has changed.');
    expect((await pdfOf(board.chair, meeting)).status).toBe(409);
    // Named, with nobody named: nobody but the clerk.
    await changeItem(items.open ?? '', 'Neglect strategy', { openTo: 'named' });
    expect((await pdfOf(board.chair, meeting)).status).toBe(409);
    const shut = await app.get(board.chair, `/meetings/${meeting}/pack`);
    expect(shut.text).toContain('Item 1, Neglect strategy, is no longer open to you.');
    expect(shut.text).not.toMatch(/words of the note|Late table/);
    const openings = z
      .object({ openings: z.array(z.object({ paper: z.string(), who: z.string(), sees: z.boolean() })) })
      .parse((await app.getJson(board.clerk, `/meetings/items/${items.open}`)).json()).openings;
    // In the PDF that she saved, and on the page; of what could not be printed she saw a link alone.
    expect(openings).toContainEqual({
      paper: 'Strategy',
      who: expect.stringContaining('Carys Holt'),
      sees: false,
    });
    expect(openings).toContainEqual({
      paper: 'Note',
      who: expect.stringContaining('Carys Holt'),
      sees: false,
    });
    expect(openings.map(({ paper }) => paper)).not.toContain('Locked');
  });

  test('is gone for whoever is called no more, and of a meeting that was cancelled there is no PDF', async () => {
    const print = () =>
      asOwner(app.databases, (tx) =>
        tx.selectFrom('pack_print').select('sha256').where('post_id', '=', board.police).executeTakeFirst(),
      );
    const printed = await print();
    expect(await app.files.has('arden', printed?.sha256 ?? '')).toBe(true);
    const people = z
      .object({ people: z.array(z.object({ id: z.string(), post: z.string() })) })
      .parse((await app.getJson(board.clerk, `/meetings/${meeting}/people`)).json()).people;
    const police = people.find(({ post }) => post === board.police)?.id ?? '';
    await clerk.did(`/meetings/people/${police}/remove`, {});
    expect((await app.get(board.police, `/meetings/${meeting}/pack`)).status).toBe(404);
    expect((await pdfOf(board.police, meeting)).status).toBe(404);
    await packRound(app, printer);
    expect(await print()).toBeUndefined();
    expect(await app.files.has('arden', printed?.sha256 ?? '')).toBe(false);
    expect((await pagesOf(board.chair, meeting)).join(' ')).not.toMatch(/alpha|hostile words|late words/);

    await clerk.did(`/meetings/${meeting}/cancel`, { why: 'The hall is flooded' });
    expect((await pdfOf(board.health, meeting)).text).toContain('This meeting was cancelled');
    const page = await app.get(board.health, `/meetings/${meeting}/pack`);
    expect(page.text).toContain('This meeting was cancelled.');
    expect(page.text).not.toContain('Save as a PDF');
  });
});

describe('Where nothing prints', () => {
  test('the page is whole, and says what an administrator does', async () => {
    const bare = await openApp();
    try {
      const there = await layArdenVale(bare.databases);
      const its = await layBoard(bare.databases, there);
      const keeper = clerkOf(bare, its.clerk);
      const meeting = await keeper.meeting(its.board);
      await keeper.item(meeting, 'Neglect strategy');
      await keeper.call(meeting);
      await packRound(bare, undefined);
      const page = await bare.get(its.health, `/meetings/${meeting}/pack`);
      expect(page.text).toContain('CHROMIUM');
      expect(page.text).toContain('Neglect strategy');
      expect((await bare.get(its.health, `/meetings/${meeting}/pack.pdf`)).status).toBe(409);
    } finally {
      await bare.close();
    }
  });

  test('a browser that does not start is said, and tried again after half an hour', async () => {
    const meeting = await clerk.meeting(board.board, { title: 'Executive, January', day: '2027-01-12' });
    await clerk.item(meeting, 'Neglect strategy');
    await clerk.call(meeting);
    const broken = openPrinter({ chromium: '/nowhere/chromium', sandbox: false, environment: {} });
    const triedAt = () =>
      asOwner(app.databases, (tx) =>
        tx
          .selectFrom('pack_wanted')
          .select('failed_at')
          .where('post_id', '=', board.health)
          .where('meeting_id', '=', meeting)
          .executeTakeFirst(),
      ).then((row) => row?.failed_at);
    await packRound(app, broken);
    const first = await triedAt();
    expect(first).toBe(app.now);
    if (printer)
      expect((await app.get(board.health, `/meetings/${meeting}/pack`)).text).toContain('could not be made');
    await packRound(app, broken);
    expect(await triedAt()).toBe(first);
    await packRound(app, broken, 31);
    expect(await triedAt()).toBe(app.now);
  });
});
