import type { ComponentChildren } from 'preact';
import { Tag, type TagColour } from './tags.tsx';

export interface SummaryAction {
  readonly href: string;
  /** The verb: "Change". */
  readonly text: string;
  /** What it acts on, for those who hear the link alone: "date of birth". */
  readonly about: string;
}

export interface SummaryRow {
  readonly key: string;
  /** What is not known is said, and not left empty. */
  readonly value: ComponentChildren;
  readonly actions?: readonly SummaryAction[] | undefined;
}

const ActionLink = ({ href, text, about }: SummaryAction) => (
  <a class="govuk-link" href={href}>
    {text}
    <span class="govuk-visually-hidden"> {about}</span>
  </a>
);

/** Facts about one thing, with a way to change each. */
export const SummaryList = ({
  rows,
  plain,
}: {
  readonly rows: readonly SummaryRow[];
  /** Without lines between the rows. */
  readonly plain?: boolean | undefined;
}) => {
  const anyActions = rows.some(({ actions }) => actions?.length);
  return (
    <dl class={plain ? 'govuk-summary-list govuk-summary-list--no-border' : 'govuk-summary-list'}>
      {rows.map(({ key, value, actions = [] }) => (
        <div
          class={`govuk-summary-list__row${anyActions && actions.length === 0 ? ' govuk-summary-list__row--no-actions' : ''}`}
          key={key}
        >
          <dt class="govuk-summary-list__key">{key}</dt>
          <dd class="govuk-summary-list__value">{value || 'Not known'}</dd>
          {actions.length > 0 && (
            <dd class="govuk-summary-list__actions">
              {actions.length === 1 ? (
                actions.map((action) => <ActionLink key={action.text} {...action} />)
              ) : (
                <ul class="govuk-summary-list__actions-list">
                  {actions.map((action) => (
                    <li class="govuk-summary-list__actions-list-item" key={action.text}>
                      <ActionLink {...action} />
                    </li>
                  ))}
                </ul>
              )}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
};

/** A few facts in a row, as beneath a child's name. */
export const DefinitionList = ({ items }: { readonly items: readonly Omit<SummaryRow, 'actions'>[] }) => (
  <dl class="app-facts">
    {items.map(({ key, value }) => (
      <div class="app-facts__fact" key={key}>
        <dt>{key}</dt>
        <dd>{value || 'Not known'}</dd>
      </div>
    ))}
  </dl>
);

export interface Task {
  readonly title: string;
  readonly href?: string | undefined;
  readonly hint?: string | undefined;
  /** Done is said in plain text; what still waits has a colour. */
  readonly status: string;
  readonly colour?: TagColour | undefined;
}

/** Parts of a longer piece of work, and how far each is. */
export const TaskList = ({ id, tasks }: { readonly id: string; readonly tasks: readonly Task[] }) => (
  <ul class="govuk-task-list">
    {tasks.map(({ title, href, hint, status, colour }, index) => {
      const described = `${hint ? `${id}-${index}-hint ` : ''}${id}-${index}-status`;
      return (
        <li class={`govuk-task-list__item${href ? ' govuk-task-list__item--with-link' : ''}`} key={title}>
          <div class="govuk-task-list__name-and-hint">
            {href ? (
              <a class="govuk-link govuk-task-list__link" href={href} aria-describedby={described}>
                {title}
              </a>
            ) : (
              <div>{title}</div>
            )}
            {hint && (
              <div class="govuk-task-list__hint" id={`${id}-${index}-hint`}>
                {hint}
              </div>
            )}
          </div>
          <div class="govuk-task-list__status" id={`${id}-${index}-status`}>
            {colour ? <Tag colour={colour}>{status}</Tag> : status}
          </div>
        </li>
      );
    })}
  </ul>
);
