import { isDomain, modulesOf, placeOf, targetOf, WINGS } from '../places.ts';
import type { Rule, Violation } from '../rule.ts';
import type { NodeOf, SourceFile } from '../source.ts';
import type { Tree } from '../tree.ts';
import { orderExamples } from './order.examples.ts';

const APP = 'src/app.ts';

/** The modules of foundation and above that app.ts imports, by the name that it gives to what it imports. */
const modulesByLocal = (tree: Tree, app: SourceFile): Map<string, string> =>
  new Map(
    app.imports.flatMap((each) => {
      const place = placeOf(targetOf(tree, APP, each).name);
      const { module } = place;
      return module && isDomain(place)
        ? [...each.locals.keys()].map((local) => [local, module] as const)
        : [];
    }),
  );

const within = (outer: NodeOf<'ArrayExpression'>, inner: NodeOf<'Identifier'>): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/**
 * The list: of the arrays in app.ts, the one that names the most modules, by the line of each. Not the order of the imports,
 * which the formatter sorts.
 */
const listedIn = (tree: Tree, app: SourceFile): Map<string, number> => {
  const locals = modulesByLocal(tree, app);
  const lists = app.find('ArrayExpression').map((array) => {
    const named = new Map<string, number>();
    for (const reference of app.references.filter((each) => within(array, each))) {
      const module = locals.get(reference.name);
      if (module && !named.has(module)) named.set(module, app.lineOf(reference.start));
    }
    return named;
  });
  return lists.reduce((most, list) => (list.size > most.size ? list : most), new Map<string, number>());
};

const FLOORS: readonly string[] = WINGS;
const floorOf = (module: string): number => FLOORS.indexOf(placeOf(`${module}/index.ts`).wing);

const listViolations = (tree: Tree, listed: ReadonlyMap<string, number>): Violation[] => {
  const missing = modulesOf(tree)
    .filter((module) => isDomain(placeOf(`${module}/index.ts`)) && !listed.has(module))
    .map((module) => ({
      path: APP,
      line: 1,
      message: `${module} is not in the list, so nothing of it is served: add it after the modules that it imports.`,
    }));
  const upsideDown = [...listed].flatMap(([module, line], at, all) => {
    const before = all[at - 1]?.[0];
    return before && floorOf(before) > floorOf(module)
      ? [
          {
            path: APP,
            line,
            message: `${module} stands below ${before}: list the floors from the ground up.`,
          },
        ]
      : [];
  });
  return [...missing, ...upsideDown];
};

const importViolations = (tree: Tree, listed: ReadonlyMap<string, number>): Violation[] => {
  const rank = new Map([...listed.keys()].map((module, at) => [module, at]));
  return [...tree.files.values()].flatMap((file) => {
    const from = placeOf(file.path);
    const own = rank.get(from.module ?? '');
    if (own === undefined || from.isTest) return [];
    return file.imports.flatMap((each) => {
      const to = placeOf(targetOf(tree, file.path, each).name);
      const other = rank.get(to.module ?? '');
      if (other === undefined || to.wing !== from.wing || other <= own) return [];
      const message = `${to.module} comes after ${from.module} in ${APP}. Let the later one import the earlier one, send it an event, or, if neither needs the other back, change the order of the list.`;
      return [{ path: file.path, line: each.line, message }];
    });
  });
};

export const order: Rule = {
  says: 'On its own floor a module imports only those listed before it in src/app.ts',
  violations: (tree) => {
    const app = tree.files.get(APP);
    const listed = app ? listedIn(tree, app) : new Map<string, number>();
    return [...listViolations(tree, listed), ...importViolations(tree, listed)];
  },
  notYet: (tree) => (tree.files.has(APP) ? undefined : `${APP} is not written yet`),
  ...orderExamples,
};
