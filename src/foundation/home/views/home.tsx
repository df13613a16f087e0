import type { ComponentChildren } from 'preact';
import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import {
  ClockTag,
  Details,
  EmptyState,
  type Frame,
  H1,
  H2,
  Link,
  List,
  P,
  Page,
  Pagination,
  Table,
} from '#ui';
import { paths } from '../paths.ts';
import type { HomeModel, Waiting } from '../reads.ts';

const When = ({ line: { due, clock } }: { line: Waiting }) => {
  if (due === undefined || clock === undefined) return <>No date</>;
  return (
    <>
      <ClockTag
        due={due}
        state={clock.state}
        late={clock.late}
        unit={clock.unit}
        provisional={clock.provisional}
      />
      {clock.why.length > 0 && (
        <Details summary="Why this date?">
          <List items={clock.why} />
        </Details>
      )}
    </>
  );
};

/** '2 late, 1 due today' of how many there are. */
const tally = ({ total, late, today }: HomeModel): string => {
  const things = total === 1 ? '1 thing waits' : `${total} things wait`;
  const pressing = [late > 0 && `${late} late`, today > 0 && `${today} due today`].filter(Boolean).join(', ');
  return pressing ? `${things}: ${pressing}.` : `${things}, and none of it is late.`;
};

const linksOf = (frame: Frame) => frame.nav.filter(({ href }) => href !== paths.home);

const Links = ({ frame, children }: { frame: Frame; children: ComponentChildren }) =>
  linksOf(frame).length === 0 ? null : (
    <>
      {children}
      <List
        items={linksOf(frame).map(({ label, href }) => (
          <Link href={href} key={href}>
            {label}
          </Link>
        ))}
      />
    </>
  );

const Nothing = ({ frame }: { frame: Frame }) => (
  <EmptyState title="Nothing waits for you">
    <Links frame={frame}>
      <p class="govuk-body">Work for you and your team appears here by itself. Meanwhile you can go to:</p>
    </Links>
  </EmptyState>
);

const Lines = ({ model }: { model: HomeModel }) => (
  <>
    <p class="govuk-body-l">{tally(model)}</p>
    <Table
      caption="What waits for you, children in danger first, then what is late or due soonest"
      captionSize="hidden"
      urgent={({ urgent }) => urgent}
      columns={[
        {
          label: 'What',
          header: true,
          cell: ({ what, href, about }) => (
            <Link href={href}>
              {what}
              {about && <span class="govuk-visually-hidden">: {about}</span>}
            </Link>
          ),
        },
        { label: 'About', cell: ({ about }) => about ?? '–' },
        { label: 'From', cell: ({ from }) => from },
        { label: 'By when', cell: (line) => <When line={line} /> },
      ]}
      rows={model.waiting}
      empty="Nothing waits for you."
    />
    <Pagination page={model.page} pages={model.pages} href={(page) => `${paths.home}?page=${page}`} />
  </>
);

/** Forms that were begun and not sent: only those who have any read of them. */
const Unfinished = ({ model: { drafts, unfinished } }: { model: HomeModel }) =>
  drafts.length === 0 ? null : (
    <section class="app-section">
      <H2>Forms you have not finished</H2>
      <List
        items={drafts.map(({ id, title, href, savedAt }) => (
          <span key={id}>
            <Link href={href}>{title}</Link>, saved on {sayInstant(savedAt)}
          </span>
        ))}
      />
      <P>
        <Link href={paths.drafts}>
          {unfinished > drafts.length ? `See all ${unfinished} drafts` : 'See your drafts'}
        </Link>
      </P>
    </section>
  );

/** What waits for the post in use; for a post without child-level access, the pages that it works with. */
export const HomePage = ({ model, frame }: Shows<HomeModel>) => (
  <Page frame={frame} title="Home" width="wide">
    <H1 caption={frame.actor && `${frame.actor.postTitle}, ${frame.actor.organisationName}`}>
      {model.childLevel || model.total > 0 ? 'What waits for you' : 'Home'}
    </H1>
    {!model.childLevel && model.total === 0 ? (
      <Links frame={frame}>
        <p class="govuk-body">
          Your post works with figures, registers and papers, and with no child’s record. You can go to:
        </p>
      </Links>
    ) : model.total === 0 ? (
      <Nothing frame={frame} />
    ) : (
      <Lines model={model} />
    )}
    <Unfinished model={model} />
  </Page>
);
