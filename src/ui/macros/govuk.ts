import type { FunctionComponent } from 'preact';
import type { GovukMacros } from './options.generated.ts';
import { raw } from './raw.ts';
import { renderGovuk } from './render.ts';

const macro =
  <Name extends keyof GovukMacros>(name: Name): FunctionComponent<GovukMacros[Name]> =>
  (options) =>
    raw(renderGovuk(name, options));

/** The official macros of govuk-frontend, one component each, with the options that the package documents. */
export const govuk = {
  button: macro('button'),
  'character-count': macro('character-count'),
  checkboxes: macro('checkboxes'),
  'date-input': macro('date-input'),
  'error-summary': macro('error-summary'),
  input: macro('input'),
  'notification-banner': macro('notification-banner'),
  pagination: macro('pagination'),
  'password-input': macro('password-input'),
  radios: macro('radios'),
  select: macro('select'),
  'service-navigation': macro('service-navigation'),
  'skip-link': macro('skip-link'),
  tabs: macro('tabs'),
  textarea: macro('textarea'),
} as const satisfies { [Name in keyof GovukMacros]: FunctionComponent<GovukMacros[Name]> };
