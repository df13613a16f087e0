import type { Instant } from '#kernel';
import { addPerson } from '#people';
import { addRecord, addRestriction } from '#records';
import { insertReferrals } from '#referrals';
import { actAs } from './act-as.ts';
import type { TestApp } from './app.ts';
import { type ArdenVale, layThresholds } from './arden-vale.ts';
import { asOwner } from './world.ts';

const decided = {
  levelOfNeed: '4',
  reason: 'As written on the contact.',
  message: 'Thank you. This is what we decided.',
  support: 'Not known.',
  supportInPlace: 'notKnown',
};

/** How a summer at the front door is laid down: contacts and decisions by the pages, each at its moment; censuses as imported. */
export const frontDoorOf = (app: TestApp, vale: ArdenVale) => {
  const asManager = <T>(now: Instant, run: Parameters<typeof actAs<T>>[2]): Promise<T> =>
    actAs(app.databases, vale.frontDoorManager.post, run, now);
  const must = (what: string, { status, text }: { status: number; text: string }) => {
    if (status !== 200 && status !== 201) throw new Error(`${what}: ${status} ${text}`);
  };
  return {
    asManager,
    /** A child of the council's own record. */
    child: (given: string, now: Instant = '2025-06-02T09:00:00.000Z') =>
      asManager(now, (acting) =>
        addPerson(acting, { names: [{ given, family: 'Grove' }], born: '2018-05-04' }),
      ),
    restrict: (child: string, now: Instant) =>
      asManager(now, (acting) => addRestriction(acting, child, 'A relative works here.', [])),
    /** A worry that reaches the front door at that moment. */
    contact: async (now: Instant, given: string, { post, source }: { post: string; source: string }) => {
      app.now = now;
      must(
        'raise',
        await app.sendJson(post, '/contacts/new', {
          team: vale.frontDoor,
          children: [{ given, family: 'Grove' }],
          worry: 'What was seen.',
          livedExperience: 'Not known.',
          immediateRisk: 'no',
          parentsTold: 'yes',
          serviceAgreement: 'notAsked',
          lawfulBasis: 'publicTask',
          source,
          reach: '01632 960123',
        }),
      );
      const { id } = await asOwner(app.databases, (tx) =>
        tx
          .selectFrom('contact')
          .select('id')
          .where('received_at', '=', now)
          .where('given', '=', given)
          .executeTakeFirstOrThrow(),
      );
      return id;
    },
    decide: async (now: Instant, contact: string, outcome: string, child: string | null = null) => {
      app.now = now;
      const { post } = vale.frontDoorManager;
      if (child) must('identify', await app.sendJson(post, `/contacts/${contact}/identify`, { child }));
      const primaryNeed = outcome === 'advice' ? null : 'N1';
      must(
        'decide',
        await app.sendJson(post, `/contacts/${contact}/decision`, { ...decided, outcome, primaryNeed }),
      );
    },
    /** A referral as the import of a census leaves it: with its day and no contact. */
    census: (now: Instant, child: string, day: string) =>
      asManager(now, async (acting) => {
        const id = await addRecord(acting, { kind: 'referral', child, title: 'Referral', occurredAt: now });
        await insertReferrals(acting.tx, [
          {
            id,
            contact_id: null,
            decision_id: null,
            referral_day: day,
            source_code: null,
            primary_need: null,
            accepted_as: null,
            closed_day: null,
            closure_reason: null,
            census: true,
          },
        ]);
        return id;
      }),
  };
};

/**
 * A quarter counted by hand, July to September 2026, London's days:
 *
 * | contact | received             | decided    |        | referral                                             |
 * | ------- | -------------------- | ---------- | ------ | ---------------------------------------------------- |
 * | Ash     | 1 July, ten past 12am | 2 July     | in time | yes, health visitor                                  |
 * | Beech   | Friday 28 August     | 1 September | in time, past a weekend and the bank holiday | no further action, 12 months to the day after another |
 * | Cedar   | Monday 7 September   | 9 September | late   | yes, police; 12 months and a day after another        |
 * | Dogwood | 14 September         | the same day | in time | none: advice                                         |
 * | Elm     | 17 September         | never      | late   | none                                                  |
 * | Fir     | 21 September         | 22 September | in time | yes, school; a restricted child                      |
 * | Gorse   | 1 October, half past 12am | never | –      | the next quarter's                                    |
 *
 * and Hazel, of whom a census brought a referral of 10 August on 5 October.
 */
export const laySummer = async (app: TestApp, vale: ArdenVale) => {
  await layThresholds(app.databases, { managerAuthorises: false });
  const door = frontDoorOf(app, vale);
  const nurse = { post: vale.healthVisitor.post, source: '3B' };
  const police = { post: vale.officer.post, source: '6' };
  const school = { post: vale.teacher.post, source: '2A' };
  const [ash, beech, cedar, fir, hazel] = [
    await door.child('Ash'),
    await door.child('Beech'),
    await door.child('Cedar'),
    await door.child('Fir'),
    await door.child('Hazel'),
  ];
  await door.census('2025-10-06T09:00:00.000Z', beech, '2025-08-28');
  await door.census('2025-10-06T09:00:00.000Z', cedar, '2025-09-06');
  await door.restrict(fir, '2025-11-03T09:00:00.000Z');

  const first = await door.contact('2026-06-30T23:10:00.000Z', 'Ash', nurse);
  await door.decide('2026-07-02T16:00:00.000Z', first, 'section17', ash);
  const second = await door.contact('2026-08-28T15:00:00.000Z', 'Beech', nurse);
  await door.decide('2026-09-01T15:00:00.000Z', second, 'acceptedNoFurtherAction', beech);
  const third = await door.contact('2026-09-07T10:00:00.000Z', 'Cedar', police);
  await door.decide('2026-09-09T08:00:00.000Z', third, 'section17', cedar);
  const fourth = await door.contact('2026-09-14T09:00:00.000Z', 'Dogwood', nurse);
  await door.decide('2026-09-14T15:00:00.000Z', fourth, 'advice');
  await door.contact('2026-09-17T09:00:00.000Z', 'Elm', nurse);
  const sixth = await door.contact('2026-09-21T09:00:00.000Z', 'Fir', school);
  await door.decide('2026-09-22T15:00:00.000Z', sixth, 'section17', fir);
  await door.contact('2026-09-30T23:30:00.000Z', 'Gorse', nurse);
  const hazelReferral = await door.census('2026-10-05T09:00:00.000Z', hazel, '2026-08-10');
  return { ...door, children: { ash, beech, cedar, fir, hazel }, hazelReferral };
};
