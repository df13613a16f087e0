import type { Rule } from '../rule.ts';

export const declaredExamples: Pick<Rule, 'broken' | 'kept'> = {
  broken: [
    {
      shows: 'a package by luck, and a deep import of one',
      files: { 'src/kernel/day.ts': `import 'left-pad';\nimport '@scope/name/deep.js';\nimport 'node:fs';` },
      manifest: { dependencies: { zod: '4.0.0' } },
      at: ['src/kernel/day.ts:1', 'src/kernel/day.ts:2'],
    },
  ],
  kept: [
    {
      shows: 'packages from all three lists, and one whose types alone are used',
      files: {
        'src/kernel/day.ts': `import 'zod';\nimport 'pg/lib/utils';\nimport type { A } from 'estree';`,
        'vitest.config.ts': `import 'vitest/config';`,
      },
      manifest: {
        dependencies: { zod: '4' },
        devDependencies: { vitest: '5', '@types/estree': '1' },
        optionalDependencies: { pg: '8' },
      },
    },
  ],
};

export const usedExamples: Pick<Rule, 'broken' | 'kept'> = {
  broken: [
    {
      shows: 'a package, and types, that nothing uses, though an example names it',
      files: { 'test/architecture/rules/a.ts': `export const a = 'left-pad';` },
      manifest: { dependencies: { 'left-pad': '1.0.0' }, devDependencies: { '@types/left-pod': '1.0.0' } },
      at: ['package.json:4', 'package.json:7'],
    },
  ],
  kept: [
    {
      shows: 'packages imported, late, by path, from a stylesheet, as a command, and their types',
      files: {
        'src/main.ts': `import 'fastify';\nexport const late = () => import('@scope/name');\nexport const css = 'node_modules/govuk-frontend/dist';`,
        'src/ui/all.scss': `@use "pkg/sass";`,
      },
      manifest: {
        dependencies: { fastify: '5', '@scope/name': '1', 'govuk-frontend': '6', pkg: '1' },
        devDependencies: { knip: '6', '@types/node': '24', '@types/scope__name': '1' },
      },
    },
  ],
};
