/** How two records agree in one field. `m`: how often records of one person do so; `u`: how often those of two people do. */
export interface Level {
  readonly says: string;
  /** How a page marks it. */
  readonly kind: 'agrees' | 'close' | 'differs';
  readonly m: number;
  readonly u: number;
}
export interface FieldSpec {
  readonly label: string;
  /** The best agreement first, the last is none. */
  readonly levels: readonly Level[];
  /**
   * How often two people of one home give each level (brothers, sisters, twins, parents), where that is another matter than for two
   * strangers: a surname, a postcode or a telephone that a family shares is no sign of one person.
   */
  readonly home?: readonly number[];
}

const agrees = (says: string, m: number, u: number): Level => ({ says, kind: 'agrees', m, u });
const close = (says: string, m: number, u: number): Level => ({ says, kind: 'close', m, u });
const differs = (says: string, m: number, u: number): Level => ({ says, kind: 'differs', m, u });

/**
 * What is compared, and what it weighs before anything is learnt: general knowledge of how people are recorded, where families share
 * surnames, homes and telephones. Estimation moves these as far as the records speak (`estimate.ts`).
 */
export const FIELDS = {
  given_name: {
    label: 'Given name',
    levels: [
      agrees('the same', 0.78, 0.006),
      close('one letter out, or a longer form of the same', 0.09, 0.004),
      close('a short form of the other', 0.04, 0.004),
      close('alike, or sounds alike', 0.03, 0.02),
      close('stands as the family name', 0.015, 0.0005),
      differs('another name', 0.045, 0.9655),
    ],
  },
  surname: {
    label: 'Family name',
    home: [0.8, 0.04, 0.06, 0.02, 0.0005, 0.0795],
    levels: [
      agrees('the same', 0.82, 0.003),
      close('one letter out', 0.07, 0.002),
      close('shares a part', 0.02, 0.001),
      close('alike, or sounds alike', 0.03, 0.01),
      close('stands as the given name', 0.015, 0.0005),
      differs('another name', 0.045, 0.9835),
    ],
  },
  date_of_birth: {
    label: 'Date of birth',
    home: [0.015, 0.006, 0.006, 0.025, 0.05, 0.898],
    levels: [
      agrees('the same day', 0.88, 0.0002),
      close('one digit out, or day and month swapped', 0.06, 0.004),
      close('the same as far as it is known', 0.01, 0.006),
      close('two digits out', 0.02, 0.025),
      close('the same year', 0.005, 0.05),
      differs('another date', 0.025, 0.9148),
    ],
  },
  sex: {
    label: 'Sex',
    levels: [agrees('the same', 0.98, 0.5), differs('not the same', 0.02, 0.5)],
  },
  postcode: {
    label: 'Postcode',
    home: [0.9, 0.03, 0.01, 0.06],
    levels: [
      agrees('the same', 0.62, 0.001),
      close('the same sector, or one letter out', 0.06, 0.006),
      close('the same first half', 0.08, 0.03),
      differs('another', 0.24, 0.963),
    ],
  },
  address: {
    label: 'Address',
    home: [0.86, 0.08, 0.01, 0.05],
    levels: [
      agrees('the same', 0.6, 0.001),
      close('nearly the same', 0.12, 0.003),
      close('words in common', 0.06, 0.03),
      differs('another', 0.22, 0.966),
    ],
  },
  national_id: {
    label: 'Number',
    levels: [
      agrees('the same', 0.96, 0.000001),
      close('one character out', 0.025, 0.00002),
      differs('another', 0.015, 0.999979),
    ],
  },
  phone: {
    label: 'Telephone',
    home: [0.6, 0.02, 0.38],
    levels: [
      agrees('the same', 0.66, 0.0002),
      close('one digit out', 0.03, 0.0001),
      differs('another', 0.31, 0.9997),
    ],
  },
  email: {
    label: 'E-mail',
    home: [0.2, 0.02, 0.02, 0.76],
    levels: [
      agrees('the same', 0.66, 0.0002),
      close('the same but for a letter or two', 0.12, 0.0003),
      close('the same before the @, or alike in both halves', 0.04, 0.001),
      differs('another', 0.18, 0.9985),
    ],
  },
} as const satisfies Readonly<Record<string, FieldSpec>>;

export type FieldName = keyof typeof FIELDS;
/** In the order in which they are compared, told and packed. */
export const FIELD_NAMES = Object.keys(FIELDS).filter(isFieldName);

/** Whether something is the name of a field that is compared. */
export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(FIELDS, name);
}

/** What is compared of a field, without the literal types of the table. */
export const fieldSpec = (name: FieldName): FieldSpec => FIELDS[name];
