import { sayDay, sayInstant } from '#kernel';
import { Beneath, Table, Tag, type TagColour } from '#ui';
import type { VersionModel } from '../reads/index.ts';
import { STATUSES, type Status } from '../rules.ts';

const COLOURS: Readonly<Record<Status, TagColour>> = {
  toSign: 'orange',
  refused: 'red',
  toCome: 'blue',
  inForce: 'green',
  replaced: 'grey',
  overtaken: 'grey',
  withdrawn: 'grey',
};
export const StatusTag = ({ status }: { readonly status: Status }) => (
  <Tag colour={COLOURS[status]}>{STATUSES[status]}</Tag>
);

export const days = (count: number): string =>
  count === 0 ? 'since today' : count === 1 ? 'for 1 day' : `for ${count} days`;

/** Who signed when, and who has not and for how long. */
export const Signers = ({
  version,
  level = 's',
}: {
  readonly version: VersionModel;
  readonly level?: 's' | 'hidden';
}) => (
  <Table
    caption={`Who signs version ${version.number}`}
    captionSize={level}
    rows={version.signers}
    empty="It was put to nobody."
    urgent={({ verdict }) => verdict === 'refused'}
    columns={[
      {
        label: 'Partner',
        header: true,
        cell: ({ organisation, seat }) => (
          <>
            {organisation.name}
            <Beneath>{seat}</Beneath>
          </>
        ),
      },
      {
        label: 'Says',
        cell: ({ verdict, waits, reason }) => (
          <>
            {verdict === 'signed' ? (
              <Tag colour="green">Signed</Tag>
            ) : verdict === 'refused' ? (
              <Tag colour="red">Refused</Tag>
            ) : waits === null ? (
              'Was never signed'
            ) : (
              <Tag colour="orange">Not signed</Tag>
            )}
            {reason && <Beneath>{reason}</Beneath>}
            {verdict === null && waits !== null && <Beneath>Asked {days(waits)}</Beneath>}
          </>
        ),
      },
      {
        label: 'Who and when',
        cell: ({ by, at }) =>
          by === null || at === null ? (
            '–'
          ) : (
            <>
              {by}
              <Beneath>{sayInstant(at)}</Beneath>
            </>
          ),
      },
    ]}
  />
);

/** From when, and until when it is to be looked at again. */
export const Period = ({ version }: { readonly version: VersionModel }) => (
  <>
    {version.inForceFrom === null
      ? `Meant from ${sayDay(version.effectiveFrom)}`
      : `From ${sayDay(version.inForceFrom)}`}
    {version.reviewBy && (
      <Beneath>
        Review by {sayDay(version.reviewBy)}
        {version.reviewLate && ': late'}
      </Beneath>
    )}
  </>
);
