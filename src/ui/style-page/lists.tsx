import { Checkboxes } from '../forms/choices.tsx';
import { fieldsOf } from '../forms/fields.ts';
import { type Frame, formOf } from '../frame.ts';
import { FilterLayout } from '../parts/filter.tsx';
import { DefinitionList, SummaryList, TaskList } from '../parts/lists.tsx';
import { Table } from '../parts/table.tsx';
import { type ClockFace, ClockTag, Tag } from '../parts/tags.tsx';
import { H3, Link, P } from '../parts/text.tsx';
import { Timeline } from '../parts/timeline.tsx';
import { ExampleFilter } from './example.ts';

interface Waiting {
  readonly child: string;
  readonly sender: string;
  readonly contacts: number;
  readonly clock: ClockFace;
}

const WAITING: readonly Waiting[] = [
  {
    child: 'Rowan Ashby and 2 siblings',
    sender: 'Hillside Primary School',
    contacts: 3,
    clock: { due: '2026-11-19', state: 'late', late: 2 },
  },
  {
    child: 'Mina Okafor',
    sender: 'Northvale Community NHS',
    contacts: 0,
    clock: { due: '2026-11-23', state: 'dueToday' },
  },
  {
    child: 'Unborn child of Tessa Lund',
    sender: 'Midwifery',
    contacts: 12,
    clock: { due: '2026-11-24', state: 'inTime' },
  },
];

const Queue = () => (
  <Table
    caption="Contacts that wait for a decision"
    empty="No contacts are waiting."
    rows={WAITING}
    urgent={({ clock }) => clock.state === 'late'}
    columns={[
      { label: 'Child', header: true, cell: ({ child }) => <Link href="#lists">{child}</Link> },
      { label: 'From', cell: ({ sender }) => sender },
      {
        label: 'Decision',
        cell: ({ clock }) => <ClockTag {...clock} />,
        sort: { href: '?sort=due#lists', now: 'ascending' },
      },
      {
        label: 'Earlier contacts',
        numeric: true,
        cell: ({ contacts }) => contacts,
        sort: { href: '?sort=contacts#lists' },
      },
    ]}
  />
);

export const ListExamples = ({ frame }: { readonly frame: Frame }) => (
  <>
    <DefinitionList
      items={[
        { key: 'Born', value: '3 March 2018 (8 years)' },
        { key: 'NHS number', value: '943 476 5919' },
        { key: 'School', value: 'Hillside Primary' },
        { key: 'Lives with', value: '' },
      ]}
    />
    <SummaryList
      rows={[
        {
          key: 'Name',
          value: 'Rowan Ashby',
          actions: [{ href: '#lists', text: 'Change', about: 'name' }],
        },
        {
          key: 'Address',
          value: 'Withheld',
          actions: [
            { href: '#lists', text: 'Ask to see', about: 'address' },
            { href: '#lists', text: 'Change', about: 'address' },
          ],
        },
        { key: 'Level of need', value: <Tag colour="orange">Level 3</Tag> },
      ]}
    />
    <Queue />
    <Table caption="Contacts sent back" empty="Nothing has been sent back." rows={[]} columns={[]} />
    <TaskList
      id="example-tasks"
      tasks={[
        { title: 'The child', href: '#lists', status: 'Done' },
        {
          title: 'What worries you',
          href: '#lists',
          hint: 'In your own words',
          status: 'Not yet',
          colour: 'blue',
        },
        { title: 'Check and send', status: 'Cannot start yet' },
      ]}
    />
    <H3>What happened</H3>
    <Timeline
      level={3}
      items={[
        {
          title: 'Contact decided',
          by: 'Jo Pemberton, Team manager',
          at: '2026-11-23T14:30:00.000Z',
          children: <P>Accepted: assessment under section 17.</P>,
        },
        {
          title: <Link href="#lists">Missed appointment</Link>,
          by: 'Ines Marlow, Health visitor',
          at: '2026-11-20',
        },
      ]}
    />
    <H3>A list that can be narrowed</H3>
    <FilterLayout
      action="#lists"
      clearHref="#lists"
      selected={[
        { label: 'Police', without: '#lists' },
        { label: 'Late', without: '#lists' },
      ]}
      options={
        <Checkboxes
          field={fieldsOf(ExampleFilter, formOf(frame, { agencies: ['police'] }))('agencies')}
          small
        />
      }
    >
      <P>The list stands here.</P>
    </FilterLayout>
  </>
);
