import type { Fault } from '#kernel';

/**
 * How a form's fields are named, here and in the adapter that turns what was sent into the schema's shape:
 * - a nested field by its path with dots: `children.0.givenName`
 * - a day by three parts, `<name>-day`, `<name>-month`, `<name>-year`; a partial one may leave out the day, or the day and month
 * - a list of choices by repeating its name; a fault about it names the list and not one item
 * - a single checkbox by the value `true`, and nothing when it is unticked
 * - `_add=children` and `_remove=children.1` ask for another row, or for one fewer, and nothing else
 * - `_csrf`, `_key` (sent twice, it acts once) and `_post` (the post that the form was opened under)
 * - `_opened`: what the form was opened on, sealed by the server; `_save`: keep this as a draft, and do nothing else
 */
export const DATE_PARTS = ['day', 'month', 'year'] as const;
export type DatePart = (typeof DATE_PARTS)[number];

/** What a form shows: what was typed as it was typed, and what is wrong with it. */
export interface FormState {
  /** By field name as sent (`children.0.givenName`), or nested as a record holds it: both are read. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly faults: readonly Fault[];
  /** A fresh key for each form opened. */
  readonly key: string;
  readonly csrf: string;
  /** The id of the post that the form is opened under. */
  readonly post?: string | undefined;
  /** What the form was opened on, sealed: it goes back with what was typed. */
  readonly opened?: string | undefined;
  /** When what was typed was last kept as a draft, in words. */
  readonly kept?: string | undefined;
}

/** One of the answers to choose from. A divider ("or") stands alone. */
export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint?: string | undefined;
}

/** What a schema's `.meta()` says of a field on screen. */
export interface FieldMeta {
  /** The question, as it stands above the field and in the error summary. */
  label?: string | undefined;
  hint?: string | undefined;
  /** The answers in their order: value to text, or with hints. Without it, an enum's own values. */
  options?: Readonly<Record<string, string>> | readonly Choice[] | undefined;
  /** A day of which only the year, or the year and month, may be known. */
  partial?: boolean | undefined;
}

declare module 'zod' {
  interface GlobalMeta extends FieldMeta {}
}

/** The id of the control that an error about this field leads to: the first one, where there are several. */
export const idOf = (name: string): string => name.replaceAll('.', '-').replace(/-day$/, '');
