import { z } from 'zod';
import type { Acting } from '#db';
import { AlikePerson, type Described, type Likeness } from './likeness.ts';

export const AddModel = z.object({
  /** Who it may be, once something was typed that may be somebody. */
  alike: z.array(AlikePerson),
});
export type AddModel = z.infer<typeof AddModel>;

/** What a person is described by before there is a record. */
export interface Typed {
  readonly given: string;
  readonly family: string;
  readonly knownAs: string;
  readonly born: string | null;
  readonly sex: string;
  readonly nhs: string;
  readonly lines: string;
  readonly postcode: string;
  readonly withheld: boolean;
}

/** What is typed of a person, as likeness is weighed. A withheld address is compared with nobody's. */
export const describedAs = (typed: Typed): Described => {
  const { given, family, knownAs, born, sex, nhs, lines, postcode, withheld } = typed;
  return {
    names: [
      { given, surname: family },
      ...(knownAs.trim() === '' ? [] : [{ given: knownAs, surname: knownAs.includes(' ') ? '' : family }]),
    ],
    born,
    sex,
    places: withheld ? [] : [{ address: lines, postcode }],
    nationalIds: nhs.trim() === '' ? [] : [nhs],
  };
};

const part = (typed: Readonly<Record<string, unknown>>, name: string): string => {
  const value = typed[name];
  return typeof value === 'string' ? value.trim() : '';
};

/** A date of birth in the parts that a form has, or whole as a program sends it. */
const bornIn = (typed: Readonly<Record<string, unknown>>): string | null => {
  const parts = ['born-year', 'born-month', 'born-day'].map((name) => part(typed, name).padStart(2, '0'));
  const whole = part(typed, 'born') || parts.filter((each) => each !== '00').join('-');
  return whole === '' ? null : whole;
};

/** The page of a new person: blank at first; once it was sent and looked like somebody, with who that may be. */
export const addModel = async (
  acting: Acting,
  typed: Readonly<Record<string, unknown>> | undefined,
  likeness: Likeness,
): Promise<AddModel> => ({
  alike:
    typed === undefined
      ? []
      : [
          ...(await likeness.possiblySame(
            acting,
            describedAs({
              given: part(typed, 'given'),
              family: part(typed, 'family'),
              knownAs: part(typed, 'knownAs'),
              born: bornIn(typed),
              sex: part(typed, 'sex'),
              nhs: part(typed, 'nhs'),
              lines: part(typed, 'lines'),
              postcode: part(typed, 'postcode'),
              withheld: part(typed, 'withheld') !== '',
            }),
          )),
        ],
});
