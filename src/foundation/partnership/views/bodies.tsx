import { fieldsOf, formOf, Link, Radios, Select, Table, TextInput } from '#ui';
import { BodyFilter } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { BodyList } from '../reads/index.ts';
import { bodyTypes, inboxes } from '../rules/index.ts';
import { Days } from './facts.tsx';
import { Narrowing, sayStanding } from './narrowing.tsx';
import { choosing, Shell, type Shown } from './shell.tsx';

const nameIn = (labels: Readonly<Record<string, string>>, key: string): string => labels[key] ?? key;

/** The register of bodies and teams. */
export const BodiesPage = ({ model, frame, query }: Shown<BodyList, BodyFilter>) => {
  const f = fieldsOf(BodyFilter, formOf(frame, query));
  return (
    <Shell frame={frame} section="bodies" title="Bodies and teams">
      <Narrowing
        asked={query}
        to={paths.bodies}
        says={{
          type: (type) => nameIn(bodyTypes, type),
          standing: sayStanding,
          organisation: (id) => model.hosts.find((host) => host.id === id)?.name ?? 'One organisation',
        }}
        page={model.page}
        pages={model.pages}
        add={model.acts.includes('add') ? { href: paths.newBody, label: 'Add a body or team' } : undefined}
        options={
          <>
            <TextInput field={f('q')} />
            <Select field={f('type')} blank="Every kind" />
            <Select field={choosing(f('organisation'), model.hosts)} blank="Anybody" />
            <Radios field={f('standing')} small />
          </>
        }
      >
        <Table
          caption={`Bodies and teams: ${model.total}`}
          empty="No body or team matches. Clear the filters to see all that are in force."
          rows={model.rows}
          columns={[
            {
              label: 'Name',
              header: true,
              cell: ({ id, name }) => <Link href={paths.body(id)}>{name}</Link>,
            },
            { label: 'Kind', cell: ({ kind }) => kind },
            {
              label: 'Hosted by',
              cell: ({ host }) =>
                host ? <Link href={paths.organisation(host.id)}>{host.name}</Link> : 'The partnership',
            },
            { label: 'Inbox receives', cell: ({ receives }) => nameIn(inboxes, receives) },
            { label: 'Days', cell: (row) => <Days {...row} /> },
          ]}
        />
      </Narrowing>
    </Shell>
  );
};
