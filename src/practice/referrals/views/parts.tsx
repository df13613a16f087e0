import { isCode, REFERRAL_SOURCES, SEXES, sayDay, sayInstant, sayNhsNumber } from '#kernel';
import { ClockTag, Details, type FormState, List, SummaryList, type SummaryRow, Tag, Typed } from '#ui';
import type { ClockModel, SentContact } from '../reads/index.ts';
import { DECISION_OUTCOMES, SERVICE_AGREEMENTS, URGENCIES, type Urgency } from '../rules/index.ts';

/** A day that may be known only in part, in words. */
export const sayPartial = (partial: string): string =>
  partial.length === 10 ? sayDay(partial) : partial.length === 7 ? sayDay(`${partial}-01`).slice(2) : partial;

/** The clock, and behind it why that date. */
export const Clock = ({ clock, open = false }: { clock: ClockModel | null; open?: boolean }) =>
  clock === null ? null : (
    <>
      <p class="govuk-body">
        <ClockTag due={clock.due} state={clock.state} late={clock.late} provisional={clock.provisional} />
      </p>
      {open && (
        <Details summary="Why this date?">
          <List items={[...clock.why, clock.authority]} />
        </Details>
      )}
    </>
  );

const COLOURS = { red: 'red', amber: 'orange', green: 'green' } as const;
export const UrgencyTag = ({ urgency }: { urgency: Urgency }) => (
  <Tag colour={COLOURS[urgency]}>{URGENCIES[urgency].split(':')[0] ?? urgency}</Tag>
);
export const outcomeWords = (outcome: keyof typeof DECISION_OUTCOMES): string =>
  DECISION_OUTCOMES[outcome].label;

/** What the form acts on: as it was when it was opened, and after a lost race as it is now, which is then on the page. */
export const VersionField = ({
  form,
  now,
  name = 'version',
}: {
  form: FormState;
  now: string | number;
  name?: string;
}) => {
  const lost = form.faults.some(({ field }) => field === '');
  return <input type="hidden" name={name} value={`${lost ? now : (form.values[name] ?? now)}`} />;
};

const filled = (rows: readonly (SummaryRow | null)[]): SummaryRow[] => rows.filter((row) => row !== null);
const row = (key: string, value: string): SummaryRow | null => (value === '' ? null : { key, value });

/** What was sent, as it was sent. */
export const Sent = ({ contact, name }: { contact: SentContact; name: string }) => {
  const { child, sender } = contact;
  const agreement = Object.entries(SERVICE_AGREEMENTS).find(
    ([code]) => code === contact.serviceAgreement,
  )?.[1];
  return (
    <>
      <h2 class="govuk-heading-m">The worry</h2>
      <Typed>{contact.worry}</Typed>
      <h3 class="govuk-heading-s">What life is like for the child</h3>
      <Typed>{contact.livedExperience}</Typed>
      <h2 class="govuk-heading-m">The child</h2>
      <SummaryList
        rows={filled([
          row('Name', name),
          row('Date of birth', child.born ? sayPartial(child.born) : ''),
          row('Expected', child.expected ? sayDay(child.expected) : ''),
          row('Sex', isCode(SEXES, child.sex) && child.sex !== 'U' ? SEXES[child.sex] : ''),
          row('Address', [child.address, child.postcode].filter(Boolean).join(', ')),
          row('School', child.school),
          row('NHS number', child.nhsNumber ? sayNhsNumber(child.nhsNumber) : ''),
        ])}
      />
      <h2 class="govuk-heading-m">Parents, sharing and sender</h2>
      <SummaryList
        rows={filled([
          row('Parents or carers told', contact.parentsTold ? 'Yes' : `No: ${contact.parentsNotToldWhy}`),
          row('Agreement to a service', agreement ?? ''),
          row('Sent by', [sender.name, sender.role, sender.organisation].filter(Boolean).join(', ')),
          row('Taken down by the front door', sender.byFrontDoor ? 'Yes: the sender has no account' : ''),
          row('How to reach them', sender.reach),
          row(
            'Kind of service',
            isCode(REFERRAL_SOURCES, contact.sourceCode) ? REFERRAL_SOURCES[contact.sourceCode] : '',
          ),
          row('Received', sayInstant(contact.receivedAt)),
          row('Sent to', contact.team),
        ])}
      />
    </>
  );
};
