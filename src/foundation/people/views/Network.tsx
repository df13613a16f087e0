import { sayDay } from '#kernel';
import { BackLink, Badge, Beneath, ButtonLink, EmptyState, H1, InsetText, Link, P, Page, Table } from '#ui';
import { paths } from '../paths.ts';
import type { InvolvementLine, NetworkModel } from '../reads/index.ts';
import { RestrictedBanner, type Shown, sayLine } from './parts.tsx';

/** Whom to ring: contact and not content. */
export const NetworkTable = ({
  child,
  network,
  caption,
}: {
  readonly child: string;
  readonly network: readonly InvolvementLine[];
  readonly caption: string;
}) => (
  <Table
    caption={caption}
    captionSize="hidden"
    rows={network}
    empty="Nobody has said that they are involved."
    columns={[
      {
        label: 'Who',
        header: true,
        cell: ({ practitioner, lead }) => (
          <>
            {practitioner}
            {lead && (
              <>
                {' '}
                <Badge>Lead</Badge>
              </>
            )}
          </>
        ),
      },
      {
        label: 'Service',
        cell: ({ service, organisation, from, until }) => (
          <>
            {service}, {organisation}
            <Beneath>
              {until === null ? `since ${sayDay(from)}` : `${sayDay(from)} to ${sayDay(until)}`}
            </Beneath>
          </>
        ),
      },
      { label: 'How to reach them', cell: ({ reach }) => reach },
      {
        label: 'Child last seen',
        cell: ({ lastSeen, id, mine, practitioner }) => (
          <>
            {lastSeen === null ? 'Not said' : <time datetime={lastSeen}>{sayDay(lastSeen)}</time>}
            {mine && (
              <div>
                <Link href={paths.changeInvolvement(child, id)}>
                  Change<span class="govuk-visually-hidden"> the involvement of {practitioner}</span>
                </Link>
              </div>
            )}
          </>
        ),
      },
    ]}
  />
);

/** Who is involved with a person. */
export const NetworkPage = ({
  model: { child, person, network, mayInvolve },
  frame,
}: Shown<NetworkModel>) => (
  <Page frame={frame} title="Who is involved" before={person && <BackLink href={paths.person(person.id)} />}>
    <RestrictedBanner restricted={person?.restricted ?? false} />
    {person ? <H1 caption={sayLine(person)}>Who is involved</H1> : <H1>Who is involved</H1>}
    <InsetText>Contact and not content: whom to ring, how, and when the child was last seen.</InsetText>
    {network.length === 0 ? (
      <EmptyState title="Nobody has said that they are involved">
        <P>That nobody is recorded here does not mean that nobody knows the family.</P>
      </EmptyState>
    ) : (
      <NetworkTable child={child} network={network} caption="Who is involved" />
    )}
    {mayInvolve && (
      <ButtonLink href={paths.addInvolvement(child)} kind="secondary">
        Say that you are involved
      </ButtonLink>
    )}
  </Page>
);
