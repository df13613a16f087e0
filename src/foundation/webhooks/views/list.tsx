import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { ButtonGroup, ButtonLink, H1, Link, P, Page, PreviousNext, Table } from '#ui';
import { paths } from '../paths.ts';
import type { ListModel } from '../reads.ts';
import { StandsTag } from './parts.tsx';

/** The addresses of agencies' systems that are told what waits. */
export const ListPage = ({ model, frame }: Shows<ListModel>) => (
  <Page frame={frame} title="Webhooks" width="wide">
    <H1>Webhooks</H1>
    <P>
      A webhook tells an agency’s own system that something waits, so that it need not ask again and again. It
      names nobody and holds no word of any record: the system reads the rest here, as itself.
    </P>
    <ButtonGroup>
      <ButtonLink href={paths.add}>Add a webhook</ButtonLink>
    </ButtonGroup>
    <Table
      caption="Webhooks, those that are told first"
      captionSize="hidden"
      columns={[
        {
          label: 'System',
          header: true,
          cell: ({ id, system }) => <Link href={paths.one(id)}>{system}</Link>,
        },
        { label: 'Organisation', cell: ({ organisation }) => organisation },
        { label: 'Address', cell: ({ url }) => <span class="app-typed">{url}</span> },
        { label: 'Stands', whole: true, cell: ({ stands }) => <StandsTag stands={stands} /> },
        { label: 'Since', whole: true, cell: ({ since }) => (since === null ? '–' : sayInstant(since)) },
      ]}
      rows={model.webhooks}
      empty="No agency’s system is told anything yet. Add a system under Partnership, Settings, then a webhook here."
    />
    <PreviousNext
      previous={model.page > 1 ? `${paths.list}?page=${model.page - 1}` : undefined}
      next={model.more ? `${paths.list}?page=${model.page + 1}` : undefined}
    />
  </Page>
);
