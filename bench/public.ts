import { loadavg } from 'node:os';
import { sql } from 'kysely';
import { systemNow } from '#clock';
import { type Acting, createPartnership, newId, stand, type Tx, transact } from '#db';
import { dayOf, type Instant } from '#kernel';
import { makeBody, makeOrganisation, makePost } from '#partnership';
import { publicPaths, publishMeeting } from '#public-record';
import { prepare } from '../src/app.ts';
import { bringUp } from '../src/cli/bring-up.ts';
import { programMigrations } from '../src/cli/database.ts';
import { SLUG } from './lay.ts';
import type { Measured, Request } from './load.ts';
import { openReach, type Place } from './places.ts';
import { startWorker } from './workers.ts';

/** What anybody asks for, and how fast it was answered. */
interface Row {
  readonly title: string;
  readonly measured: Measured;
}

/** How many readers at once: far more than a partnership's public record ever has. */
const READERS = 40;
const ITEMS = 12;

/** A board of councillors that met in public, and who publishes for it. */
const layMeeting = async (tx: Tx, now: Instant): Promise<{ acting: Acting; meeting: string }> => {
  const organisation = await makeOrganisation(tx, { name: 'Arden Vale Council', type: 'localAuthority' });
  const { post, staff } = await makePost(tx, {
    ...{ name: 'Dora Quill', role: 'democraticServices', title: 'Democratic services officer', organisation },
  });
  const body = await makeBody(tx, { name: 'Scrutiny Board', type: 'committee', organisation });
  await stand(tx, { role: 'owner', partnership: SLUG, now, post, account: 'bench' });
  const meeting = newId();
  await sql`insert into meeting (id, body_id, title, mode, place, starts_at, ends_at, is_public, made_by, made_at, called_at)
    values (${meeting}, ${body}, 'Scrutiny Board', 'inPerson', 'Council House', ${now}, ${now}::timestamptz + interval '2 hours', true,
      ${post}, ${now}, ${now})`.execute(tx);
  for (let place = 1; place <= ITEMS; place += 1)
    await sql`insert into agenda_item (id, meeting_id, place, title, aim, open_to, says)
      values (${newId()}, ${meeting}, ${place}, ${`Report ${place} on multi-agency safeguarding arrangements`}, 'note', 'public',
        ${'To provide an update on the work of the partnership since the last report. '.repeat(12)})`.execute(
      tx,
    );
  const actor = {
    ...{ account: 'bench', partnership: SLUG, staff, staffName: 'Dora Quill', post },
    ...{ postTitle: 'Democratic services officer', role: 'democraticServices' as const },
    ...{ organisation, organisationName: 'Arden Vale Council', body: null, bodyName: null },
  };
  return { acting: { tx, actor, now, today: dayOf(now) }, meeting };
};

/** Publishes it as those who publish do; gives the meeting and its first item. */
const lay = async ({ reach }: Place): Promise<{ meeting: string; item: string }> => {
  const databases = await openReach(reach);
  try {
    const { owner } = databases;
    if (!owner) throw new Error('The measurements are laid down as the owner.');
    const now = systemNow();
    const migrations = await programMigrations();
    await bringUp(databases, migrations, now);
    await createPartnership(owner, migrations, { slug: SLUG, name: 'Arden Vale', synthetic: true });
    await prepare(databases, SLUG, now);
    return await transact(owner, { role: 'owner', partnership: SLUG, now }, async (tx) => {
      const { acting, meeting } = await layMeeting(tx, now);
      await publishMeeting(acting, meeting);
      const { rows } = await sql<{ id: string }>`
        select source_id::text as id from publication where kind = 'item' order by id limit 1`.execute(tx);
      return { meeting, item: rows[0]?.id ?? '' };
    });
  } finally {
    await databases.close();
  }
};

const reading = (path: string, headers: Readonly<Record<string, string>> = {}): Request => ({
  method: 'GET',
  path,
  headers: { accept: 'text/html', 'accept-encoding': 'gzip, deflate, br', ...headers },
});

/** How fast anybody reads what is published, by many readers at once (aim: 1,000 of one item a second). */
export const measurePublic = async (place: Place): Promise<readonly Row[]> => {
  const { meeting, item } = await lay(place);
  const server = startWorker('server');
  const load = startWorker('load');
  try {
    const address = await server.ask<string>('open', { reach: place.reach, actors: [] });
    const asked: readonly (readonly [string, readonly Request[]])[] = [
      ['A published item', [reading(publicPaths.one(SLUG, 'item', item))]],
      ['The agenda of a meeting', [reading(publicPaths.one(SLUG, 'meeting', meeting))]],
      ['Meetings, for programs (OParl)', [reading(publicPaths.oparl(SLUG, 'meetings'))]],
      ['What is new (Atom)', [reading(publicPaths.atom(SLUG))]],
      [
        'A search, each another',
        Array.from({ length: 400 }, (_, turn) =>
          reading(publicPaths.search(SLUG, { q: `report ${turn} safeguarding` })),
        ),
      ],
    ];
    const rows: Row[] = [];
    for (const [title, requests] of asked) {
      // Few enough search at once that none is asked to come again: that they are is what the stories try.
      const atOnce = title.startsWith('A search') ? 8 : READERS;
      const measured = await load.ask<Measured>('measure', {
        ...{ address, requests, once: false, atOnce, warm: 500, most: 20_000, seconds: 8 },
      });
      if (Object.keys(measured.refused).length > 0)
        throw new Error(`${title}: refused ${JSON.stringify(measured.refused)}. ${measured.sample}`);
      rows.push({ title, measured });
    }
    return rows;
  } finally {
    await load.stop();
    await server.stop();
  }
};

/** As the report says it; how busy the machine was besides stands beside it. */
export const sayPublic = (title: string, rows: readonly Row[]): string[] => [
  `### What anybody reads, on ${title}`,
  '',
  `${READERS} readers at once (searches: 8), over kept connections. The load of the machine over a minute was ${loadavg()[0]?.toFixed(1)} at the end.`,
  '',
  '| | a second | p50 | p95 | p99 | kB |',
  '| --- | ---: | ---: | ---: | ---: | ---: |',
  ...rows.map(
    ({ title: what, measured: { perSecond, p50, p95, p99, kilobytes } }) =>
      `| ${what} | ${Math.round(perSecond).toLocaleString('en-GB')} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${p99.toFixed(1)} | ${kilobytes.toFixed(0)} |`,
  ),
  '',
];
