import { z } from 'zod';
import {
  choice,
  day,
  optionalChoice,
  optionalDay,
  optionalId,
  optionalLongText,
  optionalText,
  type PersonRole,
  personRoles,
  roles,
  text,
  tick,
} from '#kernel';
import {
  bodyTypes,
  canBeDomains,
  canBeIssuer,
  canSetTo,
  capacities,
  inboxes,
  organisationTypes,
  type SettingKey,
  settingRule,
  standings,
} from './rules/index.ts';

type Labelled = Readonly<Record<string, { readonly label: string }>>;
/** The answers of a choice out of a table of rules: its keys with their labels. */
const labelsOf = <const T extends Labelled>(rules: T): { readonly [K in keyof T]: string } =>
  // fromEntries forgets which keys it was given, and these are the rules' own.
  Object.fromEntries(Object.entries(rules).map(([key, { label }]) => [key, label])) as {
    readonly [K in keyof T]: string;
  };

const organisationTypeLabels = labelsOf(organisationTypes);
const roleLabels = labelsOf(roles);
/** What a person may be appointed as: a program gives itself its own post, and a system's comes with its credential. */
// fromEntries forgets which keys it was given, and these are those very roles.
const personRoleLabels = Object.fromEntries(personRoles.map((role) => [role, roles[role].label])) as Readonly<
  Record<PersonRole, string>
>;
const capacityLabels = labelsOf(capacities);

/** The version that a form was opened on: sent back, so that nobody overwrites what they have not seen. */
const version = z.number({ error: 'Open this page again' }).int().meta({ label: 'Version' });
const phone = optionalText({ label: 'Telephone' }, 60);
const from = day({ label: 'First day', ask: 'Enter the first day' });
const until = optionalDay({ label: 'Last day', hint: 'Leave it empty while nobody knows' });
/** An id out of a list, with the sentence that asks for it. */
const chosen = (label: string, ask: string) => z.uuid({ error: ask }).meta({ label });

const organisation = {
  name: text({ label: 'Name' }),
  type: choice({ label: 'Kind of organisation' }, organisationTypeLabels),
  code: optionalText(
    { label: 'Code', hint: 'The code that returns and other systems use, such as an ODS code or a URN' },
    20,
  ),
  phone,
  from,
};
export const AddOrganisationForm = z.object({ ...organisation, until });
export const ChangeOrganisationForm = z.object({ ...organisation, version });
export type AddOrganisationForm = z.output<typeof AddOrganisationForm>;
export type ChangeOrganisationForm = z.output<typeof ChangeOrganisationForm>;

const body = {
  name: text({ label: 'Name' }),
  type: choice({ label: 'Kind of body' }, bodyTypes),
  purpose: optionalLongText(
    { label: 'Purpose', hint: 'What it decides or does, in a sentence or two' },
    2000,
  ),
  organisation: optionalId({
    label: 'Hosted by',
    hint: 'The organisation whose team it is. Leave it empty for a body of the partnership itself',
  }),
  receives: choice({ label: 'What comes to its inbox?', ask: 'Select what comes to its inbox' }, inboxes),
  phone,
  outOfHours: optionalText({ label: 'Telephone out of hours' }, 60),
  from,
};
export const AddBodyForm = z.object({ ...body, until });
export const ChangeBodyForm = z.object({ ...body, version });
export type AddBodyForm = z.output<typeof AddBodyForm>;
export type ChangeBodyForm = z.output<typeof ChangeBodyForm>;

export const ReportingLineForm = z.object({
  reportsTo: chosen('Reports to', 'Select the body that it reports to'),
  from,
  until,
});
export type ReportingLineForm = z.output<typeof ReportingLineForm>;

export const RepresentationForm = z.object({
  post: chosen('Who', 'Select who sits on it'),
  capacity: choice({ label: 'In which capacity?', ask: 'Select the capacity' }, capacityLabels),
  organisation: optionalId({
    label: 'For which organisation?',
    hint: 'Leave it empty when it is the organisation that their post is in',
  }),
  from,
  until,
});
export type RepresentationForm = z.output<typeof RepresentationForm>;

const person = {
  name: text({ label: 'Name' }),
  email: text({ label: 'Work e-mail address', ask: 'Enter their work e-mail address' }, 200).refine(
    (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()),
    { error: 'Enter an e-mail address in the correct format, like name@example.com' },
  ),
  phone: optionalText({ label: 'Work telephone', hint: 'Everybody with a post sees it' }, 60),
};
export const AddStaffForm = z.object(person);
export const ChangeStaffForm = z.object({ ...person, version });
export type AddStaffForm = z.output<typeof AddStaffForm>;
export type ChangeStaffForm = z.output<typeof ChangeStaffForm>;

const post = {
  title: text({ label: 'Title of the post', hint: 'Like health visitor, or named nurse' }),
  body: optionalId({ label: 'Team or other body', hint: 'Leave it empty when the post is in none' }),
  from,
};
export const AppointForm = z.object({
  ...post,
  organisation: chosen('Organisation', 'Select the organisation'),
  role: choice({ label: 'Role', hint: 'It decides what the post sees and may do' }, personRoleLabels),
  until,
});
export const ChangePostForm = z.object({ ...post, version });
export type AppointForm = z.output<typeof AppointForm>;
export type ChangePostForm = z.output<typeof ChangePostForm>;

export const EndForm = z.object({
  until: optionalDay({ label: 'Last day' }),
  dependants: tick({ label: 'End these on the same day' }),
  version,
});
export type EndForm = z.output<typeof EndForm>;

const credential = {
  label: text({
    label: 'What is this credential for?',
    hint: 'Like live messages, or the test system. Administrators see it, to know which is which',
    ask: 'Enter what this credential is for',
  }),
  until: optionalDay({
    label: 'Last day',
    hint: 'The credential stops working after this day. Leave it empty to end it yourself',
    reach: { back: 0 },
  }),
};
export const AddSystemForm = z.object({
  name: text({
    label: 'Name of the system',
    hint: 'As people know it, like hospital records. What it sends is recorded under this name',
  }),
  organisation: chosen('Organisation', 'Select the organisation whose system it is'),
  body: optionalId({
    label: 'Team or other body',
    hint: 'The system then sees what comes to this team. Leave it empty when it is in none',
  }),
  ...credential,
});
export const CredentialForm = z.object(credential);
export type AddSystemForm = z.output<typeof AddSystemForm>;
export type CredentialForm = z.output<typeof CredentialForm>;

const MOST_MINUTES = 24 * 60;

/** What a directory is held to: a sign-in there counts as a second step where its answer says so, or where somebody vouches for it. */
const secondStepThere = {
  asks: choice(
    {
      label: 'How it asks for a second step',
      hint: 'A sign-in that does not say so goes on to a code of Arden’s own',
    },
    {
      says: 'Its answer says so at each sign-in',
      always: 'It always asks, and its answer does not say so',
    },
  ).default('says'),
  acr: optionalText(
    {
      label: 'Levels that count',
      hint: 'Values of acr, with spaces between. Leave it empty where its answer has amr',
    },
    1000,
  ),
  vouched: optionalLongText(
    {
      label: 'How you know that it always asks',
      hint: 'For example, the rule of your directory that demands it, and who looked. It is kept with your name',
    },
    1000,
  ),
  maxAge: optionalText(
    {
      label: 'Longest time since the sign-in there, in minutes',
      hint: 'Leave it empty to take a sign-in of any age that your directory takes',
    },
    4,
  ).refine((typed) => typed === '' || (/^\d+$/.test(typed) && Number(typed) <= MOST_MINUTES), {
    error: `Enter a number of minutes up to ${MOST_MINUTES}, or nothing`,
  }),
};

export const DirectoryForm = z
  .object({
    ...secondStepThere,
    issuer: text({
      label: 'Issuer',
      hint: 'As the people who run your directory give it, like https://login.example.org/tenant',
      ask: 'Enter the issuer',
    }).superRefine((typed, context) => {
      const verdict = canBeIssuer(typed.trim());
      if (!verdict.ok) context.addIssue({ code: 'custom', message: verdict.reason });
    }),
    clientId: text({
      label: 'Client ID',
      hint: 'What your directory calls this service',
      ask: 'Enter the client ID',
    }),
    clientSecret: text(
      {
        label: 'Client secret',
        hint: 'It is kept closed, and never shown again',
        ask: 'Enter the client secret',
      },
      500,
    ),
    domains: text(
      {
        label: 'Mail domains',
        hint: 'Of your organisation’s own work addresses, with commas between. Only these are believed',
        ask: 'Enter at least one domain, like example.gov.uk',
      },
      2000,
    ).superRefine((typed, context) => {
      const verdict = canBeDomains(typed);
      if (!verdict.ok) context.addIssue({ code: 'custom', message: verdict.reason });
    }),
  })
  .superRefine(({ asks, vouched }, context) => {
    if (asks === 'always' && vouched.trim() === '')
      context.addIssue({
        code: 'custom',
        path: ['vouched'],
        message: 'Enter how you know that it always asks',
      });
  });
export type DirectoryForm = z.output<typeof DirectoryForm>;

/** The form of one setting: a text, or yes or no. */
export const settingForm = (key: SettingKey) => {
  const { kind, label, hint, optional, options = {}, longest = 200, fullyIs } = settingRule(key);
  const written = optional ? optionalText({ label, hint }, longest) : text({ label, hint }, longest);
  const value =
    kind === 'yesNo'
      ? choice({ label, hint, ask: 'Select yes or no' }, { true: 'Yes', false: 'No' })
      : kind === 'choice'
        ? choice({ label, hint, ask: 'Select one of these' }, options)
        : written.superRefine((typed, context) => {
            const verdict = canSetTo(key, typed);
            if (!verdict.ok) context.addIssue({ code: 'custom', message: verdict.reason });
          });
  const reason = optionalLongText(
    {
      label: fullyIs?.otherwise ?? 'Why',
      hint: 'It stands on the page of settings. The change keeps who decided it and when',
    },
    1000,
  );
  return z.object({ value, reason, version }).superRefine((typed, context) => {
    if (fullyIs && typed.value !== fullyIs.answer && typed.reason.trim() === '')
      context.addIssue({
        code: 'custom',
        path: ['reason'],
        message: `Enter ${fullyIs.otherwise.toLowerCase()}`,
      });
  });
};
export type SettingForm = z.output<ReturnType<typeof settingForm>>;

const page = z.coerce.number().int().min(1).default(1);
const q = optionalText({ label: 'Name' }, 100);
const standing = choice({ label: 'When' }, { ...standings, all: 'All' }).default('inForce');

/** What a list may be narrowed by: all of it stands in the address. */
export const OrganisationFilter = z.object({
  q,
  type: optionalChoice({ label: 'Kind' }, organisationTypeLabels),
  standing,
  page,
});
export const BodyFilter = z.object({
  q,
  type: optionalChoice({ label: 'Kind' }, bodyTypes),
  organisation: optionalId({ label: 'Hosted by' }),
  standing,
  page,
});
export const StaffFilter = z.object({ q, page });
export const SystemFilter = z.object({ page });
export const PostFilter = z.object({
  q: optionalText({ label: 'Name or title' }, 100),
  role: optionalChoice({ label: 'Role' }, roleLabels),
  organisation: optionalId({ label: 'Organisation' }),
  body: optionalId({ label: 'Body' }),
  standing,
  page,
});
export type OrganisationFilter = z.output<typeof OrganisationFilter>;
export type BodyFilter = z.output<typeof BodyFilter>;
export type SystemFilter = z.output<typeof SystemFilter>;
export type StaffFilter = z.output<typeof StaffFilter>;
export type PostFilter = z.output<typeof PostFilter>;

const typedInAddress = z.string().max(10).optional();
/** As at which day the partnership is drawn, whole or in three parts, and whether with its teams. */
export const PictureQuery = z.object({
  at: typedInAddress,
  'at-day': typedInAddress,
  'at-month': typedInAddress,
  'at-year': typedInAddress,
  teams: typedInAddress,
});
export type PictureQuery = z.output<typeof PictureQuery>;
/** The same as the page asks it. */
export const PictureQuestions = z.object({
  at: optionalDay({ label: 'As it was on', hint: 'Leave empty for today' }),
  teams: optionalChoice({ label: 'Teams' }, { yes: 'With teams' }),
});
