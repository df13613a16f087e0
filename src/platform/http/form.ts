import type { ZodType } from 'zod';
import type { $ZodType } from 'zod/v4/core';
import { coreOf } from './schema.ts';

/** A form as the browser sends it: every value text, repeated names as lists. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

const one = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'string' || value === undefined ? value : value.at(-1);

/** Joins the three parts of a day: '' when all are empty, ISO when they can be, else something that no schema takes. */
const joinDay = (fields: Fields, name: string): string | undefined => {
  const parts = ['year', 'month', 'day'].map((part) => one(fields[`${name}-${part}`])?.trim());
  if (parts.every((part) => part === undefined)) return one(fields[name])?.trim();
  const [year = '', month = '', day = ''] = parts;
  if (!year && !month && !day) return '';
  const pad = (part: string) => (/^\d$/.test(part) ? `0${part}` : part);
  if (!day && !month) return year;
  if (!day) return `${year}-${pad(month)}`;
  return `${year}-${pad(month)}-${pad(day)}`;
};

const rowsOf = (fields: Fields, name: string): number => {
  let rows = 0;
  for (const key of Object.keys(fields)) {
    const index = key.startsWith(`${name}.`)
      ? /^\d{1,3}(?=[.]|$)/.exec(key.slice(name.length + 1))?.[0]
      : undefined;
    if (index !== undefined) rows = Math.max(rows, Number(index) + 1);
  }
  return rows;
};

const hasAny = (fields: Fields, name: string): boolean =>
  Object.entries(fields).some(
    ([key, value]) =>
      key.startsWith(`${name}.`) && (Array.isArray(value) ? value.some(Boolean) : value !== ''),
  );

const shaped = (schema: $ZodType, fields: Fields, name: string): unknown => {
  const { def } = coreOf(schema)._zod;
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape).map(([key, child]) => [
          key,
          shaped(child, fields, name ? `${name}.${key}` : key),
        ]),
      );
    case 'array': {
      if (coreOf(def.element)._zod.def.type !== 'object') {
        const sent = fields[name];
        return (sent === undefined ? [] : typeof sent === 'string' ? [sent] : [...sent]).filter(Boolean);
      }
      // A row left wholly empty was never filled in: the first stays, so that it can be asked for.
      return Array.from({ length: rowsOf(fields, name) }, (_, index) => index)
        .filter((index) => index === 0 || hasAny(fields, `${name}.${index}`))
        .map((index) => shaped(def.element, fields, `${name}.${index}`));
    }
    case 'boolean':
      return one(fields[name]) === 'true' || one(fields[name]) === 'on';
    case 'number': {
      const typed = one(fields[name])?.trim();
      return typed === undefined || typed === '' ? undefined : Number(typed);
    }
    default:
      return `${name}-year` in fields ? joinDay(fields, name) : one(fields[name]);
  }
};

/**
 * Turns form fields into the shape that the schema takes, so that a form and JSON meet the same schema: nested names to
 * objects and lists, date parts to ISO, an unticked box to false. It judges nothing.
 */
export const shapeForm = (schema: ZodType, fields: Fields): unknown => shaped(schema, fields, '');
