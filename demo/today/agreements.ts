import type { Tx } from '#db';
import { actOnDisagreement, makeDisagreement } from '#disagreements';
import { makeDocument, signAs } from '#documents';
import { addDays, addMonths, type Day } from '#kernel';
import type { Ground } from '../casework/index.ts';
import { instantOf, lastWorkingDay } from '../hours.ts';
import type { Poster } from '../registers/index.ts';
import { actingAs } from './standing.ts';

const NOON = 720;

/** What the partners have signed, what waits for one of them, and what one refused. */
const layDocuments = async (tx: Tx, slug: string, { vale, day }: Ground): Promise<void> => {
  const { chief, icbChief, chiefConstable, director, chiefNurse, businessManager } = vale.posts;
  const as = (poster: Poster, on: Day, minute = NOON) =>
    actingAs(tx, slug, poster, instantOf({ day: lastWorkingDay(on), minute }));
  const put = async (trait: Parameters<typeof makeDocument>[1], at: Day, effectiveFrom: Day, of?: string) =>
    makeDocument(
      await as(businessManager, at),
      trait,
      { effectiveFrom, reviewBy: addMonths(effectiveFrom, 24) },
      of,
    );
  const sign = async (poster: Poster, version: string, on: Day, refusal = '') =>
    signAs(await as(poster, on, NOON + 45), version, refusal);

  // The partners of Working Together 2023 sit from the beginning of 2024 on: nobody signs for them before.
  const settled = addMonths(day, -20);
  const began = settled > '2024-03-01' ? settled : '2024-03-01';
  if (addMonths(began, 4) > day) return;
  const arrangements = await put('arrangements', addDays(began, -30), began);
  for (const [index, poster] of [chief, icbChief, chiefConstable].entries())
    await sign(poster, arrangements.version, addDays(began, 7 * index - 20));
  const threshold = await put('threshold', addDays(began, 60), addMonths(began, 3));
  for (const [index, poster] of [chief, icbChief, chiefConstable].entries())
    await sign(poster, threshold.version, addDays(began, 65 + 3 * index));
  const sharing = await put('sharing', addDays(day, -24), addDays(day, 14));
  await sign(director, sharing.version, addDays(day, -20));
  await sign(chiefNurse, sharing.version, addDays(day, -6));
  const disputes = await put('disputes', addDays(day, -40), addDays(day, -5));
  await sign(chief, disputes.version, addDays(day, -33));
  await sign(
    chiefConstable,
    disputes.version,
    addDays(day, -30),
    'Two working days is too short for our managers at a weekend. We would sign it with three.',
  );
};

/** Disagreements of the year that has ended, and some that are open: waiting, replied to, and gone up by silence. */
const layDisagreements = async (tx: Tx, slug: string, opened: readonly Ground[]): Promise<void> => {
  const [any] = opened;
  if (!any) return;
  const { vale, day } = any;
  const [visitor] = vale.posts.healthVisitors.north;
  const manager = vale.posts.frontDoorManagers.find(({ until }) => until === null);
  const teacher = vale.everybody.find(({ staffName }) => staffName === 'Tom Ashe');
  if (!visitor || !manager || !teacher) return;
  const door = { with: `body:${vale.bodies.frontDoor}` };
  const as = (poster: Poster, on: Day, minute = NOON) =>
    actingAs(tx, slug, poster, instantOf({ day: lastWorkingDay(on), minute }));
  /** Who manages the front door on a day: a working day before may be meant, so that both must fall in the post's time. */
  const managing = (on: Day): Poster =>
    vale.posts.frontDoorManagers.find(
      ({ from, until }) => from <= lastWorkingDay(on) && (until === null || until >= on),
    ) ?? manager;

  // The last whole year from 1 April that has ended.
  const april = `${Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 2 : 1)}-04-01`;
  // Few, because each is acted out: enough of one kind that its number may be shown.
  for (let n = 0; n < 7; n += 1) {
    const raised = addDays(april, 20 + n * 43);
    const id = await makeDisagreement(await as(visitor, raised), 'threshold', door);
    await actOnDisagreement.accept(await as(managing(addDays(raised, 1)), addDays(raised, 1), NOON + 90), id);
    await actOnDisagreement.resolved(await as(visitor, addDays(raised, 2 + n)), id);
    if (n === 3)
      await actOnDisagreement.learned(await as(managing(addDays(raised, 14)), addDays(raised, 14)), id);
  }
  const open = async (poster: Poster, trait: Parameters<typeof makeDisagreement>[1], back: number) =>
    makeDisagreement(await as(poster, addDays(day, -back)), trait, door);
  await open(visitor, 'threshold', 1);
  const replied = await open(teacher, 'threshold', 5);
  await actOnDisagreement.keep(await as(manager, addDays(day, -3)), replied);
  await open(teacher, 'plan', 1);
};

/** What the partnership has agreed, and where its agencies do not agree. */
export const layAgreements = async (tx: Tx, slug: string, opened: readonly Ground[]): Promise<void> => {
  const [any] = opened;
  if (!any) return;
  await layDocuments(tx, slug, any);
  await layDisagreements(tx, slug, opened);
};
