import { type PGlite, protocol, types } from '@electric-sql/pglite';
import type { QueryResult } from 'kysely';

const { serialize, messages } = protocol;

/** What a prepared statement takes and gives. */
interface Shape {
  readonly takes: readonly number[];
  readonly gives: readonly { readonly name: string; readonly type: number }[];
}

/** Runs a statement under the name that it is prepared by. */
export type RunPrepared = <R>(
  name: string,
  text: string,
  parameters: readonly unknown[],
) => Promise<QueryResult<R>>;

/**
 * PGlite prepares no statement by itself; it does speak the protocol of PostgreSQL, in which a statement has a name. Whoever calls
 * holds the connection, as every statement here does.
 */
export const preparedOn = (pglite: PGlite): RunPrepared => {
  const shapes = new Map<string, Shape>();
  const say = (...parts: readonly Uint8Array[]) =>
    pglite.execProtocolStream(Buffer.concat([...parts, serialize.sync()]), { syncToFs: false });

  const prepare = async (name: string, text: string): Promise<Shape> => {
    const heard = await say(serialize.parse({ name, text }), serialize.describe({ type: 'S', name }));
    const takes = heard.find((message) => message instanceof messages.ParameterDescriptionMessage);
    const gives = heard.find((message) => message instanceof messages.RowDescriptionMessage);
    const shape = {
      takes: takes?.dataTypeIDs ?? [],
      gives: gives?.fields.map((field) => ({ name: field.name, type: field.dataTypeID })) ?? [],
    };
    shapes.set(name, shape);
    return shape;
  };

  const written = (value: unknown, type: number | undefined): string | null => {
    if (value === null || value === undefined) return null;
    const write = type === undefined ? undefined : pglite.serializers[type];
    return write ? write(value) : String(value);
  };

  return async <R>(name: string, text: string, parameters: readonly unknown[]): Promise<QueryResult<R>> => {
    const { takes, gives } = shapes.get(name) ?? (await prepare(name, text));
    const values = parameters.map((value, at) => written(value, takes[at]));
    const heard = await say(serialize.bind({ statement: name, values }), serialize.execute({}));
    const rows: R[] = [];
    let affected: bigint | undefined;
    for (const message of heard) {
      if (message instanceof messages.DataRowMessage) {
        const read = message.fields.map((field, at) => {
          const column = gives[at];
          return [column?.name ?? '', types.parseType(field, column?.type ?? 0, pglite.parsers)] as const;
        });
        rows.push(Object.fromEntries(read) as R); // as PostgreSQL described it
      } else if (message instanceof messages.CommandCompleteMessage) {
        const [command = '', ...counts] = message.text.split(' ');
        if (['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command)) affected = BigInt(counts.at(-1) ?? 0);
      }
    }
    return affected === undefined ? { rows } : { rows, numAffectedRows: affected };
  };
};
