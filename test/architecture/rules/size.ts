import type { Rule, Violation } from '../rule.ts';
import type { Tree } from '../tree.ts';

const AIM = 250;
const LIMIT = 350;

const longerThan = (tree: Tree, lines: number, mend: string): Violation[] =>
  [...tree.files.values()]
    .filter(({ path }) => path.startsWith('src/') && !path.includes('.generated.'))
    .flatMap(({ path, source, lineOf }) => {
      const length = lineOf(source.trimEnd().length);
      return length > lines
        ? [{ path, line: lines + 1, message: `${length} lines, and ${LIMIT} is the most. ${mend}` }]
        : [];
    });

const textOf = (count: number): string =>
  Array.from({ length: count }, (_, at) => `export const line${at} = ${at};\n`).join('');

export const size: Rule = {
  says: 'A file can be read in one sitting',
  violations: (tree) =>
    longerThan(tree, LIMIT, 'Make it a folder of the same name, with an index.ts that exports what it did.'),
  remarks: (tree) =>
    longerThan(
      tree,
      AIM,
      `Past ${AIM} it is time to think of a folder of the same name, with the same door.`,
    ),
  broken: [
    {
      shows: 'a file of one line too many',
      files: { 'src/practice/referrals/store.ts': textOf(LIMIT + 1) },
      at: [`src/practice/referrals/store.ts:${LIMIT + 1}`],
    },
  ],
  kept: [
    {
      shows: 'a file that just fits, a generated one, and a long story test',
      files: {
        'src/practice/referrals/store.ts': textOf(LIMIT),
        'src/ui/macros/options.generated.ts': textOf(LIMIT + 1),
        'test/stories/referral.test.ts': textOf(LIMIT + 1),
      },
    },
  ],
};
