import type { ComponentChildren } from 'preact';
import type { Fields } from './fields.ts';
import { idOf } from './state.ts';

export interface AddAnotherProps {
  readonly fields: Fields;
  /** The repeated group: `children`. */
  readonly list: string;
  /** One of them, as it is called in "Add another child" and "Child 2". */
  readonly noun: string;
  /** Where the form is sent, so that the page comes back at the row that was added. */
  readonly action?: string | undefined;
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  /** The questions of one row, under its path: `children.1`. */
  readonly children: (path: string, index: number) => ComponentChildren;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * A group of questions that can be answered for several. The buttons send the form, and the server answers with a row more
 * or fewer and all that was typed; with a script the same answer is taken without leaving the page (`client/add-another.ts`).
 */
export const AddAnother = ({
  fields,
  list,
  noun,
  action,
  least = 1,
  most = 30,
  children,
}: AddAnotherProps) => {
  const rows = fields.rows(list, least);
  const id = idOf(list);
  const backTo = (anchor: string) => (action === undefined ? undefined : `${action}#${anchor}`);
  return (
    <div class="moj-add-another app-add-another" id={id} data-app-add-another>
      {/* Enter in a text box presses a form's first button, which must not be "Remove". */}
      <button type="submit" class="govuk-visually-hidden" tabindex={-1}>
        Continue
      </button>
      {Array.from({ length: rows }, (_, index) => (
        <fieldset
          class="govuk-fieldset moj-add-another__item app-add-another__item"
          id={`${id}-row-${index + 1}`}
          key={index}
        >
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">
            {capital(noun)} {index + 1}
          </legend>
          {children(`${list}.${index}`, index)}
          {rows > least && (
            <button
              type="submit"
              class="govuk-button govuk-button--secondary app-add-another__remove"
              name="_remove"
              value={`${list}.${index}`}
              formaction={backTo(id)}
            >
              Remove<span class="govuk-visually-hidden"> {`${noun} ${index + 1}`}</span>
            </button>
          )}
        </fieldset>
      ))}
      {rows < most && (
        <button
          type="submit"
          class="govuk-button govuk-button--secondary"
          name="_add"
          value={list}
          formaction={backTo(`${id}-row-${rows + 1}`)}
        >
          Add another {noun}
        </button>
      )}
    </div>
  );
};
