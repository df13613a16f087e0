import { type Acting, newId } from '#db';
import { sendJob } from '#jobs';
import { addDays, Conflict, dayOf, Invalid, NotAllowed, NotFound, startOfDay } from '#kernel';
import type { ColumnsForm, NewForm, SayForm } from '../forms.ts';
import { mayUpload } from '../reads/index.ts';
import {
  COMMIT_UPLOAD,
  type Columns,
  JUDGE_UPLOAD,
  questionsOf,
  READ_UPLOAD,
  type Said,
  type Stage,
  stageOf,
  WAITS_DAYS,
} from '../rules/index.ts';
import {
  deleteUpload,
  insertUpload,
  keepConfirmed,
  keepMapping,
  keepSaid,
  rememberMapping,
  sameRows,
  type UploadRow,
  unjudgeRows,
  uploadHeld,
} from '../store/index.ts';

/** What was done, with which upload. */
export interface Done {
  readonly id: string;
}

const sendOn = (acting: Acting, job: string, upload: string) =>
  sendJob(acting.tx, job, {
    partnership: acting.actor.partnership,
    about: { upload, post: acting.actor.post, account: acting.actor.account },
  });

/** Takes a list in: it is read, and nothing of it is added yet. */
export const takeUpload = async (acting: Acting, { kind, list }: NewForm): Promise<Done> => {
  const { tx, actor, now } = acting;
  const allowed = mayUpload(kind, actor);
  if (!allowed.ok) throw new NotAllowed(allowed.reason);
  if (list.type !== 'csv' && list.type !== 'xlsx')
    throw new Invalid([{ field: 'list', message: 'Choose a CSV file or an Excel workbook' }]);
  const id = newId();
  await insertUpload(tx, {
    ...{ id, kind, post_id: actor.post, organisation_id: actor.organisation, account_id: actor.account },
    ...{ name: list.name, type: list.type, bytes: list.bytes, sha256: list.sha256 },
    ...{ made_at: now, expires_at: startOfDay(addDays(dayOf(now), WAITS_DAYS)) },
  });
  await sendOn(acting, READ_UPLOAD, id);
  return { id };
};

/** The upload, held, if it is the acting post's and stands as the act needs it. */
const meet = async (
  { tx }: Acting,
  id: string,
  stages: readonly Stage[],
  otherwise: string,
): Promise<UploadRow> => {
  const upload = await uploadHeld(tx, id);
  if (!upload) throw new NotFound();
  if (!stages.includes(stageOf(upload))) throw new Conflict(otherwise);
  return upload;
};

const columnsIn = (upload: UploadRow, form: ColumnsForm): Columns => {
  const count = upload.facts?.headings.length ?? 0;
  const columns: Record<string, number> = {};
  const names = questionsOf(upload.kind).map(({ name }) => name);
  for (const name of names) {
    const said = form.columns[name] ?? '';
    if (said === '') continue;
    if (!/^\d{1,3}$/.test(said) || Number(said) >= count)
      throw new Invalid([{ field: `columns.${name}`, message: 'Select a column from the list' }]);
    columns[name] = Number(said);
  }
  const twice = names.find((name) =>
    names.some((other) => other < name && columns[name] !== undefined && columns[other] === columns[name]),
  );
  if (twice)
    throw new Invalid([
      {
        field: `columns.${twice}`,
        message: 'This column answers another question already. Select another, or none',
      },
    ]);
  if (columns.given === undefined && columns.family === undefined)
    throw new Invalid([{ field: 'columns.given', message: 'Select the column with the names' }]);
  return columns;
};

/** Keeps which column answers which question, remembers it for the next list with the same headings, and looks into the rows. */
export const chooseColumns = async (acting: Acting, id: string, form: ColumnsForm): Promise<Done> => {
  const { tx, actor, now } = acting;
  const upload = await meet(
    acting,
    id,
    ['columns', 'judging', 'review'],
    'The columns of this list can be chosen no more.',
  );
  const columns = columnsIn(upload, form);
  const answers = Object.fromEntries(
    Object.entries(form.answers).flatMap(([name, answer]) =>
      answer === null || answer === '' ? [] : [[name, String(answer)]],
    ),
  );
  if (upload.kind === 'contacts' && !answers.team)
    throw new Invalid([{ field: 'answers.team', message: 'Select the team to send these to' }]);
  await unjudgeRows(tx, id);
  await keepMapping(tx, id, { columns, answers, now });
  await rememberMapping(tx, {
    ...{ organisation: actor.organisation, kind: upload.kind, columns, answers, now },
    headings: (upload.facts?.headings ?? []).join('\n'),
  });
  await sendOn(acting, JUDGE_UPLOAD, id);
  return { id };
};

const saidOf = (text: string): { said: Said | null; sameAs: string | null } => {
  if (text === 'add' || text === 'leave') return { said: text, sameAs: null };
  const [kind, id] = text.split(':');
  return kind === 'same' && id ? { said: 'same', sameAs: id } : { said: null, sameAs: null };
};

/** Keeps what somebody says of rows that may be somebody who is recorded. */
export const sayOfRows = async (acting: Acting, id: string, { rows }: SayForm): Promise<Done> => {
  const { tx } = acting;
  await meet(
    acting,
    id,
    ['review'],
    'This list is being added, or was: what becomes of its rows is settled.',
  );
  const found = new Map(
    (await sameRows(tx, id, [0, ...rows.map(({ number }) => number)])).map((row) => [row.number, row.alike]),
  );
  for (const [index, { number, said: text }] of rows.entries()) {
    const { said, sameAs } = saidOf(text);
    const alike = found.get(number);
    if (!alike || (sameAs !== null && !alike.some((each) => each.id === sameAs)))
      throw new Invalid([{ field: `rows.${index}.said`, message: 'Select one of the answers given' }]);
    await keepSaid(tx, id, number, said, sameAs);
  }
  return { id };
};

/** From here on what the rows hold becomes records, a few at a time. */
export const confirmUpload = async (acting: Acting, id: string): Promise<Done> => {
  const upload = await meet(
    acting,
    id,
    ['review'],
    'This list is being added already, or its rows are not looked into yet.',
  );
  const allowed = mayUpload(upload.kind, acting.actor);
  if (!allowed.ok) throw new NotAllowed(allowed.reason);
  await keepConfirmed(acting.tx, id, acting.now);
  await sendOn(acting, COMMIT_UPLOAD, id);
  return { id };
};

/** Forgets an upload at once, with all that waits. What it made stays. */
export const discardUpload = async (acting: Acting, id: string): Promise<Done> => {
  await meet(
    acting,
    id,
    ['reading', 'unreadable', 'columns', 'judging', 'review', 'done'],
    'This list is being added. Wait until it is done.',
  );
  await deleteUpload(acting.tx, id);
  return { id };
};
