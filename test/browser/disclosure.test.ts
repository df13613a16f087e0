import { expect, test } from 'vitest';
import { z } from 'zod';
import { paths } from '#disclosure';
import { addRelationship, makePerson } from '#people';
import { actAs } from '../support/act-as.ts';
import type { TestApp } from '../support/app.ts';
import type { ArdenVale } from '../support/arden-vale.ts';
import { layThresholds } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { looksAtArdenVale, seats } from '../support/looks.ts';
import { worryOf } from '../support/worries.ts';

const LONG = 'Safeguarding-children-and-adults-in-the-whole-of-the-county-and-beyond';

/** A request with names to black out, and a bundle that waits for approval. */
const lay = async (app: TestApp, vale: ArdenVale) => {
  await layThresholds(app.databases, { managerAuthorises: false });
  const person = await actAs(app.databases, vale.frontDoorManager.post, async (acting) => {
    const one = await makePerson(acting, { given: 'Thistle', family: 'Quested', born: '2008-05-05' });
    const mother = await makePerson(acting, { given: 'Marian', family: 'Quested', born: '1980' });
    await addRelationship(acting, { person: one, other: mother, kind: 'mother' });
    return one;
  });
  await app.sendJson(
    vale.socialWorker.post,
    '/contacts/new',
    worryOf(vale.frontDoor, {
      children: [{ person }],
      worry: `Thistle said that Marian shouts. ${LONG}. ${'She would rather live with her aunt. '.repeat(12)}`,
    }),
  );
  const form = paths.add(person);
  const begun = await app.send(
    vale.socialWorker.post,
    form,
    {
      kind: 'self',
      requester: 'Thistle Quested',
      identity: 'Passport seen at the office',
      scope: 'Everything',
      'received-day': '2',
      'received-month': '10',
      'received-year': '2026',
    },
    form,
  );
  const request = begun.location.split('/').at(-1) ?? '';
  await app.send(
    vale.socialWorker.post,
    paths.redact(request),
    { words: 'aunt', exemption: 'thirdParty', why: 'She did not agree' },
    paths.one(request),
  );
  const made = await app.send(vale.socialWorker.post, paths.make(request), {}, paths.one(request));
  const { records } = z
    .object({ records: z.array(z.object({ id: z.string() })) })
    .parse((await app.getJson(vale.socialWorker.post, paths.one(request))).json());
  return { person, request, bundle: made.location, record: records[0]?.id ?? '' };
};

describeInBrowser('A subject access request', () => {
  const at = looksAtArdenVale('disclosure', lay);

  test.each(seats)('every page is whole at $width pixels (JavaScript: $javaScript)', async (seat) => {
    const { vale, laid } = at;
    const nobody = await at.openAs(vale.teacher.post, seat);
    await at.lookAtEach(nobody, { none: paths.list });
    const worker = await at.openAs(vale.socialWorker.post, seat);
    await at.lookAtEach(worker, {
      list: paths.list,
      new: paths.add(laid.person),
      one: paths.one(laid.request),
      withhold: paths.withhold(laid.request, laid.record),
      bundle: laid.bundle,
    });
    const manager = await at.openAs(vale.frontDoorManager.post, seat);
    await at.lookAtEach(manager, { approve: laid.bundle });
  });

  test('names of others are blacked out by keyboard alone', async () => {
    const page = await at.openAs(at.vale.socialWorker.post);
    await page.goto(paths.one(at.laid.request));
    await page.getByLabel(/^Marian \(/).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Black out the selected names' }).press('Enter');
    await at.look(page, 'blacked-out');
    expect(await page.getByText('Marian shouts').count()).toBe(0);
  });
});
