import type { Acting, Tx } from '#db';
import type { Day } from '#kernel';
import { recordStatus } from './actions/index.ts';
import type { StatusForm } from './forms.ts';
import { insertAsker } from './store/index.ts';

/** What a story says of a status; the rest is made up. */
export interface StatusTraits extends Partial<StatusForm> {
  readonly start: Day;
}
/** Records a child's status as the acting post does. */
export const makeStatus = (acting: Acting, child: string, traits: StatusTraits): Promise<{ id: string }> => {
  const { kind = 'childProtectionPlan' } = traits;
  return recordStatus(acting, child, {
    kind,
    category: kind === 'lookedAfter' ? null : 'NEG',
    legalStatus: kind === 'lookedAfter' ? 'section20' : null,
    team: null,
    ...traits,
  });
};

/** Lets an organisation ask, as the owner does. */
export const makeAsker = (tx: Tx, organisation: string, from: Day = '2019-09-29'): Promise<string> =>
  insertAsker(tx, {
    organisation_id: organisation,
    from_day: from,
    until_day: null,
    legal_basis: 'Children Act 2004 section 11, under the partnership’s information sharing agreement',
  });
