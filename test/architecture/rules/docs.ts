import { placeOf } from '../places.ts';
import type { Rule, Violation } from '../rule.ts';
import type { NodeOf, SourceFile } from '../source.ts';
import type { Tree } from '../tree.ts';

type Exported = NodeOf<'ExportNamedDeclaration'>;

/** The functions that an export declares, by name. */
const functionsOf = ({ declaration }: Exported): readonly string[] => {
  if (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'TSDeclareFunction') {
    return [declaration.id?.name ?? 'It'];
  }
  if (declaration?.type !== 'VariableDeclaration') return [];
  return declaration.declarations.flatMap(({ id, init }) => {
    const isFunction = init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression';
    return isFunction ? [id.type === 'Identifier' ? id.name : 'It'] : [];
  });
};

const isDocumented = (file: SourceFile, { start }: Exported): boolean =>
  file.comments.some(
    ({ type, value, end }) =>
      type === 'Block' &&
      value.startsWith('*') &&
      end <= start &&
      file.source.slice(end, start).trim() === '',
  );

const violationsIn = (tree: Tree): Violation[] =>
  [...tree.files.values()]
    .filter(({ path }) => placeOf(path).kind === 'rules' && !placeOf(path).isTest)
    .flatMap((file) =>
      file
        .find('ExportNamedDeclaration')
        .filter((each) => !isDocumented(file, each))
        .flatMap((each) =>
          functionsOf(each).map((name) => ({
            path: file.path,
            line: file.lineOf(each.start),
            message: `${name} is a rule without a word on it: say in a doc comment what it decides, and link the duty that it rests on.`,
          })),
        ),
    );

const path = 'src/practice/referrals/rules.ts';

export const docs: Rule = {
  says: 'Every rule that others call says what it decides',
  violations: violationsIn,
  broken: [
    {
      shows: 'rules without a comment, with a passing remark, and with one that belongs to something else',
      files: {
        [path]: `export const canDecide = () => true;\n// Decides.\nexport function mayRead() {}\n/** The limit. */\nexport const LIMIT = 1;\nexport const isLate = function () {};`,
        'src/practice/referrals/rules/clocks.ts': `export const due = () => 1;`,
      },
      at: [`${path}:1`, `${path}:3`, `${path}:6`, 'src/practice/referrals/rules/clocks.ts:1'],
    },
  ],
  kept: [
    {
      shows: 'a rule that speaks, a constant, and a function for the file alone',
      files: {
        [path]: `/** Whether a post may decide: Working Together 2023, chapter 3. */\nexport const canDecide = () => true;\nexport const LIMIT = 1;\nconst own = () => LIMIT;\nexport { own };`,
        'src/practice/referrals/store.ts': 'export const open = () => 1;',
      },
    },
  ],
};
