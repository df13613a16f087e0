import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '#referrals';
import { auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { asOwner } from '../support/world.ts';

const day = (iso: string) => {
  const [year = '', month = '', date = ''] = iso.split('-');
  return { 'from-day': date, 'from-month': month, 'from-year': year };
};
const level = (at: number, code: string, name: string) => ({
  [`levels.${at}.code`]: code,
  [`levels.${at}.name`]: name,
  [`levels.${at}.meaning`]: `What ${name} means`,
});
const two = { ...level(0, '1', 'Universal'), ...level(1, '4', 'Statutory') };

const worry = {
  'children.0.given': 'Rowan',
  'children.0.family': 'Birch',
  worry: 'Bruises on both arms.',
  livedExperience: 'Quiet, and watches the door.',
  immediateRisk: 'no',
  parentsTold: 'yes',
  serviceAgreement: 'notAsked',
  lawfulBasis: 'publicTask',
  source: '3B',
  reach: '01632 960123',
};
const advice = {
  outcome: 'advice',
  levelOfNeed: '1',
  reason: 'Met by services that every child has.',
  message: 'Thank you. We gave advice.',
  support: 'Grandmother helps.',
  supportInPlace: 'noneNeeded',
};

describe('The threshold document', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let admin: string;
  let door: string;
  let contact: string;

  const record = (fields: Record<string, string>) => app.send(admin, paths.newThresholds, fields);
  const idOf = (name: string) =>
    asOwner(app.databases, async (tx) => {
      const row = await tx
        .selectFrom('threshold_scheme')
        .select('id')
        .where('name', '=', name)
        .executeTakeFirstOrThrow();
      return row.id;
    });
  const raise = async () => {
    const sent = await app.send(vale.healthVisitor.post, paths.raise, { team: vale.frontDoor, ...worry });
    const receipt = await app.get(vale.healthVisitor.post, sent.location);
    return /\/contacts\/([0-9a-f-]{36})"/.exec(receipt.text)?.[1] ?? '';
  };

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    admin = vale.administrator.post;
    door = vale.frontDoorManager.post;
    contact = await raise();
  });
  afterAll(() => app.close());

  it('must be there before anybody decides, and the page of the decision says what to do', async () => {
    const none = await app.get(door, paths.decide(contact));
    expect(none.text).toContain('No threshold document is in force.');
    expect(none.text).toContain(`href="${paths.thresholds}"`);
    expect(none.text).not.toContain('Decide and tell the sender');
    const read = await app.get(door, paths.thresholds);
    expect(read.text).toContain('Ask your administrator to record it');
    expect((await app.get(door, paths.newThresholds)).status).toBe(403);
  });

  it('is recorded by an administrator, its levels as rows, and every one of them whole and told apart', async () => {
    const more = await record({ name: 'Document of 2024', ...two, _add: 'levels' });
    expect(more.text).toContain('name="levels.2.code"');
    expect(more.text).toContain('value="Universal"');

    const wrong = await record({
      name: 'Document of 2024',
      ...day('2024-04-01'),
      ...level(0, '1', 'Universal'),
      ...level(1, '1', ''),
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Enter the name of the level');
    const same = await record({
      name: 'Document of 2024',
      ...day('2024-04-01'),
      ...level(0, 'a', 'Universal'),
      ...level(1, 'A ', 'Statutory'),
    });
    expect(same.text).toContain('Another level has the code A');
    expect((await record({ name: 'x', ...day('2024-04-01'), ...level(0, '1', 'Only') })).text).toContain(
      'Enter at least two levels',
    );

    // The first that is recorded here was in force before.
    expect((await record({ name: 'Document of 2024', ...day('2024-04-01'), ...two })).status).toBe(303);
    const list = await app.get(door, paths.thresholds);
    expect(list.text).toMatch(/In force<\/strong> from <time datetime="2024-04-01"/);
    expect(list.text).toContain('recorded by Ada Finch');
    const decided = await app.send(door, paths.decide(contact), advice);
    expect(decided.status).toBe(303);
  });

  it('has a next version from today or later, which is changed or withdrawn until it is in force', async () => {
    const late = await record({ name: 'Too late', ...day('2026-11-22'), ...two });
    expect(late.text).toContain('In force from must be today or later');

    expect((await app.get(admin, paths.newThresholds)).text).toContain('value="Statutory"');
    const next = { name: 'Document of 2027', ...day('2027-01-04'), ...two, ...level(2, '5', 'Emergency') };
    expect((await record(next)).status).toBe(303);
    const id = await idOf('Document of 2027');
    expect((await record({ ...next, name: 'Another' })).text).toContain('Another version is in force from');

    const earlier = { ...next, ...day('2026-11-30') };
    const opened = await app.get(admin, paths.changeThresholds(id));
    expect(opened.text).toContain('value="Emergency"');
    expect((await app.send(admin, paths.changeThresholds(id), { ...earlier, version: '1' })).status).toBe(
      303,
    );
    const lost = await app.send(admin, paths.changeThresholds(id), { ...next, version: '1' });
    expect(lost.status).toBe(409);
    expect((await app.get(door, paths.thresholds)).text).toMatch(
      /To come<\/strong> from <time datetime="2026-11-30"/,
    );

    await record({ name: 'A mistake', ...day('2028-01-03'), ...two });
    const mistake = await idOf('A mistake');
    const withdrawn = await app.send(
      admin,
      paths.withdrawThresholds(mistake),
      {},
      paths.changeThresholds(mistake),
    );
    expect(withdrawn.location).toBe(paths.thresholds);
    expect((await app.get(admin, paths.thresholds)).text).not.toContain('A mistake');
  });

  it('is frozen once in force, and what was decided stays under the version of that day', async () => {
    const id = await idOf('Document of 2027');
    app.now = '2026-11-30T09:00:00.000Z';
    const list = await app.get(admin, paths.thresholds);
    expect(list.text).toMatch(/In force<\/strong> from <time datetime="2026-11-30"/);
    expect(list.text).toMatch(/Past<\/strong> from <time datetime="2024-04-01"/);
    expect((await app.get(admin, paths.changeThresholds(id))).status).toBe(404);
    const changed = await app.sendJson(admin, paths.changeThresholds(id), {
      name: 'Rewritten',
      from: '2026-12-01',
      levels: [
        { code: '1', name: 'One', meaning: 'x' },
        { code: '2', name: 'Two', meaning: 'y' },
      ],
      version: 2,
    });
    expect(changed.status).toBe(409);
    expect((await app.sendJson(admin, paths.withdrawThresholds(id), {})).status).toBe(409);

    expect((await app.get(vale.frontDoorWorker.post, paths.contact(contact))).text).toContain(
      'Document of 2024',
    );
    const second = await raise();
    expect((await app.get(door, paths.decide(second))).text).toContain('Level of need (Document of 2027)');
    const events = (await auditOf(app)).map(({ event }) => event);
    for (const event of ['thresholds.recorded', 'thresholds.changed', 'thresholds.withdrawn'])
      expect(events).toContain(event);
  });
});
