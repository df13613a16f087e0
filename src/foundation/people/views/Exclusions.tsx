import { sayInstant } from '#kernel';
import { Button, Form, fieldsOf, H2, InsetText, Select, Table, TextArea } from '#ui';
import { ExcludeForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { ExclusionsModel } from '../reads/index.ts';
import { among, PersonFrame, type Shown } from './parts.tsx';

/** Who is kept from a record, whatever else admits them. */
export const ExclusionsPage = ({ model, form, frame }: Shown<ExclusionsModel>) => {
  const { person, exclusions, staff } = model;
  const f = fieldsOf(ExcludeForm, form);
  return (
    <PersonFrame frame={frame} form={form} title="Keep staff from this record" person={person}>
      <InsetText>
        A conflict of interest: a relative, a friend, somebody with a part in the matter. To them the record
        is not there, whatever else would let them see it.
      </InsetText>
      {exclusions.length > 0 && (
        <Table
          caption="Kept from this record"
          rows={exclusions}
          empty=""
          columns={[
            { label: 'Name', header: true, cell: ({ name }) => name },
            { label: 'Why', cell: ({ reason }) => reason },
            { label: 'Since', whole: true, cell: ({ from }) => sayInstant(from) },
            {
              label: 'Change',
              cell: ({ id, name }) => (
                <Form state={form} action={paths.stopExcluding(person.id, id)}>
                  <button type="submit" class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0">
                    Let them back<span class="govuk-visually-hidden">: {name}</span>
                  </button>
                </Form>
              ),
            },
          ]}
        />
      )}
      <H2>Keep somebody from it</H2>
      <Form state={form} action={paths.exclusions(person.id)}>
        <Select field={among(f('staff'), staff)} />
        <TextArea field={f('reason')} rows={3} />
        <Button>Keep them from the record</Button>
      </Form>
    </PersonFrame>
  );
};
