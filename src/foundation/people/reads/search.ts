import { z } from 'zod';
import type { Acting, Tx } from '#db';
import { type Day, isBlank, parsePostcode, rangeOfPartial } from '#kernel';
import { queryOf, type SearchQuery } from '../forms/index.ts';
import {
  askedFields,
  asksReason,
  canSearchByName,
  may,
  type Query,
  readAddress,
  readAsked,
  searchKey,
} from '../rules/index.ts';
import { findPeople } from '../store/index.ts';
import { AlsoRecorded, alsoRecorded, type Likeness } from './likeness.ts';
import { PersonLine, personLines } from './line.ts';

export const PER_PAGE = 20;

/** The people who fit every part of a question and whom the actor sees, best first, a page at a time: past the last, the last. */
export const searchPeople = async (
  { tx, today }: { readonly tx: Tx; readonly today: Day },
  query: Query,
  page = 1,
): Promise<{ people: PersonLine[]; total: number; page: number; pages: number }> => {
  const asked = readAsked(query);
  if (asked === null) return { people: [], total: 0, page: 1, pages: 0 };
  const { ids, total } = await findPeople(tx, asked, { limit: PER_PAGE, offset: (page - 1) * PER_PAGE });
  const lines = await personLines(tx, ids, today);
  const pages = Math.ceil(total / PER_PAGE);
  return {
    people: ids.flatMap((id) => lines.get(id) ?? []),
    total,
    page: Math.min(page, Math.max(1, pages)),
    pages,
  };
};

const Fault = z.object({ field: z.string(), message: z.string() });
export const SearchModel = z.object({
  /** Whether a search was made; false when nothing was asked, or when it could not be. */
  searched: z.boolean(),
  /** The names of the parts that were asked. */
  fields: z.string(),
  /** Records of one person stand together, each with the others. */
  people: z.array(PersonLine.extend({ also: z.array(AlsoRecorded) })),
  total: z.number().int(),
  page: z.number().int(),
  pages: z.number().int(),
  asksReason: z.boolean(),
  mayAdd: z.boolean(),
  faults: z.array(Fault),
});
export type SearchModel = z.infer<typeof SearchModel>;

const faultsOf = (query: Query, reason: string, wanted: boolean): { field: string; message: string }[] => {
  const faults: { field: string; message: string }[] = [];
  const name = searchKey(query.name ?? '');
  const others = [query.born, query.identifier, query.address].some((part) => part?.trim());
  const verdict = canSearchByName(query.name ?? '');
  if (query.name?.trim() && !others && !verdict.ok) faults.push({ field: 'name', message: verdict.reason });
  const place = readAddress(query.address ?? '');
  if (
    place.words === '' &&
    place.postcode.length > 0 &&
    !parsePostcode(place.postcode).ok &&
    name === '' &&
    !query.born?.trim()
  )
    faults.push({
      field: 'address',
      message: 'Enter the whole postcode, or a name or a date of birth with the first half',
    });
  if (query.born?.trim() && rangeOfPartial(query.born) === null)
    faults.push({
      field: 'born',
      message: 'Date of birth must be a real date. You can leave out the day, or the day and the month',
    });
  if (wanted && isBlank(reason))
    faults.push({
      field: 'reason',
      message: 'Enter why you are searching: it is kept with the record of your search',
    });
  return faults;
};

type Found = SearchModel['people'];

/** Records of one person one after the other, where the first of them stands. */
const together = (people: Found): Found => {
  const left = new Map(people.map((person) => [person.id, person]));
  return people.flatMap((person) => {
    const own = [person.id, ...person.also.map(({ id }) => id)].flatMap((id) => left.get(id) ?? []);
    for (const { id } of own) left.delete(id);
    return own;
  });
};

/** The search page: nothing before something is asked, then a page of those found. */
export const searchModel = async (
  acting: Acting,
  search: SearchQuery,
  likeness: Likeness,
): Promise<SearchModel> => {
  const { role } = acting.actor;
  const query = queryOf(search);
  const asked = readAsked(query);
  const typed = Object.values(query).some((part) => part.trim() !== '');
  const faults = typed ? faultsOf(query, search.reason, asksReason(role)) : [];
  const blank = {
    searched: false,
    fields: '',
    people: [] as Found,
    total: 0,
    page: 1,
    pages: 0,
    asksReason: asksReason(role),
    mayAdd: may('add')(acting.actor).ok,
    faults,
  };
  if (!typed || faults.length > 0) return blank;
  const found = await searchPeople(acting, query, search.page);
  const others = await likeness.alsoRecordedAs(
    acting,
    found.people.map(({ id }) => id),
  );
  return {
    ...blank,
    searched: true,
    fields: asked === null ? '' : askedFields(asked),
    ...found,
    people: together(found.people.map((line) => ({ ...line, also: alsoRecorded(others.get(line.id)) }))),
  };
};
