import type { ZodType } from 'zod';
import { type $ZodType, type $ZodTypes, globalRegistry } from 'zod/v4/core';
import type { Choice, FieldMeta } from './state.ts';

/** What a form's schema says of one field. */
export interface FieldSchema {
  readonly meta: FieldMeta;
  readonly choices: readonly Choice[];
  /** The most characters that the schema takes. */
  readonly longest: number | undefined;
}

// Zod's own way to tell its types apart: every schema is one of this union, told by `def.type`.
const told = (schema: $ZodType): $ZodTypes => schema as $ZodTypes;

/** The schema inside, for the kinds that only wrap another. */
const within = (schema: $ZodTypes): $ZodType | undefined => {
  const { def } = schema._zod;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'catch':
    case 'readonly':
    case 'nonoptional':
      return def.innerType;
    case 'pipe':
      return told(def.in)._zod.def.type === 'transform' ? def.out : def.in;
    case 'lazy':
      return def.getter();
    default:
      return undefined;
  }
};

/** The schemas one step down the path: several when alternatives each have it. */
const step = (schema: $ZodType, part: string): readonly $ZodType[] => {
  const { def } = told(schema)._zod;
  if (def.type === 'object') {
    const found = def.shape[part];
    return found ? [found] : [];
  }
  if (def.type === 'array') return /^\d+$/.test(part) ? [def.element] : [];
  if (def.type === 'union') return def.options.flatMap((option) => step(option, part));
  if (def.type === 'intersection') return [...step(def.left, part), ...step(def.right, part)];
  const inner = within(told(schema));
  return inner ? step(inner, part) : [];
};

const choicesOf = (meta: FieldMeta, own: readonly string[]): readonly Choice[] => {
  if (Array.isArray(meta.options)) return meta.options;
  if (meta.options) return Object.entries(meta.options).map(([value, text]) => ({ value, text }));
  return own.map((value) => ({ value, text: value }));
};

const described = (field: $ZodType): FieldSchema => {
  let meta: FieldMeta = {};
  let own: readonly string[] = [];
  let longest: number | undefined;
  for (let at: $ZodType | undefined = field; at; ) {
    // What stands outside speaks first: `.meta()` on the optional overrides that on what it wraps.
    meta = { ...globalRegistry.get(at), ...meta };
    const schema: $ZodTypes = told(at);
    const { def } = schema._zod;
    if (def.type === 'enum') own = Object.values(def.entries).map(String);
    if ('maxLength' in at && typeof at.maxLength === 'number') longest = at.maxLength;
    at = def.type === 'array' ? def.element : within(schema);
  }
  return { meta, choices: choicesOf(meta, own), longest };
};

/** What the schema says of the field at that path; undefined when it has no such field. */
export const fieldSchema = (schema: ZodType, path: string): FieldSchema | undefined => {
  let found: readonly $ZodType[] = [schema];
  for (const part of path.split('.')) found = found.flatMap((each) => step(each, part));
  // Alternatives describe the same question; the first that has words for it is asked.
  const all = found.map(described);
  return all.find(({ meta }) => meta.label !== undefined) ?? all[0];
};
