import { ClockTag, Details, List, P, Tag, type TagColour, WarningText } from '#ui';
import type { StageClock } from '../reads/index.ts';
import { STATUSES, type Status } from '../rules/index.ts';

const COLOURS: Readonly<Record<Status, TagColour>> = { waiting: 'orange', replied: 'blue', ended: 'grey' };
export const StatusTag = ({ status }: { readonly status: Status }) => (
  <Tag colour={COLOURS[status]}>{STATUSES[status]}</Tag>
);

/** By when a stage is to be answered, and behind it why that date. */
export const By = ({
  clock,
  explained = false,
}: {
  readonly clock: StageClock | null;
  readonly explained?: boolean;
}) =>
  clock === null ? (
    <>–</>
  ) : (
    <>
      <ClockTag due={clock.due} state={clock.state} late={clock.late} provisional={clock.provisional} />
      {explained && (
        <Details summary="Why this date?">
          <List items={clock.why} />
        </Details>
      )}
    </>
  );

/** What comes before any stage where a child is in danger. */
export const InDanger = ({ outOfHours = '' }: { readonly outOfHours?: string }) => (
  <>
    <WarningText>If a child is in danger now, call 999 first.</WarningText>
    <P>
      Then ring the front door{outOfHours && `, or ${outOfHours} out of hours`}. A disagreement is no way to
      report danger: it is how you say that a decision should be different.
    </P>
  </>
);

/** How many stages and steps there were when the form was opened. */
export const Turn = ({ turn }: { readonly turn: number }) => (
  <input type="hidden" name="turn" value={`${turn}`} />
);
