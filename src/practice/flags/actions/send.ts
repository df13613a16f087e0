import { type Acting, newId } from '#db';
import { sendJob } from '#jobs';
import { Conflict, type Fault, Invalid, NotAllowed } from '#kernel';
import { searchKey } from '#people';
import { addRecords, addShares } from '#records';
import { type BatchForm, FlagForm } from '../forms.ts';
import {
  FACTS,
  type FactName,
  FLAGS_ARRIVED,
  flagKind,
  flagTitle,
  happenedAt,
  maySendFlag,
  momentFaults,
  SCHOOL_TYPES,
} from '../rules/index.ts';
import {
  claimReferences,
  insertFlags,
  type NewFlag,
  organisationsNamed,
  receivingTeams,
  takeTheLooking,
} from '../store/index.ts';

/** UK GDPR article 6(1)(e): the duty under section 11 of the Children Act 2004 is a public task. */
const PUBLIC_TASK = 'Public task: my organisation has a duty to safeguard children';

/** What a sender gets for a flag: that it is here. It says the same of every flag, whoever it is about. */
export interface Taken {
  readonly id: string;
  readonly sourceReference: string;
  readonly receivedAt: string;
  /** It was here already: sent twice, it acts once. */
  readonly repeated: boolean;
}
/** One of several flags: taken, or why not. */
export type TakenOrNot =
  | ({ readonly ok: true } & Taken)
  | { readonly ok: false; readonly index: number; readonly errors: readonly Fault[] };

interface Receiver {
  readonly kind: 'body' | 'organisation';
  readonly id: string;
}

/** Where each flag goes: an Operation Encompass notice to the child's school, the others to the team that was chosen, or the front door's. */
const receiversOf = async (
  { tx, today }: Acting,
  flags: readonly FlagForm[],
): Promise<(Receiver | undefined)[]> => {
  const teams = await receivingTeams(tx, today);
  const schoolOf = ({ kind, school }: FlagForm): string =>
    flagKind(kind).toSchool ? school.trim().toLowerCase() : '';
  const schools = await organisationsNamed(
    tx,
    SCHOOL_TYPES,
    [...new Set(flags.map(schoolOf).filter((name) => name !== ''))],
    today,
  );
  return flags.map((flag) => {
    const name = schoolOf(flag);
    const school = name === '' ? undefined : schools.find((each) => each.name === name || each.code === name);
    if (school) return { kind: 'organisation', id: school.id };
    const team = teams.find(({ kind }) => kind === flag.kind) ?? teams.find(({ kind }) => kind === null);
    return team && { kind: 'body', id: team.body_id };
  });
};

const factsOf = (flag: FlagForm): Partial<Record<FactName, string>> =>
  Object.fromEntries(
    (Object.keys(FACTS) as FactName[]) // the table's own keys
      .filter((name) => flag[name].trim() !== '')
      .map((name) => [name, flag[name]]),
  );

const REPEATED_OTHERWISE =
  'You sent this reference before with other words, and what you sent first was kept. Send this under a reference of its own.';

/**
 * Takes flags that were judged already: those whose reference is new are kept, shared with whoever receives them, and looked at afterwards
 * by a job, so that neither the answer nor its time tells whether a child is known. Some statements for all of them together.
 */
const takeFlags = async (
  acting: Acting,
  flags: readonly FlagForm[],
): Promise<(Taken | { readonly fault: Fault })[]> => {
  const { tx, actor, now } = acting;
  const sent = flags.map((flag) => ({ flag, id: newId(), reference: flag.sourceReference.trim() }));
  const first = sent.filter(
    ({ reference }, index) => sent.findIndex((other) => other.reference === reference) === index,
  );
  const arrived = await claimReferences(
    tx,
    actor.organisation,
    first.map(({ flag, id, reference }) => ({
      source_reference: reference,
      flag_id: id,
      said: JSON.stringify({ ...flag, sourceReference: reference }),
    })),
    now,
  );
  const heldOf = new Map(arrived.map((row) => [row.source_reference, row]));
  const fresh = first.filter(({ id, reference }) => heldOf.get(reference)?.flag_id === id);
  if (fresh.length > 0) await keepFlags(acting, fresh);
  const said = new Map(first.map(({ reference, flag }) => [reference, JSON.stringify(flag)]));
  return sent.map(({ flag, id, reference }) => {
    const held = heldOf.get(reference);
    const same = held?.same === true && said.get(reference) === JSON.stringify(flag);
    if (!held || !same) return { fault: { field: 'sourceReference', message: REPEATED_OTHERWISE } };
    return {
      id: held.flag_id,
      sourceReference: reference,
      receivedAt: held.received_at,
      repeated: held.flag_id !== id,
    };
  });
};

interface Fresh {
  readonly flag: FlagForm;
  readonly id: string;
  readonly reference: string;
}
const keepFlags = async (acting: Acting, fresh: readonly Fresh[]): Promise<void> => {
  const { tx, actor, now } = acting;
  const receivers = await receiversOf(
    acting,
    fresh.map(({ flag }) => flag),
  );
  const rows = fresh.map(({ flag, id, reference }, index): NewFlag => {
    const receiver = receivers[index];
    if (!receiver)
      throw new Conflict('No team receives flags yet. Ask your administrator, and telephone the council.');
    return {
      id,
      source_reference: reference,
      kind: flag.kind,
      occurred_at: happenedAt(flag.occurredOn, flag.occurredTime) ?? now,
      received_at: now,
      urgency: flag.urgency,
      receiver_kind: receiver.kind,
      receiver_id: receiver.id,
      sender_name: flag.senderName,
      sender_organisation: actor.organisationName,
      sender_reach: flag.reach,
      given: flag.given,
      family: flag.family,
      called: searchKey(`${flag.given} ${flag.family}`),
      born: flag.born,
      sex: flag.sex ?? 'U',
      nhs_number: flag.nhsNumber,
      upn: flag.upn,
      address: flag.address,
      postcode: flag.postcode,
      school: flag.school,
      said: flag.said,
      facts: JSON.stringify(factsOf(flag)),
    };
  });
  await addRecords(
    acting,
    rows.map(({ id, kind, occurred_at }) => ({
      id,
      kind: 'flag',
      child: null,
      title: flagTitle(kind, actor.organisationName),
      body: actor.body,
      occurredAt: occurred_at,
    })),
  );
  await insertFlags(tx, rows);
  await addShares(
    acting,
    rows.map(({ id, receiver_kind, receiver_id }) => ({
      record: id,
      grantee_kind: receiver_kind,
      grantee_id: receiver_id,
      lawful_basis: PUBLIC_TASK,
      purpose: 'A flag about a child, to be acknowledged and answered (Children Act 2004 section 11)',
    })),
  );
  if (await takeTheLooking(tx))
    await sendJob(tx, FLAGS_ARRIVED, { partnership: actor.partnership, about: {}, singletonKey: 'arrived' });
};

const insistSender = ({ actor }: Acting): void => {
  const allowed = maySendFlag(actor);
  if (!allowed.ok) throw new NotAllowed(allowed.reason);
};

/** Sends one flag. Throws `Invalid` for a moment that cannot be, and for other words under a reference that was sent before. */
export const sendFlag = async (acting: Acting, form: FlagForm): Promise<Taken> => {
  insistSender(acting);
  const faults = momentFaults(form, acting);
  if (faults.length > 0) throw new Invalid(faults);
  const [taken] = await takeFlags(acting, [form]);
  if (!taken || 'fault' in taken) throw new Invalid(taken ? [taken.fault] : []);
  return taken;
};

const Strict = FlagForm.strict();
/** What is wrong with one of several flags, by its fields. */
const judge = (sent: unknown, acting: Acting): { flag: FlagForm } | { errors: Fault[] } => {
  const parsed = Strict.safeParse(sent);
  if (!parsed.success)
    return {
      errors: parsed.error.issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((field) => ({ field, message: 'There is no field of this name. Leave it out' }))
          : [{ field: issue.path.map(String).join('.'), message: issue.message }],
      ),
    };
  const errors = momentFaults(parsed.data, acting);
  return errors.length > 0 ? { errors } : { flag: parsed.data };
};

/** Sends several flags in one act, each judged by itself: those that can be taken are, and the others say why not. */
export const sendFlags = async (acting: Acting, form: BatchForm): Promise<{ results: TakenOrNot[] }> => {
  insistSender(acting);
  const judged = form.flags.map((sent) => judge(sent, acting));
  const good = judged.flatMap((each, index) => ('flag' in each ? [{ flag: each.flag, index }] : []));
  const taken =
    good.length === 0
      ? []
      : await takeFlags(
          acting,
          good.map(({ flag }) => flag),
        );
  const byIndex = new Map(good.map(({ index }, place) => [index, taken[place]]));
  return {
    results: judged.map((each, index): TakenOrNot => {
      if ('errors' in each) return { ok: false, index, errors: each.errors };
      const one = byIndex.get(index);
      if (!one || 'fault' in one) return { ok: false, index, errors: one ? [one.fault] : [] };
      return { ok: true, ...one };
    }),
  };
};
