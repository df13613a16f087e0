import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type PrintsHtml, withBrowser } from './browser.ts';
import { type Instruction, workOn } from './merging.ts';
import {
  type Enclosure,
  type Layout,
  type LeftOut,
  type Marks,
  NotPrinted,
  type PrintedPack,
  type PrinterSettings,
} from './settings.ts';
import { stripsHtml } from './strips.ts';

export {
  type Enclosure,
  type Layout,
  type LeftOut,
  type Marks,
  NotPrinted,
  type PrintedPack,
  type PrinterSettings,
} from './settings.ts';

/** The most pages of one paper, and of all papers of one pack: what is longer is led to by a link. */
export const MOST_PAGES = 500;
const MOST_PAGES_OF_ALL = 1500;

/** Prints pages as PDFs: one thing at a time in a process. */
export interface Printer {
  /** Prints a page, marked at the foot of each sheet with its recipient, its marking and 'page n of m'. */
  readonly printPdf: (html: string, marks: Marks) => Promise<Uint8Array>;
  /**
   * Prints a page with papers between its sections. `html` is asked twice: without a layout, and with the page on which each anchor
   * and each paper begins. Whatever is led to by a link inside the page ('#agenda-1') is an anchor.
   */
  readonly printPack: (
    html: (layout: Layout | null, enclosed: ReadonlySet<string>) => string,
    enclosures: readonly Enclosure[],
    marks: Marks,
  ) => Promise<PrintedPack>;
  /** The version of the browser, once it has printed a page. Throws `NotPrinted` where it cannot. */
  readonly prove: () => Promise<string>;
}

interface Paper {
  readonly id: string;
  readonly after: string;
  readonly file: string;
  readonly pages: number;
}

type Arrived = Pick<Enclosure, 'id' | 'after'> & { readonly from: string; readonly to: string };

/** Cleans papers in a process of their own: all at once, and where that does not end well, each by itself. */
const cleaned = async (
  folder: string,
  papers: readonly Arrived[],
): Promise<readonly { readonly why: LeftOut | null; readonly pages: number }[]> => {
  const instruction = {
    kind: 'clean',
    papers: papers.map(({ from, to }) => ({ from, to })),
    most: MOST_PAGES,
  } as const;
  try {
    return papers.length === 0 ? [] : await workOn<'clean'>(folder, instruction);
  } catch (problem) {
    if (!(problem instanceof NotPrinted)) throw problem;
    if (papers.length === 1) return [{ why: 'tooSlow', pages: 0 }];
  }
  const each: { why: LeftOut | null; pages: number }[] = [];
  for (const paper of papers) each.push(...(await cleaned(folder, [paper])));
  return each;
};

/** Takes the papers in; gives those that can stand among the pages, and why others cannot. */
const takeIn = async (folder: string, enclosures: readonly Enclosure[]) => {
  const leftOut: Record<string, LeftOut> = {};
  const arrived: Arrived[] = [];
  for (const [index, { id, after, content }] of enclosures.entries()) {
    const given = await content();
    if (!given) {
      leftOut[id] = 'missing';
      continue;
    }
    const from = join(folder, `paper-${index}.pdf`);
    await pipeline(given, createWriteStream(from, { mode: 0o600, flags: 'wx' }));
    arrived.push({ id, after, from, to: join(folder, `clean-${index}.pdf`) });
  }
  const papers: Paper[] = [];
  let all = 0;
  for (const [index, { why, pages }] of (await cleaned(folder, arrived)).entries()) {
    const paper = arrived[index];
    if (!paper) continue;
    await rm(paper.from, { force: true });
    if (why !== null) leftOut[paper.id] = why;
    else if (all + pages > MOST_PAGES_OF_ALL) leftOut[paper.id] = 'tooMuch';
    else {
      all += pages;
      papers.push({ id: paper.id, after: paper.after, file: paper.to, pages });
    }
  }
  return { papers, leftOut };
};

/** Where everything begins once the papers stand behind their sections: before the page of the next anchor, or at the end. */
const layOut = (
  { pages, anchors }: { readonly pages: number; readonly anchors: Readonly<Record<string, number>> },
  order: readonly Paper[],
  leftOut: Layout['leftOut'],
) => {
  const starts = Object.values(anchors);
  const placed = order
    .map((paper) => {
      const own = anchors[paper.after];
      const next = own === undefined ? [] : starts.filter((start) => start > own);
      return { ...paper, at: next.length === 0 ? pages : Math.min(...next) };
    })
    .sort((one, other) => one.at - other.at);
  const begins: Record<string, number> = {};
  for (const [anchor, page] of Object.entries(anchors))
    begins[anchor] = page + 1 + placed.reduce((sum, each) => (each.at <= page ? sum + each.pages : sum), 0);
  let earlier = 0;
  for (const { id, at, pages: long } of placed) {
    begins[id] = at + earlier + 1;
    earlier += long;
  }
  return { placed, layout: { pages: pages + earlier, begins, leftOut } };
};

/** Opens what prints. Nothing is started until something is printed. */
export const openPrinter = (settings: PrinterSettings): Printer => {
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other, each in a folder that is gone afterwards. */
  const alone = <T>(run: (folder: string, print: PrintsHtml, version: string) => Promise<T>): Promise<T> => {
    const mine = last.then(async () => {
      const folder = await mkdtemp(join(tmpdir(), 'arden-print-'));
      try {
        return await withBrowser(settings, folder, (print, version) => run(folder, print, version));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
    last = mine.catch(() => undefined);
    return mine;
  };
  const finish = async (
    folder: string,
    print: PrintsHtml,
    {
      pages,
      base,
      marks,
      papers,
    }: Readonly<{ pages: number; base: string; marks: Marks }> &
      Pick<Extract<Instruction, { kind: 'assemble' }>, 'papers'>,
  ): Promise<Uint8Array> => {
    const strips = join(folder, 'strips.pdf');
    await writeFile(strips, await print('strips', stripsHtml(marks, pages)), { mode: 0o600 });
    const to = join(folder, 'whole.pdf');
    await workOn<'assemble'>(folder, { kind: 'assemble', base, strips, to, papers });
    return readFile(to);
  };
  const printed = async (folder: string, print: PrintsHtml, name: string, html: string) => {
    const base = join(folder, `${name}.pdf`);
    await writeFile(base, await print(name, html), { mode: 0o600 });
    return { base, ...(await workOn<'look'>(folder, { kind: 'look', base })) };
  };
  return {
    printPdf: (html, marks) =>
      alone(async (folder, print) => {
        const { base, pages } = await printed(folder, print, 'page', html);
        return finish(folder, print, { pages, base, marks, papers: [] });
      }),
    printPack: (html, enclosures, marks) =>
      alone(async (folder, print) => {
        const { papers, leftOut } = await takeIn(folder, enclosures);
        const enclosed = new Set(papers.map(({ id }) => id));
        let laid = layOut(await printed(folder, print, 'first', html(null, enclosed)), papers, leftOut);
        // The numbers take the room that was left for them: as a rule nothing moves. Where it does, it is laid out again.
        for (const name of ['second', 'third', 'fourth']) {
          const next = await printed(folder, print, name, html(laid.layout, enclosed));
          const again = layOut(next, papers, leftOut);
          const settled = JSON.stringify(again.layout) === JSON.stringify(laid.layout);
          laid = again;
          if (!settled) continue;
          const { layout, placed } = laid;
          const pdf = await finish(folder, print, {
            pages: layout.pages,
            base: next.base,
            marks,
            papers: placed,
          });
          return { ...layout, pdf };
        }
        throw new NotPrinted('The pages did not settle.');
      }),
    prove: () =>
      alone(async (_, print, version) => {
        const page =
          '<!DOCTYPE html><html lang="en"><head><title>A page</title></head><body>A page</body></html>';
        await print('page', page);
        return version;
      }),
  };
};
