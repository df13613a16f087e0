import type { ZodType } from 'zod';
import type { $ZodType } from 'zod/v4/core';
import { type Day, type Fault, reachFault } from '#kernel';
import { faultsOf, sayOtherwise } from './failures.ts';
import { type Fields, shapeForm } from './form.ts';
import { coreOf, fieldAt, isList, labelOf, saidOf, shapeOf } from './schema.ts';

/** What was sent, as the form's schema gives it, or what is wrong with it. */
export type Judged<Form> =
  | { readonly ok: true; readonly form: Form }
  | { readonly ok: false; readonly faults: readonly Fault[] };

type Named = Readonly<Record<string, unknown>>;
const isNamed = (value: unknown): value is Named =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** More would help nobody. */
const MOST_UNKNOWN = 20;

const joined = (path: string, name: string): string => (path ? `${path}.${name}` : name);

/** The fields of JSON that the form does not have: each is a misspelt name, or was meant for another form. */
const unknownIn = (schema: $ZodType, value: unknown, path = ''): Fault[] => {
  const { def } = coreOf(schema)._zod;
  if (def.type === 'array' && Array.isArray(value))
    return value.flatMap((each, index) => unknownIn(def.element, each, joined(path, `${index}`)));
  if (def.type === 'union') {
    const all = def.options.map((option) => unknownIn(option, value, path));
    return all.find((faults) => all.every((others) => faults.length <= others.length)) ?? [];
  }
  if (def.type !== 'object' || !isNamed(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const field = Object.hasOwn(def.shape, name) ? def.shape[name] : undefined;
    return field
      ? unknownIn(field, inner, joined(path, name))
      : [{ field: joined(path, name), message: 'There is no field of this name. Leave it out' }];
  });
};

/** A form's own parts of a day, `<name>-month`, belong to the day's field. */
const fieldNamed = (schema: $ZodType, name: string): $ZodType | undefined =>
  fieldAt(schema, name) ?? fieldAt(schema, name.replace(/-(day|month|year)$/, ''));

/** The fields that came more than once though they take one answer: nobody can know which one was meant. */
export const repeatedIn = (schema: $ZodType, fields: Fields): Fault[] =>
  Object.entries(fields).flatMap(([name, value]) => {
    const field = typeof value === 'string' ? undefined : fieldNamed(schema, name);
    return field && !isList(field)
      ? [{ field: name, message: `${labelOf(field, name)} was sent more than once. Send one answer` }]
      : [];
  });

/** The marks that every form of ours carries, each once. */
const MARKS = ['_key', '_post'] as const;
const marksTwice = (fields: Fields): Fault[] =>
  MARKS.some((name) => Array.isArray(fields[name]))
    ? [{ field: '', message: 'The marks of this form were sent more than once. Open it again' }]
    : [];

/** The days that lie beyond the reach of their fields, judged today. */
const beyondReach = (schema: $ZodType, value: unknown, today: Day, path = ''): Fault[] => {
  if (typeof value === 'string') {
    const reach = saidOf(schema, 'reach');
    const message = reach ? reachFault(labelOf(schema, path), reach, value, today) : null;
    return message === null ? [] : [{ field: path, message }];
  }
  const { def } = coreOf(schema)._zod;
  if (def.type === 'array' && Array.isArray(value))
    return value.flatMap((each, index) => beyondReach(def.element, each, today, joined(path, `${index}`)));
  if (def.type === 'union') return def.options.flatMap((option) => beyondReach(option, value, today, path));
  if (!isNamed(value)) return [];
  return Object.entries(shapeOf(schema)).flatMap(([name, field]) =>
    beyondReach(field, value[name], today, joined(path, name)),
  );
};

/** One fault a field, in the order of the form's questions; what is about none of them stands last. */
const inOrder = (schema: $ZodType, faults: readonly Fault[]): Fault[] => {
  const names = Object.keys(shapeOf(schema));
  const place = ({ field }: Fault): number => {
    const at = names.indexOf(field.split('.', 1)[0] ?? '');
    return at < 0 ? names.length : at;
  };
  const first = new Map([...faults].reverse().map((fault) => [fault.field, fault]));
  return faults
    .filter((fault) => first.get(fault.field) === fault)
    .sort((one, other) => place(one) - place(other));
};

/**
 * Judges what was sent, a form's fields or a JSON body, by the form's schema, and by today where a day reaches for it. Whatever
 * comes from outside is hostile until then: a name that is not the form's (in JSON) and a second answer to one question are refused.
 */
export const judge = (
  takes: ZodType,
  { fields, body }: { readonly fields: Fields | null; readonly body: unknown },
  today: Day,
): Judged<unknown> => {
  const sent = fields ? shapeForm(takes, fields) : (body ?? {});
  const parsed = takes.safeParse(sent, { error: sayOtherwise });
  const faults = [
    ...(fields
      ? [...marksTwice(fields), ...repeatedIn(takes, fields)]
      : unknownIn(takes, sent).slice(0, MOST_UNKNOWN)),
    ...(parsed.success ? [] : faultsOf(parsed.error)),
    ...beyondReach(takes, sent, today),
  ];
  if (parsed.success && faults.length === 0) return { ok: true, form: parsed.data };
  return { ok: false, faults: inOrder(takes, faults) };
};
