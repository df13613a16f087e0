import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { Beneath, ButtonGroup, ButtonLink, H1, Link, Page, PreviousNext, SubNavigation, Table } from '#ui';
import { paths } from '../paths.ts';
import type { ListModel } from '../reads/index.ts';
import { MODES } from '../rules/index.ts';
import { StandsTag } from './parts.tsx';

const EMPTY = {
  toCome: 'No meeting waits for you. Those that you are called to stand here.',
  past: 'None of your meetings is over yet.',
} as const;

/** The meetings of the acting post. */
export const ListPage = ({ model, frame }: Shows<ListModel>) => {
  const { which, page, more } = model;
  const at = (number: number) => `${paths.list}?which=${which}&page=${number}`;
  return (
    <Page frame={frame} title="Meetings" width="wide">
      <H1>Meetings</H1>
      {model.mayCall && (
        <ButtonGroup>
          <ButtonLink href={paths.add}>Add a meeting</ButtonLink>
        </ButtonGroup>
      )}
      <SubNavigation
        label="Meetings"
        items={[
          { label: 'To come', href: paths.list, current: which === 'toCome' },
          { label: 'Over', href: `${paths.list}?which=past`, current: which === 'past' },
        ]}
      />
      <Table
        caption={which === 'toCome' ? 'Meetings to come' : 'Meetings that are over'}
        captionSize="hidden"
        rows={model.meetings}
        empty={EMPTY[which]}
        columns={[
          {
            label: 'Meeting',
            header: true,
            cell: ({ id, title, body }) => (
              <>
                <Link href={paths.one(id)}>{title}</Link>
                <Beneath>{body}</Beneath>
              </>
            ),
          },
          { label: 'When', cell: ({ startsAt }) => sayInstant(startsAt) },
          {
            label: 'Where',
            cell: ({ mode, place }) => (
              <>
                {MODES[mode]}
                {place && <Beneath>{place}</Beneath>}
              </>
            ),
          },
          { label: 'Stands', cell: ({ stands }) => <StandsTag stands={stands} /> },
        ]}
      />
      <PreviousNext
        label="Meetings"
        previous={page > 1 ? at(page - 1) : undefined}
        next={more ? at(page + 1) : undefined}
      />
    </Page>
  );
};
