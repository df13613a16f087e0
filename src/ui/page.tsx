import type { ComponentChildren, JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Fault } from '#kernel';
import { accentPath } from './accent.ts';
import { ErrorSummary } from './forms/form.tsx';
import { type Found, FoundBy } from './found.tsx';
import type { Frame } from './frame.ts';
import { Header } from './header.tsx';
import { GovukServiceNavigation, GovukSkipLink } from './macros/govuk.ts';
import { htmlOf } from './macros/render.ts';
import { DraftBanner } from './parts/draft.tsx';
import { Alert } from './parts/notices.tsx';

export interface PageProps {
  readonly frame: Frame;
  readonly title: string;
  /** Of what stands in the frame: `reading` for text and forms, `full` as a rule, `wide` for tables of many columns. */
  readonly width?: 'reading' | 'full' | 'wide' | undefined;
  /** What is wrong with the form on this page: summed up at the top, and said in the title. */
  readonly faults?: readonly Fault[] | undefined;
  /** What search engines and readers of feeds find, for a page that stands in the open. */
  readonly found?: Found | undefined;
  /** Breadcrumbs or a back link. */
  readonly before?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** How many stand in a row before the rest is folded away. */
const IN_SIGHT = 7;

type NavEntry = Frame['nav'][number];
/** What is in sight: the first, and where one is now; and the rest. */
const inSight = (nav: readonly NavEntry[]): { seen: readonly NavEntry[]; rest: readonly NavEntry[] } => {
  if (nav.length <= IN_SIGHT + 1) return { seen: nav, rest: [] };
  const rest = nav.slice(IN_SIGHT);
  const here = rest.filter(({ current }) => current);
  return { seen: [...nav.slice(0, IN_SIGHT), ...here], rest: rest.filter(({ current }) => !current) };
};

/** Folded by the browser itself, so that it opens without a script. */
const More = ({ entries }: { readonly entries: readonly NavEntry[] }) => (
  <li class="govuk-service-navigation__item app-more">
    <details class="app-more__fold">
      <summary class="app-more__summary">More</summary>
      <ul class="app-more__list">
        {entries.map(({ label, href }) => (
          <li key={href}>
            <a class="govuk-service-navigation__link" href={href}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  </li>
);

const Navigation = ({ frame }: { readonly frame: Frame }) => {
  if (frame.nav.length === 0) return null;
  const { seen, rest } = inSight(frame.nav);
  return (
    <GovukServiceNavigation
      navigationId="service-navigation"
      menuButtonLabel="Show or hide the menu"
      navigation={seen.map(({ label, href, current }, index) => ({
        href,
        current,
        html: htmlOf(
          <>
            {label}
            {index === 0 && frame.unread ? (
              <span class="app-count">
                {' '}
                {frame.unread}
                <span class="govuk-visually-hidden"> new</span>
              </span>
            ) : null}
          </>,
        ),
      }))}
      slots={rest.length === 0 ? undefined : { navigationEnd: htmlOf(<More entries={rest} />) }}
    />
  );
};

const PhaseBanner = ({ frame }: { readonly frame: Frame }) => {
  const synthetic = frame.partnership?.synthetic;
  if (!synthetic && !frame.phase) return null;
  return (
    <div class="govuk-phase-banner govuk-width-container">
      <p class="govuk-phase-banner__content">
        <strong class={`govuk-tag govuk-phase-banner__content__tag${synthetic ? ' govuk-tag--purple' : ''}`}>
          {synthetic ? 'Synthetic' : frame.phase}
        </strong>
        <span class="govuk-phase-banner__text">
          {synthetic
            ? 'Everyone here is made up. Do not enter anything about a real person.'
            : 'This service is new, and changes.'}
        </span>
      </p>
    </div>
  );
};

const LINKS = [
  ['/accessibility', 'Accessibility statement'],
  ['/privacy', 'Privacy'],
  ['/cookies', 'Cookies'],
  ['/help', 'Help'],
] as const;

const Footer = ({ frame }: { readonly frame: Frame }) => (
  <footer class="govuk-template__footer">
    <div class="govuk-footer app-footer">
      <div class="govuk-width-container">
        <h2 class="govuk-visually-hidden">Support links</h2>
        <ul class="govuk-footer__inline-list">
          {LINKS.map(([href, text]) => (
            <li class="govuk-footer__inline-list-item" key={href}>
              <a class="govuk-footer__link" href={href}>
                {text}
              </a>
            </li>
          ))}
        </ul>
        {frame.partnership && (
          <p class="govuk-body-s app-footer__whose">
            {frame.demonstration
              ? 'A demonstration of Arden.'
              : `Arden is run for ${frame.partnership.name}.`}
            {frame.partnership.outOfHours && ` Outside office hours call ${frame.partnership.outOfHours}.`} If
            a child is in immediate danger call 999.
          </p>
        )}
      </div>
    </div>
  </footer>
);

/** The whole document. */
export const Page = ({
  frame,
  title,
  width = 'full',
  faults: own = [],
  found,
  before,
  children,
}: PageProps) => {
  const { partnership, assets } = frame;
  const told = new Set(own.map(({ message }) => message));
  const faults = [...(frame.faults ?? []).filter(({ message }) => !told.has(message)), ...own];
  const accent = accentPath(partnership?.accent);
  const wrong = faults.length > 0;
  const names = [wrong ? `Error: ${title}` : title, partnership?.short, 'Arden'].filter(Boolean);
  return (
    <html lang="en-GB" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{names.join(' – ')}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        {partnership?.synthetic && <meta name="robots" content="noindex, nofollow" />}
        <link rel="icon" href={assets('favicon.svg')} type="image/svg+xml" />
        <link
          rel="preload"
          href={assets('fonts/atkinson-400.woff2')}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
        <link rel="stylesheet" href={assets('app.css')} />
        {accent && <link rel="stylesheet" href={accent} />}
        {found && <FoundBy found={found} />}
        <script type="module" src={assets('app.js')} />
      </head>
      <body class="govuk-template__body">
        <script src={assets('template.js')} />
        <GovukSkipLink href="#main-content" text="Skip to main content" />
        <header class="govuk-template__header">
          <Header frame={frame} />
          <Navigation frame={frame} />
          <PhaseBanner frame={frame} />
        </header>
        <div class="govuk-width-container">
          {before}
          <main class="govuk-main-wrapper" id="main-content">
            <div class={`app-page--${width}`}>
              <ErrorSummary faults={faults} />
              {frame.flash && !wrong && <Alert variant="success" title={frame.flash} announce />}
              <DraftBanner frame={frame} />
              {children}
            </div>
          </main>
        </div>
        <Footer frame={frame} />
      </body>
    </html>
  );
};

/** A page as it is sent. */
export const renderPage = (page: JSX.Element): string => `<!DOCTYPE html>\n${renderToString(page)}\n`;
