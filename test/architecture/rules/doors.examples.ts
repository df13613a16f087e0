import type { Rule } from '../rule.ts';

const index = 'export const it = 1;';

export const doorExamples: Pick<Rule, 'broken' | 'kept'> = {
  broken: [
    {
      shows: 'a module without index.ts',
      files: { 'src/foundation/people/store.ts': index },
      at: ['src/foundation/people/index.ts:1'],
    },
    {
      shows: 'a module that package.json gives no door',
      files: { 'src/foundation/people/index.ts': index },
      manifest: { imports: {} },
      at: ['package.json:1'],
    },
    {
      shows: 'two modules of one name',
      files: { 'src/foundation/people/index.ts': index, 'src/practice/people/index.ts': index },
      manifest: { imports: { '#people': './src/foundation/people/index.ts' } },
      at: ['package.json:1'],
    },
    {
      shows: 'a wildcard',
      files: { 'src/foundation/people/index.ts': index },
      manifest: {
        imports: {
          '#people': './src/foundation/people/index.ts',
          '#people/*': './src/foundation/people/*',
        },
      },
      at: ['package.json:4'],
    },
    {
      shows: 'a door to nowhere, a door to the inside, a door to the roof',
      files: {
        'src/foundation/people/index.ts': index,
        'src/foundation/people/store.ts': index,
        'src/config.ts': index,
      },
      manifest: {
        imports: {
          '#people': './src/foundation/people/index.ts',
          '#families': './src/foundation/families/index.ts',
          '#people-store': './src/foundation/people/store.ts',
          '#config': './src/config.ts',
        },
      },
      at: ['package.json:4', 'package.json:5', 'package.json:6'],
    },
    {
      shows: 'walking into another module, past its door, and to its index by the back way',
      files: {
        'src/foundation/people/index.ts': index,
        'src/foundation/people/store.ts': index,
        'src/foundation/story/reads.ts': `import { it } from '../people/store.ts';\nimport { it as b } from '#people/store';\nimport type { it as c } from '../people/index.ts';`,
        'src/foundation/story/index.ts': index,
      },
      at: [
        'src/foundation/story/reads.ts:1',
        'src/foundation/story/reads.ts:2',
        'src/foundation/story/reads.ts:3',
      ],
    },
    {
      shows: 'widening the tables of another module from afar, and importing what is only known later',
      files: {
        'src/platform/db/index.ts': index,
        'src/foundation/people/index.ts': `declare module '../../platform/db/index.ts' {}\nexport const load = (name: string) => import(name);`,
      },
      at: ['src/foundation/people/index.ts:1', 'src/foundation/people/index.ts:2'],
    },
    {
      shows: 'a module that uses its own door, and a story test that reaches inside',
      files: {
        'src/foundation/people/index.ts': index,
        'src/foundation/people/reads.ts': `import { it } from '#people';`,
        'test/stories/birth.test.ts': `import { it } from '../../src/foundation/people/reads.ts';`,
      },
      at: ['src/foundation/people/reads.ts:1', 'test/stories/birth.test.ts:1'],
    },
    {
      shows: 'a lone file in a wing that others walk to',
      files: {
        'src/platform/clock.ts': index,
        'src/platform/db/index.ts': `export { it } from '../clock.ts';`,
      },
      at: ['src/platform/db/index.ts:1'],
    },
  ],
  kept: [
    {
      shows: 'doors used from within and from outside, and tests that share their support',
      files: {
        'src/kernel/index.ts': index,
        'src/kernel/day.ts': index,
        'src/ui/index.ts': `export { it } from './macros/render.ts';`,
        'src/ui/macros/render.ts': `export { it } from '#kernel';`,
        'src/foundation/people/index.ts': `export { it } from './rules/index.ts';`,
        'src/foundation/people/rules/index.ts': `export { it } from '#kernel';`,
        'src/foundation/people/store.test.ts': `import { it } from '../../../test/support/database.ts';\nit;`,
        'src/app.ts': `import { it } from '#people';\nimport { port } from './config.ts';\nexport const all = [it, port];`,
        'src/config.ts': 'export const port = 3000;',
        'src/cli.ts': `import { run } from './cli/clock.ts';\nimport { make } from '../demo/index.ts';\nrun(make);`,
        'src/cli/clock.ts': `export { it as run } from '#people';`,
        'demo/index.ts': `export { it as make } from '#people';`,
        'test/support/database.ts': `import { all } from '../../src/app.ts';\nexport const it = all;`,
        'test/stories/birth.test.ts': `import { it } from '../support/database.ts';\nimport { it as b } from '#people';`,
      },
    },
  ],
};
