import { type $ZodType, type $ZodTypes, globalRegistry } from 'zod/v4/core';

// Zod's own way to tell its types apart: every schema is one of this union, told by `def.type`.
const told = (schema: $ZodType): $ZodTypes => schema as $ZodTypes;

/** A schema and all that it wraps, from outside in: optionals, defaults and pipes, down to the type that decides the shape. */
export const layersOf = (schema: $ZodType): $ZodTypes[] => {
  const layers = [told(schema)];
  for (let at = told(schema); ; layers.push(at)) {
    const { def } = at._zod;
    if (
      def.type === 'optional' ||
      def.type === 'nullable' ||
      def.type === 'default' ||
      def.type === 'prefault' ||
      def.type === 'readonly' ||
      def.type === 'catch'
    )
      at = told(def.innerType);
    else if (def.type === 'pipe') at = told(told(def.in)._zod.def.type === 'transform' ? def.out : def.in);
    else return layers;
  }
};

/** The type that decides the shape. */
export const coreOf = (schema: $ZodType): $ZodTypes => layersOf(schema).at(-1) ?? told(schema);

/** What a field says of itself by that name: the outermost word holds. */
export const saidOf = <Name extends 'label' | 'partial' | 'reach' | 'file'>(schema: $ZodType, name: Name) =>
  layersOf(schema)
    .map((layer) => globalRegistry.get(layer)?.[name])
    .find((said) => said !== undefined);

/** What a field is called on screen; its name where it has no words. */
export const labelOf = (schema: $ZodType, name: string): string => saidOf(schema, 'label') ?? name;

/** The most characters that a text takes, wherever in its schema that is said. */
export const longestOf = (schema: $ZodType): number | undefined => {
  const found = layersOf(schema).flatMap((layer) => {
    const { def } = layer._zod;
    const own = 'maxLength' in layer && typeof layer.maxLength === 'number' ? [layer.maxLength] : [];
    return def.type === 'pipe' ? [...own, longestOf(def.out) ?? Number.POSITIVE_INFINITY] : own;
  });
  const least = Math.min(...found);
  return Number.isFinite(least) ? least : undefined;
};

/** The fields of an object's schema; none where it is no object. */
export const shapeOf = (schema: $ZodType): Readonly<Record<string, $ZodType>> => {
  const { def } = coreOf(schema)._zod;
  return def.type === 'object' ? def.shape : {};
};

/** The field at that path ('children.0.born'), in whichever alternative has it. */
export const fieldAt = (schema: $ZodType, path: string): $ZodType | undefined => {
  let found: readonly $ZodType[] = [schema];
  for (const part of path.split('.')) found = found.flatMap((each) => step(each, part));
  return found[0];
};
const step = (schema: $ZodType, part: string): readonly $ZodType[] => {
  const { def } = coreOf(schema)._zod;
  if (def.type === 'array') return /^\d+$/.test(part) ? [def.element] : [];
  if (def.type === 'union') return def.options.flatMap((option) => step(option, part));
  const field = Object.hasOwn(shapeOf(schema), part) ? shapeOf(schema)[part] : undefined;
  return field ? [field] : [];
};

/** Whether a field takes several plain answers under one name. */
export const isList = (schema: $ZodType): boolean => coreOf(schema)._zod.def.type === 'array';
