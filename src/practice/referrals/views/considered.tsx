import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { BackLink, ButtonGroup, ButtonLink, H1, Link, Page, Pagination, Table } from '#ui';
import { paths } from '../paths.ts';
import type { ConsideredListModel } from '../reads/index.ts';

/** What an organisation thought of referring and did not: for its safeguarding lead to look over. */
export const ConsideredListPage = ({ model, frame }: Shows<ConsideredListModel>) => (
  <Page
    frame={frame}
    title="Referrals considered and not made"
    width="wide"
    before={<BackLink href={paths.sent}>Back to what was sent</BackLink>}
  >
    <H1 caption={frame.actor?.organisationName}>Referrals considered and not made</H1>
    {model.total > 0 && (
      <p class="govuk-body">
        {model.total === 1 ? '1 is' : `${model.total.toLocaleString('en-GB')} are`} recorded that you may see,
        the newest first. No other organisation sees them.
      </p>
    )}
    <ButtonGroup>
      <ButtonLink href={paths.consider} kind="secondary">
        Record a referral you considered
      </ButtonLink>
    </ButtonGroup>
    <Table
      caption="Referrals considered and not made"
      captionSize="hidden"
      columns={[
        {
          label: 'About',
          header: true,
          cell: ({ id, about }) => <Link href={paths.considered(id)}>{about}</Link>,
        },
        { label: 'Why no referral was made', cell: ({ whyNot }) => whyNot },
        { label: 'Recorded', cell: ({ at, by, post }) => `${sayInstant(at)} by ${by}, ${post}` },
      ]}
      rows={model.considered}
      empty="Nothing is recorded. When you think about a referral and decide not to make one, write down why."
    />
    {model.pages > 1 && (
      <Pagination
        page={model.page}
        pages={model.pages}
        href={(page) => `${paths.consideredList}?page=${page}`}
      />
    )}
  </Page>
);
