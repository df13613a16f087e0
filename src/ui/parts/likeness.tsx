import { Table } from './table.tsx';
import { Tag, type TagColour } from './tags.tsx';
import { Beneath } from './text.tsx';

/** How one field of two records compares. */
export interface ComparedField {
  readonly label: string;
  readonly kind: 'agrees' | 'close' | 'differs' | 'unknown';
  /** How, in words: "one letter out". */
  readonly says: string;
  /** What that says of the two: "strongly for". */
  readonly weight: string;
  /** What each record has, where both are shown. */
  readonly one?: string | undefined;
  readonly other?: string | undefined;
}

const KINDS: Readonly<Record<ComparedField['kind'], readonly [TagColour, string]>> = {
  agrees: ['green', 'Agrees'],
  close: ['yellow', 'Close'],
  differs: ['red', 'Differs'],
  unknown: ['grey', 'Not known'],
};

/** How likely two records are of one person: in words, and as a bar that says the same to the eye. */
export const Likelihood = ({
  words,
  probability,
}: {
  readonly words: string;
  readonly probability: number;
}) => (
  <span class="app-likelihood">
    <strong class="app-likelihood__words">{words}</strong>{' '}
    <meter
      class="app-likelihood__bar"
      min={0}
      max={1}
      value={Number(probability.toFixed(3))}
      aria-label={words}
    />
  </span>
);

/** Two records field by field: what agrees, what differs, what is not known, and how much each says. */
export const ComparedFields = ({
  caption,
  fields,
  sides,
}: {
  readonly caption: string;
  readonly fields: readonly ComparedField[];
  /** What the two records are called, where what each has is shown. */
  readonly sides?: readonly [string, string] | undefined;
}) => (
  <Table
    caption={caption}
    captionSize={sides ? 's' : 'hidden'}
    rows={fields}
    empty="Nothing can be compared."
    columns={[
      { label: 'Field', header: true, whole: true, cell: ({ label }) => label },
      ...(sides
        ? [
            { label: sides[0], cell: ({ one }: ComparedField) => one || 'Not known' },
            { label: sides[1], cell: ({ other }: ComparedField) => other || 'Not known' },
          ]
        : []),
      {
        label: 'How they compare',
        cell: ({ kind, says }) => {
          const [colour, words] = KINDS[kind];
          return (
            <>
              <Tag colour={colour}>{words}</Tag>
              {kind !== 'unknown' && <Beneath>{says}</Beneath>}
            </>
          );
        },
      },
      { label: 'What that says', cell: ({ weight }) => weight },
    ]}
  />
);
