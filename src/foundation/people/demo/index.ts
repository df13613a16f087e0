import type { Acting } from '#db';
import type { Day } from '#kernel';
import { addFamilies, addPerson, type NewFamily, type NewPerson } from '../actions/index.ts';
import { draftFamily, type FamilyTraits } from './family.ts';
import type { Random } from './random.ts';

export { draftFamily, type FamilyTraits } from './family.ts';
export { DISTRICTS, NAMINGS, type Naming, SCHOOLS, STREETS } from './names.ts';
export { makeNhsNumber, makeUpn } from './numbers.ts';
export { type Random, seeded } from './random.ts';

/** A person by what is told of them; the rest of `NewPerson` may stand beside it. */
export interface PersonTraits extends Omit<NewPerson, 'names' | 'identifiers' | 'addresses'> {
  readonly given?: string;
  readonly family?: string;
  readonly knownAs?: string;
  /** Came in a census: a number and no name. */
  readonly unnamed?: string;
  readonly nhs?: string;
  readonly upn?: string;
  readonly address?: string;
  readonly postcode?: string;
  /** The address is a refuge, and withheld. */
  readonly refuge?: boolean;
  readonly unborn?: Day;
}

/** Records a person by named traits: Ayaan Khan, aged 9 or so, where nothing else is said. */
export const makePerson = (acting: Acting, traits: PersonTraits = {}): Promise<string> => {
  const {
    given = 'Ayaan',
    family = 'Khan',
    knownAs,
    unnamed,
    nhs,
    upn,
    address,
    postcode,
    refuge,
    unborn,
    ...rest
  } = traits;
  return addPerson(acting, {
    sex: unborn ? 'U' : 'M',
    ...(unborn ? { expected: unborn } : { born: `${Number(acting.today.slice(0, 4)) - 10}-03-09` }),
    ...rest,
    names: unnamed
      ? []
      : [
          { kind: 'legal', given, family },
          ...(knownAs ? [{ kind: 'knownAs' as const, given: knownAs, family }] : []),
        ],
    identifiers: [
      ...(unnamed ? [{ scheme: 'laChildId' as const, value: unnamed }] : []),
      ...(nhs ? [{ scheme: 'nhs' as const, value: nhs }] : []),
      ...(upn ? [{ scheme: 'upn' as const, value: upn }] : []),
    ],
    addresses:
      address || postcode
        ? [{ lines: address ?? '', ...(postcode ? { postcode } : {}), withheld: refuge ?? false }]
        : [],
  });
};

/** A family as it was recorded: the children first, then the adults. */
export interface MadeFamily {
  readonly children: string[];
  readonly adults: string[];
  readonly draft: NewFamily;
}

const made = (draft: NewFamily, ids: readonly string[]): MadeFamily => {
  const children = draft.relationships.filter(({ kind }) => kind === 'mother').length;
  return { children: ids.slice(0, children), adults: ids.slice(children), draft };
};

/** Makes up families and records them in one go: thousands of people a second on PostgreSQL. */
export const makeFamilies = async (
  acting: Acting,
  random: Random,
  traits: readonly FamilyTraits[],
): Promise<MadeFamily[]> => {
  const drafts = traits.map((each) => draftFamily(random, acting.today, each));
  const ids = await addFamilies(acting, drafts);
  return drafts.map((draft, index) => made(draft, ids[index] ?? []));
};

/** Makes up one family and records it. */
export const makeFamily = async (
  acting: Acting,
  random: Random,
  traits: FamilyTraits = {},
): Promise<MadeFamily> => {
  const [family] = await makeFamilies(acting, random, [traits]);
  if (!family) throw new Error('No family was made.');
  return family;
};
