import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Acting } from '#db';
import { Conflict } from '#kernel';
import type { Printer } from '#print';
import { printOf } from '../store/index.ts';
import { minutesModel } from './minutes.ts';
import { isSensitive, MinutesModel, subjectsOfMinutes } from './model.ts';

type Of = Acting & { readonly params: { readonly id: string }; readonly printer?: Printer | undefined };
const Subjects = z.array(z.object({ child: z.string(), record: z.string() }));

/** Government Security Classifications policy (Cabinet Office, 2024): OFFICIAL, marked SENSITIVE where access is limited. */
export const markingOf = (model: MinutesModel): string => (isSensitive(model) ? 'OFFICIAL-SENSITIVE' : '');
/** The hash of all that a reader's minutes say; what may be done to them is none of it. */
export const editionOf = (model: MinutesModel): string =>
  createHash('sha256')
    .update(JSON.stringify({ ...model, acts: null, keeps: null }))
    .digest('hex');
/** Half an hour after it was asked for nobody waits any longer: it is offered again. */
const WAITS = 30 * 60 * 1000;

export const MinutesPageModel = MinutesModel.extend({
  /** 'none' where no PDF is made here. */
  pdf: z.enum(['ready', 'making', 'failed', 'notAsked', 'none']),
  bytes: z.number().nullable(),
});
export type MinutesPageModel = z.infer<typeof MinutesPageModel>;

/** The minutes as a page, and how far their PDF is. */
export const minutesPage = async (acting: Of): Promise<MinutesPageModel> => {
  const model = await minutesModel(acting);
  const print = await printOf(acting.tx, model.meeting, acting.actor.post);
  if (print?.edition === editionOf(model)) return { ...model, pdf: 'ready', bytes: print.bytes };
  if (!acting.printer) return { ...model, pdf: 'none', bytes: null };
  if (!print) return { ...model, pdf: 'notAsked', bytes: null };
  if (print.failed_at !== null) return { ...model, pdf: 'failed', bytes: null };
  const waits = print.edition === null && Date.parse(acting.now) - Date.parse(print.asked_at) < WAITS;
  return { ...model, pdf: waits ? 'making' : 'notAsked', bytes: null };
};

export const PdfModel = z.object({
  name: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  edition: z.string(),
  subjects: Subjects,
});
export type PdfModel = z.infer<typeof PdfModel>;
/** The PDF of somebody's minutes: only one that was made from exactly what they may read now. */
export const pdfModel = async (acting: Of): Promise<PdfModel> => {
  const model = await minutesModel(acting);
  const print = await printOf(acting.tx, model.meeting, acting.actor.post);
  if (print?.sha256 == null || print.bytes === null || print.edition !== editionOf(model))
    throw new Conflict(
      acting.printer
        ? 'The PDF of these minutes is out of date, or not made yet. Ask for one on their page.'
        : 'No PDF is made here. Open the minutes, and print them from your browser.',
    );
  return {
    name: `${model.title}, minutes.pdf`,
    ...{ sha256: print.sha256, bytes: print.bytes, edition: print.edition },
    subjects: subjectsOfMinutes(model),
  };
};

export const DocxModel = z.object({
  name: z.string(),
  /** The document, in base64. */
  content: z.string(),
  subjects: Subjects,
});
export type DocxModel = z.infer<typeof DocxModel>;
/** The minutes for a word processor. The library that writes it is loaded when somebody asks. */
export const docxModel = async (acting: Of): Promise<DocxModel> => {
  const model = await minutesModel(acting);
  const { docxOf } = await import('../docx.ts');
  return {
    name: `${model.title}, minutes.docx`,
    content: Buffer.from(await docxOf(model, markingOf(model))).toString('base64'),
    subjects: subjectsOfMinutes(model),
  };
};
