import type { Day } from '#kernel';

/** A council's own year: from its annual meeting in May (Local Government Act 1972, Schedule 12, paragraph 1), taken from the first. */
export interface MunicipalYear {
  /** '2020/21'. */
  readonly name: string;
  /** '2020-21', for an address. */
  readonly slug: string;
  readonly from: Day;
  readonly until: Day;
}
const yearFrom = (first: number): MunicipalYear => {
  const next = String((first + 1) % 100).padStart(2, '0');
  return {
    name: `${first}/${next}`,
    slug: `${first}-${next}`,
    from: `${first}-05-01`,
    until: `${first + 1}-04-30`,
  };
};
/** The municipal year that a day falls in. */
export const municipalYearOf = (day: Day): MunicipalYear =>
  yearFrom(Number(day.slice(0, 4)) - (day.slice(5) < '05-01' ? 1 : 0));
/** The year that an address names; null where it names none. */
export const municipalYearNamed = (slug: string): MunicipalYear | null => {
  if (!/^(19|20)\d\d-\d\d$/.test(slug)) return null;
  const year = yearFrom(Number(slug.slice(0, 4)));
  return year.slug === slug ? year : null;
};
