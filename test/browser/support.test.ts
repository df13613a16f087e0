import { expect, test } from 'vitest';
import { makePerson } from '#people';
import { addInvolvement, addRecord } from '#records';
import { insertReferrals } from '#referrals';
import { makeSupport, makeSupportCheck } from '#support';
import { actAs } from '../support/act-as.ts';
import type { TestApp } from '../support/app.ts';
import { type ArdenVale, layThresholds } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { looksAtArdenVale, phone, seats } from '../support/looks.ts';

const LONG = 'Maximiliana-Theodora Featherstonehaugh-Cholmondeley-Llanfairpwllgwyngyllgogerychwyrndrobwll';

/** Open cases with support of every kind, one with none, and babies whom nobody has seen. */
const layCases = (app: TestApp, vale: ArdenVale) =>
  actAs(app.databases, vale.socialWorker.post, async (acting) => {
    const open = async (given: string, born: string) => {
      const child = await makePerson(acting, { given, family: 'Birch', born });
      const id = await addRecord(acting, { kind: 'referral', child, title: 'Referral' });
      await insertReferrals(acting.tx, [
        {
          id,
          contact_id: null,
          decision_id: null,
          referral_day: '2026-09-01',
          source_code: '6',
          primary_need: 'N1',
          accepted_as: null,
          no_further_action: false,
          closed_day: null,
          closure_reason: null,
        },
      ]);
      return child;
    };
    const child = await open('Rowan', '2026-06-01');
    const none = await open(LONG, '2026-03-01');
    await addInvolvement(acting.tx, {
      child_id: child,
      organisation_id: vale.trust,
      body_id: vale.healthVisiting,
      post_id: vale.healthVisitor.post,
      practitioner: 'Hana Voss',
      service: 'Health visiting',
      reach: '01632 960150',
      from_day: '2026-06-10',
      until_day: null,
      last_seen_day: '2026-09-12',
    });
    const { id } = await makeSupport(acting, child, { since: '2026-07-01' });
    await makeSupportCheck(acting, id, { on: '2026-08-03', stage: 'assessment' });
    await makeSupportCheck(acting, id, {
      on: '2026-09-30',
      inPlace: 'changed',
      note: 'Every two weeks from now on.',
    });
    await makeSupport(acting, child, {
      parent: LONG,
      need: 'domesticAbuse',
      provider: 'Women’s Aid',
      since: '2026-10-01',
    });
    return { child, none, support: id };
  });

describeInBrowser('support for parents', () => {
  const seen = looksAtArdenVale('support', async (app, vale) => {
    await layThresholds(app.databases, { managerAuthorises: false });
    return layCases(app, vale);
  });

  test.each(seats)(
    'every page is whole at $width pixels (JavaScript: $javaScript)',
    async (seat) => {
      const { vale, laid } = seen;
      await seen.lookAtEach(await seen.openAs(vale.socialWorker.post, seat), {
        child: `/support/of-child/${laid.child}`,
        none: `/support/of-child/${laid.none}`,
        new: `/support/of-child/${laid.none}/new`,
        look: `/support/of-child/${laid.none}/look`,
        check: `/support/${laid.support}/check`,
        end: `/support/${laid.support}/end`,
        unchecked: '/support/unchecked',
        'unchecked-none': '/support/unchecked?age=from16',
        unseen: '/support/under-ones',
        story: `/children/${laid.child}`,
      });
      await seen.lookAtEach(await seen.openAs(vale.healthVisitor.post, seat), {
        'unseen-ours': '/support/under-ones',
      });
    },
    180_000,
  );

  test('a support is checked with JavaScript off', { timeout: 120_000 }, async () => {
    const { vale, laid } = seen;
    const page = await seen.openAs(vale.socialWorker.post, phone);
    await page.goto('/support/unchecked');
    await page.getByRole('link', { name: 'Rowan Birch' }).click();
    await page.getByRole('button', { name: 'Check that it is in place' }).first().click();
    await page.getByRole('button', { name: 'Record the check' }).press('Enter');
    await page.waitForLoadState();
    await seen.look(page, 'check-errors', 422);
    await page.getByLabel('On a visit').check();
    for (const [part, value] of [
      ['Day', '20'],
      ['Month', '11'],
      ['Year', '2026'],
    ] as const)
      await page.getByLabel(part, { exact: true }).fill(value);
    await page.getByLabel('Checked with whom?').fill('Kim, at home');
    await page.getByLabel('Yes, it is in place as it was').check();
    await page.getByRole('button', { name: 'Record the check' }).press('Enter');
    await page.waitForLoadState();
    expect(page.url()).toContain(`/support/of-child/${laid.child}`);
    expect(await page.getByText('The check was recorded.').count()).toBe(1);
    expect(await page.getByText('Kim, at home').count()).toBe(1);
  });
});
