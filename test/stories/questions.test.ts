import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { makePerson } from '#people';
import { actAs } from '../support/act-as.ts';
import type { TestApp } from '../support/app.ts';
import { openApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';

const Problem = z.object({
  status: z.literal(422),
  errors: z.array(z.object({ field: z.string(), message: z.string().min(1) })).nonempty(),
});

describe('A question in an address', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let worker: string;
  let child: string;
  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    worker = vale.frontDoorWorker.post;
    child = await actAs(app.databases, worker, (acting) =>
      makePerson(acting, { given: 'Ivy', family: 'Larch' }),
    );
  });
  afterAll(() => app.close());

  const why = 'reason=A+contact';
  /** The fields that a program is told are wrong, and the page that a person gets instead. */
  const refused = async (post: string, url: string) => {
    const told = await app.getJson(post, url);
    expect([url, told.status]).toEqual([url, 422]);
    expect(told.header('content-type')).toMatch(/^application\/problem\+json/);
    const { errors } = Problem.parse(told.json());
    const shown = await app.get(post, url);
    expect([url, shown.status]).toEqual([url, 422]);
    expect(shown.text).toContain('<title>Error: ');
    for (const { message } of errors) expect(shown.text).toContain(message);
    return errors;
  };

  test('that is no text, too long or given twice is refused, one entry a field, and nothing is looked for', async () => {
    for (const name of ['%00', 'Kha%00n', '%ED%A0%BD', '%FF'])
      expect(await refused(worker, `/people?name=${name}&${why}`)).toEqual([
        { field: 'name', message: 'Name holds a character that is no text. Type it again' },
      ]);
    expect(await refused(worker, `/people?name=${'a'.repeat(300)}&${why}`)).toEqual([
      { field: 'name', message: 'Name must be 200 characters or fewer' },
    ]);
    expect(await refused(worker, `/people?name=Ivy&name=Larch&identifier=1&${why}`)).toEqual([
      { field: 'name', message: 'Name was sent more than once. Send one answer' },
    ]);
    const two = await refused(worker, `/people?name=%00&address=${'a'.repeat(300)}&${why}`);
    expect(two.map(({ field }) => field)).toEqual(['name', 'address']);
    const shown = await app.get(worker, `/people?name=${'a'.repeat(300)}&identifier=123&${why}`);
    expect(shown.text).toContain('value="123"');
    expect(shown.text).not.toContain('people found');
  });

  test('is refused alike by every page that asks one', async () => {
    const story = `/children/${child}`;
    for (const [post, url] of [
      [worker, `${story}?kind=%00`],
      [worker, `${story}?from-year=${'2'.repeat(50)}`],
      [worker, `${story}?order=newest&order=oldest`],
      [worker, `${story}/as-at?on=%00`],
      [worker, `/people/${child}/history?on=${'2'.repeat(50)}`],
      [worker, `/people/${child}/relationships/new?find=%00`],
      [vale.frontDoorManager.post, '/figures?period=%00'],
      [vale.frontDoorManager.post, '/figures?area=a&area=b'],
      [vale.administrator.post, '/partnership/posts?q=%00'],
      [vale.administrator.post, `/partnership/staff?q=${'a'.repeat(101)}`],
      [vale.administrator.post, '/calendar?year=2026&year=2027'],
      [vale.igLead.post, '/audit?who=%00'],
    ] as const)
      expect(await refused(post, url), url).toHaveLength(1);
  });

  test('whose days make no sense is told so, and a program gets no answer to another question', async () => {
    const story = `/children/${child}`;
    for (const [post, url, field] of [
      [worker, `/people?born-year=2016&born-month=13&${why}`, 'born'],
      [worker, `/people?name=a&${why}`, 'name'],
      [worker, '/people?name=Larch', 'reason'],
      [worker, `${story}?from=2026-02-30`, 'from'],
      [worker, `${story}/as-at?record=${child}&on=2999-01-01`, 'on'],
      [worker, `/people/${child}/history?on=2026-02-30`, 'on'],
      [worker, `/people/${child}/history?on=2999-01-01`, 'on'],
      [vale.frontDoorManager.post, '/figures?asAt=soon', 'asAt'],
      [vale.igLead.post, '/audit?from=2026-02-30', 'from'],
    ] as const)
      expect(
        (await refused(post, url)).map((fault) => fault.field),
        url,
      ).toEqual([field]);
  });

  test('that only a kept address would ask holds, without the part that makes no sense', async () => {
    const Asked = z.object({ total: z.number(), page: z.number() });
    const posts = async (query: string) => {
      const answer = await app.getJson(vale.administrator.post, `/partnership/posts?${query}`);
      expect([query, answer.status]).toEqual([query, 200]);
      return Asked.parse(answer.json());
    };
    const all = await posts('');
    const named = await posts('q=health+visitor');
    expect(named.total).toBeGreaterThan(0);
    expect(named.total).toBeLessThan(all.total);
    for (const senseless of ['page=x', 'page=-1', 'role=wizard', 'standing=soon', 'body=gone', 'colour=red'])
      expect((await posts(`q=health+visitor&${senseless}`)).total, senseless).toBe(named.total);
    const found = await app.getJson(worker, `/people?name=Larch&page=x&${why}`);
    expect(Asked.parse(found.json())).toEqual({ total: 1, page: 1 });
  });
});
