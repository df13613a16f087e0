import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { ButtonGroup, ButtonLink, H1, Link, Page, PreviousNext, SubNavigation, Table } from '#ui';
import { paths } from '../paths.ts';
import type { ListModel } from '../reads/index.ts';
import { WHICH, WHOSE, type Which } from '../rules.ts';
import { Due, StatusTag } from './parts.tsx';

const EMPTY: Readonly<Record<Which, string>> = {
  open: 'Nothing is owed here. When somebody sets an action it appears here by itself.',
  overdue: 'Nothing is overdue.',
  ended: 'Nothing has ended yet.',
};
const WHICHES = ['open', 'overdue', 'ended'] as const;

/** What is owed, by whose list and how it stands: the address is the choice, and can be kept. */
export const ListPage = ({ model, frame }: Shows<ListModel>) => {
  const { whose, which, page } = model;
  const at = (to: number) => paths.listOf({ whose, which, page: to });
  return (
    <Page frame={frame} title="Actions" width="wide">
      <H1>Actions</H1>
      <ButtonGroup>
        <ButtonLink href={paths.add()} kind="secondary">
          Set an action
        </ButtonLink>
      </ButtonGroup>
      <SubNavigation
        label="Whose actions"
        items={model.lists.map((list) => ({
          label: WHOSE[list],
          href: paths.listOf({ whose: list, which }),
          current: list === whose,
        }))}
      />
      <SubNavigation
        label="Which actions"
        items={WHICHES.map((each) => ({
          label: WHICH[each],
          href: paths.listOf({ whose, which: each }),
          current: each === which,
        }))}
      />
      <Table
        caption={`${WHOSE[whose]}: ${WHICH[which].toLowerCase()}`}
        captionSize="hidden"
        columns={[
          { label: 'What', header: true, cell: ({ id, what }) => <Link href={paths.one(id)}>{what}</Link> },
          { label: 'About', cell: ({ person }) => person?.name ?? '–' },
          { label: 'Owed by', cell: ({ owedBy }) => owedBy },
          { label: 'Set by', cell: (row) => row.setBy },
          {
            label: 'Stands',
            cell: ({ status, heldBy, mine }) => (
              <>
                <StatusTag status={status} />
                {status === 'taken' && ` ${mine ? 'by you' : `by ${heldBy ?? 'a colleague'}`}`}
              </>
            ),
          },
          which === 'ended'
            ? { label: 'Ended', whole: true, cell: ({ endedAt }) => (endedAt ? sayInstant(endedAt) : '–') }
            : { label: 'By when', cell: ({ clock }) => <Due clock={clock} /> },
        ]}
        rows={model.actions}
        empty={EMPTY[which]}
      />
      <PreviousNext
        previous={page > 1 ? at(page - 1) : undefined}
        next={model.more ? at(page + 1) : undefined}
      />
    </Page>
  );
};
