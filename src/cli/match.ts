import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CannotDo, type Command, WrongUsage } from './command.ts';

const thresholdOf = (typed: string): number => {
  const threshold = /^\d*\.?\d+$/.test(typed) ? Number(typed) : Number.NaN;
  if (!(threshold > 0 && threshold <= 1))
    throw new WrongUsage(`--threshold is a probability above 0 and up to 1, like 0.5, and not "${typed}".`);
  return threshold;
};

export const match: Command = {
  name: 'match',
  usage: 'FILE.csv [FILE2.csv] --map given_name=COLUMN,… [--id COLUMN] [--threshold P] --out OUT.csv',
  summary: 'Find the lines of one file, or of two, that are of the same person. Needs no database.',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        map: { type: 'string', multiple: true, default: [] },
        id: { type: 'string' },
        threshold: { type: 'string', default: '0.5' },
        out: { type: 'string' },
      },
    });
    const [file, second, ...more] = positionals;
    if (!file || more.length > 0) throw new WrongUsage('Name one file, or two to compare with each other.');
    const threshold = thresholdOf(values.threshold);
    if (!values.out) throw new WrongUsage('Say where the pairs go: --out pairs.csv');
    const out = resolve(io.cwd, values.out);
    const names = second === undefined ? [file] : [file, second];
    if (second !== undefined && resolve(io.cwd, second) === resolve(io.cwd, file))
      throw new WrongUsage('The two files are one and the same. Name it once to look inside it.');
    if (names.some((name) => resolve(io.cwd, name) === out))
      throw new WrongUsage(`${values.out} is a file to read. Name another for the pairs.`);
    const [{ mapOf }, { readRecords }, { writePairs }, { linkRecords }, { demandFile }] = await Promise.all([
      import('./match/map.ts'),
      import('./match/records.ts'),
      import('./match/pairs.ts'),
      import('#matching'),
      import('./file.ts'),
    ]);
    const map = mapOf(values.map);
    for (const name of names) await demandFile(resolve(io.cwd, name), name);
    const read = [];
    for (const name of names)
      read.push(await readRecords(resolve(io.cwd, name), name, { map, id: values.id, tell: io.stderr }));
    const began = performance.now();
    const [one, other] = read;
    if (one === undefined) throw new CannotDo('There is nothing to compare.');
    const records = [...one.traits, ...(other?.traits ?? [])];
    const { pairs, compared, crowds } = linkRecords(
      records,
      threshold,
      other === undefined ? null : one.traits.length,
    );
    const ids = [...one.ids, ...(other?.ids ?? [])];
    const marked = await writePairs(out, values.out, ids, pairs);
    const count = (number: number): string => number.toLocaleString('en-GB');
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    io.stderr.write(
      `${count(compared)} pairs were compared in ${seconds} s. ${count(pairs.length)} are at or over ${threshold}: they are in ${values.out}. ` +
        `${count(pairs.filter(({ certain }) => certain).length)} of them are beyond doubt; a person should look at the others before anything is joined.\n`,
    );
    if (crowds > 0)
      io.stderr.write(
        `${count(crowds)} ${crowds === 1 ? 'value is' : 'values are'} shared by so many lines that each was compared with its nearest neighbours only.\n`,
      );
    if (marked > 0)
      io.stderr.write(
        `${count(marked)} ${marked === 1 ? 'id begins' : 'ids begin'} with a sign that a spreadsheet would run. In ${values.out} an apostrophe stands before it.\n`,
      );
    return 0;
  },
};
