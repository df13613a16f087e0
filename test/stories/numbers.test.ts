import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePerson, paths } from '#people';
import { addRestriction } from '#records';
import { actAs } from '../support/act-as.ts';
import { auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';

const FIRST = '9434765919';
const SECOND = '4010232137';
const UPN = 'H801200001001';

describe('A number that may be wrong', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let worker: string;
  let manager: string;
  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    worker = vale.frontDoorWorker.post;
    manager = vale.frontDoorManager.post;
  });
  afterAll(() => app.close());

  const person = (given: string, number: { nhs?: string; upn?: string }) =>
    actAs(app.databases, worker, (acting) =>
      makePerson(acting, {
        given,
        family: 'Larch',
        ...number,
      }),
    );
  const pageOf = async (id: string, post = worker) => (await app.get(post, paths.person(id))).text;
  const SEVERAL = 'more than one is in use';
  const SHARED = 'stands in another record too';

  it('is accepted as a second one of its kind, and said to be so until one is ended', async () => {
    const id = await person('Ivy', { nhs: FIRST });
    expect(await pageOf(id)).not.toContain(SEVERAL);
    const added = await app.sendJson(worker, paths.addIdentifier(id), { scheme: 'nhs', value: SECOND });
    expect(added.status).toBe(200);
    const shown = await pageOf(id);
    expect(shown).toContain(SEVERAL);
    expect(shown).toMatch(/943 476 5919 and 401 023 2137/);
    const { identifiers } = (await app.getJson(worker, paths.person(id))).json() as {
      identifiers: { id: string; value: string; version: number }[];
    };
    const second = identifiers.find(({ value }) => value === SECOND);
    const ended = await app.sendJson(worker, paths.changeIdentifier(id, second?.id ?? ''), {
      scheme: 'nhs',
      value: SECOND,
      until: '2026-11-22',
      version: second?.version,
    });
    expect(ended.status).toBe(200);
    expect(await pageOf(id)).not.toContain(SEVERAL);
  });

  it('is accepted though another has it, and both pages name the other, and the audit whom they showed', async () => {
    const one = await person('Rowan', { upn: UPN });
    expect(await pageOf(one)).not.toContain(SHARED);
    const other = await person('Ash', { upn: UPN });
    for (const [id, named] of [
      [one, other],
      [other, one],
    ] as const) {
      const shown = await pageOf(id);
      expect(shown).toContain(SHARED);
      expect(shown).toContain(`href="${paths.person(named)}"`);
      const [row] = await auditOf(app);
      expect([...(row?.subjects ?? [])].sort()).toEqual([id, named].sort());
    }
  });

  it('hints at nobody who is out of sight', async () => {
    const open = await person('Elm', { nhs: '9990001006' });
    const hidden = await person('Yew', { nhs: '9990001006' });
    expect(await pageOf(open)).toContain(SHARED);
    const before = await person('Oak', { nhs: '9990001014' });
    const alone = (await app.getJson(worker, paths.person(before))).json() as { numberWarnings: unknown };
    await actAs(app.databases, manager, (acting) => addRestriction(acting, hidden, 'A threat', []));
    const shown = (await app.getJson(worker, paths.person(open))).json() as { numberWarnings: unknown };
    expect(shown.numberWarnings).toEqual(alone.numberWarnings);
    expect(await pageOf(open)).not.toContain(SHARED);
    // Whoever is named sees both, and is told.
    expect(await pageOf(open, manager)).toContain(SHARED);
  });
});
