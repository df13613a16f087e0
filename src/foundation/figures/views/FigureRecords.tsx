import type { Shows } from '#http';
import { dayOf, sayDay } from '#kernel';
import { BackLink, H1, InsetText, Link, P, Page, Pagination, SubNavigation, Table } from '#ui';
import { type AskRecords, RECORDS_SHOWN } from '../forms.ts';
import { type FigureAsked, paths } from '../paths.ts';
import type { FigureRecordsModel } from '../reads/index.ts';
import { HowToRead, sameAsked, sayAbout } from './parts.tsx';

const records = (count: number): string =>
  count === 1 ? '1 record' : `${count.toLocaleString('en-GB')} records`;

/** The records behind a figure, of those that the actor sees. */
export const FigureRecordsPage = ({ model, frame }: Shows<FigureRecordsModel, AskRecords>) => {
  const { about, indicator, show, part, total, visible, page, pages } = model;
  const asked: FigureAsked = {
    ...sameAsked(about),
    version: indicator.version,
    ...(part ? { part: part.key } : {}),
  };
  const shown = (which: FigureRecordsModel['show'], at?: number): string =>
    `${paths.records(indicator.id, { ...asked, ...(at ? { page: at } : {}) })}&show=${which}`;
  return (
    <Page
      frame={frame}
      title={`Records behind ${indicator.id}`}
      width="wide"
      faults={about.faults}
      before={<BackLink href={paths.figure(indicator.id, sameAsked(about))}>{indicator.name}</BackLink>}
    >
      <H1 caption={`${indicator.name} · ${sayAbout(about)}`}>The records behind this figure</H1>
      <HowToRead about={about} />
      {indicator.unit === 'percentage' && (
        <SubNavigation
          label="Which records"
          items={(['all', 'counted', 'leftOut'] as const).map((which) => ({
            label: RECORDS_SHOWN[which],
            href: shown(which),
            current: which === show,
          }))}
        />
      )}
      {part && <P>Only those of one part: {part.label}.</P>}
      {visible === total ? (
        <P>{records(total)}.</P>
      ) : (
        <InsetText>
          You can see {visible.toLocaleString('en-GB')} of {records(total)}. The figure counts everything that
          was recorded; the rest are records that you have no reason to see.
        </InsetText>
      )}
      <Table
        caption="Records"
        captionSize="hidden"
        empty="There is no record that you can see here."
        rows={model.records}
        columns={[
          {
            label: 'Record',
            header: true,
            cell: ({ kind, href, at, name }) => {
              const words = `${kind}, ${sayDay(dayOf(at))}${name ? `, ${name}` : ''}`;
              return href ? <Link href={href}>{words}</Link> : words;
            },
          },
          ...(indicator.unit === 'percentage'
            ? [
                {
                  label: 'Counted',
                  cell: ({ counted }: FigureRecordsModel['records'][number]) => (counted ? 'Yes' : 'No'),
                },
              ]
            : []),
        ]}
      />
      <Pagination page={page} pages={pages} href={(at) => shown(show, at)} label="Pages of records" />
    </Page>
  );
};
