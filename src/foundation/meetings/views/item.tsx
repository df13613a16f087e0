import type { Shows } from '#http';
import { sayBytes, sayInstant } from '#kernel';
import {
  BackLink,
  Beneath,
  Button,
  ButtonGroup,
  ButtonLink,
  Checkbox,
  Checkboxes,
  Form,
  fieldsOf,
  H1,
  H2,
  InsetText,
  Link,
  P,
  Page,
  Select,
  SummaryList,
  Table,
  TextArea,
  TwoThirds,
  Typed,
  WarningText,
} from '#ui';
import { InterestForm, NameForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { ItemModel } from '../reads/index.ts';
import { AIMS, EXEMPT_PARAGRAPHS } from '../rules/index.ts';
import { OpenToTag, sayOpenTo, sayWhen } from './parts.tsx';

const PAPERS = { main: 'Paper', appendix: 'Appendix', supplement: 'Supplement' } as const;

const Papers = ({ model }: { readonly model: ItemModel }) => (
  <>
    <Table
      caption="Papers"
      rows={model.papers}
      empty="There are no papers under this item."
      columns={[
        {
          label: 'Paper',
          header: true,
          cell: (paper) => (
            <>
              <Link href={paths.paper(paper.id)}>{paper.title}</Link>
              <Beneath>
                {`${PAPERS[paper.kind]}, ${paper.type}, ${sayBytes(paper.bytes)}`}
                {paper.access === 'members' && ', for members alone'}
              </Beneath>
            </>
          ),
        },
        {
          label: 'Stands',
          cell: ({ withdrawnAt, withdrawnWhy, replacedBy, replacedWhy }) =>
            withdrawnAt !== null ? (
              <>
                Withdrawn
                <Beneath>{withdrawnWhy}</Beneath>
              </>
            ) : replacedBy !== null ? (
              <>
                Replaced
                <Beneath>{replacedWhy}</Beneath>
              </>
            ) : (
              'Current'
            ),
        },
        {
          label: 'Added',
          cell: ({ addedAt, addedBy }) => (
            <>
              {sayInstant(addedAt)}
              <Beneath>{addedBy}</Beneath>
            </>
          ),
        },
        {
          label: 'Open',
          cell: ({ id, title, withdrawnAt, virus }) =>
            withdrawnAt === null && virus !== 'infected' ? (
              <Link href={paths.paperFile(id)}>
                Download<span class="govuk-visually-hidden"> {title}</span>
              </Link>
            ) : (
              '–'
            ),
        },
      ]}
    />
    {model.mayChange && (
      <P>
        <Link href={paths.addPaper(model.line.id)}>Add a paper</Link>
      </P>
    )}
  </>
);

const Openings = ({ model }: { readonly model: ItemModel }) =>
  model.openings.length === 0 ? null : (
    <>
      {model.openings.some(({ sees }) => !sees) && (
        <WarningText>
          Somebody who may not see this item any more had opened a paper of it before. What was seen cannot be
          unseen: talk to them.
        </WarningText>
      )}
      <Table
        caption="Who opened the papers"
        rows={model.openings}
        empty="Nobody opened a paper yet."
        columns={[
          { label: 'Who', header: true, cell: ({ who }) => who },
          { label: 'Paper', cell: ({ paper }) => paper },
          { label: 'First', cell: ({ first }) => sayInstant(first) },
          { label: 'Times', numeric: true, cell: ({ times }) => times },
          { label: 'Sees the item now', cell: ({ sees }) => (sees ? 'Yes' : 'No more') },
        ]}
      />
    </>
  );

const Named = ({ model, form }: Pick<Shows<ItemModel>, 'model' | 'form'>) => {
  const named = model.named.filter(({ mark }) => mark !== 'interest');
  const interests = model.named.filter(({ mark }) => mark === 'interest');
  const end = (id: string, words: string, about: string) =>
    model.mayChange ? (
      <Form state={form} action={paths.endMark(model.line.id, id)}>
        <Button kind="secondary" compact lead={about}>
          {words}
        </Button>
      </Form>
    ) : (
      '–'
    );
  return (
    <>
      {(named.length > 0 || model.openTo === 'named' || model.openTo === 'record') && (
        <Table
          caption="Named on it"
          rows={named}
          empty="Nobody is named on it yet: only whoever keeps the meeting sees it."
          columns={[
            {
              label: 'Who',
              header: true,
              cell: ({ name, mark, cannotRead }) => (
                <>
                  {name}
                  {mark === 'invited' && <Beneath>Invited for this item</Beneath>}
                  {cannotRead && (
                    <Beneath>Their role reads no records of this kind: they will not see the item</Beneath>
                  )}
                </>
              ),
            },
            { label: 'Change', cell: ({ id, name }) => end(id, 'Take off', name) },
          ]}
        />
      )}
      {interests.length > 0 && (
        <Table
          caption="Declared interests"
          rows={interests}
          empty=""
          columns={[
            { label: 'Who', header: true, cell: ({ name }) => name },
            { label: 'Interest', cell: ({ interest }) => <Typed>{interest}</Typed> },
            {
              label: 'Leaves',
              cell: ({ withdraws }) => (withdraws ? 'Yes: sees neither the item nor its papers' : 'No'),
            },
            { label: 'Change', cell: ({ id, name }) => end(id, 'No longer', name) },
          ]}
        />
      )}
    </>
  );
};

/** Names people on an item. */
const Naming = ({ model, form }: Pick<Shows<ItemModel>, 'model' | 'form'>) => {
  const f = fieldsOf(NameForm, form);
  const field = f('people');
  const on = new Set(model.named.filter(({ mark }) => mark !== 'interest').map(({ attendee }) => attendee));
  const others = model.people.filter(({ value }) => !on.has(value));
  if (!model.mayChange || others.length === 0) return null;
  return (
    <>
      <H2>Name people on it</H2>
      {model.record && (
        <P>Each of them sees this one record from the call until the end of the meeting, and no longer.</P>
      )}
      <Form state={form} action={paths.nameOn(model.line.id)}>
        <Checkboxes field={field} items={others.map((each) => ({ ...each, chosen: false }))} small />
        <Button kind="secondary">Name them</Button>
      </Form>
    </>
  );
};

const Declaring = ({ model, form }: Pick<Shows<ItemModel>, 'model' | 'form'>) => {
  const f = fieldsOf(InterestForm, form);
  const attendee = f('attendee');
  if (!model.mayDeclare) return null;
  return (
    <>
      <H2>{model.keeps ? 'Record an interest' : 'Declare an interest'}</H2>
      <Form state={form} action={paths.interest(model.line.id)}>
        {model.keeps && (
          <Select
            field={{
              ...attendee,
              items: model.people.map(({ value, text }) => ({
                value,
                text,
                chosen: value === attendee.value,
              })),
            }}
            blank={model.own === null ? 'Choose one' : 'My own'}
          />
        )}
        <TextArea field={f('interest')} rows={2} />
        <Checkbox field={f('withdraws')} />
        <Button kind="secondary">{model.keeps ? 'Record it' : 'Declare it'}</Button>
      </Form>
    </>
  );
};

/** One item: what it is for, who sees it, its papers, and who has an interest in it. */
export const ItemPage = ({ model, form, frame }: Shows<ItemModel>) => {
  const { line, meeting } = model;
  return (
    <Page
      frame={frame}
      title={line.title}
      faults={form.faults}
      before={<BackLink href={paths.one(meeting.id)}>{meeting.title}</BackLink>}
    >
      <H1 caption={`${meeting.title}, item ${line.number}`}>{line.title}</H1>
      {line.says && <Typed>{line.says}</Typed>}
      {model.mayChange && (
        <ButtonGroup>
          <ButtonLink href={paths.changeItem(line.id)} kind="secondary">
            Change it
          </ButtonLink>
          <Form state={form} action={paths.removeItem(line.id)}>
            <Button kind="warning">Take it off the agenda</Button>
          </Form>
        </ButtonGroup>
      )}
      <SummaryList
        rows={[
          { key: 'When', value: sayWhen(line.startsAt, line.endsAt) },
          { key: 'Aim', value: AIMS[line.aim] },
          ...(line.presenter ? [{ key: 'Presented by', value: line.presenter }] : []),
          {
            key: 'Who sees it',
            value: (
              <>
                <OpenToTag openTo={model.openTo} />
                <Beneath>{sayOpenTo(model.openTo)}</Beneath>
              </>
            ),
          },
          ...(model.exemptParagraph === null
            ? []
            : [
                {
                  key: 'Exempt',
                  value: (
                    <>
                      {`Paragraph ${model.exemptParagraph} of Schedule 12A to the Local Government Act 1972: ${(EXEMPT_PARAGRAPHS[model.exemptParagraph] ?? '').toLowerCase()}`}
                      <Typed>{model.exemptWhy}</Typed>
                    </>
                  ),
                },
              ]),
          ...(model.record
            ? [{ key: 'About', value: <Link href={model.record.href}>{model.record.label}</Link> }]
            : []),
          {
            key: 'Minutes',
            value: <Link href={paths.itemMinutes(line.id)}>Minutes of this item</Link>,
          },
          ...(model.supplementAt
            ? [{ key: 'Supplement', value: `Added ${sayInstant(model.supplementAt)}` }]
            : []),
        ]}
      />
      <Papers model={model} />
      <Named model={model} form={form} />
      <Openings model={model} />
      <TwoThirds>
        <Naming model={model} form={form} />
        <Declaring model={model} form={form} />
      </TwoThirds>
      {!model.mayChange && model.meeting.stands === 'cancelled' && (
        <InsetText>The meeting was cancelled.</InsetText>
      )}
    </Page>
  );
};
