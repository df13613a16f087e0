import type { Shows } from '#http';
import { sayTime } from '#kernel';
import { BackLink, Form, H1, P, Page } from '#ui';
import { paths } from '../paths.ts';
import type { OrderModel } from '../reads/index.ts';

const MOVES = [
  ['up', 'Up', 'Move up'],
  ['down', 'Down', 'Move down'],
  ['in', 'In', 'Make a part of the item above'],
  ['out', 'Out', 'Make an item of its own'],
] as const;

/** The agenda, to be put in order: by buttons, and by dragging where there is a script. The focus stays on the button that was used. */
export const OrderPage = ({ model, form, frame }: Shows<OrderModel>) => (
  <Page
    frame={frame}
    title={`Order of the agenda: ${model.meeting.title}`}
    faults={form.faults}
    before={<BackLink href={paths.one(model.meeting.id)}>{model.meeting.title}</BackLink>}
  >
    <H1 caption={model.meeting.title}>Order of the agenda</H1>
    <P>Move an item by its buttons, or drag it. The times follow.</P>
    <div data-app-order>
      <Form state={form} action={paths.order(model.meeting.id)}>
        <ol class="app-order">
          {model.lines.map((line) => (
            <li
              key={line.id}
              id={`item-${line.id}`}
              class={`app-order__item app-order__item--${line.depth}`}
              data-app-order-item={line.id}
            >
              <span class="app-order__title">
                {line.number} {line.title || 'An item that you do not see'}
                <span class="govuk-hint app-order__time"> {sayTime(line.startsAt)}</span>
              </span>
              <span class="app-order__moves">
                {MOVES.map(([move, words, about]) => (
                  <button
                    key={move}
                    type="submit"
                    name="move"
                    id={`${move}-${line.id}`}
                    value={`${move}:${line.id}`}
                    class="govuk-button govuk-button--secondary app-button--compact app-order__move"
                    aria-label={`${about}: ${line.number} ${line.title}`}
                  >
                    {words}
                  </button>
                ))}
              </span>
            </li>
          ))}
        </ol>
      </Form>
      <div class="govuk-visually-hidden" aria-live="polite" data-app-order-says />
    </div>
  </Page>
);
