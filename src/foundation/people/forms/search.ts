import { z } from 'zod';
import type { Query } from '../rules/index.ts';

/** Something that may stand in an address, or not. */
const asked = (label: string, hint?: string, longest = 200) =>
  z
    .string()
    .max(longest)
    .catch('')
    .meta({ label, ...(hint === undefined ? {} : { hint }) });

/** What one may search for. Each part that is filled in must fit. */
export const SearchForm = z.object({
  name: asked('Name', 'Any order. Other names in use, misspellings and names that sound alike are found too'),
  born: asked('Date of birth').meta({ label: 'Date of birth', partial: true }),
  'born-day': asked('Day', undefined, 2),
  'born-month': asked('Month', undefined, 2),
  'born-year': asked('Year', undefined, 4),
  identifier: asked('Number', 'NHS number, UPN or LA child id, with or without spaces'),
  address: asked('Address or postcode', 'A street or a postcode; with a name, its first half will do'),
  reason: asked(
    'Why are you searching?',
    'A few words, such as the reference of a contact. It is kept with the record of your search',
  ),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type SearchQuery = z.infer<typeof SearchForm>;

const two = (part: string): string => part.trim().padStart(2, '0');

/** What is asked, with the parts of the day joined as far as they were given. */
export const queryOf = (search: SearchQuery): Query => {
  const [day, month, year] = [search['born-day'], search['born-month'], search['born-year']].map((part) =>
    part.trim(),
  );
  const joined = [year, month && two(month), day && two(day)].filter(Boolean).join('-');
  return {
    name: search.name,
    born: joined || search.born,
    identifier: search.identifier,
    address: search.address,
  };
};

/** The part of an address that repeats a search, on another page of its results. */
export const searchAddress = (search: SearchQuery, page: number): string => {
  const kept = Object.entries({ ...search, page: page > 1 ? `${page}` : '' }).filter(
    ([, value]) => value !== '',
  );
  return new URLSearchParams(kept.map(([name, value]) => [name, `${value}`])).toString();
};
