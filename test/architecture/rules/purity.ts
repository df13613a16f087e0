import { isDomain, placeOf, targetOf } from '../places.ts';
import { linesOf, type Rule, type Violation } from '../rule.ts';
import type { SourceFile } from '../source.ts';
import type { Tree } from '../tree.ts';

type Find = (file: SourceFile) => readonly { readonly start: number; readonly what: string }[];

const WORLD = [
  ...['process', 'console', 'crypto', 'globalThis', 'fetch', 'performance', 'Buffer', 'require'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
];

const timeOf: Find = (file) => [
  ...file.find('MemberExpression').flatMap(({ object, property, start }) => {
    const isNow = object.type === 'Identifier' && object.name === 'Date' && 'name' in property;
    return isNow && property.name === 'now' ? [{ start, what: 'Date.now()' }] : [];
  }),
  ...[...file.find('NewExpression'), ...file.find('CallExpression')].flatMap(
    ({ callee, arguments: given, start, type }) => {
      const isDate = callee.type === 'Identifier' && callee.name === 'Date';
      return isDate && (given.length === 0 || type === 'CallExpression')
        ? [{ start, what: 'The time now' }]
        : [];
    },
  ),
];

const chanceIn: Find = (file) =>
  file.find('MemberExpression').flatMap(({ object, property, start }) => {
    const isMath = object.type === 'Identifier' && object.name === 'Math' && 'name' in property;
    return isMath && property.name === 'random' ? [{ start, what: 'Math.random()' }] : [];
  });

const worldIn: Find = (file) =>
  file.references
    .filter(({ name }) => WORLD.includes(name))
    .map(({ name, start }) => ({ start, what: name }));

const machineIn = (tree: Tree, file: SourceFile): Violation[] =>
  file.imports
    .filter((each) => targetOf(tree, file.path, each).sort === 'node')
    .map(({ line, specifier }) => ({
      path: file.path,
      line,
      message: `${specifier} reaches the machine: that belongs in src/platform, and its answer comes as a parameter.`,
    }));

const violationsIn = (tree: Tree): Violation[] =>
  [...tree.files.values()].flatMap((file) => {
    const place = placeOf(file.path);
    if (place.isTest) return [];
    const isPure = place.wing === 'kernel' || (isDomain(place) && place.kind === 'rules');
    const isTimeless = isPure || isDomain(place) || place.wing === 'ui';
    const said = (finds: readonly Find[], mend: string): Violation[] =>
      finds
        .flatMap((find) => find(file))
        .map(({ start, what }) => ({
          path: file.path,
          line: file.lineOf(start),
          message: `${what} ${mend}`,
        }));
    return [
      ...(isPure ? said([chanceIn, worldIn], 'is not pure: take what it gives as a parameter.') : []),
      ...(isPure ? machineIn(tree, file) : []),
      ...(isTimeless ? said([timeOf], 'is read here: time is a parameter (a Day or an Instant).') : []),
    ];
  });

const impure = `import { readFileSync } from 'node:fs';
export const a = Date.now();
export const b = new Date();
export const c = Math.random();
export const d = process.pid;
export const e = () => console.log(a);
export const f = crypto.randomUUID();
export const g = Date();
export const h = () => fetch('x');
`;
export const purity: Rule = {
  says: 'The kernel and the rules are pure, and in the domain time is a parameter',
  violations: violationsIn,
  broken: [
    {
      shows: 'a kernel of clocks, chance and files',
      files: { 'src/kernel/day.ts': impure },
      at: linesOf('src/kernel/day.ts', 1, 2, 3, 4, 5, 6, 7, 8, 9),
    },
    {
      shows: 'the same in the rules of a module',
      files: { 'src/practice/referrals/rules/clocks.ts': impure },
      at: linesOf('src/practice/referrals/rules/clocks.ts', 1, 2, 3, 4, 5, 6, 7, 8, 9),
    },
    {
      shows: 'a read and a component that look at the clock',
      files: {
        'src/practice/referrals/reads.ts': 'export const now = () => Date.now();',
        'src/ui/footer.tsx': 'export const year = () => new Date().getFullYear();',
      },
      at: ['src/practice/referrals/reads.ts:1', 'src/ui/footer.tsx:1'],
    },
  ],
  kept: [
    {
      shows:
        'days worked out from what is given, properties that bear such a name, and a platform with a clock',
      files: {
        'src/kernel/day.ts': `export const at = (time: number) => new Date(time).toISOString();\nexport const utc = Date.UTC(2026, 0, 1);\nexport const file = { process: 1 }.process;\nexport const max = Math.max(1, 2);`,
        'src/platform/clock/index.ts': 'export const now = () => new Date().toISOString();',
        'src/practice/referrals/rules.test.ts': 'export const now = Date.now();',
      },
    },
  ],
};
