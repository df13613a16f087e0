import type { ComponentChildren } from 'preact';
import type { Shows } from '#http';
import { fileTypes } from '#kernel';
import {
  BackLink,
  Button,
  FileInput,
  Form,
  fieldsOf,
  H1,
  InsetText,
  Page,
  Radios,
  Select,
  TextArea,
  TextInput,
  TwoThirds,
} from '#ui';
import { GiveForm, RedactForm, WithdrawForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { DocumentModel, GiveModel } from '../reads/index.ts';
import { AccessQuestion } from './parts.tsx';

const Act = ({
  model: { document },
  form,
  frame,
  title,
  children,
}: Pick<Shows<DocumentModel>, 'model' | 'form' | 'frame'> & {
  readonly title: string;
  readonly children: ComponentChildren;
}) => (
  <Page
    frame={frame}
    title={title}
    faults={form.faults}
    before={<BackLink href={paths.document(document.id)}>Back to the document</BackLink>}
  >
    <TwoThirds>
      <H1 caption={document.title}>{title}</H1>
      {children}
    </TwoThirds>
  </Page>
);

/** What was made of a document by taking things out. */
export const RedactPage = ({ model, form, frame }: Shows<DocumentModel>) => {
  const f = fieldsOf(RedactForm, form);
  return (
    <Act model={model} form={form} frame={frame} title="Add a redacted version">
      <InsetText>
        Take things out in the program that made the document, and save it anew: a black bar that is laid over
        words can be taken off again. Whoever sees only the redacted version does not see this document.
      </InsetText>
      <Form state={form} action={paths.redact(model.document.id)} files>
        <FileInput field={f('document')} types={fileTypes} />
        <TextArea field={f('why')} rows={4} />
        <AccessQuestion field={f('access')} accesses={model.accesses} organisation={model.organisation} />
        <Button>Add the redacted version</Button>
      </Form>
    </Act>
  );
};

/** Gives one document to another organisation or to a team. */
export const GivePage = ({ model, form, frame }: Shows<GiveModel>) => {
  const f = fieldsOf(GiveForm, form);
  const to = f('to');
  return (
    <Act model={model} form={form} frame={frame} title="Give this document to somebody">
      <InsetText>
        Give what is necessary, proportionate, relevant, accurate, timely and secure. They see this document,
        and nothing else of the record.
      </InsetText>
      <Form state={form} action={paths.give(model.document.id)}>
        <Select
          field={{
            ...to,
            items: model.grantees.map((each) => ({ ...each, chosen: each.value === to.value })),
          }}
        />
        <Radios field={f('lawfulBasis')} />
        <TextInput field={f('purpose')} />
        <Button>Give the document</Button>
      </Form>
    </Act>
  );
};

/** Withdraws a document that was added by mistake. */
export const WithdrawPage = ({ model, form, frame }: Shows<DocumentModel>) => {
  const f = fieldsOf(WithdrawForm, form);
  return (
    <Act model={model} form={form} frame={frame} title="Withdraw this document">
      <InsetText>
        Only where it was added by mistake. It stays on the record that it was here, and nobody can open it
        any more.
      </InsetText>
      <Form state={form} action={paths.withdraw(model.document.id)}>
        <input type="hidden" name="version" value={`${model.version}`} />
        <TextArea field={f('why')} rows={3} />
        <Button kind="warning">Withdraw the document</Button>
      </Form>
    </Act>
  );
};
