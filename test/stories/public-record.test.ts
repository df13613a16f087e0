import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePost } from '#partnership';
import { publicPaths } from '#public-record';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { layPublicBoard, type PublicBoard } from '../support/public-record-world.ts';
import { asOwner, PARTNERSHIP } from '../support/world.ts';

const P = PARTNERSHIP;
/** Words that stand only in what the public may not read. */
const SECRETS = ['Zebrafinch', 'Pangolin', 'Axolotl', 'Wombat'];

describe('The public record', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let board: PublicBoard;

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    board = await layPublicBoard(app, vale);
  }, 60_000);
  afterAll(() => app.close());

  /** Anybody: no cookie, no account. */
  const visit = async (url: string, headers: Record<string, string> = {}) => {
    const got = await app.served.server.inject({
      method: 'GET',
      url,
      headers: { host: 'localhost', accept: 'text/html', ...headers },
    });
    return {
      status: got.statusCode,
      text: got.payload,
      header: (name: string) => (got.headers[name] === undefined ? undefined : String(got.headers[name])),
    };
  };
  const act = (
    url: string,
    fields = {},
    from = `/public-record/meetings/${board.meeting}`,
    post = board.clerk.post,
  ) => app.send(post, url, fields, from);
  const at = (kind: 'meeting' | 'item' | 'minutes' | 'decision' | 'promise' | 'body', id: string) =>
    publicPaths.one(P, kind, id);
  const publish = () => act(`/public-record/meetings/${board.meeting}/publish`);

  it('before anything is published, every address of what there is answers as nonsense does', async () => {
    const nonsense = await visit(at('meeting', '01900000-0000-7000-8000-000000000000'));
    expect(nonsense.status).toBe(404);
    const ids = [board.meeting, ...Object.values(board.items), board.board, board.resolution, board.promise];
    for (const id of [...ids, board.papers.report, 'nonsense', '%00', '../../etc'])
      for (const folder of [
        'bodies',
        'meetings',
        'items',
        'minutes',
        'decisions',
        'promises',
        'questions',
        'files',
      ]) {
        const answer = await visit(`/public/${P}/${folder}/${id}`);
        expect([folder, id, answer.status]).toEqual([folder, id, 404]);
        if (!/[%.]/.test(id)) expect(answer.text).toBe(nonsense.text);
        expect(answer.header('set-cookie')).toBeUndefined();
      }
    expect((await visit(`/public/${P}`)).text).toContain('No meeting has been published yet');
    expect((await visit('/public/nowhere')).status).toBe(404);
    expect((await visit('/public/nowhere/oparl')).status).toBe(404);
  });

  it('only those who publish do; a scrutiny member is refused', async () => {
    expect((await app.get(board.chair.post, '/public-record')).status).toBe(403);
    const url = `/public-record/meetings/${board.meeting}/publish`;
    expect((await app.sendJson(board.chair.post, url, {})).status).toBe(403);
    expect((await app.get(board.clerk.post, '/public-record')).text).toContain(
      'Scrutiny Board, 16 November 2026',
    );
  });

  it('a meeting is published: what is open in full, what is exempt by title and paragraph, the rest without a trace', async () => {
    expect((await publish()).status).toBe(303);
    const meeting = await visit(at('meeting', board.meeting));
    expect(meeting.status).toBe(200);
    expect(meeting.text).toContain('Update on multi-agency safeguarding arrangements');
    expect(meeting.text).toContain('Work programme &lt;b>and&lt;/b>');
    expect(meeting.text).toContain('Staffing of one service');
    expect(meeting.text).toContain('Paragraph 2 of Schedule 12A');
    expect(meeting.text).toContain('Exempt item');
    expect(meeting.header('set-cookie')).toBeUndefined();
    const item = await visit(at('item', board.items.update));
    expect(item.text).toContain('Report of the Independent Scrutineer');
    expect(item.text).not.toContain('Presented the report since March');
    for (const id of [board.items.exempt, board.items.members, board.items.named])
      expect((await visit(at('item', id))).status).toBe(404);
    expect((await visit(at('minutes', board.meeting))).status).toBe(404);
    expect((await visit(at('promise', board.promise))).status).toBe(404);
  });

  it('the minutes are published: each thing that was said is structure, and what was decided and promised has its address', async () => {
    expect((await act(`/public-record/meetings/${board.meeting}/minutes`)).status).toBe(303);
    const item = (await visit(at('item', board.items.update))).text;
    for (const said of [
      'Presentation of a report',
      'Members asked whom the exploitation strategy included.',
      'It covered county lines and modern slavery.',
      'Thanks put on record',
      'NOTED',
      'The board noted the update.',
      'Investigate the number of deaths',
      'Draft, to be approved at a later meeting',
    ])
      expect(item).toContain(said);
    // The reply stands inside its query.
    expect(item).toMatch(/strategy included\.<\/p><ol class="govuk-list app-entry__replies">/);
    expect((await visit(at('minutes', board.meeting))).text).toContain('Put on record the board’s thanks');
    expect((await visit(at('decision', board.resolution))).text).toContain('The board noted the update.');
    const promise = (await visit(at('promise', board.promise))).text;
    expect(promise).toContain('Arden Vale Council');
    expect(promise).toContain('Open');
    expect((await visit(publicPaths.list(P, 'promises'))).text).toContain('Investigate the number of deaths');
    expect((await visit(publicPaths.list(P, 'decisions'))).text).toContain('The board noted the update.');
    expect((await visit(at('body', board.board))).text).toContain('Cllr Rowan Pike');
  });

  it('a promise is late the day after it was due, though nobody published anything', async () => {
    const before = app.now;
    app.now = '2026-12-01T09:00:00.000Z';
    expect((await visit(publicPaths.list(P, 'promises', { which: 'late' }))).text).toContain('Late');
    expect((await visit(at('promise', board.promise))).text).toContain('Late');
    app.now = before;
  });

  it('nothing that is kept back stands in any page, feed or list', async () => {
    const pages = [
      '',
      '/bodies',
      '/meetings?which=past',
      '/decisions',
      '/promises',
      '/questions',
      '/documents',
    ];
    const feeds = ['/feed.atom', '/feed.rss', '/meetings.ics', '/sitemap.xml', '/oparl', '/oparl/meetings'];
    const lists = [
      '/oparl/papers',
      '/oparl/files',
      '/oparl/agenda-items',
      '/oparl/people',
      '/oparl/memberships',
    ];
    for (const path of [...pages, ...feeds, ...lists]) {
      const { status, text } = await visit(`/public/${P}${path}`);
      expect([path, status]).toEqual([path, 200]);
      for (const secret of SECRETS) expect(text, path).not.toContain(secret);
    }
    for (const secret of SECRETS)
      expect((await visit(publicPaths.search(P, { q: secret }))).text).toContain('Nothing was found');
  });

  it('what is published is found by its words, marked safely', async () => {
    const found = (await visit(publicPaths.search(P, { q: 'exploitation strategies' }))).text;
    expect(found).toContain('<mark>exploitation</mark>');
    expect(found).toContain(at('item', board.items.update));
    const marked = (await visit(publicPaths.search(P, { q: 'calendar' }))).text;
    expect(marked).toContain('&lt;b>and&lt;/b>');
    expect(marked).not.toContain('<b>and</b>');
    for (const odd of ['"', "'", '<script>', '&|!()', '\\', '   ', '%00'.repeat(2), 'x'.repeat(5000)])
      expect((await visit(publicPaths.search(P, { q: odd }))).status).toBe(200);
  });

  it('a file is served as it is, to be kept for a moment; a members’ paper is not there', async () => {
    const documents = (await visit(publicPaths.list(P, 'documents'))).text;
    const id = /\/files\/([0-9a-f-]{36})/.exec(documents)?.[1] ?? '';
    const file = await visit(publicPaths.file(P, id));
    expect(file.status).toBe(200);
    expect(file.header('content-type')).toContain('application/pdf');
    expect(file.header('content-security-policy')).toContain('sandbox');
    const etag = file.header('etag') ?? '';
    expect((await visit(publicPaths.file(P, id), { 'if-none-match': etag })).status).toBe(304);
    expect((await visit(publicPaths.file(P, board.papers.members))).status).toBe(404);
  });

  it('a page has a validator that stays while it says the same, and is compressed as it is asked for', async () => {
    const first = await visit(at('item', board.items.update));
    const etag = first.header('etag') ?? '';
    expect(first.header('cache-control')).toBe('public, max-age=10, must-revalidate');
    expect((await visit(at('item', board.items.update), { 'if-none-match': `"x", ${etag}` })).status).toBe(
      304,
    );
    expect(
      (await visit(at('item', board.items.update), { 'accept-encoding': 'gzip, br' })).header(
        'content-encoding',
      ),
    ).toBe('br');
    expect(
      (await visit(at('item', board.items.update), { 'accept-encoding': 'br;q=0, gzip' })).header(
        'content-encoding',
      ),
    ).toBe('gzip');
    expect(
      (await visit(at('item', board.items.update), { 'accept-encoding': 'identity' })).header(
        'content-encoding',
      ),
    ).toBeUndefined();
    // Publishing what says the same makes no edition.
    expect((await publish()).status).toBe(303);
    expect((await visit(at('item', board.items.update))).header('etag')).toBe(etag);
  });

  it('a file that was replaced stays, marked, beside the one that took its place', async () => {
    await asOwner(app.databases, async (tx) => {
      const old = await tx
        .selectFrom('paper')
        .selectAll()
        .where('id', '=', board.papers.report)
        .executeTakeFirstOrThrow();
      const id = '01900000-0000-7000-8000-00000000f11e';
      await tx
        .insertInto('paper')
        .values({ ...old, id, title: 'Report, corrected' })
        .execute();
      await tx
        .updateTable('paper')
        .set({ replaced_by: id, replaced_why: 'A table was wrong.' })
        .where('id', '=', old.id)
        .execute();
    });
    await act(`/public-record/items/${board.items.update}/publish`);
    const item = (await visit(at('item', board.items.update))).text;
    expect(item).toContain('Report, corrected');
    expect(item).toContain('A table was wrong.');
    expect(item).toContain('Replaced');
    expect(item).toContain('edition 3');
    expect(item).toContain('(PDF, ');
  });

  it('an item made exempt after it was published is gone when the meeting is published again', async () => {
    await asOwner(app.databases, (tx) =>
      tx
        .updateTable('agenda_item')
        .set({ open_to: 'exempt', exempt_paragraph: 1, title_shows: false })
        .where('id', '=', board.items.second)
        .execute(),
    );
    await publish();
    const gone = await visit(at('item', board.items.second));
    expect(gone.status).toBe(410);
    expect(gone.text).toContain('no longer considered in public');
    expect(gone.text).not.toContain('Work programme');
    expect((await visit(at('meeting', board.meeting))).text).not.toContain('Work programme');
    expect((await visit(publicPaths.search(P, { q: 'calendar' }))).text).toContain('Nothing was found');
  });

  const idOf = (kind: 'item' | 'meeting', source: string) =>
    asOwner(app.databases, async (tx) => {
      const row = await tx
        .selectFrom('publication')
        .select('id')
        .where('kind', '=', kind)
        .where('source_id', '=', source)
        .executeTakeFirstOrThrow();
      return row.id;
    });

  it('an item is withdrawn at once with all that tells of it, answers 410 with the reason, and comes back only by its own act', async () => {
    const etag = (await visit(at('item', board.items.update))).header('etag') ?? '';
    const url = `/public-record/publications/${await idOf('item', board.items.update)}/withdraw`;
    expect((await act(url, { reason: '' }, url)).status).toBe(422);
    expect((await act(url, { reason: 'It told too much of a family.' }, url)).status).toBe(303);
    const gone = await visit(at('item', board.items.update), { 'if-none-match': etag });
    expect(gone.status).toBe(410);
    expect(gone.text).toContain('It told too much of a family.');
    expect(gone.text).not.toContain('Update on multi-agency');
    expect(gone.header('cache-control')).toBe('no-cache');
    for (const path of [
      '',
      '/meetings?which=past',
      '/documents',
      '/decisions',
      '/promises',
      '/feed.atom',
      '/feed.rss',
      '/oparl/agenda-items',
      '/oparl/files',
      '/oparl/papers',
    ])
      expect((await visit(`/public/${P}${path}`)).text, path).not.toMatch(
        /Update on multi-agency|Report of the Independent/,
      );
    expect((await visit(at('meeting', board.meeting))).text).not.toContain('Update on multi-agency');
    expect((await visit(at('minutes', board.meeting))).text).not.toContain('county lines');
    expect((await visit(at('promise', board.promise))).status).toBe(410);
    const atom = (await visit(publicPaths.atom(P))).text;
    expect(atom).toContain('<at:deleted-entry');
    expect((await visit(publicPaths.rss(P))).text).toContain('Deleted: agenda item');
    const since = await visit(
      publicPaths.oparl(P, 'agenda-items', { modified_since: '2026-01-01T00:00:00Z' }),
    );
    expect(JSON.parse(since.text).data).toContainEqual(expect.objectContaining({ deleted: true }));

    await publish();
    expect((await visit(at('item', board.items.update))).status).toBe(410);
    await act(`/public-record/items/${board.items.update}/publish`);
    expect((await visit(at('item', board.items.update))).text).toContain('Update on multi-agency');
    expect((await visit(at('minutes', board.meeting))).text).toContain('county lines');
  });

  it('a whole meeting is withdrawn, and published again with what went with it', async () => {
    const url = `/public-record/publications/${await idOf('meeting', board.meeting)}/withdraw`;
    expect((await act(url, { reason: 'Published too early.' }, url)).status).toBe(303);
    for (const [kind, id] of [
      ['meeting', board.meeting],
      ['item', board.items.update],
      ['minutes', board.meeting],
      ['decision', board.resolution],
    ] as const)
      expect([kind, (await visit(at(kind, id))).status]).toEqual([kind, 410]);
    expect((await visit(publicPaths.calendar(P))).text).toContain('STATUS:CANCELLED');
    await publish();
    for (const [kind, id] of [
      ['meeting', board.meeting],
      ['item', board.items.update],
      ['minutes', board.meeting],
      ['decision', board.resolution],
    ] as const)
      expect([kind, (await visit(at(kind, id))).status]).toEqual([kind, 200]);
  });

  it('only who keeps a meeting publishes it; another publisher and an administrator see what is public of it, and withdraw it', async () => {
    const [unit, administrator] = await asOwner(app.databases, async (tx) => [
      await makePost(tx, { name: 'Bea Munro', role: 'businessManager', organisation: vale.council }),
      await makePost(tx, { name: 'Ada Finch', role: 'administrator', organisation: vale.council }),
    ]);
    const page = `/public-record/meetings/${board.meeting}`;
    for (const { post } of [unit, administrator]) {
      expect((await app.get(post, '/public-record')).text).toContain('Scrutiny Board, 16 November 2026');
      const shown = await app.get(post, page);
      expect(shown.text).toContain('Whoever called this meeting publishes it, or its clerk.');
      expect(shown.text).toContain('Update on multi-agency');
      for (const secret of SECRETS) expect(shown.text).not.toContain(secret);
    }
    expect((await app.sendJson(administrator.post, `${page}/publish`, {})).status).toBe(403);
    expect((await app.sendJson(unit.post, `${page}/publish`, {})).status).toBe(404);
    const url = `/public-record/publications/${await idOf('meeting', board.meeting)}/withdraw`;
    expect((await act(url, { reason: 'Looked at again.' }, url, administrator.post)).status).toBe(303);
    expect((await visit(at('item', board.items.update))).status).toBe(410);
    await publish();
    expect((await visit(at('item', board.items.update))).status).toBe(200);
  });

  it('of every id that there is, those that are published answer and no other: guessing finds nothing', async () => {
    const { ids, stands, files } = await asOwner(app.databases, async (tx) => {
      const tables = ['meeting', 'agenda_item', 'paper', 'minute_entry', 'resolution', 'promise', 'attendee'];
      const beside = [
        'body',
        'representation',
        'post',
        'staff',
        'record',
        'person',
        'publication',
        'publication_file',
      ];
      const found = await Promise.all(
        [...tables, ...beside].map((table) =>
          sql<{ id: string }>`select id::text from ${sql.ref(table)} order by id desc limit 25`.execute(tx),
        ),
      );
      const published = await tx
        .selectFrom('publication')
        .select(['address', 'withdrawn_at', 'source_id'])
        .execute();
      const kept = await tx.selectFrom('publication_file').select(['id', 'removed_at']).execute();
      return {
        ids: [...new Set(found.flatMap(({ rows }) => rows.map(({ id }) => id)))],
        stands: new Map(published.map((row) => [row.address, row.withdrawn_at === null ? 200 : 410])),
        files: new Map(kept.map(({ id, removed_at }) => [`files/${id}`, removed_at === null ? 200 : 404])),
      };
    });
    expect(ids.length).toBeGreaterThan(60);
    const folders = ['bodies', 'meetings', 'items', 'minutes', 'decisions', 'promises', 'questions', 'files'];
    let asked = 0;
    for (const id of ids)
      for (const folder of [...folders, 'people', 'memberships']) {
        const address = `${folder}/${id}`;
        // People and memberships have no page of their own: they stand on their body's.
        const should = folders.includes(folder) ? (stands.get(address) ?? files.get(address) ?? 404) : 404;
        asked += 1;
        const { statusCode, payload } = await app.served.server.inject({
          ...{ method: 'GET', url: `/public/${P}/${address}`, headers: { accept: 'text/html' } },
          remoteAddress: `203.0.113.${20 + (asked % 20)}`,
        });
        expect([address, statusCode]).toEqual([address, should]);
        for (const secret of SECRETS) expect(payload, address).not.toContain(secret);
      }
  }, 120_000);

  it('one address that asks hundreds of times the usual rate is told to wait; others and those signed in are not', async () => {
    const from = (remoteAddress: string) =>
      app.served.server.inject({ method: 'GET', url: at('item', board.items.update), remoteAddress });
    let refused = await from('203.0.113.9');
    for (let asked = 0; asked < 6_100 && refused.statusCode !== 429; asked += 1)
      refused = await from('203.0.113.9');
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await from('203.0.113.10')).statusCode).toBe(200);
    expect((await app.get(board.clerk.post, '/public-record')).status).toBe(200);
  }, 60_000);

  it('search engines are kept off what is made up', async () => {
    const robots = (await visit('/robots.txt')).text;
    expect(robots).toContain('Disallow: /');
    expect(robots).not.toContain('Sitemap:');
    expect((await visit(at('item', board.items.update))).text).toContain('noindex');
    expect((await visit(publicPaths.atom(P))).header('x-robots-tag')).toContain('noindex');
  });
});
