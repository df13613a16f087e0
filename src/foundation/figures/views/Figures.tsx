import type { Shows } from '#http';
import { EmptyState, H1, H2, Link, P, Page, Table } from '#ui';
import type { AskFigures } from '../forms.ts';
import { paths } from '../paths.ts';
import type { FiguresModel } from '../reads/index.ts';
import { CsvLink, HowToRead, PeriodPicker, sameAsked, sayAbout, sayCounts, Value } from './parts.tsx';

/** Every indicator by theme with its figure. */
export const FiguresPage = ({ model, form, frame }: Shows<FiguresModel, AskFigures>) => {
  const { about, themes } = model;
  return (
    <Page frame={frame} title="Figures" width="wide" faults={about.faults}>
      <H1 caption={sayAbout(about)}>Figures</H1>
      <PeriodPicker about={about} form={form} action={paths.figures()}>
        <HowToRead about={about} />
        {themes.length === 0 && (
          <EmptyState title="There is nothing to count yet">
            <P>
              Figures are about the area of a council. An administrator adds the council to the partnership.
            </P>
          </EmptyState>
        )}
        {themes.map(({ theme, figures }) => (
          <section key={theme} aria-label={theme}>
            <H2>{theme}</H2>
            <Table
              caption={`${theme}, ${about.period.label}`}
              captionSize="hidden"
              empty=""
              rows={figures}
              columns={[
                {
                  label: 'Indicator',
                  header: true,
                  cell: ({ indicator }) => (
                    <>
                      <Link href={paths.figure(indicator.id, sameAsked(about))}>{indicator.name}</Link>
                      <br />
                      <span class="govuk-body-s">{indicator.id}</span>
                    </>
                  ),
                },
                {
                  label: 'Value',
                  numeric: true,
                  whole: true,
                  cell: ({ figure }) => <Value figure={figure} />,
                },
                {
                  label: 'Made of',
                  numeric: true,
                  cell: ({ indicator, figure }) => sayCounts(indicator, figure) || '–',
                },
                { label: 'Which way is better', cell: ({ indicator }) => indicator.polarity },
              ]}
            />
          </section>
        ))}
        {themes.length > 0 && <CsvLink about={about} lines={themes.flatMap(({ figures }) => figures)} />}
        <P>
          <Link href={paths.population}>
            {model.mayAddPopulation ? 'See and add populations' : 'See the populations that rates are out of'}
          </Link>
        </P>
      </PeriodPicker>
    </Page>
  );
};
