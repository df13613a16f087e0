import { doorOf, modulesOf, nameOfModule, type Place, placeOf, targetOf } from '../places.ts';
import type { Rule, Violation } from '../rule.ts';
import type { Import, SourceFile } from '../source.ts';
import type { Tree } from '../tree.ts';
import { doorExamples } from './doors.examples.ts';

const entryOf = (module: string): string => `"${doorOf(module)}": "./${module}/index.ts"`;

const moduleViolations = (tree: Tree): Violation[] =>
  modulesOf(tree).flatMap((module) => {
    const index = `${module}/index.ts`;
    if (!tree.paths.has(index)) {
      return [{ path: index, line: 1, message: `${nameOfModule(module)} has no door: write ${index}.` }];
    }
    if (tree.manifest.imports[doorOf(module)] === `./${index}`) return [];
    const message = `Nobody can reach ${module}: add ${entryOf(module)} to imports. Names of modules are unique.`;
    return [{ path: 'package.json', line: 1, message }];
  });

const faultOfDoor = (tree: Tree, door: string, target: string): string | undefined => {
  if (`${door}${target}`.includes('*')) return 'A wildcard opens every file of a module: name one door.';
  const path = target.replace(/^\.\//, '');
  if (!tree.paths.has(path)) return `${target} is not there: mend the path or take the door away.`;
  const { module } = placeOf(path);
  if (!path.startsWith('src/')) return undefined;
  if (module && module !== 'src' && path === `${module}/index.ts` && door === doorOf(module))
    return undefined;
  return `A door is named after its module and opens its index.ts: ${module ? entryOf(module) : 'make a module of it'}.`;
};

const doorViolations = (tree: Tree): Violation[] =>
  Object.entries(tree.manifest.imports).flatMap(([door, target]) => {
    const message = faultOfDoor(tree, door, target);
    const line = tree.manifest.source.split('\n').findIndex((text) => text.includes(`"${door}"`)) + 1;
    return message ? [{ path: 'package.json', line, message: `${door}: ${message}` }] : [];
  });

/** Whether a relative path may lead from one place to the other. */
const mayWalk = (from: Place, to: Place): boolean =>
  from.module === to.module ||
  (from.wing === 'yard' && (to.wing === 'yard' || to.wing === 'roof')) ||
  (from.wing === 'roof' && to.module === 'demo') ||
  (from.isTest && to.module === 'test');

const faultOfImport = (tree: Tree, file: SourceFile, each: Import): string | undefined => {
  if (each.specifier === undefined)
    return 'What is imported here is computed, so no rule can see it: name it.';
  const target = targetOf(tree, file.path, each);
  if (target.sort === 'nowhere') {
    const module = modulesOf(tree).find((other) => target.name.startsWith(`${doorOf(other)}/`));
    return module
      ? `${target.name} reaches past a door: import from ${doorOf(module)}, and export there what others may use.`
      : `${target.name} is no door: see imports in package.json.`;
  }
  if (target.sort !== 'file') return undefined;
  const from = placeOf(file.path);
  const to = placeOf(target.name);
  if (target.byDoor) {
    return from.module === to.module && from.wing !== 'yard'
      ? `${each.specifier} is the module's own door: inside, import the file itself.`
      : undefined;
  }
  if (mayWalk(from, to)) return undefined;
  return to.module && to.module !== 'src'
    ? `${each.specifier} walks into ${to.module}: import from ${doorOf(to.module)}, and export there what others may use.`
    : `${each.specifier} walks out of ${from.module ?? 'its place'}: relative imports stay inside a module.`;
};

const importViolations = (tree: Tree): Violation[] =>
  [...tree.files.values()].flatMap((file) =>
    file.path.startsWith('scripts/')
      ? []
      : file.imports.flatMap((each) => {
          const message = faultOfImport(tree, file, each);
          return message ? [{ path: file.path, line: each.line, message }] : [];
        }),
  );

export const doors: Rule = {
  says: 'A module is reached from outside by its door alone',
  violations: (tree) => [...moduleViolations(tree), ...doorViolations(tree), ...importViolations(tree)],
  ...doorExamples,
};
