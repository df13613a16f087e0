import type { Acting } from '#db';
import { isCode } from '#kernel';
import { type Details, possiblySameOfMany } from '#matching';
import { searchKey } from '#people';
import { AT_ONCE, type Kind } from '../rules/index.ts';
import { type JudgedRow, keepVerdicts, rowsAlike, rowsToJudge, type UploadRow } from '../store/index.ts';
import { makeForm } from './answers.ts';

/** From here on somebody who is recorded is likely meant: as where people are added at a page. */
export const LIKELY = 0.5;
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

/** What is known of whoever a form is about, as it is weighed against people who are recorded. */
export const detailsOf = (kind: Kind, form: Readonly<Record<string, unknown>>): Details => {
  const about = whom(kind, form);
  const nhs = textOf(about, 'nhs') || textOf(about, 'nhsNumber');
  const sex = textOf(about, 'sex');
  return {
    names: [{ given: textOf(about, 'given'), surname: textOf(about, 'family') }],
    born: textOf(about, 'born') || null,
    ...(isCode({ M: 'Male', F: 'Female' }, sex) ? { sex } : {}),
    places: [
      { address: textOf(about, 'lines') || textOf(about, 'address'), postcode: textOf(about, 'postcode') },
    ],
    nationalIds: nhs === '' ? [] : [nhs],
  };
};

/**
 * Looks into the next rows of a list: what they make, whether the list has them twice, and who they may be, of those whom the uploader
 * sees. Few statements for all of them. False when there are no more.
 */
export const judgeSome = async (acting: Acting, upload: UploadRow): Promise<boolean> => {
  const { tx, today } = acting;
  const { kind, columns, answers } = upload;
  const rows = await rowsToJudge(tx, upload.id, AT_ONCE);
  const made = rows.map(({ number, cells }) => {
    const row = makeForm(kind, columns ?? {}, answers ?? {}, cells, today);
    return { number, made: row, likeness: row.ok ? likenessOf(kind, row.form) : '' };
  });
  const first = new Map(
    await rowsAlike(
      tx,
      upload.id,
      made.flatMap(({ likeness }) => likeness || []),
    ),
  );
  const refused: JudgedRow[] = [];
  const held: { readonly row: JudgedRow; readonly details: Details }[] = [];
  for (const { number, made: row, likeness } of made) {
    const blank = { number, notes: row.notes, likeness: '', alike: [], form: null, why: [] };
    const earlier = likeness === '' ? undefined : first.get(likeness);
    if (!row.ok) refused.push({ ...blank, verdict: 'refused', why: row.why });
    else if (earlier !== undefined)
      refused.push({
        ...blank,
        verdict: 'refused',
        why: [`Row ${earlier} says the same. Take one of the two out`],
      });
    else {
      if (likeness !== '') first.set(likeness, number);
      held.push({
        row: { ...blank, verdict: 'new', form: row.form, likeness },
        details: detailsOf(kind, row.form),
      });
    }
  }
  const found = await possiblySameOfMany(
    acting,
    held.map(({ details }) => details),
  );
  const judged = held.map(({ row }, at): JudgedRow => {
    const alike = (found[at] ?? [])
      .filter(({ probability }) => probability >= LIKELY)
      .slice(0, MOST_ALIKE)
      .map(({ id, words }) => ({ id, words }));
    return alike.length > 0 ? { ...row, verdict: 'same', alike } : row;
  });
  if (rows.length > 0) await keepVerdicts(tx, upload.id, [...refused, ...judged]);
  return rows.length === AT_ONCE;
};
