import type { ComponentChildren } from 'preact';
import { GovukCheckboxes, GovukRadios } from '../macros/govuk.ts';
import { htmlOf } from '../macros/render.ts';
import { errorOf, hintOf, legendOf, type QuestionProps } from './controls.tsx';
import type { Item } from './fields.ts';

interface ChoiceProps extends QuestionProps {
  /** Instead of the schema's answers, when they come from elsewhere: the teams of an organisation, say. */
  readonly items?: readonly Item[] | undefined;
  /** By value: what is asked only when that answer is chosen. Shown to all when there is no script. */
  readonly reveal?: Readonly<Record<string, ComponentChildren>> | undefined;
  /** The value that is told apart by "or" before it. */
  readonly or?: string | undefined;
}

/** What stands beneath an answer: in lines, where somebody typed it in lines. */
const hintIn = ({ hint }: Item) =>
  hint === undefined
    ? undefined
    : /\n/.test(hint)
      ? { html: htmlOf(<span class="app-kept">{hint}</span>) }
      : { text: hint };

const answers = ({ field, items = field.items, reveal, or }: ChoiceProps) =>
  items.flatMap((item, index) => {
    const revealed = reveal?.[item.value];
    const answer = {
      // The first has the field's own id, which an error leads to.
      id: index === 0 ? field.id : `${field.id}-${index + 1}`,
      value: item.value,
      text: item.text,
      hint: hintIn(item),
      checked: item.chosen,
      conditional: revealed === undefined ? undefined : { html: htmlOf(revealed) },
    };
    return or === item.value ? [{ divider: 'or' }, answer] : [answer];
  });

/** One answer of a few. */
export const Radios = (
  props: ChoiceProps & { readonly inline?: boolean | undefined; readonly small?: boolean | undefined },
) => (
  <GovukRadios
    name={props.field.name}
    idPrefix={props.field.id}
    fieldset={legendOf(props)}
    hint={hintOf(props)}
    errorMessage={errorOf(props)}
    classes={[props.inline && 'govuk-radios--inline', props.small && 'govuk-radios--small']
      .filter(Boolean)
      .join(' ')}
    items={answers(props)}
  />
);

/** Any number of answers. The value named by `alone` unticks the others ("None of these"). */
export const Checkboxes = (
  props: ChoiceProps & { readonly small?: boolean | undefined; readonly alone?: string | undefined },
) => (
  <GovukCheckboxes
    name={props.field.name}
    idPrefix={props.field.id}
    fieldset={legendOf(props)}
    hint={hintOf(props)}
    errorMessage={errorOf(props)}
    classes={props.small ? 'govuk-checkboxes--small' : undefined}
    items={answers(props).map((item) =>
      'value' in item && item.value === props.alone ? { ...item, behaviour: 'exclusive' } : item,
    )}
  />
);

/** Yes or not: one box, sent as `true`, and not sent when unticked. */
export const Checkbox = (props: QuestionProps & { readonly reveal?: ComponentChildren }) => (
  <GovukCheckboxes
    name={props.field.name}
    idPrefix={props.field.id}
    errorMessage={errorOf(props)}
    items={[
      {
        value: 'true',
        text: props.label ?? props.field.label,
        hint: hintOf(props),
        checked: props.field.value === 'true',
        conditional: props.reveal === undefined ? undefined : { html: htmlOf(props.reveal) },
      },
    ]}
  />
);
