import type { Instant, ReferralSource } from '#kernel';

/** Who tells: the codes by which the children in need census knows members of the public (item N00152). */
export const TELLERS = {
  '1A': 'A parent, relative or carer',
  '1B': 'A neighbour, a friend or a childminder',
  '1C': 'I am worried about myself',
  '1D': 'Somebody else',
} as const satisfies Partial<Record<ReferralSource, string>>;
export type Teller = keyof typeof TELLERS;

export const NAMED = {
  yes: 'Yes',
  no: 'No, I want to stay anonymous',
} as const;

/** Nobody reads and answers such a form in less, in seconds: what does is a program. */
const SHORTEST = 4;
/** A page that was open for longer is opened anew, in hours. */
const LONGEST = 24;

/** How many are taken in an hour: from one network, where a school or a street may be behind one address, and from everywhere. */
export const LIMITS = { network: 8, overall: 200 } as const;
export const HOUR = 3600;

/** Whether a form was sent as a person sends it. Whatever is refused keeps every word that was typed. */
export const judgeSending = (
  opened: { readonly at: Instant } | null,
  trap: string,
  now: Instant,
): string | null => {
  if (opened === null || Date.parse(now) - Date.parse(opened.at) > LONGEST * HOUR * 1000)
    return 'This page was open for too long. What you wrote is still here: check it, then send it again';
  if (trap.trim() !== '')
    return 'Leave the last box empty: it is there to keep out programs. Then send it again';
  return Date.parse(now) - Date.parse(opened.at) < SHORTEST * 1000
    ? 'This was sent faster than a person writes. What you wrote is still here: check it, then send it again'
    : null;
};

/** What the front door reads of how the child lives, where nothing was told of it. */
export const NOT_ASKED = 'Not told: the worry came by the public form.';
export const NOT_GIVEN = 'Not given';
export const ANONYMOUS = 'Anonymous member of the public';
