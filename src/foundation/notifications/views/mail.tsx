import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { paths as partnership } from '#partnership';
import { BackLink, H1, H2, Link, P, Page, SummaryList, Table } from '#ui';
import { paths } from '../paths.ts';
import type { MailModel } from '../reads.ts';

const WAYS = {
  none: 'None. Nobody is e-mailed: whoever runs Arden has not set up a mail server or GOV.UK Notify',
  smtp: 'A mail server (SMTP)',
  notify: 'GOV.UK Notify',
} as const;

/** Why an e-mail did not arrive, in words: the codes are the mail server's (RFC 5321), GOV.UK Notify's or our own. */
const sayWhy = (why: string): string => {
  if (why === 'address') return 'The address of the account is not one that mail can go to';
  if (why === 'nobody') return 'The person has no account any more';
  if (why === 'given up') return 'It was tried for three days';
  return why.includes('EENVELOPE')
    ? `The mail server refuses the address (${why})`
    : `It was refused (${why})`;
};

/** Whether e-mail leaves, and to whom it could not be delivered. */
export const MailPage = ({ model, frame }: Shows<MailModel>) => (
  <Page frame={frame} title="E-mail" before={<BackLink href={paths.list}>Notifications</BackLink>}>
    <H1>E-mail</H1>
    <SummaryList
      rows={[
        { key: 'Mail leaves by', value: model.way === null ? 'Nothing was sent yet' : WAYS[model.way] },
        { key: 'Sent in the last 7 days', value: model.sent.toLocaleString('en-GB') },
        {
          key: 'Waits to be sent',
          value: `${model.waiting.toLocaleString('en-GB')}${
            model.trying > 0
              ? `. Tried and to be tried again: ${model.trying.toLocaleString('en-GB')} (${model.why})`
              : ''
          }`,
        },
        { key: 'Refused in the last 7 days', value: model.failed.toLocaleString('en-GB') },
      ]}
    />
    <H2>Could not be delivered</H2>
    <P>
      These people were not told by e-mail. Check the address of their account with them. What is refused
      later, by the mail server of whoever gets it, comes back to the address that mail is sent from.
    </P>
    <Table
      caption="E-mails that could not be delivered, the newest first"
      captionSize="hidden"
      columns={[
        {
          label: 'To',
          header: true,
          cell: ({ staff, name }) => <Link href={partnership.staffMember(staff)}>{name}</Link>,
        },
        { label: 'When', cell: ({ at }) => sayInstant(at) },
        { label: 'Why', cell: ({ why }) => sayWhy(why) },
      ]}
      rows={model.failures}
      empty="Every e-mail that was sent was taken."
    />
  </Page>
);
