import type { ComponentChildren } from 'preact';
import { GovukPagination, GovukTabs } from '../macros/govuk.ts';
import { htmlOf } from '../macros/render.ts';

export interface NavItem {
  readonly label: string;
  readonly href: string;
  readonly current?: boolean | undefined;
  /** How many wait there. */
  readonly count?: number | undefined;
}

export const BackLink = ({
  href,
  children = 'Back',
}: {
  readonly href: string;
  readonly children?: string;
}) => (
  <nav aria-label="Back">
    <a class="govuk-back-link" href={href}>
      {children}
    </a>
  </nav>
);

export const Breadcrumbs = ({ items }: { readonly items: readonly { label: string; href: string }[] }) => (
  <nav class="govuk-breadcrumbs" aria-label="Breadcrumb">
    <ol class="govuk-breadcrumbs__list">
      {items.map(({ label, href }) => (
        <li class="govuk-breadcrumbs__list-item" key={href}>
          <a class="govuk-breadcrumbs__link" href={href}>
            {label}
          </a>
        </li>
      ))}
    </ol>
  </nav>
);

const Count = ({ count }: { readonly count: number | undefined }) =>
  count ? <span class="app-count"> {count}</span> : null;

/** The pages of one section, down the side. */
export const SideNavigation = ({
  label,
  items,
}: {
  readonly label: string;
  readonly items: readonly NavItem[];
}) => (
  <nav class="moj-side-navigation" aria-label={label}>
    <ul class="moj-side-navigation__list">
      {items.map(({ label: text, href, current, count }) => (
        <li
          class={`moj-side-navigation__item${current ? ' moj-side-navigation__item--active' : ''}`}
          key={href}
        >
          <a href={href} aria-current={current ? 'location' : undefined}>
            {text}
            <Count count={count} />
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** The parts of one thing, along the top. */
export const SubNavigation = ({
  label,
  items,
}: {
  readonly label: string;
  readonly items: readonly NavItem[];
}) => (
  <nav class="moj-sub-navigation" aria-label={label}>
    <ul class="moj-sub-navigation__list">
      {items.map(({ label: text, href, current, count }) => (
        <li class="moj-sub-navigation__item" key={href}>
          <a class="moj-sub-navigation__link" aria-current={current ? 'page' : undefined} href={href}>
            {text}
            <Count count={count} />
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

export interface TabsProps {
  readonly title: string;
  readonly items: readonly { id: string; label: string; children: ComponentChildren }[];
}

const panel = (label: string, children: ComponentChildren) => (
  <>
    <h3 class="govuk-heading-m">{label}</h3>
    {children}
  </>
);

/** Panels of which one shows at a time; all of them, one after the other, when there is no script. */
export const Tabs = ({ title, items }: TabsProps) => (
  <GovukTabs
    title={title}
    items={items.map(({ id, label, children }) => ({
      id,
      label,
      panel: { html: htmlOf(panel(label, children)) },
    }))}
  />
);

export interface PaginationProps {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly href: (page: number) => string;
  readonly label?: string | undefined;
}

/** The first, the last, and the pages about this one. */
const near = (page: number, pages: number): readonly number[] =>
  [...new Set([1, page - 1, page, page + 1, pages])].filter((at) => at >= 1 && at <= pages);

/** Pages by number. Nothing when there is one. */
export const Pagination = ({ page, pages, href, label = 'Pages' }: PaginationProps) => {
  if (pages < 2) return null;
  const shown = near(page, pages);
  return (
    <GovukPagination
      landmarkLabel={label}
      previous={page > 1 ? { href: href(page - 1) } : undefined}
      next={page < pages ? { href: href(page + 1) } : undefined}
      items={shown.flatMap((at, index) => [
        index > 0 && at - (shown[index - 1] ?? at) > 1 && { ellipsis: true },
        { number: `${at}`, href: href(at), current: at === page },
      ])}
    />
  );
};

/** The page before and the page after, for a list whose length nobody counts. */
export const PreviousNext = ({
  previous,
  next,
  label = 'Pages',
}: {
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
  readonly label?: string | undefined;
}) =>
  previous || next ? (
    <GovukPagination
      landmarkLabel={label}
      previous={previous ? { href: previous } : undefined}
      next={next ? { href: next } : undefined}
    />
  ) : null;
