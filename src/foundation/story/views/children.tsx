import type { Shows } from '#http';
import { sayDay } from '#kernel';
import { Badge, Beneath, H1, Lede, Link, Page, Pagination, SubNavigation, Table } from '#ui';
import { paths } from '../paths.ts';
import type { ChildrenModel } from '../reads/index.ts';

const WHOSE = { mine: 'You work with', team: 'Your team works with' } as const;
const EMPTY = {
  mine: 'Nobody has recorded that you work with a child. Whoever keeps a child’s record adds you there, under Who is involved.',
  team: 'Nobody has recorded that your team works with a child.',
} as const;

/** The children that somebody works with: the one not seen for longest first. */
export const ChildrenPage = ({ model, frame }: Shows<ChildrenModel>) => {
  const { whose, team } = model;
  return (
    <Page frame={frame} title="Children" width="wide">
      <H1 {...(whose === 'team' && team ? { caption: team } : {})}>Children</H1>
      {team !== null && (
        <SubNavigation
          label="Whose children"
          items={(['mine', 'team'] as const).map((each) => ({
            label: WHOSE[each],
            href: paths.children({ whose: each }),
            current: each === whose,
          }))}
        />
      )}
      {model.total > 0 && <Lede>The child whom nobody has seen for longest comes first.</Lede>}
      <Table
        caption={`${WHOSE[whose]}: ${model.total.toLocaleString('en-GB')}`}
        captionSize="hidden"
        columns={[
          {
            label: 'Child',
            header: true,
            cell: ({ id, name, about, restricted }) => (
              <>
                {name === null ? (
                  <Link href={paths.network(id)}>A child whose record is not shared with you</Link>
                ) : (
                  <Link href={paths.story(id)}>{name}</Link>
                )}
                {restricted && (
                  <>
                    {' '}
                    <Badge colour="purple">Restricted</Badge>
                  </>
                )}
                {about && <Beneath>{about}</Beneath>}
              </>
            ),
          },
          {
            label: 'Who works with them',
            cell: ({ practitioner, service, lead }) =>
              `${practitioner}, ${service}${lead ? ' (lead practitioner)' : ''}`,
          },
          { label: 'Since', whole: true, cell: ({ since }) => sayDay(since) },
          {
            label: 'Last seen',
            whole: true,
            cell: ({ lastSeen }) => (lastSeen ? sayDay(lastSeen) : 'Not recorded'),
          },
          {
            label: 'Who else',
            cell: ({ id, name }) => (
              <Link href={paths.network(id)} quiet>
                Who else is involved{name ? <span class="govuk-visually-hidden"> with {name}</span> : ''}
              </Link>
            ),
          },
        ]}
        rows={model.children}
        empty={EMPTY[whose]}
      />
      {model.pages > 1 && (
        <Pagination page={model.page} pages={model.pages} href={(page) => paths.children({ whose, page })} />
      )}
    </Page>
  );
};
