import type { Shows } from '#http';
import { sayDay, sayInstant } from '#kernel';
import {
  BackLink,
  BarChart,
  Button,
  Details,
  Form,
  H1,
  H2,
  Link,
  List,
  P,
  Page,
  SummaryList,
  type SummaryRow,
  Table,
} from '#ui';
import type { AskFigure } from '../forms.ts';
import { paths } from '../paths.ts';
import type { DefinitionModel, FigureModel } from '../reads/index.ts';
import { DISCLOSURES, FREQUENCIES, sayValue } from '../rules/index.ts';
import { CsvLink, HowToRead, PeriodPicker, sameAsked, sayAbout, sayCounts } from './parts.tsx';

const Headline = ({ model: { indicator, figure, population } }: { readonly model: FigureModel }) => {
  const made = sayCounts(indicator, figure);
  return (
    <>
      <p class="govuk-heading-xl govuk-!-margin-bottom-2">
        {figure.text}
        {indicator.unit === 'per10000' && figure.status === 'shown' && (
          <span class="govuk-body-l"> for every 10,000 children</span>
        )}
      </p>
      {made && <P>{made}</P>}
      {indicator.unit === 'per10000' &&
        (population ? (
          <P small>
            Out of {population.count.toLocaleString('en-GB')} children under 18 in the middle of{' '}
            {population.year}. Source: {population.source}.
          </P>
        ) : (
          <P>
            No population is recorded for this period.{' '}
            <Link href={paths.population}>See which populations are recorded</Link>
          </P>
        ))}
    </>
  );
};

const Parts = ({ model: { parts, indicator, about } }: { readonly model: FigureModel }) => {
  if (!parts) return null;
  const period = about.period.label;
  const bars = parts.rows.filter(({ count }) => count !== 0);
  const written = (count: number | null, share: number | null): string =>
    count === null
      ? 'c'
      : `${count.toLocaleString('en-GB')}${share === null ? '' : ` (${sayValue('percentage', share)})`}`;
  const table = (
    <Table
      caption={`${indicator.name}, ${period}`}
      captionSize="hidden"
      empty="There is nothing to show."
      rows={parts.rows}
      columns={[
        { label: parts.label, header: true, cell: ({ label }) => label },
        {
          label: 'Number',
          numeric: true,
          cell: ({ count }) => (count === null ? 'c' : count.toLocaleString('en-GB')),
        },
        {
          label: 'Share',
          numeric: true,
          cell: ({ share }) => (share === null ? '–' : sayValue('percentage', share)),
        },
      ]}
    />
  );
  return (
    <section aria-label={parts.label}>
      <H2>{parts.label}</H2>
      {bars.length === 0 ? (
        table
      ) : (
        <BarChart
          id="parts"
          title={`${indicator.name}, ${period}`}
          description="A bar for each with its number. The table beneath holds the same, and those that are 0."
          bars={bars.map(({ label, count, share }) => ({
            label,
            value: count,
            text: written(count, share),
          }))}
        >
          {table}
        </BarChart>
      )}
    </section>
  );
};

const definitionRows = (definition: DefinitionModel): SummaryRow[] => [
  { key: 'Question', value: definition.question },
  { key: 'What is counted', value: definition.numerator },
  ...(definition.denominator ? [{ key: 'Out of', value: definition.denominator }] : []),
  { key: 'Which way is better', value: definition.polarity },
  { key: 'Source', value: definition.source },
  { key: 'How often', value: FREQUENCIES[definition.frequency] },
  { key: 'Small numbers', value: DISCLOSURES[definition.disclosure] },
  {
    key: 'Defined by',
    value: definition.citationUrl ? (
      <Link href={definition.citationUrl}>{definition.citation}</Link>
    ) : (
      definition.citation
    ),
  },
  ...(definition.notes.length > 0
    ? [{ key: 'How to read it', value: <List items={definition.notes} /> }]
    : []),
  {
    key: 'Version',
    value: `${definition.version}, for periods that begin from ${sayDay(definition.from)}${
      definition.until ? ` to ${sayDay(definition.until)}` : ''
    }`,
  },
];

const KeptFigures = ({ model: { kept, indicator, about } }: { readonly model: FigureModel }) => (
  <Table
    caption="Kept figures"
    empty="No figure of this indicator has been kept."
    rows={kept}
    columns={[
      { label: 'Period', header: true, cell: ({ from, until }) => `${sayDay(from)} to ${sayDay(until)}` },
      {
        label: 'Value',
        numeric: true,
        cell: ({ value }) => (value === null ? 'Not available' : sayValue(indicator.unit, value)),
      },
      { label: 'Known on', whole: true, cell: ({ asAt }) => sayInstant(asAt) },
      { label: 'Kept by', cell: ({ keptBy }) => keptBy },
      {
        label: 'Check',
        cell: ({ from, until, asAt, version }) => (
          <Link
            href={paths.figure(indicator.id, {
              period: 'own',
              from,
              until,
              asAt,
              version,
              ...(about.area ? { area: about.area.id } : {}),
            })}
          >
            Count it again
          </Link>
        ),
      },
    ]}
  />
);

/** One indicator: its figure and what it is made of, what it means, and what was kept of it. */
export const FigurePage = ({ model, form, frame }: Shows<FigureModel, AskFigure>) => {
  const { about, indicator, versions } = model;
  const asked = { ...sameAsked(about), version: indicator.version };
  return (
    <Page
      frame={frame}
      title={indicator.name}
      width="wide"
      faults={[...about.faults, ...form.faults]}
      before={<BackLink href={paths.figures(sameAsked(about))}>Figures</BackLink>}
    >
      <H1 caption={`${indicator.id} · ${sayAbout(about)}`}>{indicator.name}</H1>
      <PeriodPicker about={about} form={form} action={paths.figure(indicator.id)}>
        <HowToRead about={about} />
        <Headline model={model} />
        {model.mayOpenRecords && (
          <P>
            <Link href={paths.records(indicator.id, asked)}>See the records behind this figure</Link>
          </P>
        )}
        <Parts model={model} />
        <CsvLink
          about={about}
          lines={[{ indicator, figure: model.figure, ...(model.parts ? { parts: model.parts.rows } : {}) }]}
        />
        <H2>What it means</H2>
        <SummaryList rows={definitionRows(indicator)} />
        {versions
          .filter(({ version }) => version !== indicator.version)
          .map((other) => (
            <Details key={other.version} summary={`Version ${other.version}`}>
              <SummaryList rows={definitionRows(other)} />
            </Details>
          ))}
        {about.exactly && <KeptFigures model={model} />}
        {model.mayKeep && about.area && (
          <Form state={form} action={paths.keep(indicator.id)}>
            <input type="hidden" name="period" value={about.period.key} />
            <input type="hidden" name="area" value={about.area.id} />
            <P>
              Keep this figure when it goes into a paper: it stays as it is now, with the records behind it,
              whatever is recorded later.
            </P>
            <Button kind="secondary">Keep this figure</Button>
          </Form>
        )}
      </PeriodPicker>
    </Page>
  );
};
