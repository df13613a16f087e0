import type { Shows } from '#http';
import { sayDay, sayInstant } from '#kernel';
import { paths as referrals } from '#referrals';
import { paths as story } from '#story';
import {
  BackLink,
  Badge,
  ButtonGroup,
  ButtonLink,
  ClockTag,
  Details,
  H1,
  H2,
  InsetText,
  Link,
  List,
  P,
  Page,
  SummaryList,
  Table,
  Tag,
  type TagColour,
  Typed,
} from '#ui';
import { paths } from '../paths.ts';
import type { ChildModel, SupportModel } from '../reads/index.ts';
import { FINDINGS, type InPlace, NEEDS, STAGES } from '../rules.ts';

const COLOURS: Readonly<Record<InPlace, TagColour>> = {
  yes: 'green',
  changed: 'yellow',
  no: 'red',
  noneNeeded: 'grey',
};
const Finding = ({ of }: { readonly of: InPlace }) => <Tag colour={COLOURS[of]}>{FINDINGS[of]}</Tag>;

const Checks = ({
  caption,
  checks,
  empty,
}: {
  readonly caption: string;
  readonly checks: SupportModel['checks'];
  readonly empty: string;
}) => (
  <Table
    caption={caption}
    captionSize="s"
    rows={checks}
    empty={empty}
    columns={[
      { label: 'Checked', header: true, whole: true, cell: ({ on }) => sayDay(on) },
      { label: 'Stage', cell: ({ stage }) => STAGES[stage] },
      { label: 'With', cell: (check) => check.with },
      { label: 'Still in place', cell: ({ inPlace }) => <Finding of={inPlace} /> },
      { label: 'What was found', cell: ({ note }) => note && <Typed>{note}</Typed> },
      { label: 'By', cell: ({ by }) => by },
    ]}
  />
);

const Support = ({ support, mayKeep }: { readonly support: SupportModel; readonly mayKeep: boolean }) => (
  <section aria-label={`${support.parent}: ${NEEDS[support.need]}`}>
    <H2>{`${support.parent}: ${NEEDS[support.need].toLowerCase()}`}</H2>
    <SummaryList
      rows={[
        { key: 'Support', value: <Typed>{support.support}</Typed> },
        {
          key: 'Given by',
          value: [support.provider, support.providerReach].filter(Boolean).join(', '),
        },
        { key: 'Since', value: sayDay(support.since) },
        { key: 'Recorded', value: `${support.by}, ${sayInstant(support.at)}` },
        ...(support.ended === null
          ? []
          : [{ key: 'Ended', value: `${sayDay(support.ended)}: ${support.endedWhy}` }]),
        ...(support.clock === null
          ? []
          : [
              {
                key: 'Next check',
                value: (
                  <>
                    <ClockTag
                      due={support.clock.due}
                      state={support.clock.state}
                      late={support.clock.late}
                      provisional={support.clock.provisional}
                    />
                    <Details summary="Why this date?">
                      <List items={[...support.clock.why]} />
                    </Details>
                  </>
                ),
              },
            ]),
      ]}
    />
    {mayKeep && support.ended === null && (
      <ButtonGroup>
        <ButtonLink href={paths.check(support.id)} kind="secondary">
          Check that it is in place
        </ButtonLink>
        <ButtonLink href={paths.end(support.id)} kind="secondary">
          End it
        </ButtonLink>
      </ButtonGroup>
    )}
    <Checks caption="Checks" checks={support.checks} empty="Nobody has checked it since it was recorded." />
  </section>
);

const AT_FRONT_DOOR = {
  yes: 'In place',
  no: 'Not in place',
  notKnown: 'Nobody had looked',
  noneNeeded: 'None needed',
} as const;

/** Which support the parents have, from whom, and whether anybody looked. */
export const ChildPage = ({ model, frame }: Shows<ChildModel>) => {
  const { child } = model;
  return (
    <Page
      frame={frame}
      title="Support for the parents"
      before={<BackLink href={story.story(child.id)}>Back to the child</BackLink>}
    >
      <H1 caption={`${child.name}, ${child.about}`}>Support for the parents</H1>
      {child.restricted && (
        <P>
          <Badge colour="red">Restricted</Badge>
        </P>
      )}
      {model.mayKeep && (
        <ButtonGroup>
          <ButtonLink href={paths.add(child.id)}>Record support</ButtonLink>
          <ButtonLink href={paths.lookFor(child.id)} kind="secondary">
            Record that there is none
          </ButtonLink>
        </ButtonGroup>
      )}
      {model.supports.length === 0 && (
        <InsetText>
          No support for the parents is recorded. Ask them, and record what there is, or that there is none.
        </InsetText>
      )}
      {model.supports.map((support) => (
        <Support key={support.id} support={support} mayKeep={model.mayKeep} />
      ))}
      {model.looked.length > 0 && (
        <Checks caption="Where no support was recorded" checks={model.looked} empty="" />
      )}
      <Table
        caption="When the front door decided"
        rows={model.atFrontDoor}
        empty="The front door has decided on no contact about this child."
        columns={[
          {
            label: 'Decided',
            header: true,
            cell: ({ at, contact }) => <Link href={referrals.contact(contact)}>{sayInstant(at)}</Link>,
          },
          { label: 'Support', cell: (row) => <Typed>{row.support}</Typed> },
          { label: 'Given by', cell: ({ provider }) => provider },
          {
            label: 'Checked',
            cell: (row) =>
              [row.on && sayDay(row.on), row.with && `with ${row.with}`].filter(Boolean).join(' '),
          },
          { label: 'In place', cell: ({ inPlace }) => AT_FRONT_DOOR[inPlace] },
        ]}
      />
      {model.mayKeep && (
        <P small>
          <Link href={paths.unchecked}>Open cases in which nobody has looked</Link>
        </P>
      )}
    </Page>
  );
};
