import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ZodType } from 'zod';
import type { $ZodType, $ZodTypes } from 'zod/v4/core';
import { shapeForm } from '#http';
import { modules } from '../../src/app.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { naughty, publicNaughtyStrings } from '../support/naughty.ts';
import { inTurn, naughtyForms } from '../support/naughty-forms.ts';

// Zod's own way to tell its types apart: every schema is one of this union, told by `def.type`.
const told = (schema: $ZodType): $ZodTypes => schema as $ZodTypes;

/** The paths of every field of a form that takes text, lists by their first row. */
const textFields = (schema: $ZodType, path = ''): string[] => {
  const { def } = told(schema)._zod;
  const below = (name: string) => (path === '' ? name : `${path}.${name}`);
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([name, inner]) => textFields(inner, below(name)));
    case 'array':
      return told(def.element)._zod.def.type === 'object' ? textFields(def.element, below('0')) : [];
    case 'optional':
    case 'nullable':
    case 'default':
      return textFields(def.innerType, path);
    case 'pipe':
      return textFields(def.in, path);
    case 'string':
      return 'format' in def ? [] : [path];
    default:
      return [];
  }
};
const valueAt = (data: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (found, part) =>
        typeof found === 'object' && found !== null && part in found ? Reflect.get(found, part) : undefined,
      data,
    );
const nested = (path: string, value: string): unknown =>
  path.split('.').reduceRight<unknown>((inner, part) => (part === '0' ? [inner] : { [part]: inner }), value);

/** What a form made of one field: the text it would keep, or the sentences that refuse it. */
const madeOf = (
  form: ZodType,
  field: string,
  sent: unknown,
): { kept: unknown } | { refused: readonly string[] } => {
  const parsed = form.safeParse(sent);
  if (parsed.success) return { kept: valueAt(parsed.data, field) };
  const faults = parsed.error.issues.filter(({ path }) => path.join('.') === field);
  return faults.length > 0 ? { refused: faults.map(({ message }) => message) } : { kept: undefined };
};

describe('Text that breaks programs', () => {
  const forms = modules.flatMap(({ name, routes }) =>
    routes.flatMap((route) =>
      route.kind === 'action' ? textFields(route.takes).map((field) => ({ name, field, route })) : [],
    ),
  );
  // What each holds is more than text: it is checked for its own shape, and kept in its one written form.
  const shaped =
    /(^|\.)(nhsNumber|nhs|postcode|email|value|to|owedBy|due|day|from|until|born|period|said-by|upn|identifier|url|domains|issuer|birthdate)$/;

  it('comes out of every text field of every form, and of the same JSON, as it went in, or is refused with a sentence', () => {
    const lists = publicNaughtyStrings();
    const all = [
      ...naughty,
      ...lists.strings.map((text) => ({
        name: text,
        text,
        stored: text.includes('\0') || !text.isWellFormed() ? null : text.replace(/\r\n?/g, '\n'),
      })),
    ];
    let fields = 0;
    for (const { field, route } of forms) {
      if (shaped.test(field)) continue;
      fields += 1;
      for (const { name, text, stored } of all) {
        const where = `${route.path} ${field}: ${name}`;
        const byForm = madeOf(route.takes, field, shapeForm(route.takes, { [field]: text }));
        expect([where, madeOf(route.takes, field, nested(field, text))]).toEqual([where, byForm]);
        if ('kept' in byForm && byForm.kept !== undefined)
          expect([where, byForm.kept]).toEqual([where, stored]);
        if ('refused' in byForm)
          for (const sentence of byForm.refused)
            expect([where, sentence]).toEqual([
              where,
              // A sentence of ours, and not a schema's own word.
              expect.stringMatching(/^(?!Invalid|Too |Expected)\S+(?: \S+)+/),
            ]);
        if (stored === null) expect([where, 'refused' in byForm]).toEqual([where, true]);
      }
    }
    expect(fields).toBeGreaterThan(60);
  });
});

describe('Text that breaks programs, typed wherever somebody may, on the embedded database', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let forms: ReturnType<typeof naughtyForms>;
  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: true });
    forms = naughtyForms(app, vale);
  });
  afterAll(() => app.close());

  it(
    'is kept and shown as it was typed in a worry, its notes and its decision',
    () => inTurn(forms.worryThrough, ['form', 'json'], 6),
    120_000,
  );
  it(
    'is kept and shown as it was typed about a person',
    () => inTurn(forms.personThrough, ['form', 'json'], 6),
    120_000,
  );
  it(
    'is kept and shown as it was typed in the registers',
    () => inTurn(forms.registersThrough, ['form', 'json'], 4),
    120_000,
  );
  it(
    'is refused with a sentence where no database can hold it, and nothing is kept',
    () => forms.refusals(),
    120_000,
  );
});
