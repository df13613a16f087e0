import { type Day, type Instant, sayDay, sayInstant } from '#kernel';

export type TagColour =
  | 'grey'
  | 'green'
  | 'teal'
  | 'blue'
  | 'purple'
  | 'magenta'
  | 'red'
  | 'orange'
  | 'yellow';

/** The status of a thing, in a word or two. The colour says nothing that the words do not. */
export const Tag = ({
  colour = 'blue',
  children,
}: {
  readonly colour?: TagColour | undefined;
  readonly children: string;
}) => <strong class={`govuk-tag govuk-tag--${colour}`}>{children}</strong>;

export type BadgeColour = 'purple' | 'bright-purple' | 'red' | 'green' | 'blue' | 'black' | 'grey';

/** What kind of thing it is, which does not change: "Restricted", "Public". */
export const Badge = ({
  colour = 'blue',
  children,
}: {
  readonly colour?: BadgeColour | undefined;
  readonly children: string;
}) => <span class={`moj-badge moj-badge--${colour}`}>{children}</span>;

/** Where a clock stands. The counting is the calendar's: this only says it. */
export interface ClockFace {
  readonly due: Day;
  readonly state: 'inTime' | 'dueToday' | 'late' | 'doneInTime' | 'doneLate' | 'paused' | 'notNeeded';
  /** How many units late, for the late ones. */
  readonly late?: number | undefined;
  readonly unit?: 'working day' | 'day' | 'month' | 'hour' | undefined;
  /** Counted past the bank holidays that are known: the date may yet move. */
  readonly provisional?: boolean | undefined;
}

const FACES = {
  inTime: ['green', 'In time'],
  dueToday: ['yellow', 'Due today'],
  late: ['red', 'Late'],
  doneInTime: ['grey', 'Done in time'],
  doneLate: ['orange', 'Done late'],
  paused: ['blue', 'Paused'],
  notNeeded: ['grey', 'No longer needed'],
} as const satisfies Record<ClockFace['state'], readonly [TagColour, string]>;

/** In time, due today, or late and by how much; with the date itself beside it. */
export const ClockTag = ({ due, state, late, unit = 'working day', provisional }: ClockFace) => {
  const [colour, words] = FACES[state];
  const by = late ? ` by ${late} ${unit}${late === 1 ? '' : 's'}` : '';
  return (
    <span class="app-clock">
      <Tag colour={colour}>{`${words}${by}`}</Tag>{' '}
      <span class="app-clock__due">
        {state === 'doneInTime' || state === 'doneLate' ? 'was due ' : 'due '}
        <time datetime={due}>{sayDay(due)}</time>
        {provisional && ' (may move: bank holidays not yet known)'}
      </span>
    </span>
  );
};

export interface RecordedByProps {
  readonly name: string;
  readonly post?: string | undefined;
  readonly organisation: string;
  readonly at: Instant;
  /** What they did, in the past tense. */
  readonly verb?: string | undefined;
}

/** Who wrote it, in which post, for which organisation, and when. */
export const RecordedBy = ({ name, post, organisation, at, verb = 'Recorded' }: RecordedByProps) => (
  <p class="app-recorded">
    {verb} by {name}
    {post && `, ${post}`}, {organisation}, on <time datetime={at}>{sayInstant(at)}</time>
  </p>
);
