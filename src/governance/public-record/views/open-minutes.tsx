import { type Day, dayOf, daysBetween, sayDay, sayInstant } from '#kernel';
import { Beneath, H3, InsetText, Link, P, Tag, Timeline, Typed } from '#ui';
import { publicPaths } from '../paths.ts';
import type {
  EntryModel,
  MinutesOfItem,
  Place,
  PromiseModel,
  QuestionModel,
  ResolutionModel,
} from '../reads/index.ts';

const STANDINGS = {
  circulated: 'Draft, to be approved at a later meeting',
  approved: 'Approved',
  signed: 'Approved and signed',
} as const;
export const sayMinutes = (standing: keyof typeof STANDINGS): string => STANDINGS[standing];

/** Who spoke, and as what the minutes take it. */
const By = ({ label, speaker }: { readonly label: string; readonly speaker: string }) => (
  <p class="govuk-body-s app-entry__by">
    <strong>{label}</strong>
    {speaker && ` · ${speaker}`}
  </p>
);

/** What was said, in its order; each reply stands under what it answers. */
export const EntriesOf = ({ entries }: { readonly entries: readonly EntryModel[] }) =>
  entries.length === 0 ? null : (
    <ol class="govuk-list app-entries">
      {entries.map(({ id, kind, label, speaker, says, replies }) => (
        <li key={id} class={`app-entry app-entry--${kind}`}>
          <By {...{ label, speaker }} />
          <Typed>{says}</Typed>
          {replies.length > 0 && (
            <ol class="govuk-list app-entry__replies">
              {replies.map((reply) => (
                <li key={reply.id} class="app-entry app-entry--reply">
                  <By label={reply.label} speaker={reply.speaker} />
                  <Typed>{reply.says}</Typed>
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ol>
  );

/** What was decided, with who proposed it and who did not agree. Linked to its own page where a place is given. */
export const ResolutionsOf = ({
  place,
  resolutions,
}: {
  readonly place: Place | null;
  readonly resolutions: readonly ResolutionModel[];
}) => (
  <>
    {resolutions.map((one) => (
      <div key={one.id} class="app-resolution">
        <p class="govuk-body app-resolution__kind">
          {place ? (
            <Link href={publicPaths.one(place.slug, 'decision', one.id)}>{one.label.toUpperCase()}</Link>
          ) : (
            one.label.toUpperCase()
          )}
        </p>
        <Typed>{one.says}</Typed>
        {one.because && <P>Because: {one.because}</P>}
        {(one.proposedBy || one.secondedBy) && (
          <Beneath>
            {[
              one.proposedBy && `Proposed by ${one.proposedBy}`,
              one.secondedBy && `seconded by ${one.secondedBy}`,
            ]
              .filter(Boolean)
              .join(', ')}
          </Beneath>
        )}
        {one.voices.map(({ name, voice, reason }) => (
          <Beneath key={name}>
            {name}: {voice.toLowerCase()}
            {reason && `. ${reason}`}
          </Beneath>
        ))}
      </div>
    ))}
  </>
);

export const AddendaOf = ({ addenda }: { readonly addenda: MinutesOfItem['addenda'] }) => (
  <>
    {addenda.map(({ id, says, because, addedAt }) => (
      <InsetText key={id}>
        <strong>Correction of {sayDay(dayOf(addedAt))}.</strong> {says}
        {because && ` ${because}`}
      </InsetText>
    ))}
  </>
);

/** The life of a promise, in its order. */
export const StepsOf = ({ steps }: { readonly steps: PromiseModel['steps'] }) => (
  <Timeline
    level={3}
    items={steps.map(({ label, by, says, dueDay, takenAt }) => ({
      title: label,
      by,
      at: takenAt,
      children: (
        <>
          {says && <Typed>{says}</Typed>}
          {dueDay && <P>Due on {sayDay(dueDay)}.</P>}
        </>
      ),
    }))}
  />
);

const ANSWERS = {
  answered: ['Answered', 'green'],
  declined: ['Declined to answer', 'orange'],
  nil: ['Nothing to say', 'grey'],
  unanswered: ['Not answered yet', 'red'],
} as const;
/** From each who was asked: the answer, or for how long there is none. */
export const AnswersOf = ({
  question,
  today,
  level,
}: {
  readonly question: QuestionModel;
  readonly today: Day;
  readonly level: 3 | 4;
}) => (
  <>
    {question.answers.map(({ id, who, status, says, answeredAt, askedAt }) => {
      const [label, colour] = ANSWERS[status];
      const days = daysBetween(dayOf(askedAt), today);
      return (
        <div key={id} class="app-answer">
          {level === 3 ? <H3>{who}</H3> : <h4 class="govuk-heading-s">{who}</h4>}
          <P>
            <Tag colour={colour}>{label}</Tag>{' '}
            {status === 'unanswered'
              ? `Asked on ${sayDay(dayOf(askedAt))}, ${days} ${days === 1 ? 'day' : 'days'} ago`
              : answeredAt && sayInstant(answeredAt)}
          </P>
          {says && <Typed>{says}</Typed>}
        </div>
      );
    })}
    {question.answers.length === 0 && <P>Nobody has been asked to answer yet.</P>}
  </>
);
