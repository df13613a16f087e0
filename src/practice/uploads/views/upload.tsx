import type { Shows } from '#http';
import { dayOf, sayDay, sayFileName, sayInstant } from '#kernel';
import {
  BackLink,
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  H1,
  InsetText,
  Link,
  List,
  P,
  Page,
  Progress,
  SummaryList,
  type SummaryRow,
  TwoThirds,
  WarningText,
} from '#ui';
import { paths } from '../paths.ts';
import type { UploadModel } from '../reads/index.ts';
import { kindWords, StageTag, sayRows } from './parts.tsx';

type Props = Pick<Shows<UploadModel>, 'model' | 'form'>;

/** Something goes on without anybody: how far it is. */
const Under = ({
  model: { upload },
  label,
  words,
  done,
}: Pick<Props, 'model'> & { readonly label: string; readonly words: string; readonly done?: number }) => (
  <>
    <Progress
      label={label}
      words={words}
      done={done}
      of={done === undefined ? undefined : (upload.rows ?? undefined)}
      href={paths.one(upload.id)}
    />
    <P>You can close this page: a notification tells you when it is done.</P>
  </>
);

const Discard = ({ model, form }: Props) => (
  <Form state={form} action={paths.discard(model.upload.id)} secret>
    <Button kind="secondary">Discard this list</Button>
  </Form>
);

const found = ({ counts, upload }: UploadModel): SummaryRow[] => {
  const at = (show: 'new' | 'same' | 'refused', count: number) =>
    count === 0 ? 'None' : <Link href={paths.rows(upload.id, show)}>{sayRows(count)}</Link>;
  return [
    { key: 'New', value: at('new', counts.new) },
    {
      key: upload.kind === 'people' ? 'May be recorded already' : 'May be a child you work with',
      value: at('same', counts.same),
    },
    { key: 'Refused', value: at('refused', counts.refused) },
  ];
};

const Review = ({ model, form }: Props) => {
  const { counts, upload } = model;
  return (
    <>
      <SummaryList rows={found(model)} />
      {counts.unsaid > 0 && (
        <InsetText>
          {`Nobody has said yet who ${counts.unsaid === 1 ? 'one row is' : `${sayRows(counts.unsaid)} are`}: as it stands, ${counts.unsaid === 1 ? 'it is' : 'they are'} left out. `}
          <Link href={paths.rows(upload.id, 'same')}>Say who they are</Link>
        </InsetText>
      )}
      {counts.added === 0 && <P>As it stands, nothing of this list would be added.</P>}
      {counts.added > 0 && (
        <Form state={form} action={paths.confirm(upload.id)} secret>
          <Button>
            {upload.kind === 'people'
              ? `Add ${counts.added.toLocaleString('en-GB')} ${counts.added === 1 ? 'person' : 'people'}`
              : `Send ${counts.added.toLocaleString('en-GB')} ${counts.added === 1 ? 'contact' : 'contacts'} to the front door`}
          </Button>
        </Form>
      )}
      <ButtonGroup>
        <ButtonLink href={paths.rows(upload.id)} kind="secondary">
          Look at the rows
        </ButtonLink>
        <ButtonLink href={paths.columns(upload.id)} kind="secondary">
          Change the columns
        </ButtonLink>
        {counts.refused > 0 && (
          <ButtonLink href={paths.refused(upload.id)} kind="secondary">
            Download what is refused
          </ButtonLink>
        )}
      </ButtonGroup>
      <Discard model={model} form={form} />
    </>
  );
};

const Report = ({ model, form }: Props) => {
  const { counts, upload } = model;
  const not = counts.notAdded + counts.leftOut;
  return (
    <>
      <SummaryList
        rows={[
          { key: upload.kind === 'people' ? 'Added' : 'Sent', value: counts.added.toLocaleString('en-GB') },
          ...(counts.already > 0
            ? [{ key: 'Recorded already', value: counts.already.toLocaleString('en-GB') }]
            : []),
          { key: 'Refused', value: counts.notAdded.toLocaleString('en-GB') },
          { key: 'Left out', value: counts.leftOut.toLocaleString('en-GB') },
        ]}
      />
      <ButtonGroup>
        {not > 0 && <ButtonLink href={paths.refused(upload.id)}>Download what was not added</ButtonLink>}
        <ButtonLink href={paths.rows(upload.id)} kind="secondary">
          Look at the rows
        </ButtonLink>
      </ButtonGroup>
      <Discard model={model} form={form} />
    </>
  );
};

const Standing = ({ model, form }: Props) => {
  const { upload, counts } = model;
  const of = upload.rows === null ? '' : ` of ${sayRows(upload.rows)}`;
  switch (upload.stage) {
    case 'reading':
      return <Under model={model} label="Reading the file" words="The file is being read." />;
    case 'unreadable':
      return (
        <>
          <WarningText>{`The file could not be read. ${model.fault}`}</WarningText>
          <ButtonLink href={paths.add}>Upload another file</ButtonLink>
          <Discard model={model} form={form} />
        </>
      );
    case 'columns':
      return (
        <>
          <List items={model.says} />
          <ButtonLink href={paths.columns(upload.id)}>Choose the columns</ButtonLink>
          <Discard model={model} form={form} />
        </>
      );
    case 'judging':
      return (
        <Under
          model={model}
          label="Rows looked into"
          words={`${counts.judged.toLocaleString('en-GB')}${of} were looked into.`}
          done={counts.judged}
        />
      );
    case 'review':
      return <Review model={model} form={form} />;
    case 'committing':
      return (
        <Under
          model={model}
          label="Rows settled"
          words={`${counts.settled.toLocaleString('en-GB')}${of} are settled.`}
          done={counts.settled}
        />
      );
    case 'done':
      return <Report model={model} form={form} />;
  }
};

/** One list: where it stands, and what comes next. */
export const UploadPage = ({ model, form, frame }: Shows<UploadModel>) => {
  const { upload, before } = model;
  return (
    <Page
      frame={frame}
      title={`${kindWords(upload.kind)}: a list`}
      faults={form.faults}
      before={<BackLink href={paths.list}>Lists</BackLink>}
    >
      <TwoThirds>
        <H1 caption={`A list of ${kindWords(upload.kind).toLowerCase()}`}>{sayFileName(upload.name, 50)}</H1>
        <P>
          <StageTag stage={upload.stage} />
          {upload.rows !== null && ` ${sayRows(upload.rows)}`}
        </P>
        {before !== null && upload.stage !== 'done' && (
          <WarningText>{`You uploaded this very file before, and it was added on ${sayInstant(before)}.`}</WarningText>
        )}
        <Standing model={model} form={form} />
        <P
          small
        >{`It is forgotten on ${sayDay(dayOf(model.expires))}, or when you discard it. Nobody else sees it.`}</P>
      </TwoThirds>
    </Page>
  );
};
