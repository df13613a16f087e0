import { targetOf } from '../places.ts';
import type { Rule, Violation } from '../rule.ts';
import type { Tree } from '../tree.ts';
import { declaredExamples, usedExamples } from './dependencies.examples.ts';

/** Packages that are run or built with, not imported; each with its reason. */
const TOOLS: Readonly<Record<string, string>> = {
  '@biomejs/biome': 'formats and lints, as a command',
  '@sparticuz/chromium': 'brings the browser that the tests run, found by path',
  '@fontsource/atkinson-hyperlegible-next': 'the typeface, copied to the assets by src/ui/assets.json',
  knip: 'finds what nothing uses, as a command',
  'openapi-fetch':
    'what the client in clients/typescript asks with, which a story plays an agency’s system with',
  node: 'runs the program where the installed Node is older',
  tsx: 'runs TypeScript in development, as a command',
  typescript: 'checks the types, as a command',
};
const MAIN = 'src/main.ts';
/** The rules' own examples name packages and don't use them. */
const EXAMPLES = 'test/architecture/';

/** A types package is used where what it types is: by name, or by Node itself. */
const isTypes = (name: string): boolean => name.startsWith('@types/');
const typesOf = (name: string): string => `@types/${name.replace(/^@(.+)\//, '$1__')}`;

const usesInText = (text: string, name: string): boolean =>
  text === name || text.startsWith(`${name}/`) || text.includes(`node_modules/${name}/`);

const usedIn = (tree: Tree): ((name: string) => boolean) => {
  const imported = new Set<string>();
  const texts: string[] = [];
  for (const file of tree.files.values()) {
    for (const each of file.imports) imported.add(targetOf(tree, file.path, each).name);
    if (file.path.startsWith(EXAMPLES)) continue;
    for (const { value } of file.find('Literal')) if (typeof value === 'string') texts.push(value);
  }
  return (name) =>
    imported.has(name) ||
    texts.some((text) => usesInText(text, name)) ||
    tree.stylesheets.some((text) => text.includes(`${name}/`));
};

const lineIn = (source: string, name: string): number =>
  source.split('\n').findIndex((text) => text.includes(`"${name}":`)) + 1;

const unused = (tree: Tree): Violation[] => {
  const { dependencies, source } = tree.manifest;
  const isUsed = usedIn(tree);
  const subjectIsThere = (name: string): boolean =>
    name === '@types/node' || dependencies.some((other) => typesOf(other) === name);
  return dependencies
    .filter((name) => !(name in TOOLS) && !(isTypes(name) ? subjectIsThere(name) : isUsed(name)))
    .map((name) => ({
      path: 'package.json',
      line: lineIn(source, name),
      message: `Nothing imports ${name}: take it out, or, if it is run and not imported, give its reason in test/architecture/rules/dependencies.ts.`,
    }));
};

const undeclared = (tree: Tree): Violation[] =>
  [...tree.files.values()].flatMap((file) =>
    file.imports.flatMap((each) => {
      const { sort, name } = targetOf(tree, file.path, each);
      const declared = tree.manifest.dependencies;
      if (sort !== 'package' || declared.includes(name)) return [];
      if (each.typeOnly && declared.includes(typesOf(name))) return [];
      const message = `${name} is not in package.json: it is here by luck, as part of another. Declare it with an exact version, or use what is there.`;
      return [{ path: file.path, line: each.line, message }];
    }),
  );

export const declared: Rule = {
  says: 'Every package that is imported is declared',
  violations: undeclared,
  ...declaredExamples,
};

export const used: Rule = {
  says: 'Every package that is declared is used',
  violations: unused,
  notYet: (tree) => (tree.files.has(MAIN) ? undefined : `${MAIN} is not written yet`),
  ...usedExamples,
};
