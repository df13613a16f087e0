import { ETHNICITIES, REFERRAL_SOURCES, SEXES } from '#kernel';

/** What a list may be of. */
export const KINDS = {
  people: 'People: children and adults, each for a person record',
  contacts: 'Contacts: worries about children, each for the front door',
} as const;
export type Kind = keyof typeof KINDS;

/** How the words of a cell become an answer. */
export type Asks = 'text' | 'day' | 'partialDay' | 'number' | 'yesNo' | 'choice';

/** A question that a column of a list may answer. */
export interface Question {
  readonly name: string;
  readonly label: string;
  readonly asks: Asks;
  /** Headings by which other systems call it, as `headingKey` writes them. */
  readonly heads: readonly string[];
  /** The answers of a choice: code to label. */
  readonly options?: Readonly<Record<string, string>>;
  /** Other words for those answers, as `headingKey` writes them. */
  readonly words?: Readonly<Record<string, string>>;
  /** Answered once for every row where no column answers it. */
  readonly forAll?: boolean;
}

const SEX_WORDS = {
  male: 'M',
  boy: 'M',
  man: 'M',
  m: 'M',
  female: 'F',
  girl: 'F',
  woman: 'F',
  f: 'F',
  unknown: 'U',
  u: 'U',
  notknown: 'U',
};

const given = {
  name: 'given',
  label: 'Given names',
  asks: 'text',
  heads: [
    'given',
    'givennames',
    'givenname',
    'forename',
    'forenames',
    'firstname',
    'firstnames',
    'first',
    'christianname',
    'legalforename',
    'childforename',
    'childfirstname',
    'pupilforename',
  ],
} as const;
const family = {
  name: 'family',
  label: 'Family name',
  asks: 'text',
  heads: [
    'family',
    'familyname',
    'surname',
    'lastname',
    'last',
    'secondname',
    'legalsurname',
    'childsurname',
    'childlastname',
    'pupilsurname',
  ],
} as const;
const born = {
  name: 'born',
  label: 'Date of birth',
  asks: 'partialDay',
  heads: [
    'born',
    'dateofbirth',
    'dob',
    'birthdate',
    'birthday',
    'birth',
    'personbirthdate',
    'childdob',
    'pupildob',
  ],
} as const;
const expected = {
  name: 'expected',
  label: 'Expected date of birth',
  asks: 'day',
  heads: [
    'expected',
    'expecteddateofbirth',
    'expectedbirthdate',
    'edd',
    'duedate',
    'expectedpersonbirthdate',
  ],
} as const;
const sex = {
  name: 'sex',
  label: 'Sex',
  asks: 'choice',
  heads: ['sex', 'gender', 'sexgender', 'childsex'],
  options: SEXES,
  words: SEX_WORDS,
} as const;
const NHS = ['nhs', 'nhsnumber', 'nhsno', 'nhsnum', 'nationalid'];
const postcode = {
  name: 'postcode',
  label: 'Postcode',
  asks: 'text',
  heads: ['postcode', 'postalcode', 'homepostcode', 'zip', 'pcode'],
} as const;
const school = {
  name: 'school',
  label: 'School, nursery or college',
  asks: 'text',
  heads: ['school', 'schoolname', 'nursery', 'college', 'establishment', 'setting', 'currentschool'],
} as const;
const ADDRESS = [
  'address',
  'homeaddress',
  'addressline1',
  'address1',
  'street',
  'fulladdress',
  'addresslines',
];

/** The questions of a person record that a list may answer: those of the form by which one is added. */
const PEOPLE: readonly Question[] = [
  given,
  family,
  {
    name: 'knownAs',
    label: 'Also known as',
    asks: 'text',
    heads: ['knownas', 'alsoknownas', 'aka', 'preferredname', 'preferredforename', 'alias'],
  },
  born,
  expected,
  sex,
  {
    name: 'ethnicity',
    label: 'Ethnicity',
    asks: 'choice',
    heads: ['ethnicity', 'ethnic', 'ethnicorigin', 'ethnicgroup', 'ethnicitycode'],
    options: ETHNICITIES,
  },
  { name: 'nhs', label: 'NHS number', asks: 'number', heads: NHS },
  { name: 'lines', label: 'Address', asks: 'text', heads: ADDRESS },
  postcode,
  school,
  {
    name: 'explained',
    label: 'Why what is unusual is right',
    asks: 'text',
    heads: ['explained', 'note', 'notes', 'comment', 'comments'],
  },
];

const yesNo = { yes: 'Yes', no: 'No' } as const;
const AGREEMENTS = {
  agreed: 'Yes, they agree to a service',
  refused: 'No, they do not agree',
  notAsked: 'They were not asked',
} as const;

/** The questions of a contact that a list may answer: those of the form by which one is raised. */
const CONTACTS: readonly Question[] = [
  given,
  family,
  born,
  expected,
  sex,
  { name: 'nhsNumber', label: 'NHS number', asks: 'number', heads: NHS },
  { name: 'address', label: 'Address', asks: 'text', heads: ADDRESS },
  postcode,
  school,
  {
    name: 'worry',
    label: 'What are you worried about?',
    asks: 'text',
    heads: [
      'worry',
      'concern',
      'concerns',
      'reason',
      'reasonforreferral',
      'details',
      'whatareyouworriedabout',
      'description',
      'incident',
    ],
  },
  {
    name: 'livedExperience',
    label: 'What is life like for the child?',
    asks: 'text',
    heads: [
      'livedexperience',
      'lifeforthechild',
      'whatislifelikeforthechild',
      'impact',
      'impactonchild',
      'voiceofthechild',
      'childsvoice',
    ],
    forAll: true,
  },
  {
    name: 'immediateRisk',
    label: 'Is the child in danger now?',
    asks: 'yesNo',
    heads: ['immediaterisk', 'immediatedanger', 'danger', 'urgent', 'isthechildindangernow'],
    options: yesNo,
    forAll: true,
  },
  {
    name: 'parentsTold',
    label: 'Were the parents or carers told?',
    asks: 'yesNo',
    heads: ['parentstold', 'parentsinformed', 'parentsaware', 'told', 'weretheparentsorcarerstold'],
    options: yesNo,
    forAll: true,
  },
  {
    name: 'parentsNotToldWhy',
    label: 'Why were they not told?',
    asks: 'text',
    heads: ['parentsnottoldwhy', 'whynottold', 'whyweretheynottold', 'reasonnottold'],
    forAll: true,
  },
  {
    name: 'serviceAgreement',
    label: 'Do they agree to receive help?',
    asks: 'choice',
    heads: ['serviceagreement', 'agreement', 'consent', 'dotheyagreetoreceivehelp'],
    options: AGREEMENTS,
    words: { yes: 'agreed', y: 'agreed', no: 'refused', n: 'refused', notasked: 'notAsked' },
    forAll: true,
  },
  {
    name: 'source',
    label: 'What kind of service does it come from?',
    asks: 'choice',
    heads: ['source', 'referralsource', 'sourcecode', 'service'],
    options: REFERRAL_SOURCES,
    forAll: true,
  },
  {
    name: 'reach',
    label: 'How can the front door reach you?',
    asks: 'text',
    heads: ['reach', 'contactnumber', 'phone', 'telephone', 'howtoreach', 'senderphone'],
    forAll: true,
  },
  {
    name: 'senderName',
    label: 'Name of the person who told you',
    asks: 'text',
    heads: ['sendername', 'referrer', 'referrername', 'reportedby', 'raisedby'],
    forAll: true,
  },
  {
    name: 'senderRole',
    label: 'Their role',
    asks: 'text',
    heads: ['senderrole', 'referrerrole', 'role', 'jobtitle'],
    forAll: true,
  },
  {
    name: 'senderOrganisation',
    label: 'Their organisation',
    asks: 'text',
    heads: ['senderorganisation', 'referrerorganisation', 'agency', 'organisation'],
    forAll: true,
  },
];

/** The questions that a list of that kind may answer. */
export const questionsOf = (kind: Kind): readonly Question[] => (kind === 'people' ? PEOPLE : CONTACTS);

/** The questions of any list, for the form in which columns are chosen. */
export const everyQuestion: readonly Question[] = [
  ...new Map([...PEOPLE, ...CONTACTS].map((question) => [question.name, question])).values(),
];

/** A heading as it is compared: letters and digits alone. */
export const headingKey = (heading: string): string =>
  heading
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** Which column answers which question: the number of the column by the name of the question. */
export type Columns = Readonly<Record<string, number>>;

/** Guesses by the headings alone which column answers which question; no column answers two. */
export const guessColumns = (kind: Kind, headings: readonly string[]): Columns => {
  const keys = headings.map(headingKey);
  const taken = new Set<number>();
  const columns: Record<string, number> = {};
  for (const { name, label, heads } of questionsOf(kind)) {
    const known = [headingKey(label), headingKey(name), ...heads];
    const column = known
      .map((head) => keys.findIndex((key, at) => key === head && !taken.has(at)))
      .find((at) => at >= 0);
    if (column === undefined) continue;
    taken.add(column);
    columns[name] = column;
  }
  return columns;
};

/** How many of these cells are headings that a list of that kind may have. */
const known = (kind: Kind, cells: readonly string[]): number => Object.keys(guessColumns(kind, cells)).length;

/**
 * Which of the first rows holds the headings: titles and empty rows may stand above them. The one with the most headings that are
 * known; where none is known, the first with anything in more than one cell.
 */
export const headingRow = (
  kind: Kind,
  rows: readonly { readonly number: number; readonly cells: readonly string[] }[],
): number | null => {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const scored = filled.map(({ number, cells }) => ({ number, score: known(kind, cells) }));
  const best = scored.reduce((most, each) => (each.score > most.score ? each : most), {
    number: 0,
    score: 1,
  });
  if (best.number > 0) return best.number;
  const several = filled.find(({ cells }) => cells.filter((cell) => cell !== '').length > 1);
  return (several ?? filled[0])?.number ?? null;
};
