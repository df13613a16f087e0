import type { ComponentChildren } from 'preact';
import { GovukNotificationBanner } from '../macros/govuk.ts';
import { type AlertOptions, MojAlert } from '../macros/moj.ts';
import { htmlOf } from '../macros/render.ts';

/** Something on this page that matters more than the page, or that an act has succeeded. */
export const NotificationBanner = ({
  id,
  title,
  success,
  children,
}: {
  /** Needed where a page holds two. */
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly success?: boolean | undefined;
  readonly children: ComponentChildren;
}) => (
  <GovukNotificationBanner
    titleId={id && `${id}-title`}
    titleText={title}
    type={success ? 'success' : undefined}
    html={htmlOf(children)}
  />
);

/** A message in the run of the page: the state of a record, a warning about a worker's safety. */
export const Alert = ({
  variant,
  title,
  children,
  announce,
}: {
  readonly variant: AlertOptions['variant'];
  readonly title: string;
  readonly children?: ComponentChildren;
  /** Read out and given the focus when the page opens: only for the outcome of what was just done. */
  readonly announce?: boolean | undefined;
}) => (
  <MojAlert
    variant={variant}
    title={title}
    role={announce ? 'alert' : 'region'}
    showTitleAsHeading={children !== undefined}
    html={children === undefined ? undefined : htmlOf(children)}
  />
);
