import { describe, expect, it } from 'vitest';
import { linesOf, readMinutePage, wordsOf } from './index.ts';

/** A page in the form that councils publish; everybody in it is made up. */
const PAGE = `Agenda item

Update on the Multi-Agency Arrangements

To provide an update on the work of the partnership.

Minutes:

The Independent Scrutineer presented the report, which covered the work since the last report received in March 2020.

The Chairman noted it was the Scrutineer’s last meeting – she requested to put on record her thanks.

Members raised the following queries and observations:

·  Members queried who used the tool.
·  The Assistant Director explained that any agency could use it.
   It was agreed for its use to be investigated as a matter of urgency.
·  A Member questioned the number of visits.

  RESOLVED

The Board noted the update.

Supporting documents:

Report of the Scrutineer
Appendix 1
`;

const linesIn = (page: string) => {
  const { title, purpose, entries, resolutions, documents, headings, unplaced } = readMinutePage(page);
  const parts = [title, purpose, ...entries, ...resolutions, ...documents, ...headings].flatMap(
    (part) => part?.lines ?? [],
  );
  return [...parts, ...unplaced.map(({ number }) => number)].toSorted((one, other) => one - other);
};
/** Every line with a word on it. */
const wordedIn = (page: string) =>
  linesOf(page).flatMap(({ number, text }) => (wordsOf(text) === '' ? [] : [number]));

describe('A page of minutes', () => {
  it('is understood as structure: who presented, who asked, who replied to what, what was resolved', () => {
    const read = readMinutePage(PAGE);
    expect(read.title?.says).toBe('Update on the Multi-Agency Arrangements');
    expect(read.purpose?.says).toBe('To provide an update on the work of the partnership.');
    expect(read.entries.map(({ kind, speaker, replyTo }) => [kind, speaker, replyTo])).toEqual([
      ['presentation', 'The Independent Scrutineer', null],
      ['thanks', 'The Chairman', null],
      ['query', 'Members', null],
      ['reply', 'The Assistant Director', 2],
      ['query', 'A Member', null],
    ]);
    expect(read.entries[3]?.says).toBe(
      'The Assistant Director explained that any agency could use it. It was agreed for its use to be investigated as a matter of urgency.',
    );
    expect(read.resolutions.map(({ kind, says }) => [kind, says])).toEqual([
      ['noted', 'The Board noted the update.'],
    ]);
    expect(read.documents.map(({ says }) => says)).toEqual(['Report of the Scrutineer', 'Appendix 1']);
    expect(read.unplaced).toEqual([]);
  });

  it('has its resolutions apart, however they are listed, and none where none was passed', () => {
    const several = readMinutePage(
      'A title\nMinutes:\nThe Chair opened the meeting.\nRESOLVED:\n(i) That the report be noted.\n(ii) That the Cabinet be recommended to act;\n   and to report back.\n\nRESOLVED that the press and public be excluded.\nSupporting documents: None',
    );
    expect(several.resolutions.map(({ kind, says }) => [kind, says])).toEqual([
      ['noted', 'That the report be noted.'],
      ['recommended', 'That the Cabinet be recommended to act; and to report back.'],
      ['excluded', 'RESOLVED that the press and public be excluded.'],
    ]);
    expect(several.documents.map(({ says }) => says)).toEqual(['None']);
    const none = readMinutePage('Title\n\nMinutes\n\nMembers discussed the weather.\n');
    expect(none.resolutions).toEqual([]);
    expect(none.entries.map(({ says }) => says)).toEqual(['Members discussed the weather.']);
  });

  it.each(['·', '•', '-', '–', '*', 'o', '1.', '(a)', 'iv)', '\t•\t'])('knows a point by %j', (bullet) => {
    const { entries } = readMinutePage(
      `Title\n\nMinutes:\n\nMembers raised the following queries and observations:\n\n${bullet} Members asked why.\n\n${bullet} The officer explained.\n`,
    );
    expect(entries.map(({ kind, says, replyTo }) => [kind, says, replyTo])).toEqual([
      ['query', 'Members asked why.', null],
      ['reply', 'The officer explained.', 0],
    ]);
  });

  it('waits for the words of a bullet that stands alone, and begins a sentence with a lone I', () => {
    const { entries } = readMinutePage(
      'T\n\nP\n\nMinutes:\n\nMembers raised the following queries and observations:\n•\n\nMembers queried it.\nI noted it, the Chair said.\n',
    );
    expect(entries.map(({ says }) => says)).toEqual(['Members queried it. I noted it, the Chair said.']);
  });

  it('says which lines it could not place, and loses none: a second paragraph of purpose, words before any heading', () => {
    const { unplaced } = readMinutePage(
      'Title\n\nPurpose.\n\nSomething odd.\nMore of it.\n\nMinutes:\n\nText.',
    );
    expect(unplaced).toEqual([
      { number: 5, text: 'Something odd.' },
      { number: 6, text: 'More of it.' },
    ]);
  });

  it('places each line with a word once, whatever is cut out, doubled, turned round or ended otherwise', () => {
    const lines = PAGE.split('\n');
    let seed = 7;
    const chance = (most: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % most;
    };
    for (let round = 0; round < 400; round += 1) {
      const page = Array.from(
        { length: 1 + chance(lines.length * 2) },
        () => lines[chance(lines.length)] ?? '',
      )
        .map((line) => (chance(5) === 0 ? `${['·', '-', '(b)', '\u00a0', '•'][chance(5)]} ${line}` : line))
        .join(['\n', '\r\n', '\r', '\n\n'][chance(4)]);
      expect(linesIn(page), JSON.stringify(page)).toEqual(wordedIn(page));
    }
    expect(linesIn('')).toEqual([]);
    expect(linesIn('\ufeff')).toEqual([]);
  });
});
