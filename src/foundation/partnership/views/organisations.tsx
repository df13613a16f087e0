import { fieldsOf, formOf, Link, Radios, Select, Table, TextInput } from '#ui';
import { OrganisationFilter } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { OrganisationList } from '../reads/index.ts';
import { sayOrganisationType } from '../rules/index.ts';
import { Days } from './facts.tsx';
import { Narrowing, sayStanding } from './narrowing.tsx';
import { Shell, type Shown } from './shell.tsx';

/** The register of organisations. */
export const OrganisationsPage = ({ model, frame, query }: Shown<OrganisationList, OrganisationFilter>) => {
  const f = fieldsOf(OrganisationFilter, formOf(frame, query));
  return (
    <Shell frame={frame} section="organisations" title="Organisations">
      <Narrowing
        asked={query}
        to={paths.organisations}
        says={{ type: sayOrganisationType, standing: sayStanding }}
        page={model.page}
        pages={model.pages}
        add={
          model.acts.includes('add')
            ? { href: paths.newOrganisation, label: 'Add an organisation' }
            : undefined
        }
        options={
          <>
            <TextInput field={f('q')} />
            <Select field={f('type')} blank="Every kind" />
            <Radios field={f('standing')} small />
          </>
        }
      >
        <Table
          caption={`Organisations: ${model.total}`}
          empty="No organisation matches. Clear the filters to see all that are in force."
          rows={model.rows}
          columns={[
            {
              label: 'Name',
              header: true,
              cell: ({ id, name }) => <Link href={paths.organisation(id)}>{name}</Link>,
            },
            { label: 'Kind', cell: ({ kind }) => kind },
            { label: 'Days', cell: (row) => <Days {...row} /> },
          ]}
        />
      </Narrowing>
    </Shell>
  );
};
