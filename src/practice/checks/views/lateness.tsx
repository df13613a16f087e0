import type { Shows } from '#http';
import { BarChart, Beneath, Button, fieldsOf, H1, P, Page, Select, Table } from '#ui';
import { LatenessForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { LatenessModel } from '../reads/index.ts';
import { URGENCIES } from '../rules.ts';

type Row = LatenessModel['rows'][number];
const HIDDEN = 'too few to show';
const said = (count: number | null): string => (count === null ? HIDDEN : count.toLocaleString('en-GB'));
const share = ({ percentage, inTime, late }: Row): string =>
  percentage !== null ? `${percentage}%` : inTime === 0 && late === 0 ? 'none due' : HIDDEN;

const CHARTED = 15;

const Numbers = ({ model }: { readonly model: LatenessModel }) => (
  <Table
    caption={`Agency checks by agency, ${model.period.label}`}
    rows={model.rows}
    empty="No agency was asked in this period."
    columns={[
      { label: 'Agency', header: true, cell: ({ organisation }) => organisation },
      { label: 'Asked', numeric: true, cell: ({ asked }) => said(asked) },
      { label: 'In time', numeric: true, cell: ({ inTime }) => said(inTime) },
      { label: 'Late', numeric: true, cell: ({ late }) => said(late) },
      { label: 'Not due', numeric: true, cell: ({ notDue }) => said(notDue) },
      { label: 'Nothing known', numeric: true, cell: ({ nothing }) => said(nothing) },
      { label: 'Refused', numeric: true, cell: ({ refused }) => said(refused) },
      { label: 'In time, of those due', numeric: true, whole: true, cell: share },
    ]}
  />
);

/** How agencies answer in time: by agency, for a period, and where it may be told by urgency. */
export const LatenessPage = ({ model, form, frame }: Shows<LatenessModel>) => {
  const f = fieldsOf(LatenessForm, form);
  const charted = model.rows.filter((row) => row.percentage !== null).slice(0, CHARTED);
  const period = f('period');
  const urgency = f('urgency');
  return (
    <Page frame={frame} title="Lateness of agency checks" width="wide" faults={model.faults}>
      <H1 caption={model.period.label}>How agencies answer in time</H1>
      <P>
        The front door asks agencies what they know of a child, with a local limit for each urgency. That
        nothing is known, and a refusal, are answers. “Not due” is what still has time, or was withdrawn in
        time.
      </P>
      {!model.exactly && (
        <P>Small numbers are not shown, nor those that would give them away: they could tell of a child.</P>
      )}
      <form method="get" action={paths.lateness}>
        <Select
          field={{
            ...period,
            items: model.periods.map(({ key, label }) => ({
              value: key,
              text: label,
              chosen: key === model.period.key,
            })),
          }}
        />
        {model.exactly && (
          <Select
            field={{
              ...urgency,
              items: Object.entries(URGENCIES).map(([value, text]) => ({
                value,
                text,
                chosen: value === model.urgency,
              })),
            }}
            blank="Every urgency"
          />
        )}
        <Button>Show</Button>
      </form>
      {charted.length > 0 && (
        <BarChart
          id="lateness"
          title="Answered in time, of those that were due"
          description="A bar for each agency with its percentage, the lowest first. The table beneath holds every agency and every number."
          full={100}
          bars={charted.map((row) => ({
            label: row.organisation,
            value: row.percentage,
            text: `${row.percentage}%`,
          }))}
        />
      )}
      <Numbers model={model} />
      {model.rows.length > CHARTED && <Beneath>The drawing shows {CHARTED} agencies; the table all.</Beneath>}
      {model.rows.length > 0 && (
        <P>
          <a
            class="govuk-link"
            download={`agency-checks-${model.period.key}.csv`}
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${model.csv}`)}`}
          >
            Download this as CSV
          </a>
        </P>
      )}
    </Page>
  );
};
