import type { Rule } from '../rule.ts';

export const fileCycleExamples: Pick<Rule, 'broken' | 'kept'> = {
  broken: [
    {
      shows: 'two files that import each other',
      files: {
        'src/kernel/a.ts': `import { b } from './b.ts';\nexport const a = b;`,
        'src/kernel/b.ts': `import { a } from './a.ts';\nexport const b = a;`,
      },
      at: ['src/kernel/a.ts:1'],
    },
    {
      shows: 'a way round through a door, a re-export and a late import',
      files: {
        'src/foundation/people/index.ts': `export { a } from './store.ts';`,
        'src/foundation/people/store.ts': `export const a = () => import('#story');`,
        'src/foundation/story/index.ts': `import { a } from '#people';\nexport { a };`,
      },
      at: ['src/foundation/people/index.ts:1'],
    },
  ],
  kept: [
    {
      shows: 'files that know only the types of each other',
      files: {
        'src/kernel/a.ts': `import type { B } from './b.ts';\nexport type A = B;\nexport const a = 1;`,
        'src/kernel/b.ts': `import { a } from './a.ts';\nexport type B = string;\nexport const b = a;`,
      },
    },
  ],
};

export const platformCycleExamples: Pick<Rule, 'broken' | 'kept'> = {
  broken: [
    {
      shows: 'an audit and a database that know each other',
      files: {
        'src/platform/db/index.ts': `import type { it } from '#audit';`,
        'src/platform/audit/index.ts': `export const it = 1;`,
        'src/platform/audit/seal.ts': `\nimport { it } from '#db';`,
      },
      at: ['src/platform/audit/seal.ts:2'],
    },
  ],
  kept: [
    {
      shows: 'an audit that stands on the database, which its tests may put together',
      files: {
        'src/platform/audit/index.ts': `import { it } from '#db';`,
        'src/platform/db/index.ts': `export const it = 1;`,
        'src/platform/db/index.test.ts': `import '#audit';`,
      },
    },
  ],
};
