import { linesOf, type Rule } from '../rule.ts';

const it = 'export const it = 1;';
const from = (...specifiers: readonly string[]): string =>
  specifiers.map((specifier) => `import { it } from '${specifier}';`).join('\n');
const typeFrom = (...specifiers: readonly string[]): string =>
  specifiers.map((specifier) => `import type { it } from '${specifier}';`).join('\n');
const module = 'src/practice/referrals';
const house = {
  'src/kernel/index.ts': it,
  'src/ui/index.ts': it,
  'src/platform/db/index.ts': it,
  'src/platform/http/index.ts': it,
  'src/foundation/people/index.ts': it,
  'src/foundation/figures/index.ts': it,
};

export const importExamples: Pick<Rule, 'broken' | 'kept'> = {
  broken: [
    {
      shows: 'a rule that asks the database, another module, its own store, the machine and a package',
      files: { ...house, [`${module}/rules.ts`]: from('#db', '#people', './store.ts', 'node:fs', 'zod') },
      at: linesOf(`${module}/rules.ts`, 1, 2, 3, 4, 5),
    },
    {
      shows: 'a form that looks into the store',
      files: { ...house, [`${module}/forms.ts`]: from('zod', './store.ts') },
      at: [`${module}/forms.ts:2`],
    },
    {
      shows: 'row types that bring code along',
      files: {
        ...house,
        [`${module}/tables.ts`]: `${typeFrom('kysely', '#db')}\n${from('kysely', '#kernel')}`,
      },
      at: [`${module}/tables.ts:3`, `${module}/tables.ts:4`],
    },
    {
      shows: 'a store that decides and asks elsewhere',
      files: { ...house, [`${module}/store.ts`]: from('kysely', '#db', './rules.ts', '#people') },
      at: [`${module}/store.ts:3`, `${module}/store.ts:4`],
    },
    {
      shows: 'a read that writes SQL and acts, a door that draws',
      files: {
        ...house,
        [`${module}/reads.ts`]: from('./store.ts', 'kysely', './actions.ts'),
        [`${module}/index.ts`]: from('./reads.ts', './views/Queue.tsx'),
      },
      at: [`${module}/reads.ts:2`, `${module}/reads.ts:3`, `${module}/index.ts:2`],
    },
    {
      shows: 'an action that knows its page and sends by itself',
      files: { ...house, [`${module}/actions.ts`]: from('./views/Queue.tsx', './routes.ts', 'nodemailer') },
      at: [`${module}/actions.ts:1`, `${module}/actions.ts:2`, `${module}/actions.ts:3`],
    },
    {
      shows: 'a route that goes to the store and to another module',
      files: { ...house, [`${module}/routes.ts`]: from('#http', './store.ts', '#people', '#db') },
      at: [`${module}/routes.ts:2`, `${module}/routes.ts:3`, `${module}/routes.ts:4`],
    },
    {
      shows: 'a view that fetches, acts, takes more than paths of a door, and knows of requests',
      files: {
        ...house,
        [`${module}/views/Queue.tsx`]: `${from('../reads.ts', '../actions.ts', '#people')}\n${typeFrom('#db', '../store.ts')}`,
      },
      at: linesOf(`${module}/views/Queue.tsx`, 1, 2, 3, 4, 5),
    },
    {
      shows: 'a figure that asks another module',
      files: { ...house, [`${module}/figures.ts`]: from('#figures', '#people') },
      at: [`${module}/figures.ts:2`],
    },
    {
      shows: 'a job that draws, answers requests, parses and sends by itself',
      files: {
        ...house,
        [`${module}/jobs.ts`]: from(
          './views/Queue.tsx',
          './routes.ts',
          '#http',
          'zod',
          'pg-boss',
          './store.ts',
        ),
      },
      at: linesOf(`${module}/jobs.ts`, 1, 2, 3, 4, 5),
    },
    {
      shows: 'a folder that is entered past its index.ts',
      files: {
        ...house,
        [`${module}/rules/index.ts`]: from('./clocks.ts'),
        [`${module}/rules/clocks.ts`]: it,
        [`${module}/reads.ts`]: from('./rules/clocks.ts'),
      },
      at: [`${module}/reads.ts:1`],
    },
  ],
  kept: [
    {
      shows: 'a module in which each takes what is its own',
      files: {
        ...house,
        [`${module}/rules/index.ts`]: `${from('#kernel', './clocks.ts')}\n${typeFrom('#people')}`,
        [`${module}/rules/clocks.ts`]: from('#kernel'),
        [`${module}/forms.ts`]: from('./rules/index.ts', 'zod', '#kernel'),
        [`${module}/tables.ts`]: `${typeFrom('kysely', '#kernel')}\ndeclare module '#db' {}`,
        [`${module}/store.ts`]: `${from('kysely', '#db', '#kernel')}\n${typeFrom('./tables.ts', './rules/index.ts')}`,
        [`${module}/reads.ts`]: from('./store.ts', './rules/index.ts', '#people', '#kernel', 'zod'),
        [`${module}/actions.ts`]: from('./store.ts', './rules/index.ts', '#people', '#db'),
        [`${module}/routes.ts`]: from(
          './reads.ts',
          './actions.ts',
          './forms.ts',
          './views/Queue.tsx',
          '#http',
        ),
        [`${module}/views/Queue.tsx`]: `import { paths as people } from '#people';\n${typeFrom('../reads.ts', '#people', 'preact')}\n${from('#ui', '../paths.ts', './Row.tsx')}`,
        [`${module}/views/Row.tsx`]: from('#ui'),
        [`${module}/figures.ts`]: from('./store.ts', '#figures'),
        [`${module}/paths.ts`]: it,
        [`${module}/jobs.ts`]: from(
          './actions.ts',
          './store.ts',
          './reads.ts',
          './rules/index.ts',
          '#people',
          '#db',
          '#kernel',
        ),
        [`${module}/index.ts`]: `export * from './reads.ts';\n${from('./routes.ts', './figures.ts', './jobs.ts')}`,
        [`${module}/store.test.ts`]: from('vitest', './store.ts', '#db', '../../../test/support/database.ts'),
      },
    },
  ],
};
