import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { z } from 'zod';
import { unpackOnce } from './unpacked.ts';

/** How to start the browser of this machine: plain values, so that one process may find it and another start it. */
export type FoundBrowser = Pick<LaunchOptions, 'executablePath' | 'channel'> & {
  env?: Record<string, string>;
};

// The sandbox needs what root and containers lack, and only pages of our own are opened. The rest keeps the browser
// from reaching for a network that a build machine may not have; no name but this machine's is looked up at all.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/** The fonts of the package only, so that a page is as wide on one machine as on another. */
const fontsOfThePackage = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`;

/**
 * On Linux x64 the Chromium that npm installed, with its own libraries and fonts, so that nothing of the system is needed
 * but glibc; elsewhere an installed Chrome, Chromium or Edge. Gives the reason where there is none.
 */
export async function findBrowser(): Promise<FoundBrowser | { skip: string }> {
  if (process.platform === 'linux' && process.arch === 'x64') return unpackChromium();
  const channels = ['chrome', 'chromium', 'msedge'];
  for (const channel of channels) {
    try {
      const browser = await launch({ channel });
      await browser.close();
      return { channel };
    } catch {
      // Not installed: try the next.
    }
  }
  return {
    skip: `none of ${channels.join(', ')} is installed on this ${process.platform} ${process.arch} machine`,
  };
}

/** Starts the browser, without a window. */
export async function launch({ env, ...found }: FoundBrowser): Promise<Browser> {
  return chromium.launch({
    ...found,
    args: flags,
    chromiumSandbox: false,
    ...(env ? { env: { ...surroundings(), ...env } } : {}),
  });
}

async function unpackChromium(): Promise<FoundBrowser> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const packageFolder = dirname(dirname(entry));
  const manifest = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')));
  const folder = await unpackOnce(`chromium-${manifest.version}`, async (aside) => {
    const packed = ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((name) =>
      join(packageFolder, 'bin', name),
    );
    // The package unpacks into the temporary folder, whose name only a process of its own can set safely.
    const script = `import { inflate } from ${JSON.stringify(pathToFileURL(entry).href)};
      await Promise.all(process.argv.slice(1).map((file) => inflate(file)));`;
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script, ...packed], {
      env: { ...process.env, TMPDIR: aside },
    });
    await writeFile(join(aside, 'fonts', 'fonts.conf'), fontsOfThePackage);
  });
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts', 'fonts.conf'),
    },
  };
}

const surroundings = () =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
