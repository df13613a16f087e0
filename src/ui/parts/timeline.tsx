import type { ComponentChildren } from 'preact';
import { type Day, type Instant, sayDay, sayInstant } from '#kernel';

export interface TimelineItem {
  readonly title: ComponentChildren;
  /** "Sam Okoro, health visitor". */
  readonly by?: string | undefined;
  /** A day when only the day is known. */
  readonly at: Day | Instant;
  readonly children?: ComponentChildren;
}

const isInstant = (at: string): boolean => at.includes('T');

/** What happened, the latest first or the earliest first as the page decides. */
export const Timeline = ({
  items,
  level = 2,
}: {
  readonly items: readonly TimelineItem[];
  readonly level?: 2 | 3;
}) => {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <ol class="moj-timeline app-timeline">
      {items.map(({ title, by, at, children }, index) => (
        <li class="moj-timeline__item" key={index}>
          <div class="moj-timeline__header">
            <Heading class="moj-timeline__title">{title}</Heading>{' '}
            {by && <p class="moj-timeline__byline">by {by}</p>}
          </div>
          <p class="moj-timeline__date">
            <time datetime={at}>{isInstant(at) ? sayInstant(at) : sayDay(at)}</time>
          </p>
          {children && <div class="moj-timeline__description">{children}</div>}
        </li>
      ))}
    </ol>
  );
};
