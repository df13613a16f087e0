import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Link } from '#audit';

const text = z.string();
const maybe = z.string().nullable();

/** One line of an export: a seal of a chain, and the row that it covers with its subjects. */
const Line = z.object({
  chain: z.string(),
  seq: z.number(),
  hash: text,
  event_id: text,
  row: z
    .object({
      ...{ id: text, at: text, txid: text, account_id: maybe, staff_id: maybe, post_id: maybe },
      ...{ event: text, purpose: text, target: text, outcome: text, reason: text },
      ...{ request_id: text, detail: text },
      subjects: z.array(z.object({ child_id: text, ground: text })).readonly(),
    })
    .nullable(),
}) satisfies z.ZodType<Link & { chain: string }>;
type Line = z.infer<typeof Line>;

export const lineOf = (chain: string, { seq, hash, event_id, row }: Link): string =>
  `${JSON.stringify({ chain, seq, hash, event_id, row } satisfies Line)}\n`;

/** The file is no export, or not all of it. */
export class BadLine extends Error {
  override readonly name = 'BadLine';
}

const linesOf = async function* (file: string): AsyncGenerator<Line> {
  let number = 0;
  for await (const written of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number += 1;
    if (written.trim() === '') continue;
    const read = Line.safeParse(parsed(written));
    if (!read.success) throw new BadLine(`line ${number} is not a line of an export of the audit`);
    yield read.data;
  }
};

const parsed = (written: string): unknown => {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
};

/** The chains of an exported file, one after another: each is to be read to its end before the next is asked for. */
export const chainsOf = async function* (
  file: string,
): AsyncGenerator<{ readonly chain: string; readonly links: AsyncGenerator<Link> }> {
  const lines = linesOf(file);
  let next = await lines.next();
  const linksOf = async function* (chain: string): AsyncGenerator<Link> {
    for (; !next.done && next.value.chain === chain; next = await lines.next()) yield next.value;
  };
  while (!next.done) {
    const { chain } = next.value;
    const links = linksOf(chain);
    yield { chain, links };
    // A chain with a fault is left where the fault is.
    while (!next.done && next.value.chain === chain) next = await lines.next();
  }
};
