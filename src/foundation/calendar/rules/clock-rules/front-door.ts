import { local } from './editions.ts';

const reply = { trigger: 'the request to the agency', stop: 'the agency’s reply' } as const;
const STANDARD = 'front door standard for agency checks (no limit is set nationally)';

/** What a front door asks of other agencies, and how often support for parents is looked at: standards of our own. */
export const FRONT_DOOR = [
  local(
    {
      ...reply,
      id: 'agencyCheckImmediate',
      name: 'Reply to an immediate agency check',
      limit: 4,
      unit: 'hour',
    },
    STANDARD,
  ),
  local(
    {
      ...reply,
      id: 'agencyCheckUrgent',
      name: 'Reply to an urgent agency check',
      limit: 1,
      unit: 'workingDay',
    },
    STANDARD,
  ),
  local(
    {
      ...reply,
      id: 'agencyCheckRoutine',
      name: 'Reply to a routine agency check',
      limit: 3,
      unit: 'workingDay',
    },
    STANDARD,
  ),
  local(
    {
      id: 'parentSupportCheck',
      name: 'Check again that a parent’s support is still in place',
      trigger: 'the last check of the support, or its record',
      stop: 'the next check',
      limit: 6,
      unit: 'week',
    },
    'standard for support of parents',
  ),
] as const;
