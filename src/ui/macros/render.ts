import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import nunjucks from 'nunjucks';
import type { ComponentChildren } from 'preact';
import { Fragment, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { GovukMacros } from './options.generated.ts';

// From this file in development and from dist/main.js in production, the packages are found as Node finds them.
const folderOf = (name: string): string =>
  dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));

const GOVUK = join(folderOf('govuk-frontend'), 'dist');
const MOJ = folderOf('@ministryofjustice/frontend');

// MOJ's templates import "govuk/…", and both packages name their own "govuk/…" or "moj/…".
const environment = new nunjucks.Environment(
  new nunjucks.FileSystemLoader([GOVUK, MOJ], { noCache: false, watch: false }),
  { autoescape: true, trimBlocks: true, lstripBlocks: true },
);

const templates = new Map<string, nunjucks.Template>();
const templateOf = (path: string): nunjucks.Template => {
  const found = templates.get(path);
  if (found) return found;
  const template = environment.getTemplate(path, true);
  templates.set(path, template);
  return template;
};

const render = (path: string, params: object): string => templateOf(path).render({ params });

/** The HTML of a GOV.UK macro: `text` options are escaped by it, `html` options are not. */
export const renderGovuk = <Name extends keyof GovukMacros>(name: Name, params: GovukMacros[Name]): string =>
  render(`govuk/components/${name}/template.njk`, params);

/** The HTML of a Ministry of Justice macro. */
export const renderMoj = (name: string, params: object): string =>
  render(`moj/components/${name}/template.njk`, params);

/** What stands between a component's tags, as the HTML that a macro's `html` option takes. Texts in it are escaped. */
export const htmlOf = (children: ComponentChildren): string => renderToString(h(Fragment, null, children));
