import type { Shows } from '#http';
import { sayDay } from '#kernel';
import { Due } from '#promises';
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
} from '#ui';
import { RegisterQuery } from '../forms.ts';
import { paths } from '../paths.ts';
import type { RegisterModel } from '../reads/index.ts';
import { AGES, STATES, WHICH } from '../rules.ts';
import { StateTag } from './parts.tsx';

const chosen = (field: Field, items: readonly { value: string; text: string }[]): Field => ({
  ...field,
  items: items.map((item) => ({ ...item, chosen: item.value === field.value })),
});

const Figures = ({ model }: { model: RegisterModel }) => (
  <BarChart
    id="recommendations-by-state"
    title="How they stand"
    description="How many of the recommendations that the filter names stand how; the table beneath holds the same numbers."
    bars={model.figures.map(({ state, many }) => ({ label: STATES[state], value: many }))}
  >
    <Table
      caption="How they stand"
      captionSize="hidden"
      columns={[
        { label: 'State', header: true, cell: ({ state }) => STATES[state] },
        { label: 'Recommendations', numeric: true, cell: ({ many }) => many },
        { label: 'Of them late', numeric: true, cell: ({ late }) => late },
      ]}
      rows={model.figures}
      empty="No recommendation is there to be counted."
    />
  </BarChart>
);

const Recommendations = ({ model, filtered }: { model: RegisterModel; filtered: boolean }) => (
  <Table
    caption={`Recommendations: ${WHICH[model.asked.which].toLowerCase()}`}
    columns={[
      {
        label: 'What',
        header: true,
        cell: ({ id, says, reference }) => (
          <>
            <Link href={paths.one(id)}>{says}</Link>
            <Beneath>{reference}</Beneath>
          </>
        ),
      },
      { label: 'Made by', cell: ({ body }) => body.name },
      { label: 'Made to', cell: ({ to }) => to.name },
      { label: 'Stands', cell: ({ state }) => <StateTag state={state} /> },
      {
        label: 'By when',
        cell: ({ clock, madeAt }) => (
          <>
            {clock ? <Due clock={clock} /> : '–'}
            <Beneath>made {sayDay(madeAt.slice(0, 10))}</Beneath>
          </>
        ),
      },
    ]}
    rows={model.recommendations}
    empty={
      filtered
        ? 'No recommendation that you may see answers to this filter.'
        : 'No recommendation is open. A body makes one by the button above, or under an item of its meeting.'
    }
  />
);

/** The register of recommendations: the address is the filter, and can be kept. */
export const RegisterPage = ({ model, form, frame }: Shows<RegisterModel>) => {
  const { asked, bodies, partners } = model;
  const { body, partner, which, age } = asked;
  const f = fieldsOf(RegisterQuery, {
    ...form,
    values: { body: body ?? '', partner: partner ?? '', which, age: age ?? '' },
  });
  const now = {
    body: body ?? undefined,
    partner: partner ?? undefined,
    which: which === 'open' ? undefined : which,
    age: age ?? undefined,
  };
  const nameOf = (list: readonly { value: string; text: string }[], value: string) =>
    list.find((each) => each.value === value)?.text ?? 'Somebody else';
  const selected = [
    ...(body ? [{ label: nameOf(bodies, body), without: paths.listOf({ ...now, body: undefined }) }] : []),
    ...(partner
      ? [{ label: nameOf(partners, partner), without: paths.listOf({ ...now, partner: undefined }) }]
      : []),
    ...(now.which ? [{ label: WHICH[which], without: paths.listOf({ ...now, which: undefined }) }] : []),
    ...(age ? [{ label: AGES[age], without: paths.listOf({ ...now, age: undefined }) }] : []),
  ];
  return (
    <Page frame={frame} title="Recommendations" width="wide">
      <H1>Recommendations</H1>
      <Lede>
        What bodies recommended to partners, what each partner answered, and what changed for children.
      </Lede>
      {model.mayAdd && (
        <ButtonGroup>
          <ButtonLink href={paths.add(now.body)}>Record a recommendation</ButtonLink>
        </ButtonGroup>
      )}
      <FilterLayout
        action={paths.list}
        selected={selected}
        clearHref={paths.list}
        options={
          <>
            <Select field={chosen(f('body'), bodies)} blank="Every body" />
            <Select field={chosen(f('partner'), partners)} blank="Every partner" />
            <Radios field={f('which')} />
            <Select field={f('age')} blank="At any time" />
          </>
        }
      >
        <Figures model={model} />
        <Recommendations model={model} filtered={selected.length > 0} />
        <PreviousNext
          previous={asked.page > 1 ? paths.listOf({ ...now, page: asked.page - 1 }) : undefined}
          next={model.more ? paths.listOf({ ...now, page: asked.page + 1 }) : undefined}
        />
        {model.recommendations.length > 0 && (
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
