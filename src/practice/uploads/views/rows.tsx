import type { Shows } from '#http';
import { sayFileName } from '#kernel';
import { paths as people } from '#people';
import { paths as referrals } from '#referrals';
import {
  BackLink,
  Beneath,
  Button,
  EmptyState,
  Fieldset,
  Form,
  fieldsOf,
  H1,
  Link,
  Page,
  Pagination,
  Radios,
  SubNavigation,
  Table,
  Tag,
} from '#ui';
import { type PageQuery, SayForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { RowLine, RowsModel } from '../reads/index.ts';

type Props = Pick<Shows<RowsModel, PageQuery>, 'model' | 'form'>;

const WORDS = { new: 'New', same: 'May be recorded', refused: 'Refused' } as const;
const COLOURS = { new: 'green', same: 'orange', refused: 'red' } as const;
const ENDED = { added: 'Added', same: 'Recorded already', left: 'Left out', refused: 'Refused' } as const;

const Verdict = ({ row, contacts }: { readonly row: RowLine; readonly contacts: boolean }) => {
  if (row.outcome !== null) {
    const words = contacts && row.outcome === 'added' ? 'Sent' : ENDED[row.outcome];
    return (
      <>
        <Tag colour={row.outcome === 'added' ? 'green' : row.outcome === 'refused' ? 'red' : 'grey'}>
          {words}
        </Tag>
        {row.made && (
          <Beneath>
            <Link
              href={
                contacts && row.outcome === 'added' ? referrals.receipt(row.made) : people.person(row.made)
              }
            >
              Open<span class="govuk-visually-hidden"> {row.name}</span>
            </Link>
          </Beneath>
        )}
      </>
    );
  }
  return row.verdict === null ? <>Not yet</> : <Tag colour={COLOURS[row.verdict]}>{WORDS[row.verdict]}</Tag>;
};

const Told = ({ row }: { readonly row: RowLine }) => (
  <>
    {row.why.length + row.alike.length + row.notes.length === 0 && 'Nothing'}
    {row.why.map((why) => (
      <div key={why}>{why}</div>
    ))}
    {row.outcome === null &&
      row.alike.map(({ person, words }) => (
        <div key={person.id}>
          <Link href={people.person(person.id)}>{person.name}</Link>
          {`: ${[person.birth, person.address].filter(Boolean).join(', ')}. ${words}`}
        </div>
      ))}
    {row.notes.map((note) => (
      <Beneath key={note}>{note}</Beneath>
    ))}
  </>
);

const Rows = ({ model: { rows, upload } }: Pick<Props, 'model'>) => (
  <Table
    caption="Rows"
    captionSize="hidden"
    rows={rows}
    empty=""
    columns={[
      { label: 'Row', cell: ({ number }) => number },
      {
        label: 'Who',
        header: true,
        cell: ({ name, about }) => (
          <>
            {name}
            <Beneath>{about}</Beneath>
          </>
        ),
      },
      { label: 'Found', cell: (row) => <Verdict row={row} contacts={upload.kind === 'contacts'} /> },
      { label: 'Why, and what to know', cell: (row) => <Told row={row} /> },
    ]}
  />
);

/** One question a row: who is this? */
const Say = ({ model, form }: Props) => {
  const { upload, rows } = model;
  const contacts = upload.kind === 'contacts';
  const values = Object.fromEntries(
    rows.flatMap((row, at) => [
      [`rows.${at}.number`, `${row.number}`],
      [`rows.${at}.said`, row.said],
    ]),
  );
  const f = fieldsOf(SayForm, { ...form, values: { ...values, ...form.values } });
  return (
    <Form state={form} action={`${paths.say(upload.id)}?show=same&page=${model.page}`}>
      {rows.map((row, at) => {
        const field = f(`rows.${at}.said`);
        const item = (value: string, text: string, hint?: string) => ({
          value,
          text,
          hint,
          chosen: field.value === value,
        });
        return (
          <Fieldset
            legend={`Row ${row.number}: ${row.name}`}
            hint={row.about}
            id={`row-${row.number}`}
            key={row.number}
          >
            <input type="hidden" name={`rows.${at}.number`} value={`${row.number}`} />
            <Radios
              field={field}
              small
              items={[
                ...row.alike.map(({ person, words }) =>
                  item(
                    `same:${person.id}`,
                    `${contacts ? 'About' : 'The same as'} ${person.name}`,
                    [person.birth, person.address, words].filter(Boolean).join('. '),
                  ),
                ),
                item(
                  'add',
                  contacts ? 'About another child: send it as it is written' : 'Somebody else: add them',
                ),
                item('leave', 'Leave this row out'),
              ]}
            />
          </Fieldset>
        );
      })}
      <Button>Keep what I said</Button>
    </Form>
  );
};

/** The rows of a list, a page at a time. */
export const RowsPage = ({ model, form, frame }: Shows<RowsModel, PageQuery>) => {
  const { upload, counts, show, page, pages, rows } = model;
  const tab = (which: RowsModel['show'], label: string, count: number) => ({
    label: `${label} (${count.toLocaleString('en-GB')})`,
    href: paths.rows(upload.id, which),
    current: show === which,
  });
  return (
    <Page
      frame={frame}
      title="The rows of a list"
      faults={form.faults}
      before={<BackLink href={paths.one(upload.id)}>Back to the list</BackLink>}
    >
      <H1 caption={sayFileName(upload.name, 50)}>Rows</H1>
      <SubNavigation
        label="Rows"
        items={[
          tab('all', 'All', counts.judged),
          tab('new', 'New', counts.new),
          tab('same', upload.kind === 'people' ? 'May be recorded' : 'May be known to you', counts.same),
          tab('refused', 'Refused', counts.refused),
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState title="No such rows" />
      ) : show === 'same' && upload.stage === 'review' ? (
        <Say model={model} form={form} />
      ) : (
        <Rows model={model} />
      )}
      <Pagination page={page} pages={pages} href={(at) => paths.rows(upload.id, show, at)} />
    </Page>
  );
};
