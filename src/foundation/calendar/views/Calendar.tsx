import { sayDay, sayInstant, sayWeekday } from '#kernel';
import { ButtonLink, type Frame, H2, InsetText, Link, P, SideNavigation, Table } from '#ui';
import { paths } from '../paths.ts';
import type { CalendarModel } from '../reads.ts';
import { CalendarFrame } from './CalendarFrame.tsx';

/** '2019 to 2028': the first unbroken run of years that are known, and any later ones by themselves. */
const sayYears = (years: CalendarModel['years']): string => {
  const known = years.filter((each) => each.known).map(({ year }) => year);
  const runs: [number, number][] = [];
  for (const year of known) {
    const last = runs.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`)).join(', ');
};

type Holiday = CalendarModel['holidays'][number];

const Source = ({ holiday, mayKeep }: { readonly holiday: Holiday; readonly mayKeep: boolean }) =>
  holiday.added === null ? (
    <>Published on GOV.UK</>
  ) : (
    <>
      Added here on {sayInstant(holiday.added.at)}
      {mayKeep && (
        <>
          {' '}
          <Link href={paths.withdrawHoliday(holiday.added.id)}>
            Withdraw<span class="govuk-visually-hidden"> {sayDay(holiday.day)}</span>
          </Link>
        </>
      )}
    </>
  );

/** Which days are bank holidays, by year. */
export const CalendarPage = ({ model, frame }: { readonly model: CalendarModel; readonly frame: Frame }) => {
  const { year, years, holidays, withdrawn, mayKeep } = model;
  const known = years.find((each) => each.year === year)?.known ?? false;
  return (
    <CalendarFrame frame={frame} title="Bank holidays" current="holidays">
      <P>
        Monday to Friday are working days, but for the bank holidays of England. They are known for{' '}
        {sayYears(years)}. A due date that reaches into any other year is provisional.
      </P>
      {mayKeep && <ButtonLink href={paths.addHoliday}>Add a bank holiday</ButtonLink>}
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-one-quarter">
          <SideNavigation
            label="Years"
            items={years.map((each) => ({
              label: `${each.year}`,
              href: paths.calendar(each.year),
              current: each.year === year,
            }))}
          />
        </div>
        <div class="govuk-grid-column-three-quarters">
          {!known && (
            <InsetText>
              The bank holidays of {year} are not all known yet. Due dates that reach into {year} may move.
            </InsetText>
          )}
          <Table
            caption={`Bank holidays of ${year}`}
            empty={`No bank holiday of ${year} is known.`}
            rows={holidays}
            columns={[
              { label: 'Day', header: true, cell: ({ day }) => sayWeekday(day) },
              { label: 'Name', cell: ({ name }) => name },
              { label: 'Source', cell: (holiday) => <Source holiday={holiday} mayKeep={mayKeep} /> },
            ]}
          />
          {withdrawn.length > 0 && (
            <>
              <H2>Withdrawn</H2>
              <P>These were added by mistake, and moved due dates until they were withdrawn.</P>
              <Table
                caption={`Withdrawn bank holidays of ${year}`}
                captionSize="hidden"
                empty=""
                rows={withdrawn}
                columns={[
                  { label: 'Day', header: true, cell: ({ day }) => sayWeekday(day) },
                  { label: 'Name', cell: ({ name }) => name },
                  { label: 'Withdrawn on', whole: true, cell: ({ withdrawnAt }) => sayInstant(withdrawnAt) },
                ]}
              />
            </>
          )}
        </div>
      </div>
    </CalendarFrame>
  );
};
