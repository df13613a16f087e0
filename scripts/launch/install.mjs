import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCode, refusal, root, runToEnd, say } from './processes.mjs';

const lockfile = join(root, 'package-lock.json');
const installed = join(root, 'node_modules/.package-lock.json');
const stamp = join(root, 'node_modules/.arden-installed');
const machine = ` ${process.platform}-${process.arch}\n`;

/** Installs what package-lock.json asks for, unless it is all there. Everything npm prints goes to standard error. */
export async function installWhatIsMissing() {
  const wanted = fingerprint();
  const note = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (note === wanted) return;
  const forAnotherMachine = note !== '' && !note.endsWith(machine);
  if (forAnotherMachine || !holdsWhatIsAsked()) {
    say('Installing what Arden needs. This takes a minute or two, once.');
    await npmCi();
  }
  try {
    writeFileSync(stamp, wanted);
  } catch {
    // An image installed by another user: the comparison is made again each time, which costs milliseconds.
  }
}

/** A folder of packages is good for one lockfile on one kind of machine. */
function fingerprint() {
  return createHash('sha256').update(readFileSync(lockfile)).digest('hex') + machine;
}

/** Somebody may have run npm by hand: then npm's own note of what it installed says whether anything is missing. */
function holdsWhatIsAsked() {
  if (!existsSync(installed)) return false;
  const asked = JSON.parse(readFileSync(lockfile, 'utf8')).packages;
  const held = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(asked).every(([path, entry]) => {
    if (path === '') return true;
    const found = held[path];
    if (!found) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * Development packages are asked for by name because the build needs them even where NODE_ENV says production, and the
 * log level because `npm run --silent` hands its own down.
 */
async function npmCi() {
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--loglevel=error',
  ];
  const script = process.env.npm_execpath;
  const [program, before] = script?.endsWith('npm-cli.js')
    ? [process.execPath, [script]]
    : process.platform === 'win32'
      ? ['cmd.exe', ['/d', '/s', '/c', 'npm']]
      : ['npm', []];
  const how = await runToEnd(program, [...before, ...args], { stdio: ['ignore', 2, 2] });
  if (how.problem)
    throw refusal(`npm could not be started (${how.problem.message}). Install it, then try again.`);
  if (exitCode(how) !== 0) {
    throw refusal(
      'npm could not install what Arden needs: its own words are above. Mend that, then try again.',
    );
  }
}
