import type { Acting } from '#db';
import { isCode } from '#kernel';
import { possiblySame } from '#matching';
import { searchKey } from '#people';
import type { Kind } from '../rules/index.ts';
import { type JudgedRow, keepVerdicts, rowsAlike, rowsToJudge, type UploadRow } from '../store/index.ts';
import { makeForm } from './answers.ts';

const AT_ONCE = 50;
/** From here on somebody who is recorded is likely meant: as where people are added at a page. */
const LIKELY = 0.5;
const MOST_ALIKE = 3;

const textOf = (form: unknown, name: string): string => {
  if (typeof form !== 'object' || form === null || !Object.hasOwn(form, name)) return '';
  const value: unknown = Reflect.get(form, name);
  return typeof value === 'string' ? value : '';
};

/** The child or adult that a form is about. */
const whom = (kind: Kind, form: Readonly<Record<string, unknown>>): unknown =>
  kind === 'people' ? form : Array.isArray(form.children) ? form.children[0] : undefined;

/** By what two rows of a list are told to be the same: a number, or the name with the birth; of contacts with the worry too. */
const likenessOf = (kind: Kind, form: Readonly<Record<string, unknown>>): string => {
  const about = whom(kind, form);
  const nhs = textOf(about, 'nhs') || textOf(about, 'nhsNumber');
  const name = searchKey(`${textOf(about, 'given')} ${textOf(about, 'family')}`);
  const born = textOf(about, 'born') || textOf(about, 'expected');
  if (kind === 'contacts') return `${name}|${born}|${searchKey(textOf(form, 'worry')).slice(0, 300)}`;
  if (nhs !== '') return `nhs|${nhs.replace(/\D/g, '')}`;
  return name !== '' && born !== '' ? `${name}|${born}` : '';
};

const alikeOf = async (acting: Acting, kind: Kind, form: Readonly<Record<string, unknown>>) => {
  const about = whom(kind, form);
  const nhs = textOf(about, 'nhs') || textOf(about, 'nhsNumber');
  const sex = textOf(about, 'sex');
  const alike = await possiblySame(acting, {
    names: [{ given: textOf(about, 'given'), surname: textOf(about, 'family') }],
    born: textOf(about, 'born') || null,
    ...(isCode({ M: 'Male', F: 'Female' }, sex) ? { sex } : {}),
    places: [
      { address: textOf(about, 'lines') || textOf(about, 'address'), postcode: textOf(about, 'postcode') },
    ],
    nationalIds: nhs === '' ? [] : [nhs],
  });
  return alike
    .filter(({ probability }) => probability >= LIKELY)
    .slice(0, MOST_ALIKE)
    .map(({ person, words }) => ({ id: person.id, words }));
};

/**
 * Looks into the next rows of a list: what they make, whether the list has them twice, and who they may be, of those whom the uploader
 * sees. False when there are no more.
 */
export const judgeSome = async (acting: Acting, upload: UploadRow): Promise<boolean> => {
  const { tx, today } = acting;
  const { kind, columns, answers } = upload;
  const rows = await rowsToJudge(tx, upload.id, AT_ONCE);
  const made = rows.map(({ number, cells }) => ({
    number,
    made: makeForm(kind, columns ?? {}, answers ?? {}, cells, today),
  }));
  const likenesses = new Map(
    made.flatMap((row) => (row.made.ok ? [[row.number, likenessOf(kind, row.made.form)] as const] : [])),
  );
  const first = new Map(await rowsAlike(tx, upload.id, [...likenesses.values()].filter(Boolean)));
  const judged: JudgedRow[] = [];
  for (const row of made) {
    const likeness = likenesses.get(row.number) ?? '';
    const notes = row.made.notes;
    const blank = { number: row.number, notes, likeness: '', alike: [], form: null, why: [] };
    if (!row.made.ok) {
      judged.push({ ...blank, verdict: 'refused', why: row.made.why });
      continue;
    }
    const earlier = likeness === '' ? undefined : first.get(likeness);
    if (earlier !== undefined) {
      judged.push({
        ...blank,
        verdict: 'refused',
        why: [`Row ${earlier} says the same. Take one of the two out`],
      });
      continue;
    }
    if (likeness !== '') first.set(likeness, row.number);
    const alike = await alikeOf(acting, kind, row.made.form);
    judged.push({
      ...blank,
      verdict: alike.length > 0 ? 'same' : 'new',
      form: row.made.form,
      likeness,
      alike,
    });
  }
  if (judged.length > 0) await keepVerdicts(tx, upload.id, judged);
  return rows.length === AT_ONCE;
};
