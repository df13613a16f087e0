import type { Shows } from '#http';
import { sayDay } from '#kernel';
import {
  Badge,
  Beneath,
  ButtonGroup,
  ButtonLink,
  H1,
  Lede,
  Link,
  Page,
  PreviousNext,
  SubNavigation,
  Table,
} from '#ui';
import { paths } from '../paths.ts';
import type { ListModel } from '../reads/index.ts';
import { By, StatusTag } from './parts.tsx';

const EMPTY = {
  open: 'No disagreement is open that you have a part in. You raise one from the page of the decision, or here.',
  ended: 'No disagreement that you had a part in has ended yet.',
} as const;

/** The disagreements that a post has a part in. */
export const ListPage = ({ model, frame }: Shows<ListModel>) => {
  const { which, page } = model;
  const at = (to: number) => paths.listOf({ which, page: to });
  return (
    <Page frame={frame} title="Professional disagreements" width="wide">
      <H1>Professional disagreements</H1>
      <Lede>
        When you think that another agency’s decision is wrong for a child, say so. It goes up a stage by
        itself when nobody replies in time.
      </Lede>
      <ButtonGroup>
        <ButtonLink href={paths.raise()}>Raise a disagreement</ButtonLink>
      </ButtonGroup>
      <SubNavigation
        label="Which disagreements"
        items={(['open', 'ended'] as const).map((each) => ({
          label: each === 'open' ? 'Open' : 'Ended',
          href: paths.listOf({ which: each }),
          current: each === which,
        }))}
      />
      <Table
        caption={which === 'open' ? 'Open disagreements' : 'Disagreements that have ended'}
        captionSize="hidden"
        urgent={({ immediateRisk, status }) => immediateRisk && status === 'waiting'}
        columns={[
          {
            label: 'Reference',
            header: true,
            whole: true,
            cell: ({ id, reference, theme, immediateRisk }) => (
              <>
                <Link href={paths.one(id)}>{reference}</Link>
                <Beneath>{theme}</Beneath>
                {immediateRisk && <Badge colour="red">Immediate risk</Badge>}
              </>
            ),
          },
          { label: 'About', cell: ({ person }) => person?.name ?? '–' },
          {
            label: 'Between',
            cell: ({ raisedFor, decider, raisedAt }) => (
              <>
                {raisedFor} with {decider}
                <Beneath>Raised {sayDay(raisedAt.slice(0, 10))}</Beneath>
              </>
            ),
          },
          {
            label: 'Stands',
            cell: ({ status, stage }) => (
              <>
                <StatusTag status={status} />
                <Beneath>Stage {stage}</Beneath>
              </>
            ),
          },
          ...(which === 'open'
            ? [{ label: 'Reply by', cell: ({ clock }: ListModel['lines'][number]) => <By clock={clock} /> }]
            : []),
        ]}
        rows={model.lines}
        empty={EMPTY[which]}
      />
      <PreviousNext
        previous={page > 1 ? at(page - 1) : undefined}
        next={model.more ? at(page + 1) : undefined}
      />
    </Page>
  );
};
