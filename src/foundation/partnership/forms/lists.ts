import { z } from 'zod';
import { choice, optionalChoice, optionalDay, optionalId, optionalText } from '#kernel';
import { bodyTypes, standings } from '../rules/index.ts';
import { organisationTypeLabels, roleLabels } from './questions.ts';

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
