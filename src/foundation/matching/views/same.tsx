import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { paths as people } from '#people';
import { BackLink, Beneath, EmptyState, H1, H2, Lede, Link, List, P, Page, Table, Tag } from '#ui';
import { paths } from '../paths.ts';
import type { SameModel } from '../reads/index.ts';
import { Reasons, Restricted, sayLine } from './parts.tsx';

/** Who may be the same person as this one; and what was said before. */
export const SamePage = ({ model: { person, said, further, alike }, frame }: Shows<SameModel>) => (
  <Page
    frame={frame}
    title="Possible same person"
    before={<BackLink href={people.person(person.id)}>Back to the person record</BackLink>}
  >
    <Restricted people={[person]} />
    <H1 caption={sayLine(person)}>Is this person recorded twice?</H1>
    <Lede>
      A child with two records is a child whose story is cut in two. Two children with one record are worse:
      look before you link.
    </Lede>
    <H2>People who may be the same</H2>
    {alike.length === 0 ? (
      <EmptyState title="Nobody you can see is like this person">
        <P>
          What is not recorded counts neither for nor against.{' '}
          <Link href={people.people}>Search for a person</Link> to look by another name.
        </P>
      </EmptyState>
    ) : (
      <Table
        caption="People who may be the same"
        captionSize="hidden"
        rows={alike}
        empty=""
        columns={[
          {
            label: 'Name',
            header: true,
            cell: (each) => (
              <>
                <Link href={people.person(each.person.id)}>{each.person.name}</Link>
                {each.person.birth !== '' && <Beneath>{each.person.birth}</Beneath>}
                {each.person.address !== '' && <Beneath>{each.person.address}</Beneath>}
              </>
            ),
          },
          { label: 'How likely', cell: (each) => <Reasons likely={each} about={each.person.name} /> },
          {
            label: 'Decide',
            whole: true,
            cell: (each) => (
              <Link href={paths.compare(person.id, each.person.id)}>
                Compare<span class="govuk-visually-hidden"> with {sayLine(each.person)}</span>
              </Link>
            ),
          },
        ]}
      />
    )}
    {(said.length > 0 || further.length > 0) && (
      <>
        <H2>What was said before</H2>
        {said.length > 0 && (
          <Table
            caption="Linked, or told apart"
            captionSize="hidden"
            rows={said}
            empty=""
            columns={[
              {
                label: 'Name',
                header: true,
                cell: (each) => (
                  <>
                    <Link href={people.person(each.person.id)}>{each.person.name}</Link>
                    {each.person.birth !== '' && <Beneath>{each.person.birth}</Beneath>}
                  </>
                ),
              },
              {
                label: 'Said to be',
                cell: ({ saying }) =>
                  saying === 'same' ? (
                    <Tag colour="green">The same person</Tag>
                  ) : (
                    <Tag colour="grey">Somebody else</Tag>
                  ),
              },
              {
                label: 'Why, and by whom',
                cell: ({ reason, by, at }) => (
                  <>
                    <span class="app-typed">{reason}</span>
                    <Beneath>
                      {by}, {sayInstant(at)}
                    </Beneath>
                  </>
                ),
              },
              {
                label: 'Undo',
                cell: (each) => (
                  <Link href={paths.undo(person.id, each.person.id)}>
                    Undo<span class="govuk-visually-hidden"> what was said of {sayLine(each.person)}</span>
                  </Link>
                ),
              },
            ]}
          />
        )}
        {further.length > 0 && (
          <>
            <P>Linked by way of another record:</P>
            <List items={further.map((each) => <Link href={people.person(each.id)}>{sayLine(each)}</Link>)} />
          </>
        )}
      </>
    )}
  </Page>
);
