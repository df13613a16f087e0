import { H2, Link, List, P, Table, Tag } from '#ui';
import { paths } from '../paths.ts';
import type { OverviewModel, Ref } from '../reads/index.ts';
import { Shell, type Shown } from './shell.tsx';

type PartnerRow = {
  readonly seat: string;
  readonly partner: OverviewModel['seats'][number]['organisations'][number] | null;
};
type Holder = OverviewModel['scrutineers'][number];

const Person = ({ holder, none }: { readonly holder: Holder | null; readonly none: string }) =>
  holder === null ? (
    <span>{none}</span>
  ) : (
    <>
      <Link href={paths.staffMember(holder.staff.id)}>{holder.staff.name}</Link>
      <br />
      {holder.post}
    </>
  );

const Partners = ({ seats }: Pick<OverviewModel, 'seats'>) => {
  const rows = seats.flatMap(({ seat, organisations }): PartnerRow[] =>
    organisations.length === 0
      ? [{ seat, partner: null }]
      : organisations.map((partner) => ({ seat, partner })),
  );
  return (
    <Table
      caption="The three safeguarding partners"
      empty="No safeguarding partner is recorded."
      rows={rows}
      urgent={({ partner }) => partner === null}
      columns={[
        { label: 'Partner', header: true, cell: ({ seat }) => seat },
        {
          label: 'Organisation',
          cell: ({ partner }) =>
            partner === null ? (
              'None is recorded today'
            ) : (
              <Link href={paths.organisation(partner.id)}>{partner.name}</Link>
            ),
        },
        {
          label: 'Lead safeguarding partner',
          cell: ({ partner }) => <Person holder={partner?.lead ?? null} none="Nobody yet" />,
        },
        {
          label: 'Delegated safeguarding partner',
          cell: ({ partner }) => (
            <>
              <Person holder={partner?.delegated ?? null} none="Nobody yet" />
              {partner?.chairs && (
                <div>
                  <Tag colour="purple">Chairs the partnership</Tag>
                </div>
              )}
            </>
          ),
        },
      ]}
    />
  );
};

const Names = ({
  refs,
  to,
  none,
}: {
  readonly refs: readonly Ref[];
  readonly to: (id: string) => string;
  readonly none: string;
}) =>
  refs.length === 0 ? (
    <span>{none}</span>
  ) : (
    refs.map(({ id, name }) => (
      <div key={id}>
        <Link href={to(id)}>{name}</Link>
      </div>
    ))
  );

/** Who the partnership is. */
export const OverviewPage = ({ model, frame }: Shown<OverviewModel>) => (
  <Shell frame={frame} section="overview" title="The partnership" caption={model.name}>
    <Partners seats={model.seats} />
    <P>
      <Link href="https://www.legislation.gov.uk/ukpga/2004/31/section/16E">
        Children Act 2004, section 16E
      </Link>
      , gives the three the same duty: to work together, with the relevant agencies, to safeguard and promote
      the welfare of children in the area.
    </P>
    <H2>Independent scrutineer</H2>
    {model.scrutineers.length === 0 ? (
      <P>Nobody is recorded as the independent scrutineer.</P>
    ) : (
      <List
        kind="plain"
        items={model.scrutineers.map((holder) => <Person key={holder.staff.id} holder={holder} none="" />)}
      />
    )}
    <Table
      caption="Who reports to whom"
      empty="No partnership, board, panel or committee is recorded."
      rows={model.bodies}
      columns={[
        { label: 'Body', header: true, cell: ({ id, name }) => <Link href={paths.body(id)}>{name}</Link> },
        { label: 'Kind', cell: ({ kind }) => kind },
        {
          label: 'Chaired by',
          cell: ({ chairs }) => <Names refs={chairs} to={paths.staffMember} none="Nobody yet" />,
        },
        {
          label: 'Reports to',
          cell: ({ reportsTo }) => <Names refs={reportsTo} to={paths.body} none="Nobody" />,
        },
      ]}
    />
    <H2>In force today</H2>
    <List
      items={[
        <Link key="organisations" href={paths.organisations()}>
          Organisations: {model.counts.organisations}
        </Link>,
        <Link key="bodies" href={paths.bodies()}>
          Bodies and teams: {model.counts.bodies}
        </Link>,
        <Link key="posts" href={paths.posts()}>
          Posts: {model.counts.posts}
        </Link>,
      ]}
    />
  </Shell>
);
