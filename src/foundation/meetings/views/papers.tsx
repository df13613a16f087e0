import type { Shows } from '#http';
import { fileTypes, sayBytes, sayInstant } from '#kernel';
import {
  BackLink,
  Button,
  ButtonGroup,
  ButtonLink,
  FileInput,
  Form,
  fieldsOf,
  H1,
  Link,
  P,
  Page,
  Radios,
  SummaryList,
  TextArea,
  TextInput,
  TwoThirds,
  Version,
  WarningText,
} from '#ui';
import { PaperForm, ReplaceForm, WithdrawForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { ItemModel, PaperModel } from '../reads/index.ts';

/** A paper under an item. */
export const AddPaperPage = ({ model, form, frame }: Shows<ItemModel>) => {
  const f = fieldsOf(PaperForm, form);
  return (
    <Page
      frame={frame}
      title={`Add a paper: ${model.line.title}`}
      faults={form.faults}
      before={<BackLink href={paths.item(model.line.id)}>{model.line.title}</BackLink>}
    >
      <TwoThirds>
        <H1 caption={`${model.meeting.title}, item ${model.line.number}`}>Add a paper</H1>
        <Form state={form} action={paths.addPaper(model.line.id)} files>
          <FileInput field={f('file')} types={fileTypes} />
          <TextInput field={f('title')} />
          <Radios field={f('kind')} />
          <Radios field={f('access')} />
          <Button>Add the paper</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

const VIRUS = {
  clean: 'Checked, and none was found',
  unchecked: 'Not checked: open it only if you know where it comes from',
  infected: 'Holds a virus: nobody can open it here',
} as const;

/** What is known of a paper. */
export const PaperPage = ({ model, frame }: Shows<PaperModel>) => {
  const { paper, item } = model;
  return (
    <Page
      frame={frame}
      title={paper.title}
      before={<BackLink href={paths.item(item.id)}>{item.title}</BackLink>}
    >
      <H1 caption={item.title}>{paper.title}</H1>
      {paper.withdrawnAt !== null && (
        <WarningText>{`This paper was withdrawn on ${sayInstant(paper.withdrawnAt)}: ${paper.withdrawnWhy}`}</WarningText>
      )}
      {paper.replacedBy !== null && (
        <>
          <WarningText>{`This paper was replaced: ${paper.replacedWhy}`}</WarningText>
          <P>
            <Link href={paths.paper(paper.replacedBy)}>Open the paper that replaced it</Link>
          </P>
        </>
      )}
      <ButtonGroup>
        {paper.withdrawnAt === null && paper.virus !== 'infected' && (
          <ButtonLink href={paths.paperFile(paper.id)}>Download it</ButtonLink>
        )}
        {model.mayChange && (
          <>
            <ButtonLink href={paths.replacePaper(paper.id)} kind="secondary">
              Replace it
            </ButtonLink>
            <ButtonLink href={paths.withdrawPaper(paper.id)} kind="secondary">
              Withdraw it
            </ButtonLink>
          </>
        )}
      </ButtonGroup>
      <SummaryList
        rows={[
          { key: 'File', value: <span class="app-typed">{paper.name}</span> },
          { key: 'Kind', value: `${paper.type}, ${sayBytes(paper.bytes)}` },
          { key: 'Viruses', value: VIRUS[paper.virus] },
          {
            key: 'Who may open it',
            value:
              paper.access === 'item'
                ? 'Everybody who sees the item'
                : 'Only those called to the whole meeting',
          },
          { key: 'Added', value: `${sayInstant(paper.addedAt)}, ${paper.addedBy}` },
        ]}
      />
    </Page>
  );
};

/** Another file in the place of a paper. */
export const ReplacePaperPage = ({ model, form, frame }: Shows<PaperModel>) => {
  const f = fieldsOf(ReplaceForm, form);
  return (
    <Page
      frame={frame}
      title={`Replace: ${model.paper.title}`}
      faults={form.faults}
      before={<BackLink href={paths.paper(model.paper.id)}>{model.paper.title}</BackLink>}
    >
      <TwoThirds>
        <H1 caption={model.paper.title}>Replace the paper</H1>
        <P>The old one stays under the item, marked as replaced, with why.</P>
        <Form state={form} action={paths.replacePaper(model.paper.id)} files>
          <Version state={form} />
          <FileInput field={f('file')} types={fileTypes} />
          <TextArea field={f('why')} rows={3} />
          <Button>Replace it</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

/** Takes a paper back. */
export const WithdrawPaperPage = ({ model, form, frame }: Shows<PaperModel>) => (
  <Page
    frame={frame}
    title={`Withdraw: ${model.paper.title}`}
    faults={form.faults}
    before={<BackLink href={paths.paper(model.paper.id)}>{model.paper.title}</BackLink>}
  >
    <TwoThirds>
      <H1 caption={model.paper.title}>Withdraw the paper</H1>
      <P>It stays known that it was there. Nobody opens it from then on.</P>
      <Form state={form} action={paths.withdrawPaper(model.paper.id)}>
        <Version state={form} />
        <TextArea field={fieldsOf(WithdrawForm, form)('why')} rows={3} />
        <Button kind="warning">Withdraw it</Button>
      </Form>
    </TwoThirds>
  </Page>
);
