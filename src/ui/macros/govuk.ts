import type { FunctionComponent } from 'preact';
import type { GovukMacros } from './options.generated.ts';
import { raw } from './raw.ts';
import { renderGovuk } from './render.ts';

// The official macros of govuk-frontend, one component each, with the options that the package documents.
const macro =
  <Name extends keyof GovukMacros>(name: Name): FunctionComponent<GovukMacros[Name]> =>
  (options) =>
    raw(renderGovuk(name, options));

export const GovukButton = macro('button');
export const GovukCharacterCount = macro('character-count');
export const GovukCheckboxes = macro('checkboxes');
export const GovukDateInput = macro('date-input');
export const GovukErrorSummary = macro('error-summary');
export const GovukFileUpload = macro('file-upload');
export const GovukInput = macro('input');
export const GovukNotificationBanner = macro('notification-banner');
export const GovukPagination = macro('pagination');
export const GovukPasswordInput = macro('password-input');
export const GovukRadios = macro('radios');
export const GovukSelect = macro('select');
export const GovukServiceNavigation = macro('service-navigation');
export const GovukSkipLink = macro('skip-link');
export const GovukTabs = macro('tabs');
export const GovukTextarea = macro('textarea');
