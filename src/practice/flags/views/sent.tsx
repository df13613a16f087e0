import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import {
  ButtonGroup,
  ButtonLink,
  H1,
  InsetText,
  Link,
  Page,
  Panel,
  PreviousNext,
  Receipt,
  SummaryList,
  Table,
  TwoThirds,
} from '#ui';
import { paths } from '../paths.ts';
import type { ReceiptModel, SentModel } from '../reads/index.ts';
import { sayFlagKind } from '../rules/index.ts';
import { CameOfIt, StatusTag } from './parts.tsx';

/** What an agency flagged, and what came of each. */
export const SentPage = ({ model, frame }: Shows<SentModel>) => (
  <Page frame={frame} title="Flags you sent" width="wide">
    <H1>Flags you sent</H1>
    <ButtonGroup>
      <ButtonLink href={paths.send}>Send a flag</ButtonLink>
    </ButtonGroup>
    <Table
      caption="Flags of your organisation that you may see"
      captionSize="hidden"
      columns={[
        { label: 'Child', header: true, cell: (row) => <Link href={paths.flag(row.id)}>{row.name}</Link> },
        { label: 'Kind', cell: (row) => sayFlagKind(row.kind) },
        { label: 'Your reference', cell: ({ sourceReference }) => sourceReference },
        { label: 'Sent', cell: ({ receivedAt, to }) => `${sayInstant(receivedAt)} to ${to}` },
        { label: 'Stands', whole: true, cell: ({ status }) => <StatusTag status={status} /> },
        { label: 'What came of it', cell: (row) => <CameOfIt line={row} /> },
      ]}
      rows={model.flags}
      empty={
        model.reference === ''
          ? 'Nothing was flagged yet. What your agency’s system sends appears here too.'
          : 'No flag of yours has this reference.'
      }
    />
    <PreviousNext
      previous={model.page > 1 ? paths.sentOf({ page: model.page - 1 }) : undefined}
      next={model.more ? paths.sentOf({ page: model.page + 1 }) : undefined}
    />
  </Page>
);

/** The receipt of a flag that was sent by hand. */
export const ReceiptPage = ({ model: { flag, name }, frame }: Shows<ReceiptModel>) => (
  <Page frame={frame} title="Flag sent">
    <TwoThirds>
      <Panel title="Flag sent">
        Reference
        <br />
        <strong>{flag.reference}</strong>
      </Panel>
      <Receipt title="Receipt">
        <SummaryList
          rows={[
            { key: 'Reference', value: flag.reference },
            { key: 'Your own reference', value: flag.sourceReference },
            { key: 'Kind', value: sayFlagKind(flag.kind) },
            { key: 'Child', value: name },
            { key: 'Sent to', value: flag.receiver },
            { key: 'Received', value: sayInstant(flag.receivedAt) },
          ]}
        />
      </Receipt>
      <InsetText>
        {flag.receiver} acknowledges it, and you see here what comes of it. A flag that nobody deals with in
        time is raised to a manager by itself.
      </InsetText>
      <ButtonGroup>
        <ButtonLink href={paths.sent}>Everything you flagged</ButtonLink>
        <ButtonLink href={paths.flag(flag.id)} kind="secondary">
          Open this flag
        </ButtonLink>
      </ButtonGroup>
    </TwoThirds>
  </Page>
);
