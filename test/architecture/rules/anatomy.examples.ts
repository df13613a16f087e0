import type { Rule } from '../rule.ts';

export const anatomyExamples: Pick<Rule, 'broken' | 'kept'> = {
  broken: [
    {
      shows: 'names of a module of its own making',
      files: {
        'src/practice/referrals/index.ts': '',
        'src/practice/referrals/queue.ts': '',
        'src/practice/referrals/reminders.ts': '',
        'src/practice/referrals/controllers/queue.ts': '',
        'src/practice/referrals/codes.csv': '',
        'src/practice/referrals/store.tsx': '',
        'src/practice/referrals/views/sort.ts': '',
      },
      at: [
        'src/practice/referrals/codes.csv:1',
        'src/practice/referrals/controllers/queue.ts:1',
        'src/practice/referrals/queue.ts:1',
        'src/practice/referrals/reminders.ts:1',
        'src/practice/referrals/store.tsx:1',
        'src/practice/referrals/views/sort.ts:1',
      ],
    },
    {
      shows: 'a folder without a door, a folder beside its file',
      files: {
        'src/practice/referrals/rules/clocks.ts': '',
        'src/practice/plans/store.ts': '',
        'src/practice/plans/store/index.ts': '',
      },
      at: ['src/practice/plans/store.ts:1', 'src/practice/referrals/rules/clocks.ts:1'],
    },
    {
      shows: 'a wing that is none, a file that stands in no module',
      files: { 'src/models/child.ts': '', 'src/platform/clock.ts': '' },
      at: ['src/models/child.ts:1', 'src/platform/clock.ts:1'],
    },
  ],
  kept: [
    {
      shows: 'a whole module, the free shape of platform and ui, and the roof',
      files: {
        'src/app.ts': '',
        'src/cli/clock.ts': '',
        'src/config/secret.ts': '',
        'src/ui/macros/render.ts': '',
        'src/platform/db/migrate.ts': '',
        ...Object.fromEntries(
          'index.ts rules/index.ts rules/codes.csv rules/clocks.test.ts forms.ts tables.ts store.ts store.test.ts reads.ts actions.ts routes.ts views/Queue.tsx figures.ts demo.ts events.ts jobs.ts paths.ts README.md'
            .split(' ')
            .map((name) => [`src/practice/referrals/${name}`, '']),
        ),
      },
    },
  ],
};
