import type { Shows } from '#http';
import { sayDay, sayInstant } from '#kernel';
import { H1, Link, Page, PreviousNext, Table } from '#ui';
import { paths } from '../paths.ts';
import type { OrdersModel } from '../reads/index.ts';
import { Keeping, StandsTag, Whom } from './parts.tsx';

/** The orders of disposal that one may know of, the latest first. */
export const OrdersPage = ({ model, frame }: Shows<OrdersModel>) => (
  <Page frame={frame} title="Orders of disposal" width="wide">
    <H1>Orders of disposal</H1>
    {model.keeps && <Keeping at={paths.orders} />}
    <Table
      caption="Orders of disposal"
      captionSize="hidden"
      rows={model.orders}
      empty="Nothing has been ordered."
      columns={[
        {
          label: 'Proposed',
          header: true,
          cell: ({ id, proposedAt }) => <Link href={paths.order(id)}>{sayInstant(proposedAt)}</Link>,
        },
        { label: 'Person', cell: ({ person, name }) => <Whom person={person} name={name} /> },
        { label: 'Kept until', whole: true, cell: ({ until }) => sayDay(until) },
        { label: 'Proposed by', cell: ({ proposedBy }) => proposedBy },
        { label: 'Stands', cell: ({ stands }) => <StandsTag stands={stands} /> },
      ]}
    />
    <PreviousNext
      previous={model.page > 1 ? paths.ordersPage(model.page - 1) : undefined}
      next={model.more ? paths.ordersPage(model.page + 1) : undefined}
    />
  </Page>
);
