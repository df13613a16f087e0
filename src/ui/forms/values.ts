import { DATE_PARTS, type DatePart } from './state.ts';

type Values = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Values => typeof value === 'object' && value !== null;

/** The value of a field, by its name as sent or by its path in a nested object. */
export const valueAt = (values: Values, name: string): unknown => {
  if (Object.hasOwn(values, name)) return values[name];
  let found: unknown = values;
  for (const part of name.split('.')) {
    if (!isObject(found) || !Object.hasOwn(found, part)) return undefined;
    found = found[part];
  }
  return found;
};

const text = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? `${value}`
      : '';

/** The value as the text that was typed; the last one when a name was repeated. */
export const textAt = (values: Values, name: string): string => {
  const value = valueAt(values, name);
  return text(Array.isArray(value) ? value.at(-1) : value);
};

/** Each value of a repeated name. */
export const listAt = (values: Values, name: string): readonly string[] => {
  const value = valueAt(values, name);
  return (Array.isArray(value) ? value : [value]).map(text).filter((one) => one !== '');
};

/** A day's three parts, as typed or out of 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. */
export const partsAt = (values: Values, name: string): Readonly<Record<DatePart, string>> => {
  if (DATE_PARTS.some((part) => valueAt(values, `${name}-${part}`) !== undefined))
    return {
      day: textAt(values, `${name}-day`),
      month: textAt(values, `${name}-month`),
      year: textAt(values, `${name}-year`),
    };
  const known = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(textAt(values, name));
  const plain = (digits: string | undefined): string => (digits === undefined ? '' : `${Number(digits)}`);
  return { day: plain(known?.[3]), month: plain(known?.[2]), year: known?.[1] ?? '' };
};

const rowIn = (name: string, list: string): number => {
  const index = name.startsWith(`${list}.`) ? name.slice(list.length + 1).split('.', 1)[0] : '';
  return /^\d{1,3}$/.test(index ?? '') ? Number(index) : -1;
};

/** How many rows of a repeated group the values hold. */
export const rowsAt = (values: Values, list: string): number => {
  const nested = valueAt(values, list);
  if (Array.isArray(nested)) return nested.length;
  return Object.keys(values).reduce((rows, name) => Math.max(rows, rowIn(name, list) + 1), 0);
};

const indexName = (list: string): string => `${list}-rows`;

/** How many rows to show: those with values, and those asked for by "add another"; what no form of ours asks for is not heard. */
export const rowsShown = (values: Values, list: string): number =>
  Math.max(rowsAt(values, list), Number(/^\d{1,2}$/.exec(textAt(values, indexName(list)))?.[0] ?? 0));

/** The values as sent, with an empty row more: the answer to `_add=<list>`. */
export const withRow = (values: Values, list: string, least = 1): Values => ({
  ...values,
  [indexName(list)]: `${Math.max(rowsShown(values, list), least) + 1}`,
});

/** The values as sent, without the row and with those after it moved up: the answer to `_remove=<list>.<row>`. */
export const withoutRow = (values: Values, row: string): Values => {
  const list = row.slice(0, row.lastIndexOf('.'));
  const gone = rowIn(row, list);
  if (gone < 0) return values;
  const left: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const at = rowIn(name, list);
    if (at === gone) continue;
    const rest = name.slice(`${list}.${at}`.length);
    left[at > gone ? `${list}.${at - 1}${rest}` : name] = value;
  }
  return { ...left, [indexName(list)]: `${Math.max(rowsShown(values, list) - 1, 0)}` };
};
