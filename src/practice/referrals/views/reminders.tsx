import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { Badge, Button, ClockTag, Form, H1, Link, Page, PreviousNext, Table } from '#ui';
import { paths } from '../paths.ts';
import type { RemindersModel } from '../reads/index.ts';

const NEW = 'New';

/** What a post, or the team that it manages, is reminded of; seen by one, it is seen for the team. */
export const RemindersPage = ({ model, form, frame }: Shows<RemindersModel>) => (
  <Page frame={frame} title="Reminders" width="wide" faults={form.faults}>
    <H1 caption={frame.actor?.organisationName}>Reminders</H1>
    <p class="govuk-body">
      {model.unseen === 0
        ? 'You have seen all of them.'
        : `${model.unseen.toLocaleString('en-GB')} ${model.unseen === 1 ? 'is' : 'are'} new.`}{' '}
      Reminders are made on working days, while contacts wait.
    </p>
    {model.upTo !== null && (
      <Form state={form} action={paths.reminders}>
        <input type="hidden" name="upTo" value={model.upTo} />
        <Button kind="secondary">Mark all as seen</Button>
      </Form>
    )}
    <Table
      caption="Reminders, new ones first"
      captionSize="hidden"
      urgent={({ immediateRisk, seenAt }) => immediateRisk && seenAt === null}
      columns={[
        {
          label: 'Child',
          header: true,
          cell: ({ contact, name }) => <Link href={paths.contact(contact)}>{name}</Link>,
        },
        { label: 'Reminder', cell: ({ says }) => says },
        { label: 'Contact received', cell: ({ receivedAt }) => sayInstant(receivedAt) },
        {
          label: 'Decision due',
          cell: ({ clock }) =>
            clock && (
              <ClockTag
                due={clock.due}
                state={clock.state}
                late={clock.late}
                provisional={clock.provisional}
              />
            ),
        },
        {
          label: 'Seen',
          cell: ({ seenAt, seenBy }) =>
            seenAt === null ? <Badge colour="blue">{NEW}</Badge> : `${sayInstant(seenAt)} by ${seenBy ?? ''}`,
        },
      ]}
      rows={model.reminders}
      empty="There are none."
    />
    <PreviousNext
      previous={model.page > 1 ? `${paths.reminders}?page=${model.page - 1}` : undefined}
      next={model.more ? `${paths.reminders}?page=${model.page + 1}` : undefined}
    />
  </Page>
);
