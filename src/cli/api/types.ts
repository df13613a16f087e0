import type { JsonSchema, Operation, openApiOf } from '#http';

type Document = ReturnType<typeof openApiOf>;

const quoted = (text: string): string => JSON.stringify(text);
const named = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name));
const union = (parts: readonly string[]): string => [...new Set(parts)].join(' | ');
const nested = (parts: string): string =>
  parts.includes(' | ') || parts.includes(' & ') ? `(${parts})` : parts;

const PLAIN: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
};

const objectOf = (schema: JsonSchema, indent: string): string => {
  const { properties = {}, required = [], additionalProperties } = schema;
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(
    ([name, each]) =>
      `${inner}${commentOf(each, inner)}${named(name)}${required.includes(name) ? '' : '?'}: ${typeOf(each, inner)};\n`,
  );
  const rest =
    typeof additionalProperties === 'object'
      ? `Record<string, ${typeOf(additionalProperties, indent)}>`
      : undefined;
  if (lines.length === 0) return rest ?? 'Record<string, never>';
  const own = `{\n${lines.join('')}${indent}}`;
  return rest ? `${own} & ${rest}` : own;
};

const commentOf = (schema: JsonSchema | boolean, indent: string): string => {
  if (typeof schema === 'boolean') return '';
  const words = [schema.title, schema.description]
    .flatMap((each) => (typeof each === 'string' ? [each] : []))
    .join('. ')
    .replaceAll('*/', '* /')
    .replace(/\s+/g, ' ');
  return words === '' ? '' : `/** ${words} */\n${indent}`;
};

/** The type of what a schema takes: the words of JSON Schema that our own declarations use. Any other throws. */
const typeOf = (schema: JsonSchema | boolean, indent: string): string => {
  if (typeof schema === 'boolean') return schema ? 'unknown' : 'never';
  const { $ref, anyOf, oneOf, allOf, type, not } = schema;
  if ($ref !== undefined) {
    if ($ref !== '#/components/schemas/Problem') throw new Error(`No type is made of ${$ref} yet.`);
    return 'Problem';
  }
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map((each) => JSON.stringify(each)));
  const several = anyOf ?? oneOf;
  if (several) return union(several.map((each) => nested(typeOf(each, indent))));
  if (allOf) return allOf.map((each) => nested(typeOf(each, indent))).join(' & ');
  if (Array.isArray(type)) return union(type.map((each) => typeOf({ ...schema, type: each }, indent)));
  if (type === 'array') {
    const { prefixItems, items } = schema;
    if (Array.isArray(prefixItems)) return `[${prefixItems.map((each) => typeOf(each, indent)).join(', ')}]`;
    const item = Array.isArray(items) || items === undefined ? 'unknown' : typeOf(items, indent);
    return `${nested(item)}[]`;
  }
  if (type === 'object') return objectOf(schema, indent);
  if (type !== undefined) return PLAIN[type] ?? 'unknown';
  return not === undefined ? 'unknown' : 'never';
};

const parametersOf = ({ parameters }: Operation): string => {
  const groups = (['query', 'path', 'header'] as const).map((place) => {
    const here = parameters.filter((each) => each.in === place);
    if (here.length === 0) return `      ${place}?: never;\n`;
    const need = here.some(({ required }) => required);
    const lines = here.map(
      ({ name, required, schema }) =>
        `        ${commentOf(schema, '        ')}${named(name)}${required ? '' : '?'}: ${typeOf(schema, '        ')};\n`,
    );
    return `      ${place}${need ? '' : '?'}: {\n${lines.join('')}      };\n`;
  });
  return `    parameters: {\n${groups.join('')}      cookie?: never;\n    };\n`;
};

const contentOf = (content: Operation['responses'][string]['content'], indent: string): string =>
  `{ content: { ${Object.entries(content)
    .map(([kind, { schema }]) => `${quoted(kind)}: ${typeOf(schema, indent)}`)
    .join('; ')} } }`;

const operationOf = (method: string, operation: Operation): string => {
  const body = operation.requestBody
    ? `    requestBody: ${contentOf(operation.requestBody.content, '    ')};\n`
    : '    requestBody?: never;\n';
  const answers = Object.entries(operation.responses).map(
    ([status, { content }]) =>
      `      ${status}: ${contentOf(content, '      ').replace(/^\{ /, '{ headers: Record<string, unknown>; ')};\n`,
  );
  return (
    `    /** ${operation.summary.replaceAll('*/', '* /')} */\n` +
    `    ${method}: {\n${parametersOf(operation)}${body}    responses: {\n${answers.join('')}    };\n    };\n`
  );
};

/**
 * The types of an API by its OpenAPI document, in the shape that `openapi-fetch` takes: made here, because the tools that make them stand on
 * the compiler of TypeScript 5, which TypeScript 7 no longer brings (decision 17).
 */
export const typesOf = (document: Document): string => {
  // Written by hand as JSON Schema, whose words its own type takes for any text.
  const problem = typeOf(document.components.schemas.Problem as JsonSchema, '');
  const paths = Object.entries(document.paths)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, methods]) => {
      const operations = (['get', 'post'] as const).map((method) => {
        const operation = methods[method];
        return operation ? operationOf(method, operation) : `    ${method}?: never;\n`;
      });
      return `  ${quoted(path)}: {\n${operations.join('')}  };\n`;
    });
  return [
    '// Made by "npm run arden -- api --types --out clients/typescript/schema.generated.ts" from what the program declares. Not for hands.\n',
    `/** What is wrong, by RFC 9457. */\nexport type Problem = ${problem};\n`,
    `export interface paths {\n${paths.join('')}}\n`,
  ].join('\n');
};
