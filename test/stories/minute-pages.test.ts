import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { paths } from '#minute-pages';
import { paths as minutesPaths } from '#minutes';
import { programMigrations } from '../../src/cli/database.ts';
import { draftInMeeting, tellDrafted, understood } from '../../src/cli/import/minutes.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { arden } from '../support/census.ts';
import { wordsOn } from '../support/html.ts';
import { type Board, layBoard, layMeeting } from '../support/meeting-laid.ts';
import { PARTNERSHIP } from '../support/world.ts';

/** A page in the form that councils publish: odd bullets, empty lines with spaces on them, several resolutions. */
const PAGE = [
  'Agenda item',
  '',
  'Annual Report of the Fostering Panel',
  '',
  'To note the report.',
  ' ',
  'Published with the approval of the monitoring officer.',
  '\u00a0',
  'Minutes:',
  'The Panel Adviser presented the report, which covered the year to March.',
  '',
  'The Chairman wished to put on record her thanks to the carers.',
  '',
  'Members raised the following queries and observations:',
  '·  Members queried the number of carers who left.',
  '',
  '',
  'o\tThe Panel Adviser explained that eleven had retired.',
  '   It was agreed for their reasons to be asked for by 30 June.',
  '(c) A Member asked about kinship care.',
  '',
  '  RESOLVED',
  '(i) That the report be noted;',
  '(ii) That the Cabinet be recommended to raise the allowance.',
  '',
  'RESOLVED: That the press and public be excluded.',
  '',
  'Supporting documents:',
  '•  Annual report 2020/21',
  '•  Appendix A',
].join('\r\n');
const BARE = 'A walk round the park\n\nMinutes\n\nMembers walked round the park.\n';

let app: TestApp;
let vale: ArdenVale;
let board: Board;
let meeting: string;
beforeAll(async () => {
  app = await openApp();
  vale = await layArdenVale(app.databases);
  board = await layBoard(app.databases, vale);
  const laid = await layMeeting(app.databases, board.clerk, {
    body: board.board,
    people: [
      [board.chair, 'chair'],
      [board.clerk, 'clerk'],
      [board.police, 'member'],
    ],
    items: [{ title: 'Welcome' }],
  });
  meeting = laid.meeting;
}, 120_000);
afterAll(() => app?.close());

const Item = z.object({
  item: z.object({
    title: z.string(),
    says: z.string(),
    presenter: z.string(),
    entries: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        speaker: z.string(),
        says: z.string(),
        replyTo: z.string().nullable(),
      }),
    ),
    decisions: z.array(z.object({ kind: z.string(), says: z.string() })),
  }),
  found: z.array(z.object({ sentence: z.string() })),
});
const itemOf = async (id: string) =>
  Item.parse((await app.getJson(board.clerk, minutesPaths.item(id))).json());
const worded = (page: string) =>
  page.split(/\r?\n/).flatMap(
    (line) =>
      line
        .replace(/^\s*(?:[·•o]|\([a-z]+\))\s+/u, '')
        .match(/[\p{L}\d].*/u)?.[0]
        ?.trim() ?? [],
  );

describe('a page of minutes that was published elsewhere', () => {
  test('becomes the draft of an item: title, purpose, who presented, queries with their replies, each resolution', async () => {
    const sent = await app.send(board.clerk, paths.bringIn(meeting), { page: PAGE });
    expect(sent.status, sent.text).toBe(200);
    const told = wordsOn(sent.text);
    expect(told).toContain('Annual Report of the Fostering Panel');
    expect(told).toContain('Published with the approval of the monitoring officer.');
    const id = /\/meetings\/items\/([0-9a-f-]{36})/.exec(sent.text)?.[1] ?? '';
    const { item, found } = await itemOf(id);
    expect(item).toMatchObject({
      title: 'Annual Report of the Fostering Panel',
      says: 'To note the report.',
      presenter: 'The Panel Adviser',
    });
    expect(item.entries.map(({ kind, speaker }) => [kind, speaker]).slice(0, 5)).toEqual([
      ['presentation', 'The Panel Adviser'],
      ['thanks', 'The Chairman'],
      ['query', 'Members'],
      ['reply', 'The Panel Adviser'],
      ['query', 'A Member'],
    ]);
    expect(item.entries[3]?.replyTo).toBe(item.entries[2]?.id);
    expect(item.decisions).toEqual(
      [
        { kind: 'noted', says: 'That the report be noted;' },
        { kind: 'recommended', says: 'That the Cabinet be recommended to raise the allowance.' },
        { kind: 'excluded', says: 'That the press and public be excluded.' },
      ].map((decision) => expect.objectContaining(decision)),
    );
    expect(found.map(({ sentence }) => sentence)).toEqual([
      'It was agreed for their reasons to be asked for by 30 June.',
    ]);
    // No line is lost: each stands somewhere on the item, but for the headings.
    const all = [
      item.title,
      item.says,
      ...item.entries.map(({ says }) => says),
      ...item.decisions.map(({ says }) => says),
    ].join(' ');
    const headings = [
      'Agenda item',
      'Minutes:',
      'Members raised the following queries and observations:',
      'RESOLVED',
      'Supporting documents:',
    ];
    for (const line of worded(PAGE))
      if (!headings.includes(line)) expect(all).toContain(line.replace(/^RESOLVED: /, ''));
    // A draft is nobody's but of those who are called.
    expect((await app.get(vale.socialWorker.post, minutesPaths.item(id))).status).toBe(404);
  });

  test('may hold no resolution, and is refused where nothing can be its title, by whoever does not keep the meeting', async () => {
    const bare = await app.sendJson(board.clerk, paths.bringIn(meeting), { page: BARE });
    expect(bare.status, bare.text).toBeLessThan(300);
    const told = z.object({ item: z.string(), resolutions: z.number() }).safeParse(bare.json());
    const id = told.success ? told.data.item : z.object({ id: z.string() }).parse(bare.json()).id;
    expect((await itemOf(id)).item.decisions).toEqual([]);
    expect((await app.sendJson(board.clerk, paths.bringIn(meeting), { page: '\n \n·\n' })).status).toBe(422);
    expect((await app.sendJson(board.police, paths.bringIn(meeting), { page: BARE })).status).toBe(403);
    expect((await app.sendJson(vale.socialWorker.post, paths.bringIn(meeting), { page: BARE })).status).toBe(
      404,
    );
  });
});

describe('arden import minutes', () => {
  const draft = async (more: { readonly meeting?: string; readonly post?: string; readonly page?: string }) =>
    draftInMeeting({
      ...{ databases: app.databases, migrations: await programMigrations(), slug: PARTNERSHIP },
      ...{ meeting, post: undefined, page: PAGE, file: 'page.txt', ...more },
    });

  test('drafts the item as the clerk of the meeting, and says which lines found no place', async () => {
    const drafted = await draft({});
    let out = '';
    const told = new Writable({
      write(chunk, _, done) {
        out += String(chunk);
        done();
      },
    });
    tellDrafted(told, drafted, false);
    for (const said of [
      'Drafted: Annual Report of the Fostering Panel',
      'queries: 2, replies: 1',
      'Resolutions: 3',
      'Documents named: Annual report 2020/21; Appendix A',
      'Lines that found no place: 1',
      'line 7: Published with the approval of the monitoring officer.',
      `Finish it at /meetings/items/${drafted.item}`,
    ])
      expect(out).toContain(said);
    expect((await itemOf(drafted.item)).item.entries).not.toEqual([]);
  });

  test('drafts nothing for another post, in no meeting, or from what is no page', async () => {
    const before = (await app.getJson(board.clerk, `/meetings/${meeting}`)).text;
    await expect(draft({ post: board.police })).rejects.toThrow('That post does not keep the meeting.');
    await expect(draft({ meeting: '01a208ce-5c70-7000-a40b-46ee3ea368d7' })).rejects.toThrow(
      'no such meeting',
    );
    await expect(draft({ post: vale.socialWorker.post })).rejects.toThrow('no such meeting');
    await expect(draft({ page: ' \n' })).rejects.toThrow('page.txt holds no page of minutes');
    expect((await app.getJson(board.clerk, `/meetings/${meeting}`)).text).toBe(before);
  });

  test('without a meeting says how the page is understood, and needs no database', async () => {
    expect(understood(PAGE, 'page.txt')).toMatchObject({ entries: 5, resolutions: 3 });
    const folder = await mkdtemp(join(tmpdir(), 'arden-minutes-'));
    try {
      await writeFile(join(folder, 'page.txt'), PAGE);
      const said = await arden(['import', 'minutes', 'page.txt'], { DATA_DIR: join(folder, 'data') }, folder);
      expect(said).toMatchObject({ code: 0, err: '' });
      expect(said.out).toContain('Understood, and drafted nowhere: Annual Report of the Fostering Panel');
      await writeFile(join(folder, 'odd.txt'), Buffer.from([0xff, 0xfe, 0x41, 0x00]));
      const odd = await arden(['import', 'minutes', 'odd.txt'], { DATA_DIR: join(folder, 'data') }, folder);
      expect(odd).toMatchObject({ code: 1, out: '' });
      expect(odd.err).toContain('odd.txt is not plain text in UTF-8.');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
