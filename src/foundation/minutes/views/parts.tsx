import type { ComponentChildren } from 'preact';
import { dayOf, sayDay, sayInstant } from '#kernel';
import { Due, paths as promisePaths, StateTag } from '#promises';
import { Beneath, H3, InsetText, Link, P, Table, Tag, type TagColour, Typed } from '#ui';
import type { CommentModel, DecisionModel, EntryModel, MinutedItem } from '../reads/index.ts';
import { ENTRY_KINDS, RESOLUTION_KINDS, STANDINGS, type Standing } from '../rules/index.ts';
import { sayAway, sayInterest, sayMovers, sayVoices } from './document.ts';

const COLOURS: Readonly<Record<Standing, TagColour>> = {
  draft: 'grey',
  circulated: 'orange',
  approved: 'blue',
  signed: 'green',
};
export const StandingTag = ({ standing }: { readonly standing: Standing }) => (
  <Tag colour={COLOURS[standing]}>{STANDINGS[standing]}</Tag>
);

export const EntryBy = ({ kind, speaker }: Pick<EntryModel, 'kind' | 'speaker'>) => (
  <p class="govuk-body-s app-entry__by">
    <strong>{ENTRY_KINDS[kind]}</strong>
    {speaker && ` · ${speaker}`}
  </p>
);
/** What can be done to one thing that was minuted. */
export type ActsOn<Row> = (row: Row) => ComponentChildren;
const Entry = ({
  entry,
  acts,
}: {
  readonly entry: EntryModel;
  readonly acts: ActsOn<EntryModel> | undefined;
}) => (
  <>
    <EntryBy {...entry} />
    <Typed>{entry.says}</Typed>
    {acts?.(entry)}
  </>
);

/** What was said, in its order; each reply stands under what it answers. */
export const Entries = ({
  entries,
  acts,
}: {
  readonly entries: readonly EntryModel[];
  readonly acts?: ActsOn<EntryModel>;
}) => {
  const standing = new Set(entries.map(({ id }) => id));
  const answers = (id: string) => entries.filter(({ replyTo }) => replyTo === id);
  const first = entries.filter(({ replyTo }) => replyTo === null || !standing.has(replyTo));
  if (first.length === 0) return null;
  return (
    <ol class="govuk-list app-entries">
      {first.map((entry) => (
        <li key={entry.id} class={`app-entry app-entry--${entry.kind}`}>
          <Entry entry={entry} acts={acts} />
          {answers(entry.id).length > 0 && (
            <ol class="govuk-list app-entry__replies">
              {answers(entry.id).map((reply) => (
                <li key={reply.id} class="app-entry app-entry--reply">
                  <Entry entry={reply} acts={acts} />
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ol>
  );
};

export const Decision = ({
  decision,
  acts,
}: {
  readonly decision: DecisionModel;
  readonly acts?: ActsOn<DecisionModel>;
}) => {
  const movers = sayMovers(decision);
  return (
    <div class="app-resolution">
      <p class="govuk-body app-resolution__kind">{RESOLUTION_KINDS[decision.kind].toUpperCase()}</p>
      <Typed>{decision.says}</Typed>
      {decision.because && <Typed>{`Because: ${decision.because}`}</Typed>}
      {movers && <Beneath>{movers}</Beneath>}
      {sayVoices(decision).map((said) => (
        <Beneath key={said}>{said}</Beneath>
      ))}
      {acts?.(decision)}
    </div>
  );
};

export const Promises = ({ promises }: Pick<MinutedItem, 'promises'>) =>
  promises.length === 0 ? null : (
    <Table
      caption="Actions"
      captionSize="s"
      rows={promises}
      empty="No action was promised."
      columns={[
        {
          label: 'What',
          header: true,
          cell: ({ id, what }) => <Link href={promisePaths.one(id)}>{what}</Link>,
        },
        { label: 'Who owes it', cell: ({ owedBy }) => owedBy },
        { label: 'By when', cell: ({ clock }) => <Due clock={clock} /> },
        { label: 'State', cell: ({ state }) => <StateTag state={state} /> },
      ]}
    />
  );

export const Addenda = ({ addenda }: Pick<MinutedItem, 'addenda'>) => (
  <>
    {addenda.map(({ id, says, because, by, at }) => (
      <InsetText key={id}>
        <P>
          <strong>{`Addendum of ${sayDay(dayOf(at))}`}</strong>
        </P>
        <Typed>{says}</Typed>
        <Typed>{`Because: ${because}`}</Typed>
        <Beneath>Added by {by}</Beneath>
      </InsetText>
    ))}
  </>
);

const ANSWERS = { yes: 'Accepted', no: 'Not accepted' } as const;
/** What was said of the accuracy of an item; the answer is led to for whoever gives it. */
export const Comments = ({
  comments,
  answerAt,
}: {
  readonly comments: readonly CommentModel[];
  /** Where a comment is answered; null where it is not for the reader to do. */
  readonly answerAt: ((id: string) => string) | null;
}) =>
  comments.length === 0 ? null : (
    <>
      <H3>Comments on accuracy</H3>
      {comments.map(({ id, says, by, at, accepted, answer }) => (
        <InsetText key={id}>
          <Typed>{says}</Typed>
          <Beneath>{`${by}, ${sayInstant(at)}`}</Beneath>
          {accepted === null ? (
            answerAt ? (
              <Link href={answerAt(id)}>
                Answer<span class="govuk-visually-hidden"> the comment of {by}</span>
              </Link>
            ) : (
              <Beneath>Not answered yet</Beneath>
            )
          ) : (
            <Typed>{`${ANSWERS[accepted ? 'yes' : 'no']}: ${answer}`}</Typed>
          )}
        </InsetText>
      ))}
    </>
  );

/** Who was not there for it, and who declared an interest. */
export const Around = ({ item }: { readonly item: MinutedItem }) => (
  <>
    {item.exempt && <Beneath>Exempt: {item.exempt}</Beneath>}
    {item.presenter && <P small>Presented by {item.presenter}</P>}
    {item.interests.map((interest) => (
      <P small key={`${interest.name} ${interest.interest}`}>
        {sayInterest(interest)}
      </P>
    ))}
    {item.away.length > 0 && <P small>{sayAway(item.away)}</P>}
  </>
);

/** All that the minutes say under one item. */
export const MinutesOfItem = ({ item }: { readonly item: MinutedItem }) => (
  <>
    <Around item={item} />
    <Entries entries={item.entries} />
    {item.decisions.map((decision) => (
      <Decision key={decision.id} decision={decision} />
    ))}
    <Promises promises={item.promises} />
    <Addenda addenda={item.addenda} />
  </>
);
