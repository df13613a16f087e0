import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Finding, Link } from '#audit';
import { type Command, type Io, WrongUsage } from '../command.ts';

export const auditVerify: Command = {
  name: 'audit verify',
  usage: '[FILE] [--head HASH]…',
  summary:
    'Check that no row of the audit was altered or is missing, in the database or in an exported file. --head is a hash from the log that must be there.',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { head: { type: 'string', multiple: true, default: [] } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (more.length > 0) throw new WrongUsage('Name one file.');
    for (const head of values.head)
      if (!/^[0-9a-f]{64}$/.test(head)) throw new WrongUsage(`"${head}" is not a hash of a seal.`);
    const checking = check(io, values.head);
    if (file === undefined) await inDatabase(io, checking);
    else await inFile(resolve(io.cwd, file), checking);
    return checking.end();
  },
};

interface Checking {
  /** `unsealed` rows stand beside the chain, where that is known. */
  readonly chain: (name: string, links: AsyncIterable<Link>, unsealed?: number) => Promise<void>;
  readonly fault: (says: string) => void;
  /** Says which known heads were in no chain, and answers with the exit code. */
  readonly end: () => number;
}

const check = (io: Io, heads: readonly string[]): Checking => {
  let sound = true;
  const unmet = new Set(heads);
  const fault = (says: string): void => {
    sound = false;
    io.stdout.write(`${says}.\n`);
  };
  const noting = async function* (links: AsyncIterable<Link>): AsyncGenerator<Link> {
    for await (const link of links) {
      unmet.delete(link.hash);
      yield link;
    }
  };
  return {
    fault,
    chain: async (name, links, unsealed = 0) => {
      const { verifyChain } = await import('#audit');
      const found = await verifyChain(noting(links));
      if (found.ok) io.stdout.write(`${name}: ${sayWhole(found)}${sayUnsealed(unsealed)}.\n`);
      else fault(`${name}: seal ${found.seq}, of row ${found.eventId}: ${found.why}`);
    },
    end: () => {
      // Past a fault nothing was read, so that a head not met there says nothing.
      for (const head of sound ? unmet : [])
        fault(`The head ${head} is in no chain: the end of one was cut off, or it is another database's`);
      return sound ? 0 : 1;
    },
  };
};

const sayWhole = ({ rows, head }: Extract<Finding, { ok: true }>): string =>
  rows === 0
    ? 'nothing is sealed yet'
    : `${rows === 1 ? 'one row is' : `${rows} rows are`} whole, head ${head}`;

const sayUnsealed = (rows: number): string =>
  rows === 0 ? '' : `; ${rows === 1 ? 'one row is' : `${rows} rows are`} not sealed yet, so not checked`;

const inDatabase = async (io: Io, { chain }: Checking): Promise<void> => {
  const [
    { withDatabase },
    { partnershipsIn, schemaOf, transact },
    { chainLinks, unsealedRows },
    { systemNow },
  ] = await Promise.all([import('../database.ts'), import('#db'), import('#audit'), import('#clock')]);
  await withDatabase(io, 'ready', async ({ databases }) => {
    for (const partnership of [null, ...(await partnershipsIn(databases.serving))])
      await transact(
        databases.serving,
        { role: 'reader', partnership, now: systemNow(), work: 'sealing' },
        async (tx) => chain(schemaOf(partnership), chainLinks(tx), await unsealedRows(tx)),
      );
  });
};

const inFile = async (file: string, { chain, fault }: Checking): Promise<void> => {
  const [{ BadLine, chainsOf }, { demandFile }] = await Promise.all([
    import('./lines.ts'),
    import('../file.ts'),
  ]);
  await demandFile(file);
  const seen = new Set<string>();
  try {
    for await (const { chain: name, links } of chainsOf(file)) {
      if (seen.has(name)) fault(`${name}: its lines do not stand together`);
      seen.add(name);
      await chain(name, links);
    }
  } catch (problem) {
    if (!(problem instanceof BadLine)) throw problem;
    fault(`${file}: ${problem.message}`);
  }
  if (seen.size === 0) fault(`${file} holds no chain`);
};
