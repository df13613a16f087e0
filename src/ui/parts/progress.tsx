import { ButtonLink } from '../forms/form.tsx';

/**
 * How far something is that goes on without anybody. The page asks again by itself where there is a script, and shows what comes next once
 * it is over; without one, the link asks. (No page refreshes itself by a header: whoever reads it slowly, or hears it, would be thrown back
 * to its beginning; WCAG 2.2.1.)
 */
export const Progress = ({
  label,
  words,
  done,
  of,
  href,
}: {
  /** What goes on: 'Rows looked into'. */
  readonly label: string;
  /** How far it is: '2,000 of 50,000 rows were looked into.' */
  readonly words: string;
  readonly done?: number | undefined;
  /** Left out where nobody can say how much there is: then there are words alone. */
  readonly of?: number | undefined;
  /** This page itself. */
  readonly href: string;
}) => (
  <div class="app-progress" data-app-progress>
    <p class="govuk-body" data-app-progress-words>
      {words}
    </p>
    {of !== undefined && of > 0 && (
      <progress class="app-progress__bar" aria-label={label} max={of} value={done ?? 0} />
    )}
    <p class="govuk-visually-hidden" role="status" data-app-progress-says />
    <ButtonLink href={href} kind="secondary">
      See how far it is
    </ButtonLink>
  </div>
);
