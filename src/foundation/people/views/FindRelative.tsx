import { BackLink, Button, EmptyState, fieldsOf, H1, Link, P, Page, Table, TextInput } from '#ui';
import { FindRelativeForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { FindRelativeModel } from '../reads/index.ts';
import { Badges, RestrictedBanner, type Shown, sayLine } from './parts.tsx';

/** First whom: a relative is found among the people recorded, and then related. */
export const FindRelativePage = ({
  model: { person, found, total, searched, faults },
  form,
  frame,
}: Shown<FindRelativeModel>) => (
  <Page
    frame={frame}
    title="Find a relative"
    faults={faults}
    before={<BackLink href={paths.person(person.id)} />}
  >
    <RestrictedBanner restricted={person.restricted} />
    <H1 caption={sayLine(person)}>Find a relative</H1>
    <search>
      <form method="get" action={paths.findRelative(person.id)} novalidate autocomplete="off">
        <TextInput
          field={fieldsOf(FindRelativeForm, { ...form, faults: [...form.faults, ...faults] })('find')}
          spellcheck={false}
        />
        <Button>Search</Button>
      </form>
    </search>
    {searched && found.length === 0 && (
      <EmptyState title="Nobody is found by that name">
        <P>
          Try another spelling, or <Link href={paths.addPerson}>add a person</Link> and come back.
        </P>
      </EmptyState>
    )}
    {found.length > 0 && (
      <>
        <Table
          caption={total > found.length + 1 ? `The nearest ${found.length} of ${total}` : 'People found'}
          rows={found}
          empty=""
          columns={[
            {
              label: 'Name',
              header: true,
              cell: (each) => (
                <>
                  {each.name}
                  <Badges {...each} />
                </>
              ),
            },
            {
              label: 'Born',
              cell: ({ birth, age }) =>
                [birth.replace(/^Born /, ''), age].filter(Boolean).join(', ') || 'Not known',
            },
            { label: 'Address', cell: ({ address }) => address || 'None to show' },
            {
              label: 'Choose',
              cell: (each) => (
                <Link href={paths.addRelationship(person.id, each.id)}>
                  Choose<span class="govuk-visually-hidden"> {sayLine(each)}</span>
                </Link>
              ),
            },
          ]}
        />
        {total > found.length + 1 && <P>Type more of the name to see fewer.</P>}
      </>
    )}
  </Page>
);
