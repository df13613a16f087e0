import type { Shows } from '#http';
import {
  BackLink,
  Button,
  DateInput,
  type Fields,
  Form,
  fieldsOf,
  H1,
  InsetText,
  P,
  Page,
  Select,
  TextArea,
  TextInput,
  TwoThirds,
  Typed,
} from '#ui';
import { DocumentForm, VersionForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { NewVersionModel } from '../reads/index.ts';

const VersionFields = ({ f }: { readonly f: Fields }) => (
  <>
    <TextArea field={f('summary')} rows={5} />
    <DateInput field={f('effectiveFrom')} />
    <DateInput field={f('reviewBy')} />
    <TextInput field={f('url')} />
    <TextInput field={f('sha256')} />
  </>
);

const ALL_SIGN =
  'It goes to every organisation that is a safeguarding partner today, and is in force only when all of them have signed this very version.';

/** A document with its first version. */
export const AddDocumentPage = ({ form, frame }: Shows<Record<string, never>>) => {
  const f = fieldsOf(DocumentForm, form);
  const version = fieldsOf(VersionForm, form);
  return (
    <Page
      frame={frame}
      title="Put a document to the partners"
      faults={form.faults}
      before={<BackLink href={paths.list}>Documents</BackLink>}
    >
      <TwoThirds>
        <H1>Put a document to the partners</H1>
        <P>{ALL_SIGN}</P>
        <Form state={form} action={paths.add}>
          <TextInput field={f('title')} />
          <Select field={f('kind')} hint="It decides who signs for each partner" />
          <VersionFields f={version} />
          <Button>Put it to the partners</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

/** A changed version of a document. */
export const NewVersionPage = ({ model, form, frame }: Shows<NewVersionModel>) => {
  const { document, before } = model;
  return (
    <Page
      frame={frame}
      title="Put a new version to the partners"
      faults={form.faults}
      before={<BackLink href={paths.one(document.id)}>{document.title}</BackLink>}
    >
      <TwoThirds>
        <H1 caption={document.title}>Put a new version to the partners</H1>
        <P>{ALL_SIGN} The version in force stays in force until then.</P>
        {before && (
          <InsetText>
            <P>Version {before.number}:</P>
            <Typed>{before.summary}</Typed>
          </InsetText>
        )}
        <Form state={form} action={paths.newVersion(document.id)}>
          <VersionFields f={fieldsOf(VersionForm, form)} />
          <Button>Put it to the partners</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
