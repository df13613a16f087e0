import { type Place, placeOf, targetOf, WINGS, type Wing } from '../places.ts';
import type { Rule, Violation } from '../rule.ts';
import type { Tree } from '../tree.ts';

const DOMAIN_STANDS_ON: readonly Wing[] = ['kernel', 'platform', 'ui'];

/** The floors that a floor may look down to; its own is a matter for `order.ts` and `doors.ts`. */
const STANDS_ON: Record<Wing, readonly Wing[]> = {
  kernel: [],
  platform: ['kernel'],
  ui: ['kernel'],
  foundation: DOMAIN_STANDS_ON,
  practice: [...DOMAIN_STANDS_ON, 'foundation'],
  learning: [...DOMAIN_STANDS_ON, 'foundation', 'practice'],
  insight: [...DOMAIN_STANDS_ON, 'foundation', 'practice', 'learning'],
  governance: [...DOMAIN_STANDS_ON, 'foundation', 'practice', 'learning', 'insight'],
};

/** The exceptions: error pages, sign-in, and the statements that everybody may read. None of them knows of safeguarding. */
const RENDER_PAGES: readonly (string | undefined)[] = [
  'src/platform/http',
  'src/platform/auth',
  'src/platform/statements',
];

const mayStandOn = (from: Place, wing: Wing, to: Place): boolean =>
  to.wing === wing ||
  STANDS_ON[wing].some((floor) => floor === to.wing) ||
  (RENDER_PAGES.includes(from.module) && to.wing === 'ui') ||
  (from.isTest && to.wing === 'yard' && to.module === 'test');

const mend = (wing: Wing, to: Place): string => {
  if (to.wing === 'roof')
    return 'Only the files of src/ itself see the roof: take what is needed as a parameter.';
  if (to.wing === 'yard') return 'The product never needs its tests, its bench or its demonstration.';
  if (wing === 'kernel') return 'The kernel stands on nothing: pass the fact in as a parameter.';
  if (wing === 'ui') return 'A component knows the kernel only: pass it what it shows as properties.';
  if (wing === 'platform') {
    return 'The platform knows nothing of safeguarding and draws nothing: let the caller pass a function or a value.';
  }
  return `News travels up as an event: let ${to.wing} subscribe to one that ${wing} sends, or move what both need down.`;
};

const violationsIn = (tree: Tree): Violation[] =>
  [...tree.files.values()].flatMap((file) => {
    const from = placeOf(file.path);
    const wing = WINGS.find((each) => each === from.wing);
    if (!wing) return [];
    return file.imports.flatMap((each) => {
      const target = targetOf(tree, file.path, each);
      if (target.sort !== 'file') return [];
      const to = placeOf(target.name);
      if (mayStandOn(from, wing, to)) return [];
      const message = `${each.specifier} stands on ${to.wing}, which ${wing} may not look at. ${mend(wing, to)}`;
      return [{ path: file.path, line: each.line, message }];
    });
  });

const index = 'export const it = 1;';

export const floors: Rule = {
  says: 'Wings are floors: a module looks down, never up',
  violations: violationsIn,
  broken: [
    {
      shows: 'a kernel that asks the database',
      files: {
        'src/kernel/index.ts': `import { it } from '#db';\nexport const day = it;`,
        'src/platform/db/index.ts': index,
      },
      at: ['src/kernel/index.ts:1'],
    },
    {
      shows: 'a platform that knows of children, if only their type, and draws a page',
      files: {
        'src/platform/audit/index.ts': `import type { Child } from '#people';\nimport { Page } from '#ui';\nexport const a: Child = Page;`,
        'src/foundation/people/index.ts': index,
        'src/ui/index.ts': index,
      },
      at: ['src/platform/audit/index.ts:1', 'src/platform/audit/index.ts:2'],
    },
    {
      shows: 'sign-in that looks a child up',
      files: {
        'src/platform/auth/identify.ts': `import { it } from '#people';\nexport { it };`,
        'src/foundation/people/index.ts': index,
      },
      at: ['src/platform/auth/identify.ts:1'],
    },
    {
      shows: 'a component that speaks HTTP',
      files: { 'src/ui/index.ts': `export { it } from '#http';`, 'src/platform/http/index.ts': index },
      at: ['src/ui/index.ts:1'],
    },
    {
      shows: 'practice that calls governance, and does it late',
      files: {
        'src/practice/referrals/index.ts': `export const later = () => import('#scrutiny');`,
        'src/governance/scrutiny/index.ts': index,
      },
      at: ['src/practice/referrals/index.ts:1'],
    },
    {
      shows: 'a module that reads the configuration from the roof',
      files: {
        'src/foundation/people/store.ts': `\nimport { port } from '../../config.ts';\nexport const p = port;`,
        'src/config.ts': 'export const port = 3000;',
      },
      at: ['src/foundation/people/store.ts:2'],
    },
  ],
  kept: [
    {
      shows:
        'each floor that looks down, the three of the platform that render pages, and a test that uses the test support',
      files: {
        'src/kernel/index.ts': index,
        'src/ui/index.ts': `export { it } from '#kernel';`,
        'src/platform/http/index.ts': `import { it } from '#ui';\nexport { it };`,
        'src/platform/auth/index.ts': `import { it } from '#ui';\nexport { it };`,
        'src/platform/statements/index.ts': `import { it } from '#ui';\nexport { it };`,
        'src/foundation/people/index.ts': `import { it } from '#http';\nexport { it };`,
        'src/governance/scrutiny/index.ts': `import { it } from '#people';\nexport { it };`,
        'src/foundation/people/index.test.ts': `import { database } from '../../../test/support/database.ts';\ndatabase();`,
        'test/support/database.ts': 'export const database = () => 1;',
        'src/app.ts': `import { it } from '#scrutiny';\nexport { it };`,
      },
    },
  ],
};
