import { addDays, addMonths, type Day, daysBetween } from '#kernel';

/** What a made-up return holds. `year` is the one in which the census year ends; the same three give the same file. */
export interface CensusFileTraits {
  readonly children: number;
  readonly year: number;
  readonly seed: number;
}

const LEA = '201';
const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const ETHNIC = [
  'WBRI',
  'WBRI',
  'WBRI',
  'WOTH',
  'MWBC',
  'MOTH',
  'APKN',
  'AIND',
  'ABAN',
  'BAFR',
  'BCRB',
  'OOTH',
  'NOBT',
];
const DISABLED = ['LD', 'AUT', 'BEH', 'COMM', 'MOB', 'HEAR', 'VIS', 'DDA'];
const SOURCES = ['6', '6', '6', '2A', '2A', '3A', '3B', '3E', '1A', '1B', '5A', '5D', '7', '8', '9', '4'];
const NEEDS = ['N1', 'N1', 'N1', 'N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N8'];
const ENDINGS = ['RC7', 'RC7', 'RC7', 'RC8', 'RC9', 'RC5'];
const FACTORS = ['3B', '4B', '1B', '2B', '16A', '17A', '4A', '24A'];

/** Mulberry32: a small generator of numbers from 0 to 1, the same for the same seed. */
const dice = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** A UPN with its check letter: the authority and nine digits that nobody else in the file has. */
const upnOf = (index: number): string => {
  const digits = `${LEA}${String(index).padStart(9, '0')}`;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at + 2), 0);
  return `${UPN_LETTERS.charAt(sum % UPN_LETTERS.length)}${digits}`;
};

interface Made {
  readonly roll: () => number;
  readonly year: number;
  readonly start: Day;
  readonly end: Day;
}
const oneOf = (made: Made, choices: readonly string[]): string =>
  choices[Math.floor(made.roll() * choices.length)] ?? '';
const between = (made: Made, from: Day, to: Day): Day =>
  addDays(from, Math.floor(made.roll() * (Math.max(0, daysBetween(from, to)) + 1)));
const tag = (name: string, value: string | number | boolean): string => `<${name}>${value}</${name}>`;
const block = (name: string, ...parts: string[]): string =>
  `<${name}>\n${parts.filter(Boolean).join('\n')}\n</${name}>`;

const protection = (made: Made, from: Day): string[] => {
  const conference = addDays(from, 14);
  return [
    block(
      'Section47',
      tag('S47ActualStartDate', from),
      tag('InitialCPCtarget', addDays(from, 21)),
      tag('DateOfInitialCPC', conference),
      tag('ICPCnotRequired', false),
    ),
    block(
      'ChildProtectionPlans',
      tag('CPPstartDate', conference),
      tag('InitialCategoryOfAbuse', 'NEG'),
      tag('LatestCategoryOfAbuse', oneOf(made, ['NEG', 'EMO', 'PHY'])),
      tag('NumberOfPreviousCPP', made.roll() < 0.2 ? 1 : 0),
      block('Reviews', tag('CPPreviewDate', addMonths(conference, 3))),
    ),
  ];
};

/** One episode from a referral day on; an open one stays open at the end of the census. */
const episode = (made: Made, from: Day, closed: Day | undefined): string => {
  const noAction = closed !== undefined && made.roll() < 0.15;
  const ending = noAction ? 'RC7' : oneOf(made, ENDINGS);
  const assessed = addDays(from, 30);
  const longEnough = !closed && daysBetween(from, made.end) > 130;
  return block(
    'CINdetails',
    tag('CINreferralDate', from),
    tag('ReferralSource', oneOf(made, SOURCES)),
    noAction ? '' : tag('PrimaryNeedCode', oneOf(made, NEEDS)),
    ...(closed ? [tag('CINclosureDate', closed), tag('ReasonForClosure', ending)] : []),
    noAction || assessed > (closed ?? made.end)
      ? ''
      : block(
          'Assessments',
          tag('AssessmentActualStartDate', from),
          tag('AssessmentAuthorisationDate', assessed),
          block('FactorsIdentifiedAtAssessment', tag('AssessmentFactors', oneOf(made, FACTORS))),
        ),
    ...(longEnough && made.roll() < 0.3 ? protection(made, addDays(from, 3)) : []),
    tag('ReferralNFA', noAction),
    longEnough && made.year >= 2026 && made.roll() < 0.05
      ? block('PreProceedingsandFGDM', tag('PPStartDate', addDays(from, 60)))
      : '',
  );
};

const oneChild = (made: Made, index: number): string => {
  const unborn = made.roll() < 0.01;
  const born = unborn
    ? addDays(made.end, 20 + Math.floor(made.roll() * 150))
    : between(made, addMonths(made.end, -17 * 12), addDays(made.end, -60));
  const school = !unborn && born < addMonths(made.end, -60);
  const sex = unborn ? 'U' : made.roll() < 0.5 ? 'M' : 'F';
  const earliest = [addDays(born, unborn ? -250 : 0), made.start].sort().at(-1) ?? made.start;
  const first = between(made, earliest, addDays(made.end, -20));
  const closed = made.roll() < 0.5 ? between(made, addDays(first, 5), addDays(made.end, -1)) : undefined;
  const again =
    closed && daysBetween(closed, made.end) > 40 && made.roll() < 0.2
      ? between(made, addDays(closed, 7), addDays(made.end, -20))
      : undefined;
  return block(
    'Child',
    block(
      'ChildIdentifiers',
      tag('LAchildID', `SYN${String(index).padStart(8, '0')}`),
      school ? tag('UPN', upnOf(index)) : tag('UPNunknown', 'UN1'),
      tag(unborn ? 'ExpectedPersonBirthDate' : 'PersonBirthDate', born),
      made.year >= 2025 ? tag('Sex', sex) : tag('GenderCurrent', { M: 1, F: 2, U: 0 }[sex]),
    ),
    block(
      'ChildCharacteristics',
      tag('Ethnicity', unborn ? 'NOBT' : oneOf(made, ETHNIC)),
      unborn
        ? ''
        : block('Disabilities', tag('Disability', made.roll() < 0.85 ? 'NONE' : oneOf(made, DISABLED))),
    ),
    episode(made, first, closed),
    again ? episode(made, again, undefined) : '',
  );
};

/**
 * A made-up Children in Need return, a child a piece, for tests and for measuring: nothing in it is refused or odd. The
 * shape follows the year (`Sex` from 2024-25, `PreProceedingsandFGDM` from 2025-26). Nobody in it exists.
 */
export function* censusFile({ children, year, seed }: CensusFileTraits): Generator<string> {
  const made: Made = { roll: dice(seed), year, start: `${year - 1}-04-01`, end: `${year}-03-31` };
  const header = block(
    'Header',
    block('CollectionDetails', tag('Collection', 'CIN'), tag('Year', year), tag('ReferenceDate', made.end)),
    block(
      'Source',
      tag('SourceLevel', 'L'),
      tag('LEA', LEA),
      tag('SoftwareCode', 'Arden'),
      tag('Release', 'synthetic'),
      tag('SerialNo', '001'),
      tag('DateTime', `${year}-05-23T11:14:05`),
    ),
  );
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<Message>\n${header}\n<Children>\n`;
  for (let index = 1; index <= children; index += 1) yield `${oneChild(made, index)}\n`;
  yield '</Children>\n</Message>\n';
}
