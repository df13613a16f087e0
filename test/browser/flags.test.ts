import { test } from 'vitest';
import { flags, makeFlag } from '#flags';
import { makePost } from '#partnership';
import { makePerson } from '#people';
import { makeAsker, makeStatus, protection } from '#protection';
import { actAs } from '../support/act-as.ts';
import type { TestApp } from '../support/app.ts';
import { type ArdenVale, layThresholds } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { desk, looksAtArdenVale, phone, seats } from '../support/looks.ts';
import { asOwner, NOW, PARTNERSHIP } from '../support/world.ts';

const LONG = 'Maximiliana-Theodora Featherstonehaugh-Cholmondeley-Llanfairpwllgwyngyllgogerychwyrndrobwll';
const NHS = '9434765919';
const BORN = '2019-06-07';
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Flags of every kind, some late, one about a child who is known; statuses, and a look-up. */
const layFlags = async (app: TestApp, vale: ArdenVale) => {
  await layThresholds(app.databases, { managerAuthorises: false });
  const machine = await asOwner(app.databases, async (tx) => {
    await makeAsker(tx, vale.trust);
    return (
      await makePost(tx, {
        name: 'Trust records',
        role: 'agencySystem',
        title: 'System',
        organisation: vale.trust,
        body: null,
      })
    ).post;
  });
  const [child, gone] = await actAs(app.databases, vale.socialWorker.post, async (acting) => {
    const one = await makePerson(acting, { given: 'Rowan', family: 'Birch', nhs: NHS, born: BORN });
    const other = await makePerson(acting, { given: 'Ash', family: LONG, born: '2014-02-02' });
    return [one, other];
  });
  const status = await actAs(app.databases, vale.socialWorker.post, (acting) =>
    makeStatus(acting, child, { start: '2026-10-01', team: vale.familySupport }),
  );
  const before = '2026-11-17T10:00:00.000Z';
  const send = (traits: Parameters<typeof makeFlag>[1], at = NOW) =>
    actAs(app.databases, machine, (acting) => makeFlag(acting, traits), at);
  await send({ kind: 'policeNotice', given: 'Oakley', family: 'Marsh', urgency: 'immediate' }, before);
  await send({ kind: 'ambulance', given: 'Hazel', family: LONG, urgency: 'soon' });
  const late = await send({ kind: 'school', given: 'Linden', family: 'Lowe' }, before);
  const known = await send({
    ...{ kind: 'cpisAttendance', given: 'Rowan', family: 'Birch', nhsNumber: NHS, born: BORN },
    said: 'Attended with a burn to the left hand.\n\nThe account changed between triage and the doctor.',
    senderName: 'Nurse in charge',
    reach: '01632 960300',
  });
  const answered = await send({ kind: 'wasNotBrought', given: 'Yarrow', family: 'Ash' });
  const work = { databases: app.databases, partnership: PARTNERSHIP, now: NOW, about: {}, log: quiet };
  for (const job of flags.jobs ?? []) await job.run(work);
  const door = vale.frontDoorWorker.post;
  await app.sendJson(door, `/flags/${answered.id}/outcome`, {
    done: 'noFurtherAction',
    reason: 'The appointment had been moved.',
    message: 'Thank you. The appointment had been moved.',
  });
  const byHand = await actAs(app.databases, vale.healthVisitor.post, (acting) =>
    makeFlag(acting, { kind: 'wasNotBrought', given: 'Juniper', family: 'Vale', sourceReference: 'HV-1' }),
  );
  await app.sendJson(vale.healthVisitor.post, '/protection/ask', {
    ...{ nhsNumber: NHS, born: BORN, setting: 'emergencyDepartment', encounter: 'ED-77' },
    reason: 'Here now with a burn, and the account does not fit.',
  });
  for (const job of protection.jobs ?? []) await job.run(work);
  const lookup = await asOwner(app.databases, (tx) =>
    tx.selectFrom('status_lookup').select('id').executeTakeFirstOrThrow(),
  );
  return {
    machine,
    child,
    gone,
    status: status.id,
    late: late.id,
    known: known.id,
    answered: answered.id,
    byHand: byHand.id,
    lookup: lookup.id,
  };
};

describeInBrowser('flags and protection status', () => {
  const seen = looksAtArdenVale('flags', layFlags);
  const addresses = ({ vale, laid } = seen): [post: string, pages: Record<string, string>][] => [
    [
      vale.frontDoorWorker.post,
      {
        queue: '/flags',
        'queue-answered': '/flags?state=answered&kind=wasNotBrought',
        'queue-none': '/flags?kind=other',
        flag: `/flags/${laid.known}`,
        'flag-late': `/flags/${laid.late}`,
        'flag-answered': `/flags/${laid.answered}`,
        identify: `/flags/${laid.known}/identify`,
        answer: `/flags/${laid.late}/outcome`,
        raise: `/flags/${laid.late}/contact`,
      },
    ],
    [
      vale.healthVisitor.post,
      {
        send: '/flags/new',
        sent: '/flags/sent',
        receipt: `/flags/${laid.byHand}/receipt`,
        'flag-sender': `/flags/${laid.byHand}`,
        ask: '/protection/ask',
      },
    ],
    [vale.teacher.post, { 'queue-school': '/flags', 'sent-none': '/flags/sent' }],
    [
      vale.administrator.post,
      {
        routing: '/flags/routing',
        route: '/flags/routing/operationEncompass',
        askers: '/protection/askers',
        'new-asker': '/protection/askers/new',
        metadata: '/fhir/r4/metadata',
      },
    ],
    [
      vale.socialWorker.post,
      {
        status: `/protection/children/${laid.child}`,
        'status-none': `/protection/children/${laid.gone}`,
        record: `/protection/children/${laid.gone}/new`,
        'status-one': `/protection/${laid.status}`,
        change: `/protection/${laid.status}/change`,
        end: `/protection/${laid.status}/end`,
        lookup: `/protection/lookups/${laid.lookup}`,
        story: `/children/${laid.child}`,
      },
    ],
  ];

  test.each(seats)(
    'every page is whole at $width pixels (JavaScript: $javaScript)',
    async (seat) => {
      for (const [post, pages] of addresses()) await seen.lookAtEach(await seen.openAs(post, seat), pages);
    },
    240_000,
  );

  test('a flag is sent by hand, and its errors are told, with JavaScript off', {
    timeout: 120_000,
  }, async () => {
    const page = await seen.openAs(seen.vale.healthVisitor.post, phone);
    await page.goto('/flags/new');
    await page.getByRole('button', { name: 'Send the flag' }).click();
    await page.waitForLoadState();
    await seen.look(page, 'send-errors', 422);
    await page.getByLabel('Your own reference').fill('HV-2');
    for (const [part, value] of [
      ['Day', '20'],
      ['Month', '11'],
      ['Year', '2026'],
    ] as const)
      await page
        .getByRole('group', { name: 'The day it happened' })
        .getByLabel(part, { exact: true })
        .fill(value);
    await page.getByLabel('What happened?').fill('Not brought, for the second time.');
    await page.getByLabel('Service', { exact: true }).fill('Eye clinic');
    await page.getByLabel('Given names').fill('Sorrel');
    await page.getByRole('button', { name: 'Send the flag' }).click();
    await page.waitForLoadState();
    await seen.look(page, 'receipt-sent');
  });

  test('a practitioner asks, and the answer is shown once', { timeout: 120_000 }, async () => {
    const page = await seen.openAs(seen.vale.healthVisitor.post, desk);
    const ask = async (number: string) => {
      await page.goto('/protection/ask');
      await page.getByLabel('NHS number').fill(number);
      for (const [part, value] of [
        ['Day', '7'],
        ['Month', '6'],
        ['Year', '2019'],
      ] as const)
        await page
          .getByRole('group', { name: 'Date of birth' })
          .getByLabel(part, { exact: true })
          .fill(value);
      await page.getByLabel('Emergency department').check();
      await page.getByLabel('Why do you ask?').fill('Here now with a burn.');
      await page.getByRole('button', { name: 'Ask', exact: true }).click();
      await page.waitForLoadState();
    };
    await ask(NHS);
    await seen.look(page, 'told');
    await ask('9434765870');
    await seen.look(page, 'told-nothing');
  });
});
