import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueLines } from './due-lines.ts';
import { ENGLAND } from './holidays.ts';

async function* from(...chunks: readonly string[]): AsyncGenerator<string> {
  for (const chunk of chunks) yield chunk;
}

const sink = () => {
  const stream = new PassThrough({ encoding: 'utf8' });
  let text = '';
  stream.on('data', (chunk: string) => {
    text += chunk;
  });
  return { stream, text: () => text };
};

const answer = async (...chunks: readonly string[]) => {
  const [out, err] = [sink(), sink()];
  const code = await dueLines(from(...chunks), out.stream, err.stream, ENGLAND);
  await new Promise(setImmediate);
  return { code, out: out.text(), err: err.text() };
};

describe('arden clock due', () => {
  test('answers each line', async () => {
    const lines = [
      '2026-05-01,1,workingDay',
      '2026-04-02,15,workingDay',
      '2026-05-02,0,workingDay',
      '2026-05-02,0,calendarDay',
      '2026-01-31,1,month',
      '2026-04-01,6,week',
      '2026-03-27T10:00:00Z,72,hour',
      '2026-03-28 10:00,24,hour',
      '2026-11-23T22:00-05:00,1,calendarDay',
      '2026-10-25,24,hour',
    ];
    expect(await answer(`${lines.join('\n')}\n`)).toEqual({
      code: 0,
      err: '',
      out: [
        '2026-05-01,1,workingDay,2026-05-05,',
        '2026-04-02,15,workingDay,2026-04-27,',
        '2026-05-02,0,workingDay,2026-05-05,',
        '2026-05-02,0,calendarDay,2026-05-02,',
        '2026-01-31,1,month,2026-02-28,',
        '2026-04-01,6,week,2026-05-13,',
        '2026-03-27T10:00:00Z,72,hour,2026-03-30T11:00:00+01:00,',
        '2026-03-28 10:00,24,hour,2026-03-29T11:00:00+01:00,',
        '2026-11-23T22:00-05:00,1,calendarDay,2026-11-25,',
        '2026-10-25,24,hour,2026-10-25T23:00:00+00:00,',
        '',
      ].join('\n'),
    });
  });

  test('calls a date provisional outside the years of the data', async () => {
    const { out } = await answer(
      '2018-12-31,1,workingDay\n2019-01-02,1,workingDay\n2028-12-28,1,workingDay\n2028-12-29,1,workingDay\n2035-01-01,1,month\n',
    );
    expect(out).toBe(
      [
        '2018-12-31,1,workingDay,2019-01-02,provisional',
        '2019-01-02,1,workingDay,2019-01-03,',
        '2028-12-28,1,workingDay,2028-12-29,',
        '2028-12-29,1,workingDay,2029-01-01,provisional',
        '2035-01-01,1,month,2035-02-01,provisional',
        '',
      ].join('\n'),
    );
  });

  test('tolerates a mark, a header, CRLF, blank lines, quotes and no last line end', async () => {
    const { code, out } = await answer(
      '\uFEFFstart,limit,unit\r\n\r\n "2026-11-23", 1 ,workingDay \r\n\n2026-11-23,2,workingDay',
    );
    expect([code, out]).toEqual([
      0,
      '2026-11-23,1,workingDay,2026-11-24,\n2026-11-23,2,workingDay,2026-11-25,\n',
    ]);
    expect(await answer('')).toEqual({ code: 0, out: '', err: '' });
  });

  test('names each bad line and does the rest', async () => {
    const { code, out, err } = await answer(
      [
        '2026-02-30,1,workingDay',
        '2026-11-23,1,workingDay',
        '2026-11-23,-1,workingDay',
        '2026-11-23,10001,workingDay',
        '2026-11-23,1.5,workingDay',
        '2026-11-23,,workingDay',
        '2026-11-23,1,schoolDay',
        '2026-11-23,1,fortnight',
        '2026-11-23,1',
        '2026-03-29T01:30,1,hour',
        '2026-11-23T25:00,1,hour',
        '9999-12-31,10000,month',
        '\u001b[31m,1,hour',
        'start,limit,unit',
        `${'9'.repeat(5000)},1,hour`,
        '9000-12-31,10000,month',
      ].join('\n'),
    );
    expect(code).toBe(1);
    expect(out).toBe('2026-11-23,1,workingDay,2026-11-24,\n9000-12-31,10000,month,9834-04-30,provisional\n');
    expect(err.split('\n').map((line) => line.slice(0, 40))).toEqual([
      'line 1: "2026-02-30" is not a day that e',
      'line 3: "-1" is not a limit. Write a who',
      'line 4: "10001" is not a limit. Write a ',
      'line 5: "1.5" is not a limit. Write a wh',
      'line 6: "" is not a limit. Write a whole',
      'line 7: school days cannot be counted he',
      'line 8: "fortnight" is not a unit. Use w',
      'line 9: write three values with commas b',
      'line 10: "2026-03-29T01:30" does not exi',
      'line 11: "2026-11-23T25:00" is not a day',
      'line 12: "9999-12-31" is outside the yea',
      'line 13: "\\u001b[31m" is not a day that ',
      'line 14: "start" is not a day that exist',
      'line 15: the line is longer than 200 cha',
      '',
    ]);
  });

  test('gives the same answer however the text is cut', async () => {
    const text = `start,limit,unit\r\n2026-05-01,1,workingDay\r\nbad\r\n${'x'.repeat(700)}\r\n2026-01-31,1,month`;
    const whole = await answer(text);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(text.length), { maxLength: 12 }), async (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), text.length];
        expect(await answer(...at.slice(1).map((end, i) => text.slice(at[i], end)))).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  test('waits for a slow reader, and stops for one that has gone', async () => {
    const slow = new PassThrough({ highWaterMark: 16 });
    let taken = 0;
    async function* lines() {
      for (let i = 0; i < 50; i += 1) {
        taken += 1;
        yield '2026-11-23,1,workingDay\n';
      }
    }
    const done = dueLines(lines(), slow, sink().stream, ENGLAND);
    await new Promise(setImmediate);
    expect(taken).toBe(1);
    slow.destroy();
    await done;
    expect(taken).toBeLessThan(5);
    expect(await dueLines(lines(), slow, sink().stream, ENGLAND)).toBe(0);
  });

  test('writes all of a long input to a slow reader', async () => {
    const slow = new PassThrough({ highWaterMark: 16, encoding: 'utf8' });
    const lines = Array<string>(200).fill('2026-11-23,1,workingDay\nbad\n');
    const err = sink();
    const done = dueLines(from(...lines), slow, err.stream, ENGLAND).finally(() => slow.end());
    let text = '';
    for await (const chunk of slow) text += chunk;
    expect(await done).toBe(1);
    expect(text).toBe('2026-11-23,1,workingDay,2026-11-24,\n'.repeat(200));
    expect(err.text().split('\n')[199]).toMatch(/^line 400: /);
  });
});
