import type { Rule, Violation } from '../rule.ts';
import type { SourceFile } from '../source.ts';
import type { Tree } from '../tree.ts';

interface Confined {
  readonly what: string;
  readonly isHere: (path: string) => boolean;
  readonly mend: string;
  readonly offsets: (file: SourceFile) => readonly number[];
}

const members = (file: SourceFile, owner: string, name?: string): readonly number[] =>
  file
    .find('MemberExpression')
    .filter(
      ({ object, property }) =>
        object.type === 'Identifier' &&
        object.name === owner &&
        (name === undefined || ('name' in property && property.name === name)),
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

const CONFINED: readonly Confined[] = [
  {
    what: 'The environment',
    isHere: (path) => ['src/config.ts', 'src/config/index.ts'].includes(path),
    mend: 'is read in src/config.ts, where it is checked and documented: take the setting as a parameter.',
    offsets: (file) => [...members(file, 'process', 'env'), ...takenOut(file, 'process')],
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
    offsets: (file) => [...members(file, 'console'), ...takenOut(file, 'console')],
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
  broken: [
    {
      shows: 'a module that reads the environment, three ways',
      files: {
        'src/platform/db/pool.ts': `export const a = process.env.DATABASE_URL;\nexport const b = process['env'];\nexport const { env } = process;\nexport const c = () => process.env;`,
      },
      at: ['src/platform/db/pool.ts:1', 'src/platform/db/pool.ts:3', 'src/platform/db/pool.ts:4'],
    },
    {
      shows: 'a view that sets raw HTML, as an attribute and as a property',
      files: {
        'src/practice/referrals/views/Page.tsx': `export const A = () => <p dangerouslySetInnerHTML={{ __html: '' }} />;\nexport const b = { dangerouslySetInnerHTML: { __html: '' } };`,
      },
      at: ['src/practice/referrals/views/Page.tsx:1', 'src/practice/referrals/views/Page.tsx:2'],
    },
    {
      shows: 'a store that prints',
      files: { 'src/practice/referrals/store.ts': `\nconsole.log('here');` },
      at: ['src/practice/referrals/store.ts:2'],
    },
  ],
  kept: [
    {
      shows: 'each in its place, and a test or a script that reads the environment',
      files: {
        'src/config.ts': 'export const port = process.env.PORT;',
        'src/ui/raw.tsx': `export const Raw = () => <p dangerouslySetInnerHTML={{ __html: '' }} />;`,
        'src/cli.ts': `console.log(process.argv);`,
        'src/cli/clock.ts': `console.error('line 3');`,
        'test/support/database.ts': 'export const url = process.env.TEST_DATABASE_URL;',
        'scripts/launch.mjs': 'export const path = process.env.PATH;',
      },
    },
  ],
};
