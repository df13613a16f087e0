import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { type Board, layBoard } from '../support/meeting-laid.ts';

let app: TestApp;
let vale: ArdenVale;
let board: Board;
beforeAll(async () => {
  app = await openApp();
  vale = await layArdenVale(app.databases);
  board = await layBoard(app.databases, vale);
}, 120_000);
afterAll(() => app?.close());

describe('a promise by itself', () => {
  test('is recorded, waits on its owner’s home, and is urgent by its clock', async () => {
    const sent = await app.send(board.clerk, '/promises/new', {
      body: board.board,
      what: 'Find out how many children died',
      owedBy: `post:${board.health}`,
      urgent: 'true',
      sentence: 'It was agreed for these concerns to be investigated by officers as a matter of urgency.',
    });
    expect(sent.status, sent.text).toBe(303);
    // Five working days from Monday 23 November.
    const page = await app.get(board.health, sent.location);
    expect(page.text).toContain('30 November 2026');
    const home = await app.get(board.health, '/');
    expect(home.text).toContain('Find out how many children died');
    expect((await app.get(board.police, '/')).text).not.toContain('Find out how many children died');
  });
  test('needs a day unless it is urgent, and a body that one sits on', async () => {
    const form = { body: board.board, what: 'Tell', owedBy: `post:${board.health}` };
    expect((await app.send(board.clerk, '/promises/new', form)).status).toBe(422);
    const other = await app.sendJson(vale.socialWorker.post, '/promises/new', { ...form, due: '2026-12-01' });
    expect(other.status).toBe(422);
  });
});
