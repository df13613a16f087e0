import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { BackLink, Button, Form, fieldsOf, H1, H2, P, Page, Select, Table, Tag, TextInput } from '#ui';
import { populationQuestions } from '../forms.ts';
import { paths } from '../paths.ts';
import type { PopulationModel } from '../reads/index.ts';

/** The populations that rates are out of, each with its source, and for administrators a way to add one. */
export const PopulationPage = ({ model: { areas, mayAdd, rows }, form, frame }: Shows<PopulationModel>) => {
  const field = fieldsOf(
    populationQuestions(Object.fromEntries(areas.map(({ id, name }) => [id, name]))),
    form,
  );
  return (
    <Page
      frame={frame}
      title="Population"
      faults={form.faults}
      before={<BackLink href={paths.figures()}>Figures</BackLink>}
    >
      <H1>Population</H1>
      <P>
        Rates are out of the children under 18 of an area. A figure takes the newest estimate whose year had
        reached its middle by the end of the period, as it was known at that moment.
      </P>
      <Table
        caption="Children under 18"
        empty="No population has been added, so no rate can be worked out."
        rows={rows}
        columns={[
          { label: 'Area', header: true, cell: ({ area }) => area },
          { label: 'Middle of', numeric: true, cell: ({ year }) => year },
          { label: 'Children', numeric: true, cell: ({ count }) => count.toLocaleString('en-GB') },
          { label: 'Source', cell: ({ source }) => source },
          {
            label: 'Added',
            cell: ({ addedAt, addedBy, counts }) => (
              <>
                {sayInstant(addedAt)} by {addedBy}
                {!counts && (
                  <>
                    {' '}
                    <Tag colour="grey">Replaced</Tag>
                  </>
                )}
              </>
            ),
          },
        ]}
      />
      {mayAdd && areas.length === 0 && (
        <P>Add the council to the partnership first, then its population here.</P>
      )}
      {mayAdd && areas.length > 0 && (
        <>
          <H2>Add a population</H2>
          <P>
            For a year that has one, the new number takes its place from now on. Figures that were kept stay
            as they are.
          </P>
          <Form state={form} action={paths.population}>
            {areas.length > 1 ? (
              <Select field={field('area')} blank="Select an area" />
            ) : (
              <input type="hidden" name="area" value={areas[0]?.id} />
            )}
            <TextInput field={field('year')} width={4} inputmode="numeric" />
            <TextInput field={field('count')} width={10} inputmode="numeric" />
            <TextInput field={field('source')} />
            <Button>Add the population</Button>
          </Form>
        </>
      )}
    </Page>
  );
};
