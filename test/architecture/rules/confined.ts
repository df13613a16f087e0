import type { Rule, Violation } from '../rule.ts';
import type { NodeOf, SourceFile } from '../source.ts';
import type { Tree } from '../tree.ts';
import { confinedExamples } from './confined.examples.ts';

interface Confined {
  readonly what: string;
  readonly isHere: (path: string) => boolean;
  readonly mend: string;
  readonly offsets: (file: SourceFile) => readonly number[];
}

/** `env` of `process.env` and of `process['env']`. */
const nameOf = (property: NodeOf<'MemberExpression'>['property']): unknown =>
  'name' in property ? property.name : property.type === 'Literal' && property.value;

const members = (file: SourceFile, owner: string, name?: string): readonly number[] =>
  file
    .find('MemberExpression')
    .filter(
      ({ object, property }) =>
        object.type === 'Identifier' &&
        object.name === owner &&
        (name === undefined || nameOf(property) === name),
    )
    .map(({ start }) => start);

/** `const { env } = process`, the same by another spelling. */
const takenOut = (file: SourceFile, owner: string): readonly number[] =>
  file
    .find('VariableDeclarator')
    .filter(
      ({ id, init }) => id.type === 'ObjectPattern' && init?.type === 'Identifier' && init.name === owner,
    )
    .map(({ start }) => start);

const importedFrom = (file: SourceFile, specifier: string): readonly number[] =>
  file
    .find('ImportDeclaration')
    .filter(({ source }) => source.value === specifier)
    .map(({ start }) => start);

const CONFINED: readonly Confined[] = [
  {
    what: 'The environment',
    isHere: (path) => ['src/config.ts', 'src/config/index.ts'].includes(path),
    mend: 'is read in src/config.ts, where it is checked and documented: take the setting as a parameter.',
    offsets: (file) => [
      ...members(file, 'process', 'env'),
      ...takenOut(file, 'process'),
      ...importedFrom(file, 'node:process'),
    ],
  },
  {
    what: 'Raw HTML',
    isHere: (path) => path.startsWith('src/ui/'),
    mend: 'is set in src/ui and nowhere else: use a component, or write one there.',
    offsets: (file) => [
      ...[...file.find('JSXIdentifier'), ...file.find('Identifier')]
        .filter(({ name }) => name === 'dangerouslySetInnerHTML')
        .map(({ start }) => start),
      ...file
        .find('Literal')
        .filter(({ value }) => value === 'dangerouslySetInnerHTML')
        .map(({ start }) => start),
    ],
  },
  {
    what: 'The console',
    isHere: (path) => path === 'src/cli.ts' || path.startsWith('src/cli/'),
    mend: 'belongs to the commands in src/cli: a server writes to its log, which holds no personal data.',
    offsets: (file) => [
      ...members(file, 'console'),
      ...takenOut(file, 'console'),
      ...importedFrom(file, 'node:console'),
    ],
  },
];

const violationsIn = (tree: Tree): Violation[] =>
  [...tree.files.values()]
    .filter(({ path }) => path.startsWith('src/'))
    .flatMap((file) =>
      CONFINED.filter(({ isHere }) => !isHere(file.path)).flatMap(({ offsets, what, mend }) =>
        offsets(file).map((offset) => ({
          path: file.path,
          line: file.lineOf(offset),
          message: `${what} ${mend}`,
        })),
      ),
    );

export const confined: Rule = {
  says: 'The environment, raw HTML and the console each have one place',
  violations: violationsIn,
  ...confinedExamples,
};
