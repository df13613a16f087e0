import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { censusFile } from '../demo.ts';
import { type ChildJudgement, judgeChild, nothingSeen, type Refusal, readCensus } from './index.ts';

const SAMPLE = new URL('../../../../../shared/data/census/cin-2022.xml', import.meta.url);

/** A return of these children, one line each, judged in order. */
const judged = async (chunks: Iterable<Uint8Array | string>): Promise<ChildJudgement[]> => {
  const seen = nothingSeen();
  const judgements: ChildJudgement[] = [];
  let header: Parameters<typeof judgeChild>[1] | undefined;
  for await (const event of readCensus(chunks)) {
    if (event.kind === 'header') header = event.header;
    if (event.kind === 'child' && header) judgements.push(judgeChild(event.child, header, seen));
  }
  return judgements;
};

interface Written {
  id?: string;
  born?: string;
  more?: string;
  characteristics?: string;
  episodes?: string[];
}
const EPISODE =
  '<CINreferralDate>2021-06-01</CINreferralDate><ReferralSource>6</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode><ReferralNFA>false</ReferralNFA>';
const childOf = (written: Written): string => {
  const {
    id = '<LAchildID>A1</LAchildID>',
    born = '<PersonBirthDate>2015-05-05</PersonBirthDate>',
    more = '<GenderCurrent>1</GenderCurrent>',
    characteristics = '<Ethnicity>WBRI</Ethnicity><Disabilities><Disability>NONE</Disability></Disabilities>',
    episodes = [EPISODE],
  } = written;
  const details = episodes.map((episode) => `<CINdetails>${episode}</CINdetails>`).join('\n');
  return `<Child><ChildIdentifiers>${id}${born}${more}</ChildIdentifiers><ChildCharacteristics>${characteristics}</ChildCharacteristics>\n${details}</Child>\n`;
};
const fileOf = (children: readonly Written[], year = 2022): string =>
  `<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>${year}</Year><ReferenceDate>${year}-03-31</ReferenceDate></CollectionDetails><Source><LEA>201</LEA></Source></Header><Children>\n${children.map(childOf).join('')}</Children></Message>`;

const judgeOne = async (written: Written, year = 2022): Promise<ChildJudgement> => {
  const [judgement] = await judged([fileOf([written], year)]);
  if (!judgement) throw new Error('The file gave no child.');
  return judgement;
};
const named = (found: readonly Refusal[]): string[] => found.map(({ field, value }) => `${field}=${value}`);
const episodeWith = (name: string, value: string): string =>
  EPISODE.includes(`<${name}>`)
    ? EPISODE.replace(new RegExp(`<${name}>[^<]*`), `<${name}>${value}`)
    : `${EPISODE}<${name}>${value}</${name}>`;
const closed = (date: string, reason = 'RC7'): string =>
  `${EPISODE}<CINclosureDate>${date}</CINclosureDate>${reason && `<ReasonForClosure>${reason}</ReasonForClosure>`}`;

describe('judgeChild', () => {
  it('takes what the odd sample holds and names the rest by line', async ({ skip }) => {
    if (!existsSync(SAMPLE)) skip('the shared sample of a return is not on this machine');
    const [judgement] = await judged([readFileSync(SAMPLE)]);
    expect(judgement?.child).toEqual({
      line: 18,
      laChildId: 'DfEX0000001',
      upn: undefined,
      formerUpn: undefined,
      upnUnknown: 'UN3',
      birthDate: '1966-03-24',
      expectedBirthDate: undefined,
      sex: 'M',
      deathDate: '1980-10-08',
      ethnicity: 'WBRI',
      disabilities: ['HAND', 'HEAR'],
      episodes: [
        {
          line: 36,
          referralDate: '1970-10-06',
          source: '1A',
          primaryNeed: 'N4',
          noFurtherAction: false,
          closure: { line: 40, date: '1971-02-27', reason: 'RC1' },
        },
      ],
    });
    expect(judgement?.refused.map(({ line, field, value }) => [line, field, value])).toEqual([
      [21, 'UPN', 'A123456789123'],
      [22, 'FormerUPN', 'X98765432123B'],
      [25, 'ExpectedPersonBirthDate', '1966-03-22'],
    ]);
    expect(judgement?.odd.map(({ line, field }) => [line, field])).toEqual([
      [27, 'PersonDeathDate'],
      [40, 'CINclosureDate'],
    ]);
    expect(judgement?.waiting).toEqual({
      DateOfInitialCPC: 2,
      Assessments: 1,
      CINPlanDates: 1,
      Section47: 1,
      ChildProtectionPlans: 1,
      CPPreviewDate: 1,
    });
  });

  it.each([2022, 2024, 2025, 2026])('finds nothing to say about a made-up return of %i', async (year) => {
    const judgements = await judged(censusFile({ children: 300, year, seed: year }));
    expect(judgements.flatMap(({ refused, odd }) => [...refused, ...odd])).toEqual([]);
    expect(judgements.filter(({ child }) => child).length).toBe(300);
  });

  it.each([
    ['none', '', ''],
    ['an empty one', '<LAchildID> </LAchildID>', ''],
    ['one too long', `<LAchildID>${'A'.repeat(21)}</LAchildID>`, 'A'.repeat(21)],
    ['one that is not alphanumeric', '<LAchildID>12/3’4</LAchildID>', '12/3’4'],
    ['one with elements in it', '<LAchildID><b>12</b></LAchildID>', '12'],
  ])('refuses the whole child, once, for its LAchildID: %s', async (_name, id, value) => {
    const judgement = await judgeOne({ id, more: '<UPN>bad</UPN>' });
    expect(judgement).toMatchObject({ child: undefined, odd: [], waiting: {} });
    expect(named(judgement.refused)).toEqual([`LAchildID=${value}`]);
  });

  it('refuses the second child with an LAchildID (8510), and the second with a UPN keeps all else (1520)', async () => {
    const upn = '<UPN>A201000000012</UPN>';
    const judgements = await judged([
      fileOf([{ more: upn }, {}, { id: '<LAchildID>B2</LAchildID>', more: upn }]),
    ]);
    expect(judgements.map(({ child }) => child?.laChildId)).toEqual(['A1', undefined, 'B2']);
    expect(judgements.map(({ child }) => child?.upn)).toEqual(['A201000000012', undefined, undefined]);
    expect(judgements.map(({ refused }) => refused.map(({ line, field }) => [line, field]))).toEqual([
      [],
      [[4, 'LAchildID']],
      [[6, 'UPN']],
    ]);
  });

  it('refuses a wrong value alone, with its line and a sentence', async () => {
    const judgement = await judgeOne({
      more: '<UPN>H201000000012</UPN><UPNunknown>UN9</UPNunknown><GenderCurrent>M</GenderCurrent><PersonDeathDate>2021-02-30</PersonDeathDate>',
      characteristics:
        '<Ethnicity>CNHE</Ethnicity><Disabilities><Disability>constructor</Disability><Disability>LD</Disability><Disability>NONE</Disability><Disability>LD</Disability></Disabilities>',
      episodes: [
        episodeWith('ReferralSource', '11'),
        EPISODE.replace('2021-06-01', '2021-07-01').replace('N1', 'N10').replace('false', 'no'),
      ],
    });
    expect(named(judgement.refused)).toEqual([
      'UPN=H201000000012',
      'UPNunknown=UN9',
      'PersonDeathDate=2021-02-30',
      'GenderCurrent=M',
      'Ethnicity=CNHE',
      'Disability=constructor',
      'Disability=NONE',
      'Disability=LD',
      'ReferralSource=11',
      'ReferralNFA=no',
      'PrimaryNeedCode=N10',
    ]);
    expect(judgement.refused.every(({ line, why }) => line > 1 && why.endsWith('.'))).toBe(true);
    expect(judgement.child).toMatchObject({ disabilities: ['LD'], sex: undefined, ethnicity: undefined });
    expect(judgement.child?.episodes.map(({ source, primaryNeed }) => [source, primaryNeed])).toEqual([
      [undefined, 'N1'],
      ['6', undefined],
    ]);
  });

  it.each([
    ['no referral date', EPISODE.replace(/<CINreferralDate>[^<]*<\/CINreferralDate>/, ''), ''],
    ['one that is no day', episodeWith('CINreferralDate', '01/06/2021'), '01/06/2021'],
    ['one after the census', episodeWith('CINreferralDate', '2022-04-01'), '2022-04-01'],
    ['one 281 days before birth', episodeWith('CINreferralDate', '2014-07-28'), '2014-07-28'],
    ['one that the child has already', EPISODE, '2021-06-01'],
  ])('refuses an episode whole for its referral date: %s', async (_name, episode, value) => {
    const { child, refused } = await judgeOne({ episodes: [EPISODE, `${episode}<Odd>1</Odd>`] });
    expect(named(refused)).toEqual([`CINreferralDate=${value}`]);
    expect(child?.episodes.length).toBe(1);
  });

  it('takes a referral 280 days before birth', async () => {
    const { child } = await judgeOne({ episodes: [episodeWith('CINreferralDate', '2014-07-29')] });
    expect(child?.episodes.length).toBe(1);
  });

  it.each([
    [
      'before its referral (8630)',
      closed('2021-05-31'),
      undefined,
      ['CINclosureDate=2021-05-31', 'ReasonForClosure=RC7'],
      [],
    ],
    ['on the day of its referral', closed('2021-06-01'), { date: '2021-06-01', reason: 'RC7' }, [], []],
    [
      'after the census year (8620)',
      closed('2022-04-01'),
      { date: '2022-04-01', reason: 'RC7' },
      [],
      ['CINclosureDate=2022-04-01'],
    ],
    [
      'without a reason (8805)',
      closed('2021-09-01', ''),
      { date: '2021-09-01', reason: undefined },
      [],
      ['ReasonForClosure='],
    ],
    [
      'with a wrong reason (8640)',
      closed('2021-09-01', 'RC0'),
      { date: '2021-09-01', reason: undefined },
      ['ReasonForClosure=RC0'],
      [],
    ],
    [
      'as a reason alone (8810)',
      episodeWith('ReasonForClosure', 'RC7'),
      undefined,
      ['ReasonForClosure=RC7'],
      [],
    ],
    [
      'for a death without a date (8585Q)',
      closed('2021-09-01', 'RC2'),
      { date: '2021-09-01', reason: 'RC2' },
      [],
      ['ReasonForClosure=RC2'],
    ],
  ])('judges a closure %s', async (_name, episode, closure, refused, odd) => {
    const judgement = await judgeOne({ episodes: [episode] });
    const taken = judgement.child?.episodes[0]?.closure;
    expect(taken && { date: taken.date, reason: taken.reason }).toEqual(closure);
    expect(named(judgement.refused)).toEqual(refused);
    expect(named(judgement.odd)).toEqual(odd);
  });

  it.each([
    [
      'both: the birth date is taken',
      '<PersonBirthDate>2015-05-05</PersonBirthDate><ExpectedPersonBirthDate>2015-05-01</ExpectedPersonBirthDate>',
      ['2015-05-05', undefined],
      ['ExpectedPersonBirthDate=2015-05-01'],
      [],
    ],
    [
      'a wrong one and an expected one',
      '<PersonBirthDate>5 May</PersonBirthDate><ExpectedPersonBirthDate>2022-05-01</ExpectedPersonBirthDate>',
      [undefined, '2022-05-01'],
      ['PersonBirthDate=5 May', 'CINreferralDate=2021-06-01', 'GenderCurrent=1'],
      [],
    ],
    [
      'one after the census (8520)',
      '<PersonBirthDate>2022-04-01</PersonBirthDate>',
      [undefined, undefined],
      ['PersonBirthDate=2022-04-01'],
      [],
    ],
    ['neither (8525Q)', '', [undefined, undefined], [], ['PersonBirthDate=']],
    [
      'a death before it (8535Q)',
      '<PersonBirthDate>2015-05-05</PersonBirthDate><PersonDeathDate>2015-05-04</PersonDeathDate>',
      ['2015-05-05', undefined],
      ['PersonDeathDate=2015-05-04'],
      [],
    ],
  ])('judges a birth date: %s', async (_name, born, dates, refused, odd) => {
    const judgement = await judgeOne({ born });
    expect([judgement.child?.birthDate, judgement.child?.expectedBirthDate]).toEqual(dates);
    expect(named(judgement.refused).sort()).toEqual(refused.toSorted());
    expect(named(judgement.odd)).toEqual(odd);
  });

  it.each([
    [2022, '<GenderCurrent>2</GenderCurrent>', 'F', [], []],
    [2022, '<Sex>F</Sex>', 'F', [], ['Sex=F']],
    [2025, '<Sex>U</Sex>', 'U', [], []],
    [2025, '<GenderCurrent>1</GenderCurrent>', 'M', [], ['GenderCurrent=1']],
    [2025, '<Sex>F</Sex><GenderCurrent>1</GenderCurrent>', 'F', ['GenderCurrent=1'], ['GenderCurrent=1']],
    [2022, '<Sex>F</Sex><GenderCurrent>1</GenderCurrent>', 'M', ['Sex=F'], ['Sex=F']],
    [2022, '<GenderCurrent>9</GenderCurrent>', 'U', [], ['GenderCurrent=9']],
    [2025, '', undefined, [], ['Sex=']],
  ])('in the %i census reads %s as %s', async (year, more, sex, refused, odd) => {
    const episodes = [EPISODE.replace('2021', String(year - 1))];
    const judgement = await judgeOne({ more, episodes }, year);
    expect(judgement.child?.sex).toBe(sex);
    expect(named(judgement.refused)).toEqual(refused);
    expect(named(judgement.odd)).toEqual(odd);
  });

  it('refuses by name whatever a return has no place for, and counts what waits', async () => {
    const judgement = await judgeOne({
      more: '<GenderCurrent>1</GenderCurrent><Surname>Doe</Surname><GenderCurrent>2</GenderCurrent>',
      episodes: [
        `${EPISODE}<Section47 colour="red"><S47ActualStartDate>2021-07-01</S47ActualStartDate><Mood>low</Mood></Section47>
<PreProceedingsandFGDM><PPStartDate>2021-08-01</PPStartDate></PreProceedingsandFGDM><CINPlanDates/>words`,
      ],
    });
    expect(named(judgement.refused).sort()).toEqual([
      'CINdetails=words',
      'GenderCurrent=2',
      'Mood=low',
      'Section47@colour=red',
      'Surname=Doe',
    ]);
    expect(judgement.waiting).toEqual({ Section47: 1, PreProceedingsandFGDM: 1 });
    expect(named(judgement.odd)).toEqual(['PreProceedingsandFGDM=2021-08-01']);
  });

  it('takes open and overlapping episodes and names them as odd (8815, 8816, 8820, 8775Q)', async () => {
    const { child, refused, odd } = await judgeOne({
      born: '<PersonBirthDate>1990-01-01</PersonBirthDate>',
      episodes: [EPISODE, EPISODE.replace('2021-06-01', '2021-08-01')],
    });
    expect(child?.episodes.length).toBe(2);
    expect(refused).toEqual([]);
    expect(named(odd)).toEqual(['PersonBirthDate=1990-01-01', 'CINreferralDate=2021-08-01']);
  });

  it('cuts a long value in the report and never in the middle of a character', async () => {
    const { refused } = await judgeOne({ more: `<UPN>${'x'.repeat(199)}${'😀'.repeat(50)}</UPN>` });
    expect(refused[0]?.value.length).toBeLessThan(210);
    expect(refused[0]?.value.isWellFormed()).toBe(true);
  });

  it('uses the 31 March of the year when the reference date is another, and says so (100)', async () => {
    const file = fileOf([{}]).replace('<ReferenceDate>2022-03-31', '<ReferenceDate>1922-03-31');
    for await (const event of readCensus([file]))
      if (event.kind === 'header') {
        expect(event.header).toMatchObject({ year: 2022, start: '2021-04-01', referenceDate: '2022-03-31' });
        expect(named(event.refused)).toEqual(['ReferenceDate=1922-03-31']);
      }
    expect((await judged([file]))[0]?.refused).toEqual([]);
  });
});
