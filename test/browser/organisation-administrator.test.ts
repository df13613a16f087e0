import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { addAccount } from '#auth';
import { newId } from '#db';
import { linkAccount, makeBody, makePost, paths } from '#partnership';
import { paths as watched } from '#sign-ins';
import type { TestApp } from '../support/app.ts';
import type { ArdenVale } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { looksAtArdenVale, seats } from '../support/looks.ts';
import { asOwner, asPost } from '../support/world.ts';

const LONG = 'Maximiliana-Theodora Featherstonehaugh-Cholmondeley of Llanfairpwllgwyngyll';
const EVENTS = [
  ['account.signedIn', 'by:password'],
  ['account.signInFailed', ''],
  ['account.secondStepFailed', ''],
  ['account.secondStepAdded', ''],
  ['account.linkUsed', 'invitation'],
  ['account.sessionsEnded', 'all ended:2'],
] as const;

/** An organisation's administrator, people of hers in each state, and what happened to their accounts. */
const layMuch = async (app: TestApp, vale: ArdenVale) => {
  const laid = await asOwner(app.databases, async (tx) => {
    const role = 'organisationAdministrator';
    const keeper = await makePost(tx, { name: 'Orla Byrne', role, organisation: vale.trust });
    const quiet = await makePost(tx, { name: 'Pia Quinn', role, organisation: vale.police });
    const team = await makeBody(tx, {
      name: 'Health Visiting, South and the Islands',
      type: 'team',
      organisation: vale.trust,
      receives: 'work',
    });
    const long = await makePost(tx, {
      name: LONG,
      role: 'practitioner',
      organisation: vale.trust,
      body: team,
    });
    const lead = await makePost(tx, {
      name: 'Ivy Cole',
      role: 'informationGovernance',
      organisation: vale.trust,
    });
    for (const staff of [long.staff, vale.healthVisitor.staff])
      await linkAccount(tx, staff, await addAccount(tx, { name: staff, email: `${staff}@example.org` }));
    return { keeper, quiet, long, lead };
  });
  await asOwner(app.databases, async (tx) => {
    for (let n = 0; n < 60; n += 1) {
      const [event, detail] = EVENTS[n % EVENTS.length] ?? EVENTS[0];
      const staff = n % 2 === 0 ? laid.long.staff : vale.healthVisitor.staff;
      await sql`insert into arden.audit_event (id, at, account_id, event, purpose, target, outcome, detail)
        select ${newId()}, ${`2026-11-23T08:${String(n).padStart(2, '0')}:00.000Z`}, account_id, ${event}, 'sign-in',
          ${n % EVENTS.length === 0 ? `partnership:arden post:${staff === laid.long.staff ? laid.long.post : vale.healthVisitor.post}` : ''},
          ${event.endsWith('Failed') ? 'refused' : 'allowed'}, ${detail} from staff where id = ${staff}`.execute(
        tx,
      );
    }
  });
  return laid;
};

describeInBrowser('an organisation’s own administrator', () => {
  const seen = looksAtArdenVale('organisation-administrator', layMuch);

  test.each(seats)(
    'sees the pages of the registers narrowed, $width pixels wide, JavaScript $javaScript',
    async (seat) => {
      const { vale, laid } = seen;
      await seen.lookAtEach(await seen.openAs(laid.keeper.post, seat), {
        home: '/',
        staff: paths.staff(),
        person: paths.staffMember(laid.long.staff),
        elsewhere: paths.staffMember(vale.teacher.staff),
        appoint: paths.appoint(laid.long.staff),
        invite: paths.invite(laid.long.staff),
        post: paths.post(laid.long.post),
        'post-change': paths.changePost(laid.long.post),
        'post-to-end': paths.post(laid.lead.post),
        settings: paths.settings,
        systems: paths.systems(),
        directory: paths.directory,
        webhooks: '/webhooks',
        'sign-ins': watched.list(),
        'sign-ins-refused': watched.list({ kind: 'refused', who: 'Maximiliana', from: '2026' }),
      });
    },
    180_000,
  );

  test.each(seats)('is told why not, and sees an empty list, $width wide', async (seat) => {
    const { vale, laid } = seen;
    const page = await seen.openAs(laid.keeper.post, seat);
    await page.goto(paths.changeStaffMember(vale.teacher.staff));
    expect(await page.getByText('This belongs to another organisation').count()).toBe(1);
    await seen.look(page, 'refused', 403);
    const quiet = await seen.openAs(laid.quiet.post, seat);
    await quiet.goto(watched.list());
    expect(await quiet.getByText('Nobody has signed in yet').count()).toBe(1);
    await seen.look(quiet, 'sign-ins-none');
    await quiet.goto(`${watched.list()}?from-day=40&from-month=2&from-year=2026`);
    expect(await quiet.getByText('From must be a real date, or a year').count()).toBeGreaterThan(0);
    await seen.look(quiet, 'sign-ins-faulty', 422);
  });

  test.each(seats)('turns the pages of sign-ins, and each reading is kept, $width wide', async (seat) => {
    const page = await seen.openAs(seen.vale.administrator.post, seat);
    await page.goto(watched.list());
    await page
      .getByRole('link', { name: /^Next|Older/ })
      .first()
      .click();
    expect(await page.locator('tbody tr').count()).toBe(10);
    await seen.look(page, 'sign-ins-older');
    await page
      .getByRole('link', { name: /^Previous|Newer/ })
      .first()
      .click();
    expect(await page.locator('tbody tr').count()).toBe(50);
    const kept = await asPost(seen.app.databases, seen.vale.igLead.post, (tx) =>
      tx.selectFrom('audit_event').select('post_id').where('event', '=', 'signIns.read').execute(),
    );
    expect(kept.filter(({ post_id }) => post_id === seen.vale.administrator.post).length).toBeGreaterThan(2);
  });
});
