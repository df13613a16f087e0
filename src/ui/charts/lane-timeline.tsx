import type { ComponentChildren } from 'preact';
import { type Day, daysBetween, sayDay } from '#kernel';
import { Chart } from './chart.tsx';

export interface LaneMark {
  readonly at: Day;
  /** The last day of something that lasted: drawn as a bar. */
  readonly until?: Day | undefined;
  readonly title: string;
  /** One of the timeline's kinds: decides its shape and colour. */
  readonly kind: string;
}

export interface Lane {
  readonly label: string;
  readonly marks: readonly LaneMark[];
}

export interface LaneTimelineProps {
  readonly id: string;
  readonly title: string;
  /** What one sees in it, in a sentence, for those who do not see it. */
  readonly description: string;
  readonly from: Day;
  readonly to: Day;
  readonly lanes: readonly Lane[];
  /** The kinds of mark in the order of the key, at most six. */
  readonly kinds: readonly string[];
  /** The same as a table or a list. */
  readonly children?: ComponentChildren;
}

const LANE = 46;
const AXIS = 26;
const LABEL = 15;
const MIDDLE = 31;

// A shape for each kind as well as a colour, about a middle of 0,0.
const SHAPES = [
  'M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z',
  'M-5.5 -5.5h11v11h-11z',
  'M0 -7.5L7.5 0L0 7.5L-7.5 0z',
  'M0 -7L7 5.5H-7z',
  'M0 7L7 -5.5H-7z',
  'M-2.2 -7h4.4v4.8h4.8v4.4h-4.8v4.8h-4.4v-4.8h-4.8v-4.4h4.8z',
] as const;

const shapeOf = (kinds: readonly string[], kind: string): number =>
  Math.max(kinds.indexOf(kind), 0) % SHAPES.length;

const Mark = ({ shape }: { readonly shape: number }) => (
  <path class={`app-chart__mark app-chart__mark--${shape + 1}`} d={SHAPES[shape]} />
);

const say = ({ at, until, title }: LaneMark): string =>
  `${sayDay(at)}${until ? ` to ${sayDay(until)}` : ''}: ${title}`;

/**
 * The years from left to right and a lane for each agency. Places are in per cent of the width, so that the drawing fits a phone
 * and its words keep their size.
 */
export const LaneTimeline = ({
  id,
  title,
  description,
  from,
  to,
  lanes,
  kinds,
  children,
}: LaneTimelineProps) => {
  const span = Math.max(daysBetween(from, to), 1);
  const x = (day: Day): number => Math.min(Math.max((daysBetween(from, day) / span) * 97 + 1.5, 1.5), 98.5);
  const firstYear = Number(from.slice(0, 4));
  const years = Array.from(
    { length: Number(to.slice(0, 4)) - firstYear + 1 },
    (_, index) => firstYear + index,
  );
  const everyYear = Math.ceil(years.length / 7);
  const height = lanes.length * LANE + AXIS;
  return (
    <Chart
      id={id}
      title={title}
      description={description}
      height={height}
      legend={kinds.map((kind) => ({ label: kind, mark: <Mark shape={shapeOf(kinds, kind)} /> }))}
      table={children}
    >
      {years.map((year) => {
        const at = year === firstYear ? from : `${year}-01-01`;
        return (
          <g key={year}>
            {year > firstYear && (
              <line class="app-chart__grid" x1={`${x(at)}%`} x2={`${x(at)}%`} y1="0" y2={height - AXIS} />
            )}
            {(year - firstYear) % everyYear === 0 && x(at) < 94 && (
              <text class="app-chart__axis" x={`${x(at)}%`} y={height - 8}>
                {year}
              </text>
            )}
          </g>
        );
      })}
      {lanes.map(({ label, marks }, row) => (
        <g key={label}>
          <line class="app-chart__lane" x1="0" x2="100%" y1={row * LANE + MIDDLE} y2={row * LANE + MIDDLE} />
          <text class="app-chart__label" x="0" y={row * LANE + LABEL}>
            {label}
          </text>
          {marks.map((mark) => (
            <g key={`${mark.at} ${mark.title}`}>
              {mark.until && (
                <rect
                  class={`app-chart__span app-chart__mark--${shapeOf(kinds, mark.kind) + 1}`}
                  x={`${x(mark.at)}%`}
                  y={row * LANE + MIDDLE - 3}
                  width={`${Math.max(x(mark.until) - x(mark.at), 0.5)}%`}
                  height="6"
                >
                  <title>{say(mark)}</title>
                </rect>
              )}
              <svg x={`${x(mark.at)}%`} y={row * LANE + MIDDLE} overflow="visible">
                <title>{say(mark)}</title>
                <Mark shape={shapeOf(kinds, mark.kind)} />
              </svg>
            </g>
          ))}
        </g>
      ))}
    </Chart>
  );
};
