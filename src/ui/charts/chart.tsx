import type { ComponentChildren } from 'preact';
import { Details } from '../parts/text.tsx';

export interface ChartProps {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly height: number;
  readonly legend?: readonly { label: string; mark: ComponentChildren }[] | undefined;
  readonly table?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A drawing with its title, its key and its figures. It is one picture to a screen reader, which is given the table. */
export const Chart = ({ id, title, description, height, legend = [], table, children }: ChartProps) => (
  <figure class="app-chart">
    <figcaption class="govuk-heading-s app-chart__title">{title}</figcaption>
    <svg
      class="app-chart__drawing"
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
      width="100%"
      height={height}
      xmlns="http://www.w3.org/2000/svg"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      {children}
    </svg>
    {legend.length > 0 && (
      <ul class="app-chart__key" aria-label={`Key to ${title}`}>
        {legend.map(({ label, mark }) => (
          <li key={label}>
            <svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true" focusable="false">
              {mark}
            </svg>
            {label}
          </li>
        ))}
      </ul>
    )}
    {table && <Details summary="See this as a table">{table}</Details>}
  </figure>
);
