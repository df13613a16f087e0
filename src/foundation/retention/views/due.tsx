import type { Shows } from '#http';
import { sayDay } from '#kernel';
import { H1, Lede, Link, Page, PreviousNext, Table, Tag } from '#ui';
import { paths } from '../paths.ts';
import type { DueModel } from '../reads/index.ts';
import { Keeping, Whom } from './parts.tsx';

/** Whose records nothing keeps any more: the longest over first. */
export const DuePage = ({ model, frame }: Shows<DueModel>) => (
  <Page frame={frame} title="Records that nothing keeps any more" width="wide">
    <H1>Records that nothing keeps any more</H1>
    <Keeping at={paths.due} />
    <Lede>
      Worked out every night from the schedule. You propose; a manager who sees the records decides.
    </Lede>
    <Table
      caption="People whose term is over"
      captionSize="hidden"
      rows={model.people}
      empty="Every record is still within its term."
      columns={[
        { label: 'Person', header: true, cell: ({ person }) => <Whom person={person} /> },
        { label: 'Class', cell: (row) => row.class },
        { label: 'Kept until', whole: true, cell: ({ until }) => sayDay(until) },
        {
          label: 'Disposal',
          cell: ({ person, held, ordered }) =>
            held ? (
              <Tag colour="purple">Held</Tag>
            ) : ordered ? (
              <Tag colour="orange">Ordered</Tag>
            ) : (
              <Link href={paths.propose(person)}>Propose</Link>
            ),
        },
      ]}
    />
    <PreviousNext
      previous={model.page > 1 ? paths.duePage(model.page - 1) : undefined}
      next={model.more ? paths.duePage(model.page + 1) : undefined}
    />
  </Page>
);
