import { linesOf, type Rule } from '../rule.ts';

export const phraseExamples: Pick<Rule, 'broken' | 'kept'> = {
  broken: [
    {
      shows: 'two default exports, and a file that exports all of another',
      files: {
        'src/kernel/day.ts': `export default 1;`,
        'src/kernel/week.ts': `const a = 1;\nexport { a as default };\nexport * from './day.ts';`,
      },
      at: ['src/kernel/day.ts:1', 'src/kernel/week.ts:2', 'src/kernel/week.ts:3'],
    },
    {
      shows: 'casts without a reason',
      files: {
        'src/kernel/day.ts': `export const a = 1 as any;\n\nexport const b = 1 as unknown as string;\n/** Far above. */\n\nexport const c = (1 as unknown) as string;`,
      },
      at: ['src/kernel/day.ts:1', 'src/kernel/day.ts:3', 'src/kernel/day.ts:6'],
    },
    {
      shows: 'types silenced, work left undone',
      files: {
        'src/kernel/day.ts': `// @ts-ignore\nexport const a = 1; // TODO later`,
        'test/stories/birth.test.ts': `/* FIXME: flaky */`,
      },
      at: ['src/kernel/day.ts:1', 'src/kernel/day.ts:2', 'test/stories/birth.test.ts:1'],
    },
    {
      shows: 'tests that stand alone',
      files: {
        'test/stories/birth.test.ts': `it.only('a', () => {});\ndescribe.only.each([1])('b', () => {});\ntest.describe.only('c', () => {});`,
      },
      at: linesOf('test/stories/birth.test.ts', 1, 2, 3),
    },
  ],
  kept: [
    {
      shows: 'a door that exports all, a cast with its reason, words that only look alike',
      files: {
        'src/kernel/index.ts': `export * from './day.ts';`,
        'src/kernel/day.ts': `// The driver's type is wider than what it gives.\nexport const b = 1 as unknown as string;\nexport const c = ['a'] as const;\nexport const words = 'TODO, as any, it.only()';\n// @ts-expect-error the library's type forgets null\nexport const d = { only: 1 }.only;`,
        'vitest.config.ts': 'export default {};',
      },
    },
  ],
};
