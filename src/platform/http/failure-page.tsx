import { Button, type Frame, Page } from '#ui';
import type { Failure } from './failures.ts';
import type { Fields } from './form.ts';

/** One thing that was typed, as a person reads it. */
export interface Typed {
  readonly label: string;
  readonly value: string;
}

interface KeptProps {
  readonly frame: Frame;
  readonly failure: Failure;
  /** What was typed into the form that could not be taken, as it was sent; null when nothing was. */
  readonly kept: {
    readonly to: string;
    readonly fields: Fields;
    readonly typed: readonly Typed[];
    /** It is kept as a draft besides, which its typist finds on any device. */
    readonly isDraft?: boolean;
  } | null;
}

const own = (fields: Fields): [string, string][] =>
  Object.entries(fields).flatMap(([name, value]) =>
    name === '_csrf'
      ? []
      : typeof value === 'string'
        ? [[name, value] as [string, string]]
        : value.map((one) => [name, one] as [string, string]),
  );

/** A failure in words. What was typed stands on it, and can be sent again from it: nothing typed is lost. */
export const FailurePage = ({ frame, failure, kept }: KeptProps) => {
  const typed = kept?.typed ?? [];
  return (
    <Page frame={frame} title={failure.title} width="reading">
      <h1 class="govuk-heading-l">{failure.title}</h1>
      {failure.detail.split('\n\n').map((paragraph) => (
        <p class="govuk-body" key={paragraph}>
          {paragraph}
        </p>
      ))}
      {failure.go && (
        <p class="govuk-body">
          <a class="govuk-link" href={failure.go.href} target="_blank" rel="noopener">
            {failure.go.text} (opens in a new tab)
          </a>
        </p>
      )}
      {kept && own(kept.fields).some(([name]) => !name.startsWith('_')) && (
        <>
          {typed.length > 0 && <h2 class="govuk-heading-m">What you typed is kept here</h2>}
          {kept.isDraft && (
            <p class="govuk-body">
              It is saved as a draft too: signed in, you find it on your home page, on this or another device.
            </p>
          )}
          <form method="post" action={kept.to}>
            <input type="hidden" name="_csrf" value={frame.csrf} />
            {own(kept.fields).map(([name, value]) => (
              <input type="hidden" name={name} value={value} key={`${name}${value}`} />
            ))}
            <Button>Try again</Button>
          </form>
          {typed.length > 0 && (
            <dl class="govuk-summary-list">
              {typed.map(({ label, value }) => (
                <div class="govuk-summary-list__row" key={`${label}${value}`}>
                  <dt class="govuk-summary-list__key">{label}</dt>
                  <dd class="govuk-summary-list__value app-kept">{value}</dd>
                </div>
              ))}
            </dl>
          )}
        </>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href="/">
          Go to your home page
        </a>
      </p>
    </Page>
  );
};
