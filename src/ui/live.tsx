import { type ComponentChildren, Fragment, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { HiddenFields } from './forms/form.tsx';
import type { FormState } from './forms/state.ts';

/** Parts of a page as they are sent by themselves, by name. */
export const renderParts = (
  parts: Readonly<Record<string, ComponentChildren>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, renderToString(h(Fragment, {}, part))]),
  );

/**
 * A page of something that goes on. Its parts are put in place anew whenever they change, where there is a script; without one, the link
 * asks. What is heard is one sentence at a time, and not every word that changed.
 */
export const Live = ({
  news,
  href,
  children,
}: {
  /** The address of the stream. */
  readonly news: string;
  /** This page itself. */
  readonly href: string;
  readonly children: ComponentChildren;
}) => (
  <div class="app-live" data-app-live={news}>
    <p class="govuk-visually-hidden" role="status" data-app-live-says />
    <p class="govuk-body-s app-live__state" data-app-live-state>
      <a class="govuk-link" href={href}>
        Reload to see what has changed
      </a>
    </p>
    {children}
  </div>
);

/** A part that changes by itself. `says` is what is heard when it does. */
export const LivePart = ({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ComponentChildren;
}) => <div data-app-live-part={name}>{children}</div>;

/** The sentence that is heard when the part that it stands in changes. */
export const Heard = ({
  children,
  loud,
}: {
  readonly children: string;
  readonly loud?: boolean | undefined;
}) => (
  <span hidden data-app-live-heard={loud ? 'loud' : 'calm'}>
    {children}
  </span>
);

/**
 * A part with forms in it, which a stream does not carry: it is asked for again when its mark changes, unless somebody is typing in it.
 * The mark stands in a part that the stream carries.
 */
export const LiveForms = ({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ComponentChildren;
}) => <div data-app-live-forms={name}>{children}</div>;
export const LiveMark = ({ of, mark }: { readonly of: string; readonly mark: string }) => (
  <span hidden data-app-live-mark={of} data-mark={mark} />
);

/** The marks of all the buttons that stand in parts: a button there belongs to this form, and says itself where it is sent. */
export const FarForm = ({ id, state }: { readonly id: string; readonly state: FormState }) => (
  <form id={id} method="post" autocomplete="off" data-app-live-form>
    <HiddenFields state={{ ...state, opened: undefined }} />
  </form>
);

/** A button of a `FarForm`. */
export const FarButton = ({
  form,
  id,
  action,
  name,
  value,
  about,
  kind = 'secondary',
  children,
}: {
  readonly form: string;
  /** Its own, so that it keeps the focus when its part is put in place anew. */
  readonly id: string;
  readonly action: string;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** Whom or what it is for, to those who hear the button alone. */
  readonly about?: string | undefined;
  readonly kind?: 'primary' | 'secondary' | 'warning' | undefined;
  readonly children: string;
}) => (
  <button
    type="submit"
    class={`govuk-button${kind === 'primary' ? '' : ` govuk-button--${kind}`} app-button--compact app-live__button`}
    form={form}
    id={id}
    formaction={action}
    name={name}
    value={value}
  >
    {children}
    {about && <span class="govuk-visually-hidden"> {about}</span>}
  </button>
);
