import type { Shows } from '#http';
import { sayTime } from '#kernel';
import { BackLink, Form, H1, InsetText, P, Page } from '#ui';
import { paths } from '../paths.ts';
import type { OrderModel } from '../reads/index.ts';

const WORDS = {
  up: ['Up', 'Move up'],
  down: ['Down', 'Move down'],
  in: ['In', 'Make a part of the item above'],
  out: ['Out', 'Make an item of its own'],
} as const;

/**
 * The agenda, to be put in order: by buttons, and by dragging where there is a script. After a move the focus is on the button that was
 * used, or on the item where it can go no further.
 */
export const OrderPage = ({ model, form, frame }: Shows<OrderModel>) => (
  <Page
    frame={frame}
    title={`Order of the agenda: ${model.meeting.title}`}
    faults={form.faults}
    before={<BackLink href={paths.one(model.meeting.id)}>{model.meeting.title}</BackLink>}
  >
    <H1 caption={model.meeting.title}>Order of the agenda</H1>
    {model.lines.length === 0 ? (
      <InsetText>There is nothing on the agenda yet.</InsetText>
    ) : (
      <>
        <P>Move an item by its buttons, or drag it. The times follow.</P>
        <Form state={form} action={paths.order(model.meeting.id)}>
          <ol class="app-order" data-app-order>
            {model.lines.map((line) => (
              <li
                key={line.id}
                id={`item-${line.id}`}
                class={`app-order__item app-order__item--${line.depth}`}
                tabIndex={-1}
                data-app-order-item={line.id}
              >
                <span class="app-order__what">
                  <span class="app-order__number">{line.number}</span>{' '}
                  {line.title || 'An item that you do not see'}
                  <span class="app-order__time">{sayTime(line.startsAt)}</span>
                </span>
                <span class="app-order__moves">
                  {line.moves.map((move) => (
                    <button
                      key={move}
                      type="submit"
                      name="move"
                      id={`${move}-${line.id}`}
                      value={`${move}:${line.id}`}
                      class="govuk-button govuk-button--secondary app-button--compact app-order__move"
                      data-module="govuk-button"
                    >
                      {WORDS[move][0]}
                      <span class="govuk-visually-hidden">{`: ${WORDS[move][1]}: ${line.number} ${line.title}`}</span>
                    </button>
                  ))}
                </span>
              </li>
            ))}
          </ol>
        </Form>
      </>
    )}
  </Page>
);
