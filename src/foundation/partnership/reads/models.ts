import { z } from 'zod';
import { registerActs, standings } from '../rules/index.ts';

/** Something that has a page, by the name that people know it by. */
export const Ref = z.object({ id: z.string(), name: z.string() });
export type Ref = z.infer<typeof Ref>;

const Standing = z.enum(Object.keys(standings) as [keyof typeof standings]); // the keys of the very table
const period = { from: z.string(), until: z.string().nullable(), standing: Standing };
const acts = z.array(z.enum(registerActs)).readonly();

/** Who changed what, when: each field with both its values. */
export const ChangeLine = z.object({
  at: z.string(),
  by: z.string().nullable(),
  what: z.string(),
  fields: z.array(z.object({ label: z.string(), before: z.string(), after: z.string() })).readonly(),
});
export type ChangeLine = z.infer<typeof ChangeLine>;
const changes = z.array(ChangeLine).readonly();

/** A page of a longer list. */
const listOf = <T extends z.ZodType>(row: T) =>
  z.object({
    rows: z.array(row).readonly(),
    total: z.number(),
    page: z.number(),
    pages: z.number(),
    acts,
  });

export const OrganisationLine = z.object({ ...Ref.shape, type: z.string(), kind: z.string(), ...period });
export const OrganisationList = listOf(OrganisationLine);
export type OrganisationList = z.infer<typeof OrganisationList>;

export const OrganisationModel = z.object({
  ...OrganisationLine.shape,
  duty: z.object({ as: z.string(), label: z.string(), href: z.string(), confirmed: z.boolean() }).nullable(),
  code: z.string(),
  phone: z.string(),
  version: z.number(),
  bodies: z.number(),
  posts: z.number(),
  acts,
  changes,
});
export type OrganisationModel = z.infer<typeof OrganisationModel>;

export const BodyLine = z.object({
  ...Ref.shape,
  type: z.string(),
  kind: z.string(),
  host: Ref.nullable(),
  receives: z.string(),
  ...period,
});
export const BodyList = listOf(BodyLine).extend({ hosts: z.array(Ref).readonly() });
export type BodyList = z.infer<typeof BodyList>;

const ReportingLineModel = z.object({ id: z.string(), body: Ref, ...period, version: z.number(), acts });
const Seat = z.object({
  id: z.string(),
  staff: Ref,
  post: Ref,
  organisation: Ref,
  body: Ref,
  capacity: z.string(),
  ...period,
  version: z.number(),
  acts,
});
export type Seat = z.infer<typeof Seat>;

export const PostLine = z.object({
  id: z.string(),
  title: z.string(),
  role: z.string(),
  roleLabel: z.string(),
  staff: Ref,
  phone: z.string(),
  organisation: Ref,
  body: Ref.nullable(),
  ...period,
});
export type PostLine = z.infer<typeof PostLine>;
export const PostList = listOf(PostLine).extend({
  organisations: z.array(Ref).readonly(),
  bodies: z.array(Ref).readonly(),
});
export type PostList = z.infer<typeof PostList>;

export const BodyModel = z.object({
  ...BodyLine.shape,
  purpose: z.string(),
  phone: z.string(),
  outOfHours: z.string(),
  version: z.number(),
  reportsTo: z.array(ReportingLineModel).readonly(),
  reportedBy: z.array(ReportingLineModel).readonly(),
  seats: z.array(Seat).readonly(),
  posts: z.array(PostLine).readonly(),
  postsInAll: z.number(),
  acts,
  changes,
});
export type BodyModel = z.infer<typeof BodyModel>;

export const StaffList = listOf(
  z.object({ ...Ref.shape, phone: z.string(), posts: z.array(PostLine).readonly() }),
);
export type StaffList = z.infer<typeof StaffList>;

/** How a person signs in, and what may be done about it. */
const SignInShown = z.object({
  standing: z.enum(['notInvited', 'invited', 'lapsed', 'signsIn', 'resetting', 'madeUp', 'directory']),
  says: z.string(),
  /** Until when the link works that was made last. */
  linkUntil: z.string().nullable(),
  acts: z.array(z.enum(['invite', 'reset', 'withdraw'])).readonly(),
  /** What they sign in with besides a password. */
  means: z.string(),
  sessions: z.number(),
  meansActs: z.array(z.enum(['resetSecondStep', 'signOut'])).readonly(),
});
export const LinkModel = z.object({ ...Ref.shape, email: z.string(), signIn: SignInShown });
export type LinkModel = z.infer<typeof LinkModel>;

/** What the answer shows once, and nobody can look up afterwards. */
export const LinkGiven = z.object({
  staff: z.uuid(),
  name: z.string(),
  purpose: z.enum(['invitation', 'reset']),
  /** The whole link, with the address of this installation. */
  link: z.string(),
});

export const StaffModel = z.object({
  ...Ref.shape,
  phone: z.string(),
  /** Null for those who may not see it. */
  email: z.string().nullable(),
  signIn: SignInShown.nullable(),
  version: z.number(),
  posts: z.array(PostLine).readonly(),
  acts,
  changes,
});
export type StaffModel = z.infer<typeof StaffModel>;

export const PostModel = z.object({
  ...PostLine.shape,
  version: z.number(),
  seats: z.array(Seat).readonly(),
  acts,
  changes,
});
export type PostModel = z.infer<typeof PostModel>;

export const SettingModel = z.object({
  key: z.string(),
  label: z.string(),
  hint: z.string(),
  value: z.union([z.string(), z.boolean()]),
  says: z.string(),
  /** Why less was chosen than Arden chooses by itself. */
  reason: z.string().nullable(),
  version: z.number(),
  acts,
});
export type SettingModel = z.infer<typeof SettingModel>;
export const SettingsModel = z.object({
  settings: z.array(SettingModel).readonly(),
  /** Whether whoever looks keeps a directory and systems. */
  keepsSignIn: z.boolean(),
  changes,
});
export type SettingsModel = z.infer<typeof SettingsModel>;

/** What the forms choose from. */
export const Choices = z.object({
  organisations: z.array(Ref).readonly(),
  bodies: z.array(Ref).readonly(),
  posts: z.array(Ref).readonly(),
  /** What a person may be appointed as, by whoever asks. */
  roles: z.array(Ref).readonly(),
});
export type Choices = z.infer<typeof Choices>;

export const BodyAndChoices = z.object({ body: BodyModel, choices: Choices });
export const StaffAndChoices = z.object({ person: StaffModel, choices: Choices });
export const PostAndChoices = z.object({ post: PostModel, choices: Choices });

/** What stands before an ending: the thing itself, and how much belongs to it. */
export const EndModel = z.object({
  ...Ref.shape,
  /** The organisation, body or post on whose page it stands. */
  page: z.string(),
  ...period,
  version: z.number(),
  dependants: z.array(z.string()).readonly(),
});
export type EndModel = z.infer<typeof EndModel>;

const Holder = z.object({ staff: Ref, post: z.string() });
export const OverviewModel = z.object({
  name: z.string(),
  seats: z
    .array(
      z.object({
        seat: z.string(),
        organisations: z
          .array(
            z.object({
              ...OrganisationLine.shape,
              lead: Holder.nullable(),
              delegated: Holder.nullable(),
              chairs: z.boolean(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
  scrutineers: z.array(Holder).readonly(),
  bodies: z
    .array(
      z.object({
        ...BodyLine.shape,
        chairs: z.array(Ref).readonly(),
        reportsTo: z.array(Ref).readonly(),
      }),
    )
    .readonly(),
  counts: z.object({ organisations: z.number(), bodies: z.number(), posts: z.number() }),
});
export type OverviewModel = z.infer<typeof OverviewModel>;
