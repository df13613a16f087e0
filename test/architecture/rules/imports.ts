import { doorOf, isDomain, type Place, placeOf, targetOf } from '../places.ts';
import type { Rule, Violation } from '../rule.ts';
import type { Import, SourceFile } from '../source.ts';
import type { Tree } from '../tree.ts';
import { importExamples } from './imports.examples.ts';

interface Diet {
  /** Own kinds, `kernel`, `ui`, doors by name (`#db`), `door` (any of the domain), `door paths`, packages; each may be had as `type` only. */
  readonly takes: readonly string[];
  /** What to do with anything else. */
  readonly mend: string;
}

/** What each kind of file may import: house.md section 3, in one table. */
const DIETS: Readonly<Record<string, Diet>> = {
  index: {
    takes: [
      ...['rules', 'forms', 'type tables', 'store', 'reads', 'actions', 'routes', 'figures', 'events', 'paths'],
      ...['demo', 'type kernel', 'type #db', '#http', 'type door'],
    ],
    mend: 'A door only opens: it exports from own files and holds the entry for app.ts.',
  },
  rules: {
    takes: ['rules', 'kernel', 'type door'],
    mend: 'A rule is pure: let reads or actions fetch the fact, and take it as a parameter.',
  },
  forms: {
    takes: ['forms', 'rules', 'kernel', 'zod'],
    mend: 'A form knows what it looks like and no more: what needs a look into the store belongs in actions.',
  },
  tables: {
    takes: ['type tables', 'type kernel', 'type kysely'],
    mend: 'Row types stand alone: import type, from kysely or #kernel.',
  },
  store: {
    takes: ['store', 'type tables', 'type rules', 'kysely', '#db', 'kernel'],
    mend: 'The store is SQL and no more: what decides belongs in rules, what joins other doors in reads.',
  },
  reads: {
    takes: ['reads', 'store', 'rules', 'forms', 'paths', 'type tables', 'door', 'type #db', '#audit', 'kernel', 'zod'],
    mend: 'A read fetches through own store and other doors: SQL belongs in store, markup in views.',
  },
  actions: {
    takes: [
      ...['actions', 'rules', 'forms', 'type tables', 'store', 'reads', 'events', 'paths'],
      ...['door', '#db', '#audit', '#jobs', '#files', '#mail', '#telemetry', '#auth', '#clock', 'kernel'],
    ],
    mend: 'An action asks rules, writes by store and audits: it knows no page, no route and no package.',
  },
  routes: {
    takes: ['routes', 'reads', 'actions', 'forms', 'views', 'rules', 'paths', '#http', 'kernel'],
    mend: 'A route only points: what fetches belongs in reads, what does belongs in actions.',
  },
  views: {
    takes: [
      ...['views', 'paths', 'forms', 'rules', 'type reads', 'type tables', 'ui', 'kernel'],
      ...['door paths', 'type door', 'type preact'],
    ],
    mend: 'A view turns its model into HTML: let reads put the answer into the model. Of other doors it takes paths.',
  },
  figures: {
    takes: ['figures', 'store', 'type tables', 'rules', 'type #db', '#figures', 'kernel'],
    mend: 'A figure defines a question and counts by store: SQL belongs there.',
  },
  events: {
    takes: ['events', 'type rules', 'type tables', 'type #db', '#events', 'kernel', 'type door'],
    mend: 'An event is a name and the facts that it carries.',
  },
  paths: { takes: ['paths', 'kernel', '#http'], mend: 'An address is made of its parts and nothing else.' },
  demo: {
    takes: ['demo', 'rules', 'forms', 'type tables', 'store', 'reads', 'actions', 'door', 'type #db', 'kernel'],
    mend: 'A factory does what a person would: by own actions and other doors.',
  },
};

/** The words of the table that an import of this answers to. */
const wordsFor = (tree: Tree, file: SourceFile, from: Place, each: Import): readonly string[] => {
  const target = targetOf(tree, file.path, each);
  if (target.sort !== 'file') return [target.name];
  const to = placeOf(target.name);
  if (to.module === from.module && to.kind) return [to.kind];
  if (to.wing === 'kernel' || to.wing === 'ui') return [to.wing];
  const door = doorOf(to.module ?? target.name);
  if (!isDomain(to)) return [door];
  const onlyPaths = each.names.every((name) => /^paths$|Paths$/.test(name));
  return onlyPaths ? [door, 'door', 'door paths'] : [door, 'door'];
};

const pastIndex = (tree: Tree, from: Place, file: SourceFile, each: Import): string | undefined => {
  const { name } = targetOf(tree, file.path, each);
  const to = placeOf(name);
  if (to.module !== from.module || to.kind === from.kind || !to.kind || to.kind === 'views') return undefined;
  const index = `${to.module}/${to.kind}/index.ts`;
  return name !== index && tree.paths.has(index) ? `${to.kind}/ has a door: import ./${to.kind}/index.ts.` : undefined;
};

const violationsIn = (tree: Tree): Violation[] =>
  [...tree.files.values()].flatMap((file) => {
    const from = placeOf(file.path);
    const diet = DIETS[from.kind ?? ''];
    if (!isDomain(from) || from.isTest || !from.kind || !diet) return [];
    return file.imports.flatMap((each) => {
      const words = wordsFor(tree, file, from, each);
      const allowed = words.flatMap((word) => (each.typeOnly ? [word, `type ${word}`] : [word]));
      const asType = words.some((word) => diet.takes.includes(`type ${word}`)) ? ' a value of' : '';
      const message = allowed.some((word) => diet.takes.includes(word))
        ? pastIndex(tree, from, file, each)
        : `${from.kind} may not import${asType} ${each.specifier}. ${diet.mend}`;
      return message ? [{ path: file.path, line: each.line, message }] : [];
    });
  });

export const imports: Rule = {
  says: 'Each kind of file imports what its kind may',
  violations: violationsIn,
  ...importExamples,
};
