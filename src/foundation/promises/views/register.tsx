import type { Shows } from '#http';
import { sayDay } from '#kernel';
import {
  BarChart,
  Beneath,
  ButtonGroup,
  ButtonLink,
  type Field,
  FilterLayout,
  fieldsOf,
  H1,
  Lede,
  Link,
  List,
  Page,
  PreviousNext,
  Radios,
  Select,
  Table,
  Tag,
} from '#ui';
import { RegisterQuery } from '../forms.ts';
import { paths } from '../paths.ts';
import type { RegisterModel } from '../reads/index.ts';
import { AGES, STATES, WHICH } from '../rules/index.ts';
import { Due, StateTag } from './parts.tsx';

const chosen = (field: Field, items: readonly { value: string; text: string }[]): Field => ({
  ...field,
  items: items.map((item) => ({ ...item, chosen: item.value === field.value })),
});

const Figures = ({ model }: { model: RegisterModel }) => (
  <BarChart
    id="promises-by-state"
    title="How they stand"
    description="How many of the promises that the filter names stand how; the table beneath holds the same numbers."
    bars={model.figures.map(({ state, many }) => ({ label: STATES[state], value: many }))}
  >
    <Table
      caption="How they stand"
      captionSize="hidden"
      columns={[
        { label: 'State', header: true, cell: ({ state }) => STATES[state] },
        { label: 'Promises', numeric: true, cell: ({ many }) => many },
        { label: 'Of them late', numeric: true, cell: ({ late }) => late },
      ]}
      rows={model.figures}
      empty="No promise is there to be counted."
    />
  </BarChart>
);

/** The register of promises: the address is the filter, and can be kept. */
export const RegisterPage = ({ model, form, frame }: Shows<RegisterModel>) => {
  const { asked, bodies, owners } = model;
  const { body, owner, which, age } = asked;
  const f = fieldsOf(RegisterQuery, {
    ...form,
    values: { body: body ?? '', owner: owner ?? '', which, age: age ?? '' },
  });
  const now = {
    body: asked.body ?? undefined,
    owner: asked.owner ?? undefined,
    which: asked.which === 'outstanding' ? undefined : asked.which,
    age: asked.age ?? undefined,
  };
  const nameOf = (list: readonly { value: string; text: string }[], value: string) =>
    list.find((each) => each.value === value)?.text ?? 'Somebody else';
  const selected = [
    ...(asked.body
      ? [{ label: nameOf(bodies, asked.body), without: paths.listOf({ ...now, body: undefined }) }]
      : []),
    ...(asked.owner
      ? [{ label: nameOf(owners, asked.owner), without: paths.listOf({ ...now, owner: undefined }) }]
      : []),
    ...(now.which
      ? [{ label: WHICH[asked.which], without: paths.listOf({ ...now, which: undefined }) }]
      : []),
    ...(asked.age ? [{ label: AGES[asked.age], without: paths.listOf({ ...now, age: undefined }) }] : []),
  ];
  return (
    <Page frame={frame} title="Promises" width="wide">
      <H1>Promises</H1>
      <Lede>
        What bodies were promised, by whom and by when. Each comes back until its body discharges it.
      </Lede>
      {model.mayAdd && (
        <ButtonGroup>
          <ButtonLink href={paths.add(now.body)}>Record a promise</ButtonLink>
        </ButtonGroup>
      )}
      <FilterLayout
        action={paths.list}
        selected={selected}
        clearHref={paths.list}
        options={
          <>
            <Select field={chosen(f('body'), bodies)} blank="Every body" />
            <Select field={chosen(f('owner'), owners)} blank="Everybody" />
            <Radios field={f('which')} />
            <Select field={f('age')} blank="At any time" />
          </>
        }
      >
        <Figures model={model} />
        <Table
          caption={`Promises: ${WHICH[asked.which].toLowerCase()}`}
          columns={[
            {
              label: 'What',
              header: true,
              cell: ({ id, what, urgent }) => (
                <>
                  <Link href={paths.one(id)}>{what}</Link>
                  {urgent && (
                    <>
                      {' '}
                      <Tag colour="red">Urgent</Tag>
                    </>
                  )}
                </>
              ),
            },
            { label: 'Promised to', cell: ({ body }) => body.name },
            { label: 'Owed by', cell: ({ owedBy }) => owedBy },
            { label: 'Stands', cell: ({ state }) => <StateTag state={state} /> },
            {
              label: 'By when',
              cell: ({ clock, moved, madeAt }) => (
                <>
                  <Due clock={clock} />
                  <Beneath>
                    made {sayDay(madeAt.slice(0, 10))}
                    {moved > 0 && `, moved ${moved === 1 ? 'once' : `${moved} times`}`}
                  </Beneath>
                </>
              ),
            },
          ]}
          rows={model.promises}
          empty={
            selected.length > 0
              ? 'No promise that you may see answers to this filter.'
              : 'Nothing is outstanding. Promises come here from minutes, by themselves or by a button.'
          }
        />
        <PreviousNext
          previous={asked.page > 1 ? paths.listOf({ ...now, page: asked.page - 1 }) : undefined}
          next={model.more ? paths.listOf({ ...now, page: asked.page + 1 }) : undefined}
        />
        {model.promises.length > 0 && (
          <List
            kind="plain"
            items={[
              <Link href={paths.csv(now)}>Download these as a CSV file</Link>,
              <Link href={paths.xlsx(now)}>Download these as an Excel workbook</Link>,
            ]}
          />
        )}
      </FilterLayout>
    </Page>
  );
};
