import type { ZodType } from 'zod';
import { sayDay } from '#kernel';
import { type Choice, fieldSchema, partsAt } from '#ui';
import { type Fields, shapeForm } from '../form.ts';
import { coreOf, fieldAt, labelOf, saidOf, shapeOf } from '../schema.ts';

export type Values = Readonly<Record<string, unknown>>;

/** The mark of a versioned form: no question to anybody. */
const VERSION = 'version';

/** The questions of a form, by the names at the top of its schema: a group of rows is one. A file is sent or not, and never kept half done. */
export const questionsOf = (takes: ZodType): readonly string[] =>
  Object.entries(shapeOf(takes))
    .filter(([name, field]) => name !== VERSION && saidOf(field, 'file') === undefined)
    .map(([name]) => name);

/** Whether a form asks a person anything: only those have words that may be lost. */
export const asksAnything = (takes: ZodType): boolean =>
  questionsOf(takes).some((name) => isAsked(takes, name));

/** Whether a person answers it: what stands hidden in a form has no words of its own. */
export const isAsked = (takes: ZodType, name: string): boolean => {
  const field = fieldAt(takes, name);
  const { def } = field ? coreOf(field)._zod : { def: null };
  return (
    field !== undefined &&
    (saidOf(field, 'label') !== undefined || def?.type === 'array' || def?.type === 'object')
  );
};

/** The fields of a form that answer a question: its own, its parts of a day, its rows. */
const answers = (name: string, field: string): boolean =>
  field === name ||
  field.startsWith(`${name}.`) ||
  (/^-(day|month|year|rows)$/.test(field.slice(name.length)) && field.startsWith(name));

export const answerTo = (fields: Fields, name: string): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => answers(name, field)));

/** An answer in the form in which two can be compared: nothing, however it is written, is ''. */
export const plain = (value: unknown): unknown => {
  if (value === null || value === undefined || value === false) return '';
  // A browser ends its lines as the mail of 1982 did.
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n');
  if (Array.isArray(value)) {
    const kept = value.map(plain).filter((each) => each !== '');
    if (kept.length === 0) return '';
    return kept.every((each) => typeof each === 'string') ? kept.toSorted() : kept;
  }
  if (typeof value !== 'object') return String(value);
  const kept = Object.entries(value)
    .map(([name, inner]): [string, unknown] => [name, plain(inner)])
    .filter(([, inner]) => inner !== '')
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return kept.length === 0 ? '' : Object.fromEntries(kept);
};

export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(plain(one)) === JSON.stringify(plain(other));

/** What was typed, under the form's own names. */
export const typedIn = (takes: ZodType, fields: Fields): Values => {
  const shaped = shapeForm(takes, fields);
  return typeof shaped === 'object' && shaped !== null ? (shaped as Values) : {}; // an object's schema shapes to one
};

/** Whether the values hold an answer to a question, under its name or, for rows, under theirs. */
export const holds = (values: Values, name: string): boolean =>
  Object.keys(values).some((key) => key === name || key.startsWith(`${name}.`));

/** The answer to a question in what a form begins with, which may name a field of a row: 'children.0.person'. */
export const answerIn = (takes: ZodType, values: Values, name: string): unknown => {
  if (Object.hasOwn(values, name) || !holds(values, name)) return values[name];
  const rows = Object.entries(values).filter(([key]) => key.startsWith(`${name}.`));
  return typedIn(takes, Object.fromEntries(rows.map(([key, value]) => [key, String(value ?? '')])))[name];
};

const flat = (name: string, value: unknown): [string, string | readonly string[]][] => {
  if (Array.isArray(value))
    return value.every((each) => typeof each !== 'object' || each === null)
      ? [[name, value.map(String)]]
      : value.flatMap((row, index) => flat(`${name}.${index}`, row));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([inner, each]) => flat(`${name}.${inner}`, each));
  const text = plain(value);
  return text === '' ? [] : [[name, String(text)]];
};

/** The fields with another answer to a question, as a browser would have sent it. */
export const withAnswer = (fields: Fields, name: string, value: unknown): Fields => ({
  ...Object.fromEntries(Object.entries(fields).filter(([field]) => !answers(name, field))),
  ...Object.fromEntries(flat(name, value)),
});

/** What is said of an answer that only its page knows by name. */
export const FROM_A_LIST = 'An answer from its list';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What answers are called that the form's schema does not know: by question, what its page offers. */
export type Names = Readonly<Record<string, readonly Choice[]>>;

/** An answer as a person reads it. */
export const sayAnswer = (takes: ZodType, name: string, value: unknown, names: Names = {}): string => {
  const field = fieldAt(takes, name);
  const type = field ? coreOf(field)._zod.def.type : undefined;
  if (type === 'boolean') return plain(value) === '' ? 'No' : 'Yes';
  const found = plain(value);
  if (found === '') return 'Nothing';
  if (Array.isArray(found)) {
    const said = found.map((each, index) =>
      typeof each === 'string'
        ? sayOne(takes, name, each, names)
        : `${index + 1}. ${sayRow(takes, `${name}.${index}`, each)}`,
    );
    return said.join(found.every((each) => typeof each === 'string') ? '; ' : '\n');
  }
  return typeof found === 'object' ? sayRow(takes, name, found) : sayOne(takes, name, String(found), names);
};

const sayOne = (takes: ZodType, name: string, text: string, names: Names): string => {
  const choices = names[name] ?? fieldSchema(takes, name)?.choices ?? [];
  const chosen = choices.find(({ value }) => value === text)?.text;
  if (chosen !== undefined) return chosen;
  if (UUID.test(text)) return FROM_A_LIST;
  const day = partsAt({ day: text }, 'day');
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && day.year ? sayDay(text) : text;
};

const sayRow = (takes: ZodType, path: string, row: unknown): string =>
  Object.entries(row as Values) // told apart by its callers
    .map(
      ([name, inner]) =>
        `${labelIn(takes, `${path}.${name}`)}: ${sayAnswer(takes, `${path}.${name}`, inner)}`,
    )
    .join(', ');

/** What a question is called. */
export const labelIn = (takes: ZodType, name: string): string => {
  const field = fieldAt(takes, name);
  return field ? labelOf(field, name) : name;
};
