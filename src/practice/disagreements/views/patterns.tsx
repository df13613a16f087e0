import type { Shows } from '#http';
import {
  BarChart,
  DefinitionList,
  EmptyState,
  H1,
  H2,
  InsetText,
  Lede,
  List,
  P,
  Page,
  SubNavigation,
  Table,
} from '#ui';
import { paths } from '../paths.ts';
import type { PatternsModel } from '../reads/index.ts';

type Rows = PatternsModel['pairs'];

const HIDDEN = 'Hidden: too few';
const Counts = ({ caption, heading, rows }: { caption: string; heading: string; rows: Rows }) => (
  <Table
    caption={caption}
    captionSize="s"
    rows={rows}
    empty="Nothing to count."
    columns={[
      { label: heading, header: true, cell: ({ label }) => label },
      { label: 'Disagreements', numeric: true, cell: ({ count }) => (count === null ? HIDDEN : count) },
    ]}
  />
);

const Charted = ({
  id,
  title,
  heading,
  rows,
}: {
  readonly id: string;
  readonly title: string;
  readonly heading: string;
  readonly rows: Rows;
}) =>
  rows.length === 0 ? null : (
    <BarChart
      id={id}
      title={title}
      description={`How many disagreements there were, by ${heading.toLowerCase()}: ${rows
        .map(({ label, count }) => `${label}, ${count ?? 'too few to show'}`)
        .join('; ')}.`}
      bars={rows.map(({ label, count }) => ({ label, value: count, own: true }))}
    >
      <Counts caption={title} heading={heading} rows={rows} />
    </BarChart>
  );

/** The same as the page shows, hidden numbers as `c`, made with the page so that its reader was recorded once. */
const CsvLink = ({ model }: { readonly model: PatternsModel }) => (
  <p class="govuk-body">
    <a
      class="govuk-link"
      download={`disagreements-${model.year}.csv`}
      href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${model.csv}`)}`}
    >
      Download this as CSV
    </a>
  </p>
);

/** How the partnership settles its disputes: without a child, a name or a day. */
export const PatternsPage = ({ model, frame }: Shows<PatternsModel>) => {
  const none = model.total === 0;
  return (
    <Page frame={frame} title="Patterns of professional disagreement">
      <H1 caption={model.label}>Patterns of professional disagreement</H1>
      <Lede>
        Where agencies disagree about what a child needs, how far it has to go before it is settled, and how
        often nobody answered.
      </Lede>
      {model.atPartners > 0 && (
        <InsetText>
          {model.atPartners === 1 ? '1 disagreement waits' : `${model.atPartners} disagreements wait`} for the
          safeguarding partners now. Their safeguarding leads have it, and bring back what the delegated
          partners decide.
        </InsetText>
      )}
      <SubNavigation
        label="Year"
        items={model.years.map(({ year, label }) => ({
          label,
          href: paths.patternsOf(year),
          current: year === model.year,
        }))}
      />
      {none ? (
        <EmptyState title="No disagreement was raised in this year">
          <P>
            That is worth a question: reviews find again and again that disagreement was there and was not
            raised.
          </P>
        </EmptyState>
      ) : (
        <>
          <DefinitionList
            items={[
              { key: 'Raised', value: model.total === null ? HIDDEN : String(model.total) },
              {
                key: 'Days until settled (median)',
                value: model.days === null ? HIDDEN : String(model.days),
              },
              {
                key: 'Stages reached by silence',
                value: model.silence === null ? HIDDEN : `${model.silence}%`,
              },
            ]}
          />
          <P small>
            Numbers from 1 to 5, and those that would give one away, are hidden. Only whole years that have
            ended are counted.
          </P>
          <H2>How far they went</H2>
          <Charted
            id="stages"
            title="Highest stage reached"
            heading="Stage"
            rows={[...model.stages].sort((one, other) => one.label.localeCompare(other.label))}
          />
          <H2>Between whom, and about what</H2>
          <Charted
            id="pairs"
            title="Agency that disagreed, with agency that decided"
            heading="Agencies"
            rows={model.pairs}
          />
          <Charted id="themes" title="What they were about" heading="Theme" rows={model.themes} />
          <Charted id="endings" title="How they ended" heading="Ending" rows={model.endings} />
          <CsvLink model={model} />
        </>
      )}
      <H2>What was learned</H2>
      {model.learning.length === 0 ? (
        <P>Nothing was sent to the partnership in this year.</P>
      ) : (
        <List
          items={model.learning.map(({ theme, said }) => (
            <>
              <strong>{theme}:</strong> {said}
            </>
          ))}
        />
      )}
    </Page>
  );
};
