import { expect, test } from 'vitest';
import { newId } from '#db';
import { makeEmergency, paths } from '#emergency';
import { makePerson } from '#people';
import { paths as retention } from '#retention';
import { actAs } from '../support/act-as.ts';
import type { TestApp } from '../support/app.ts';
import type { ArdenVale } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { looksAtArdenVale, seats } from '../support/looks.ts';
import { asOwner, NOW } from '../support/world.ts';

const LONG = 'Safeguarding-children-and-adults-in-the-whole-of-the-county-and-beyond';

/** Two children, one access that is over, and terms, a hold and an order of disposal as the nightly work would leave them. */
const lay = async (app: TestApp, vale: ArdenVale) => {
  const [one, other] = await actAs(app.databases, vale.frontDoorManager.post, async (acting) => [
    await makePerson(acting, { given: 'Rowan', family: 'Quillon', born: '2019-05-05' }),
    await makePerson(acting, { given: 'Alder', family: LONG, born: '1990-05-05' }),
  ]);
  await asOwner(app.databases, async (tx) => {
    await makeEmergency(tx, {
      post: vale.namedNurse.post,
      staff: vale.namedNurse.staff,
      by: vale.administrator.post,
      since: '2026-01-01',
      restricted: true,
      access: {
        ground: 'outOfHours',
        reason: `A head injury. ${LONG}`,
        openedAt: '2026-11-22T02:00:00.000Z',
        children: [one],
      },
    });
    for (const person of [one, other])
      await tx
        .insertInto('retention_term')
        .values({
          person_id: person,
          class: 'contactOnly',
          until_day: '2011-05-04',
          from_day: '1990-05-05',
          counted_at: NOW,
        })
        .execute();
    await tx
      .insertInto('legal_hold')
      .values({
        id: newId(),
        person_id: one,
        kind: 'litigation',
        reason: `A claim. ${LONG}`,
        placed_by: vale.igLead.post,
        placed_at: NOW,
        review_day: '2026-11-20',
        lifted_by: null,
        lifted_at: null,
        lifted_because: null,
      })
      .execute();
    await tx
      .insertInto('disposal_order')
      .values({
        id: ORDER,
        person_id: other,
        class: 'contactOnly',
        until_day: '2011-05-04',
        reason: 'The term is right.',
        proposed_by: vale.igLead.post,
        proposed_staff: vale.igLead.staff,
        proposed_at: NOW,
        decision: null,
        decided_by: null,
        decided_staff: null,
        decided_at: null,
        decided_because: null,
        cancelled_by: null,
        cancelled_at: null,
        done_at: null,
        records: null,
        stopped: null,
      })
      .execute();
  });
  const opened = await app.send(
    vale.namedNurse.post,
    paths.start,
    { ground: 'danger', reason: 'Tonight' },
    paths.start,
  );
  const open = /emergency\/([0-9a-f-]{36})/.exec(opened.location)?.[1] ?? '';
  const over = await asOwner(app.databases, (tx) =>
    tx
      .selectFrom('emergency_access')
      .select('id')
      .where('ground', '=', 'outOfHours')
      .executeTakeFirstOrThrow(),
  );
  await app.send(
    vale.igLead.post,
    paths.ask(over.id),
    { question: 'Was the family’s own nurse not there?' },
    paths.review(over.id),
  );
  return { one, other, open, over: over.id };
};
const ORDER = '01890000-0000-7000-8000-0000000000d1';

describeInBrowser('Emergency access, its review, and what is kept how long', () => {
  const at = looksAtArdenVale('emergency', lay);

  test.each(seats)('every page is whole at $width pixels (JavaScript: $javaScript)', async (seat) => {
    const { vale, laid } = at;
    const nurse = await at.openAs(vale.namedNurse.post, seat);
    await at.lookAtEach(nurse, {
      start: paths.start,
      search: paths.search(laid.open),
      found: paths.searchOf(laid.open, 'name=Quillon'),
      nobody: paths.searchOf(laid.open, 'name=Nobody'),
      open: paths.one(laid.open),
      asked: paths.one(laid.over),
    });
    const refused = await at.openAs(vale.teacher.post, seat);
    await at.lookAtEach(refused, { 'not-allowed': paths.start });
    const administrator = await at.openAs(vale.administrator.post, seat);
    await at.lookAtEach(administrator, { posts: paths.posts });
    const lead = await at.openAs(vale.igLead.post, seat);
    await at.lookAtEach(lead, {
      reviews: paths.reviews,
      none: paths.reviewsOf({ which: 'closed' }),
      review: paths.review(laid.over),
      schedule: retention.schedule,
      rule: retention.rule('childInNeed'),
      due: retention.due,
      propose: retention.propose(laid.one),
      holds: retention.holds,
      orders: retention.orders,
    });
    const manager = await at.openAs(vale.frontDoorManager.post, seat);
    await at.lookAtEach(manager, { order: retention.order(ORDER) });
  });

  test('a reason left out is asked for, with what was typed kept', async () => {
    const page = await at.openAs(at.vale.igLead.post);
    await page.goto(paths.review(at.laid.over));
    await page.getByLabel('It was needed').check();
    await page.getByRole('button', { name: 'Close the review' }).click();
    await at.look(page, 'review-fault', 422);
    expect(await page.getByLabel('It was needed').isChecked()).toBe(true);
  });
});
