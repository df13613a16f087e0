import type { PrinterSettings } from '#print';
import type { FoundBrowser } from './chromium.ts';

/** The browser that tests have, as the settings of a server name one. */
export const printerSettings = (found: FoundBrowser | { skip: string }): PrinterSettings => {
  if ('skip' in found || found.executablePath === undefined)
    throw new Error('There is no browser at a path.');
  return {
    chromium: found.executablePath,
    sandbox: false,
    environment: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...found.env },
  };
};
