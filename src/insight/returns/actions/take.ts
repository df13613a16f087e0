import type { Acting } from '#db';
import { type CensusChild, type CensusHeader, judgeChild, nothingSeen, readCensus } from '../rules/index.ts';
import { lookAtSizes } from '../store.ts';
import { takeChildren } from './children.ts';
import { takeEpisodes } from './episodes.ts';
import { type CensusReport, type Listener, nothingDone } from './report.ts';

/** Children that are taken together: enough for few statements, few enough for little memory. */
const AT_ONCE = 250;

/**
 * Takes a Children in Need census (Children Act 1989 section 83) as a stream, in the transaction given: all of it or, when the file
 * is broken, nothing. A child is known by its LA child id (N00097) and a referral by its day (N00100), so that the same file twice
 * adds nothing and a later file moves a closing. Throws `BrokenCensus`, and `Conflict` when somebody changed a record meanwhile.
 */
export const takeCensus = async (
  acting: Acting,
  chunks: AsyncIterable<Uint8Array | string>,
  listener: Listener,
): Promise<CensusReport> => {
  const report = nothingDone();
  const seen = nothingSeen();
  let header: CensusHeader | undefined;
  let batch: CensusChild[] = [];
  let taken = 0;
  let lookAgain = 1_000;
  const take = async (): Promise<void> => {
    const children = await takeChildren(acting, batch, report.children);
    await takeEpisodes(acting, children, report);
    taken += batch.length;
    batch = [];
    if (taken < lookAgain) return;
    lookAgain = taken * 4;
    await lookAtSizes(acting.tx);
  };
  for await (const event of readCensus(chunks)) {
    if (event.kind === 'header') {
      header = event.header;
      event.refused.forEach(listener.refused);
      event.odd.forEach(listener.odd);
    } else if (event.kind === 'refused') listener.refused(event.refusal);
    else if (event.kind === 'child' && header) {
      const judged = judgeChild(event.child, header, seen);
      judged.refused.forEach(listener.refused);
      judged.odd.forEach(listener.odd);
      for (const [name, count] of Object.entries(judged.waiting))
        report.waiting[name] = (report.waiting[name] ?? 0) + count;
      if (judged.child) batch.push(judged.child);
      if (batch.length >= AT_ONCE) await take();
    }
  }
  await take();
  await lookAtSizes(acting.tx);
  return report;
};

/** What a file says of itself, read from its beginning. Throws `BrokenCensus`. */
export const headerOf = async (
  chunks: AsyncIterable<Uint8Array | string>,
): Promise<CensusHeader | undefined> => {
  for await (const event of readCensus(chunks)) if (event.kind === 'header') return event.header;
  return undefined;
};

/** Reads a file through without taking it. Throws `BrokenCensus`. */
export const checkCensus = async (chunks: AsyncIterable<Uint8Array | string>): Promise<void> => {
  for await (const event of readCensus(chunks)) if (event.kind === 'end') return;
};
