import type { Shows } from '#http';
import { sayDay } from '#kernel';
import {
  BackLink,
  Button,
  DateInput,
  fieldsOf,
  H1,
  H2,
  InsetText,
  Link,
  P,
  Page,
  SummaryList,
  Table,
  Tag,
  Timeline,
  TwoThirds,
  Typed,
} from '#ui';
import { AsAtForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { AsAtModel } from '../reads/index.ts';

type Change = AsAtModel['changes'][number];

const said = (value: string) => (value === '' ? 'Nothing' : <Typed>{value}</Typed>);

const ChangedFields = ({ fields }: Pick<Change, 'fields'>) => (
  <Table
    caption="What changed"
    captionSize="hidden"
    empty=""
    rows={fields}
    columns={[
      { label: 'Field', header: true, cell: ({ label }) => label },
      { label: 'Before', cell: ({ before }) => said(before) },
      { label: 'After', cell: ({ after }) => said(after) },
    ]}
  />
);

const Changes = ({ changes, on }: Pick<AsAtModel, 'changes' | 'on'>) => (
  <Timeline
    level={3}
    items={changes.map(({ at, by, what, part, fields, later }) => ({
      title: (
        <>
          {part} {what}
          {later && (
            <>
              {' '}
              <Tag colour="grey">{`After ${sayDay(on)}`}</Tag>
            </>
          )}
        </>
      ),
      at,
      by: by ?? undefined,
      children: fields.length > 0 ? <ChangedFields fields={fields} /> : undefined,
    }))}
  />
);

/** A record as it stood at the end of a day, and how it came to be as it is. */
export const AsAtPage = ({ model, form, frame }: Shows<AsAtModel>) => {
  const { child, record, on, parts, changes, faults } = model;
  const f = fieldsOf(AsAtForm, { ...form, values: { on }, faults });
  return (
    <Page
      frame={frame}
      title={`${record.what} as it stood`}
      faults={faults}
      before={<BackLink href={paths.story(child.id)}>Back to the child’s story</BackLink>}
    >
      <TwoThirds>
        <H1 caption={child.name ?? 'A child’s record'}>{record.what}, as it stood</H1>
        <form method="get" action={paths.asAt(child.id)} novalidate autocomplete="off">
          {record.id !== child.id && <input type="hidden" name="record" value={record.id} />}
          <DateInput field={f('on')} label="Which day?" />
          <Button kind="secondary">Show that day</Button>
        </form>
        <H2>{`At the end of ${sayDay(on)}`}</H2>
        {parts.length === 0 ? (
          <InsetText>This had not been written yet. The changes below say when it was.</InsetText>
        ) : (
          parts.map(({ name, rows }) => (
            <section key={name} aria-label={name}>
              <h3 class="govuk-heading-s">{name}</h3>
              {rows.map((facts, index) => (
                <SummaryList
                  key={index}
                  rows={facts.map(({ label, value }) => ({ key: label, value: <Typed>{value}</Typed> }))}
                />
              ))}
            </section>
          ))
        )}
        {record.href !== '' && (
          <P>
            <Link href={record.href}>Open it as it is now</Link>
          </P>
        )}
        <H2>Every change</H2>
        <Changes changes={changes} on={on} />
      </TwoThirds>
    </Page>
  );
};
