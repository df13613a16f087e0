import { Beneath, ComparedFields, Details, H2, Likelihood, Link, P, Table } from '#ui';
import { paths } from '../paths.ts';
import type { AlikePerson } from '../reads/index.ts';
import { Badges } from './parts.tsx';

/** Who somebody may be who is being entered: how likely, why, and the way to the record that is there. */
export const Alike = ({ alike }: { readonly alike: readonly AlikePerson[] }) => (
  <>
    <H2>People who may be the same</H2>
    <P>If one of them is this person, use their record: what you typed here is not needed then.</P>
    <Table
      caption="People who may be the same"
      captionSize="hidden"
      rows={alike}
      empty="Nobody you can see is like this person."
      columns={[
        {
          label: 'Name',
          header: true,
          cell: ({ person }) => (
            <>
              <Link href={paths.person(person.id)}>{person.name}</Link>
              <Badges {...person} />
              {person.birth !== '' && <Beneath>{person.birth}</Beneath>}
              {person.address !== '' && <Beneath>{person.address}</Beneath>}
            </>
          ),
        },
        {
          label: 'How likely',
          cell: ({ person, words, probability, ofOneHome, fields }) => (
            <>
              <Likelihood words={words} probability={probability} />
              <Details summary="Why">
                {ofOneHome && <P>What they share, a brother, a sister or a twin would share too.</P>}
                <ComparedFields caption={`How ${person.name} compares`} fields={fields} />
              </Details>
            </>
          ),
        },
      ]}
    />
  </>
);
