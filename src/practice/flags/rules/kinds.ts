import { type Fault, type Role, rangeOfPartial } from '#kernel';

interface FlagKind {
  readonly label: string;
  /** What only this kind tells, by the names of the form's fields. */
  readonly facts: readonly FactName[];
  /** Those that it cannot do without. */
  readonly needs?: readonly FactName[];
  /** Goes to the child's school where that is an organisation here. */
  readonly toSchool?: true;
}

/** The few things that a flag tells besides what happened. */
export const FACTS = {
  setting: 'Where the child was seen',
  grade: 'The sender’s own grade of risk',
  keyAdult: 'Key adult at school',
  service: 'Service',
  appointment: 'Appointment',
  conveyedTo: 'Taken to',
} as const;
export type FactName = keyof typeof FACTS;

/**
 * What partners' systems flag. CP-IS tells of an attendance where a child with a plan or in care was not expected. Operation Encompass
 * tells a school before the next school day that a child was there when the police were called to domestic abuse (Victims and Prisoners
 * Act 2024); it carries nothing of the victim. The other kinds are local practice.
 */
export const FLAG_KINDS = {
  cpisAttendance: { label: 'CP-IS attendance', facts: ['setting'], needs: ['setting'] },
  policeNotice: { label: 'Police notice', facts: ['grade'] },
  operationEncompass: { label: 'Operation Encompass', facts: ['keyAdult'], toSchool: true },
  wasNotBrought: {
    label: 'Was not brought',
    facts: ['service', 'appointment'],
    needs: ['service'],
  },
  ambulance: { label: 'Ambulance', facts: ['grade', 'conveyedTo'] },
  school: { label: 'School concern', facts: ['keyAdult'] },
  other: { label: 'Other flag', facts: [] },
} as const satisfies Record<string, FlagKind>;
export type FlagKindName = keyof typeof FLAG_KINDS;

/** Whether the text names a kind of flag that we know. */
export const isFlagKind = (text: string): text is FlagKindName => Object.hasOwn(FLAG_KINDS, text);
/** The rule of a kind, with what only some of them say. */
export const flagKind = (kind: FlagKindName): FlagKind => FLAG_KINDS[kind];
/** What a kind is called; one kept from an older release is shown as it was written. */
export const sayFlagKind = (kind: string): string => (isFlagKind(kind) ? FLAG_KINDS[kind].label : kind);

export const FLAG_URGENCIES = {
  immediate: 'Immediate: a child may come to harm today',
  soon: 'Soon: today or tomorrow',
  routine: 'Routine: for information',
} as const;
export type FlagUrgency = keyof typeof FLAG_URGENCIES;

/** What a flag's own facts must be for its kind: what it needs, and nothing that belongs to another kind. */
export const factFaults = (kind: FlagKindName, facts: Readonly<Record<FactName, string>>): Fault[] => {
  const rule = flagKind(kind);
  return Object.entries(facts).flatMap(([name, said]) => {
    const fact = name as FactName; // the record's own keys
    if (said.trim() === '')
      return rule.needs?.includes(fact)
        ? [{ field: fact, message: `Enter ${FACTS[fact].charAt(0).toLowerCase()}${FACTS[fact].slice(1)}` }]
        : [];
    return rule.facts.includes(fact)
      ? []
      : [{ field: fact, message: `${FACTS[fact]} is not part of ${rule.label}. Leave it out` }];
  });
};

/** What the spine calls a flag in a child's story: what it was and from whom, never about whom. */
export const flagTitle = (kind: FlagKindName, organisation: string): string =>
  `${FLAG_KINDS[kind].label}, from ${organisation}`;

/** Whether a birth that was sent is a whole day. */
export const isWholeBirth = (born: string | null): boolean => {
  const range = born === null ? null : rangeOfPartial(born);
  return range !== null && range.from === range.until;
};

/** Kinds of organisation that an Operation Encompass notice goes to. */
export const SCHOOL_TYPES = [
  'school',
  'academy',
  'independentSchool',
  'alternativeProvision',
  'earlyYears',
  'college',
] as const;

/** Who sends flags: an agency's machine, and the people of agencies by hand. */
export const FLAG_SENDERS: readonly Role[] = ['agencySystem', 'practitioner', 'safeguardingLead'];
/** Who receives them at the council. */
export const FLAG_COUNCIL: readonly Role[] = [
  'frontDoorWorker',
  'frontDoorManager',
  'socialWorker',
  'teamManager',
];
