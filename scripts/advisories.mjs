import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Asks the registry which components of the lockfile have known weaknesses, and keeps the answer beside the other papers of security:
 * before each release, and by whoever looks meanwhile (docs/guides/running.md). Fails where one is open for longer than was promised.
 */

/** Within how many days a weak component is mended, by how bad it is. */
export const DAYS = { critical: 2, high: 7, moderate: 30, low: 90, info: 90 };

/**
 * What npm answered, each weakness with the day on which it was first seen here. Throws where there was no answer.
 *
 * @param {string} text what `npm audit --json` printed
 * @param {string} today
 * @param {readonly { source: string, since: string }[]} before
 */
export function answerIn(text, today, before) {
  let answer;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new Error('npm printed no answer.');
  }
  if (typeof answer.vulnerabilities !== 'object' || answer.vulnerabilities === null)
    throw new Error(answer.message ?? 'The registry gave no answer.');
  const since = new Map(before.map((each) => [each.source, each.since]));
  const found = Object.values(answer.vulnerabilities).flatMap(({ name, via }) =>
    via
      .filter((each) => typeof each === 'object')
      .map(({ source, severity, title, url, range }) => ({
        source: `${source}`,
        ...{ component: name, severity, title, url, range },
        since: since.get(`${source}`) ?? today,
      })),
  );
  return [...new Map(found.map((each) => [each.source, each])).values()].sort((a, b) =>
    a.component.localeCompare(b.component),
  );
}

/** Those that are open for longer than was promised. */
export const lateOn = (found, today) =>
  found.filter(
    ({ severity, since }) => (Date.parse(today) - Date.parse(since)) / 86_400_000 > DAYS[severity],
  );

function ask() {
  const root = resolve(import.meta.dirname, '..');
  const path = join(root, 'docs/security/advisories.json');
  const today = new Date().toISOString().slice(0, 10);
  const kept = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { found: [] };
  const { stdout } = spawnSync('npm', ['audit', '--json'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  let found;
  try {
    found = answerIn(stdout ?? '', today, kept.found);
  } catch (problem) {
    console.error(
      `Nothing is known today: ${problem.message} Ask again where the registry answers; nothing was kept.`,
    );
    return 2;
  }
  writeFileSync(path, `${JSON.stringify({ asked: today, found }, null, 2)}\n`);
  const late = lateOn(found, today);
  console.log(
    `${found.length} known weaknesses, ${late.length} of them open for too long: docs/security/advisories.json`,
  );
  for (const { component, severity, title, since } of late)
    console.error(`${component}: ${title} (${severity}, known here since ${since})`);
  return late.length === 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = ask();
