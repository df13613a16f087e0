import { ButtonLink } from '../forms/form.tsx';
import { SummaryList } from '../parts/lists.tsx';
import { Alert, NotificationBanner } from '../parts/notices.tsx';
import { Badge, ClockTag, RecordedBy, Tag, type TagColour } from '../parts/tags.tsx';
import {
  Beneath,
  Details,
  EmptyState,
  H3,
  InsetText,
  Link,
  List,
  P,
  Panel,
  Receipt,
  Typed,
  WarningText,
} from '../parts/text.tsx';

const COLOURS: readonly TagColour[] = [
  'grey',
  'green',
  'teal',
  'blue',
  'purple',
  'magenta',
  'red',
  'orange',
  'yellow',
];

const Clocks = () => (
  <List
    kind="plain"
    items={[
      <ClockTag key="1" due="2026-11-25" state="inTime" />,
      <ClockTag key="2" due="2026-11-23" state="dueToday" />,
      <ClockTag key="3" due="2026-11-19" state="late" late={2} />,
      <ClockTag key="4" due="2026-11-20" state="doneInTime" />,
      <ClockTag key="5" due="2026-11-18" state="doneLate" late={1} />,
      <ClockTag key="6" due="2031-01-03" state="inTime" provisional />,
    ]}
  />
);

export const TextExamples = () => (
  <>
    <P>
      Body text, with <Link href="#text">a link to somewhere else</Link> in it.
    </P>
    <List items={['One thing', 'Another thing', 'The last of the three']} />
    <Typed>{'“She was tired and had not eaten.”\nHer own words, with the line ends that were typed.'}</Typed>
    <P>
      Ines Marlow
      <Beneath>Health visitor, Northvale Community NHS</Beneath>
    </P>
    <InsetText>Telling the parents is expected, unless it would put a child at more risk.</InsetText>
    <WarningText>If a child is in immediate danger call 999.</WarningText>
    <Details summary="What happens after a contact is sent">
      <P>The front door decides within one working day, and tells you what it decided.</P>
    </Details>
    <H3>Notices</H3>
    <NotificationBanner>
      <p class="govuk-notification-banner__heading">This child has open work with the Riverside team.</p>
    </NotificationBanner>
    <NotificationBanner id="decided" success title="Decided">
      <p class="govuk-notification-banner__heading">The sender has been told.</p>
    </NotificationBanner>
    <Alert variant="information" title="You see this because it was shared with your team." />
    <Alert variant="warning" title="Worker safety">
      <P>Visit in pairs. There is a dog.</P>
    </Alert>
    <Alert variant="error" title="You acted in another post in another tab. Nothing was lost." />
    <H3>Tags, badges and clocks</H3>
    <p class="govuk-body">
      {COLOURS.map((colour) => (
        <span key={colour}>
          <Tag colour={colour}>{colour}</Tag>{' '}
        </span>
      ))}
    </p>
    <p class="govuk-body">
      <Badge colour="red">Restricted</Badge> <Badge colour="purple">Unborn</Badge>{' '}
      <Badge colour="black">Public</Badge>
    </p>
    <Clocks />
    <RecordedBy
      name="Ines Marlow"
      post="health visitor"
      organisation="Northvale Community NHS"
      at="2026-11-23T09:05:00.000Z"
    />
    <H3>Done, and nothing there</H3>
    <Panel title="Contact sent" level={2}>
      Your reference
      <br />
      <strong>NV-7KQ2-M4</strong>
    </Panel>
    <Receipt title="Receipt">
      <SummaryList
        rows={[
          { key: 'Reference', value: 'NV-7KQ2-M4' },
          { key: 'Received', value: '23 November 2026 at 9:05am' },
          { key: 'Decision due', value: '24 November 2026' },
        ]}
      />
    </Receipt>
    <EmptyState title="No contacts are waiting.">
      <P>New ones appear here as soon as they are sent.</P>
      <ButtonLink href="#text" kind="secondary">
        Record a contact
      </ButtonLink>
    </EmptyState>
  </>
);
