import { no, type Verdict, yes } from '#kernel';

interface SettingRule {
  readonly kind: 'text' | 'yesNo' | 'choice';
  readonly label: string;
  readonly hint: string;
  readonly initial: string | boolean;
  /** Of text: may be left empty, the most characters, and what else it must be. */
  readonly optional?: true;
  readonly longest?: number;
  readonly judge?: (text: string) => Verdict;
  /** Of a choice: its answers. */
  readonly options?: Readonly<Record<string, string>>;
  /** Of a choice: the answer that needs no reason, and what the reason for any other is called. */
  readonly fullyIs?: { readonly answer: string; readonly otherwise: string };
  /** Set once by the program, and by nobody after. */
  readonly fixed?: true;
}

const isColour = (text: string): Verdict =>
  text === '' || /^#[0-9a-f]{6}$/i.test(text)
    ? yes
    : no('Enter the colour as # and 6 letters or numbers, like #1d70b8');

const isTelephone = (text: string): Verdict =>
  text === '' || (/\d{3}/.test(text) && /^[\d\s()+-]+$/.test(text))
    ? yes
    : no('Enter a telephone number, like 01632 960 001');

const isNumberOfChildren = (text: string): Verdict =>
  text === '' || (/^\d+$/.test(text) && Number(text) >= 2)
    ? yes
    : no('Enter a number of children, 2 or more, or nothing');

/** What a partnership decides about how it works here. A setting that nobody has set has its initial value. */
export const settings = {
  name: {
    kind: 'text',
    label: 'Name of the partnership',
    hint: 'In full, as it is published. It stands on every page.',
    initial: 'Safeguarding Children Partnership',
    longest: 120,
  },
  shortName: {
    kind: 'text',
    label: 'Short name',
    hint: 'For the titles of pages, like Arden Vale SCP.',
    initial: 'Arden',
    longest: 30,
  },
  outOfHours: {
    kind: 'text',
    label: 'Out-of-hours number',
    hint: 'Whom to call about a child when offices are closed. It stands on every page, and on the form that raises a worry.',
    initial: '',
    optional: true,
    longest: 30,
    judge: isTelephone,
  },
  accent: {
    kind: 'text',
    label: 'Colour',
    hint: 'The partnership’s own colour, as # and 6 letters or numbers, like #1d70b8. Leave it empty to keep Arden’s.',
    initial: '',
    optional: true,
    longest: 7,
    judge: isColour,
  },
  managerAuthorisesDecisions: {
    kind: 'yesNo',
    label: 'A manager authorises decisions on contacts',
    hint: 'A worker’s decision then waits for a manager of the front door before the sender hears of it.',
    initial: true,
  },
  secondStep: {
    kind: 'choice',
    label: 'Who signs in with a second step',
    hint: 'A code from an app besides the password, or a passkey. Their posts cannot be used without it.',
    initial: 'everybody',
    fullyIs: { answer: 'everybody', otherwise: 'Why fewer than everybody' },
    options: {
      everybody: 'Everybody',
      childLevel: 'Administrators, and everybody who may see records about children',
      administrators: 'Administrators only',
      nobody: 'Nobody has to',
    },
  },
  unusualReading: {
    kind: 'text',
    label: 'Children opened by one post in a day, from which it is told',
    hint: 'The information governance lead hears of it the morning after. Leave it empty to tell nobody.',
    initial: '100',
    optional: true,
    longest: 5,
    judge: isNumberOfChildren,
  },
  publicForm: {
    kind: 'yesNo',
    label: 'Anybody may tell of a worry without an account',
    hint: 'A form at /worry, for members of the public. What it takes goes to the first team that receives contacts.',
    initial: false,
  },
  publicFormWords: {
    kind: 'text',
    label: 'Words on the public form',
    hint: 'Under its title: for example, when somebody reads what it takes. Leave it empty for Arden’s own.',
    initial: '',
    optional: true,
    longest: 300,
  },
  synthetic: {
    kind: 'yesNo',
    label: 'Everybody in it is made up',
    hint: 'Set when the partnership was made. Every page says so.',
    initial: false,
    fixed: true,
  },
} as const satisfies Record<string, SettingRule>;

export type SettingKey = keyof typeof settings;
/** The type of a setting's value. */
export type SettingValue<K extends SettingKey> = (typeof settings)[K]['initial'] extends boolean
  ? boolean
  : string;
type Settable = {
  [K in SettingKey]: (typeof settings)[K] extends { fixed: true } ? never : K;
}[SettingKey];

export type { Settable as SettableKey };

/** The rule of a setting, with what only some of them say. */
export const settingRule = (key: SettingKey): SettingRule => settings[key];

/** Whether the text is the key of a setting that an administrator sets. */
export const isSettable = (key: string): key is Settable =>
  Object.hasOwn(settings, key) && settings[key as SettingKey] !== settings.synthetic; // hasOwn has told it

export const settableKeys = Object.keys(settings).filter(isSettable);

/** The value of a setting out of what is stored, or its initial one when nothing of its kind is stored. */
export const readSetting = <K extends SettingKey>(key: K, stored: unknown): SettingValue<K> => {
  const { initial } = settings[key];
  // The two kinds have one type each, which the initial value shows.
  return (typeof stored === typeof initial ? stored : initial) as SettingValue<K>;
};

/** Whether a text may be the value of a text setting. */
export const canSetTo = (key: SettingKey, text: string): Verdict => settingRule(key).judge?.(text) ?? yes;

/** What a setting is called, by its key as it is stored. */
export const saySettingKey = (key: string): string =>
  Object.entries(settings).find(([own]) => own === key)?.[1].label ?? key;

/** A setting's value in words. */
export const saySetting = (key: SettingKey, value: string | boolean): string => {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  const answer = settingRule(key).options?.[value];
  if (answer !== undefined) return answer;
  return value === '' ? (key === 'accent' ? 'Arden’s own' : 'None') : value;
};
