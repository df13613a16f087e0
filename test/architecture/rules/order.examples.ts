import type { Rule } from '../rule.ts';

const index = 'export const it = 1;';
const two = {
  'src/foundation/people/index.ts': index,
  'src/foundation/story/index.ts': `import { it } from '#people';\nexport { it };`,
};

export const orderExamples: Pick<Rule, 'broken' | 'kept'> = {
  broken: [
    {
      shows: 'a module that imports a later one, though the imports stand in the right order',
      files: {
        ...two,
        'src/app.ts': `import { it as people } from '#people';\nimport { it as story } from '#story';\nexport const modules = [story, people];`,
      },
      at: ['src/foundation/story/index.ts:1'],
    },
    {
      shows: 'a module that nobody listed',
      files: {
        ...two,
        'src/app.ts': `import { it as people } from '#people';\nexport const modules = [people];`,
      },
      at: ['src/app.ts:1'],
    },
    {
      shows: 'a list that stands on its head',
      files: {
        'src/foundation/people/index.ts': index,
        'src/practice/referrals/index.ts': `import { it } from '#people';\nexport { it };`,
        'src/app.ts': `import { it as r } from '#referrals';\nimport { it as p } from '#people';\nexport const modules = [\n  r,\n  p,\n];`,
      },
      at: ['src/app.ts:5'],
    },
  ],
  kept: [
    {
      shows: 'a list in which each comes after what it needs, among other arrays',
      files: {
        ...two,
        'src/app.ts': `import * as story from '#story';\nimport * as people from '#people';\nconst tags = [story.it];\nexport const modules = [people.it, story.it];`,
      },
    },
  ],
};
