import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recommendations } from '#recommendations';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { type Board, layBoard, layMeeting } from '../support/meeting-laid.ts';
import { onMorning, toldOf } from '../support/promised.ts';
import { HIDDEN, layFamily } from '../support/restricted.ts';
import { NOW } from '../support/world.ts';

let app: TestApp;
let vale: ArdenVale;
let board: Board;
beforeAll(async () => {
  app = await openApp();
  vale = await layArdenVale(app.databases);
  board = await layBoard(app.databases, vale);
}, 120_000);
afterAll(() => app?.close());

const SAYS = 'Measure the wait from referral to first appointment for every child.';
const recommend = async (fields: Record<string, string> = {}): Promise<string> => {
  const sent = await app.send(board.clerk, '/recommendations/new', {
    ...{ body: board.board, to: vale.trust, says: SAYS, because: 'Members heard that nobody counts it.' },
    ...fields,
  });
  expect(sent.status, sent.text).toBe(303);
  return sent.location;
};

describe('a recommendation to a partner', () => {
  test('has two months for its answer unless told, waits on the partner’s home, and the partner is told', async () => {
    const at = await recommend();
    const page = await app.get(board.health, at);
    expect(page.text).toContain('23 January 2027');
    expect(page.text).toContain('Local standard: scrutiny standard.');
    expect((await app.get(board.health, '/')).text).toContain(`Answer the recommendation: ${SAYS}`);
    expect((await app.get(vale.namedNurse.post, '/')).text).toContain('Answer the recommendation');
    expect(await toldOf(app, at)).toEqual([{ to_id: vale.trust, event: 'recommendation.made' }]);
    // Nobody of the partner who does not speak for it answers, and neither does another member of the board.
    expect((await app.get(vale.healthVisitor.post, '/')).text).not.toContain('Answer the recommendation');
    const refused = await app.sendJson(vale.healthVisitor.post, `${at}/answer`, {
      ...{ answer: 'notAccepted', said: 'No', due: null },
    });
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('its board member')]);
    expect((await app.get(board.police, `${at}/answer`)).status).toBe(409);
  });

  test('goes from part acceptance through evidence that was not enough to impact that closes it', async () => {
    const at = await recommend({ 'answerBy-day': '7', 'answerBy-month': '12', 'answerBy-year': '2026' });
    const answer = { answer: 'acceptedInPart', said: 'We measure it for new referrals.' };
    const unsaid = await app.send(board.health, `${at}/answer`, answer);
    expect([unsaid.status, unsaid.text]).toEqual([
      422,
      expect.stringContaining('Enter by when it will be done'),
    ]);
    const answered = await app.send(board.health, `${at}/answer`, {
      ...answer,
      ...{ 'due-day': '1', 'due-month': '3', 'due-year': '2027' },
    });
    expect(answered.status, answered.text).toBe(303);
    expect((await app.get(board.clerk, at)).text).toContain('Accepted in part, by 1 March 2027');
    // What was answered is answered, and the body closes nothing before evidence.
    expect((await app.sendJson(board.health, `${at}/answer`, { ...answer, due: '2027-03-01' })).status).toBe(
      409,
    );
    expect((await app.sendJson(board.clerk, `${at}/close`, { said: 'Done' })).status).toBe(409);
    await app.send(board.health, `${at}/progress`, { said: 'The form asks for the day.' });
    const offered = await app.sendFiles(
      board.health,
      `${at}/offer`,
      { said: 'The wait fell from 18 weeks to 9.' },
      { evidence: { name: 'Waits.csv', content: 'quarter,weeks\n2027 Q1,9\n', type: 'text/csv' } },
    );
    expect(offered.status, offered.text).toBe(303);
    expect((await app.get(board.clerk, '/')).text).toContain(`Judge the recommendation: ${SAYS}`);
    await app.send(board.clerk, `${at}/return`, { said: 'And for those who waited before?' });
    expect((await app.get(board.health, '/')).text).toContain(`Act on the recommendation: ${SAYS}`);
    await app.send(board.health, `${at}/offer`, { said: 'Nobody waits longer than 10 weeks.' });
    // The partner does not close its own recommendation.
    expect((await app.sendJson(board.health, `${at}/close`, { said: 'Done' })).status).toBe(409);
    const closed = await app.send(board.clerk, `${at}/close`, { said: 'The audit of March shows it.' });
    expect(closed.status, closed.text).toBe(303);
    const life = (await app.get(board.police, at)).text;
    for (const step of [
      'Accepted in part',
      'The form asks for the day.',
      'Waits.csv',
      'And for those who waited before?',
      'Nobody waits longer than 10 weeks.',
      'The audit of March shows it.',
    ])
      expect(life).toContain(step);
    const [, file = ''] = /href="(\/recommendations\/[^"]*\/evidence\/[^"]*)"/.exec(life) ?? [];
    expect((await app.get(board.police, file)).text).toContain('2027 Q1,9');
    expect((await app.get(vale.officer.post, file)).status).toBe(404);
    expect((await toldOf(app, at)).map(({ event }) => event.replace('recommendation.', ''))).toEqual([
      ...['made', 'answered', 'offered', 'judged', 'offered', 'judged'],
    ]);
  });

  test('that was refused is asked again with a fresh clock, or left there with the reason', async () => {
    const at = await recommend();
    const no = { answer: 'notAccepted', said: 'Another trust counts it.' };
    await app.send(board.health, `${at}/answer`, no);
    expect((await app.get(board.chair, at)).text).toContain('Another trust counts it.');
    await app.send(board.clerk, `${at}/return`, { said: 'Which one?' });
    expect((await app.get(board.health, at)).text).toContain('Returned, by 23 January 2027');
    await app.send(board.health, `${at}/answer`, { ...no, said: 'None, we now know. We will not.' });
    expect((await app.send(board.clerk, `${at}/close`, { said: 'The ICB was asked.' })).status).toBe(303);
    expect((await app.get(board.health, at)).text).toContain('Closed');
  });

  test('unanswered past its date is said to the partner and to who recorded it, once, and stands as late', async () => {
    const at = await recommend({ 'answerBy-day': '30', 'answerBy-month': '11', 'answerBy-year': '2026' });
    for (const day of ['26', '27', '27', '30'])
      await onMorning(app, recommendations.jobs, `2026-11-${day}T07:45:00.000Z`);
    expect((await toldOf(app, at)).map(({ event }) => event)).toEqual([
      ...['recommendation.made', 'recommendation.due'],
    ]);
    for (const day of ['01', '01', '02'])
      await onMorning(app, recommendations.jobs, `2026-12-${day}T07:45:00.000Z`);
    expect((await toldOf(app, at)).slice(2)).toEqual(
      expect.arrayContaining([
        { to_id: vale.trust, event: 'recommendation.late' },
        { to_id: board.clerk, event: 'recommendation.unanswered' },
      ]),
    );
    expect(await toldOf(app, at)).toHaveLength(4);
    app.now = '2026-12-03T09:00:00.000Z';
    const late = await app.get(board.clerk, '/recommendations?which=late');
    expect(late.text).toContain('Late by 3 working days');
    app.now = NOW;
  });
});

describe('the register of recommendations', () => {
  test('keeps filters in its address, counts what they name, and its files run no formula', async () => {
    await recommend({ to: vale.police, says: '=HYPERLINK("http://example.org")', because: '+1' });
    const of = `/recommendations?partner=${vale.police}`;
    expect((await app.getJson(board.clerk, of)).json()).toMatchObject({
      recommendations: [{ to: { name: 'Forest Police' }, state: 'waiting' }],
      figures: expect.arrayContaining([{ state: 'waiting', many: 1, late: 0 }]),
    });
    const csv = await app.get(board.clerk, of.replace('?', '/csv?'));
    expect(csv.text.split('\r\n')).toHaveLength(3);
    expect(csv.text).toContain(`"'=HYPERLINK(""http://example.org"")"`);
    expect(csv.text).toContain(`'+1`);
    const book = await app.get(board.clerk, of.replace('?', '/xlsx?'));
    expect(book.header('content-disposition')).toContain('recommendations.xlsx');
    expect((await app.get(board.clerk, '/recommendations?which=sideways&age=quarter')).status).toBe(200);
  });

  test('shows nobody what was made to others by a body on which they do not sit', async () => {
    const at = await recommend({ to: vale.police });
    for (const post of [vale.teacher.post, vale.scrutinyMember.post, vale.socialWorker.post]) {
      expect((await app.get(post, at)).status).toBe(404);
      expect((await app.getJson(post, '/recommendations?which=all')).json()).toMatchObject({
        recommendations: [],
        bodies: [],
      });
    }
    const made = await app.sendJson(vale.socialWorker.post, '/recommendations/new', {
      ...{ body: board.board, to: vale.police, says: SAYS, because: '', answerBy: null },
    });
    expect(made.status).toBe(422);
  });
});

describe('a recommendation under an item', () => {
  test('of a meeting is recorded by its clerk; under an item about a restricted child it names nobody and shows to nobody else', async () => {
    await layThresholds(app.databases, { managerAuthorises: false });
    const { child } = await layFamily(app, vale, { hidden: true });
    const manager = vale.frontDoorManager.post;
    const { items } = await layMeeting(app.databases, manager, {
      body: board.board,
      people: [
        [board.chair, 'chair'],
        [board.health, 'member'],
      ],
      items: [{ title: 'Open to members' }, { title: 'About one child', openTo: 'record', about: child }],
    });
    const [open = '', about = ''] = items;
    const form = { to: vale.police, says: 'Tell the school before the next day.', because: '' };
    expect((await app.get(board.chair, `/recommendations/under/${open}`)).status).toBe(404);
    expect((await app.send(manager, `/recommendations/under/${open}`, form)).status).toBe(303);
    const named = await app.send(manager, `/recommendations/under/${about}`, {
      ...form,
      because: `It was ${HIDDEN.given} whom nobody told of.`,
    });
    expect([named.status, named.text]).toEqual([
      422,
      expect.stringContaining('Say this without the child’s name'),
    ]);
    const made = await app.send(manager, `/recommendations/under/${about}`, { ...form, says: 'Ring first.' });
    expect(made.status, made.text).toBe(303);
    expect((await app.get(board.police, made.location)).text).toContain('Ring first.');
    for (const post of [board.chair, board.health, board.clerk]) {
      expect((await app.get(post, made.location)).status).toBe(404);
      for (const where of ['?which=all', '/csv?which=all']) {
        const { text } = await app.get(post, `/recommendations${where}`);
        expect(text).toContain('Tell the school before');
        expect(text).not.toContain('Ring first.');
      }
    }
  });
});
