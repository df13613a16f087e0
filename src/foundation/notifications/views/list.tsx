import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { Button, Form, H1, Link, LinkButton, P, Page, PreviousNext, SubNavigation, Table, Tag } from '#ui';
import { paths } from '../paths.ts';
import type { NoticesModel } from '../reads.ts';
import { WHICH } from '../rules.ts';

const EMPTY = {
  unread: 'Nothing new waits for you.',
  read: 'You have read nothing yet. What you have read stays here for 90 days.',
} as const;
const WHICHES = ['unread', 'read'] as const;

/** What a person is told, the newest first; following one marks it as read. */
export const NoticesPage = ({ model, form, frame }: Shows<NoticesModel>) => {
  const { which, page, notices } = model;
  const [newest] = notices;
  return (
    <Page frame={frame} title="Notifications" faults={form.faults}>
      <H1>Notifications</H1>
      <SubNavigation
        label="Which notifications"
        items={WHICHES.map((each) => ({
          label: WHICH[each],
          href: paths.listOf(each),
          current: each === which,
        }))}
      />
      {which === 'unread' && page === 1 && newest && (
        <Form state={form} action={paths.list}>
          <input type="hidden" name="upTo" value={newest.id} />
          <Button kind="secondary">Mark all as read</Button>
        </Form>
      )}
      <Table
        caption={`${WHICH[which]} notifications, the newest first`}
        captionSize="hidden"
        columns={[
          {
            label: 'What waits',
            header: true,
            cell: ({ id, says }) => (
              <Form state={form} action={paths.open(id)}>
                <LinkButton>{says}</LinkButton>
              </Form>
            ),
          },
          { label: 'When', cell: ({ at }) => sayInstant(at) },
          { label: 'How urgent', cell: ({ urgent }) => (urgent ? <Tag colour="red">Urgent</Tag> : '–') },
        ]}
        rows={notices}
        empty={EMPTY[which]}
      />
      <PreviousNext
        previous={page > 1 ? paths.listOf(which, page - 1) : undefined}
        next={model.more ? paths.listOf(which, page + 1) : undefined}
      />
      <P>
        <Link href={paths.choices}>Choose when you get e-mails</Link>
      </P>
    </Page>
  );
};
