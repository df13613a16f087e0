import { dayOf, isCode, sayDay, sayInstant } from '#kernel';
import {
  Beneath,
  Button,
  DateInput,
  Form,
  fieldsOf,
  H2,
  InsetText,
  Radios,
  Select,
  Table,
  Tag,
  TextArea,
  TextInput,
} from '#ui';
import { ShareForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { SharesModel } from '../reads/index.ts';
import { LAWFUL_BASES } from '../rules/index.ts';
import { among, PersonFrame, type Shown } from './parts.tsx';

type Share = SharesModel['shares'][number];

const State = ({ outcome, current, until }: Share) => {
  if (outcome === 'refused') return <Tag colour="orange">Not shared</Tag>;
  if (!current) return <Tag colour="grey">Ended</Tag>;
  return (
    <>
      <Tag colour="green">Shared</Tag>
      {until && <Beneath>until {sayDay(dayOf(until))}</Beneath>}
    </>
  );
};

const basisOf = (basis: string): string =>
  isCode(LAWFUL_BASES, basis) ? (LAWFUL_BASES[basis].split(':')[0] ?? basis) : basis;

/** With whom who this person is was shared, with whom it was not, and the next decision. */
export const SharesPage = ({ model: { person, shares, grantees }, form, frame }: Shown<SharesModel>) => {
  const f = fieldsOf(ShareForm, form);
  return (
    <PersonFrame frame={frame} form={form} title="Share this record" person={person}>
      <InsetText>
        Share what is necessary, proportionate, relevant, accurate, timely and secure. Only who the person is,
        their family and network is shared here; other records are shared one by one.
      </InsetText>
      {shares.length > 0 && (
        <Table
          caption="Decisions so far"
          rows={shares}
          empty=""
          columns={[
            { label: 'With whom', header: true, cell: ({ to }) => to },
            {
              label: 'Why',
              cell: ({ purpose, lawfulBasis, reason }) => (
                <>
                  {purpose}
                  <Beneath>{[basisOf(lawfulBasis), reason].filter(Boolean).join('. ')}</Beneath>
                </>
              ),
            },
            { label: 'Decided', whole: true, cell: ({ from }) => sayInstant(from) },
            {
              label: 'State',
              whole: true,
              cell: (share) => (
                <>
                  <State {...share} />
                  {share.current && share.ours && (
                    <Form state={form} action={paths.stopSharing(person.id, share.id)}>
                      <button
                        type="submit"
                        class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0 govuk-!-margin-top-2"
                      >
                        Stop sharing<span class="govuk-visually-hidden"> with {share.to}</span>
                      </button>
                    </Form>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
      <H2>Decide</H2>
      <Form state={form} action={paths.shares(person.id)}>
        <Radios field={f('outcome')} />
        <Select field={among(f('to'), grantees)} />
        <Radios field={f('lawfulBasis')} />
        <TextInput field={f('purpose')} />
        <TextArea field={f('reason')} rows={3} />
        <DateInput field={f('until')} />
        <Button>Record the decision</Button>
      </Form>
    </PersonFrame>
  );
};
