import type { Shows } from '#http';
import { isCode, sayDay, sayInstant } from '#kernel';
import { paths as oversight } from '#oversight';
import { paths as story } from '#story';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Details,
  Form,
  fieldsOf,
  H1,
  H2,
  InsetText,
  Link,
  List,
  NotificationBanner,
  P,
  Page,
  Radios,
  SummaryList,
  Table,
  Tag,
  Timeline,
  TwoThirds,
  Typed,
  WarningText,
} from '#ui';
import { UrgencyForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { ContactModel } from '../reads/index.ts';
import { type Act, DECISION_OUTCOMES, IN_PLACE, NOTE_PURPOSES, STATUSES } from '../rules/index.ts';
import { Clock, outcomeWords, Sent, UrgencyTag, VersionField } from './parts.tsx';

const LINKS: Partial<Record<Act, { words: string; to: (id: string) => string; main?: boolean }>> = {
  decide: { words: 'Decide', to: paths.decide, main: true },
  authorise: { words: 'Authorise or send back', to: paths.authorise, main: true },
  identify: { words: 'Say which child this is', to: paths.identify },
  ask: { words: 'Ask the sender for more', to: paths.ask },
  reply: { words: 'Reply to the front door', to: paths.reply },
  add: { words: 'Add to this', to: paths.add },
  passOn: { words: 'Pass on to another council', to: paths.passOn },
  tell: { words: 'Record that the sender was told', to: paths.tell },
};

const Buttons = ({ model, form }: Pick<Shows<ContactModel>, 'model' | 'form'>) => {
  const { id } = model.contact;
  // One thing to do first: until somebody has it, that is to take it.
  const toTake = model.acts.includes('take') && model.takenBy === null;
  const open = Object.entries(LINKS).filter(([act]) => model.acts.includes(act));
  return (
    <>
      {model.acts.includes('take') && (
        <Form state={form} action={paths.take(id)}>
          <VersionField form={form} now={model.version} />
          <Button kind={model.takenBy ? 'secondary' : undefined}>
            {model.takenBy ? 'Take this over' : 'Take this contact'}
          </Button>
        </Form>
      )}
      <ButtonGroup>
        {open.map(([act, { words, to, main }]) => (
          <ButtonLink href={to(id)} kind={main && !toTake ? undefined : 'secondary'} key={act}>
            {words}
          </ButtonLink>
        ))}
      </ButtonGroup>
    </>
  );
};

const DECISION_LABELS: Record<string, string> = Object.fromEntries(
  Object.entries(DECISION_OUTCOMES).map(([code, { label }]) => [code, label]),
);

/** What the front door makes of it, beside the worry. */
const Standing = ({ model, form }: Pick<Shows<ContactModel>, 'model' | 'form'>) => {
  const urgency = fieldsOf(UrgencyForm, { ...form, values: { urgency: model.urgency, ...form.values } });
  return (
    <>
      <H2>At the front door</H2>
      <SummaryList
        plain
        rows={[
          { key: 'Status', value: <Tag>{STATUSES[model.status]}</Tag> },
          { key: 'Taken by', value: model.takenBy ?? 'Nobody yet' },
          { key: 'Urgency', value: <UrgencyTag urgency={model.urgency} /> },
          {
            key: 'Child',
            value: model.person ? (
              <Link href={story.story(model.person.id)}>{`${model.person.name}, ${model.person.about}`}</Link>
            ) : (
              'Nobody has said yet which child this is'
            ),
          },
        ]}
      />
      {model.acts.includes('setUrgency') && (
        <Details summary="Change urgency">
          <Form state={form} action={paths.urgency(model.contact.id)}>
            <VersionField form={form} now={model.version} />
            <Radios field={urgency('urgency')} small />
            <Button kind="secondary">Change urgency</Button>
          </Form>
        </Details>
      )}
    </>
  );
};

/** What is known besides: of contacts like this one, and of the child once somebody has said which it is. */
const Known = ({ model }: { model: ContactModel }) => (
  <>
    {model.openReferrals.length > 0 && (
      <InsetText>
        This child has open work with the council:{' '}
        {model.openReferrals.map(({ id, day }) => (
          <Link href={paths.referral(id)} key={id}>{`referral of ${sayDay(day)}`}</Link>
        ))}
        . The worker sees this contact too.
      </InsetText>
    )}
    <Table
      caption="Contacts in the 12 months before"
      columns={[
        {
          label: 'Received',
          header: true,
          cell: (row) => <Link href={paths.contact(row.id)}>{sayInstant(row.at)}</Link>,
        },
        { label: 'From', cell: ({ from }) => from },
        { label: 'About', cell: ({ like }) => (like === null ? 'This child' : `${like}: like this one`) },
        {
          label: 'Outcome',
          cell: ({ outcome }) => (outcome ? (DECISION_LABELS[outcome] ?? outcome) : 'Not yet decided'),
        },
      ]}
      rows={model.earlier}
      empty="No contact in the 12 months before this one."
    />
    {model.person && (
      <Table
        caption="Who else is involved"
        columns={[
          { label: 'Practitioner', header: true, cell: ({ practitioner }) => practitioner },
          { label: 'Service', cell: ({ service, organisation }) => `${service}, ${organisation}` },
          { label: 'Reach them', cell: ({ reach }) => reach },
          {
            label: 'Last saw the child',
            cell: ({ lastSeen }) => (lastSeen ? sayDay(lastSeen) : 'Not recorded'),
          },
        ]}
        rows={model.involved}
        empty="Nobody is recorded as involved with this child."
      />
    )}
  </>
);

const Decision = ({ model: { decision, supportChecks, referral } }: { model: ContactModel }) =>
  decision && (
    <>
      <h2 class="govuk-heading-m">Decision</h2>
      {decision.returned && <WarningText>{`Sent back by a manager: ${decision.returnedWhy}`}</WarningText>}
      <SummaryList
        rows={[
          { key: 'Decision', value: outcomeWords(decision.outcome) },
          { key: 'Level of need', value: `${decision.level} (${decision.scheme})` },
          { key: 'Why', value: <Typed>{decision.reason}</Typed> },
          { key: 'Decided by', value: `${decision.by}, ${sayInstant(decision.at)}` },
          { key: 'Authorised by', value: decision.authorisedBy ?? 'Waiting for a manager' },
          ...supportChecks.slice(-1).map((check) => ({
            key: 'Support for the parents',
            value: (
              <>
                <Typed>{check.support}</Typed>
                <p class="govuk-body-s">
                  {[
                    check.provider,
                    isCode(IN_PLACE, check.inPlace) ? IN_PLACE[check.inPlace] : '',
                    check.checkedOn ? `checked on ${sayDay(check.checkedOn)}` : '',
                    check.checkedWith && `checked with ${check.checkedWith}`,
                  ]
                    .filter(Boolean)
                    .join('; ')}
                </p>
              </>
            ),
          })),
          ...(referral
            ? [{ key: 'Referral', value: <Link href={paths.referral(referral)}>Open the referral</Link> }]
            : []),
        ]}
      />
    </>
  );

const Notes = ({ notes }: { notes: ContactModel['notes'] }) =>
  notes.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">Since it was sent</h2>
      <Timeline
        level={3}
        items={notes.map((note) => ({
          title: `${isCode(NOTE_PURPOSES, note.purpose) ? NOTE_PURPOSES[note.purpose] : note.purpose}${note.toCouncil ? `: ${note.toCouncil}` : ''}`,
          by: `${note.by}, ${note.post}, ${note.organisation}`,
          at: note.at,
          children: (
            <>
              <Typed>{note.body}</Typed>
              {note.how && <p class="govuk-body-s">{note.how}</p>}
            </>
          ),
        }))}
      />
    </>
  );

/** One contact: to its sender, what was sent and what came of it; to the front door, what to do with it. */
export const ContactPage = ({ model, form, frame }: Shows<ContactModel>) => {
  const { contact, outcome, person } = model;
  const name = person?.name ?? (`${contact.child.given} ${contact.child.family}`.trim() || 'Name not given');
  return (
    <Page frame={frame} title={`Contact ${contact.reference}`} faults={form.faults}>
      <H1 caption={`Contact ${contact.reference}`}>{name}</H1>
      {contact.immediateRisk && (
        <WarningText>The sender says that a child is in danger now. Call 999 if nobody has.</WarningText>
      )}
      {outcome ? (
        <NotificationBanner title="Outcome">
          <p class="govuk-notification-banner__heading">{outcomeWords(outcome.outcome)}</p>
          <Typed>{outcome.message}</Typed>
          <p class="govuk-body">{sayInstant(outcome.at)}</p>
        </NotificationBanner>
      ) : (
        <p class="govuk-body">The front door decides within one working day of receiving this.</p>
      )}
      <Clock clock={model.clock} open />
      <Buttons model={model} form={form} />
      {model.links.length > 0 && (
        <List
          items={model.links.map(({ href, words, says }) => (
            <>
              <Link href={href}>{words}</Link>
              {says && `: ${says}`}
            </>
          ))}
        />
      )}
      {model.together.length > 0 && (
        <InsetText>
          Sent together with{' '}
          {model.together.map((other, index) => (
            <span key={other.id}>
              {index > 0 && ', '}
              <Link href={paths.contact(other.id)}>{other.name}</Link>
            </span>
          ))}
        </InsetText>
      )}
      <TwoThirds aside={model.atFrontDoor && <Standing model={model} form={form} />}>
        <Decision model={model} />
        <Notes notes={model.notes} />
        <Sent contact={contact} name={name} />
      </TwoThirds>
      {model.atFrontDoor && <Known model={model} />}
      <P small>
        <Link href={oversight.why(contact.id)}>Why can I see this?</Link>
      </P>
    </Page>
  );
};
