import type { Shows } from '#http';
import { timeOf } from '#kernel';
import {
  Button,
  ButtonLink,
  Form,
  fieldsOf,
  H1,
  InsetText,
  P,
  Page,
  Radios,
  Table,
  TextArea,
  TwoThirds,
  WarningText,
} from '#ui';
import { OpenForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { StartModel } from '../reads/index.ts';
import { GROUNDS, LASTS_HOURS } from '../rules.ts';
import { From, StandsTag } from './parts.tsx';

const Earlier = ({ rows }: { readonly rows: StartModel['earlier'] }) =>
  rows.length === 0 ? null : (
    <Table
      caption="What you opened before"
      rows={rows}
      empty=""
      columns={[
        {
          label: 'Opened',
          header: true,
          cell: (row) => <From {...row} href={paths.one(row.id)} />,
        },
        { label: 'Why', cell: ({ ground }) => GROUNDS[ground] },
        { label: 'Stands', cell: ({ stands }) => <StandsTag stands={stands} /> },
      ]}
    />
  );

const Open = ({ model, form }: Pick<Shows<StartModel>, 'model' | 'form'>) => {
  const f = fieldsOf(OpenForm, form);
  if (model.open)
    return (
      <>
        <InsetText>You have an emergency access open until {timeOf(model.open.until)}.</InsetText>
        <ButtonLink href={paths.one(model.open.id)}>Go on with it</ButtonLink>
      </>
    );
  if (!model.allowed)
    return (
      <InsetText>
        Your post is not allowed emergency access. An administrator allows it, before it is needed. If you are
        worried about a child, raise a worry: the front door answers for it.
      </InsetText>
    );
  return (
    <Form state={form} action={paths.start}>
      <P>
        It lasts {LASTS_HOURS} hours. You say why first, and then search.
        {model.allowed.restricted
          ? ' Restricted children are found too.'
          : ' Restricted children are not found.'}{' '}
        The people of each child that you open are told at once, and the information governance lead reviews
        every look.
      </P>
      <Radios field={f('ground')} />
      <TextArea field={f('reason')} rows={4} />
      <Button>Open emergency access</Button>
    </Form>
  );
};

/** Before anything is searched: the reason. */
export const StartPage = ({ model, form, frame }: Shows<StartModel>) => (
  <Page frame={frame} title="Emergency access" faults={form.faults}>
    <TwoThirds>
      <H1>Emergency access</H1>
      <WarningText>If a child is in danger now, ring 999.</WarningText>
      <Open model={model} form={form} />
      <Earlier rows={model.earlier} />
    </TwoThirds>
  </Page>
);
