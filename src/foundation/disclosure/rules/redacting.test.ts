import { describe, expect, it } from 'vitest';
import { redact, suggest } from './redacting.ts';

const third = (words: string) => ({ words, exemption: 'thirdParty' });
const shown = (text: string, ...words: string[]): string =>
  redact(text, words.map(third))
    .map((stretch) => ('text' in stretch ? stretch.text : '█'))
    .join('');

describe('Redacting', () => {
  it('blacks out words of their own, whatever their case, and not inside longer ones', () => {
    expect(shown('Ann rang. ANN said Annabel was out; ann’s car.', 'Ann')).toBe(
      '█ rang. █ said Annabel was out; █’s car.',
    );
  });

  it('blacks out a whole name over any blank, and never half of it', () => {
    expect(shown('Ann  Marie\nLowe and Ann', 'Ann', 'Ann Marie Lowe')).toBe('█ and █');
  });

  it('takes what is typed for words, and not for a pattern', () => {
    expect(shown('Ring (01632) 960100. Or 016321960100', '(01632) 960100', '.*')).toBe(
      'Ring █. Or 016321960100',
    );
    expect(shown('Zoë, Zoë', 'ZOË')).toBe('█, █');
  });

  it('gives everything where nothing is to be redacted', () => {
    expect(redact('All of it', [third('  ')])).toEqual([{ text: 'All of it' }]);
    expect(redact('', [third('x')])).toEqual([]);
  });

  it('suggests whoever else is named, and never the person', () => {
    const found = suggest(
      ['Rowan said Marian Birch shouted. Marian left with Joe.'],
      ['Rowan Birch'],
      [
        { name: 'Marian Birch', as: 'Mother' },
        { name: 'Jo Ash', as: 'Father' },
      ],
    );
    expect(found.map(({ words, times }) => [words, times])).toEqual([
      ['Marian Birch', 1],
      ['Marian', 2],
    ]);
  });
});
