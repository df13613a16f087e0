import type { Shows } from '#http';
import { sayFileName } from '#kernel';
import {
  BackLink,
  Button,
  type Fields,
  Fieldset,
  Form,
  fieldsOf,
  H1,
  H2,
  InsetText,
  type Item,
  List,
  P,
  Page,
  Radios,
  Select,
  TextArea,
  TextInput,
  TwoThirds,
} from '#ui';
import { ColumnsForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { ColumnsModel } from '../reads/index.ts';

/** A column by its heading and what stands in its first rows. */
const columnWords = ({ headings, sample }: ColumnsModel, at: number): string => {
  const first = sample
    .map((row) => row[at] ?? '')
    .filter(Boolean)
    .slice(0, 2)
    .join(', ');
  return `${headings[at] ?? ''}${first ? ` (${first.length > 50 ? `${first.slice(0, 49)}…` : first})` : ''}`;
};

const choices = (options: Readonly<Record<string, string>>, chosen: string): Item[] =>
  Object.entries(options).map(([value, text]) => ({ value, text, chosen: value === chosen }));

const LONG = ['livedExperience', 'parentsNotToldWhy'];

const ForAll = ({ model, fields: f }: { readonly model: ColumnsModel; readonly fields: Fields }) => {
  const bases = f('answers.lawfulBasis');
  const team = f('answers.team');
  return (
    <>
      <H2>For every row</H2>
      {model.teams.length > 1 && (
        <Radios
          field={team}
          items={model.teams.map(({ id, name }) => ({ value: id, text: name, chosen: team.value === id }))}
        />
      )}
      {model.teams.length === 1 && <input type="hidden" name="answers.team" value={team.value} />}
      <Radios field={bases} items={choices(model.bases, bases.value)} small />
      <H2>For rows that do not say</H2>
      <P>A row’s own column comes first. Leave out what every row says for itself.</P>
      {model.questions
        .filter(({ forAll }) => forAll)
        .map(({ name, options }) => {
          const field = f(`answers.${name}`);
          const items = choices(options, field.value);
          if (LONG.includes(name)) return <TextArea field={field} rows={2} key={name} />;
          if (items.length === 0) return <TextInput field={field} key={name} />;
          return items.length > 6 ? (
            <Select field={{ ...field, items }} blank="No answer" key={name} />
          ) : (
            <Radios field={field} items={items} small key={name} />
          );
        })}
    </>
  );
};

/** Which column of a list answers which question. */
export const ColumnsPage = ({ model, form, frame }: Shows<ColumnsModel>) => {
  const f = fieldsOf(ColumnsForm, form);
  const { upload } = model;
  return (
    <Page
      frame={frame}
      title="Choose the columns"
      faults={form.faults}
      before={<BackLink href={paths.one(upload.id)}>Back to the list</BackLink>}
    >
      <TwoThirds>
        <H1 caption={sayFileName(upload.name, 50)}>Choose the columns</H1>
        <List items={model.says} />
        {model.remembered && (
          <InsetText>
            Your organisation had a list with the same headings before: it is filled in as it was then.
          </InsetText>
        )}
        <Form state={form} action={paths.columns(upload.id)}>
          <Fieldset legend="Which column holds what?">
            {model.questions.map(({ name }) => {
              const field = f(`columns.${name}`);
              return (
                <Select
                  key={name}
                  blank="Not in this list"
                  field={{
                    ...field,
                    items: model.headings.map((_, at) => ({
                      value: `${at}`,
                      text: columnWords(model, at),
                      chosen: field.value === `${at}`,
                    })),
                  }}
                />
              );
            })}
          </Fieldset>
          {upload.kind === 'contacts' && <ForAll model={model} fields={f} />}
          <Button>Look into the rows</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
