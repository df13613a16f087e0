import { linesOf, type Rule } from '../rule.ts';

export const confinedExamples: Pick<Rule, 'broken' | 'kept'> = {
  broken: [
    {
      shows: 'a module that reads the environment, five ways',
      files: {
        'src/platform/db/pool.ts': `export const a = process.env.DATABASE_URL;\nexport const b = process['env'];\nexport const { env } = process;\nexport const c = () => process.env;\nimport { env as e } from 'node:process';`,
      },
      at: linesOf('src/platform/db/pool.ts', 1, 2, 3, 4, 5),
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
