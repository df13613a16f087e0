import type { ComponentChildren } from 'preact';
import { Chart } from './chart.tsx';

export interface Bar {
  readonly label: string;
  /** Null where the number is too small to be shown. */
  readonly value: number | null;
  /** As it is written: "42%". */
  readonly text?: string | undefined;
  /** The one that the page is about, among those that it is compared with. */
  readonly own?: boolean | undefined;
}

export interface BarChartProps {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly bars: readonly Bar[];
  /** The value of the full width; the greatest value when left out. */
  readonly full?: number | undefined;
  readonly children?: ComponentChildren;
}

const ROW = 58;
const BAR = 20;

/** Bars from left to right, each beneath its name and with its number in words: nothing has to be read off an axis. */
export const BarChart = ({ id, title, description, bars, full, children }: BarChartProps) => {
  const most = full ?? Math.max(...bars.map(({ value }) => value ?? 0), 1);
  return (
    <Chart id={id} title={title} description={description} height={bars.length * ROW} table={children}>
      {bars.map(({ label, value, text, own }, row) => (
        <g key={label}>
          <text class="app-chart__label" x="0" y={row * ROW + 15}>
            {label}
            <tspan class="app-chart__figure" dx="8">
              {value === null ? 'too few to show' : (text ?? value)}
            </tspan>
          </text>
          <rect class="app-chart__track" x="0" y={row * ROW + 22} width="100%" height={BAR} />
          {value !== null && (
            <rect
              class={own ? 'app-chart__bar app-chart__bar--own' : 'app-chart__bar'}
              x="0"
              y={row * ROW + 22}
              width={`${Math.min((value / most) * 100, 100)}%`}
              height={BAR}
            />
          )}
        </g>
      ))}
    </Chart>
  );
};
