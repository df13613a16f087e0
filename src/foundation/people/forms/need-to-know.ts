import { z } from 'zod';
import {
  choice,
  idField,
  longText,
  optionalDay,
  optionalLongText,
  optionalPastDay,
  pastDay,
  text,
  tick,
} from '#kernel';
import { LAWFUL_BASES, SHARE_OUTCOMES } from '../rules/index.ts';
import { version } from './person.ts';

const reason = (label: string, hint?: string) =>
  longText({ label, ...(hint === undefined ? {} : { hint }) }, 1000);

export const RestrictForm = z.object({
  reason: reason('Why must this record be restricted?', 'Only the people you name will ever read this'),
  staff: z
    .array(z.uuid({ error: 'Select people from the list' }))
    .default([])
    .meta({ label: 'Who may see it, besides you?' }),
});
export const NameStaffForm = z.object({
  staff: idField({ label: 'Who else may see it?', ask: 'Select who else may see it' }),
});
export const LiftForm = z.object({ version });

export const ExcludeForm = z.object({
  staff: idField({ label: 'Who must not see this record?', ask: 'Select who must not see this record' }),
  reason: reason('What is the conflict of interest?'),
});

export const ShareForm = z
  .object({
    outcome: choice({ label: 'What have you decided?', ask: 'Select what you have decided' }, SHARE_OUTCOMES),
    to: text({ label: 'With whom?', ask: 'Select an organisation or a team' }, 60),
    lawfulBasis: choice({ label: 'On what lawful basis?', ask: 'Select the lawful basis' }, LAWFUL_BASES),
    purpose: text({
      label: 'For what purpose?',
      hint: 'For example: to attend the strategy discussion on 4 December',
    }),
    reason: optionalLongText(
      { label: 'Why, and was the family told?', hint: 'Needed where you decide not to share' },
      1000,
    ),
    until: optionalDay({
      label: 'Until when?',
      hint: 'Leave empty if it should last until somebody ends it',
    }),
  })
  .refine(({ outcome, reason: why }) => outcome === 'shared' || why.trim() !== '', {
    error: 'Enter why you decided not to share',
    path: ['reason'],
  });

const involved = {
  practitioner: text({ label: 'Name of the practitioner' }),
  service: text({ label: 'Service', hint: 'For example: health visiting, youth justice' }),
  reach: text({ label: 'How to reach them', hint: 'A telephone number that is answered, and when' }),
  lead: tick({ label: 'They lead the work with this family' }),
  from: pastDay({ label: 'Involved from' }),
  until: optionalDay({ label: 'Involved until', hint: 'Leave empty while they are involved' }),
  lastSeen: optionalPastDay({ label: 'Day the child was last seen' }),
};
export const InvolvementForm = z.object(involved);
export const ChangeInvolvementForm = z.object({ ...involved, version });
