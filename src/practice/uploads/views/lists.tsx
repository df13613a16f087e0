import type { Shows } from '#http';
import { sayBytes, sayFileName, sayInstant } from '#kernel';
import {
  BackLink,
  Beneath,
  Button,
  ButtonLink,
  Details,
  EmptyState,
  FileInput,
  Form,
  fieldsOf,
  H1,
  Lede,
  Link,
  List,
  P,
  Page,
  Radios,
  Table,
  TwoThirds,
  WarningText,
} from '#ui';
import { NewForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { ListModel, NewModel } from '../reads/index.ts';
import { KINDS } from '../rules/index.ts';
import { kindWords, StageTag } from './parts.tsx';

/** The lists that this post uploaded, and where each stands. */
export const ListPage = ({ model: { uploads }, frame }: Shows<ListModel>) => (
  <Page frame={frame} title="Lists">
    <H1>Lists</H1>
    <Lede>
      Upload a CSV file or an Excel workbook of people or of worries about children. Nothing is added until
      you have looked at every row that needs it.
    </Lede>
    <ButtonLink href={paths.add}>Upload a list</ButtonLink>
    {uploads.length === 0 ? (
      <EmptyState title="No lists yet">
        Lists that you upload stand here for 14 days. Nobody else sees them.
      </EmptyState>
    ) : (
      <Table
        caption="Your lists"
        captionSize="hidden"
        rows={uploads}
        empty=""
        columns={[
          {
            label: 'List',
            header: true,
            cell: ({ id, name, bytes, kind }) => (
              <>
                <Link href={paths.one(id)}>{sayFileName(name, 60)}</Link>
                <Beneath>{`${kindWords(kind)}, ${sayBytes(bytes)}`}</Beneath>
              </>
            ),
          },
          { label: 'Rows', cell: ({ rows }) => (rows === null ? '' : rows.toLocaleString('en-GB')) },
          { label: 'Uploaded', whole: true, cell: ({ at }) => sayInstant(at) },
          { label: 'Stands', whole: true, cell: ({ stage }) => <StageTag stage={stage} /> },
        ]}
      />
    )}
  </Page>
);

/** The form of a new list. */
export const NewPage = ({ model: { kinds }, form, frame }: Shows<NewModel>) => {
  const f = fieldsOf(NewForm, form);
  const [only] = kinds;
  return (
    <Page
      frame={frame}
      title="Upload a list"
      faults={form.faults}
      before={<BackLink href={paths.list}>Lists</BackLink>}
    >
      <TwoThirds>
        <H1>Upload a list</H1>
        <WarningText>If a child is in danger now, call 999 first, and do not wait for a list.</WarningText>
        <Form state={form} action={paths.add} files>
          {kinds.length === 1 && only ? (
            <>
              <input type="hidden" name="kind" value={only} />
              <P>{`It is a list of ${kindWords(only).toLowerCase()}.`}</P>
            </>
          ) : (
            <Radios
              field={f('kind')}
              items={kinds.map((kind) => ({
                value: kind,
                text: KINDS[kind],
                chosen: f('kind').value === kind,
              }))}
            />
          )}
          <FileInput field={f('list')} types={['csv', 'xlsx']} />
          <Details summary="What is done with it">
            <List
              items={[
                'You say which column holds what; it is remembered for your next list.',
                'Each row is checked as if it were typed here, and against the people that you see.',
                'You look at the rows. Then, and not before, what you want is added.',
                'What is not added is forgotten after 14 days. The file itself is not kept.',
              ]}
            />
          </Details>
          <Button>Upload the list</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
