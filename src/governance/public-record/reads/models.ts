import { z } from 'zod';

/** Something else that is published, by what it was made from and what it is called. */
const Named = z.object({ id: z.string(), title: z.string() });
const Of = {
  meeting: Named.extend({ startsAt: z.string() }),
  body: Named,
};

export const BodyModel = z.object({
  name: z.string(),
  type: z.string(),
  purpose: z.string(),
  members: z.array(
    z.object({
      id: z.string(),
      personId: z.string(),
      name: z.string(),
      title: z.string(),
      organisation: z.string(),
      capacity: z.string(),
      fromDay: z.string(),
      untilDay: z.string().nullable(),
    }),
  ),
});
export type BodyModel = z.infer<typeof BodyModel>;

export const PersonModel = z.object({ name: z.string(), titles: z.array(z.string()) });
export const MembershipModel = z.object({
  personId: z.string(),
  name: z.string(),
  body: Named,
  organisation: z.string(),
  capacity: z.string(),
  fromDay: z.string(),
  untilDay: z.string().nullable(),
});

const Exempt = z.object({ paragraph: z.number(), words: z.string(), why: z.string() });
const AgendaLine = z.object({
  id: z.string(),
  number: z.string(),
  depth: z.number(),
  title: z.string(),
  aim: z.string(),
  says: z.string(),
  presenter: z.string(),
  shows: z.enum(['open', 'exempt', 'withdrawn']),
  exempt: Exempt.nullable(),
  isLater: z.boolean(),
});
export type AgendaLine = z.infer<typeof AgendaLine>;
export const MeetingModel = z.object({
  title: z.string(),
  purpose: z.string(),
  body: Of.body,
  mode: z.string(),
  place: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  /** Why the day is ours, where what it was entered from tells none. */
  dayIsOurs: z.string(),
  stands: z.enum(['planned', 'called', 'live', 'held', 'cancelled']),
  cancelledWhy: z.string(),
  agenda: z.array(AgendaLine),
});
export type MeetingModel = z.infer<typeof MeetingModel>;

const Said = z.object({
  id: z.string(),
  kind: z.string(),
  label: z.string(),
  speaker: z.string(),
  says: z.string(),
});
/** What was said, a query with the replies to it. */
export const EntryModel = Said.extend({ replies: z.array(Said) });
export type EntryModel = z.infer<typeof EntryModel>;
export const ResolutionModel = z.object({
  id: z.string(),
  kind: z.string(),
  label: z.string(),
  says: z.string(),
  because: z.string(),
  proposedBy: z.string(),
  secondedBy: z.string(),
  voices: z.array(z.object({ name: z.string(), voice: z.string(), reason: z.string() })),
});
export type ResolutionModel = z.infer<typeof ResolutionModel>;
const Addendum = z.object({ id: z.string(), says: z.string(), because: z.string(), addedAt: z.string() });
/** What the minutes say of one item, as structure. */
export const MinutesOfItem = z.object({
  standing: z.enum(['circulated', 'approved', 'signed']),
  entries: z.array(EntryModel),
  resolutions: z.array(ResolutionModel),
  addenda: z.array(Addendum),
});
export type MinutesOfItem = z.infer<typeof MinutesOfItem>;

/** What the report under an item is, whose, and the period that it speaks for. */
export const ReportModel = z.object({
  title: z.string(),
  author: z.string(),
  sinceDay: z.string().nullable(),
  untilDay: z.string().nullable(),
  says: z.string(),
});
export type ReportModel = z.infer<typeof ReportModel>;

export const ItemModel = z.object({
  meeting: Of.meeting,
  body: Of.body,
  number: z.string(),
  title: z.string(),
  says: z.string(),
  aim: z.string(),
  presenter: z.string(),
  isLater: z.boolean(),
  report: ReportModel.nullable(),
  /** What is published with it, so that another document makes another edition. */
  documents: z.array(z.object({ id: z.string(), title: z.string(), sha256: z.string() })),
  minutes: MinutesOfItem.nullable(),
});
export type ItemModel = z.infer<typeof ItemModel>;

export const MinutesModel = z.object({
  meeting: Of.meeting,
  body: Of.body,
  place: z.string(),
  standing: z.enum(['circulated', 'approved', 'signed']),
  approvedAt: z.string().nullable(),
  present: z.array(
    z.object({ name: z.string(), title: z.string(), organisation: z.string(), part: z.string() }),
  ),
  items: z.array(
    AgendaLine.extend({
      entries: z.array(EntryModel),
      resolutions: z.array(ResolutionModel),
      addenda: z.array(Addendum),
    }),
  ),
});
export type MinutesModel = z.infer<typeof MinutesModel>;

const Item = Named;
export const DecisionModel = ResolutionModel.extend({ item: Item, meeting: Of.meeting, body: Of.body });
export type DecisionModel = z.infer<typeof DecisionModel>;

export const PromiseModel = z.object({
  what: z.string(),
  sentence: z.string(),
  owed: z.string(),
  dueDay: z.string(),
  firstDueDay: z.string(),
  urgent: z.boolean(),
  state: z.string(),
  madeAt: z.string(),
  body: Of.body,
  meeting: Of.meeting.nullable(),
  item: Item.nullable(),
  steps: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      label: z.string(),
      says: z.string(),
      by: z.string(),
      dueDay: z.string().nullable(),
      takenAt: z.string(),
    }),
  ),
});
export type PromiseModel = z.infer<typeof PromiseModel>;

export const QuestionModel = z.object({
  number: z.string(),
  askedBy: z.string(),
  asks: z.string(),
  item: Item,
  meeting: Of.meeting,
  body: Of.body,
  /** From each who was asked: an answer, that they declined and why, that there is nothing to say, or nothing yet and since when. */
  answers: z.array(
    z.object({
      id: z.string(),
      who: z.string(),
      status: z.enum(['answered', 'declined', 'nil', 'unanswered']),
      says: z.string(),
      answeredAt: z.string().nullable(),
      askedAt: z.string(),
    }),
  ),
});
export type QuestionModel = z.infer<typeof QuestionModel>;

/** What is frozen of each kind: checked when it is written, and again when it is read. */
export const MODELS = {
  body: BodyModel,
  person: PersonModel,
  membership: MembershipModel,
  meeting: MeetingModel,
  item: ItemModel,
  minutes: MinutesModel,
  decision: DecisionModel,
  promise: PromiseModel,
  question: QuestionModel,
} as const;
export type Models = { [K in keyof typeof MODELS]: z.infer<(typeof MODELS)[K]> };
