import { once } from 'node:events';
import { parseArgs } from 'node:util';
import type { Databases } from '#db';
import { CannotDo, type Command, type Io } from '../command.ts';

export const auditExport: Command = {
  name: 'audit export',
  usage: '[--partnership NAME] [--reason TEXT]',
  summary: 'Write the sealed audit to standard output, one JSON object a line; the export itself is audited.',
  async run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: { partnership: { type: 'string' }, reason: { type: 'string', default: '' } },
    });
    const [{ withDatabase }, { partnershipsIn }] = await Promise.all([
      import('../database.ts'),
      import('#db'),
    ]);
    return withDatabase(io, 'ready', async ({ databases }) => {
      const there = await partnershipsIn(databases.serving);
      const { partnership } = values;
      if (partnership !== undefined && !there.includes(partnership))
        throw new CannotDo(
          `There is no partnership "${partnership}". There ${there.length === 0 ? 'is none yet' : `are: ${there.join(', ')}`}.`,
        );
      const chains = partnership === undefined ? [null, ...there] : [partnership];
      let rows = 0;
      for (const chain of chains) rows += await exportChain(databases, chain, values.reason, io);
      if (rows === 0) io.stderr.write('Nothing is sealed yet, and nothing was exported.\n');
      return 0;
    });
  },
};

/**
 * Writes one chain, and answers with its rows. The record of the export is kept before the first line is read: a reader who hangs up
 * half-way has read all the same.
 */
const exportChain = async (
  databases: Databases,
  partnership: string | null,
  reason: string,
  io: Io,
): Promise<number> => {
  const [{ chainLinks, writeAudit }, { schemaOf, transact }, { systemNow }, { lineOf }] = await Promise.all([
    import('#audit'),
    import('#db'),
    import('#clock'),
    import('./lines.ts'),
  ]);
  const now = systemNow();
  const standing = { role: 'reader', partnership, now, work: 'sealing' } as const;
  await transact(databases.serving, standing, (tx) =>
    writeAudit(tx, {
      ...{ at: now, account: null, staff: null, post: null, outcome: 'allowed' },
      ...{ event: 'audit.exported', purpose: 'assurance of the audit', detail: 'arden audit export', reason },
    }),
  );
  return transact(databases.serving, standing, async (tx) => {
    let rows = 0;
    for await (const link of chainLinks(tx)) {
      rows += 1;
      if (!io.stdout.write(lineOf(schemaOf(partnership), link))) await once(io.stdout, 'drain');
    }
    return rows;
  });
};
