import type { Shows } from '#http';
import { paths as meetingPaths } from '#meetings';
import {
  BackLink,
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  H1,
  H2,
  Link,
  P,
  Page,
  Table,
  TwoThirds,
  Typed,
} from '#ui';
import { paths } from '../paths.ts';
import type { DecisionModel, EntryModel, ItemPlace } from '../reads/index.ts';
import { EntryFields } from './fields.tsx';
import { Addenda, Around, Comments, Decision, Entries, Promises } from './parts.tsx';

/** What a clerk does to one entry: change it, put it elsewhere, take it out, make a promise of it. */
const EntryActs = ({
  entry,
  form,
}: {
  readonly entry: EntryModel;
  readonly form: Shows<unknown>['form'];
}) => (
  <ButtonGroup>
    <Link href={paths.entry(entry.id)}>
      Change<span class="govuk-visually-hidden">: {entry.says.slice(0, 60)}</span>
    </Link>
    <Link href={paths.promiseOfEntry(entry.id)}>
      Make it a promise<span class="govuk-visually-hidden">: {entry.says.slice(0, 60)}</span>
    </Link>
    {(['up', 'down'] as const).map((by) => (
      <Form key={by} state={form} action={paths.moveEntry(entry.id)}>
        <Button kind="secondary" compact name="by" value={by}>
          {by === 'up' ? 'Up' : 'Down'}
        </Button>
      </Form>
    ))}
    <Form state={form} action={paths.removeEntry(entry.id)}>
      <input type="hidden" name="version" value={entry.version} />
      <Button kind="secondary" compact>
        Take out
      </Button>
    </Form>
  </ButtonGroup>
);
const DecisionActs = ({ decision }: { readonly decision: DecisionModel }) => (
  <ButtonGroup>
    <Link href={paths.resolution(decision.id)}>
      Change<span class="govuk-visually-hidden">: {decision.says.slice(0, 60)}</span>
    </Link>
    <Link href={paths.voice(decision.id)}>
      Who agreed<span class="govuk-visually-hidden"> to: {decision.says.slice(0, 60)}</span>
    </Link>
    <Link href={paths.promiseOfResolution(decision.id)}>
      Make it a promise<span class="govuk-visually-hidden">: {decision.says.slice(0, 60)}</span>
    </Link>
  </ButtonGroup>
);

/** The minutes of one item: read by who sees it, written by who keeps its meeting. */
export const ItemMinutesPage = ({ model, form, frame }: Shows<ItemPlace>) => {
  const { item } = model;
  const may = new Set(model.acts);
  const writes = may.has('write');
  return (
    <Page
      frame={frame}
      title={`Minutes: ${item.title}`}
      faults={form.faults}
      before={<BackLink href={paths.of(model.meeting)}>Minutes of the meeting</BackLink>}
    >
      <H1 caption={`${model.meetingTitle}, item ${item.number}`}>Minutes: {item.title}</H1>
      {item.says && <Typed>{item.says}</Typed>}
      <P>
        <Link href={meetingPaths.item(item.id)}>The item and its papers</Link>
      </P>
      <Around item={item} />
      {item.entries.length === 0 && item.decisions.length === 0 && (
        <P>Nothing has been minuted under this item yet.</P>
      )}
      <Entries
        entries={item.entries}
        {...(writes ? { acts: (entry: EntryModel) => <EntryActs entry={entry} form={form} /> } : {})}
      />
      {item.decisions.map((decision) => (
        <Decision
          key={decision.id}
          decision={decision}
          {...(writes ? { acts: (each: DecisionModel) => <DecisionActs decision={each} /> } : {})}
        />
      ))}
      {model.found.length > 0 && (
        <Table
          caption="Sentences that promise something, and are no promise yet"
          captionSize="s"
          rows={model.found}
          empty="Every sentence that promises something is a promise."
          columns={[
            { label: 'Sentence', header: true, cell: ({ sentence }) => sentence },
            {
              label: 'Act',
              cell: ({ sentence, href }) => (
                <Link href={href}>
                  Make it a promise<span class="govuk-visually-hidden">: {sentence}</span>
                </Link>
              ),
            },
          ]}
        />
      )}
      <Promises promises={item.promises} />
      <Addenda addenda={item.addenda} />
      <Comments comments={item.comments} answerAt={may.has('answer') ? (id) => paths.answer(id) : null} />
      {may.has('comment') && (
        <P>
          <Link href={paths.comment(item.id)}>Say what is not accurate</Link>
        </P>
      )}
      {may.has('amend') && (
        <ButtonLink href={paths.addendum(item.id)} kind="secondary">
          Add an addendum
        </ButtonLink>
      )}
      {writes && (
        <TwoThirds>
          <ButtonLink href={paths.addResolution(item.id)} kind="secondary">
            Record a decision
          </ButtonLink>
          <H2>Add to the minutes</H2>
          <Form state={form} action={paths.addEntry(item.id)}>
            <EntryFields place={model} form={form} />
            <Button>Add it</Button>
          </Form>
        </TwoThirds>
      )}
    </Page>
  );
};
