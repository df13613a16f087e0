import { Tag, type TagColour } from '#ui';
import { STATES, type State } from '../rules.ts';

const COLOURS: Readonly<Record<State, TagColour>> = {
  waiting: 'orange',
  accepted: 'blue',
  acceptedInPart: 'blue',
  notAccepted: 'red',
  offered: 'purple',
  returned: 'red',
  closed: 'green',
};
export const StateTag = ({ state }: { state: State }) => <Tag colour={COLOURS[state]}>{STATES[state]}</Tag>;
