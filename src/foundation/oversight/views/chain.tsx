import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { Alert, Button, Details, Form, H2, P, SummaryList } from '#ui';
import { paths } from '../paths.ts';
import type { ChainModel } from '../reads/index.ts';
import { Shell } from './shell.tsx';

/** Where the sealing stands still, no more than this are counted. */
const waiting = (rows: number): string => (rows < 10_000 ? count(rows) : `${count(rows)} or more`);

const count = (rows: number): string => `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}`;

const Checked = ({ check }: { readonly check: NonNullable<ChainModel['check']> }) => {
  const when = `${sayInstant(check.endedAt)}, ${check.askedBy ? `asked for by ${check.askedBy}` : 'by the program itself'}`;
  if (check.fault)
    return (
      <Alert variant="error" title={`The chain is broken at seal ${check.fault.seq}`}>
        <P>
          {`The check of ${when}: ${check.fault.says}. ${count(check.whole)} before it are whole.`}
          {check.fault.event && ` The row is ${check.fault.event}.`}
        </P>
        <P>
          Somebody has changed the database other than through Arden, or a backup was not restored whole. Tell
          the people who run Arden, and keep the logs: they hold the heads of the chain.
        </P>
      </Alert>
    );
  return (
    <SummaryList
      rows={[
        {
          key: 'Found',
          value: check.whole === 0 ? 'Nothing was sealed yet' : `Whole: ${count(check.whole)}`,
        },
        { key: 'When', value: when },
        ...(check.head
          ? [{ key: 'Up to the head', value: <span class="app-typed">{check.head}</span> }]
          : []),
      ]}
    />
  );
};

/** Whether the audit is whole: how far it is sealed, and what the last check found. */
export const ChainPage = ({ model, form, frame }: Shows<ChainModel>) => (
  <Shell frame={frame} form={form} section="chain" title="The chain of the audit">
    <Details summary="What the chain is">
      <P>
        Every row is sealed within a minute, with a hash that is made from the row and from the seal before
        it. A row that is altered or removed afterwards breaks the chain at that place. Each head also goes to
        the log of the server, so that an end that was cut off is found by a log that is kept elsewhere.
      </P>
    </Details>
    <H2>How far it is sealed</H2>
    {model.last ? (
      <SummaryList
        rows={[
          { key: 'Sealed', value: count(model.last.seq) },
          {
            key: 'Up to the row written on',
            value: <time datetime={model.last.writtenAt}>{sayInstant(model.last.writtenAt)}</time>,
          },
          {
            key: 'Sealed on',
            value: <time datetime={model.last.sealedAt}>{sayInstant(model.last.sealedAt)}</time>,
          },
          { key: 'Head', value: <span class="app-typed">{model.last.hash}</span> },
          { key: 'Written since', value: model.since === 0 ? 'None' : waiting(model.since) },
        ]}
      />
    ) : (
      <P>{`Nothing is sealed yet. ${waiting(model.since)} wait: they are sealed every minute while Arden runs.`}</P>
    )}
    <H2>The last check</H2>
    {model.check ? <Checked check={model.check} /> : <P>The chain has not been checked yet.</P>}
    {model.underWay ? (
      <P>
        {`A check was asked for on ${sayInstant(model.underWay.askedAt)}${model.underWay.askedBy ? ` by ${model.underWay.askedBy}` : ''} and is under way. Open this page again in a minute.`}
      </P>
    ) : (
      <Form state={form} action={paths.checkChain}>
        <Button kind="secondary">Check the chain now</Button>
      </Form>
    )}
    <P>
      It is checked every night as well. Whoever runs Arden can check it with a known head, in the database or
      in an exported file: <code>arden audit verify --head HASH</code>.
    </P>
  </Shell>
);
