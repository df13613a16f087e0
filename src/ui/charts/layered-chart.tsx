import type { ComponentChildren } from 'preact';

export interface ChartBox {
  readonly id: string;
  readonly row: number;
  /** The middle of the box, in pixels from the left. */
  readonly x: number;
  readonly title: string;
  /** What stands beneath the title, each cut to one line. */
  readonly lines: readonly string[];
  /** The one that the others lead to. */
  readonly own?: boolean | undefined;
}
export interface ChartLine {
  readonly from: string;
  readonly to: string;
  readonly way: readonly { readonly row: number; readonly x: number }[];
}
export interface LayeredChartProps {
  readonly id: string;
  readonly title: string;
  /** What one sees in it, in a sentence, for those who do not see it. */
  readonly description: string;
  readonly boxes: readonly ChartBox[];
  readonly lines: readonly ChartLine[];
  readonly rows: number;
  readonly width: number;
  readonly box: number;
  readonly children?: ComponentChildren;
}

const PAD = 12;
const TITLE = 20;
const LINE = 18;
const BETWEEN = 56;
const EDGE = 8;

/** Characters that surely fit a width in the chart's type. */
const fitting = (width: number, each: number): number => Math.max(4, Math.floor((width - 2 * PAD) / each));
const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;

/** A title in lines of so many characters: words stay whole where they fit, and what is left over after the last line is cut. */
export const wrapTitle = (title: string, most: number, atMost: number): string[] => {
  const lines: string[] = [];
  for (const word of title.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const kept = lines.slice(0, atMost).map((line) => cut(line, most));
  const end = kept.at(-1);
  if (lines.length > atMost && end !== undefined)
    kept[kept.length - 1] = `${cut(end, most - 1).replace(/…$/, '')}…`;
  return kept;
};

/**
 * Boxes in rows and the lines that lead upward between them. The drawing keeps its size and is moved sideways on a small screen, by
 * touch or by the keyboard; it is one picture to a screen reader, which is given the whole of it in words beneath.
 */
export const LayeredChart = ({
  id,
  title,
  description,
  boxes,
  lines,
  rows,
  width,
  box,
  children,
}: LayeredChartProps) => {
  const titles = new Map(boxes.map((each) => [each.id, wrapTitle(each.title, fitting(box, 8.6), 4)]));
  const heightOf = (each: ChartBox): number =>
    2 * PAD + (titles.get(each.id)?.length ?? 1) * TITLE + each.lines.length * LINE;
  const heights = Array.from({ length: rows }, (_, row) =>
    Math.max(0, ...boxes.filter((each) => each.row === row).map(heightOf)),
  );
  const top = (row: number): number =>
    EDGE + heights.slice(0, row).reduce((sum, height) => sum + height + BETWEEN, 0);
  const bottom = (row: number): number => top(row) + (heights[row] ?? 0);
  const height = rows === 0 ? 0 : bottom(rows - 1) + EDGE;
  const byId = new Map(boxes.map((each) => [each.id, each]));

  /** From the top of the lower box to the foot of the upper: straight through the rows that it passes, curved between them. */
  const pathOf = ({ from, to, way }: ChartLine): string => {
    const upper = byId.get(to);
    if (!byId.has(from) || !upper) return '';
    return way
      .flatMap(({ row, x }, index) => {
        const next = way[index + 1];
        const start = index === 0 ? [`M${x + EDGE} ${top(row)}`] : [`L${x + EDGE} ${top(row)}`];
        if (!next) return [];
        const foot = index + 1 === way.length - 1 ? top(next.row) + heightOf(upper) : bottom(next.row);
        const half = (top(row) - bottom(next.row)) / 2;
        const curve = `C${x + EDGE} ${top(row) - half} ${next.x + EDGE} ${bottom(next.row) + half} ${next.x + EDGE} ${bottom(next.row)}`;
        return [...start, curve, ...(foot < bottom(next.row) ? [`L${next.x + EDGE} ${foot}`] : [])];
      })
      .join(' ');
  };
  return (
    <figure class="app-chart">
      <figcaption class="govuk-heading-s app-chart__title">{title}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what can be moved sideways must be within the keyboard's reach */}
      <section class="app-chart__scroll" tabIndex={0} aria-label={`${title}: picture, can be moved sideways`}>
        <svg
          class="app-chart__drawing app-chart__drawing--whole"
          role="img"
          aria-labelledby={`${id}-title ${id}-description`}
          width={width + 2 * EDGE}
          height={height}
          viewBox={`0 0 ${width + 2 * EDGE} ${height}`}
          xmlns="http://www.w3.org/2000/svg"
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-description`}>{description}</desc>
          {lines.map((line) => (
            <path class="app-chart__way" d={pathOf(line)} key={`${line.from} ${line.to}`} />
          ))}
          {boxes.map((each) => {
            const left = each.x - box / 2 + EDGE;
            const wrapped = titles.get(each.id) ?? [];
            return (
              <g key={each.id}>
                <rect
                  class={each.own ? 'app-chart__box app-chart__box--own' : 'app-chart__box'}
                  x={left}
                  y={top(each.row)}
                  width={box}
                  height={heightOf(each)}
                  rx="4"
                />
                {wrapped.map((text, index) => (
                  <text
                    class="app-chart__box-title"
                    x={left + PAD}
                    y={top(each.row) + PAD + 15 + index * TITLE}
                    key={`${index} ${text}`}
                  >
                    {text}
                  </text>
                ))}
                {each.lines.map((text, index) => (
                  <text
                    class="app-chart__box-line"
                    x={left + PAD}
                    y={top(each.row) + PAD + 14 + wrapped.length * TITLE + index * LINE}
                    key={`${index} ${text}`}
                  >
                    {cut(text, fitting(box, 7.4))}
                  </text>
                ))}
              </g>
            );
          })}
        </svg>
      </section>
      {children}
    </figure>
  );
};
