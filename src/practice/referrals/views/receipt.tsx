import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { ButtonGroup, ButtonLink, InsetText, Page, Panel, Receipt, SummaryList, TwoThirds } from '#ui';
import { paths } from '../paths.ts';
import type { ReceiptModel } from '../reads/index.ts';
import { Clock } from './parts.tsx';

/** The receipt: printed, or its reference pasted into the sender's own system. */
export const ReceiptPage = ({ model: { contacts }, frame }: Shows<ReceiptModel>) => {
  const [first] = contacts;
  return (
    <Page frame={frame} title="Sent to the front door">
      <TwoThirds>
        <Panel title="Sent to the front door">
          {contacts.length === 1 ? 'Your reference' : 'Your references'}
          <br />
          <strong>{contacts.map(({ reference }) => reference).join(', ')}</strong>
        </Panel>
        <Receipt title="Receipt">
          {contacts.map((contact) => (
            <SummaryList
              key={contact.id}
              rows={[
                { key: 'Reference', value: contact.reference },
                {
                  key: 'Child',
                  value:
                    `${contact.child.given} ${contact.child.family}`.trim() || 'As your record names them',
                },
                { key: 'Sent to', value: contact.team },
                { key: 'Received', value: sayInstant(contact.receivedAt) },
                {
                  key: 'Sent by',
                  value: `${contact.sender.name}, ${contact.sender.role}, ${contact.sender.organisation}`,
                },
              ]}
            />
          ))}
        </Receipt>
        <h2 class="govuk-heading-m">What happens next</h2>
        <p class="govuk-body">The front door decides what to do, and you are told here what comes of it.</p>
        {first && <Clock clock={first.clock} open />}
        <InsetText>
          If you learn more, or a child is in more danger, add to the contact or call the front door. In an
          emergency, call 999.
        </InsetText>
        <ButtonGroup>
          {contacts.map(({ id, reference }) => (
            <ButtonLink href={paths.contact(id)} kind="secondary" key={id}>{`Open ${reference}`}</ButtonLink>
          ))}
          <ButtonLink href={paths.sent} kind="secondary">
            Everything you sent
          </ButtonLink>
        </ButtonGroup>
      </TwoThirds>
    </Page>
  );
};
