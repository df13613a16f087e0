import { type Comment, type Node, parseSync, visitorKeys } from 'oxc-parser';

/** The nodes of one type, in the words of ESTree. */
export type NodeOf<Type extends Node['type']> = Extract<Node, { type: Type }>;

/** One mention of another file: an import, a re-export, `import()`, `import('…').Type` or `declare module '…'`. */
export interface Import {
  /** What stands between the quotes; undefined where it is computed and so can't be checked. */
  readonly specifier: string | undefined;
  /** Erased before the program runs. */
  readonly typeOnly: boolean;
  /** What is taken, under the names of the other file; `*` is everything. */
  readonly names: readonly string[];
  /** What is taken, as this file calls it: its name here, then its name there. */
  readonly locals: ReadonlyMap<string, string>;
  readonly line: number;
}

export interface SourceFile {
  readonly path: string;
  readonly source: string;
  readonly comments: readonly Comment[];
  readonly imports: readonly Import[];
  /** Every node of the type, in the order of the text. */
  readonly find: <Type extends Node['type']>(type: Type) => readonly NodeOf<Type>[];
  /** The identifiers that stand for a value or a type, not those that only name a property or a key. */
  readonly references: readonly NodeOf<'Identifier'>[];
  /** The line of an offset, from 1. */
  readonly lineOf: (offset: number) => number;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Whether the child under this key is a mere name: `b` in `a.b`, `b` in `{ b: 1 }`. */
const isMereName = (parent: Node, key: string): boolean => {
  if ('computed' in parent && parent.computed) return false;
  if (key === 'property') return parent.type === 'MemberExpression';
  if (key === 'key') return true;
  if (key === 'right') return parent.type === 'TSQualifiedName';
  return parent.type === 'ImportSpecifier' || parent.type === 'ExportSpecifier';
};

const walk = (node: Node, visit: (node: Node, mereName: boolean) => void, mereName = false): void => {
  visit(node, mereName);
  for (const key of visitorKeys[node.type] ?? []) {
    const child: unknown = Reflect.get(node, key);
    for (const each of Array.isArray(child) ? child : [child]) {
      if (isNode(each)) walk(each, visit, isMereName(node, key));
    }
  }
};

const literal = (node: Node | null | undefined): string | undefined =>
  node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;

const nameOf = (node: NodeOf<'Identifier'> | NodeOf<'Literal'>): string =>
  node.type === 'Identifier' ? node.name : String(node.value);

type Mention = Omit<Import, 'line'>;
const wholly = (specifier: string | undefined, typeOnly: boolean): Mention => ({
  specifier,
  typeOnly,
  names: ['*'],
  locals: new Map(),
});

const imported = (node: NodeOf<'ImportDeclaration'>): Mention => {
  const locals = new Map<string, string>();
  for (const each of node.specifiers) {
    const there = each.type === 'ImportSpecifier' ? nameOf(each.imported) : undefined;
    locals.set(each.local.name, there ?? (each.type === 'ImportDefaultSpecifier' ? 'default' : '*'));
  }
  const allTypes =
    node.specifiers.length > 0 &&
    node.specifiers.every((each) => each.type === 'ImportSpecifier' && each.importKind === 'type');
  const typeOnly = node.importKind === 'type' || allTypes;
  return { specifier: node.source.value, typeOnly, names: [...locals.values()], locals };
};

const reexported = (node: NodeOf<'ExportNamedDeclaration'>): Mention => ({
  ...wholly(literal(node.source), false),
  typeOnly:
    node.exportKind === 'type' ||
    (node.specifiers.length > 0 && node.specifiers.every((each) => each.exportKind === 'type')),
  names: node.specifiers.map((each) => nameOf(each.local)),
});

const mentionOf = (node: Node): Mention | undefined => {
  switch (node.type) {
    case 'ImportDeclaration':
      return imported(node);
    case 'ExportNamedDeclaration':
      return node.source ? reexported(node) : undefined;
    case 'ExportAllDeclaration':
      return wholly(node.source.value, node.exportKind === 'type');
    case 'ImportExpression':
      return wholly(literal(node.source), false);
    case 'TSImportType':
      return wholly(literal(node.source), true);
    case 'TSModuleDeclaration':
      return node.id.type === 'Literal' ? wholly(literal(node.id), true) : undefined;
    default:
      return undefined;
  }
};

const lineFinder = (source: string): ((offset: number) => number) => {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => starts.findLastIndex((start) => start <= offset) + 1;
};

/** Reads one file of TypeScript or JavaScript. Throws where it does not parse, for a file half read is a rule half kept. */
export const parseFile = (path: string, source: string): SourceFile => {
  const { program, comments, errors } = parseSync(path, source, {
    sourceType: 'module',
    preserveParens: false,
  });
  const lineOf = lineFinder(source);
  const [error] = errors;
  if (error)
    throw new Error(`${path}:${lineOf(error.labels[0]?.start ?? 0)} does not parse: ${error.message}`);

  const byType = new Map<string, Node[]>();
  const references: NodeOf<'Identifier'>[] = [];
  const imports: Import[] = [];
  walk(program, (node, mereName) => {
    const alike = byType.get(node.type);
    if (alike) alike.push(node);
    else byType.set(node.type, [node]);
    if (node.type === 'Identifier' && !mereName) references.push(node);
    const mention = mentionOf(node);
    if (mention) imports.push({ ...mention, line: lineOf(node.start) });
  });
  const find = <Type extends Node['type']>(type: Type): readonly NodeOf<Type>[] =>
    (byType.get(type) ?? []).filter((node): node is NodeOf<Type> => node.type === type);
  return { path, source, comments, imports, find, references, lineOf };
};
