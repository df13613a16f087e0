import { z } from 'zod';
import type { Acting } from '#db';
import { NotFound } from '#kernel';
import { canDo, redact, standsAt } from '../rules/index.ts';
import { bundleById, redactionsOf, withholdingsOf } from '../store/index.ts';
import { bundleFacts, requestMet } from './request.ts';
import { type BesideOf, everyRecord } from './telling.ts';

const Stretches = z.array(z.union([z.object({ text: z.string() }), z.object({ exemption: z.string() })]));
/** What is given: every record in words, with what is blacked out and why. It is kept as it was approved. */
export const Content = z.object({
  person: z.string(),
  records: z.array(
    z.union([
      z.object({
        what: z.string(),
        title: Stretches,
        at: z.string(),
        organisation: z.string(),
        parts: z.array(
          z.object({
            name: z.string(),
            rows: z.array(z.array(z.object({ label: z.string(), value: Stretches }))),
          }),
        ),
      }),
      // That there is a record, and why it is not given.
      z.object({ withheld: z.string(), at: z.string() }),
    ]),
  ),
});
export type Content = z.infer<typeof Content>;

/** Puts together what would be given now, and counts it. */
export const contentNow = async (
  acting: Acting,
  request: { id: string; person: string; name: string },
  besides: readonly BesideOf[],
) => {
  const { tx } = acting;
  const redactions = await redactionsOf(tx, request.id);
  const withheld = new Map((await withholdingsOf(tx, request.id)).map((each) => [each.record_id, each]));
  const beside = (await Promise.all(besides.map((each) => each(tx, request.person)))).flat();
  let blackedOut = 0;
  const black = (text: string) => {
    const stretches = redact(text, redactions);
    blackedOut += stretches.filter((stretch) => 'exemption' in stretch).length;
    return [...stretches];
  };
  const records: Content['records'] = [];
  for await (const { told } of everyRecord(acting, request.person, beside))
    for (const each of told) {
      const kept = withheld.get(each.id);
      records.push(
        kept
          ? { withheld: kept.exemption, at: each.at }
          : {
              what: each.what,
              title: black(each.title),
              at: each.at,
              organisation: each.organisation,
              parts: each.parts.map(({ name, rows }) => ({
                name,
                rows: rows.map((facts) => facts.map(({ label, value }) => ({ label, value: black(value) }))),
              })),
            },
      );
    }
  const content: Content = { person: request.name, records };
  return {
    content,
    records: records.length,
    redactions: blackedOut,
    withheld: records.filter((each) => 'withheld' in each).length,
  };
};

export const BundleModel = z.object({
  id: z.string(),
  request: z.string(),
  person: z.string(),
  organisation: z.string(),
  content: Content,
  records: z.number(),
  redactions: z.number(),
  withheld: z.number(),
  madeBy: z.string(),
  madeAt: z.string(),
  decision: z.enum(['approved', 'returned']).nullable(),
  decidedBy: z.string().nullable(),
  because: z.string().nullable(),
  givenAt: z.string().nullable(),
  givenHow: z.string().nullable(),
  latest: z.boolean(),
  stands: z.enum(['beingMade', 'toApprove', 'returned', 'approved', 'given']),
  mayDecide: z.boolean(),
  mayGive: z.boolean(),
});
export type BundleModel = z.infer<typeof BundleModel>;

/** A bundle as it was put together, to be read, approved and given. */
export const bundleModel = async (
  acting: Acting & { params: { id: string; bundleId: string } },
): Promise<BundleModel> => {
  const { tx, params } = acting;
  const { row, person, who } = await requestMet(acting, params.id);
  const bundle = await bundleById(tx, row.id, params.bundleId);
  if (!bundle) throw new NotFound();
  const latest = row.bundle === bundle.id;
  const facts = latest ? bundleFacts(row) : null;
  return {
    id: bundle.id,
    request: row.id,
    person,
    organisation: row.organisation_name,
    content: Content.parse(bundle.content),
    records: bundle.records,
    redactions: bundle.redactions,
    withheld: bundle.withheld,
    madeBy: bundle.made_by_name,
    madeAt: bundle.made_at,
    decision: bundle.decision,
    decidedBy: bundle.decided_by_name,
    because: bundle.decided_because,
    givenAt: bundle.given_at,
    givenHow: bundle.given_how,
    latest,
    stands: standsAt({
      decision: bundle.decision,
      madeBy: bundle.made_staff,
      given: bundle.given_at !== null,
    }),
    mayDecide: latest && canDo('decide', facts, who).ok,
    mayGive: latest && canDo('give', facts, who).ok,
  };
};
export const subjectsOfBundle = ({ request, person }: BundleModel) => [{ child: person, record: request }];
