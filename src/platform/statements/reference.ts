import {
  type Host,
  type JsonSchema,
  type OpenActionRoute,
  type OpenPageRoute,
  type Operation,
  openApiOf,
} from '#http';

/** One value that is sent or answered, by its path: `children[].givenName`. */
export interface Field {
  readonly path: string;
  /** 'text', 'number', 'one of: yes, no'. */
  readonly type: string;
  readonly required: boolean;
  readonly says: string;
}
export interface Described {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly title: string;
  readonly purpose: string;
  readonly parameters: readonly Field[];
  readonly body: readonly Field[];
  readonly answer: readonly Field[];
}
export interface Reference {
  readonly version: string;
  readonly modules: readonly { readonly name: string; readonly operations: readonly Described[] }[];
}

type Branch = JsonSchema | boolean | undefined;
const isSchema = (branch: Branch): branch is JsonSchema => typeof branch === 'object';

/** The alternatives of a value; itself where there is one. */
const branchesOf = (schema: JsonSchema): readonly JsonSchema[] =>
  (schema.anyOf ?? schema.oneOf)?.filter(isSchema).flatMap(branchesOf) ?? [schema];

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  boolean: 'true or false',
  null: 'nothing',
  array: 'list',
};
const MOST = 30;

const typeOfOne = (schema: JsonSchema): string => {
  if (schema.const !== undefined) return schema.const === '' ? 'nothing' : JSON.stringify(schema.const);
  if (schema.enum) {
    const values = schema.enum.map(String);
    const more = values.length > MOST ? ` and ${values.length - MOST} more` : '';
    return `one of: ${values.slice(0, MOST).join(', ')}${more}`;
  }
  if (schema.$ref !== undefined) return 'as its parent';
  const types = [schema.type ?? 'any value'].flat().map((type) => WORDS[type] ?? type);
  const bounds = [
    schema.format,
    schema.maxLength === undefined
      ? undefined
      : `${schema.maxLength.toLocaleString('en-GB')} characters at most`,
  ].filter((bound) => bound !== undefined);
  return `${types.join(' or ')}${bounds.length === 0 ? '' : ` (${bounds.join(', ')})`}`;
};

const typeOf = (schema: JsonSchema): string => [...new Set(branchesOf(schema).map(typeOfOne))].join(' or ');

const wordsOf = ({ title, description }: JsonSchema): string =>
  [title, description].filter((words) => words !== undefined).join('. ');

/** The inside of a value: each field of an object, each field of a list's objects, at any depth. */
const within = (schema: JsonSchema, path: string): Field[] =>
  branchesOf(schema).flatMap((branch) => [
    ...Object.entries(branch.properties ?? {}).flatMap(([name, child]) =>
      isSchema(child)
        ? fieldsAt(child, path ? `${path}.${name}` : name, branch.required?.includes(name) === true)
        : [],
    ),
    ...itemsOf(branch).flatMap((item) => inside(item, `${path}[]`)),
    ...(isSchema(branch.additionalProperties) && Object.keys(branch.additionalProperties).length > 0
      ? inside(branch.additionalProperties, `${path}.*`)
      : []),
  ]);

const itemsOf = ({ items }: JsonSchema): readonly JsonSchema[] =>
  [items].flat().filter((item): item is JsonSchema => isSchema(item));

/** Items that are objects give their fields; plain ones say what they are. */
const inside = (item: JsonSchema, path: string): Field[] => {
  const fields = within(item, path);
  return fields.length > 0 ? fields : [{ path, type: typeOf(item), required: true, says: wordsOf(item) }];
};

const fieldsAt = (schema: JsonSchema, path: string, required: boolean): Field[] => [
  { path, type: typeOf(schema), required, says: wordsOf(schema) },
  ...within(schema, path),
];

const once = (fields: readonly Field[]): Field[] => [
  ...new Map(fields.map((field) => [field.path, field])).values(),
];

const described = (method: Described['method'], path: string, operation: Operation): Described => ({
  method,
  path,
  title: operation.summary,
  purpose: operation.description,
  parameters: operation.parameters.map(({ name, in: place, required, schema }) => ({
    path: name,
    type: typeOf(schema),
    required,
    says: [
      place === 'path' ? 'In the address' : place === 'query' ? 'After the question mark' : 'Header',
      wordsOf(schema),
    ]
      .filter(Boolean)
      .join('. '),
  })),
  body: once(within(operation.requestBody?.content['application/json']?.schema ?? {}, '')),
  answer: once(within(operation.responses['200']?.content['application/json']?.schema ?? {}, '')),
});

/** The whole API in the order of the modules, read out of the very document that machines get. */
export const referenceOf = (
  host: Pick<Host, 'modules' | 'version' | 'baseUrl'>,
  open: readonly (OpenPageRoute | OpenActionRoute)[],
): Reference => {
  const { paths, info } = openApiOf(host, open);
  const all = Object.entries(paths).flatMap(([path, { get, post }]) => [
    ...(get ? [{ module: get.tags[0], ...described('GET', path, get) }] : []),
    ...(post ? [{ module: post.tags[0], ...described('POST', path, post) }] : []),
  ]);
  return {
    version: info.version,
    modules: [...new Set(all.map(({ module }) => module))].map((name) => ({
      name,
      operations: all.flatMap(({ module, ...operation }) => (module === name ? [operation] : [])),
    })),
  };
};
