import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actsOn,
  callPerson,
  checkFacts,
  checkSpan,
  formerUpnDoubt,
  identifierKey,
  mainName,
  parseIdentifier,
  readAddress,
  readAsked,
  readBirth,
  sayAge,
  sayBirth,
  sayRelationship,
  searchKey,
  standing,
  swappedDay,
  writeBirth,
} from './index.ts';

describe('what a search compares', () => {
  it.each([
    ["O'Neill", 'oneill'],
    ['O’NEILL', 'oneill'],
    ['Wiśniewska-Łoś', 'wisniewska los'],
    ['  José   Müller ', 'jose muller'],
    ['Straße', 'strasse'],
    ['ﬁona', 'fiona'],
    ['İpek', 'ipek'],
    ['Мария', 'мария'],
    ['ℂlara İnan', 'clara inan'],
    ['!!! --', ''],
  ])('%s is %s', (typed, key) => expect(searchKey(typed)).toBe(key));

  it('changes nothing the second time, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const key = searchKey(typed);
        expect(searchKey(key)).toBe(key);
        expect(key).not.toMatch(/\0|^ | $| {2}/);
      }),
    );
  });

  it.each([
    ['12 Hawthorn Ln', '12 hawthorn lane', ''],
    ['Mill Rise, AV1 2qd', 'mill rise', 'AV1 2QD'],
    ['av12qd', '', 'AV1 2QD'],
    ['AV1', '', 'AV1 '],
    ['Mill Rise av12 3', 'mill rise', 'AV12 3'],
    ['Flat 4', 'flat 4', ''],
  ])('the address %s is the words "%s" and the postcode "%s"', (typed, words, postcode) =>
    expect(readAddress(typed)).toEqual({ words, postcode }),
  );

  it('asks for nothing where nothing can be found', () => {
    expect(readAsked({ name: ' ?! ', born: '31/2', identifier: '-', address: ',' })).toBeNull();
    expect(readAsked({ born: '2016-03-04' })?.born).toEqual({
      from: '2016-03-04',
      until: '2016-03-04',
      swapped: '2016-04-03',
    });
    expect(swappedDay('2016-03-13')).toBeNull();
    expect(swappedDay('2016-03-03')).toBeNull();
    expect(identifierKey(' 943 476-5919 ')).toBe('9434765919');
  });
});

describe('what a birth says', () => {
  it.each([
    ['2016', '2016', 'about 10 years'],
    ['2016-03', 'March 2016', 'about 10 years'],
    ['2016-03-09', '9 March 2016', '10 years'],
    ['2016-11-24', '24 November 2016', '9 years'],
    ['2025-01-31', '31 January 2025', '21 months'],
    ['2026-11-20', '20 November 2026', '3 days'],
    ['2026-10-23', '23 October 2026', '1 month'],
  ])('%s is %s, %s', (partial, said, age) => {
    const birth = readBirth(partial);
    if (!birth) throw new Error(`${partial} is no birth`);
    expect([writeBirth(birth), sayBirth(birth), sayAge(birth, '2026-11-23')]).toEqual([partial, said, age]);
  });
});

describe('what stands in the way of keeping the facts', () => {
  const facts = { born: '2016-03-09', expected: null, died: null, sex: 'F', disabilities: ['NONE'] };
  const on = (changed: Partial<Parameters<typeof checkFacts>[0]>) =>
    checkFacts({ ...facts, ...changed }, '2026-11-23');
  const fields = (found: readonly { field: string }[]) => found.map(({ field }) => field);

  it('is what the census calls an error', () => {
    expect(on({})).toEqual({ faults: [], doubts: [] });
    expect(fields(on({ expected: '2027-01-01' }).faults)).toEqual(['expected']);
    expect(fields(on({ born: null, expected: '2027-01-01' }).faults)).toEqual(['sex']);
    expect(fields(on({ disabilities: ['NONE', 'LD'] }).faults)).toEqual(['disabilities']);
    expect(fields(on({ disabilities: ['LD', 'LD'] }).faults)).toEqual(['disabilities']);
  });

  it('and what it queries, until somebody says why', () => {
    const doubted = on({ born: null });
    expect(fields(doubted.doubts)).toEqual(['born']);
    expect(fields(standing(doubted, ''))).toEqual(['born', 'explained']);
    expect(standing(doubted, 'Nobody knows')).toEqual([]);
    expect(fields(on({ died: '2010-01-01' }).doubts)).toEqual(['died']);
    expect(fields(on({ born: null, expected: '2027-09-01', sex: 'U' }).doubts)).toEqual(['expected']);
    expect(fields(on({ born: null, expected: '2026-10-01', sex: 'U' }).doubts)).toEqual(['expected']);
    expect(fields(checkSpan({ from: '2026-02-01', until: '2026-01-01' }, null).faults)).toEqual(['until']);
    expect(fields(checkSpan({ from: '2026-02-01', until: null }, '2026-01-31').doubts)).toEqual(['from']);
    expect(standing(on({ born: null, expected: '2027-01-01', sex: 'M' }), 'said')).not.toEqual([]);
  });

  it('is a number that cannot be one', () => {
    expect(parseIdentifier('nhs', '943 476 5919')).toEqual({ ok: true, value: '9434765919' });
    expect(parseIdentifier('upn', 'H801200001002').ok).toBe(false);
    expect(parseIdentifier('laChildId', 'A-1').ok).toBe(false);
    expect(parseIdentifier('laChildId', 'A'.repeat(21)).ok).toBe(false);
    expect(parseIdentifier('formerUpn', 'x1')).toEqual({ ok: true, value: 'X1' });
    expect(formerUpnDoubt('formerUpn', 'X1')).toContain('if you say why');
    expect(formerUpnDoubt('upn', 'X1')).toBeNull();
  });
});

describe('how a person is called', () => {
  it('by the legal name in use, else another, else the council’s number', () => {
    const name = (kind: 'legal' | 'knownAs' | 'previous', given: string, until: string | null = null) => ({
      kind,
      given,
      family: 'Birch',
      until,
    });
    expect(mainName([name('knownAs', 'Ro'), name('legal', 'Rowan')])?.given).toBe('Rowan');
    expect(mainName([name('legal', 'Rowena', '2020-01-01'), name('legal', 'Rowan')])?.given).toBe('Rowan');
    expect(callPerson(null, 'A1')).toBe('Name not recorded, LA child id A1');
    expect(callPerson({ given: ' ', family: '' }, null)).toBe('Name not recorded');
    expect(sayRelationship('grandparent', 'other')).toBe('Grandchild');
  });
});

describe('who may do what to a record', () => {
  it('its own organisation keeps it; managers alone restrict and exclude', () => {
    const of = (role: Parameters<typeof actsOn>[0]['role'], owner = 'council') =>
      actsOn({ role, organisation: 'council' }, owner);
    expect(of('socialWorker')).toEqual(['find', 'add', 'change', 'involve', 'share']);
    expect(of('teamManager')).toEqual(['find', 'add', 'change', 'involve', 'share', 'restrict', 'exclude']);
    expect(of('teamManager', 'trust')).toEqual(['find', 'add', 'involve']);
    expect(of('practitioner')).toEqual(['find', 'involve']);
    expect(of('administrator')).toEqual([]);
  });
});
