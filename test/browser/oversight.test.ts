import { expect, test } from 'vitest';
import { sealAudit } from '#audit';
import { inviteIn } from '#auth';
import { paths as calendar } from '#calendar';
import { newId, transact } from '#db';
import { paths } from '#oversight';
import { linkAccount, paths as registers } from '#partnership';
import { makeNhsNumber, makePerson, paths as people, seeded } from '#people';
import { addShare } from '#records';
import { insertThresholdScheme, paths as referrals } from '#referrals';
import { actAs } from '../support/act-as.ts';
import type { TestApp } from '../support/app.ts';
import { type ArdenVale, layThresholds } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { desk, looksAtArdenVale, seats } from '../support/looks.ts';
import { asOwner, NOW, PARTNERSHIP } from '../support/world.ts';

const LONG = 'Safeguarding-children-and-adults-in-the-whole-of-the-county-and-beyond';

/** A child whose page was opened often, invitations in each state, and threshold documents of three times. */
const layLooking = async (app: TestApp, vale: ArdenVale) => {
  const nhs = makeNhsNumber(seeded(3));
  await layThresholds(app.databases, { managerAuthorises: false });
  const worker = vale.frontDoorWorker.post;
  const lead = vale.igLead.post;
  const child = await actAs(app.databases, worker, async (acting) => {
    const id = await makePerson(acting, { nhs });
    await addShare(acting, {
      record: id,
      grantee_kind: 'organisation',
      grantee_id: vale.trust,
      lawful_basis: 'publicTask',
      purpose: `to support the family after a move: ${LONG}`,
    });
    return id;
  });
  await asOwner(app.databases, async (tx) => {
    await insertThresholdScheme(tx, {
      id: newId(),
      name: `Right help, right time, 2027: ${LONG}`,
      from_day: '2027-01-04',
      levels: [
        { code: '1', name: 'Universal', meaning: 'Needs met by services that every child has' },
        { code: '2a', name: LONG, meaning: 'Additional needs that one agency can meet. '.repeat(6) },
      ],
    });
    await insertThresholdScheme(tx, {
      id: newId(),
      name: 'Right help, right time, 2020',
      from_day: '2020-04-01',
      levels: [{ code: '1', name: 'Universal', meaning: 'Needs met by every service' }],
    });
    // One who has a password, and forgot it.
    const { account } = await inviteIn(tx, {
      name: 'Ines Bright',
      email: 'ines.bright@example.org',
      maker: null,
      now: NOW,
    });
    await linkAccount(tx, vale.otherHealthVisitor.staff, account);
    await tx
      .insertInto('credential')
      .values({
        id: newId(),
        provider_account_id: account,
        provider_id: 'credential',
        account_id: account,
        password: 'a hash',
      })
      .execute();
    // One who was invited, and has not chosen a password yet.
    const maker = null;
    const about = { name: 'Nora Lamb', email: 'nora.lamb@example.org' };
    await linkAccount(tx, vale.namedNurse.staff, (await inviteIn(tx, { ...about, maker, now: NOW })).account);
  });
  for (let n = 0; n < 30; n += 1) {
    await app.get(worker, people.person(child));
    await app.get(vale.namedNurse.post, people.person(child));
    await app.get(vale.administrator.post, registers.staffMember(vale.namedNurse.staff));
    await app.get(vale.officer.post, people.person(child));
  }
  await app.send(lead, paths.findChild, { number: nhs, reason: `A complaint. ${LONG}` });
  await transact(
    app.databases.serving,
    { role: 'app', partnership: PARTNERSHIP, now: NOW, work: 'sealing' },
    (tx) => sealAudit(tx, NOW),
  );
  const listed = (await app.getJson(lead, paths.audit({ event: 'audit.childSought' }))).json() as {
    rows: { id: string }[];
  };
  return { child, event: listed.rows[0]?.id ?? '', nhs };
};

describeInBrowser('oversight, invitations and thresholds', () => {
  const seen = looksAtArdenVale('oversight', layLooking);

  test.each(seats)(
    'the audit, $width wide, JavaScript $javaScript',
    async (seat) => {
      const { vale, laid } = seen;
      const { child, event, nhs } = laid;
      const page = await seen.openAs(vale.igLead.post, seat);
      await seen.lookAtEach(page, {
        list: paths.audit(),
        narrowed: paths.audit({
          who: 'Nora',
          staff: vale.namedNurse.staff,
          post: vale.namedNurse.post,
          outcome: 'allowed',
          from: '2026',
          until: '2026-12-31',
        }),
        none: paths.audit({ who: 'nobody at all' }),
        refused: paths.audit({ outcome: 'refused' }),
        child: paths.childBeside(child, [newId(), newId()]),
        find: paths.findChild,
        event: paths.event(event),
        chain: paths.chain,
      });
      await page.goto(paths.findChild);
      await page.getByRole('button', { name: 'Find who looked' }).click();
      await page.getByRole('link', { name: 'Enter a number of the child' }).click();
      expect(await page.locator('#number:focus').count()).toBe(1);
      await page.getByLabel('A number of the child').fill(nhs);
      await page.getByLabel('Why do you need to know who looked?').fill('A complaint');
      await page.getByRole('button', { name: 'Find who looked' }).click();
      expect(new URL(page.url()).pathname).toBe(paths.child(child));
      await page.getByRole('link', { name: 'Next page' }).click();
      expect(await page.getByRole('link', { name: 'Previous page' }).count()).toBe(1);
    },
    120_000,
  );

  test.each(seats)(
    'why one sees a record, and why not, $width wide, JavaScript $javaScript',
    async (seat) => {
      const { vale, laid } = seen;
      const nurse = await seen.openAs(vale.namedNurse.post, seat);
      await seen.lookAtEach(nurse, { why: paths.why(laid.child) });
      const officer = await seen.openAs(vale.officer.post, seat);
      await officer.goto(paths.why(laid.child));
      await seen.look(officer, 'why-not', 404);
    },
  );

  test.each(seats)(
    'invitations and thresholds, $width wide, JavaScript $javaScript',
    async (seat) => {
      const { vale } = seen;
      const page = await seen.openAs(vale.administrator.post, seat);
      const { staff } = seat === desk ? vale.teacher : vale.officer;
      await seen.lookAtEach(page, {
        'staff-invited': registers.staffMember(vale.namedNurse.staff),
        invite: registers.invite(staff),
        'new-password': registers.newPassword(vale.otherHealthVisitor.staff),
        withdraw: registers.withdrawLink(vale.namedNurse.staff),
        thresholds: referrals.thresholds,
        'thresholds-new': referrals.newThresholds,
        calendar: calendar.calendar(),
      });
      await page.goto(registers.staffMember(staff));
      await page.getByRole('link', { name: 'Invite to sign in' }).click();
      await page.getByRole('button', { name: 'Make the invitation' }).click();
      await seen.look(page, 'link');
      expect(await page.getByText(/http:\/\/localhost\/welcome\//).count()).toBe(1);
      await page.getByRole('button', { name: 'I have copied it' }).click();
      expect(await page.getByText('The link works until').count()).toBe(1);

      await page.goto(referrals.thresholds);
      await page.getByRole('link', { name: 'Change or withdraw' }).click();
      await seen.look(page, 'thresholds-change');
      await page.getByRole('button', { name: 'Add another level' }).click();
      const third = page.getByRole('group', { name: 'Level 3' });
      await third.getByLabel('Code').fill('2a');
      await page.getByRole('button', { name: 'Save changes' }).click();
      await seen.look(page, 'thresholds-faults', 422);
    },
    120_000,
  );

  test('on paper no link says where it leads', async () => {
    const page = await seen.openAs(seen.vale.igLead.post, { ...desk, javaScript: false });
    await page.goto(paths.audit());
    await page.emulateMedia({ media: 'print' });
    const printed = await page.evaluate(() =>
      [...document.querySelectorAll('a')].map((link) => getComputedStyle(link, '::after').content),
    );
    expect(printed.length).toBeGreaterThan(50);
    expect(new Set(printed)).toEqual(new Set(['none']));
  });
});
