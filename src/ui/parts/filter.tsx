import type { ComponentChildren } from 'preact';
import { Button } from '../forms/form.tsx';

export interface FilterProps {
  readonly action: string;
  /** What is filtered by now, each with the address of the page without it. */
  readonly selected: readonly { label: string; without: string }[];
  readonly clearHref: string;
  /** The questions of the filter. */
  readonly options: ComponentChildren;
  /** What is filtered. */
  readonly children: ComponentChildren;
}

/**
 * A list beside the questions that narrow it. By GET: the address is the filter, and can be kept and passed on.
 * On a phone the questions fold away, which is the browser's own doing.
 */
export const FilterLayout = ({ action, selected, clearHref, options, children }: FilterProps) => (
  <div class="app-filter-layout">
    <search class="app-filter-layout__filter">
      <details class="moj-filter app-filter">
        <summary class="app-filter__summary">
          <span class="govuk-heading-s app-filter__title">
            Filter{selected.length > 0 && ` (${selected.length} chosen)`}
          </span>
        </summary>
        <div class="moj-filter__content">
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
