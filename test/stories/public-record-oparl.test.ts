import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicPaths } from '#public-record';
import { openApp, type TestApp } from '../support/app.ts';
import { layArdenVale } from '../support/arden-vale.ts';
import { OPARL, objectsIn, typeNamed, wrongIn } from '../support/oparl.ts';
import { layPublicBoard, type PublicBoard } from '../support/public-record-world.ts';
import { PARTNERSHIP, ROOT } from '../support/world.ts';

/** The published schemas, where they lie beside the clone: they are not ours to hand on. */
const ORIGINALS = join(ROOT, '../shared/data/oparl');
const haveOriginals = existsSync(join(ORIGINALS, 'System.json'));

const LISTS = [
  ...[
    'bodies',
    'organizations',
    'people',
    'memberships',
    'meetings',
    'agenda-items',
    'papers',
    'consultations',
  ],
  ...['files', 'locations', 'terms'],
];

describe('The public record, for programs (OParl 1.1)', () => {
  let app: TestApp;
  let board: PublicBoard;
  const every: Record<string, unknown>[] = [];

  beforeAll(async () => {
    app = await openApp();
    const vale = await layArdenVale(app.databases);
    board = await layPublicBoard(app, vale);
    const from = `/public-record/meetings/${board.meeting}`;
    await app.send(board.clerk.post, `${from}/publish`, {}, from);
    await app.send(board.clerk.post, `${from}/minutes`, {}, from);
  }, 60_000);
  afterAll(() => app.close());

  const ask = async (url: string) => {
    const got = await app.served.server.inject({ method: 'GET', url: url.replace('http://localhost', '') });
    return { status: got.statusCode, headers: got.headers, json: () => JSON.parse(got.payload) };
  };
  const oparl = (rest: string, query = {}) => ask(publicPaths.oparl(PARTNERSHIP, rest, query));

  it('every object of every list has what its type demands and nothing that it does not know', async () => {
    const system = await oparl('');
    expect(system.headers['access-control-allow-origin']).toBe('*');
    every.push(system.json());
    for (const name of LISTS) {
      const list = (await oparl(name)).json();
      expect([name, list.data.length > 0]).toEqual([name, true]);
      expect(list.pagination).toMatchObject({
        totalElements: list.data.length,
        currentPage: 1,
        totalPages: 1,
      });
      every.push(...list.data);
    }
    expect(every.flatMap(wrongIn)).toEqual([]);
    expect(new Set(every.flatMap(objectsIn).map(typeNamed)).size).toBe(Object.keys(OPARL).length);
  });

  it('every address that an object names of the interface answers, with the object itself where it is its own', async () => {
    const urls = new Set(
      every
        .flatMap(objectsIn)
        .flatMap((object) => Object.values(object).flat())
        .filter(
          (value): value is string => typeof value === 'string' && value.startsWith('http://localhost/'),
        ),
    );
    for (const url of urls) expect([url, (await ask(url)).status]).toEqual([url, 200]);
    for (const object of every) expect((await ask(String(object.id))).json()).toEqual(object);
  });

  it('what is exempt is in its place and says no more; what is for members is not there', async () => {
    const [meeting] = (await oparl('meetings')).json().data;
    const names = meeting.agendaItem.map(({ name, public: open }: { name: string; public: boolean }) => [
      name,
      open,
    ]);
    expect(names).toEqual([
      ['Update on multi-agency safeguarding arrangements', true],
      ['Work programme <b>and</b> “calendar”', true],
      ['Staffing of one service', false],
      ['Exempt item', false],
    ]);
    for (const id of [board.items.members, board.items.named, board.promise])
      expect((await oparl(`agenda-items/${id}`)).status).toBe(404);
  });

  it('lists come in pages and since a moment; a question that makes no sense is refused', async () => {
    const first = (await oparl('agenda-items', { limit: 1 })).json();
    expect(first.pagination).toMatchObject({ totalElements: 2, totalPages: 2, elementsPerPage: 1 });
    const second = (await ask(first.links.next)).json();
    expect(second.data[0].id).not.toBe(first.data[0].id);
    expect(second.links.next).toBeUndefined();
    expect((await oparl('meetings', { modified_since: '2030-01-01T00:00:00Z' })).json().data).toEqual([]);
    expect(
      (await oparl('meetings', { modified_since: '2020-01-01T00:00:00+01:00' })).json().data.length,
    ).toBe(1);
    expect((await oparl('meetings', { modified_since: 'yesterday' })).status).toBe(400);
    expect((await oparl('meetings', { page: '0' })).status).toBe(400);
    expect((await oparl('children')).status).toBe(404);
  });

  it.skipIf(!haveOriginals)(
    'the published schemas take every object (skipped where they do not lie beside the clone)',
    () => {
      const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true });
      addFormats.default(ajv);
      ajv.addFormat('url', (text) => URL.canParse(text));
      const faults = every.flatMap(objectsIn).flatMap((object) => {
        const name = typeNamed(object);
        if (name === '') return [];
        const check =
          ajv.getSchema(name) ??
          ajv
            .addSchema(JSON.parse(readFileSync(join(ORIGINALS, `${name}.json`), 'utf8')), name)
            .getSchema(name);
        return check?.(object) ? [] : [{ name, errors: check?.errors }];
      });
      expect(faults).toEqual([]);
    },
  );
});
