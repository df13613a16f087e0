import {
  GovukCharacterCount,
  GovukDateInput,
  GovukInput,
  GovukPasswordInput,
  GovukSelect,
  GovukTextarea,
} from '../macros/govuk.ts';
import type { Field } from './fields.ts';
import { DATE_PARTS } from './state.ts';

export type QuestionSize = 's' | 'm' | 'l' | 'xl';

export interface QuestionProps {
  readonly field: Field;
  /** Instead of the schema's words, where the page knows better. */
  readonly label?: string | undefined;
  readonly hint?: string | undefined;
  readonly size?: QuestionSize | undefined;
  /** The question is the page's only one, and its heading. */
  readonly heading?: boolean | undefined;
}

export const labelOf = ({ field, label, size = 's', heading }: QuestionProps) => ({
  text: label ?? field.label,
  classes: `govuk-label--${size}`,
  isPageHeading: heading,
});

export const legendOf = ({ field, label, size = 's', heading }: QuestionProps) => ({
  legend: { text: label ?? field.label, classes: `govuk-fieldset__legend--${size}`, isPageHeading: heading },
});

const textOption = (text: string | undefined) => (text ? { text } : undefined);
export const hintOf = ({ field, hint }: QuestionProps) => textOption(hint ?? field.hint);
export const errorOf = ({ field }: QuestionProps) => textOption(field.error);

export interface TextInputProps extends QuestionProps {
  /** How many characters the answer usually has: the width says what is expected. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | undefined;
  readonly type?: 'text' | 'email' | 'tel' | undefined;
  readonly inputmode?: 'numeric' | 'decimal' | undefined;
  readonly autocomplete?: string | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
}

/** One line of text; several where it holds several, which a box of one line would join in silence. */
export const TextInput = (props: TextInputProps) =>
  /[\r\n]/.test(props.field.value) ? (
    <TextArea field={props.field} label={props.label} hint={props.hint} size={props.size} rows={2} />
  ) : (
    <GovukInput
      id={props.field.id}
      name={props.field.name}
      value={props.field.value}
      label={labelOf(props)}
      hint={hintOf(props)}
      errorMessage={errorOf(props)}
      classes={props.width && `govuk-input--width-${props.width}`}
      type={props.type}
      inputmode={props.inputmode}
      autocomplete={props.autocomplete}
      spellcheck={props.spellcheck}
      prefix={textOption(props.prefix)}
      suffix={textOption(props.suffix)}
    />
  );

export interface PasswordInputProps extends QuestionProps {
  readonly autocomplete: 'current-password' | 'new-password';
}

/** A password, which is never sent back to the page. */
export const PasswordInput = (props: PasswordInputProps) => (
  <GovukPasswordInput
    id={props.field.id}
    name={props.field.name}
    label={labelOf(props)}
    hint={hintOf(props)}
    errorMessage={errorOf(props)}
    autocomplete={props.autocomplete}
  />
);

export interface TextAreaProps extends QuestionProps {
  readonly rows?: number | undefined;
  /** Says how many characters are left: when true, of as many as the schema takes. */
  readonly count?: boolean | number | undefined;
}

/** HTML takes away a line end that begins a text area: one more stands before it. */
const begun = (text: string): string => (/^\r?\n/.test(text) ? `\n${text}` : text);

/** Several lines of text. */
export const TextArea = (props: TextAreaProps) => {
  const most = props.count === true ? props.field.longest : props.count || undefined;
  const common = {
    id: props.field.id,
    name: props.field.name,
    value: begun(props.field.value),
    label: labelOf(props),
    hint: hintOf(props),
    errorMessage: errorOf(props),
    rows: `${props.rows ?? 5}`,
  };
  return most === undefined ? (
    <GovukTextarea {...common} />
  ) : (
    <GovukCharacterCount {...common} maxlength={`${most}`} threshold="75" />
  );
};

/** One of many: for seven answers or more, and for fewer use radios. */
export const Select = (props: QuestionProps & { readonly blank?: string | undefined }) => (
  <GovukSelect
    id={props.field.id}
    name={props.field.name}
    label={labelOf(props)}
    hint={hintOf(props)}
    errorMessage={errorOf(props)}
    items={[
      { value: '', text: props.blank ?? 'Choose one' },
      ...props.field.items.map(({ value, text, chosen }) => ({ value, text, selected: chosen })),
    ]}
  />
);

const EXAMPLE = 'For example, 27 3 2026';
const PARTIAL_EXAMPLE =
  'For example, 27 3 2016. Leave out the day, or the day and month, if nobody knows them';

/** A day in three boxes. An error leads to the first box, which therefore carries the field's own id. */
export const DateInput = (props: QuestionProps) => {
  const { field } = props;
  const wrong = field.wrongParts.length > 0 ? field.wrongParts : DATE_PARTS;
  return (
    <GovukDateInput
      id={`${field.id}-date`}
      namePrefix={field.name}
      fieldset={legendOf(props)}
      hint={hintOf(props) ?? { text: field.partial ? PARTIAL_EXAMPLE : EXAMPLE }}
      errorMessage={errorOf(props)}
      items={DATE_PARTS.map((part) => ({
        name: part,
        id: part === 'day' ? field.id : `${field.id}-${part}`,
        value: field.parts[part],
        error: field.error !== undefined && wrong.includes(part),
        classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
      }))}
    />
  );
};
