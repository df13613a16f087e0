import type { ComponentChildren } from 'preact';
import { Button } from '../forms/form.tsx';

export interface FilterProps {
  readonly action: string;
  /** What is filtered by now, each with the address of the page without it. */
  readonly selected: readonly { label: string; without: string }[];
  readonly clearHref: string;
  /** Something is wrong with an answer: the questions stand open, so that the summary's links lead to them. */
  readonly faulty?: boolean | undefined;
  /** The questions of the filter. */
  readonly options: ComponentChildren;
  /** What is filtered. */
  readonly children: ComponentChildren;
}

/**
 * A list beside the questions that narrow it. By GET: the address is the filter, and can be kept and passed on.
 * On a phone the questions fold away, which is the browser's own doing; on a wide screen they stand under a plain heading, and
 * there is nothing to unfold that a keyboard would stop at.
 */
export const FilterLayout = ({ action, selected, clearHref, faulty, options, children }: FilterProps) => {
  const title = selected.length > 0 ? `Filter (${selected.length} chosen)` : 'Filter';
  return (
    <div class="app-filter-layout">
      <search class="app-filter-layout__filter">
        <details class="moj-filter app-filter" open={faulty}>
          <summary class="app-filter__summary">
            <span class="govuk-heading-s app-filter__title">{title}</span>
          </summary>
          <div class="moj-filter__content">
            <h2 class="govuk-heading-s app-filter__heading">{title}</h2>
            {selected.length > 0 && (
              <div class="moj-filter__selected">
                <h2 class="govuk-heading-s">Chosen</h2>
                <ul class="moj-filter-tags">
                  {selected.map(({ label, without }) => (
                    <li key={label}>
                      <a class="moj-filter__tag" href={without}>
                        <span class="govuk-visually-hidden">Remove this filter:</span> {label}
                      </a>
                    </li>
                  ))}
                </ul>
                <p class="govuk-body-s app-filter__clear">
                  <a class="govuk-link govuk-link--no-visited-state" href={clearHref}>
                    Clear all
                  </a>
                </p>
              </div>
            )}
            <form method="get" action={action} novalidate autocomplete="off" class="app-filter__options">
              {options}
              <Button>Apply filters</Button>
            </form>
          </div>
        </details>
      </search>
      <div class="app-filter-layout__content">{children}</div>
    </div>
  );
};
