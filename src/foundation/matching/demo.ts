import type { Day } from '#kernel';
import { draftFamily, type Random } from '#people';

/** A line of a made-up file for matching, as an agency would write it, and whose it truly is. */
export interface Recorded {
  readonly id: string;
  /** The same for every record of one person. */
  readonly person: number;
  readonly given_name: string;
  readonly surname: string;
  readonly date_of_birth: string;
  readonly sex: string;
  readonly postcode: string;
  readonly address: string;
  readonly national_id: string;
}
type Facts = Omit<Recorded, 'id' | 'person'>;

const pickIn = (random: Random, text: string): number => Math.floor(random() * text.length);
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** One slip of the fingers: a letter changed, dropped, doubled, or two in each other's place. */
const slip = (random: Random, text: string): string => {
  if (text.length < 3) return text;
  const at = 1 + pickIn(random, text.slice(1));
  const kind = Math.floor(random() * 4);
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1);
  if (kind === 1) return text.slice(0, at) + text.charAt(at) + text.slice(at);
  if (kind === 2) return text.slice(0, at) + (LETTERS[pickIn(random, LETTERS)] ?? 'e') + text.slice(at + 1);
  return text.slice(0, at - 1) + text.charAt(at) + text.charAt(at - 1) + text.slice(at + 1);
};

const slipOfDay = (random: Random, day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  const kind = Math.floor(random() * 3);
  if (kind === 0 && Number(date) <= 12) return `${year}-${date}-${month}`;
  if (kind === 1) return `${Number(year) - 1}-${month}-${date}`;
  return `${year}-${month}-${String((Number(date) % 28) + 1).padStart(2, '0')}`;
};

/** The same person as another agency wrote them down: letters slip, families move, half is not asked. */
const againstThe = (random: Random, facts: Facts, errors: number): Facts => {
  const often = (share: number): boolean => random() < share * errors;
  const moved = often(0.25);
  const swapped = often(0.03);
  const given = often(0.15) ? slip(random, facts.given_name) : facts.given_name;
  const surname = often(0.12) ? slip(random, facts.surname) : facts.surname;
  return {
    given_name: swapped ? surname : given,
    surname: swapped ? given : surname,
    date_of_birth: often(0.08)
      ? ''
      : often(0.1)
        ? slipOfDay(random, facts.date_of_birth)
        : facts.date_of_birth,
    sex: often(0.1) ? '' : facts.sex,
    postcode: moved || often(0.2) ? '' : facts.postcode,
    address: moved ? '' : often(0.2) ? (facts.address.split(',')[0] ?? '') : facts.address,
    national_id: often(0.5) ? '' : often(0.02) ? slip(random, facts.national_id) : facts.national_id,
  };
};

/**
 * Makes up a file of children in families, one in `oneIn` of whom is in it a second time: brothers and sisters share their home and
 * their name, and one pair in twenty is of twins, so that whoever takes likeness for sameness is caught. `errors` is how often
 * things are written wrong: 1 is usual, 0 is never.
 */
export const makeRecorded = (
  random: Random,
  today: Day,
  {
    children,
    oneIn = 3,
    errors = 1,
  }: { readonly children: number; readonly oneIn?: number; readonly errors?: number },
): Recorded[] => {
  const made: Recorded[] = [];
  let person = 0;
  while (person < children) {
    const { people } = draftFamily(random, today, { unborn: false });
    const young = people.filter(
      ({ born }) => born && born.length === 10 && Number(today.slice(0, 4)) - Number(born.slice(0, 4)) < 18,
    );
    const twins = random() < 0.05;
    for (const child of young) {
      const [name] = child.names ?? [];
      const [home] = child.addresses ?? [];
      const facts: Facts = {
        given_name: name?.given ?? '',
        surname: name?.family ?? '',
        date_of_birth: (twins ? young[0]?.born : child.born) ?? '',
        sex: child.sex ?? '',
        postcode: home?.postcode ?? '',
        address: home?.lines ?? '',
        national_id: child.identifiers?.find(({ scheme }) => scheme === 'nhs')?.value ?? '',
      };
      const add = (each: Facts): void => void made.push({ id: `r${made.length + 1}`, person, ...each });
      add(againstThe(random, facts, errors / 3));
      if (random() * oneIn < 1) add(againstThe(random, facts, errors));
      person += 1;
    }
  }
  return made;
};
