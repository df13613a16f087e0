import type { Shows } from '#http';
import { fileTypes, sayBytes, sayFileName, sayInstant } from '#kernel';
import {
  BackLink,
  Beneath,
  Button,
  ButtonLink,
  EmptyState,
  FileInput,
  Form,
  fieldsOf,
  H1,
  Link,
  Page,
  PreviousNext,
  Table,
  Tag,
  TextInput,
  TwoThirds,
} from '#ui';
import { AddForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { DocumentLine, GivenModel, ListModel, NewModel } from '../reads/index.ts';
import { AccessQuestion } from './parts.tsx';

/** What must be known of a document before it is opened. */
const Marks = ({ document }: { readonly document: DocumentLine }) => (
  <>
    {document.withdrawn && <Tag colour="grey">Withdrawn</Tag>}
    {document.virus === 'infected' && <Tag colour="red">Holds a virus</Tag>}
    {document.access === 'withheld' && <Tag colour="purple">Withheld</Tag>}
    {document.redacted && <Tag colour="blue">Redacted</Tag>}
  </>
);

const What = ({ document }: { readonly document: DocumentLine }) => (
  <>
    <Link href={paths.document(document.id)}>{document.title}</Link> <Marks document={document} />
    <Beneath>
      <span class="app-typed">{sayFileName(document.name, 50)}</span>, {document.kind},{' '}
      {sayBytes(document.bytes)}
      {document.virus === 'unchecked' && !document.withdrawn && ', not checked for viruses'}
    </Beneath>
  </>
);

/** The documents about one record. */
export const ListPage = ({ model: { about, documents }, frame }: Shows<ListModel>) => (
  <Page
    frame={frame}
    title={`Documents: ${about.label}`}
    before={
      <BackLink
        href={about.href}
      >{`Back to ${about.label === about.child?.name ? about.label : about.label.toLowerCase()}`}</BackLink>
    }
  >
    <H1
      caption={
        about.child && about.child.name !== about.label
          ? `${about.label} about ${about.child.name}`
          : about.label
      }
    >
      Documents
    </H1>
    <ButtonLink href={paths.add(about.id)}>Add a document</ButtonLink>
    {documents.length === 0 ? (
      <EmptyState title="No documents yet">
        Letters, reports and pictures about this stand here once somebody adds them.
      </EmptyState>
    ) : (
      <Table
        caption="Documents"
        captionSize="hidden"
        rows={documents}
        empty=""
        columns={[
          { label: 'What it is', header: true, cell: (document) => <What document={document} /> },
          {
            label: 'Added by',
            cell: ({ addedBy }) => (
              <>
                {addedBy.name}
                <Beneath>{`${addedBy.post}, ${addedBy.organisation}`}</Beneath>
              </>
            ),
          },
          { label: 'Added', whole: true, cell: ({ addedAt }) => sayInstant(addedAt) },
        ]}
      />
    )}
  </Page>
);

/** The form of a new document. */
export const AddPage = ({ model: { about, accesses, organisation }, form, frame }: Shows<NewModel>) => {
  const f = fieldsOf(AddForm, form);
  return (
    <Page
      frame={frame}
      title="Add a document"
      faults={form.faults}
      before={<BackLink href={paths.ofRecord(about.id)}>Documents</BackLink>}
    >
      <TwoThirds>
        <H1
          caption={
            about.child && about.child.name !== about.label
              ? `${about.label} about ${about.child.name}`
              : about.label
          }
        >
          Add a document
        </H1>
        <Form state={form} action={paths.add(about.id)} files>
          <FileInput field={f('document')} types={fileTypes} />
          <TextInput field={f('title')} />
          <AccessQuestion field={f('access')} accesses={accesses} organisation={organisation} />
          <Button>Add the document</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

/** What other organisations gave, document by document. */
export const GivenPage = ({ model: { documents, page, more }, frame }: Shows<GivenModel>) => (
  <Page frame={frame} title="Documents given to you">
    <H1>Documents given to you</H1>
    {documents.length === 0 ? (
      <EmptyState title="No documents">
        Documents that another organisation gives to you, your team or your organisation stand here.
      </EmptyState>
    ) : (
      <Table
        caption="Documents given to you"
        captionSize="hidden"
        rows={documents}
        empty=""
        columns={[
          { label: 'What it is', header: true, cell: (document) => <What document={document} /> },
          {
            label: 'Given by',
            cell: ({ addedBy, purpose }) => (
              <>
                {addedBy.organisation}
                <Beneath>{purpose}</Beneath>
              </>
            ),
          },
          { label: 'Given', whole: true, cell: ({ givenAt }) => sayInstant(givenAt) },
        ]}
      />
    )}
    <PreviousNext
      previous={page > 1 ? `${paths.given}?page=${page - 1}` : undefined}
      next={more ? `${paths.given}?page=${page + 1}` : undefined}
    />
  </Page>
);
