import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { BackLink, Beneath, H1, H2, Lede, Link, P, Page, SummaryList, Table, Tag } from '#ui';
import type { WhyModel } from '../reads/index.ts';

type Share = WhyModel['shares'][number];

const Days = ({ share: { from, until } }: { readonly share: Share }) => (
  <>
    From <time datetime={from}>{sayInstant(from)}</time>
    {until && (
      <>
        {' '}
        until <time datetime={until}>{sayInstant(until)}</time>
      </>
    )}
  </>
);

/** "Why can I see this?": by the same rules that decided. */
export const WhyPage = ({ model, frame }: Shows<WhyModel>) => (
  <Page
    frame={frame}
    title="Why can I see this?"
    before={model.href && <BackLink href={model.href}>Back to the record</BackLink>}
  >
    <H1 caption={`${model.kind}: ${model.title}`}>Why can I see this?</H1>
    <Lede>{model.says}</Lede>
    <SummaryList
      rows={[
        {
          key: 'Kept by',
          value: model.team ? `${model.team}, ${model.organisation}` : model.organisation,
        },
        {
          key: 'Recorded by',
          value: `${model.recordedBy.name}, ${model.recordedBy.post}, ${model.recordedBy.organisation}`,
        },
        {
          key: 'Recorded on',
          value: <time datetime={model.recordedAt}>{sayInstant(model.recordedAt)}</time>,
        },
        { key: 'Your role', value: `${model.role}: it reads records of this kind` },
      ]}
    />
    <H2>Whom it was shared with</H2>
    <P>What you may know of it: what your organisation gave, and what was given to you.</P>
    <Table
      caption="Shares of this record"
      captionSize="hidden"
      rows={model.shares}
      empty="It was shared with nobody that you may know of."
      columns={[
        {
          label: 'With',
          header: true,
          cell: ({ to, admits, outcome }) => (
            <>
              {to} {admits && <Tag colour="green">Why you see it</Tag>}
              {outcome === 'refused' && <Tag colour="grey">Not shared</Tag>}
            </>
          ),
        },
        {
          label: 'For what',
          cell: ({ purpose, reason }) => (
            <>
              {purpose}
              {reason && <Beneath>{reason}</Beneath>}
            </>
          ),
        },
        { label: 'On what basis', cell: ({ basis }) => basis },
        { label: 'By', cell: ({ by }) => by },
        { label: 'When', cell: (share) => <Days share={share} /> },
      ]}
    />
    <P>
      Your look at this is kept, like every other. Read <Link href="/privacy">how records are protected</Link>
      .
    </P>
  </Page>
);
