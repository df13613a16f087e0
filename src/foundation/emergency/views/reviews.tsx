import type { Shows } from '#http';
import { shortId } from '#kernel';
import { Badge, FilterLayout, fieldsOf, H1, Page, PreviousNext, SubNavigation, Table, TextInput } from '#ui';
import { ReviewsQuery, WHICH } from '../forms.ts';
import { paths } from '../paths.ts';
import type { ReviewsModel } from '../reads/index.ts';
import { GROUNDS } from '../rules.ts';
import { From, StandsTag, Who } from './parts.tsx';

const EMPTY = {
  waiting: 'Nothing waits for a review.',
  open: 'No emergency access is open now.',
  closed: 'Nothing has been reviewed yet.',
} as const;
const WHICHES = ['waiting', 'open', 'closed'] as const;

/** The reviewer's queue: the oldest that waits stands first. */
export const ReviewsPage = ({ model, form, frame }: Shows<ReviewsModel>) => {
  const f = fieldsOf(ReviewsQuery, form);
  const { which, who, child, page } = model;
  const at = (to: number) => paths.reviewsOf({ which, who, child, page: to });
  return (
    <Page frame={frame} title="Emergency access to review" width="wide">
      <H1>Emergency access to review</H1>
      <SubNavigation
        label="Which"
        items={WHICHES.map((each) => ({
          label: WHICH[each],
          href: paths.reviewsOf({ which: each, who, child }),
          current: each === which,
        }))}
      />
      <FilterLayout
        action={paths.reviews}
        clearHref={paths.reviewsOf({ which })}
        selected={[
          ...(who === '' ? [] : [{ label: `Opened by ${who}`, without: paths.reviewsOf({ which, child }) }]),
          ...(child === ''
            ? []
            : [{ label: `Child ${shortId(child)}`, without: paths.reviewsOf({ which, who }) }]),
        ]}
        options={
          <>
            <input type="hidden" name="which" value={which} />
            <TextInput field={f('who')} />
            <TextInput field={f('child')} spellcheck={false} />
          </>
        }
      >
        <Table
          caption={WHICH[which]}
          captionSize="hidden"
          rows={model.rows}
          empty={EMPTY[which]}
          columns={[
            {
              label: 'Opened by',
              header: true,
              cell: (row) => <Who {...row} href={paths.review(row.id)} />,
            },
            { label: 'When', cell: (row) => <From {...row} /> },
            { label: 'Why', cell: ({ ground }) => GROUNDS[ground] },
            {
              label: 'Children',
              numeric: true,
              cell: ({ children }) => children,
            },
            {
              label: 'Reach',
              cell: ({ restricted }) =>
                restricted ? <Badge colour="purple">Restricted too</Badge> : 'Not restricted',
            },
            { label: 'Stands', cell: ({ stands }) => <StandsTag stands={stands} /> },
          ]}
        />
        <PreviousNext
          previous={page > 1 ? at(page - 1) : undefined}
          next={model.more ? at(page + 1) : undefined}
        />
      </FilterLayout>
    </Page>
  );
};
