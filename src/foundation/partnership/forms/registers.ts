import { z } from 'zod';
import { choice, optionalDay, optionalId, optionalLongText, optionalText, text, tick } from '#kernel';
import { bodyTypes, inboxes } from '../rules/index.ts';
import {
  capacityLabels,
  chosen,
  from,
  organisationTypeLabels,
  personRoleLabels,
  phone,
  until,
  version,
} from './questions.ts';

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
