import { sayDay } from '#kernel';
import { BarChart } from '../charts/bar-chart.tsx';
import { LaneTimeline } from '../charts/lane-timeline.tsx';
import { Table } from '../parts/table.tsx';

const LANES = [
  {
    label: 'Children’s social care',
    marks: [
      { at: '2023-05-02', until: '2023-07-11', title: 'Assessment', kind: 'Assessment or plan' },
      { at: '2025-02-03', until: '2025-12-19', title: 'Child in need plan', kind: 'Assessment or plan' },
      { at: '2026-11-23', title: 'Decision: accepted', kind: 'Contact or decision' },
    ],
  },
  {
    label: 'Health',
    marks: [
      { at: '2022-03-03', title: 'New birth visit', kind: 'Seen' },
      { at: '2024-06-14', title: 'Attended emergency department', kind: 'Incident' },
      { at: '2026-11-20', title: 'Not brought', kind: 'Seen' },
    ],
  },
  { label: 'Schools', marks: [{ at: '2026-09-14', title: 'Contact sent', kind: 'Contact or decision' }] },
  { label: 'Police', marks: [{ at: '2024-06-13', title: 'Called to the home', kind: 'Incident' }] },
];

const RATES = [
  { label: 'Northvale', value: 412, own: true },
  { label: 'Statistical neighbours', value: 538 },
  { label: 'England', value: 545 },
  { label: 'Eastmoor', value: null },
];

export const ChartExamples = () => (
  <>
    <LaneTimeline
      id="example-years"
      title="The years so far"
      description="Four agencies have known this child since 2022. Most of what is recorded is from 2024 on."
      from="2022-03-01"
      to="2026-11-23"
      lanes={LANES}
      kinds={['Contact or decision', 'Assessment or plan', 'Seen', 'Incident']}
    >
      <Table
        caption="The years so far"
        captionSize="hidden"
        empty="Nothing is recorded."
        rows={LANES.flatMap(({ label, marks }) => marks.map(({ at, title }) => ({ label, at, title })))}
        columns={[
          { label: 'What', header: true, cell: ({ title }) => title },
          { label: 'When', cell: ({ at }) => sayDay(at) },
          { label: 'Agency', cell: ({ label }) => label },
        ]}
      />
    </LaneTimeline>
    <BarChart
      id="example-rates"
      title="Referrals for every 10,000 children, 2025 to 2026"
      description="Northvale has fewer than England and than its statistical neighbours."
      bars={RATES}
    >
      <Table
        caption="Referrals for every 10,000 children"
        captionSize="hidden"
        empty="No figures are published."
        rows={RATES}
        columns={[
          { label: 'Area', header: true, cell: ({ label }) => label },
          { label: 'Rate', numeric: true, cell: ({ value }) => value ?? 'Too few to show' },
        ]}
      />
    </BarChart>
  </>
);
