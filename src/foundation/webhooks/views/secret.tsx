import { ButtonGroup, ButtonLink, type Frame, H1, InsetText, List, Page, WarningText } from '#ui';
import { paths } from '../paths.ts';
import type { SecretGiven } from '../reads.ts';

/** The secret, in the answer to the act that made it and nowhere else. */
export const SecretPage = ({
  model: { id, url, secret, fresh },
  frame,
}: {
  readonly model: SecretGiven;
  readonly frame: Frame;
}) => (
  <Page frame={frame} title="Secret made" width="reading">
    <H1 caption={url}>Secret made</H1>
    <WarningText>
      This secret is shown once. Copy it now: nobody can look it up afterwards, and you can only make another.
    </WarningText>
    <InsetText>
      <span class="app-typed">{secret}</span>
    </InsetText>
    <List
      items={[
        'The system checks with it that what it gets comes from Arden: by Standard Webhooks, for which most languages have a library.',
        fresh
          ? 'When it is in place, send a test.'
          : 'For 24 hours everything is signed with the one before as well. When the new one is in place, send a test.',
        'Put it where passwords are kept, and never in a mail or a ticket.',
      ]}
    />
    <ButtonGroup>
      <ButtonLink href={paths.one(id)}>I have copied it</ButtonLink>
    </ButtonGroup>
  </Page>
);
