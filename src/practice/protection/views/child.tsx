import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { paths as story } from '#story';
import { BackLink, Beneath, ButtonLink, H1, Link, Page, SummaryList, Table, TwoThirds, Typed } from '#ui';
import { paths } from '../paths.ts';
import type { ChildModel, LookupModel } from '../reads/index.ts';
import { isSetting, SETTINGS, STATUS_KINDS } from '../rules/index.ts';
import { Holds, sayDays, sayWhat } from './parts.tsx';

const sayWhere = (setting: string): string => (isSetting(setting) ? SETTINGS[setting] : setting);

/** A child's protection status, past and present, and who asked for it. */
export const ChildPage = ({ model: { child, statuses, lookups, mayRecord }, frame }: Shows<ChildModel>) => (
  <Page
    frame={frame}
    title="Protection status"
    before={<BackLink href={story.story(child.id)}>Back to the child’s page</BackLink>}
  >
    <H1 caption={`${child.name}, ${child.about}`}>Protection status, and who asked</H1>
    {mayRecord && <ButtonLink href={paths.record(child.id)}>Record a status</ButtonLink>}
    <Table
      caption="Status"
      columns={[
        {
          label: 'What',
          header: true,
          cell: (row) => (
            <>
              <Link href={paths.status(row.id)}>{STATUS_KINDS[row.kind].label}</Link>
              <Beneath>{sayWhat(row)}</Beneath>
            </>
          ),
        },
        { label: 'When', cell: sayDays },
        {
          label: 'Responsible',
          cell: ({ authority, team }) => (team ? `${team.name}, ${authority}` : authority),
        },
        { label: 'Stands', whole: true, cell: (row) => <Holds status={row} /> },
      ]}
      rows={statuses}
      empty="No plan and no time in care is recorded for this child."
    />
    <Table
      caption="Who asked"
      columns={[
        {
          label: 'Organisation',
          header: true,
          cell: ({ id, organisation }) => <Link href={paths.lookup(id)}>{organisation}</Link>,
        },
        { label: 'By', cell: ({ by }) => by },
        { label: 'When', whole: true, cell: ({ at }) => sayInstant(at) },
        { label: 'Where the child was', cell: ({ setting }) => sayWhere(setting) },
        { label: 'Told', cell: ({ told }) => (told ? 'Yes' : 'Nothing was told') },
      ]}
      rows={lookups}
      empty="No agency has asked about this child."
    />
  </Page>
);

/** One look-up. */
export const LookupPage = ({ model: { child, lookup }, frame }: Shows<LookupModel>) => (
  <Page
    frame={frame}
    title="Protection status asked for"
    before={<BackLink href={paths.ofChild(child.id)}>Back to who asked</BackLink>}
  >
    <TwoThirds>
      <H1 caption={`${child.name}, ${child.about}`}>Protection status asked for</H1>
      <SummaryList
        rows={[
          { key: 'Organisation', value: lookup.organisation },
          { key: 'By', value: lookup.by },
          { key: 'When', value: sayInstant(lookup.at) },
          { key: 'Where the child was', value: sayWhere(lookup.setting) },
          { key: 'Their reference', value: lookup.encounter || 'None was given' },
          { key: 'Why', value: lookup.reason ? <Typed>{lookup.reason}</Typed> : 'A system asked' },
          {
            key: 'Told',
            value: lookup.told
              ? 'The kind of plan, its days, and how to reach you'
              : 'Nothing: the same answer as if nobody were known',
          },
        ]}
      />
    </TwoThirds>
  </Page>
);
