import { writeAudit } from '#audit';
import { newId, type Standing, transact } from '#db';
import type { Job, JobWork } from '#jobs';
import { addHours, dayOf } from '#kernel';
import { type ClassName, GRACE_DAYS, isClass, type Term, termFor, yearsBy } from './rules/index.ts';
import { dispose, keepTerms, ordersDue, peopleToCount, stopOrder, termsOf, yearsSet } from './store/index.ts';

/** Which class each kind of record keeps a person's records in, as the modules declare it. */
export type RetainedKinds = ReadonlyMap<string, ClassName>;

const AT_ONCE = 500;

const standingOf = ({ partnership, now }: JobWork): Standing => ({
  role: 'app',
  partnership,
  now,
  work: 'disposing',
});

/**
 * Works out until when everybody's records are kept: those with a class of their own first, then those who are kept with them, who read
 * what the first round found. Some hundreds a transaction; killed half-way, the next run begins again and does no harm.
 */
const countTerms = async (work: JobWork, retained: RetainedKinds): Promise<number> => {
  let counted = 0;
  for (const round of ['own', 'kept with others'] as const)
    for (let after: string | null = null, more = true; more; ) {
      const last: string | null = after;
      const step = await transact(work.databases.serving, standingOf(work), async (tx) => {
        const years = yearsBy(await yearsSet(tx));
        const people = await peopleToCount(tx, last, AT_ONCE);
        const classed = people.map((person) => ({
          ...person,
          classes: [
            ...new Set([
              ...person.kinds.flatMap((kind) => retained.get(kind) ?? []),
              ...person.marks.filter(isClass),
            ]),
          ],
        }));
        const mine = classed.filter(({ classes }) => (round === 'own') === classes.length > 0);
        const related = round === 'own' ? [] : [...new Set(mine.flatMap((person) => person.related))];
        const known = new Map(
          (await termsOf(tx, related))
            .filter(({ class: name }) => name !== 'relative' && name !== 'unconnected')
            .map(({ person_id, until_day }) => [person_id, until_day]),
        );
        const terms = mine.map((person): Term & { person: string } => ({
          person: person.id,
          ...termFor(
            {
              classes: person.classes,
              born: person.born,
              died: person.died,
              lastContact: person.last_contact,
              related: person.related.flatMap((id) => (known.has(id) ? [known.get(id) ?? null] : [])),
            },
            years,
          ),
        }));
        await keepTerms(tx, terms, work.now);
        return { people, terms: terms.length };
      });
      counted += step.terms;
      after = step.people.at(-1)?.id ?? null;
      more = step.people.length === AT_ONCE;
    }
  return counted;
};

/** Works out the terms every night. */
export const countTermsJob = (retained: () => RetainedKinds): Job => ({
  name: 'retention-terms',
  every: '40 2 * * *',
  run: async (work) => {
    const counted = await countTerms(work, retained());
    work.log.info({ partnership: work.partnership, counted }, 'retention terms counted');
  },
});

const STOPPED: Readonly<Record<string, string>> = {
  AR010:
    'The records are bound up with the record of another person. Take the link away first, or keep them.',
  AR012: 'The records are held. Lift the hold first, if it may be lifted.',
  AR013: 'The records are kept longer now than when the order was made. Cancel the order.',
};

/**
 * Carries out the orders whose time has come, each in a transaction of its own with its row in the audit, which names the person by id
 * alone. What cannot be carried out says why, and is tried again the next night.
 */
export const disposalJob: Job = {
  name: 'disposal',
  every: '20 3 * * *',
  run: async (work) => {
    const { databases, now, log, partnership } = work;
    const standing = standingOf(work);
    const due = await transact(databases.serving, standing, (tx) =>
      ordersDue(tx, addHours(now, -24 * GRACE_DAYS)),
    );
    for (const { id, person_id } of due) {
      try {
        const erased = await transact(databases.serving, standing, async (tx) => {
          const records = await dispose(tx, id);
          await writeAudit(tx, {
            at: now,
            account: null,
            staff: null,
            post: null,
            event: 'record.disposed',
            purpose: 'Keeping records no longer than they are needed (UK GDPR, article 5(1)(e))',
            target: `order:${id}`,
            outcome: 'allowed',
            requestId: newId(),
            subjects: [{ child: person_id, ground: 'oversight' }],
          });
          return records;
        });
        log.info({ partnership, order: id, records: erased, day: dayOf(now) }, 'records disposed of');
      } catch (error) {
        const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
        const why = STOPPED[code] ?? 'It failed for a reason that is in the log. Nothing was erased.';
        await transact(databases.serving, standing, (tx) => stopOrder(tx, id, why));
        log.warn({ partnership, order: id, code }, 'a disposal was stopped');
      }
    }
  },
};
