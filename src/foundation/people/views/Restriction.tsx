import { sayInstant } from '#kernel';
import {
  Button,
  Checkboxes,
  Form,
  fieldsOf,
  H2,
  InsetText,
  P,
  Select,
  SummaryList,
  Table,
  TextArea,
  Version,
  WarningText,
} from '#ui';
import { NameStaffForm, RestrictForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { RestrictionModel } from '../reads/index.ts';
import { among, PersonFrame, type Shown } from './parts.tsx';

const Place = ({ model: { person, staff }, form }: Pick<Shown<RestrictionModel>, 'model' | 'form'>) => {
  const f = fieldsOf(RestrictForm, form);
  const chosen = new Set([form.values.staff ?? []].flat());
  return (
    <>
      <WarningText>
        From the moment you restrict this record, nobody but the people named sees it, finds it or learns that
        it exists. You are named yourself.
      </WarningText>
      <Form state={form} action={paths.restriction(person.id)}>
        <TextArea field={f('reason')} rows={3} />
        <Checkboxes
          field={f('staff')}
          items={staff.map((each) => ({ ...each, chosen: chosen.has(each.value) }))}
          small
        />
        <Button kind="warning">Restrict this record</Button>
      </Form>
    </>
  );
};

const Standing = ({ model, form }: Pick<Shown<RestrictionModel>, 'model' | 'form'>) => {
  const { person, restriction, named, staff } = model;
  if (!restriction) return null;
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Why', value: restriction.reason },
          { key: 'Placed', value: `${sayInstant(restriction.placedAt)}, by ${restriction.placedBy}` },
        ]}
      />
      <Table
        caption="Who may see it"
        rows={named}
        empty="Nobody is named."
        columns={[
          { label: 'Name', header: true, cell: ({ name }) => name },
          { label: 'Since', whole: true, cell: ({ from }) => sayInstant(from) },
          {
            label: 'Change',
            cell: ({ id, name }) => (
              <Form state={form} action={paths.unnameStaff(person.id, id)}>
                <button type="submit" class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0">
                  Remove<span class="govuk-visually-hidden"> {name}</span>
                </button>
              </Form>
            ),
          },
        ]}
      />
      <H2>Name somebody else</H2>
      <Form state={form} action={paths.nameStaff(person.id)}>
        <Select field={among(fieldsOf(NameStaffForm, form)('staff'), staff)} />
        <Button kind="secondary">Name this person</Button>
      </Form>
      <H2>Lift the restriction</H2>
      <P>
        Everybody who has a reason to see the record sees it again. What was restricted stays in its history.
      </P>
      <Form state={form} action={paths.liftRestriction(person.id)}>
        <Version state={form} />
        <Button kind="warning">Lift the restriction</Button>
      </Form>
    </>
  );
};

/** Restrict a record to named people, name more, take names off, or lift it. */
export const RestrictionPage = ({ model, form, frame }: Shown<RestrictionModel>) => (
  <PersonFrame
    frame={frame}
    form={form}
    title={model.restriction ? 'Who may see this record' : 'Restrict this record'}
    person={model.person}
  >
    {model.restriction ? (
      <Standing model={model} form={form} />
    ) : (
      <>
        <InsetText>
          For a child of a colleague or a councillor, an adoption, a high-profile family, or somebody in
          danger from a person with access.
        </InsetText>
        <Place model={model} form={form} />
      </>
    )}
  </PersonFrame>
);
