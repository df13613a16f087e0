import type { Acting } from '#db';
import { dayOf, timeOf } from '#kernel';
import { sendFlag } from './actions/index.ts';
import { FlagForm } from './forms.ts';
import type { FlagKindName } from './rules/index.ts';

/** What a story says of a flag; the rest is made up. */
export interface FlagTraits extends Partial<Omit<FlagForm, 'kind' | 'sex'>> {
  readonly kind: FlagKindName;
}
const made: Readonly<
  Record<FlagKindName, Partial<Record<'setting' | 'service' | 'appointment' | 'grade', string>>>
> = {
  cpisAttendance: { setting: 'Emergency department' },
  policeNotice: { grade: 'Medium' },
  operationEncompass: {},
  wasNotBrought: { service: 'Community paediatrics' },
  ambulance: { grade: 'High' },
  school: {},
  other: {},
};

/** Sends a flag as the acting post does, with what its traits do not say made up. */
export const makeFlag = (acting: Acting, traits: FlagTraits): Promise<{ id: string }> =>
  sendFlag(
    acting,
    FlagForm.parse({
      sourceReference: `REF-${acting.now}-${traits.kind}`,
      occurredOn: dayOf(acting.now),
      occurredTime: timeOf(acting.now),
      urgency: 'routine',
      said: 'What was seen, in a sentence or two.',
      ...made[traits.kind],
      ...traits,
      born: traits.born ?? '',
    }),
  );
