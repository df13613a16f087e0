import { placeOf, targetOf } from '../places.ts';
import type { Rule, Violation } from '../rule.ts';
import type { Tree } from '../tree.ts';
import { fileCycleExamples, platformCycleExamples } from './cycles.examples.ts';

/** Where each leads, with the line and the file at which it does. */
type Graph = ReadonlyMap<string, ReadonlyMap<string, { path: string; line: number }>>;

/** The shortest way round from one back to itself. */
const wayRound = (graph: Graph, start: string): readonly string[] | undefined => {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const here of queue) {
    for (const next of graph.get(here)?.keys() ?? []) {
      if (next === start) {
        const way = [start];
        for (let at = here; at !== start; at = cameFrom.get(at) ?? start) way.unshift(at);
        return [start, ...way];
      }
      if (graph.has(next) && !cameFrom.has(next)) {
        cameFrom.set(next, here);
        queue.push(next);
      }
    }
  }
  return undefined;
};

/** One violation a cycle: at its first member in the alphabet, with the way round. */
const cyclesIn = (graph: Graph, mend: string): Violation[] => {
  const told = new Set<string>();
  return [...graph.keys()].sort().flatMap((start) => {
    if (told.has(start)) return [];
    const way = wayRound(graph, start);
    const first = way?.[1] === undefined ? undefined : graph.get(start)?.get(way[1]);
    if (!way || !first) return [];
    for (const each of way) told.add(each);
    return [{ ...first, message: `${way.join(' → ')}. ${mend}` }];
  });
};

const filesGraph = (tree: Tree): Graph =>
  new Map(
    [...tree.files.values()].map((file) => {
      const values = file.imports.filter((each) => !each.typeOnly);
      const edges = values.map(
        (each) => [targetOf(tree, file.path, each).name, { path: file.path, line: each.line }] as const,
      );
      return [file.path, new Map(edges.reverse())];
    }),
  );

/** Types count here: a module that needs another's types can't be read, or taken out, without it. */
const platformGraph = (tree: Tree): Graph => {
  const graph = new Map<string, Map<string, { path: string; line: number }>>();
  for (const file of tree.files.values()) {
    const from = placeOf(file.path);
    if (from.wing !== 'platform' || !from.module || from.isTest) continue;
    const edges = graph.get(from.module) ?? new Map();
    graph.set(from.module, edges);
    for (const each of file.imports) {
      const to = placeOf(targetOf(tree, file.path, each).name);
      if (to.wing !== 'platform' || !to.module || to.module === from.module || edges.has(to.module)) continue;
      edges.set(to.module, { path: file.path, line: each.line });
    }
  }
  return graph;
};

export const fileCycles: Rule = {
  says: 'No file imports itself, however long the way round',
  violations: (tree) =>
    cyclesIn(filesGraph(tree), 'Move what both need into a file of its own, or pass it as a parameter.'),
  ...fileCycleExamples,
};

export const platformCycles: Rule = {
  says: 'The modules of the platform need each other one way only',
  violations: (tree) =>
    cyclesIn(platformGraph(tree), 'Let the lower one take a function or declare the type that it needs.'),
  ...platformCycleExamples,
};
