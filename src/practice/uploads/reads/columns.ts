import { z } from 'zod';
import type { Acting } from '#db';
import { Conflict } from '#kernel';
import { teamsReceiving } from '#partnership';
import { ContactForm } from '#referrals';
import { type Columns, guessColumns, questionsOf, stageOf } from '../rules/index.ts';
import { mappingOf, type UploadRow } from '../store/index.ts';
import { lineOf, seen, UploadLine } from './upload.ts';

export const ColumnsModel = z.object({
  upload: UploadLine,
  says: z.array(z.string()),
  headings: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  questions: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      forAll: z.boolean(),
      options: z.record(z.string(), z.string()),
    }),
  ),
  /** The column of each question, as it was chosen, remembered or guessed. */
  columns: z.record(z.string(), z.number()),
  answers: z.record(z.string(), z.string()),
  /** They are those of an earlier list with the same headings. */
  remembered: z.boolean(),
  bases: z.record(z.string(), z.string()),
  teams: z.array(z.object({ id: z.string(), name: z.string() })),
  frontDoor: z.boolean(),
});
export type ColumnsModel = z.infer<typeof ColumnsModel>;

/** The answers of the form of a worry itself. */
const basesOf = (): Record<string, string> => {
  const { options } = ContactForm.shape.lawfulBasis.meta() ?? {};
  return Object.fromEntries(
    Object.entries(options ?? {}).flatMap(([code, text]) => (typeof text === 'string' ? [[code, text]] : [])),
  );
};

const chosen = async ({ tx, actor }: Acting, upload: UploadRow) => {
  const headings = upload.facts?.headings ?? [];
  if (upload.columns) return { columns: upload.columns, answers: upload.answers ?? {}, remembered: false };
  const kept = await mappingOf(tx, actor.organisation, upload.kind, headings.join('\n'));
  if (kept) return { columns: kept.columns, answers: kept.answers, remembered: true };
  return { columns: guessColumns(upload.kind, headings), answers: {}, remembered: false };
};

/** Which column answers which question: as it was chosen, as the last such list was read, or guessed by the headings. */
export const columnsModel = async (
  acting: Acting & { readonly params: { readonly id: string } },
): Promise<ColumnsModel> => {
  const { tx, actor, today } = acting;
  const upload = await seen(acting, acting.params.id);
  const { facts } = upload;
  if (!facts || !['columns', 'judging', 'review'].includes(stageOf(upload)))
    throw new Conflict('The columns of this list cannot be chosen now. Open the list to see how it stands.');
  const frontDoor = actor.role === 'frontDoorWorker' || actor.role === 'frontDoorManager';
  const teams = upload.kind === 'contacts' ? await teamsReceiving(tx, 'contacts', today) : [];
  const { columns, answers, remembered } = await chosen(acting, upload);
  return {
    upload: lineOf(upload),
    says: [...facts.says],
    headings: facts.headings.map((heading, at) => heading || `Column ${at + 1}, without a heading`),
    sample: facts.sample.map((row) => [...row]),
    questions: questionsOf(upload.kind)
      // Only the front door takes worries down for others.
      .filter(({ name }) => frontDoor || !name.startsWith('sender'))
      .map(({ name, label, forAll = false, options = {} }) => ({
        name,
        label,
        forAll,
        options: { ...options },
      })),
    columns: { ...columns },
    answers: { ...answers },
    remembered,
    bases: basesOf(),
    teams: teams.map(({ id, name }) => ({ id, name })),
    frontDoor,
  };
};

/** What the form begins with. */
export const startOfColumns = ({
  columns,
  answers,
  teams,
}: ColumnsModel): Readonly<Record<string, unknown>> => {
  const asText: Columns = columns;
  const [only] = teams;
  return {
    ...Object.fromEntries(Object.entries(asText).map(([name, at]) => [`columns.${name}`, `${at}`])),
    'answers.lawfulBasis': 'publicTask',
    'answers.serviceAgreement': 'notAsked',
    ...(teams.length === 1 && only ? { 'answers.team': only.id } : {}),
    ...Object.fromEntries(Object.entries(answers).map(([name, answer]) => [`answers.${name}`, answer])),
  };
};
