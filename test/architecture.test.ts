import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placesIn, report } from './architecture/rule.ts';
import { rules } from './architecture/rules/index.ts';
import { plant, readTree } from './architecture/tree.ts';

const tree = readTree(join(import.meta.dirname, '..'));

describe('The house keeps its own rules', () => {
  it('is looked at whole', () => {
    for (const path of ['src/kernel/day.ts', 'test/architecture.test.ts']) {
      expect(tree.files.has(path), `${path} was not read`).toBe(true);
    }
  });

  for (const rule of rules) {
    it(rule.says, ({ skip, annotate }) => {
      const reason = rule.notYet?.(tree);
      if (reason) skip(reason);
      for (const { path, line, message } of rule.remarks?.(tree) ?? []) {
        annotate(`${path}:${line} ${message}`, 'notice');
      }
      const violations = rule.violations(tree);
      if (violations.length > 0) expect.fail(report(rule, violations));
    });
  }
});

describe.each(rules)('$says', (rule) => {
  it.each(rule.broken)('objects to $shows', ({ at, ...example }) => {
    expect(placesIn(rule.violations(plant(example)))).toEqual([...at].sort());
  });

  it.each(rule.kept)('lets be $shows', (example) => {
    expect(rule.violations(plant(example))).toEqual([]);
  });
});
