import { doorOf, isDomain, type Place, placeOf, targetOf } from '../places.ts';
import type { Rule, Violation } from '../rule.ts';
import type { Import, SourceFile } from '../source.ts';
import type { Tree } from '../tree.ts';
import { importExamples } from './imports.examples.ts';
import { ALLOWED } from './imports.table.ts';

/** The words of the table that an import of this answers to. */
const wordsFor = (tree: Tree, file: SourceFile, from: Place, each: Import): readonly string[] => {
  const target = targetOf(tree, file.path, each);
  if (target.sort !== 'file') return [target.name];
  const to = placeOf(target.name);
  if (to.module === from.module && to.kind) return [to.kind];
  if (to.wing === 'kernel' || to.wing === 'ui') return [to.wing];
  const door = doorOf(to.module ?? target.name);
  if (!isDomain(to)) return door === '#http' ? [door] : [door, 'platform'];
  const onlyPaths = each.names.every((name) => /^paths$|Paths$/.test(name));
  return onlyPaths ? [door, 'door', 'door paths'] : [door, 'door'];
};

const pastIndex = (tree: Tree, from: Place, file: SourceFile, each: Import): string | undefined => {
  const { name } = targetOf(tree, file.path, each);
  const to = placeOf(name);
  if (to.module !== from.module || to.kind === from.kind || !to.kind || to.kind === 'views') return undefined;
  const index = `${to.module}/${to.kind}/index.ts`;
  return name !== index && tree.paths.has(index)
    ? `${to.kind}/ has a door: import ./${to.kind}/index.ts.`
    : undefined;
};

const violationsIn = (tree: Tree): Violation[] =>
  [...tree.files.values()].flatMap((file) => {
    const from = placeOf(file.path);
    const allowance = ALLOWED[from.kind ?? ''];
    if (!isDomain(from) || from.isTest || !from.kind || !allowance) return [];
    const takes = allowance.takes.split(', ');
    return file.imports.flatMap((each) => {
      const words = wordsFor(tree, file, from, each);
      const allowed = words.flatMap((word) => (each.typeOnly ? [word, `type ${word}`] : [word]));
      const asType = words.some((word) => takes.includes(`type ${word}`)) ? ' a value of' : '';
      const message = allowed.some((word) => takes.includes(word))
        ? pastIndex(tree, from, file, each)
        : `${from.kind} may not import${asType} ${each.specifier}. ${allowance.mend}`;
      return message ? [{ path: file.path, line: each.line, message }] : [];
    });
  });

export const imports: Rule = {
  says: 'Each kind of file imports what its kind may',
  violations: violationsIn,
  ...importExamples,
};
