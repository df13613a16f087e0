import { type Standing, transact } from '#db';
import type { Job, JobWork } from '#jobs';
import { attachmentChecked, attachmentsUnchecked, contentsNamed, keepContentsAlone } from './store.ts';

const AT_ONCE = 200;
/** Content waits so long for the form that brought it, and a day more (`FILE_WAITS` in the form adapter says three). */
const WAITS = 4 * 24 * 60 * 60 * 1000;

const standingOf = ({ partnership, now }: JobWork): Standing => ({
  role: 'app',
  partnership,
  now,
  work: 'keepingFiles',
});

/** Removes those of these contents that nothing names. Meanwhile nobody makes a record of one of them. */
export const removeContents = async (work: JobWork, contents: readonly string[]): Promise<number> => {
  const { databases, files, partnership } = work;
  if (!files || partnership === null || contents.length === 0) return 0;
  return transact(databases.serving, standingOf(work), async (tx) => {
    await keepContentsAlone(tx);
    const named = await contentsNamed(tx, contents);
    const unnamed = contents.filter((sha256) => !named.has(sha256));
    for (const sha256 of unnamed) await files.remove(partnership, sha256);
    return unnamed.length;
  });
};

/**
 * Removes content that no record names and nobody waits for: of forms that were never accepted, and of records that were disposed
 * of.
 */
const contentClearing: Job = {
  name: 'content-clearing',
  every: '40 3 * * *',
  run: async (work) => {
    const { files, now, partnership, log } = work;
    if (!files || partnership === null) return;
    await files.clear(now);
    let removed = 0;
    let old: string[] = [];
    for await (const { sha256, at } of files.list(partnership)) {
      if (Date.parse(now) - Date.parse(at) < WAITS) continue;
      old.push(sha256);
      if (old.length < AT_ONCE) continue;
      removed += await removeContents(work, old);
      old = [];
    }
    removed += await removeContents(work, old);
    if (removed > 0) log.info({ partnership, removed }, 'contents cleared');
  },
};

/** Looks at documents that nobody looked at when they arrived: the scanner did not answer then, or there was none. */
const virusChecking: Job = {
  name: 'virus-checking',
  every: '*/20 * * * *',
  silence: 120,
  run: async (work) => {
    const { databases, files, partnership, log } = work;
    if (!files || partnership === null || !(await files.scans())) return;
    for (let after: string | null = null, more = true; more; ) {
      const last: string | null = after;
      const found: { id: string; sha256: string }[] = await transact(
        databases.serving,
        standingOf(work),
        (tx) => attachmentsUnchecked(tx, last, AT_ONCE),
      );
      for (const { id, sha256 } of found) {
        const scanned = await files.scan(partnership, sha256);
        // Too large for it, or no content is there: the next round looks again.
        if (scanned.virus === 'unchecked') continue;
        const signature = scanned.virus === 'infected' ? scanned.signature : '';
        await transact(databases.serving, standingOf(work), (tx) =>
          attachmentChecked(tx, id, scanned.virus === 'infected' ? 'infected' : 'clean', signature),
        );
        if (signature !== '') log.warn({ partnership, document: id, signature }, 'a document holds a virus');
      }
      after = found.at(-1)?.id ?? null;
      more = found.length === AT_ONCE;
    }
  },
};

export const jobs: readonly Job[] = [contentClearing, virusChecking];
