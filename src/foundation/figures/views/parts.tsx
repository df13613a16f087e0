import type { ComponentChildren } from 'preact';
import { sayDay, sayInstant } from '#kernel';
import { DateInput, FilterLayout, type FormState, fieldsOf, InsetText, Select, Tag, TextInput } from '#ui';
import { periodQuestions } from '../forms.ts';
import type { FigureAsked } from '../paths.ts';
import type { AboutModel, DefinitionModel, FigureFace } from '../reads/index.ts';
import { csvOf } from '../rules/index.ts';

/** The address of the same period, area and moment on another page. */
export const sameAsked = ({ period, area, asAt, asItWas }: AboutModel): FigureAsked => ({
  period: period.key,
  ...(period.key === 'own' ? { from: period.from, until: period.until } : {}),
  ...(area ? { area: area.id } : {}),
  ...(asItWas ? { asAt } : {}),
});

/** What the page is about, in a line under its heading. */
export const sayAbout = ({ period, area }: AboutModel): string =>
  [period.label, area?.name].filter(Boolean).join('\u00a0· ');

const periodOptions = ({ periods, exactly }: AboutModel): Record<string, string> =>
  Object.fromEntries([
    ...periods.map(({ key, label, ended }) => [key, ended ? label : `${label}, so far`]),
    ...(exactly ? [['own', 'My own dates']] : []),
  ]);

/** The questions that choose a period beside what they choose; those that only some posts may ask are there for them alone. */
export const PeriodPicker = ({
  about,
  form,
  action,
  children,
}: {
  readonly about: AboutModel;
  readonly form: FormState;
  readonly action: string;
  readonly children: ComponentChildren;
}) => {
  const areas = Object.fromEntries(about.areas.map(({ id, name }) => [id, name]));
  const field = fieldsOf(periodQuestions(periodOptions(about), areas), { ...form, faults: about.faults });
  return (
    <FilterLayout
      action={action}
      clearHref={action}
      selected={[]}
      faulty={about.faults.length > 0}
      options={
        <>
          <Select field={field('period')} blank="The last whole quarter" />
          {about.exactly && (
            <>
              <DateInput field={field('from')} />
              <DateInput field={field('until')} />
              <TextInput field={field('asAt')} width={10} />
            </>
          )}
          {about.areas.length > 1 && <Select field={field('area')} blank="The first" />}
        </>
      }
    >
      {children}
    </FilterLayout>
  );
};

/** How the numbers are to be read: suppressed, still growing, or as they were known before. */
export const HowToRead = ({ about }: { readonly about: AboutModel }) => {
  const notes = [
    ...(about.exactly
      ? []
      : [
          'Numbers from 1 to 5, and those that would give one away, are not shown, so that no child can be recognised.',
        ]),
    ...(about.period.ended
      ? []
      : [`This period runs until ${sayDay(about.period.until)}: its figures still grow.`]),
    ...(about.asItWas ? [`As it was known on ${sayInstant(about.asAt)}.`] : []),
  ];
  return notes.length === 0 ? null : (
    <InsetText>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </InsetText>
  );
};

/** What a figure is, or why there is none. */
export const Value = ({ figure }: { readonly figure: FigureFace }) =>
  figure.status === 'shown' ? <strong>{figure.text}</strong> : <Tag colour="grey">{figure.text}</Tag>;

/** '412 of 1,830': what the value is made of, where it is shown. */
export const sayCounts = ({ unit }: Pick<DefinitionModel, 'unit'>, figure: FigureFace): string => {
  if (unit === 'count' || figure.numerator === null || figure.denominator === null) return '';
  return `${figure.numerator.toLocaleString('en-GB')} of ${figure.denominator.toLocaleString('en-GB')}`;
};

const COLUMNS = [
  'indicator',
  'version',
  'name',
  'area',
  'from',
  'until',
  'as_at',
  'part',
  'unit',
  'value',
  'numerator',
  'denominator',
];

export interface CsvLine {
  readonly indicator: DefinitionModel;
  readonly figure: FigureFace;
  readonly parts?: readonly { readonly label: string; readonly count: number | null }[];
}

/**
 * The figures on the page as a file. It is made with the page and lies in the link, so that it holds exactly what the page shows
 * and its reader was recorded once.
 */
export const CsvLink = ({
  about,
  lines,
}: {
  readonly about: AboutModel;
  readonly lines: readonly CsvLine[];
}) => {
  const hidden = (count: number | null): number | string => count ?? 'c';
  const rows = lines.flatMap(({ indicator, figure, parts = [] }) => {
    const start = [
      indicator.id,
      indicator.version,
      indicator.name,
      about.area?.name ?? '',
      about.period.from,
      about.period.until,
      about.asAt,
    ];
    const counted = figure.token === 'c' ? 'c' : figure.numerator;
    const outOf = figure.denominator ?? (figure.token === 'c' && indicator.unit !== 'count' ? 'c' : null);
    return [
      [...start, '', indicator.unit, figure.value ?? figure.token, counted, outOf],
      ...parts.map(({ label, count }) => [...start, label, 'count', hidden(count), hidden(count), null]),
    ];
  });
  const file = [
    'figures',
    about.period.key === 'own' ? `${about.period.from}-${about.period.until}` : about.period.key,
  ];
  const only = lines.length === 1 ? lines[0]?.indicator.id.toLowerCase() : undefined;
  return (
    <p class="govuk-body">
      <a
        class="govuk-link"
        download={`${only ?? file[0]}-${file[1]}.csv`}
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${csvOf(COLUMNS, rows)}`)}`}
      >
        Download this as CSV
      </a>
    </p>
  );
};
