import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import {
  BackLink,
  Button,
  ButtonGroup,
  ButtonLink,
  EmptyState,
  Form,
  H1,
  H2,
  Lede,
  Link,
  P,
  Page,
  SummaryList,
  Table,
} from '#ui';
import { paths } from '../paths.ts';
import type { DraftModel, DraftsModel } from '../reads.ts';

/** The forms that one has not finished. */
export const DraftsPage = ({ model: { drafts, keptDays }, frame, form }: Shows<DraftsModel>) => (
  <Page frame={frame} title="Your drafts" before={<BackLink href={paths.home}>Home</BackLink>}>
    <H1>Your drafts</H1>
    {drafts.length === 0 ? (
      <EmptyState title="You have no unfinished forms">
        <P>
          A form that you begin is saved while you fill it in. If you leave it, or are signed out, it waits
          here for {keptDays} days, on any device.
        </P>
      </EmptyState>
    ) : (
      <>
        <Lede>
          Forms that you began in this post and have not sent. Only you see them. Each is kept for {keptDays}{' '}
          days after you last typed in it.
        </Lede>
        <Table
          caption="Forms that you have not finished, the newest first"
          captionSize="hidden"
          rows={drafts}
          empty="None."
          columns={[
            {
              label: 'Form',
              header: true,
              cell: ({ title, href, savedAt }) => (
                <Link href={href}>
                  {title}
                  <span class="govuk-visually-hidden">, saved on {sayInstant(savedAt)}</span>
                </Link>
              ),
            },
            { label: 'Saved', cell: ({ savedAt }) => sayInstant(savedAt) },
            { label: 'Kept until', cell: ({ expiresAt }) => sayInstant(expiresAt) },
            {
              label: 'What you typed',
              cell: ({ id, title, savedAt }) => (
                <Link href={paths.draft(id)}>
                  Read it
                  <span class="govuk-visually-hidden">
                    : {title}, saved on {sayInstant(savedAt)}
                  </span>
                </Link>
              ),
            },
            {
              label: 'Discard',
              cell: ({ id, title }) => (
                <Form state={form} action={paths.discardDraft(id)}>
                  <Button kind="secondary" compact lead={`${title}:`}>
                    Discard
                  </Button>
                </Form>
              ),
            },
          ]}
        />
      </>
    )}
  </Page>
);

/** What was typed into a form, for when its own page is no longer to be had. */
export const DraftPage = ({ model, frame, form }: Shows<DraftModel>) => (
  <Page
    frame={frame}
    title={`Draft: ${model.title}`}
    width="reading"
    before={<BackLink href={paths.drafts}>Your drafts</BackLink>}
  >
    <H1 caption="Draft">{model.title}</H1>
    <P>
      You last typed in this form on {sayInstant(model.savedAt)}, and have not sent it. It is kept until{' '}
      {sayInstant(model.expiresAt)}. If the form cannot be opened any more, because what it is about has moved
      on or you no longer have a reason to see it, these are your own words, to copy or to discard.
    </P>
    <H2>What you typed</H2>
    <SummaryList
      rows={model.said.map(({ label, value }) => ({
        key: label,
        value: <span class="app-kept">{value}</span>,
      }))}
    />
    <Form state={form} action={paths.discardDraft(model.id)}>
      <ButtonGroup>
        <ButtonLink href={model.href}>Go on with the form</ButtonLink>
        <Button kind="secondary">Discard this draft</Button>
      </ButtonGroup>
    </Form>
  </Page>
);
