import { type Acting, newId } from '#db';
import type { Files } from '#files';
import { Conflict, type FileArrived, Invalid, NotFound } from '#kernel';
import type { PaperForm, ReplaceForm, WithdrawForm } from '../forms/index.ts';
import type { Access, PaperKind } from '../rules/index.ts';
import { holdContents, insertPaper, markReplaced, markWithdrawn, paperById } from '../store/index.ts';
import { CHANGED, childOf, type Done, meetItem } from './meet.ts';

type Filing = Acting & { readonly files: Files | undefined };
/** What was done with a paper, under which item. */
export interface PaperDone extends Done {
  readonly item: string;
}

/** A paper that another module puts under an item, as the clerk would: of a content that is kept already. */
export interface NewPaper {
  readonly title: string;
  readonly kind: PaperKind;
  readonly access?: Access;
  readonly file: Pick<FileArrived, 'name' | 'type' | 'bytes' | 'sha256' | 'virus'>;
}

/** Puts a paper under an item of a meeting that the actor keeps; the id of it. */
export const addPaper = async (acting: Filing, item: string, paper: NewPaper): Promise<string> => {
  const { tx, actor, now, files } = acting;
  await meetItem(acting, item);
  await holdContents(tx);
  const { sha256, name, type, bytes, virus } = paper.file;
  if (!(await files?.has(actor.partnership, sha256)))
    throw new Invalid([
      { field: 'file', message: 'The file waited too long and was cleared away. Choose it again' },
    ]);
  const id = newId();
  await insertPaper(tx, {
    ...{ id, item_id: item, kind: paper.kind, title: paper.title, access: paper.access ?? 'item' },
    ...{ sha256, name, type, bytes, virus, added_by: actor.post, added_at: now },
  });
  return id;
};

const doneWith = async (acting: Acting, id: string, item: string): Promise<PaperDone> => {
  const { item: row } = await meetItem(acting, item);
  return { id, item, meeting: row.meeting_id, ...(await childOf(acting, row.about_record_id)) };
};

/** Adds a paper as its form says. */
export const addTypedPaper = async (acting: Filing, item: string, form: PaperForm): Promise<PaperDone> =>
  doneWith(acting, await addPaper(acting, item, form), item);

const met = async (acting: Acting, id: string) => {
  const paper = await paperById(acting.tx, id);
  if (!paper) throw new NotFound();
  await meetItem(acting, paper.item_id);
  if (paper.removed_at !== null || paper.replaced_by !== null)
    throw new Conflict('This paper was replaced or withdrawn already. Look at the item again.');
  return paper;
};

/** Puts another file in the place of a paper: the old one stays, marked, with why. */
export const replacePaper = async (acting: Filing, id: string, form: ReplaceForm): Promise<PaperDone> => {
  const paper = await met(acting, id);
  if (form.file.sha256 === paper.sha256)
    throw new Invalid([{ field: 'file', message: 'This is the same file. Choose the one that replaces it' }]);
  const { title, kind, access, item_id: item } = paper;
  const next = await addPaper(acting, item, { title, kind, access, file: form.file });
  if (!(await markReplaced(acting.tx, id, form.version, next, form.why))) throw new Conflict(CHANGED);
  return doneWith(acting, next, item);
};

/** Withdraws a paper: it stays known that it was there, and nobody opens it. */
export const withdrawPaper = async (acting: Acting, id: string, form: WithdrawForm): Promise<PaperDone> => {
  const paper = await met(acting, id);
  if (!(await markWithdrawn(acting.tx, id, form.version, acting.now, form.why))) throw new Conflict(CHANGED);
  return doneWith(acting, id, paper.item_id);
};
