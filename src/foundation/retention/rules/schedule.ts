import { addDays, addMonths, type Day } from '#kernel';

/** From which fact the years of a class are counted. */
export const TRIGGERS = {
  birth: 'their date of birth',
  lastContact: 'the last record about them',
  family: 'the longest of the children they are related to',
} as const;
export type Trigger = keyof typeof TRIGGERS;

export interface RetentionClass {
  readonly label: string;
  readonly trigger: Trigger;
  /** Counted from the trigger; null where the term is another’s. */
  readonly years: number | null;
  /** Years from the death of somebody who died under 18, where the class says so. */
  readonly fromDeath?: number;
  readonly authority: string;
  /** Whether the source was read, or is what councils commonly publish and must be settled here. */
  readonly confirmed: boolean;
}

/**
 * The retention schedule as it is shipped. There is no single national one: only the first has a law behind it, and the rest is what councils
 * publish, to be settled by the partnership.
 */
export const SCHEDULE = {
  lookedAfter: {
    label: 'Looked-after child',
    trigger: 'birth',
    years: 75,
    fromDeath: 15,
    authority:
      'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 50: to the 75th birthday, or 15 years from the death of a child under 18',
    confirmed: true,
  },
  protectionPlan: {
    label: 'Child protection conference or plan',
    trigger: 'lastContact',
    years: 35,
    authority: 'Published council schedules: 35 years after the last contact',
    confirmed: false,
  },
  childInNeed: {
    label: 'Child in need, or referred',
    trigger: 'birth',
    years: 25,
    authority: 'Published council schedules: 25 years from the date of birth',
    confirmed: false,
  },
  contactOnly: {
    label: 'Contact that led to no work',
    trigger: 'birth',
    years: 21,
    authority: 'Published council schedules: 18 years and 3 of no activity',
    confirmed: false,
  },
  relative: {
    label: 'Relative of a child',
    trigger: 'family',
    years: null,
    authority: 'As long as any child’s record that they stand in',
    confirmed: false,
  },
  unconnected: {
    label: 'Person with no other reason to be kept',
    trigger: 'lastContact',
    years: 6,
    authority: 'Limitation Act 1980: six years, as councils commonly keep what has no term of its own',
    confirmed: false,
  },
} as const satisfies Record<string, RetentionClass>;
export type ClassName = keyof typeof SCHEDULE;

/** Whether the schedule has a class of that name. */
export const isClass = (name: string): name is ClassName => Object.hasOwn(SCHEDULE, name);
export const classNames = Object.keys(SCHEDULE).filter(isClass);

/** Years by class, as they are set here. */
export type Years = ReadonlyMap<ClassName, number>;

/** Years by class from what was set; a class that the schedule has no more counts for nothing. */
export const yearsBy = (set: readonly { readonly class: string; readonly years: number }[]): Years =>
  new Map(set.flatMap((row): [ClassName, number][] => (isClass(row.class) ? [[row.class, row.years]] : [])));

export interface Facts {
  /** Every class that the modules found for the person. */
  readonly classes: readonly ClassName[];
  readonly born: Day | null;
  readonly died: Day | null;
  readonly lastContact: Day | null;
  /** The terms of the children that the person is related to: null for one that cannot be counted yet. */
  readonly related: readonly (Day | null)[];
}

export interface Term {
  readonly class: ClassName;
  /** The last day on which the records are kept; null where it cannot be counted yet. */
  readonly until: Day | null;
  readonly from: Day | null;
}

const ADULT = 18;
const inYears = (day: Day, years: number): Day => addMonths(day, years * 12);

/** One class’s own term. A person whose birth is not known keeps their records until it is. */
const termOf = (name: ClassName, facts: Facts, years: Years): Term => {
  const rule: RetentionClass = SCHEDULE[name];
  if (rule.trigger === 'family') {
    const known = facts.related.filter((day) => day !== null);
    const until = known.length < facts.related.length ? null : (known.toSorted().at(-1) ?? null);
    return { class: name, until, from: null };
  }
  const { born, died } = facts;
  const diedYoung = born !== null && died !== null && died < inYears(born, ADULT);
  const from = rule.fromDeath && diedYoung ? died : rule.trigger === 'birth' ? born : facts.lastContact;
  const counted = rule.fromDeath && diedYoung ? rule.fromDeath : (years.get(name) ?? rule.years ?? 0);
  return { class: name, until: from === null ? null : addDays(inYears(from, counted), -1), from };
};

/**
 * Until when a person’s records are kept. Of several classes the longest wins, and one that cannot be counted yet beats all. Whoever is in
 * no class of their own is kept with the children they are related to.
 */
export const termFor = (facts: Facts, years: Years): Term => {
  const own: readonly ClassName[] =
    facts.classes.length > 0 ? facts.classes : [facts.related.length > 0 ? 'relative' : 'unconnected'];
  const terms = own.map((name) => termOf(name, facts, years));
  const open = terms.find(({ until }) => until === null);
  const longest = terms.toSorted((one, other) => (one.until ?? '').localeCompare(other.until ?? '')).at(-1);
  return open ?? longest ?? { class: 'unconnected', until: null, from: null };
};
