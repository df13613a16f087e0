import type { Shows } from '#http';
import { timeOf } from '#kernel';
import {
  BackLink,
  Beneath,
  Button,
  EmptyState,
  Form,
  fieldsOf,
  H1,
  H2,
  Lede,
  P,
  Page,
  Table,
  TextInput,
} from '#ui';
import { SearchForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { SearchModel } from '../reads/index.ts';

const Found = ({ model, form }: Pick<Shows<SearchModel>, 'model' | 'form'>) => (
  <>
    <H2>{model.total === 1 ? '1 person found' : `${model.total.toLocaleString('en-GB')} people found`}</H2>
    {model.total > model.people.length && (
      <P>The first {model.people.length} are shown. Add a date of birth or a number to find fewer.</P>
    )}
    <Table
      caption="People found"
      captionSize="hidden"
      rows={model.people}
      empty="Nobody is found."
      columns={[
        {
          label: 'Name',
          header: true,
          cell: ({ name, alsoKnownAs }) => (
            <>
              {name}
              {alsoKnownAs.length > 0 && <Beneath>also {alsoKnownAs.join(', ')}</Beneath>}
            </>
          ),
        },
        {
          label: 'Born',
          cell: ({ birth, age }) => (
            <>
              {birth.replace(/^Born /, '') || 'Not known'}
              {age !== '' && <Beneath>{age}</Beneath>}
            </>
          ),
        },
        { label: 'Address', cell: ({ address }) => address || 'None to show' },
        {
          label: 'Records',
          cell: ({ id, name, opened }) =>
            opened ? (
              'Open to you'
            ) : (
              <Form state={form} action={paths.child(model.id)}>
                <input type="hidden" name="child" value={id} />
                <button type="submit" class="govuk-button govuk-button--secondary app-button--compact">
                  Open<span class="govuk-visually-hidden">: {name}</span>
                </button>
              </Form>
            ),
        },
      ]}
    />
  </>
);

/** The search of an emergency: everybody is found whom the access reaches, and nothing but who they are is shown. */
export const SearchPage = ({ model, form, frame }: Shows<SearchModel>) => {
  const f = fieldsOf(SearchForm, form);
  return (
    <Page
      frame={frame}
      title="Find a child in an emergency"
      faults={form.faults}
      before={<BackLink href={paths.one(model.id)}>Emergency access</BackLink>}
    >
      <H1>Find a child in an emergency</H1>
      <Lede>Your access is open until {timeOf(model.until)}. Everything that you fill in must fit.</Lede>
      <search>
        <form method="get" action={paths.search(model.id)} novalidate autocomplete="off">
          <TextInput field={f('name')} spellcheck={false} />
          <TextInput field={f('born')} width={10} />
          <TextInput field={f('identifier')} width={20} spellcheck={false} />
          <Button>Search</Button>
        </form>
      </search>
      {model.asked &&
        (model.total === 0 ? (
          <EmptyState title="Nobody is found who fits all of this">
            <P>Try fewer details, another spelling, or a year alone.</P>
          </EmptyState>
        ) : (
          <Found model={model} form={form} />
        ))}
    </Page>
  );
};
