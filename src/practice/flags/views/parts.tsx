import { isCode, SEXES, sayDay, sayInstant, sayMoment, sayNhsNumber } from '#kernel';
import { ClockTag, Details, List, SummaryList, type SummaryRow, Tag, Typed } from '#ui';
import type { ClockModel, FlagLine, SentFlag } from '../reads/index.ts';
import { FLAG_STATUSES, FLAG_URGENCIES, type FlagStatus, sayFlagKind, TOLD } from '../rules/index.ts';

const sayPartial = (partial: string): string =>
  partial.length === 10 ? sayDay(partial) : partial.length === 7 ? sayDay(`${partial}-01`).slice(2) : partial;

const COLOURS = { received: 'yellow', acknowledged: 'blue', answered: 'green' } as const;
export const StatusTag = ({ status }: { status: FlagStatus }) => (
  <Tag colour={COLOURS[status]}>{FLAG_STATUSES[status]}</Tag>
);

/** A clock, and behind it why that date. */
export const Clock = ({ clock, words }: { clock: ClockModel | null; words: string }) =>
  clock && (
    <>
      <p class="govuk-body">
        {words}: <ClockTag {...clock} />
      </p>
      <Details summary="Why this date?">
        <List items={clock.why} />
      </Details>
    </>
  );

/** What came of a flag in a line of a list. */
export const CameOfIt = ({ line }: { line: FlagLine }) =>
  line.told && line.toldAt ? (
    <>
      {TOLD[line.told]}
      <br />
      {sayInstant(line.toldAt)}
    </>
  ) : (
    line.clock && <ClockTag {...line.clock} />
  );

const row = (key: string, value: string): SummaryRow[] => (value === '' ? [] : [{ key, value }]);

/** What was sent, as it was sent. */
export const Sent = ({ flag }: { flag: SentFlag }) => {
  const { child, sender } = flag;
  return (
    <>
      <h2 class="govuk-heading-m">What happened</h2>
      <Typed>{flag.said}</Typed>
      <SummaryList
        rows={[
          ...row('Kind', sayFlagKind(flag.kind)),
          ...row('Happened', sayMoment(flag.occurredAt)),
          ...row('Urgency', FLAG_URGENCIES[flag.urgency]),
          ...flag.facts.flatMap(({ name, said }) => row(name, said)),
        ]}
      />
      <h2 class="govuk-heading-m">The child, as the sender knows them</h2>
      <SummaryList
        rows={[
          ...row('Name', `${child.given} ${child.family}`.trim()),
          ...row('Date of birth', child.born ? sayPartial(child.born) : ''),
          ...row('Sex', isCode(SEXES, child.sex) && child.sex !== 'U' ? SEXES[child.sex] : ''),
          ...row('NHS number', child.nhsNumber ? sayNhsNumber(child.nhsNumber) : ''),
          ...row('UPN', child.upn),
          ...row('Address', [child.address, child.postcode].filter(Boolean).join(', ')),
          ...row('School', child.school),
        ]}
      />
      <h2 class="govuk-heading-m">The sender</h2>
      <SummaryList
        rows={[
          ...row('Sent by', sender.organisation),
          ...row('Who to speak to', sender.name),
          ...row('How to reach them', sender.reach),
          ...row('Their reference', flag.sourceReference),
          ...row('Received', sayInstant(flag.receivedAt)),
          ...row('Sent to', flag.receiver),
        ]}
      />
    </>
  );
};
