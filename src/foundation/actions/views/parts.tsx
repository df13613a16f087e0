import { ClockTag, Details, List, Tag, type TagColour } from '#ui';
import type { DueModel } from '../reads/index.ts';
import { STATUSES, type Status } from '../rules.ts';

const COLOURS: Readonly<Record<Status, TagColour>> = {
  waiting: 'orange',
  taken: 'blue',
  done: 'green',
  notDone: 'red',
  cancelled: 'grey',
};
export const StatusTag = ({ status }: { status: Status }) => (
  <Tag colour={COLOURS[status]}>{STATUSES[status]}</Tag>
);

/** By when, and behind it why that date. */
export const Due = ({ clock, explained = false }: { clock: DueModel | null; explained?: boolean }) =>
  clock === null ? (
    <>No date</>
  ) : (
    <>
      <ClockTag
        due={clock.due}
        state={clock.state}
        late={clock.late}
        unit={clock.unit}
        provisional={clock.provisional}
      />
      {explained && (
        <Details summary="Why this date?">
          <List items={clock.why} />
        </Details>
      )}
    </>
  );
