import type { ZodType } from 'zod';
import { fieldSchema } from './schema.ts';
import { type Choice, DATE_PARTS, type DatePart, type FormState, idOf } from './state.ts';
import { listAt, partsAt, rowsShown, textAt } from './values.ts';

/** An answer to choose from, and whether it is chosen. */
export interface Item extends Choice {
  readonly chosen: boolean;
}

/** All that a control needs to know of its field. */
export interface Field {
  readonly name: string;
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** As typed. */
  readonly value: string;
  readonly parts: Readonly<Record<DatePart, string>>;
  readonly partial: boolean;
  /** The parts of a day that are wrong: none of them when all are. */
  readonly wrongParts: readonly DatePart[];
  readonly error?: string | undefined;
  readonly items: readonly Item[];
  readonly longest?: number | undefined;
}

/** Finds a field of the form by its path, and knows how many rows a repeated group has. */
export interface Fields {
  (path: string): Field;
  /** The rows to show of a repeated group, at least `least`. */
  rows(list: string, least?: number): number;
  readonly state: FormState;
}

const isAbout = (fault: string, name: string): boolean =>
  fault === name ||
  DATE_PARTS.some((part) => fault === `${name}-${part}`) ||
  (fault.startsWith(`${name}.`) && /^\d+$/.test(fault.slice(name.length + 1)));

/**
 * The fields of a form: words from the schema's `.meta()`, values and faults from what was sent.
 * A path that the schema does not have is a mistake in the page, and throws.
 */
export const fieldsOf = (schema: ZodType, state: FormState): Fields => {
  const field = (name: string): Field => {
    const found = fieldSchema(schema, name);
    if (!found) throw new Error(`The form has no field "${name}".`);
    const { meta, choices, longest } = found;
    const chosen = new Set(listAt(state.values, name));
    const faults = state.faults.filter((fault) => isAbout(fault.field, name));
    return {
      name,
      id: idOf(name),
      label: meta.label ?? name,
      hint: meta.hint,
      value: textAt(state.values, name),
      parts: partsAt(state.values, name),
      partial: meta.partial === true,
      wrongParts: DATE_PARTS.filter((part) => faults.some((fault) => fault.field === `${name}-${part}`)),
      error: faults[0]?.message,
      items: choices.map((choice) => ({ ...choice, chosen: chosen.has(choice.value) })),
      longest,
    };
  };
  return Object.assign(field, {
    rows: (list: string, least = 1) => Math.max(least, rowsShown(state.values, list)),
    state,
  });
};
