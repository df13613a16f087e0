import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '#db';
import { notify } from '#notifications';
import { makePost } from '#partnership';
import { actAs } from '../support/act-as.ts';
import type { TestApp } from '../support/app.ts';
import type { ArdenVale } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { desk, looksAtArdenVale, phone, seats } from '../support/looks.ts';
import { asOwner, NOW } from '../support/world.ts';

const Given = z.object({ id: z.string() });

/** News of several kinds, mail that did not arrive, and webhooks that stand each in another way. */
const lay = async (app: TestApp, vale: ArdenVale) => {
  const tell = (post: string, event: string, at: string) =>
    actAs(
      app.databases,
      vale.healthVisitor.post,
      (acting) => notify(acting, { to: { kind: 'post', id: post }, event, path: '/front-door' }),
      at,
    );
  for (const [event, at] of [
    ['contact.received', '2026-11-20T10:00:00.000Z'],
    ['action.assigned', '2026-11-22T16:20:00.000Z'],
    ['decision.toAuthorise', '2026-11-23T08:12:00.000Z'],
    ['contact.receivedUrgent', '2026-11-23T08:40:00.000Z'],
  ] as const)
    await tell(vale.frontDoorManager.post, event, at);
  for (let told = 0; told < 130; told++) await tell(vale.frontDoorWorker.post, 'contact.received', NOW);
  const system = await asOwner(app.databases, (tx) =>
    makePost(tx, {
      name: 'Community records of the Arden Vale trust, live messages',
      role: 'agencySystem',
      title: 'System',
      organisation: vale.trust,
      body: vale.healthVisiting,
    }),
  );
  const add = async (url: string, kinds: string[] = []) =>
    Given.parse(
      (
        await app.sendJson(vale.administrator.post, '/webhooks/new', { system: system.post, url, kinds })
      ).json(),
    ).id;
  const works = await add('https://records.ardenvale-trust.example/integrations/arden/notifications/live', [
    'contact.outcome',
    'contact.asked',
  ]);
  const off = await add('https://old.ardenvale-trust.example/hook');
  const ended = await add('https://ended.example/hook');
  await asOwner(app.databases, async (tx) => {
    await tx
      .updateTable('webhook')
      .set({ disabled_at: NOW, disabled_why: 'failing' })
      .where('id', '=', off)
      .execute();
    await tx.updateTable('webhook').set({ ended_at: NOW }).where('id', '=', ended).execute();
    const delivery = {
      webhook_id: works,
      event: 'contact.outcome',
      path: '/',
      record_id: null,
      at: NOW,
      next_at: '2026-11-23T10:30:00.000Z',
      last_at: NOW,
    };
    await tx
      .insertInto('webhook_delivery')
      .values([
        { ...delivery, id: newId(), notice_id: newId(), tries: 10, dead_at: NOW, last_status: 503 },
        { ...delivery, id: newId(), notice_id: newId(), tries: 1, delivered_at: NOW, last_status: 204 },
        { ...delivery, id: newId(), notice_id: newId(), tries: 3, last_why: 'ECONNREFUSED' },
      ])
      .execute();
    await tx
      .insertInto('mail_message')
      .values([
        {
          id: newId(),
          staff_id: vale.officer.staff,
          things: 2,
          made_at: NOW,
          next_at: NOW,
          failed_at: NOW,
          why: 'EENVELOPE 550',
        },
        {
          id: newId(),
          staff_id: vale.teacher.staff,
          things: 1,
          made_at: NOW,
          next_at: NOW,
          failed_at: NOW,
          why: 'given up',
        },
        {
          id: newId(),
          staff_id: vale.namedNurse.staff,
          things: 1,
          made_at: NOW,
          next_at: NOW,
          tries: 2,
          why: 'ECONNECTION',
        },
        { id: newId(), staff_id: vale.igLead.staff, things: 1, made_at: NOW, next_at: NOW, sent_at: NOW },
      ])
      .execute();
    await sql`insert into mail_way (way) values ('smtp')`.execute(tx);
  });
  return { works, off, ended };
};

describeInBrowser('The bell, mail and webhooks', () => {
  const seen = looksAtArdenVale('notifications', lay);

  const addresses = ({ vale, laid } = seen): [post: string, pages: Record<string, string>][] => [
    [
      vale.frontDoorManager.post,
      {
        unread: '/notifications',
        'read-none': '/notifications?which=read',
        choices: '/notifications/choices',
      },
    ],
    [vale.frontDoorWorker.post, { many: '/notifications?page=2' }],
    [vale.officer.post, { none: '/notifications' }],
    [
      vale.administrator.post,
      {
        mail: '/notifications/mail',
        webhooks: '/webhooks',
        'webhook-new': '/webhooks/new',
        webhook: `/webhooks/${laid.works}`,
        'webhook-off': `/webhooks/${laid.off}`,
        'webhook-ended': `/webhooks/${laid.ended}`,
        'webhook-change': `/webhooks/${laid.works}/change`,
        'webhook-secret': `/webhooks/${laid.works}/secret`,
        'webhook-again': `/webhooks/${laid.works}/again`,
        'webhook-end': `/webhooks/${laid.works}/end`,
      },
    ],
  ];

  test.each(seats)(
    'show every page, $width pixels wide, JavaScript $javaScript',
    async (seat) => {
      for (const [post, pages] of addresses()) await seen.lookAtEach(await seen.openAs(post, seat), pages);
    },
    240_000,
  );

  test('following one leads to its page and leaves the others, by keyboard alone', async () => {
    const page = await seen.openAs(seen.vale.frontDoorManager.post, phone);
    await page.goto('/notifications');
    const bell = page.getByRole('link', { name: /Notifications 4 unread/ });
    expect(await bell.count()).toBe(1);
    await page.getByRole('button', { name: /in danger now/ }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/front-door');
    expect(await page.getByRole('link', { name: /Notifications 3 unread/ }).count()).toBe(1);
  });

  test('a wrong address and a secret that is shown once', async () => {
    for (const seat of [desk, phone]) {
      const page = await seen.openAs(seen.vale.administrator.post, seat);
      await page.goto('/webhooks/new');
      await page.getByLabel('Address').fill('http://a:b@example.org');
      await page.getByRole('button', { name: 'Add and show the secret' }).click();
      await seen.look(page, 'webhook-wrong', 422);
      await page.getByLabel('Which system listens there?').selectOption({ index: 1 });
      await page.getByLabel('Address').fill('https://records.example.org/arden');
      await page.getByRole('button', { name: 'Add and show the secret' }).click();
      await page.getByText('This secret is shown once').waitFor();
      await seen.look(page, 'webhook-made');
    }
  }, 60_000);
});
