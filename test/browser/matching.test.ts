import { expect, test } from 'vitest';
import { saySame } from '#matching';
import { makePerson } from '#people';
import { addRestriction } from '#records';
import { actAs } from '../support/act-as.ts';
import { describeInBrowser } from '../support/browser.ts';
import { looksAtArdenVale, seats } from '../support/looks.ts';

describeInBrowser('two records of one child', () => {
  const served = looksAtArdenVale('matching', async (app, { frontDoorWorker, frontDoorManager }) => {
    const home = { address: 'Flat 11, 39 Curlew Gardens, Stonebridge Heath', postcode: 'AV4 9AU' };
    const people = await actAs(app.databases, frontDoorWorker.post, async (acting) => {
      const make = (given: string, family: string, born: string, at = home) =>
        makePerson(acting, { given, family, born, sex: 'F', ...at });
      return {
        one: await make('Bethan', 'Brackenbury-Featherstonehaugh', '2014-06-11'),
        two: await make('Behtan', 'Brackenbury-Featherstonehaugh', '2014-11-06'),
        sister: await make('Nell', 'Brackenbury-Featherstonehaugh', '2014-06-11'),
        linked: await make('Beth', 'Brackenbury', '2014-06-11'),
        alone: await make('Zara', 'Thistlewood', '2010-01-01', {
          address: '1 Mill Rise',
          postcode: 'AV1 1AA',
        }),
        hidden: await make('Zara', 'Thistlewood', '2010-01-01', {
          address: '1 Mill Rise',
          postcode: 'AV1 1AA',
        }),
      };
    });
    await actAs(app.databases, frontDoorWorker.post, (acting) =>
      saySame(acting, people.one, people.linked, {
        saying: 'same',
        reason: 'The mother was asked on 20 November.',
      }),
    );
    await actAs(app.databases, frontDoorManager.post, (acting) =>
      addRestriction(acting, people.hidden, 'A protected witness.', []),
    );
    return people;
  });

  test.each(seats)(
    'are found, compared, linked and undone, $width wide, scripts $javaScript',
    async (seat) => {
      const { openAs, look, lookAtEach } = served;
      const { one, two, linked, alone, hidden } = served.laid;
      const page = await openAs(served.vale.frontDoorWorker.post, seat);
      await page.goto(`/people/${one}/same`);
      if (seat.javaScript) await page.locator('summary', { hasText: 'Why' }).first().click();
      await look(page, 'possible');
      await lookAtEach(page, {
        compare: `/people/${one}/same/${two}`,
        standing: `/people/${one}/same/${linked}`,
        undo: `/people/${one}/same/${linked}/undo`,
        person: `/people/${linked}`,
        search: '/people?name=Brackenbury&reason=x',
        nobody: `/people/${alone}/same`,
      });
      await page.goto(`/people/${one}/same/${two}`);
      await page.getByRole('button', { name: 'Save' }).click();
      await look(page, 'compare-faults', 422);
      expect(await page.locator('.govuk-error-summary').textContent()).toContain('Enter how you know');

      const manager = await openAs(served.vale.frontDoorManager.post, seat);
      await lookAtEach(manager, { 'compare-restricted': `/people/${alone}/same/${hidden}` });
    },
  );

  test.each(seats)(
    'are asked about before a person is added, $width wide, scripts $javaScript',
    async (seat) => {
      const { openAs, look } = served;
      const page = await openAs(served.vale.frontDoorWorker.post, seat);
      await page.goto('/people/new');
      await page.getByLabel('Given names').fill('Bethan');
      await page.getByLabel('Family name').fill('Brackenbury-Featherstonehaugh');
      await page.getByLabel('Day', { exact: true }).first().fill('11');
      await page.getByLabel('Month', { exact: true }).first().fill('6');
      await page.getByLabel('Year', { exact: true }).first().fill('2014');
      await page.getByLabel('Female').check();
      await page.getByRole('button', { name: 'Add this person' }).click();
      await look(page, 'add-asked', 422);
      expect(await page.getByText('People who may be the same').count()).toBeGreaterThan(0);
    },
  );
});
