import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { paths } from '#proceedings';
import { describeInBrowser } from '../support/browser.ts';
import { looksAtArdenVale, phone } from '../support/looks.ts';
import { openRelay } from '../support/relay.ts';
import { LINK, layRoom, layRoomBoard } from '../support/room-laid.ts';

const PATIENCE = { timeout: 15_000 };
const narrow = { width: 390, javaScript: true };

describeInBrowser('A meeting that runs', () => {
  const vale = looksAtArdenVale('live', async (app, laid) => layRoomBoard(app.databases, laid));
  const { openAs, look } = vale;
  const lay = (over: Parameters<typeof layRoom>[2] = {}) =>
    layRoom(vale.app.databases, vale.laid, { quorum: 3, quorumOfPartners: true, waits: true, ...over });
  const sees = (page: Page, words: string) => page.getByText(words).first().waitFor(PATIENCE);
  const presses = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

  test('is on three screens at once: the clerk’s, a member’s, and that of somebody invited for one item', async () => {
    const board = vale.laid;
    const { meeting, attendee } = await lay();
    const [clerk, member, guest] = await Promise.all([
      openAs(board.clerk),
      openAs(board.police, narrow),
      openAs(board.guest, narrow),
    ]);
    const line = await openRelay(() => new URL(clerk.url()).origin);
    onTestFinished(() => line.close());
    for (const page of [clerk, member, guest]) {
      await page.goto(paths.live(meeting));
      await sees(page, 'Changes show here by themselves.');
    }
    await look(member, 'member-before');
    // Whoever comes in says so, and the clerk sees it without asking.
    await presses(member, 'I am here, in the room');
    await clerk.getByText('People: 1 here').waitFor(PATIENCE);
    await presses(guest, 'I am here, online');
    await sees(guest, 'You are in the waiting room');
    await look(guest, 'guest-waiting');
    await presses(clerk, 'Open the meeting');
    await sees(member, 'The meeting is not quorate');
    for (const post of [board.chair, board.health]) await clerk.locator(`#room-${attendee(post)}`).click();
    await sees(member, 'The meeting is quorate');
    await presses(clerk, 'Take item 1');
    await sees(member, 'In hand now');

    // The clerk types; whatever else is pressed on the page, what was typed stays.
    await clerk.getByLabel('What was said?').fill('The chair welcomed everybody.');
    await clerk.locator(`#left-${attendee(board.health)}`).click();
    await sees(member, 'The meeting is not quorate since');
    await look(member, 'member-not-quorate');
    expect(await clerk.getByLabel('What was said?').inputValue()).toBe('The chair welcomed everybody.');
    await presses(clerk, 'Add to the minutes');
    await sees(member, 'The chair welcomed everybody.');
    // The form is empty, where it was, and ready for the next.
    await expect.poll(() => clerk.getByLabel('What was said?').inputValue()).toBe('');
    expect(await clerk.evaluate(() => document.activeElement?.id)).toBe('says');
    await clerk.keyboard.type('Apologies were noted.');
    await presses(clerk, 'Add to the minutes');
    await sees(member, 'Apologies were noted.');
    await clerk.locator(`#room-${attendee(board.health)}`).click();
    await sees(member, 'The meeting is quorate');

    // The next item is the guest's: they hear it, and come in when they are let in.
    expect(await guest.getByText('Join by').count()).toBe(0);
    await presses(clerk, 'Take item 2');
    await sees(guest, 'Your item is in hand');
    await clerk
      .getByRole('button', { name: /Let in/ })
      .first()
      .click();
    await guest.getByText('You are in the meeting').first().waitFor(PATIENCE);
    expect(await guest.getByRole('link', { name: /Join by/ }).getAttribute('href')).toBe(LINK);
    await clerk.getByLabel('What was said?').fill('Gil Ferris told of two homes.');
    await presses(clerk, 'Add to the minutes');
    await sees(guest, 'Gil Ferris told of two homes.');
    await look(guest, 'guest-in');
    expect(await guest.content()).not.toContain('The chair welcomed everybody.');

    // A line that breaks says so, loses nothing, and catches up.
    const far = await openAs(board.police, narrow);
    await far.goto(`${line.url}${paths.live(meeting)}`);
    await sees(far, 'Changes show here by themselves.');
    line.cut();
    await sees(far, 'The connection was lost.');
    await clerk.getByLabel('What was said?').fill('Said while the line was broken.');
    await presses(clerk, 'Add to the minutes');
    await sees(clerk, 'Said while the line was broken.');
    line.mend();
    await sees(far, 'Said while the line was broken.');

    await clerk.getByRole('link', { name: 'Record a decision' }).click();
    await look(clerk, 'decision');
    await clerk.getByLabel('What was it?').selectOption('agreed');
    await clerk.getByLabel('What was decided?').fill('To open a second home in the north of the county.');
    await clerk.getByLabel('Everybody here with a vote agreed').check();
    await presses(clerk, 'Record the decision');
    await sees(member, 'To open a second home in the north of the county.');
    await look(clerk, 'clerk');
    await look(member, 'member');

    // The chair withdraws from what is named to them, on a page without a script.
    await sees(clerk, 'Changes show here by themselves.');
    await clerk.getByRole('button', { name: 'Take item 3' }).first().click();
    await sees(member, 'You do not take part in this item.');
    await sees(guest, 'Your item is over');
    const chair = await openAs(board.chair, phone);
    await chair.goto(paths.live(meeting));
    await look(chair, 'chair');
    await chair.getByRole('link', { name: 'Withdraw from this item' }).click();
    await look(chair, 'withdraw');
    await chair.getByLabel('What is the interest?').fill('Trustee of the charity');
    await presses(chair, 'Withdraw');
    await sees(member, 'Dev Anand presides.');
    await chair.getByRole('link', { name: 'Reload to see what has changed' }).click();
    await look(chair, 'chair-withdrawn');
    await clerk.getByRole('button', { name: 'Close the meeting' }).click();
    for (const page of [member, guest]) await sees(page, 'The meeting is closed.');
    await look(clerk, 'closed');
    // The clerk's line was told too, and its buttons are gone.
    expect(await clerk.getByRole('button', { name: 'Close the meeting' }).count()).toBe(0);
  }, 180_000);

  test('is run whole without a script, at a desk and on a phone', async () => {
    const board = vale.laid;
    const { meeting } = await lay();
    for (const seat of [phone, { ...phone, width: 1280 }]) {
      const clerk = await openAs(board.clerk, seat);
      await clerk.goto(paths.live(meeting));
      await look(clerk, 'clerk-plain');
      if (seat === phone) {
        await presses(clerk, 'Open the meeting');
        await presses(clerk, 'Take item 1');
        await clerk.getByLabel('What was said?').fill('Typed without a script.');
        await presses(clerk, 'Add to the minutes');
      }
      await sees(clerk, 'Typed without a script.');
      await clerk.goto(paths.deputise(meeting));
      await look(clerk, 'deputy');
      await clerk.goto(paths.preside(meeting));
      await look(clerk, 'preside');
      await clerk.goto(paths.promise(meeting));
      await look(clerk, 'promise');
    }
  }, 120_000);
});
