import { describe, expect, it } from 'vitest';
import { mayNameAChild, namesIn, unanswered, warningsIn } from './warnings.ts';

const known = (name: string) => ['Nell Hart', 'Arden Vale'].includes(name);
const of = (text: string, small = 5) =>
  warningsIn(text, { small, known }).map(({ kind, words }) => `${kind}: ${words}`);

describe('What is warned of before an answer is published', () => {
  it.each([
    ['We supported 3 children last year.', 'smallNumber: 3 children'],
    ['In all, two young people went missing.', 'smallNumber: two young people'],
    ['The number of children who died was 4.', 'smallNumber: children who died was 4'],
    ['Three vulnerable school-age pupils were moved.', 'smallNumber: Three vulnerable school-age pupils'],
    ['The ٣ children of the ward', 'smallNumber: 3 children'],
    ['Her NHS number is 943 476 5919.', 'nhsNumber: 943 476 5919'],
    ['born on 12 March 2014', 'birth: born on 12 March 2014'],
    ['DOB 12/03/2014', 'birth: DOB 12/03/2014'],
    ['They live at 14 Hawthorn Lane.', 'address: 14 Hawthorn Lane'],
    ['near B91 3QS', 'postcode: B91 3QS'],
    ['A 7-year-old in Shirley was hurt.', 'ageAndPlace: 7-year-old … Shirley'],
    ['We spoke to Rowan Birch about it.', 'name: Rowan Birch'],
    ['We spoke to Ro\u200bwan Bi\u00adrch about it.', 'name: Rowan Birch'],
    ['Siân O’Neill-Ó Súilleabháin spoke.', 'name: Siân O’Neill-Ó Súilleabháin'],
    ['Maria de la Cruz came.', 'name: Maria de la Cruz'],
    ['a boy called rowan', 'childName: rowan'],
    ['the child Rowan', 'childName: Rowan'],
    ['Rowan (7) was seen.', 'childName: Rowan'],
    ['李小龍 was seen.', 'name: 李小龍'],
  ])('%s', (text, warning) => {
    const found = of(text);
    expect(found.some((each) => each === warning)).toBe(true);
  });

  it.each([
    'The three safeguarding partners met in March 2021.',
    'We help 214 children in 6 months.',
    'Fewer than 5 children were moved.',
    'Children Act 1989, section 3.',
    'The Exploitation Reduction Board approved the Exploitation Toolkit on 18 March.',
    'Nell Hart leads this at the Arden Vale Integrated Care Board.',
    'Members of the Children’s Services, Education and Skills Scrutiny Board asked.',
    'The NHS ICB and Forest Police agree.',
    '',
  ])('nothing in: %s', (text) => {
    expect(of(text)).toEqual([]);
  });

  it('goes by the partnership’s own threshold', () => {
    expect(of('We supported 7 children.', 10)).toEqual(['smallNumber: 7 children']);
    expect(of('We supported 7 children.', 5)).toEqual([]);
  });

  it('holds back what may name a child, and not a small number by itself', () => {
    expect(mayNameAChild(warningsIn('What happened to Rowan Birch?', { small: 5, known }))).toBe(true);
    expect(mayNameAChild(warningsIn('Why did 3 children die?', { small: 5, known }))).toBe(false);
  });

  it('is answered warning by warning', () => {
    const warnings = warningsIn('Rowan Birch is one of 3 children.', { small: 5, known });
    expect(unanswered(warnings, ['name:Rowan Birch']).map(({ kind }) => kind)).toEqual(['smallNumber']);
  });

  it('reads the longest text that anybody may send, at once', () => {
    const long = 'Aa '.repeat(6000) + 'children '.repeat(200);
    expect(warningsIn(long, { small: 5, known }).length).toBeLessThanOrEqual(100);
    expect(namesIn('One '.repeat(5000))).toEqual([]);
  });
});
