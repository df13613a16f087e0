import { isAbsolute } from 'node:path';
import { z } from 'zod';

/** The browser that prints PDFs; null where none is named, and then no PDF is made here. */
export type PrintingConfig = {
  readonly chromium: string;
  readonly sandbox: boolean;
  /** What the browser is told of its surroundings: never a password. */
  readonly environment: Readonly<Record<string, string>>;
} | null;

export const printingSettings = {
  CHROMIUM: {
    default: 'none',
    does: 'The path of a Chromium or Chrome that prints packs and minutes as PDFs, such as /usr/bin/chromium. Without one there are web pages only.',
  },
  CHROMIUM_SANDBOX: {
    default: 'yes',
    does: 'Whether that browser locks itself in. A container that forbids it takes no; then only Arden’s own pages are opened, without scripts or network, all the same.',
  },
} as const;

export const printingSchemas = {
  CHROMIUM: z
    .string()
    .refine(isAbsolute, { error: 'it must be a whole path, such as /usr/bin/chromium.' })
    .optional(),
  CHROMIUM_SANDBOX: z.enum(['yes', 'no'], { error: 'it must be yes or no.' }).default('yes'),
} as const;

/** By which a browser finds its fonts, its libraries and somewhere to write. */
const GIVEN_ON = [
  ...['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LOCALAPPDATA'],
  ...['LD_LIBRARY_PATH', 'FONTCONFIG_FILE', 'FONTCONFIG_PATH', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME'],
];

export const printingOf = (
  {
    CHROMIUM,
    CHROMIUM_SANDBOX,
  }: { readonly CHROMIUM?: string | undefined; readonly CHROMIUM_SANDBOX: 'yes' | 'no' },
  env: Readonly<Record<string, string | undefined>>,
): PrintingConfig =>
  CHROMIUM === undefined
    ? null
    : {
        chromium: CHROMIUM,
        sandbox: CHROMIUM_SANDBOX === 'yes',
        environment: Object.fromEntries(
          GIVEN_ON.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])),
        ),
      };
