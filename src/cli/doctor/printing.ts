import { type Check, good, warning } from './checks.ts';

/** Whether the browser that is named starts and prints. */
export const printing: Check = {
  name: 'printing',
  async run({ printing: named }) {
    if (!named)
      return [
        good(
          'No browser is named in CHROMIUM: packs and minutes are web pages, and no PDF of them is made here.',
        ),
      ];
    const { openPrinter } = await import('#print');
    try {
      return [good(`${named.chromium} prints PDFs (Chromium ${await openPrinter(named).prove()}).`)];
    } catch (problem) {
      const cause = problem instanceof Error && problem.cause instanceof Error ? problem.cause.message : '';
      const sandboxed = /sandbox/i.test(cause);
      return [
        warning(
          `${named.chromium} does not print: ${problem instanceof Error ? problem.message : String(problem)}`,
          sandboxed
            ? 'Let its user make namespaces, or set CHROMIUM_SANDBOX=no where the container already locks it in.'
            : 'Set CHROMIUM to the path of a Chromium or Chrome that starts as this user. Until then packs are web pages.',
        ),
      ];
    }
  },
};
