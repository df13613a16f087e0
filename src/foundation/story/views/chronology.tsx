import { sayDay, sayInstant, sayMoment } from '#kernel';
import {
  Badge,
  type Column,
  DateInput,
  EmptyState,
  FilterLayout,
  type FormState,
  fieldsOf,
  H2,
  LaneTimeline,
  Link,
  P,
  Pagination,
  Radios,
  Select,
  Table,
} from '#ui';
import { filterForm, ORDERS } from '../forms.ts';
import { paths, type StoryAsked } from '../paths.ts';
import type { ChronologyModel } from '../reads/index.ts';
import { ROWS } from '../rules/index.ts';
import { Lead } from './parts.tsx';

const count = (records: number): string =>
  `${records.toLocaleString('en-GB')} ${records === 1 ? 'record' : 'records'}`;

const EACH = {
  day: 'Each mark is a day on which an agency recorded something.',
  month: 'Each mark is a month in which an agency recorded something.',
  quarter: 'Each mark is three months in which an agency recorded something.',
  year: 'Each mark is a year in which an agency recorded something.',
} as const;

const Drawing = ({ years }: { readonly years: NonNullable<ChronologyModel['years']> }) => (
  <LaneTimeline
    id="years"
    title="The years so far"
    description={`${count(years.total)} by ${years.lanes.length === 1 ? 'one agency' : `${years.lanes.length} agencies`} from ${sayDay(years.from)} to ${sayDay(years.to)}. ${EACH[years.each]} The list below has each of them.`}
    from={years.from}
    to={years.to}
    lanes={years.lanes}
    kinds={years.kinds}
  >
    <Table
      caption="What each agency recorded"
      captionSize="hidden"
      empty="Nothing is recorded."
      rows={years.lanes}
      columns={[
        { label: 'Agency', header: true, cell: ({ label }) => label },
        { label: 'Records', numeric: true, cell: ({ records }) => records.toLocaleString('en-GB') },
        { label: 'First', whole: true, cell: ({ first }) => sayDay(first) },
        { label: 'Last', whole: true, cell: ({ last }) => sayDay(last) },
      ]}
    />
  </LaneTimeline>
);

type Props = {
  readonly child: string;
  readonly model: ChronologyModel;
  readonly form: FormState;
};

/** What the list is narrowed by now, each with the address of the page without it. */
const chosen = (child: string, { asked, kinds, agencies }: ChronologyModel) => {
  const without = (change: StoryAsked): string => paths.story(child, { ...asked, all: false, ...change });
  const said = [
    [
      asked.kind,
      kinds.find(({ kind }) => kind === asked.kind)?.label ?? 'A kind that is not here',
      { kind: '' },
    ],
    [asked.agency, agencies.find(({ id }) => id === asked.agency)?.name ?? 'Another agency', { agency: '' }],
    [asked.from, `From ${asked.from.length === 10 ? sayDay(asked.from) : asked.from}`, { from: '' }],
    [asked.until, `Until ${asked.until.length === 10 ? sayDay(asked.until) : asked.until}`, { until: '' }],
  ] as const;
  return said.flatMap(([value, label, change]) =>
    value === '' ? [] : [{ label, without: without(change) }],
  );
};

const Questions = ({ model, form }: Pick<Props, 'model' | 'form'>) => {
  const { kinds, agencies, asked, faults } = model;
  const schema = filterForm(
    Object.fromEntries(kinds.map(({ kind, label, records }) => [kind, `${label} (${records})`])),
    Object.fromEntries(agencies.map(({ id, name, records }) => [id, `${name} (${records})`])),
  );
  const f = fieldsOf(schema, { ...form, values: { ...asked, ...form.values }, faults });
  return (
    <>
      <Select field={f('kind')} blank="Every kind" />
      <Select field={f('agency')} blank="Every agency" />
      <DateInput field={f('from')} />
      <DateInput field={f('until')} />
      <Radios field={f('order')} small />
    </>
  );
};

/** The way to a record as it once stood. */
const historyOf = (child: string): Column<ChronologyModel['lines'][number]> => ({
  label: 'History',
  cell: ({ id, what }) => (
    <Link href={paths.asAt(child, id)} quiet>
      Open<span class="govuk-visually-hidden"> the history of: {what}</span>
    </Link>
  ),
});

const Records = ({ child, model }: Omit<Props, 'form'>) => (
  <Table
    caption="Records of this child"
    captionSize="hidden"
    rows={model.lines}
    empty="Nothing recorded fits the filter. Remove a part of it to see more."
    columns={[
      {
        label: 'What',
        header: true,
        cell: ({ what, href, recordedAt, lateDays }) => (
          <>
            <Lead href={href} printed={model.asked.all}>
              {what}
            </Lead>
            {lateDays !== null && (
              <>
                <br />
                <Badge colour="grey">{`Recorded ${lateDays} days later`}</Badge>
                <span class="govuk-visually-hidden"> on {sayInstant(recordedAt)}</span>
              </>
            )}
          </>
        ),
      },
      {
        label: 'When',
        whole: true,
        cell: ({ occurredAt }) => <time datetime={occurredAt}>{sayMoment(occurredAt)}</time>,
      },
      { label: 'Agency', cell: ({ agency }) => agency },
      ...(model.asked.all ? [] : [historyOf(child)]),
    ]}
  />
);

/** All that the reader sees of what was recorded about a child: the years drawn, and the list beneath. */
export const Chronology = ({ child, model, form }: Props) => (
  <>
    <H2 id="chronology">Chronology</H2>
    {model.total === 0 ? (
      <EmptyState title="Nothing is recorded that you can see">
        <P>Records appear here as soon as an agency makes one and you have a reason to see it.</P>
      </EmptyState>
    ) : (
      <>
        {model.years && <Drawing years={model.years} />}
        <FilterLayout
          action={`${paths.story(child)}#chronology`}
          selected={chosen(child, model)}
          clearHref={paths.story(child)}
          faulty={model.faults.length > 0}
          options={<Questions model={model} form={form} />}
        >
          <P>
            {model.found === model.total
              ? count(model.found)
              : `${model.found.toLocaleString('en-GB')} of ${count(model.total)}`}
            {', '}
            {ORDERS[model.asked.order].toLowerCase()}
            {model.pages > 1 && `, page ${model.page} of ${model.pages}`}.{' '}
            <span class="app-on-screen">
              {model.asked.all ? (
                <Link href={paths.story(child, { ...model.asked, all: false })}>
                  Show them by page, with links
                </Link>
              ) : (
                <Link href={paths.story(child, { ...model.asked, all: true })}>
                  {model.found > ROWS
                    ? 'Show them on one page, to print'
                    : 'Show this without links, to print'}
                </Link>
              )}
            </span>
          </P>
          <Records child={child} model={model} />
          <Pagination
            page={model.page}
            pages={model.pages}
            href={(page) => `${paths.story(child, { ...model.asked, page })}#chronology`}
            label="Pages of the chronology"
          />
        </FilterLayout>
      </>
    )}
  </>
);
