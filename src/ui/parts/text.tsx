import type { ComponentChildren } from 'preact';

interface TextProps {
  readonly children: ComponentChildren;
}

export interface HeadingProps extends TextProps {
  readonly size?: 's' | 'm' | 'l' | 'xl' | undefined;
  /** What the heading belongs to, in smaller type above it: "Northvale front door". */
  readonly caption?: string | undefined;
  readonly id?: string | undefined;
}

const heading =
  (Tag: 'h1' | 'h2' | 'h3', usual: 's' | 'm' | 'l') =>
  ({ size = usual, caption, id, children }: HeadingProps) => (
    <Tag class={`govuk-heading-${size}`} id={id}>
      {caption && <span class={`govuk-caption-${size === 's' ? 'm' : size}`}>{caption}</span>}
      {children}
    </Tag>
  );

export const H1 = heading('h1', 'l');
export const H2 = heading('h2', 'm');
export const H3 = heading('h3', 's');

/** The paragraph that says what a page is for. */
export const Lede = ({ children }: TextProps) => <p class="govuk-body-l">{children}</p>;

export const P = ({ small, children }: TextProps & { readonly small?: boolean | undefined }) => (
  <p class={small ? 'govuk-body-s' : 'govuk-body'}>{children}</p>
);

export const Link = ({
  href,
  quiet,
  children,
}: TextProps & { readonly href: string; readonly quiet?: boolean | undefined }) => (
  <a class={quiet ? 'govuk-link govuk-link--no-visited-state' : 'govuk-link'} href={href}>
    {children}
  </a>
);

export const List = ({
  items,
  kind = 'bullet',
}: {
  readonly items: readonly ComponentChildren[];
  readonly kind?: 'bullet' | 'number' | 'plain' | undefined;
}) => {
  const Tag = kind === 'number' ? 'ol' : 'ul';
  return (
    <Tag class={kind === 'plain' ? 'govuk-list' : `govuk-list govuk-list--${kind}`}>
      {items.map((item, index) => (
        <li key={index}>{item}</li>
      ))}
    </Tag>
  );
};

/** Text that was typed by a person: its line ends are kept, and nothing in it is markup. */
export const Typed = ({ children }: { readonly children: string }) => (
  <p class="govuk-body app-typed">{children}</p>
);

/** What is said beneath a value, in smaller type: who a name is, what a number is of. */
export const Beneath = ({ children }: TextProps) => <div class="app-beneath">{children}</div>;

export const InsetText = ({ children }: TextProps) => <div class="govuk-inset-text">{children}</div>;

/** What must not be missed: 999, a worker-safety warning, a consequence in law. */
export const WarningText = ({ children }: TextProps) => (
  <div class="govuk-warning-text">
    <span class="govuk-warning-text__icon" aria-hidden="true">
      !
    </span>
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden">Warning</span>
      {children}
    </strong>
  </div>
);

export const Details = ({
  summary,
  open,
  children,
}: TextProps & { readonly summary: string; readonly open?: boolean | undefined }) => (
  <details class="govuk-details" open={open}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{summary}</span>
    </summary>
    <div class="govuk-details__text">{children}</div>
  </details>
);

/** That it is done, with the reference to keep. As a rule it is the page's heading. */
export const Panel = ({
  title,
  level = 1,
  children,
}: {
  readonly title: string;
  readonly level?: 1 | 2 | undefined;
  readonly children?: ComponentChildren;
}) => {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div class="govuk-panel govuk-panel--confirmation">
      <Heading class="govuk-panel__title">{title}</Heading>
      {children && <div class="govuk-panel__body">{children}</div>}
    </div>
  );
};

/** Says that there is nothing, why that may be, and what one can do. */
export const EmptyState = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ComponentChildren;
}) => (
  <div class="app-empty">
    <p class="govuk-body govuk-!-font-weight-bold app-empty__title">{title}</p>
    {children}
  </div>
);

/** Two columns from a tablet up: the first twice as wide. */
export const TwoThirds = ({ children, aside }: TextProps & { readonly aside?: ComponentChildren }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">{children}</div>
    {aside && <aside class="govuk-grid-column-one-third app-aside">{aside}</aside>}
  </div>
);

/** A paper to keep: printed without navigation. The button needs a script, and is not there without one. */
export const Receipt = ({ title, children }: TextProps & { readonly title: string }) => (
  <section class="app-receipt" aria-label={title}>
    <h2 class="govuk-heading-m app-receipt__title">{title}</h2>
    {children}
    <button type="button" class="govuk-button govuk-button--secondary app-print" data-app-print hidden>
      Print this receipt
    </button>
  </section>
);
