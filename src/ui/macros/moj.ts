import type { FunctionComponent } from 'preact';
import { raw } from './raw.ts';
import { renderMoj } from './render.ts';

/** The options of mojAlert, after the table in the component's README: the package ships no macro-options.json. */
export interface AlertOptions {
  readonly variant: 'information' | 'success' | 'warning' | 'error';
  /** Says what the alert is about; read out by screen readers, and the text when there is no other. */
  readonly title: string;
  readonly showTitleAsHeading?: boolean | undefined;
  readonly headingTag?: 'h2' | 'h3' | 'h4' | undefined;
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  readonly dismissible?: boolean | undefined;
  readonly role?: 'alert' | 'status' | 'region' | undefined;
  readonly classes?: string | undefined;
}

const macro =
  <Options extends object>(name: string): FunctionComponent<Options> =>
  (options) =>
    raw(renderMoj(name, options));

/** A message about the whole page: something was done, or stands in the way. */
export const MojAlert = macro<AlertOptions>('alert');
