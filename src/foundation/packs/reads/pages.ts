import { z } from 'zod';
import type { Acting } from '#db';
import type { Files } from '#files';
import { Conflict } from '#kernel';
import type { Printer } from '#print';
import { changesSince, sayLeftOut } from '../rules/index.ts';
import { failureOf, lastReading, openPack, printOf, savePack } from '../store.ts';
import { PackOfMeeting, packOf, shownIn } from './pack.ts';

type Of = Acting & {
  readonly params: { readonly id: string };
  readonly files: Files | undefined;
  readonly printer?: Printer | undefined;
};

export const PackModel = PackOfMeeting.extend({
  /** What changed since it was last opened; null where it is opened for the first time. */
  changes: z.object({ since: z.string(), says: z.array(z.string()) }).nullable(),
  /** 'failed' where it could not be made, 'none' where no PDF is made here. */
  pdf: z.enum(['ready', 'making', 'failed', 'none']),
  pages: z.number().nullable(),
  bytes: z.number().nullable(),
  /** The page of the PDF on which each item ('item-…') and each paper begins. */
  begins: z.record(z.string(), z.number()),
  /** Why a paper is not among the pages of the PDF. */
  leftOut: z.record(z.string(), z.string()),
  edition: z.string(),
  subjects: z.array(z.object({ child: z.string(), record: z.string() })),
});
export type PackModel = z.infer<typeof PackModel>;

/** Somebody's pack, as they may have it now. That they opened it is known from then on. */
export const packModel = async (acting: Of): Promise<PackModel> => {
  const { tx, actor, params, files, printer } = acting;
  const pack = await packOf(acting, params.id, files);
  const before = await lastReading(tx, params.id, actor.post);
  const stands = await printOf(tx, params.id, actor.post);
  const print = stands?.edition === pack.edition ? stands : undefined;
  await openPack(tx, {
    ...{ meeting: params.id, edition: pack.edition, held: pack.held },
    wanted: printer !== undefined && print === undefined && !pack.meeting.cancelled,
  });
  const failed = await failureOf(tx, params.id, actor.post);
  const says = before ? changesSince(before.held, pack.now).map((change) => change.says) : [];
  return {
    ...shownIn(pack),
    changes: before ? { since: before.last_at, says } : null,
    pdf: print
      ? 'ready'
      : !printer || pack.meeting.cancelled
        ? 'none'
        : failed === undefined
          ? 'making'
          : 'failed',
    pages: print?.pages ?? null,
    bytes: print ? Number(print.bytes) : null,
    begins: print?.begins ?? {},
    leftOut: Object.fromEntries(
      Object.entries(print?.left_out ?? {}).map(([id, why]) => [id, sayLeftOut(why)]),
    ),
    edition: pack.edition,
    subjects: [...pack.subjects],
  };
};

export const PdfModel = z.object({
  name: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  pages: z.number(),
  edition: z.string(),
  subjects: z.array(z.object({ child: z.string(), record: z.string() })),
});
export type PdfModel = z.infer<typeof PdfModel>;

/** The PDF of somebody's pack: only one that was made from exactly what they may have now. */
export const pdfModel = async (acting: Of): Promise<PdfModel> => {
  const { tx, actor, params, files, printer } = acting;
  const pack = await packOf(acting, params.id, files);
  const print = await printOf(tx, params.id, actor.post);
  if (pack.meeting.cancelled)
    throw new Conflict('This meeting was cancelled: there is no PDF of its papers any more.');
  if (print?.edition !== pack.edition)
    throw new Conflict(
      printer
        ? 'The PDF of your papers is out of date, or not made yet. Open your papers, and a new one is made.'
        : 'There is no PDF of your papers, and none is made here. Open your papers, and print them from your browser.',
    );
  await savePack(tx, {
    ...{ meeting: params.id, edition: pack.edition, held: pack.held },
    papers: pack.held.papers.flatMap(({ id, shown }) => (shown || id in print.begins ? [id] : [])),
  });
  return {
    name: `${pack.meeting.title}, papers.pdf`,
    ...{ sha256: print.sha256, bytes: Number(print.bytes), pages: print.pages, edition: print.edition },
    subjects: [...pack.subjects],
  };
};
