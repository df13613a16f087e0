import type { Shows } from '#http';
import { sayDay } from '#kernel';
import { H1, Lede, Link, Page, PreviousNext, Table } from '#ui';
import { paths } from '../paths.ts';
import type { ListModel } from '../reads/index.ts';
import { Due, StandsTag } from './parts.tsx';

/** The requests that one’s organisation answers: what is not answered stands first. */
export const ListPage = ({ model, frame }: Shows<ListModel>) => (
  <Page frame={frame} title="Subject access requests" width="wide">
    <H1>Subject access requests</H1>
    <Lede>What people asked your organisation for. A request is recorded from the page of the person.</Lede>
    <Table
      caption="Requests"
      captionSize="hidden"
      rows={model.requests}
      empty="Nobody has asked for what is kept about them."
      columns={[
        { label: 'About', header: true, cell: ({ id, name }) => <Link href={paths.one(id)}>{name}</Link> },
        { label: 'Asked by', cell: ({ requester }) => requester },
        { label: 'Received', whole: true, cell: ({ received }) => sayDay(received) },
        { label: 'To be answered by', cell: (row) => <Due {...row} /> },
        { label: 'Stands', cell: ({ stands }) => <StandsTag stands={stands} /> },
      ]}
    />
    <PreviousNext
      previous={model.page > 1 ? paths.listPage(model.page - 1) : undefined}
      next={model.more ? paths.listPage(model.page + 1) : undefined}
    />
  </Page>
);
