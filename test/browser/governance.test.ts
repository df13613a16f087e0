import { expect, test } from 'vitest';
import { actOnDisagreement, disagreements, makeDisagreement } from '#disagreements';
import { makeDocument, signAs } from '#documents';
import { makeBody, makeOrganisation, makePost, makeSeat } from '#partnership';
import { addPerson } from '#people';
import { makeContact, makeDecision } from '#referrals';
import { actAs } from '../support/act-as.ts';
import type { TestApp } from '../support/app.ts';
import { type ArdenVale, layThresholds } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { looksAtArdenVale, phone, seats } from '../support/looks.ts';
import { asOwner, NOW, PARTNERSHIP } from '../support/world.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const LONG = 'Multi-Agency Panel for Children Who Go Missing from Home, Care or Education and Their Families';

/** A partnership with its boards, and documents that were put to the three partners. */
const layGovernance = async (app: TestApp, vale: ArdenVale) => {
  const laid = await asOwner(app.databases, async (tx) => {
    const icb = await makeOrganisation(tx, {
      name: 'Arden Vale and North Forest Integrated Care Board',
      type: 'icb',
    });
    const body = (
      name: string,
      type: 'partnership' | 'board' | 'panel' | 'committee',
      reportsTo: string[] = [],
    ) =>
      makeBody(tx, {
        name,
        type,
        reportsTo,
        purpose: 'Knows how well children are kept safe, and asks why not.',
      });
    const scrutiny = await body('Children’s Services, Education and Skills Scrutiny Board', 'committee');
    const partnership = await body('Arden Vale Safeguarding Children Partnership', 'partnership', [scrutiny]);
    const adults = await body('Safeguarding Adults Board', 'board');
    const safety = await body('Community Safety Partnership', 'board');
    const exploitation = await body('Exploitation Reduction Board', 'board', [partnership, adults, safety]);
    await body('Exploitation Panel', 'panel', [exploitation]);
    await body(LONG, 'panel', [exploitation, scrutiny]);
    for (const name of [
      'Neglect Strategy',
      'Performance',
      'Learning and Review',
      'Training',
      'Early Years',
      'Voice',
    ])
      await body(`${name} Group`, 'committee', [partnership]);
    await body('Corporate Parenting Panel', 'panel');
    const seat = async (
      name: string,
      title: string,
      organisation: string,
      at: string[],
      delegated = false,
    ) => {
      const { post } = await makePost(tx, { name, role: 'boardMember', title, organisation });
      await makeSeat(tx, {
        body: partnership,
        post,
        organisation,
        capacity: delegated ? 'delegatedSafeguardingPartner' : 'leadSafeguardingPartner',
      });
      for (const [index, on] of at.entries())
        await makeSeat(tx, { body: on, post, organisation, capacity: index === 0 ? 'chair' : 'member' });
      return post;
    };
    const manager = await makePost(tx, {
      name: 'Bea Quill',
      role: 'businessManager',
      title: 'Partnership business manager',
      organisation: vale.council,
    });
    await makePost(tx, {
      name: 'Des Ash',
      role: 'safeguardingLead',
      title: 'Designated nurse',
      organisation: icb,
    });
    return {
      chief: await seat('Christopher Featherstonehaugh-Vale', 'Chief executive', vale.council, [
        scrutiny,
        adults,
      ]),
      director: await seat('Dina Cole', 'Director', vale.council, [exploitation], true),
      icbChief: await seat('Imani Roe', 'Chief executive', icb, [adults, safety]),
      constable: await seat('Kit Moss', 'Chief constable', vale.police, [safety, exploitation]),
      manager: manager.post,
    };
  });
  const put = (
    trait: 'arrangements' | 'threshold' | 'disputes',
    effectiveFrom: string,
    at: string,
    of?: string,
  ) =>
    actAs(
      app.databases,
      laid.manager,
      (acting) => makeDocument(acting, trait, { effectiveFrom, reviewBy: '2027-09-30' }, of),
      at,
    );
  const sign = (post: string, version: string, at: string, refusal = '') =>
    actAs(app.databases, post, (acting) => signAs(acting, version, refusal), at);
  const arrangements = await put('arrangements', '2026-03-01', '2026-02-02T10:00:00.000Z');
  await sign(laid.chief, arrangements.version, '2026-02-09T10:00:00.000Z');
  await sign(laid.icbChief, arrangements.version, '2026-02-20T10:00:00.000Z');
  await sign(laid.constable, arrangements.version, '2026-03-05T10:00:00.000Z');
  const second = await put('arrangements', '2026-12-01', '2026-10-30T10:00:00.000Z', arrangements.document);
  await sign(laid.chief, second.version, '2026-11-02T10:00:00.000Z');
  await sign(
    laid.constable,
    second.version,
    '2026-11-09T10:00:00.000Z',
    'The share that we pay is not what we agreed in July.',
  );
  const threshold = await put('threshold', '2026-12-01', '2026-11-16T10:00:00.000Z');
  return { ...laid, arrangements, second, threshold };
};

/** Disagreements at each stage, and a year of them. */
const layDisagreements = async (app: TestApp, vale: ArdenVale) => {
  await layThresholds(app.databases, { managerAuthorises: false });
  const child = await actAs(app.databases, vale.socialWorker.post, (acting) =>
    addPerson(acting, { names: [{ kind: 'legal', given: 'Rowan', family: 'Birch' }], born: '2019-02' }),
  );
  const [contact = ''] = await actAs(app.databases, vale.healthVisitor.post, (acting) =>
    makeContact(acting, { team: vale.frontDoor }),
  );
  await actAs(app.databases, vale.frontDoorManager.post, (acting) => makeDecision(acting, contact));
  const raise = (
    post: string,
    trait: 'threshold' | 'atRisk' | 'plan' | 'sharing',
    at: string,
    about: string | null = null,
  ) =>
    actAs(
      app.databases,
      post,
      (acting) => makeDisagreement(acting, trait, { with: `body:${vale.frontDoor}`, about }),
      at,
    );
  const silent = await raise(vale.healthVisitor.post, 'threshold', '2026-11-16T10:00:00.000Z');
  for (const now of ['2026-11-18T09:00:00.000Z', '2026-11-23T07:00:00.000Z'])
    await disagreements.jobs?.[0]?.run({
      databases: app.databases,
      partnership: PARTNERSHIP,
      now,
      about: {},
      log: quiet,
    });
  const waiting = await raise(vale.healthVisitor.post, 'threshold', NOW, contact);
  await raise(vale.socialWorker.post, 'plan', '2026-11-20T10:00:00.000Z', child);
  const replied = await raise(vale.healthVisitor.post, 'sharing', '2026-11-20T10:00:00.000Z');
  await actAs(app.databases, vale.frontDoorManager.post, (acting) => actOnDisagreement.keep(acting, replied));
  const urgent = await raise(vale.healthVisitor.post, 'atRisk', '2026-11-23T08:00:00.000Z');
  const ended = await raise(vale.healthVisitor.post, 'threshold', '2026-11-20T10:00:00.000Z');
  await actAs(app.databases, vale.frontDoorManager.post, (acting) => actOnDisagreement.accept(acting, ended));
  await actAs(app.databases, vale.healthVisitor.post, async (acting) => {
    await actOnDisagreement.resolved(acting, ended);
  });
  for (let n = 0; n < 16; n += 1) {
    const post = n % 2 === 0 ? vale.teacher.post : vale.healthVisitor.post;
    const id = await raise(post, n % 4 < 2 ? 'threshold' : 'plan', '2025-06-03T10:00:00.000Z');
    await actAs(
      app.databases,
      vale.frontDoorManager.post,
      (acting) => actOnDisagreement.accept(acting, id),
      '2025-06-04T10:00:00.000Z',
    );
    await actAs(
      app.databases,
      post,
      async (acting) => {
        await actOnDisagreement.resolved(acting, id);
        if (n === 0) await actOnDisagreement.learned(acting, id);
      },
      `2025-06-${10 + (n % 9)}T10:00:00.000Z`,
    );
  }
  return { contact, silent, waiting, replied, urgent, ended };
};

describeInBrowser('The governance picture, the documents and the disagreements', () => {
  const seen = looksAtArdenVale('governance', async (app, vale) => ({
    governance: await layGovernance(app, vale),
    disagreement: await layDisagreements(app, vale),
  }));

  const addresses = ({ vale, laid } = seen): [post: string, pages: Record<string, string>][] => {
    const { governance, disagreement } = laid;
    return [
      [
        vale.teacher.post,
        {
          picture: '/partnership/picture',
          'picture-teams': '/partnership/picture?teams=yes',
          'picture-before': '/partnership/picture?at-day=1&at-month=1&at-year=2015',
          documents: '/documents',
          document: `/documents/${governance.arrangements.document}`,
          'disagreements-none': '/disagreements?which=ended',
        },
      ],
      [
        governance.manager,
        {
          'document-new': '/documents/new',
          'document-version': `/documents/${governance.arrangements.document}/versions/new`,
          'document-withdraw': `/documents/versions/${governance.second.version}/withdraw`,
          patterns: '/disagreements/patterns?year=2025',
          'patterns-none': '/disagreements/patterns?year=2023',
        },
      ],
      [
        governance.constable,
        { 'home-partner': '/', 'document-sign': `/documents/versions/${governance.threshold.version}/sign` },
      ],
      [
        vale.healthVisitor.post,
        {
          contact: `/contacts/${disagreement.contact}`,
          raise: `/disagreements/new?about=${disagreement.contact}`,
          list: '/disagreements',
          silent: `/disagreements/${disagreement.silent}`,
          answer: `/disagreements/${disagreement.replied}/answer`,
          'at-risk': `/disagreements/${disagreement.waiting}/at-risk`,
          ended: `/disagreements/${disagreement.ended}`,
          learning: `/disagreements/${disagreement.ended}/learning`,
        },
      ],
      [
        vale.frontDoorManager.post,
        {
          home: '/',
          urgent: `/disagreements/${disagreement.urgent}`,
          reply: `/disagreements/${disagreement.waiting}/reply`,
        },
      ],
    ];
  };

  test.each(seats)(
    'show every page, $width pixels wide, JavaScript $javaScript',
    async (seat) => {
      for (const [post, pages] of addresses()) await seen.lookAtEach(await seen.openAs(post, seat), pages);
    },
    300_000,
  );

  test('the picture is reached and moved sideways by the keyboard', async () => {
    const page = await seen.openAs(seen.vale.teacher.post, phone);
    await page.goto('/partnership/picture');
    const picture = page.getByRole('region', { name: /picture, can be moved sideways/ });
    await picture.focus();
    // Pressed until it has moved: a press before the page stands still moves nothing.
    await expect
      .poll(
        async () => {
          await page.keyboard.press('ArrowRight');
          return page.locator('.app-chart__scroll').evaluate((scroll) => scroll.scrollLeft);
        },
        { timeout: 25_000 },
      )
      .toBeGreaterThan(0);
    expect(await page.getByRole('img', { name: /Who reports to whom/ }).count()).toBe(1);
  });

  test('a disagreement is raised from the contact and answered, by people, without JavaScript', async () => {
    const page = await seen.openAs(seen.vale.healthVisitor.post, phone);
    await page.goto(`/contacts/${seen.laid.disagreement.contact}`);
    await page.getByRole('link', { name: 'Disagree with this decision' }).click();
    await page.getByRole('button', { name: 'Raise the disagreement' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await seen.look(page, 'raise-errors', 422);
    await page.getByLabel('No', { exact: true }).check();
    await page.getByLabel('Threshold: whether help or protection is needed, and how much').check();
    await page.getByLabel('What do you disagree with?').fill('Advice is not enough.');
    await page.getByLabel('What do you think should happen instead?').fill('A visit this week.');
    await page.getByLabel('Why?').fill('Both arms were bruised.');
    await page.getByRole('button', { name: 'Raise the disagreement' }).click();
    await page.getByText('Your disagreement was raised.').waitFor();
    const door = await seen.openAs(seen.vale.frontDoorManager.post, phone);
    await door.goto(`${page.url()}/reply`);
    await door.getByLabel('We accept part of this').check();
    await door.getByLabel('Why, and what happens now?').fill('We visit on Thursday.');
    await door.getByRole('button', { name: 'Send your reply' }).click();
    await door.getByText('Your reply was sent to whoever raised it.').waitFor();
  });
});
