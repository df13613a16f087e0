import type { Shows } from '#http';
import { sayBytes, sayFileName, sayInstant } from '#kernel';
import { paths as oversight } from '#oversight';
import {
  BackLink,
  Button,
  ButtonGroup,
  ButtonLink,
  Details,
  Form,
  fieldsOf,
  H1,
  H2,
  InsetText,
  Link,
  P,
  Page,
  RecordedBy,
  SummaryList,
  type SummaryRow,
  Table,
  TwoThirds,
  Typed,
  WarningText,
} from '#ui';
import { AccessForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { DocumentModel } from '../reads/index.ts';
import { ACCESSES, VIRUS_WORDS } from '../rules.ts';
import { AccessQuestion } from './parts.tsx';

type Props = Pick<Shows<DocumentModel>, 'model' | 'form'>;

const Buttons = ({ model: { document, acts } }: Pick<Props, 'model'>) => (
  <ButtonGroup>
    {acts.includes('open') && <ButtonLink href={paths.file(document.id)}>Download</ButtonLink>}
    {acts.includes('redact') && (
      <ButtonLink href={paths.redact(document.id)} kind="secondary">
        Add a redacted version
      </ButtonLink>
    )}
    {acts.includes('give') && (
      <ButtonLink href={paths.give(document.id)} kind="secondary">
        Give it to somebody
      </ButtonLink>
    )}
    {acts.includes('withdraw') && (
      <ButtonLink href={paths.withdraw(document.id)} kind="secondary">
        Withdraw it
      </ButtonLink>
    )}
  </ButtonGroup>
);

const accessRow = (model: DocumentModel): SummaryRow => ({
  key: 'Who may see it',
  value: ACCESSES[model.document.access].replace('my organisation', model.document.addedBy.organisation),
});

const Access = ({ model, form }: Props) => {
  const f = fieldsOf(AccessForm, { ...form, values: { access: model.document.access, ...form.values } });
  return (
    <Details summary="Change who may see it" open={form.faults.length > 0}>
      <Form state={form} action={paths.access(model.document.id)}>
        <input type="hidden" name="version" value={`${model.version}`} />
        <AccessQuestion field={f('access')} accesses={model.accesses} organisation={model.organisation} />
        <Button kind="secondary">Change who may see it</Button>
      </Form>
    </Details>
  );
};

const Given = ({ model, form }: Props) =>
  model.given.length === 0 ? null : (
    <>
      <H2>Given to</H2>
      <Table
        caption="Given to"
        captionSize="hidden"
        rows={model.given}
        empty=""
        columns={[
          { label: 'To whom', header: true, cell: ({ to }) => to },
          { label: 'For what', cell: ({ purpose }) => purpose },
          { label: 'When', whole: true, cell: ({ at }) => sayInstant(at) },
          {
            label: 'State',
            whole: true,
            cell: ({ id, to, ended, ours }) =>
              ended ? (
                'Ended'
              ) : ours && model.acts.includes('give') ? (
                <Form state={form} action={paths.stopGiving(model.document.id, id)}>
                  <Button kind="secondary" compact lead={`${to}:`}>
                    Stop giving it
                  </Button>
                </Form>
              ) : (
                'Given'
              ),
          },
        ]}
      />
    </>
  );

/** One document: what it is, where it comes from, who may see it and who has it. */
export const DocumentPage = ({ model, form, frame }: Shows<DocumentModel>) => {
  const { document, about, source, redactedVersions } = model;
  return (
    <Page
      frame={frame}
      title={document.title}
      faults={form.faults}
      before={
        about ? (
          <BackLink href={paths.ofRecord(about.id)}>Documents</BackLink>
        ) : (
          <BackLink href={paths.given}>Documents given to you</BackLink>
        )
      }
    >
      <TwoThirds>
        <H1 caption={about?.child ? `Document about ${about.child.name}` : 'Document'}>{document.title}</H1>
        {model.withdrawnAt !== null && (
          <WarningText>
            {`Withdrawn on ${sayInstant(model.withdrawnAt)}: ${model.withdrawnWhy}. Nobody can open it.`}
          </WarningText>
        )}
        {document.virus === 'infected' && <WarningText>{`${VIRUS_WORDS.infected}.`}</WarningText>}
        <SummaryList
          rows={[
            { key: 'File', value: <span class="app-typed">{sayFileName(document.name)}</span> },
            { key: 'Kind and size', value: `${document.kind}, ${sayBytes(document.bytes)}` },
            { key: 'Viruses', value: VIRUS_WORDS[document.virus] },
            accessRow(model),
            ...(about ? [{ key: 'About', value: <Link href={about.href}>{about.label}</Link> }] : []),
            ...(document.redacted
              ? [
                  { key: 'Redacted', value: <Typed>{model.redactedWhy}</Typed> },
                  ...(source
                    ? [
                        {
                          key: 'Made from',
                          value: <Link href={paths.document(source.id)}>{source.title}</Link>,
                        },
                      ]
                    : []),
                ]
              : []),
            ...redactedVersions.map(({ id, title, why }) => ({
              key: 'Redacted version',
              value: (
                <>
                  <Link href={paths.document(id)}>{title}</Link>
                  <Typed>{why}</Typed>
                </>
              ),
            })),
          ]}
        />
        {document.access === 'withheld' && (
          <InsetText>Tell nobody what it says of where somebody is. It cannot be given to anybody.</InsetText>
        )}
        <Buttons model={model} />
        {model.acts.includes('changeAccess') && <Access model={model} form={form} />}
        <Given model={model} form={form} />
        <RecordedBy
          verb="Added"
          name={document.addedBy.name}
          post={document.addedBy.post}
          organisation={document.addedBy.organisation}
          at={document.addedAt}
        />
        <P small>
          <Link href={oversight.why(document.id)}>Why can I see this?</Link>
        </P>
      </TwoThirds>
    </Page>
  );
};
