import { ButtonGroup, ButtonLink, Link, P, SummaryList, Table, Typed } from '#ui';
import { paths } from '../paths.ts';
import type { BodyModel } from '../reads/index.ts';
import { inboxes } from '../rules/index.ts';
import { Changes, Days, postColumns, seatColumns } from './facts.tsx';
import { Shell, type Shown } from './shell.tsx';

type Line = BodyModel['reportsTo'][number];

const Buttons = ({ model }: { readonly model: BodyModel }) =>
  model.acts.length === 0 ? null : (
    <ButtonGroup>
      {model.acts.includes('change') && (
        <ButtonLink href={paths.changeBody(model.id)} kind="secondary">
          Change
        </ButtonLink>
      )}
      {model.acts.includes('addRepresentation') && (
        <ButtonLink href={paths.newRepresentation(model.id)} kind="secondary">
          Add somebody who sits on it
        </ButtonLink>
      )}
      {model.acts.includes('addReportingLine') && (
        <ButtonLink href={paths.newReportingLine(model.id)} kind="secondary">
          Add whom it reports to
        </ButtonLink>
      )}
      <ButtonLink href={paths.endBody(model.id)} kind="secondary">
        {model.acts.includes('end') ? 'End' : 'Change the last day'}
      </ButtonLink>
    </ButtonGroup>
  );

const Facts = ({ model }: { readonly model: BodyModel }) => (
  <SummaryList
    rows={[
      { key: 'Purpose', value: model.purpose ? <Typed>{model.purpose}</Typed> : 'Not written down' },
      {
        key: 'Hosted by',
        value: model.host ? (
          <Link href={paths.organisation(model.host.id)}>{model.host.name}</Link>
        ) : (
          'The partnership'
        ),
      },
      { key: 'Inbox receives', value: inboxNamed(model.receives) },
      { key: 'Telephone', value: model.phone || 'None' },
      { key: 'Out of hours', value: model.outOfHours || 'None' },
      { key: 'Days', value: <Days {...model} /> },
    ]}
  />
);
const inboxNamed = (key: string): string => Object.entries(inboxes).find(([own]) => own === key)?.[1] ?? key;

const Lines = ({
  caption,
  empty,
  lines,
}: {
  readonly caption: string;
  readonly empty: string;
  readonly lines: readonly Line[];
}) => (
  <Table
    caption={caption}
    empty={empty}
    rows={lines}
    columns={[
      {
        label: 'Body',
        header: true,
        cell: ({ body }) => <Link href={paths.body(body.id)}>{body.name}</Link>,
      },
      { label: 'Days', cell: (line) => <Days {...line} /> },
      ...(lines.some(({ acts }) => acts.length > 0)
        ? [
            {
              label: 'Change',
              cell: ({ id, body, acts }: Line) => (
                <Link href={paths.endReportingLine(id)}>
                  {acts.includes('end') ? 'End' : 'Change the last day'}
                  <span class="govuk-visually-hidden"> of the line with {body.name}</span>
                </Link>
              ),
            },
          ]
        : []),
    ]}
  />
);

/** One body or team. */
export const BodyPage = ({ model, frame }: Shown<BodyModel>) => (
  <Shell frame={frame} section="bodies" title={model.name} caption={model.kind}>
    <Buttons model={model} />
    <Facts model={model} />
    <Table
      caption="Who sits on it"
      empty="Nobody sits on it."
      rows={model.seats}
      columns={[
        {
          label: 'Name',
          header: true,
          cell: ({ staff, post }) => (
            <>
              <Link href={paths.staffMember(staff.id)}>{staff.name}</Link>
              <br />
              <span class="govuk-!-font-weight-regular">
                <Link href={paths.post(post.id)}>{post.name}</Link>
              </span>
            </>
          ),
        },
        seatColumns.capacity,
        seatColumns.organisation,
        seatColumns.days,
        ...(model.seats.some(({ acts }) => acts.length > 0) ? [seatColumns.end] : []),
      ]}
    />
    <Lines caption="Reports to" empty="It reports to no other body." lines={model.reportsTo} />
    <Lines caption="Reported to by" empty="No other body reports to it." lines={model.reportedBy} />
    <Table
      caption="Who works in it"
      empty="Nobody works in it."
      rows={model.posts}
      columns={[
        postColumns.who,
        postColumns.title,
        postColumns.role,
        { label: 'Telephone', cell: ({ phone }) => phone || 'None' },
      ]}
    />
    {model.postsInAll > model.posts.length && (
      <P>
        <Link href={paths.posts({ body: model.id })}>See all {model.postsInAll} posts</Link>
      </P>
    )}
    <Changes changes={model.changes} />
  </Shell>
);
