import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { newId, type Tx } from '#db';
import { publicPaths } from '#public-record';
import type { TestApp } from '../support/app.ts';
import type { ArdenVale } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { looksAtArdenVale, seats } from '../support/looks.ts';
import { layPublicBoard, type PublicBoard } from '../support/public-record-world.ts';
import { asOwner, PARTNERSHIP } from '../support/world.ts';

const P = PARTNERSHIP;

/** A question as those who keep questions have it published: one answered, one declined, one with nothing to say, one silent. */
const layQuestion = async (tx: Tx, board: PublicBoard): Promise<string> => {
  const item = await tx
    .selectFrom('publication')
    .selectAll()
    .where('kind', '=', 'item')
    .where('source_id', '=', board.items.update)
    .executeTakeFirstOrThrow();
  const id = newId();
  const answer = (who: string, status: string, says: string, answeredAt: string | null) => ({
    ...{ id: newId(), who, status, says, answeredAt, askedAt: '2026-11-04T09:00:00.000Z' },
  });
  const at = '2026-11-12T15:30:00.000Z';
  const model = {
    ...{ number: '1', askedBy: 'Cllr Rowan Pike' },
    asks: 'How do the three partners make sure that what is learned from a review is still done two years later?',
    item: { id: board.items.update, title: 'Update on multi-agency safeguarding arrangements' },
    meeting: {
      ...{
        id: board.meeting,
        title: 'Scrutiny Board, 16 November 2026',
        startsAt: '2026-11-16T18:00:00.000Z',
      },
    },
    body: { id: board.board, title: 'Children’s Services Scrutiny Board' },
    answers: [
      answer('Arden Vale Council', 'answered', 'Each recommendation is looked at again after a year.', at),
      answer('Arden Police', 'declined', 'An inspection of this is under way.', at),
      answer('Arden Schools Forum', 'nil', '', at),
      answer('Arden Vale Integrated Care Board', 'unanswered', '', null),
    ],
  };
  const { search: _, ...row } = item;
  await tx
    .insertInto('publication')
    .values({
      ...{ ...row, id: newId(), kind: 'question', source_id: id, address: `questions/${id}`, edition: 1 },
      title: 'Question 1: Update on multi-agency safeguarding arrangements',
      ...{ model: JSON.stringify(model), words: model.asks },
    })
    .execute();
  return id;
};

const layRecord = async (app: TestApp, vale: ArdenVale) => {
  const board = await layPublicBoard(app, vale);
  const from = `/public-record/meetings/${board.meeting}`;
  await app.send(board.clerk.post, `${from}/publish`, {}, from);
  await app.send(board.clerk.post, `${from}/minutes`, {}, from);
  // One item was withdrawn, so that its page can be looked at.
  const withdrawn = await asOwner(app.databases, async (tx) => {
    const row = await tx
      .selectFrom('publication')
      .select('id')
      .where('kind', '=', 'item')
      .where('source_id', '=', board.items.second)
      .executeTakeFirstOrThrow();
    return row.id;
  });
  const url = `/public-record/publications/${withdrawn}/withdraw`;
  await app.send(board.clerk.post, url, { reason: 'It named somebody who must not be named.' });
  const question = await asOwner(app.databases, (tx) => layQuestion(tx, board));
  return { ...board, from, question };
};

const html = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // As Preact writes attributes and as GOV.UK's own components are written.
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'void-style': 'off',
    'long-title': 'off',
    'no-inline-style': 'error',
    'doctype-style': 'off',
    // A table whose parts say what they are: browsers forget it when its rows are laid out as blocks.
    'no-redundant-role': 'off',
    'prefer-native-element': 'off',
    'require-sri': 'off',
    'heading-level': ['error', { allowMultipleH1: false }],
  },
});

describeInBrowser('the public record', () => {
  const seen = looksAtArdenVale('public-record', layRecord);
  const addresses = () => {
    const { meeting, items, promise, resolution, board, question } = seen.laid;
    return {
      home: publicPaths.home(P),
      bodies: publicPaths.list(P, 'bodies'),
      body: publicPaths.one(P, 'body', board),
      meetings: publicPaths.list(P, 'meetings'),
      held: publicPaths.list(P, 'meetings', { which: 'past' }),
      meeting: publicPaths.one(P, 'meeting', meeting),
      item: publicPaths.one(P, 'item', items.update),
      minutes: publicPaths.one(P, 'minutes', meeting),
      decisions: publicPaths.list(P, 'decisions'),
      decision: publicPaths.one(P, 'decision', resolution),
      promises: publicPaths.list(P, 'promises'),
      promise: publicPaths.one(P, 'promise', promise),
      questions: publicPaths.list(P, 'questions'),
      question: publicPaths.one(P, 'question', question),
      documents: publicPaths.list(P, 'documents'),
      search: publicPaths.search(P, { q: 'exploitation strategy' }),
      'search-nothing': publicPaths.search(P, { q: 'xyzzy' }),
    };
  };

  test.each(seats)(
    'every page is whole at $width pixels (JavaScript: $javaScript)',
    { timeout: 120_000 },
    async (seat) => {
      const page = await seen.open(seat);
      await seen.lookAtEach(page, addresses());
      await page.goto(publicPaths.one(P, 'item', seen.laid.items.second));
      await seen.look(page, 'gone', 410);
      await page.goto(publicPaths.one(P, 'item', seen.laid.items.members));
      await seen.look(page, 'nothing', 404);
    },
  );

  test.each(seats)('it is kept by those who publish ($width)', { timeout: 120_000 }, async (seat) => {
    const page = await seen.openAs(seen.laid.clerk.post, seat);
    await seen.lookAtEach(page, { list: '/public-record', keep: seen.laid.from });
    await page.getByRole('link', { name: /^Withdraw Minutes/ }).click();
    await seen.look(page, 'withdraw');
  });

  test('every page is valid HTML', { timeout: 60_000 }, async () => {
    const all: string[] = [];
    for (const [name, url] of Object.entries(addresses())) {
      const got = await seen.app.served.server.inject({
        method: 'GET',
        url,
        headers: { accept: 'text/html' },
      });
      const report = await html.validateString(got.payload);
      const faults = report.results.flatMap(({ messages }) =>
        messages.map(
          ({ ruleId, message, line, selector }) => `${name}: ${ruleId}: ${message} (${line}, ${selector})`,
        ),
      );
      all.push(...faults);
    }
    expect(all).toEqual([]);
  });

  test('what a page is about stands in it as data, and its policy runs none of it', {
    timeout: 60_000,
  }, async () => {
    const page = await seen.open();
    await page.goto(publicPaths.one(P, 'meeting', seen.laid.meeting));
    const about = JSON.parse(
      (await page.locator('script[type="application/ld+json"]').textContent()) ?? '{}',
    );
    expect(about).toMatchObject({ '@type': 'Event', eventStatus: 'https://schema.org/EventScheduled' });
    expect(await page.locator('link[rel=canonical]').getAttribute('href')).toContain('/meetings/');
  });

  test('on paper it is what was said and decided, with nothing to press', { timeout: 60_000 }, async () => {
    const page = await seen.open();
    await page.goto(publicPaths.one(P, 'item', seen.laid.items.update));
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await page.getByText('It covered county lines').isVisible()).toBe(true);
    await page
      .screenshot({ path: 'test-results/public-record-paper.png', fullPage: true })
      .catch(() => undefined);
  });
});
