import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type FunctionComponent, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import * as govuk from './govuk.ts';
import { MojAlert } from './moj.ts';
import { GOVUK_MACROS, type GovukMacros } from './options.generated.ts';
import { htmlOf } from './render.ts';

interface Fixtures {
  readonly fixtures: readonly {
    readonly name: string;
    readonly options: Record<string, unknown>;
    readonly html: string;
  }[];
}

const find = createRequire(import.meta.url).resolve;
const fixturesOf = (name: keyof GovukMacros): Fixtures =>
  JSON.parse(readFileSync(find(`govuk-frontend/dist/govuk/components/${name}/fixtures.json`), 'utf8'));

const componentName = (macro: string): string =>
  `Govuk-${macro}`.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const components: Readonly<Record<string, unknown>> = govuk;

const normalised = (html: string): string =>
  html
    .replace(/\s+/g, ' ')
    .replace(/\s*([<>])\s*/g, '$1')
    .trim();

describe('the wrapped macros', () => {
  it('have options that are typed from the installed package', () => {
    execFileSync(process.execPath, ['scripts/macro-types.mjs', '--check']);
  });

  it.each(GOVUK_MACROS)('reproduce every fixture that govuk-frontend ships for %s', (name) => {
    // The fixtures are data of the package itself, wider than any one component's options.
    const component = components[componentName(name)] as FunctionComponent<Record<string, unknown>>;
    const { fixtures } = fixturesOf(name);
    expect(fixtures.length).toBeGreaterThan(3);
    for (const { name: fixture, options, html } of fixtures)
      expect(normalised(renderToString(h(component, options))), fixture).toBe(normalised(html));
  });

  it('escape what people type', () => {
    const hostile = `"><script>alert(1)</script>'&`;
    const html =
      renderToString(
        h(govuk.GovukInput, {
          name: 'a',
          id: 'a',
          label: { text: hostile },
          value: hostile,
          hint: { text: hostile },
        }),
      ) +
      renderToString(h(MojAlert, { variant: 'success', title: hostile, text: hostile })) +
      htmlOf(hostile);
    expect(html).not.toContain('<script');
    expect(html).not.toContain(`value=""`);
  });
});
