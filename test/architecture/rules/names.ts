import type { Rule, Violation } from '../rule.ts';
import type { Tree } from '../tree.ts';

/** Names that say nothing of the field, and so draw everything in. */
const EMPTY = ['base', 'common', 'data', 'info', 'lib', 'misc', 'service', 'services', 'shared'];
/** Those that say nothing at the end of a longer name either: date-utils, ContactManager. */
const EMPTY_AT_THE_END = ['util', 'utils', 'helper', 'helpers', 'manager', 'managers'];
const ROOTS = ['src/', 'test/', 'demo/', 'bench/'];

const wordsIn = (segment: string): readonly string[] =>
  (segment.split('.')[0] ?? '')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[-_]/);

const emptyNameIn = (path: string): string | undefined =>
  path.split('/').find((segment) => {
    const words = wordsIn(segment);
    const last = words.at(-1) ?? '';
    const kind = segment.split('.')[1] ?? '';
    return (
      EMPTY_AT_THE_END.includes(last) ||
      (words.length === 1 && EMPTY.includes(last)) ||
      [...EMPTY, ...EMPTY_AT_THE_END].includes(kind)
    );
  });

const violationsIn = (tree: Tree): Violation[] =>
  [...tree.paths]
    .filter((path) => ROOTS.some((root) => path.startsWith(root)))
    .flatMap((path) => {
      const name = emptyNameIn(path);
      const message = `${name} says nothing: name it after what it does, in the words of the field (clock-rules, parse-census).`;
      return name ? [{ path, line: 1, message }] : [];
    });

export const names: Rule = {
  says: 'Names are the field’s own: none that could hold anything',
  violations: violationsIn,
  broken: [
    {
      shows: 'folders and files for whatever is left over',
      files: {
        'src/kernel/utils.ts': '',
        'src/platform/common/index.ts': '',
        'src/practice/referrals/rules/date-helpers.ts': '',
        'src/practice/referrals/rules/contactManager.ts': '',
        'src/foundation/people/people.service.ts': '',
        'test/lib/given.ts': '',
        'demo/shared.ts': '',
      },
      at: [
        'demo/shared.ts:1',
        'src/foundation/people/people.service.ts:1',
        'src/kernel/utils.ts:1',
        'src/platform/common/index.ts:1',
        'src/practice/referrals/rules/contactManager.ts:1',
        'src/practice/referrals/rules/date-helpers.ts:1',
        'test/lib/given.ts:1',
      ],
    },
  ],
  kept: [
    {
      shows: 'names that only sound alike',
      files: {
        'src/practice/referrals/rules/information-shared.ts': '',
        'src/foundation/people/views/ServicesInvolved.tsx': '',
        'src/platform/db/database.ts': '',
        'test/support/library.ts': '',
        'scripts/lib.mjs': '',
      },
    },
  ],
};
