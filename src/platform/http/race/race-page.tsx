import type { ZodType } from 'zod';
import { type Fault, sayInstant } from '#kernel';
import {
  Button,
  ButtonGroup,
  type Choice,
  type Field,
  type Frame,
  H1,
  H2,
  HiddenFields,
  idOf,
  Link,
  P,
  Page,
  Radios,
  Table,
} from '#ui';
import type { Fields } from '../form.ts';
import type { Difference } from './compare.ts';
import { labelIn, type Names, sayAnswer } from './questions.ts';

/** The name under which the choice about a question is sent. */
export const choiceOf = (name: string): string => `_choice.${name}`;

export interface RacePageProps {
  readonly frame: Frame;
  readonly title: string;
  readonly takes: ZodType;
  readonly names: Names;
  readonly differences: readonly Difference[];
  /** Who was first, and when, where that is known. */
  readonly first: { readonly by: string; readonly at: string } | null;
  /** What is sent again, as it was typed. */
  readonly fields: Fields;
  readonly to: string;
  /** The page of the form, to begin again from what is kept now. */
  readonly back: string;
  readonly faults: readonly Fault[];
  readonly state: {
    readonly csrf: string;
    readonly key: string;
    readonly post?: string | undefined;
    readonly opened?: string | undefined;
  };
}

const Hidden = ({ fields }: { readonly fields: Fields }) => (
  <>
    {Object.entries(fields)
      .filter(([name]) => !name.startsWith('_'))
      .flatMap(([name, sent]) => [sent].flat().map((value) => ({ name, value })))
      .map(({ name, value }) => (
        <input type="hidden" name={name} value={value} key={`${name} ${value}`} />
      ))}
  </>
);

const PARTS = { day: '', month: '', year: '' };

/** One question that both changed, as one question: whose answer is kept. */
const fieldOf = (
  name: string,
  words: { readonly label: string; readonly hint: string | undefined },
  items: readonly Choice[],
  chosen: string | readonly string[] | undefined,
  error: string | undefined,
): Field => ({
  name: choiceOf(name),
  id: idOf(`choice.${name}`),
  ...words,
  value: typeof chosen === 'string' ? chosen : '',
  parts: PARTS,
  partial: false,
  wrongParts: [],
  error,
  items: items.map((item) => ({ ...item, chosen: item.value === chosen })),
});

/** Both values of an edit that lost the race, question by question. Nothing is saved until each is chosen. */
export const RacePage = (props: RacePageProps) => {
  const { frame, title, takes, names, differences, first, fields, to, back, faults, state } = props;
  const say = (name: string, value: unknown) => sayAnswer(takes, name, value, names);
  const asked = differences.filter(({ stands }) => stands === 'asked');
  const merged = differences.filter(({ stands }) => stands !== 'asked');
  const them = first?.by ?? 'Somebody else';
  const whose = first ? `What ${first.by} saved` : 'What somebody else saved';
  return (
    <Page frame={frame} title="This has changed" faults={faults}>
      <H1 caption={title}>
        {asked.length > 0
          ? 'Somebody changed this while you had it open'
          : 'This changed while you had it open'}
      </H1>
      <P>
        {them} saved a change {first ? `on ${sayInstant(first.at)}` : 'after you opened this form'}. Nothing
        of yours is saved yet, and nothing of theirs is lost.
        {asked.length > 0
          ? ' Choose what to keep where you both changed the same answer.'
          : ' You changed different answers, so both can be kept. Check them, then save.'}
      </P>
      <form method="post" action={to} novalidate autocomplete="off" accept-charset="utf-8" class="app-race">
        <HiddenFields state={state} />
        <Hidden fields={fields} />
        {asked.map(({ name, was, theirs, mine }) => (
          <Radios
            key={name}
            size="m"
            field={fieldOf(
              name,
              {
                label: labelIn(takes, name),
                hint: was === undefined ? undefined : `When you opened it: ${say(name, was)}`,
              },
              [
                { value: 'theirs', text: whose, hint: say(name, theirs) },
                { value: 'mine', text: 'What you typed', hint: say(name, mine) },
              ],
              fields[choiceOf(name)],
              faults.find(({ field }) => field === `choice.${name}`)?.message,
            )}
          />
        ))}
        {merged.length > 0 && (
          <>
            <H2>
              {asked.length > 0
                ? 'Kept without asking, because only one of you changed it'
                : 'What will be saved'}
            </H2>
            <Table
              caption="Answers that only one of you changed"
              captionSize="hidden"
              rows={merged}
              empty="None."
              columns={[
                { label: 'Question', header: true, cell: ({ name }) => labelIn(takes, name) },
                { label: 'It was', cell: ({ name, was }) => <span class="app-both">{say(name, was)}</span> },
                {
                  label: 'It will be',
                  cell: ({ name, stands, theirs, mine }) => (
                    <span class="app-both">{say(name, stands === 'mine' ? mine : theirs)}</span>
                  ),
                },
                {
                  label: 'Changed by',
                  cell: ({ stands }) => (stands === 'mine' ? 'You' : (first?.by ?? 'Somebody else')),
                },
              ]}
            />
          </>
        )}
        <ButtonGroup>
          <Button>{asked.length > 0 ? 'Save what is chosen' : 'Save both'}</Button>
          <Link href={back}>Leave it as it is now</Link>
        </ButtonGroup>
      </form>
    </Page>
  );
};
