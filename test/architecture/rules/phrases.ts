import { posix } from 'node:path';
import type { Rule, Violation } from '../rule.ts';
import type { NodeOf, SourceFile } from '../source.ts';
import type { Tree } from '../tree.ts';
import { phraseExamples } from './phrases.examples.ts';

type Find = (file: SourceFile) => readonly { readonly start: number; readonly message: string }[];

const defaultExports: Find = (file) => [
  ...file.find('ExportDefaultDeclaration').map(({ start }) => ({
    start,
    message: 'A default export has as many names as importers: export it by its name.',
  })),
  ...file
    .find('ExportSpecifier')
    .flatMap(({ exported, start }) =>
      'name' in exported && exported.name === 'default'
        ? [{ start, message: 'A default export by another spelling: export it by its name.' }]
        : [],
    ),
];

const openDoors: Find = (file) =>
  posix.basename(file.path) === 'index.ts'
    ? []
    : file.find('ExportAllDeclaration').map(({ start }) => ({
        start,
        message: 'Only a door (index.ts) may export everything of a file: name what is exported.',
      }));

const isExplained = (file: SourceFile, { start }: NodeOf<'TSAsExpression'>): boolean => {
  const line = file.lineOf(start);
  return file.comments.some((comment) => [line, line - 1].includes(file.lineOf(comment.end)));
};

const casts: Find = (file) =>
  file.find('TSAsExpression').flatMap((cast) => {
    const { expression, typeAnnotation, start } = cast;
    if (typeAnnotation.type === 'TSAnyKeyword') {
      return [{ start, message: '`as any` turns the types off: parse at the edge with Zod, or narrow.' }];
    }
    const twice =
      expression.type === 'TSAsExpression' && expression.typeAnnotation.type === 'TSUnknownKeyword';
    return twice && !isExplained(file, cast)
      ? [{ start, message: '`as unknown as` needs its reason beside it, on this line or the one above.' }]
      : [];
  });

const remarks: Find = (file) =>
  file.comments.flatMap(({ value, start }) => {
    if (/@ts-(ignore|nocheck)\b/.test(value)) {
      return [
        { start, message: 'The types are silenced here: mend them, or use @ts-expect-error and say why.' },
      ];
    }
    return /\b(TODO|FIXME|XXX)\b/.test(value)
      ? [{ start, message: 'Work left undone is an issue, not a comment: do it now, or file it.' }]
      : [];
  });

const RUNNERS = ['it', 'test', 'describe', 'suite', 'bench'];

/** `it` of `it.only`, `test` of `test.describe.only`. */
const rootOf = (node: NodeOf<'MemberExpression'>['object']): string | undefined => {
  if (node.type === 'MemberExpression') return rootOf(node.object);
  return node.type === 'Identifier' ? node.name : undefined;
};

const lonelyTests: Find = (file) =>
  file
    .find('MemberExpression')
    .flatMap(({ object, property, start }) =>
      'name' in property && property.name === 'only' && RUNNERS.includes(rootOf(object) ?? '')
        ? [{ start, message: 'One test runs and all others are silently skipped: take .only away.' }]
        : [],
    );

/** Where each is looked for: `src`, or everywhere that people write. */
const FINDS: readonly { readonly roots: RegExp; readonly find: Find }[] = [
  { roots: /^src\//, find: defaultExports },
  { roots: /^src\//, find: openDoors },
  { roots: /^src\//, find: casts },
  { roots: /^(src|test|demo|bench|scripts)\//, find: remarks },
  { roots: /^(src|test|demo|bench)\//, find: lonelyTests },
];

const violationsIn = (tree: Tree): Violation[] =>
  [...tree.files.values()].flatMap((file) =>
    FINDS.filter(({ roots }) => roots.test(file.path)).flatMap(({ find }) =>
      find(file).map(({ start, message }) => ({ path: file.path, line: file.lineOf(start), message })),
    ),
  );

export const phrases: Rule = {
  says: 'No default exports, no types turned off, no work left undone, no test alone',
  violations: violationsIn,
  ...phraseExamples,
};
