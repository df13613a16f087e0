import { expect, test } from 'vitest';
import type { TestApp } from '../support/app.ts';
import type { ArdenVale } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { desk, looksAtArdenVale, phone, seats } from '../support/looks.ts';
import { layPublicMeeting, layScrutiny } from '../support/scrutiny-laid.ts';

const LONG =
  'What has the partnership learnt from children who were not seen at school for longer than a term, what did each partner change because of it, and how does the board know that the change reached the children who are educated at home or who moved into the borough during the year?';

/** A board with a year's work: questions in each state, a report, an agenda with something exempt on it. */
const layYear = async (app: TestApp, vale: ArdenVale) => {
  const laid = await layScrutiny(app.databases, vale);
  const { officer, member, board } = laid;
  const sent = async (post: string, url: string, fields: Record<string, string>, from?: string) => {
    const answer = await app.send(post, url, fields, from);
    expect(answer.status, `${url}: ${answer.text.slice(0, 500)}`).toBe(303);
    return answer.location.split('/').at(-1)?.split('?')[0] ?? '';
  };
  await sent(officer, '/scrutiny/new', { body: board, quorum: '3', education: 'true', smallNumber: '5' });
  await sent(officer, `/scrutiny/seats/${laid.seats.substitute}`, {
    version: '0',
    substituteFor: laid.seats.second,
  });
  const meeting = await layPublicMeeting(app.databases, laid, {
    startsAt: '2026-12-10T14:00:00.000Z',
    items: [
      ['Annual report of the safeguarding partnership, and what each partner did with last year’s', 'public'],
      ['Contract for the advocacy service', 'exempt'],
    ],
  });
  await sent(officer, `/scrutiny/${board}/programme/new`, {
    title: 'Children missing from education',
    why: 'A priority of the partnership since the last review',
    meeting: meeting.id,
  });
  const programme = await app.get(officer, `/scrutiny/${board}/programme`);
  const subject = /\/scrutiny\/subjects\/([0-9a-f-]{36})/.exec(programme.text)?.[1] ?? '';
  const entry = /\/scrutiny\/programme\/([0-9a-f-]{36})/.exec(programme.text)?.[1] ?? '';
  const report = await sent(officer, `/scrutiny/subjects/${subject}/report`, {
    title: 'Children missing from education, 2026',
    author: laid.council,
    about: `${meeting.id}/${meeting.items[0]}`,
    background: 'Attendance returns\nAudit of ten files',
  });
  await sent(laid.council, `/scrutiny/reports/${report}/draft`, {
    says: 'Fewer children waited than in 2025.',
  });
  const ask = (question: string) =>
    sent(member, `/scrutiny/${board}/ask`, { about: `${meeting.id}/${meeting.items[0]}`, question });
  const act = async (id: string, what: string, fields: Record<string, string>) => {
    const { version } = (await app.getJson(officer, `/scrutiny/questions/${id}`)).json() as {
      version: number;
    };
    await sent(officer, `/scrutiny/questions/${id}/${what}`, { version: `${version}`, ...fields });
  };
  const held = await ask('What is done for Maisie Thorn, aged 7, in Elmsford?');
  const received = await ask('How many referrals came from schools?');
  const reworded = await ask('Why did it take so long?');
  await act(reworded, 'reword', { words: 'How long did assessments take, and why?' });
  const answered = await ask(LONG);
  await act(answered, 'accept', {});
  await sent(officer, `/scrutiny/questions/${answered}/allocate`, { partners: 'true' });
  const { asks } = (await app.getJson(officer, `/scrutiny/questions/${answered}`)).json() as {
    asks: { id: string }[];
  };
  const [council = '', health = ''] = asks.map(({ id }) => id);
  const answer = (post: string, id: string, says: string) =>
    sent(post, `/scrutiny/asks/${id}`, { kind: 'answered', says, number: '0' });
  await answer(
    laid.council,
    council,
    'Every school now tells us on the third day.\n\nWe visit within a week.',
  );
  await answer(laid.health, health, 'Three children in Elm Road were seen; one is Maisie Thorn.');
  const after = (await app.getJson(officer, `/scrutiny/questions/${answered}`)).json() as {
    asks: { answers: { id: string }[] }[];
  };
  const [approved = '', check = ''] = after.asks.map(({ answers }) => answers[0]?.id ?? '');
  await sent(officer, `/scrutiny/answers/${approved}/check`, { says: '', number: '1' });
  const accepted = await ask('How are children heard?');
  await act(accepted, 'accept', {});
  return {
    ...laid,
    meeting,
    entry,
    subject,
    report,
    held,
    received,
    reworded,
    answered,
    accepted,
    check,
    approved,
  };
};

describeInBrowser('a scrutiny board and its questions', () => {
  const seen = looksAtArdenVale('scrutiny', layYear);
  const pages = ({ laid } = seen): [post: string, addresses: Record<string, string>][] => [
    [
      laid.officer,
      {
        boards: '/scrutiny',
        board: `/scrutiny/${laid.board}`,
        'board-new': '/scrutiny/new',
        rules: `/scrutiny/${laid.board}/change`,
        year: `/scrutiny/${laid.board}/year`,
        members: `/scrutiny/${laid.board}/members`,
        seat: `/scrutiny/seats/${laid.seats.substitute}`,
        programme: `/scrutiny/${laid.board}/programme`,
        'programme-empty': `/scrutiny/${laid.board}/programme?year=2022`,
        'subject-new': `/scrutiny/${laid.board}/programme/new`,
        entry: `/scrutiny/programme/${laid.entry}`,
        drop: `/scrutiny/programme/${laid.entry}/drop`,
        'report-new': `/scrutiny/subjects/${laid.subject}/report`,
        report: `/scrutiny/reports/${laid.report}`,
        agenda: `/scrutiny/meetings/${laid.meeting.id}`,
        exclude: `/scrutiny/items/${laid.meeting.items[1]}/exclude`,
        urgent: `/scrutiny/items/${laid.meeting.items[0]}/urgent`,
        questions: `/scrutiny/${laid.board}/questions`,
        'questions-none': `/scrutiny/${laid.board}/questions?state=withheld`,
        held: `/scrutiny/questions/${laid.held}`,
        received: `/scrutiny/questions/${laid.received}`,
        answered: `/scrutiny/questions/${laid.answered}`,
        accept: `/scrutiny/questions/${laid.held}/accept`,
        reword: `/scrutiny/questions/${laid.received}/reword`,
        withhold: `/scrutiny/questions/${laid.received}/withhold`,
        split: `/scrutiny/questions/${laid.received}/split`,
        join: `/scrutiny/questions/${laid.accepted}/join`,
        allocate: `/scrutiny/questions/${laid.accepted}/allocate`,
        minute: `/scrutiny/questions/${laid.answered}/minute`,
        check: `/scrutiny/answers/${laid.check}/check`,
        return: `/scrutiny/answers/${laid.check}/return`,
        'home-officer': '/',
      },
    ],
    [
      laid.member,
      {
        'board-member': `/scrutiny/${laid.board}`,
        ask: `/scrutiny/${laid.board}/ask`,
        leave: `/scrutiny/questions/${laid.reworded}/leave`,
        again: `/scrutiny/questions/${laid.held}/again`,
        'answered-member': `/scrutiny/questions/${laid.answered}`,
        supplementary: `/scrutiny/answers/${laid.approved}/again`,
      },
    ],
  ];

  test.each(seats)(
    'every page is whole at $width pixels (JavaScript: $javaScript)',
    async (seat) => {
      for (const [post, addresses] of pages())
        await seen.lookAtEach(await seen.openAs(post, seat), addresses);
    },
    240_000,
  );

  test('a partner answers without a script, and is told what is missing', { timeout: 120_000 }, async () => {
    const page = await seen.openAs(seen.laid.police, phone);
    await page.goto('/scrutiny/inbox');
    await seen.look(page, 'inbox');
    await page.getByRole('link', { name: /What has the partnership learnt/ }).click();
    await seen.look(page, 'answer');
    await page.getByLabel('We decline to answer, and say why').check();
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await seen.look(page, 'answer-errors', 422);
    await page.getByLabel('Your words').fill('An inquest is open; it would come before the coroner.');
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await page.waitForLoadState();
    expect(await page.getByText('Your answer was sent.').count()).toBe(1);
  });
  test('an officer is shown the words that must not go out', { timeout: 120_000 }, async () => {
    const page = await seen.openAs(seen.laid.officer, desk);
    await page.goto(`/scrutiny/answers/${seen.laid.check}/check`);
    await page.getByRole('button', { name: 'Approve it' }).click();
    await seen.look(page, 'check-errors', 422);
    expect(await page.getByText('“Maisie Thorn”').count()).toBeGreaterThan(0);
  });
});
