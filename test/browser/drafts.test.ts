import { expect, test } from 'vitest';
import { makePerson, paths } from '#people';
import { actAs } from '../support/act-as.ts';
import type { TestApp } from '../support/app.ts';
import type { ArdenVale } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { controlsOn } from '../support/html.ts';
import { desk, looksAtArdenVale, phone, seats } from '../support/looks.ts';

const LONG =
  'Nobody has seen Hazel for a month. Her grandmother says that she is away, and her brother says that she is in the flat.\n\nThe school telephoned twice.';

/** A person whose details are changed by two at once, and forms that were begun. */
const layDrafts = async (app: TestApp, vale: ArdenVale) => {
  const femi = vale.frontDoorWorker.post;
  const person = await actAs(app.databases, femi, (acting) =>
    makePerson(acting, { given: 'Rory', family: 'Lofthouse', school: 'Mill School', born: '2016-03-09' }),
  );
  const change = paths.changePerson(person);
  const formOf = async (post: string, url: string) =>
    Object.fromEntries(controlsOn((await app.get(post, url)).text));
  const raise = await formOf(vale.healthVisitor.post, '/contacts/new');
  await app.send(vale.healthVisitor.post, '/contacts/new', { ...raise, worry: LONG, _save: 'later' });
  const begun = await formOf(vale.socialWorker.post, change);
  const facts = { sex: 'U', ethnicity: 'NOBT' };
  await app.send(vale.socialWorker.post, change, {
    ...begun,
    ...facts,
    school: 'Elm School',
    safeContact: LONG,
    _save: 'later',
  });
  await app.send(femi, change, {
    ...(await formOf(femi, change)),
    ...facts,
    school: 'Larch School',
    workerSafety: 'There is a dog.',
  });
  return { change };
};

describeInBrowser('a form that is begun and not sent', () => {
  const seen = looksAtArdenVale('drafts', layDrafts);

  test.each(seats)(
    'every page is whole at $width pixels (JavaScript: $javaScript)',
    async (seat) => {
      const { vale, laid } = seen;
      await seen.lookAtEach(await seen.openAs(vale.healthVisitor.post, seat), {
        home: '/',
        list: '/drafts',
        resumed: '/contacts/new',
        beside: '/contacts/new?draft=none',
      });
      await seen.lookAtEach(await seen.openAs(vale.teacher.post, seat), {
        none: '/drafts',
        blank: '/contacts/new',
      });
      const page = await seen.openAs(vale.socialWorker.post, seat);
      await seen.lookAtEach(page, { list: '/drafts', changed: laid.change });
      await page.getByRole('button', { name: 'Save the details' }).click();
      await page.getByRole('heading', { level: 1, name: 'Somebody changed this' }).waitFor();
      await seen.look(page, 'race', 409);
      await page.getByRole('button', { name: 'Save what is chosen' }).click();
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      await seen.look(page, 'race-unchosen', 422);
      await page.goto('/drafts');
      await page.getByRole('link', { name: 'Read it' }).click();
      await page.getByRole('heading', { name: 'What you typed' }).waitFor();
      await seen.look(page, 'words');
    },
    180_000,
  );

  test('is kept while somebody types, and stands filled in on another device', {
    timeout: 60_000,
  }, async () => {
    const { post } = seen.vale.officer;
    const page = await seen.openAs(post, desk);
    await page.goto('/contacts/new');
    await page.getByLabel('Given names').fill('Hazel');
    await page.getByRole('button', { name: 'Add another child' }).click();
    await page.getByLabel('Given names').nth(1).fill('Oakley');
    await page.getByLabel('What are you worried about?').fill(LONG);
    await page.getByText('Saved as a draft at 9am.').waitFor();
    await seen.look(page, 'kept');
    const other = await seen.openAs(post, phone);
    await other.goto('/');
    await other.getByRole('link', { name: 'Raise a worry about a child' }).click();
    expect(await other.getByLabel('What are you worried about?').inputValue()).toBe(LONG);
    expect(await other.getByLabel('Given names').nth(1).inputValue()).toBe('Oakley');
    // Without JavaScript it is kept by a button.
    await other.getByLabel('What are you worried about?').fill('Seen today.');
    await other.getByRole('button', { name: 'Finish this later' }).click();
    await other.getByRole('heading', { level: 1, name: 'Your drafts' }).waitFor();
    expect(await page.getByRole('button', { name: 'Finish this later' }).count()).toBe(0);
  });

  test('is kept when the page is left, and says when it cannot be', { timeout: 60_000 }, async () => {
    const { post } = seen.vale.namedNurse;
    const page = await seen.openAs(post, desk);
    await page.goto('/contacts/new');
    await page.context().setOffline(true);
    await page.getByLabel('What are you worried about?').fill('Typed on a train.');
    await page.getByText('Not saved yet: there is no connection.').waitFor();
    await page.context().setOffline(false);
    await page.getByText(/Saved as a draft at/).waitFor();
    await page.getByLabel('What are you worried about?').fill('Typed on a train, and left.');
    await page.goto('/help').catch(() => undefined);
    await expect
      .poll(
        async () => Object.fromEntries(controlsOn((await seen.app.get(post, '/contacts/new')).text)).worry,
      )
      .toBe('Typed on a train, and left.');
  });
});
