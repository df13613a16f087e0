import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import {
  BackLink,
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  type FormState,
  H1,
  H2,
  InsetText,
  Link,
  List,
  P,
  Page,
  PreviousNext,
  SummaryList,
  Table,
  Tag,
} from '#ui';
import { paths } from '../paths.ts';
import type { WebhookModel } from '../reads.ts';
import { DELIVERED, WHY_OFF } from '../rules.ts';
import { StandsTag } from './parts.tsx';

const Acts = ({ model, form }: { readonly model: WebhookModel; readonly form: FormState }) => {
  const { id, stands } = model;
  const off = stands === 'off';
  return (
    <Form state={form} action={off ? paths.switchOn(id) : paths.test(id)}>
      <ButtonGroup>
        <Button>{off ? 'Switch it on' : 'Send a test'}</Button>
        <ButtonLink href={paths.again(id)} kind="secondary">
          Send again
        </ButtonLink>
        <Link href={paths.secret(id)}>Make a new secret</Link>
        <Link href={paths.end(id)}>End this webhook</Link>
      </ButtonGroup>
    </Form>
  );
};

/** One address, and what became of each telling: never of which record. */
export const WebhookPage = ({ model, form, frame }: Shows<WebhookModel>) => {
  const { id, page, stands, whyOff } = model;
  return (
    <Page
      frame={frame}
      title={`Webhook of ${model.system}`}
      width="wide"
      faults={form.faults}
      before={<BackLink href={paths.list}>Webhooks</BackLink>}
    >
      <H1 caption={model.organisation}>Webhook of {model.system}</H1>
      {stands === 'off' && (
        <InsetText>
          Switched off{model.since && ` ${sayInstant(model.since)}`}. {WHY_OFF[whyOff]}. Speak to whoever
          looks after the system, then switch it on.
        </InsetText>
      )}
      {stands !== 'ended' && <Acts model={model} form={form} />}
      <SummaryList
        rows={[
          {
            key: 'Address',
            value: <span class="app-typed">{model.url}</span>,
            actions: stands === 'ended' ? [] : [{ href: paths.change(id), text: 'Change', about: 'address' }],
          },
          { key: 'Stands', value: <StandsTag stands={stands} /> },
          {
            key: 'Told of',
            value:
              model.kinds.length === 0 ? (
                'Everything'
              ) : (
                <List items={model.kinds.map(({ words }) => words)} />
              ),
            actions:
              stands === 'ended'
                ? []
                : [{ href: paths.change(id), text: 'Change', about: 'what it is told of' }],
          },
        ]}
      />
      <H2>What was sent</H2>
      <P>Kept for 90 days. What did not arrive is tried again for about a day.</P>
      <Table
        caption="What was sent, the newest first"
        captionSize="hidden"
        columns={[
          { label: 'News of', header: true, cell: ({ at }) => sayInstant(at) },
          { label: 'Kind', cell: ({ event }) => event },
          {
            label: 'Became',
            cell: ({ became }) => (
              <Tag colour={became === 'delivered' ? 'green' : became === 'dead' ? 'red' : 'blue'}>
                {DELIVERED[became]}
              </Tag>
            ),
          },
          { label: 'Tries', numeric: true, cell: ({ tries }) => `${tries}` },
          { label: 'Last answer', cell: ({ answer }) => answer || '–' },
          { label: 'Next try', cell: ({ nextAt }) => (nextAt === null ? '–' : sayInstant(nextAt)) },
          {
            label: 'Again',
            cell: ({ id: delivery, became }) =>
              became === 'waiting' || stands === 'ended' ? (
                '–'
              ) : (
                <Form state={form} action={paths.tellAgain(id, delivery)}>
                  <Button kind="secondary" compact lead="Send this one">
                    Again
                  </Button>
                </Form>
              ),
          },
        ]}
        rows={model.deliveries}
        empty="Nothing was sent yet. Send a test to see whether it arrives."
      />
      <PreviousNext
        previous={page > 1 ? paths.pageOf(id, page - 1) : undefined}
        next={model.more ? paths.pageOf(id, page + 1) : undefined}
      />
    </Page>
  );
};
