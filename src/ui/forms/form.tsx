import type { ComponentChildren } from 'preact';
import type { Fault } from '#kernel';
import { GovukButton, GovukErrorSummary, GovukInput } from '../macros/govuk.ts';
import { htmlOf } from '../macros/render.ts';
import type { QuestionSize } from './controls.tsx';
import { type FormState, idOf } from './state.ts';
import { textAt } from './values.ts';

/** The hidden fields of every form that acts: against forgery, against acting twice, against a changed post. */
export const HiddenFields = ({
  state,
}: {
  readonly state: Pick<FormState, 'csrf' | 'key' | 'post' | 'opened'>;
}) => (
  <>
    <input type="hidden" name="_csrf" value={state.csrf} />
    <input type="hidden" name="_key" value={state.key} />
    {state.post !== undefined && <input type="hidden" name="_post" value={state.post} />}
    {state.opened !== undefined && <input type="hidden" name="_opened" value={state.opened} />}
  </>
);

export interface FormProps {
  readonly state: FormState;
  /** Where it is sent; the page's own address when left out. */
  readonly action?: string | undefined;
  /** It asks for something secret, which is kept nowhere until it is sent. */
  readonly secret?: boolean | undefined;
  /** One of its questions is answered by a file. */
  readonly files?: boolean | undefined;
  readonly children: ComponentChildren;
}

/**
 * What a form says of its draft: when it was last kept, which a script says too, and for those without one the button that keeps it. A form
 * in which nothing is typed shows neither.
 */
const DraftStatus = ({ kept }: Pick<FormState, 'kept'>) => (
  <div class="app-draft" data-app-draft>
    <p class="govuk-hint app-draft__says" aria-live="polite">
      {kept && `Saved as a draft at ${kept}.`}
    </p>
    <button
      type="submit"
      class="govuk-button govuk-button--secondary app-draft__later"
      value="later"
      name="_save"
    >
      Finish this later
    </button>
  </div>
);

/** A form that acts. Faults are ours to say, on the server, in words: the browser's own checks are off. */
export const Form = ({ state, action, secret, files, children }: FormProps) => (
  <form
    method="post"
    action={action}
    enctype={files ? 'multipart/form-data' : undefined}
    novalidate
    autocomplete="off"
    accept-charset="utf-8"
  >
    <HiddenFields state={secret ? { ...state, opened: undefined } : state} />
    {children}
    {state.opened !== undefined && !secret && <DraftStatus kept={state.kept} />}
  </form>
);

/**
 * The version that a form saves against: the one it was opened at, which its page gives in `start`. When somebody else was first, both
 * values are shown and asked about, and the form goes on from theirs.
 */
export const Version = ({ state }: { readonly state: FormState }) => (
  <input type="hidden" name="version" value={textAt(state.values, 'version')} />
);

/** What is wrong, each fault leading to its field. Stands at the top of the page; `Page` puts it there when given faults. */
export const ErrorSummary = ({ faults }: { readonly faults: readonly Fault[] }) =>
  faults.length === 0 ? null : (
    <GovukErrorSummary
      titleText="There is a problem"
      errorList={faults.map(({ field, message }) => ({
        text: message,
        href: field === '' ? undefined : `#${idOf(field)}`,
      }))}
    />
  );

export interface FieldsetProps {
  readonly legend: string;
  readonly size?: QuestionSize | undefined;
  readonly hint?: string | undefined;
  readonly id?: string | undefined;
  readonly children: ComponentChildren;
}

/** Questions that belong together. */
export const Fieldset = ({ legend, size = 'm', hint, id, children }: FieldsetProps) => (
  <fieldset
    class="govuk-fieldset app-fieldset"
    id={id}
    aria-describedby={hint && id ? `${id}-hint` : undefined}
  >
    <legend class={`govuk-fieldset__legend govuk-fieldset__legend--${size}`}>{legend}</legend>
    {hint && (
      <p class="govuk-hint" id={id && `${id}-hint`}>
        {hint}
      </p>
    )}
    {children}
  </fieldset>
);

export interface ButtonProps {
  readonly children: string;
  readonly kind?: 'secondary' | 'warning' | 'inverse' | undefined;
  /** Which of several buttons was pressed. */
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** Smaller, and as wide as its words on a phone too: for a button on each row of a list. */
  readonly compact?: boolean | undefined;
  /** What stands before its words for those who hear the button alone: "Sign in as". */
  readonly lead?: string | undefined;
}

const classesOf = ({ kind, compact }: Pick<ButtonProps, 'kind' | 'compact'>): string | undefined =>
  [kind && `govuk-button--${kind}`, compact && 'app-button--compact'].filter(Boolean).join(' ') || undefined;

/** Sends the form. A second press within a second is one press. */
export const Button = ({ children, kind, name, value, compact, lead }: ButtonProps) => (
  <GovukButton
    text={lead ? undefined : children}
    html={
      lead
        ? htmlOf(
            <>
              <span class="govuk-visually-hidden">{lead} </span>
              {children}
            </>,
          )
        : undefined
    }
    name={name}
    value={value}
    preventDoubleClick
    classes={classesOf({ kind, compact })}
  />
);

/** Sends the form, and reads as a link: it leads to another page and notes on the way that it was followed. */
export const LinkButton = ({ children }: { readonly children: string }) => (
  <button
    type="submit"
    class="govuk-link app-link-button"
    data-module="govuk-button"
    data-prevent-double-click="true"
  >
    {children}
  </button>
);

/** A link that starts something, and looks like a button. */
export const ButtonLink = ({
  href,
  children,
  kind,
  start,
}: Pick<ButtonProps, 'children' | 'kind'> & {
  readonly href: string;
  readonly start?: boolean | undefined;
}) => (
  <GovukButton text={children} href={href} isStartButton={start} classes={kind && `govuk-button--${kind}`} />
);

/** Buttons and links beside each other. */
export const ButtonGroup = ({ children }: { readonly children: ComponentChildren }) => (
  <div class="govuk-button-group">{children}</div>
);

export interface SearchInputProps {
  readonly action: string;
  readonly name?: string | undefined;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value?: string | undefined;
  readonly button?: string | undefined;
}

/**
 * A search that changes nothing: by GET, so that it can be kept and repeated. It stands above what a page is for, whose own
 * button is the one primary button.
 */
export const SearchInput = ({
  action,
  name = 'q',
  label,
  hint,
  value,
  button = 'Search',
}: SearchInputProps) => (
  <search>
    <form method="get" action={action} novalidate autocomplete="off" class="app-search">
      <div class="app-search__field">
        <GovukInput
          id={`search-${name}`}
          name={name}
          type="search"
          value={value}
          spellcheck={false}
          label={{ text: label, classes: 'govuk-label--s' }}
          hint={hint ? { text: hint } : undefined}
        />
      </div>
      <GovukButton text={button} classes="govuk-button--secondary app-search__button" />
    </form>
  </search>
);
