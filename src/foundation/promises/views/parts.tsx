import { ClockTag, Details, List, Tag, type TagColour } from '#ui';
import type { DueModel } from '../reads/index.ts';
import { STATES, type State } from '../rules/index.ts';

const COLOURS: Readonly<Record<State, TagColour>> = {
  open: 'orange',
  taken: 'blue',
  offered: 'purple',
  returned: 'red',
  discharged: 'green',
  released: 'grey',
};
export const StateTag = ({ state }: { state: State }) => <Tag colour={COLOURS[state]}>{STATES[state]}</Tag>;

/** By when, and behind it why that day. */
export const Due = ({ clock, explained = false }: { clock: DueModel; explained?: boolean }) => (
  <>
    <ClockTag
      due={clock.due}
      state={clock.state}
      late={clock.late}
      unit={clock.unit}
      provisional={clock.provisional}
    />
    {explained && (
      <Details summary="Why this day?">
        <List items={clock.why} />
      </Details>
    )}
  </>
);
