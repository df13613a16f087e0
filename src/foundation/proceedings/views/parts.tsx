import { sayTime } from '#kernel';
import { Beneath, FarButton, Link, Table, Tag } from '#ui';
import { paths } from '../paths.ts';
import type { PersonHere, RoomModel } from '../reads/index.ts';

/** The form that every button of the room belongs to. */
export const ROOM = 'room';

export const minutesOf = (minutes: number): string => (minutes === 1 ? '1 minute' : `${minutes} minutes`);

export const PlaceTag = ({ person: { is, how } }: { readonly person: Pick<PersonHere, 'is' | 'how'> }) => {
  if (is === 'here') return <Tag colour="green">{how === 'online' ? 'Online' : 'In the room'}</Tag>;
  if (is === 'withdrawn') return <Tag colour="orange">Withdrawn</Tag>;
  if (is === 'waiting') return <Tag colour="yellow">Waiting</Tag>;
  return <Tag colour="grey">Not here</Tag>;
};

const asWhat = ({ part, deputyFor, hasAuthority, votes }: PersonHere): string =>
  [
    part,
    deputyFor === null
      ? ''
      : `for ${deputyFor}, ${hasAuthority ? 'with' : 'without'} authority to commit their organisation`,
    votes ? 'votes' : '',
  ]
    .filter(Boolean)
    .join(', ');

/** What whoever runs the meeting records of one person. */
const Seating = ({ model, person }: { readonly model: RoomModel; readonly person: PersonHere }) => {
  const { id, name, is, part } = person;
  const about = `: ${name}`;
  const isInvited = part === 'Invited for an item';
  const at = { form: ROOM, about } as const;
  const arrive = paths.arrive(model.id, id);
  return (
    <div class="app-room__acts">
      {is === 'away' && (
        <>
          <FarButton {...at} id={`room-${id}`} action={arrive} name="how" value="room">
            In the room
          </FarButton>
          <FarButton {...at} id={`online-${id}`} action={arrive} name="how" value="online">
            Online
          </FarButton>
        </>
      )}
      {is === 'waiting' && (
        <FarButton {...at} id={`admit-${id}`} action={paths.admit(model.id, id)}>
          Let in
        </FarButton>
      )}
      {is !== 'away' && is !== 'withdrawn' && (
        <FarButton {...at} id={`left-${id}`} action={paths.leave(model.id, id)}>
          Has left
        </FarButton>
      )}
      {is === 'here' && model.now && !isInvited && (
        <Link href={paths.withdraw(model.id, id)} quiet>
          Withdraws<span class="govuk-visually-hidden"> from the item in hand{about}</span>
        </Link>
      )}
      {is === 'withdrawn' && model.you?.id !== id && (
        <FarButton {...at} id={`back-${id}`} action={paths.bringBack(model.id, id)}>
          Bring back
        </FarButton>
      )}
    </div>
  );
};

/** Everybody called, and who is here for the item in hand. */
export const People = ({ model }: { readonly model: RoomModel }) => {
  const here = model.people.filter(({ is }) => is === 'here').length;
  const seats = model.acts.includes('seat');
  return (
    <Table
      caption={`People: ${here} here`}
      rows={model.people}
      empty="Nobody was called yet."
      columns={[
        {
          label: 'Name',
          header: true,
          cell: (person) => (
            <>
              {person.name}
              {person.presides && ' (presides)'}
              <Beneath>
                {person.post}, {person.organisation}
              </Beneath>
              <Beneath>{asWhat(person)}</Beneath>
            </>
          ),
        },
        {
          label: 'Here',
          cell: (person) => (
            <>
              <PlaceTag person={person} />
              {person.since && (
                <Beneath>{`${person.is === 'away' ? 'left at' : 'since'} ${sayTime(person.since)}`}</Beneath>
              )}
              {person.mustWithdraw && person.is === 'here' && (
                <Beneath>Declared an interest in the item in hand and must withdraw</Beneath>
              )}
              {seats && <Seating model={model} person={person} />}
            </>
          ),
        },
      ]}
    />
  );
};

const STATES = { toCome: 'To come', inHand: 'In hand', done: 'Done' } as const;
const COLOURS = { toCome: 'grey', inHand: 'green', done: 'blue' } as const;

const sayTimes = (planned: number | null, used: number, isToCome: boolean): string =>
  isToCome
    ? planned === null
      ? '–'
      : minutesOf(planned)
    : planned === null
      ? minutesOf(used)
      : `${used} of ${minutesOf(planned)}`;

/** The agenda with its times. */
export const Plan = ({ model }: { readonly model: RoomModel }) => (
  <Table
    caption="Agenda and time"
    rows={model.plan}
    empty="There is nothing on the agenda."
    columns={[
      {
        label: 'Item',
        header: true,
        cell: ({ number, title, depth }) => (
          <span class={`app-agenda-${depth}`}>
            {number} {title}
          </span>
        ),
      },
      { label: 'Time', cell: ({ planned, used, state }) => sayTimes(planned, used, state === 'toCome') },
      {
        label: 'State',
        cell: ({ id, number, state }) => (
          <>
            <Tag colour={COLOURS[state]}>{STATES[state]}</Tag>
            {id !== null && state !== 'inHand' && model.acts.includes('take') && (
              <div class="app-room__acts">
                <FarButton
                  form={ROOM}
                  id={`take-${id}`}
                  action={paths.take(model.id, id)}
                  about={`item ${number}`}
                >
                  {state === 'done' ? 'Take again' : 'Take'}
                </FarButton>
              </div>
            )}
          </>
        ),
      },
    ]}
  />
);
