import type { Shows } from '#http';
import { sayDay } from '#kernel';
import {
  BackLink,
  Button,
  ButtonLink,
  DateInput,
  Form,
  fieldsOf,
  H1,
  Link,
  P,
  Page,
  Select,
  Table,
  Tag,
  TextArea,
  TwoThirds,
  Version,
} from '#ui';
import { AskerForm, EndAskerForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { AskerModel, AskersModel, NewAskerModel } from '../reads/index.ts';

/** Which organisations may ask for a child's protection status. */
export const AskersPage = ({ model: { askers, mayKeep }, frame }: Shows<AskersModel>) => (
  <Page frame={frame} title="Organisations that may ask">
    <H1>Organisations that may ask for a child’s protection status</H1>
    <P>
      Their practitioners ask on a page, and their systems by FHIR. Every question is recorded and shown to
      the child’s social worker.
    </P>
    {mayKeep && <ButtonLink href={paths.newAsker}>Let an organisation ask</ButtonLink>}
    <Table
      caption="Organisations"
      captionSize="hidden"
      columns={[
        { label: 'Organisation', header: true, cell: ({ organisation }) => organisation },
        {
          label: 'Days',
          cell: ({ from, until }) => (until ? `${sayDay(from)} to ${sayDay(until)}` : `From ${sayDay(from)}`),
        },
        { label: 'Legal basis', cell: ({ legalBasis }) => legalBasis },
        {
          label: 'Stands',
          whole: true,
          cell: ({ inForce }) => (
            <Tag colour={inForce ? 'green' : 'grey'}>{inForce ? 'May ask' : 'May not ask'}</Tag>
          ),
        },
        ...(mayKeep
          ? [
              {
                label: 'Change',
                cell: ({ id, organisation }: AskersModel['askers'][number]) => (
                  <Link href={paths.endAsker(id)}>{`End the asking of ${organisation}`}</Link>
                ),
              },
            ]
          : []),
      ]}
      rows={askers}
      empty="No organisation may ask yet. Until one does, nobody outside the council is told anything."
    />
  </Page>
);

/** Lets an organisation ask. */
export const AddAskerPage = ({ model: { organisations }, form, frame }: Shows<NewAskerModel>) => {
  const f = fieldsOf(AskerForm, form);
  const organisation = f('organisation');
  const items = organisations.map(({ id, name }) => ({
    value: id,
    text: name,
    chosen: organisation.value === id,
  }));
  const title = 'Let an organisation ask';
  return (
    <Page
      frame={frame}
      title={title}
      faults={form.faults}
      before={<BackLink href={paths.askers}>Back to who may ask</BackLink>}
    >
      <TwoThirds>
        <H1>{title}</H1>
        <Form state={form} action={paths.newAsker}>
          <Select field={{ ...organisation, items }} />
          <DateInput field={f('from')} />
          <DateInput field={f('until')} />
          <TextArea field={f('legalBasis')} rows={4} />
          <Button>Save</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

/** Ends an organisation's asking. */
export const EndAskerPage = ({ model: { asker }, form, frame }: Shows<AskerModel>) => {
  const f = fieldsOf(EndAskerForm, form);
  const title = 'End an organisation’s asking';
  return (
    <Page
      frame={frame}
      title={title}
      faults={form.faults}
      before={<BackLink href={paths.askers}>Back to who may ask</BackLink>}
    >
      <TwoThirds>
        <H1 caption={asker.organisation}>{title}</H1>
        <Form state={form} action={paths.endAsker(asker.id)}>
          <Version state={form} />
          <DateInput field={f('until')} />
          <Button>Save</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
