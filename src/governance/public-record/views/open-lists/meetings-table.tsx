import { sayInstant } from '#kernel';
import { Beneath, Link, Table, Tag } from '#ui';
import { publicPaths } from '../../paths.ts';
import type { Place, Standing } from '../../reads/index.ts';

const STANDS = {
  planned: null,
  called: null,
  live: ['Under way', 'green'],
  held: ['Held', 'grey'],
  cancelled: ['Cancelled', 'red'],
} as const;
export const MeetingTag = ({ stands }: { readonly stands: keyof typeof STANDS }) => {
  const [label, colour] = STANDS[stands] ?? [];
  return label ? <Tag colour={colour}>{label}</Tag> : null;
};

export const MeetingsTable = ({
  place,
  caption,
  rows,
  empty,
  withBody = true,
}: {
  readonly place: Place;
  readonly caption: string;
  readonly rows: readonly Standing<'meeting'>[];
  readonly empty: string;
  readonly withBody?: boolean;
}) => (
  <Table
    caption={caption}
    captionSize="hidden"
    rows={rows}
    empty={empty}
    columns={[
      {
        label: 'Meeting',
        header: true,
        cell: ({ source, model }) => (
          <>
            <Link href={publicPaths.one(place.slug, 'meeting', source)}>{model.title}</Link>
            {withBody && <Beneath>{model.body.title}</Beneath>}
          </>
        ),
      },
      {
        label: 'When and where',
        cell: ({ model }) => (
          <>
            {sayInstant(model.startsAt)} <MeetingTag stands={model.stands} />
            <Beneath>{model.place || model.mode}</Beneath>
          </>
        ),
      },
    ]}
  />
);

export const organisation = (place: Place) => ({
  '@context': 'https://schema.org',
  '@type': 'GovernmentOrganization',
  name: place.name,
  url: `${place.baseUrl}${publicPaths.home(place.slug)}`,
});
