import { z } from 'zod';
import type { Acting } from '#db';
import { NotFound } from '#kernel';
import { becomes, STAGES, type Stage, stageOf } from '../rules/index.ts';
import { countRows, doneBefore, type UploadRow, uploadById, uploadsOfPost } from '../store/index.ts';
import { mayUpload } from './may.ts';

const StageName = z.enum(Object.keys(STAGES) as Stage[]); // the table's own keys
export const UploadLine = z.object({
  id: z.string(),
  kind: z.enum(['people', 'contacts']),
  name: z.string(),
  bytes: z.number(),
  at: z.string(),
  stage: StageName,
  rows: z.number().nullable(),
});
export type UploadLine = z.infer<typeof UploadLine>;

export const lineOf = (upload: UploadRow): UploadLine => ({
  id: upload.id,
  kind: upload.kind,
  name: upload.name,
  bytes: upload.bytes,
  at: upload.made_at,
  stage: stageOf(upload),
  rows: upload.facts?.rows ?? null,
});

export const ListModel = z.object({ uploads: z.array(UploadLine) });
export type ListModel = z.infer<typeof ListModel>;
/** The lists that the acting post uploaded. */
export const listModel = async ({ tx, actor }: Acting): Promise<ListModel> => ({
  uploads: (await uploadsOfPost(tx, actor.post)).map(lineOf),
});

export const NewModel = z.object({ kinds: z.array(z.enum(['people', 'contacts'])) });
export type NewModel = z.infer<typeof NewModel>;
/** Which lists the acting post may upload. */
export const newModel = async ({ actor }: Acting): Promise<NewModel> => ({
  kinds: (['contacts', 'people'] as const).filter((kind) => mayUpload(kind, actor).ok),
});

/** How many rows there are of each sort. */
export const Counts = z.object({
  judged: z.number(),
  new: z.number(),
  same: z.number(),
  refused: z.number(),
  /** Rows that may be somebody who is recorded, of which nobody has said who they are. */
  unsaid: z.number(),
  /** What is to become of the rows, or became of them. */
  added: z.number(),
  leftOut: z.number(),
  already: z.number(),
  notAdded: z.number(),
  settled: z.number(),
});
export type Counts = z.infer<typeof Counts>;

/** Counts the rows of an upload by what was found, and what becomes of them. */
export const countsOf = async (tx: Acting['tx'], upload: UploadRow): Promise<Counts> => {
  const groups = await countRows(tx, upload.id);
  const sum = (of: (group: (typeof groups)[number]) => boolean) =>
    groups.filter(of).reduce((total, { count }) => total + count, 0);
  const ends = ({ verdict, said, outcome }: (typeof groups)[number]) =>
    outcome ?? (verdict === null ? null : becomes(verdict, said, upload.kind === 'contacts'));
  return {
    judged: sum(({ verdict }) => verdict !== null),
    new: sum(({ verdict }) => verdict === 'new'),
    same: sum(({ verdict }) => verdict === 'same'),
    refused: sum(({ verdict }) => verdict === 'refused'),
    unsaid: sum(({ verdict, said }) => verdict === 'same' && said === null),
    added: sum((group) => ends(group) === 'added'),
    leftOut: sum((group) => ends(group) === 'left'),
    already: sum((group) => ends(group) === 'same'),
    notAdded: sum((group) => ends(group) === 'refused'),
    settled: sum(({ outcome }) => outcome !== null),
  };
};

/** The upload, if it is the acting post's. */
export const seen = async ({ tx }: Pick<Acting, 'tx'>, id: string): Promise<UploadRow> => {
  const upload = await uploadById(tx, id);
  if (!upload) throw new NotFound();
  return upload;
};

export const UploadModel = z.object({
  upload: UploadLine,
  fault: z.string(),
  says: z.array(z.string()),
  counts: Counts,
  expires: z.string(),
  /** When the very same file was added before. */
  before: z.string().nullable(),
});
export type UploadModel = z.infer<typeof UploadModel>;
type Of = Acting & { readonly params: { readonly id: string } };

/** One upload: where it stands, and what comes next. */
export const uploadModel = async (acting: Of): Promise<UploadModel> => {
  const { tx } = acting;
  const upload = await seen(acting, acting.params.id);
  return {
    upload: lineOf(upload),
    fault: upload.fault,
    says: [...(upload.facts?.says ?? [])],
    counts: await countsOf(tx, upload),
    expires: upload.expires_at,
    before: (await doneBefore(tx, upload))?.done_at ?? null,
  };
};
