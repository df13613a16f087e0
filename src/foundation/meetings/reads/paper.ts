import { z } from 'zod';
import { FILE_TYPES, type FileType, fileTypes, NotAllowed, NotFound } from '#kernel';
import { factsOf } from '../actions/meet.ts';
import { actsOpen } from '../rules/index.ts';
import { itemById, meetingById, namesOfPosts, type PaperRow, paperById } from '../store/index.ts';
import { type Of, Subject } from './codes.ts';
import { subjectsOfRecords } from './subjects.ts';

export const PaperLine = z.object({
  id: z.string(),
  kind: z.enum(['main', 'appendix', 'supplement']),
  title: z.string(),
  name: z.string(),
  /** What kind of file it is, in words. */
  type: z.string(),
  bytes: z.number(),
  virus: z.enum(['clean', 'unchecked', 'infected']),
  access: z.enum(['item', 'members']),
  addedAt: z.string(),
  addedBy: z.string(),
  replacedBy: z.string().nullable(),
  replacedWhy: z.string(),
  withdrawnAt: z.string().nullable(),
  withdrawnWhy: z.string(),
  version: z.number(),
});
export type PaperLine = z.infer<typeof PaperLine>;
export const paperLine = (paper: PaperRow, names: ReadonlyMap<string, string>): PaperLine => ({
  ...{ id: paper.id, kind: paper.kind, title: paper.title, name: paper.name, bytes: Number(paper.bytes) },
  type: FILE_TYPES[paper.type].label,
  ...{
    virus: paper.virus,
    access: paper.access,
    addedAt: paper.added_at,
    addedBy: names.get(paper.added_by) ?? '',
  },
  ...{ replacedBy: paper.replaced_by, replacedWhy: paper.replaced_why },
  ...{ withdrawnAt: paper.removed_at, withdrawnWhy: paper.removed_why, version: paper.version },
});

const around = async (acting: Of<{ id: string }>) => {
  const { tx, params } = acting;
  const paper = await paperById(tx, params.id);
  const item = paper && (await itemById(tx, paper.item_id));
  const meeting = item && (await meetingById(tx, item.meeting_id));
  if (!paper || !item || !meeting) throw new NotFound();
  return { paper, item, meeting };
};

export const PaperModel = z.object({
  paper: PaperLine,
  item: z.object({ id: z.string(), title: z.string() }),
  mayChange: z.boolean(),
  subjects: z.array(Subject),
});
export type PaperModel = z.infer<typeof PaperModel>;
/** One paper: what is known of it, and what may be done with it. */
export const paperModel = async (acting: Of<{ id: string }>): Promise<PaperModel> => {
  const { tx } = acting;
  const { paper, item, meeting } = await around(acting);
  const stands = paper.replaced_by === null && paper.removed_at === null;
  return {
    paper: paperLine(paper, await namesOfPosts(tx, [paper.added_by])),
    item: { id: item.id, title: item.title },
    mayChange: stands && actsOpen(await factsOf(acting, meeting)).includes('agenda'),
    subjects: await subjectsOfRecords(tx, item.about_record_id === null ? [] : [item.about_record_id]),
  };
};
/** The same for whoever replaces or withdraws it. */
export const paperToChange = async (acting: Of<{ id: string }>): Promise<PaperModel> => {
  const model = await paperModel(acting);
  if (!model.mayChange) throw new NotFound();
  return model;
};

export const FileModel = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(fileTypes),
  bytes: z.number(),
  sha256: z.string(),
  subjects: z.array(Subject),
});
export type FileModel = z.infer<typeof FileModel>;
/** The content of a paper, to be saved: never one that holds a virus or was withdrawn. */
export const paperFileModel = async (acting: Of<{ id: string }>): Promise<FileModel> => {
  const { paper, item } = await around(acting);
  if (paper.removed_at !== null) throw new NotAllowed('This paper was withdrawn, and nobody opens it.');
  if (paper.virus === 'infected')
    throw new NotAllowed('This paper holds a virus, and nobody can open it here.');
  return {
    ...{ id: paper.id, name: paper.name, type: paper.type, bytes: Number(paper.bytes), sha256: paper.sha256 },
    subjects: await subjectsOfRecords(acting.tx, item.about_record_id === null ? [] : [item.about_record_id]),
  };
};
/** How a paper is sent to be saved. */
export const mediaOf = (type: FileType): string =>
  type === 'csv' || type === 'txt' ? `${FILE_TYPES[type].media}; charset=utf-8` : FILE_TYPES[type].media;
