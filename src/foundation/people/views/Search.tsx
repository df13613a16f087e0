import type { ComponentChildren } from 'preact';
import { isCode, SEXES } from '#kernel';
import {
  Beneath,
  Button,
  ButtonLink,
  DateInput,
  Details,
  EmptyState,
  type FormState,
  fieldsOf,
  H1,
  H2,
  Lede,
  Link,
  P,
  Page,
  Pagination,
  Table,
  TextInput,
} from '#ui';
import { SearchForm, type SearchQuery, searchAddress } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { SearchModel } from '../reads/index.ts';
import { AlsoRecordedAs, Badges, type Shown } from './parts.tsx';

const Questions = ({ form, asksReason }: { readonly form: FormState; readonly asksReason: boolean }) => {
  const f = fieldsOf(SearchForm, form);
  return (
    <search>
      <form method="get" action={paths.people} novalidate autocomplete="off">
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-one-half">
            <TextInput field={f('name')} spellcheck={false} />
            <DateInput field={f('born')} />
          </div>
          <div class="govuk-grid-column-one-half">
            <TextInput field={f('identifier')} width={20} spellcheck={false} />
            <TextInput field={f('address')} spellcheck={false} />
          </div>
        </div>
        {asksReason && <TextInput field={f('reason')} />}
        <Button>Search</Button>
      </form>
    </search>
  );
};

const Nobody = ({ model, question }: { readonly model: SearchModel; readonly question: string }) =>
  model.mayAdd ? (
    <EmptyState title="Nobody is found who fits all of this">
      <P>Try fewer details, another spelling, or a year alone for the date of birth.</P>
      <ButtonLink href={paths.addPersonLike(question)} kind="secondary">
        Add a person
      </ButtonLink>
    </EmptyState>
  ) : (
    <EmptyState title="Nobody is found whom you have a reason to see">
      <P>
        Try fewer details or another spelling. If you are worried about a child, type the details in a
        contact: the front door finds out who the child is.
      </P>
    </EmptyState>
  );

const sexOf = (sex: string): string => (isCode(SEXES, sex) && sex !== 'U' ? SEXES[sex] : '');

const Found = ({ people, caption }: { readonly people: SearchModel['people']; readonly caption: string }) => (
  <Table
    caption={caption}
    captionSize="hidden"
    rows={people}
    empty="Nobody is on this page."
    columns={[
      {
        label: 'Name',
        header: true,
        cell: (person) => (
          <>
            <Link href={paths.person(person.id)}>{person.name}</Link>
            <Badges {...person} />
            {person.alsoKnownAs.length > 0 && <Beneath>also {person.alsoKnownAs.join(', ')}</Beneath>}
            <AlsoRecordedAs also={person.also} />
          </>
        ),
      },
      {
        label: 'Born',
        cell: ({ birth, age, died }) => (
          <>
            {birth.replace(/^Born /, '') || 'Not known'}
            {age !== '' && <Beneath>{age}</Beneath>}
            {died !== null && <Beneath>has died</Beneath>}
          </>
        ),
      },
      { label: 'Sex', cell: ({ sex }) => sexOf(sex) || 'Not known' },
      { label: 'Address', cell: ({ address }) => address || 'None to show' },
    ]}
  />
);

/** Every part that was asked, as the closed form says it. */
const sayQuestion = (query: SearchQuery, born: string): string =>
  [query.name, born, query.identifier, query.address].filter((part) => part.trim() !== '').join(', ');

const countOf = (total: number): string =>
  total === 1 ? '1 person found' : `${total.toLocaleString('en-GB')} people found`;

/** Find a person: a form before a search, and the people found with the form folded away after one. */
export const SearchPage = ({
  model,
  form: begun,
  frame,
  query,
}: Shown<SearchModel> & { readonly query: SearchQuery }): ComponentChildren => {
  const form = { ...begun, faults: [...begun.faults, ...model.faults] };
  const born =
    [query['born-day'], query['born-month'], query['born-year']].filter(Boolean).join(' ') || query.born;
  const questions = <Questions form={form} asksReason={model.asksReason} />;
  return (
    <Page frame={frame} title="Find a person" faults={model.faults}>
      <H1>Find a person</H1>
      {model.searched ? (
        <>
          <Details summary={`Change this search: ${sayQuestion(query, born)}`}>{questions}</Details>
          {model.total === 0 ? (
            <Nobody model={model} question={searchAddress({ ...query, reason: '' }, 1)} />
          ) : (
            <>
              <H2>{countOf(model.total)}</H2>
              <Found people={model.people} caption={countOf(model.total)} />
              <Pagination
                page={model.page}
                pages={model.pages}
                href={(page) => paths.search(searchAddress(query, page))}
                label="Pages of people"
              />
              {model.mayAdd && (
                <P>
                  None of these?{' '}
                  <Link href={paths.addPersonLike(searchAddress({ ...query, reason: '' }, 1))}>
                    Add a person
                  </Link>
                </P>
              )}
            </>
          )}
        </>
      ) : (
        <>
          <Lede>Fill in what you know. Everything that you fill in must fit.</Lede>
          {questions}
        </>
      )}
    </Page>
  );
};
