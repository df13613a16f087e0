import { sayTime } from '#kernel';
import { AIMS, paths as meetingPaths, OPEN_TO } from '#meetings';
import { FarButton, H2, Heard, Link, List, P, Typed, WarningText } from '#ui';
import { paths } from '../paths.ts';
import type { RoomModel } from '../reads/index.ts';
import { minutesOf, ROOM } from './parts.tsx';

const sayStands = ({ stands, startsAt, openedAt, closedAt, cancelledWhy }: RoomModel): string =>
  ({
    planned: 'This meeting has not been called yet.',
    called: `This meeting begins at ${sayTime(startsAt)}. It has not been opened yet.`,
    live: `The meeting was opened at ${openedAt ? sayTime(openedAt) : ''}.`,
    held: `The meeting was closed at ${closedAt ? sayTime(closedAt) : ''}.`,
    cancelled: `This meeting was cancelled${cancelledWhy ? `: ${cancelledWhy}` : '.'}`,
  })[stands];

const sayBehind = (minutes: number): string =>
  minutes === 0
    ? 'The meeting is on time.'
    : minutes > 0
      ? `The meeting is ${minutesOf(minutes)} behind its plan.`
      : `The meeting is ${minutesOf(-minutes)} ahead of its plan.`;

const Times = ({ planned, used }: { readonly planned: number | null; readonly used: number }) => (
  <P>
    {planned === null ? `In hand for ${minutesOf(used)}` : `${used} of ${minutesOf(planned)} used`}
    {planned !== null && used > planned && <strong>{`, ${minutesOf(used - planned)} over`}</strong>}
  </P>
);

/** The item in hand: what it is, how its time goes, and its papers. */
export const InHand = ({ model }: { readonly model: RoomModel }) => {
  const { now, papers } = model;
  if (!now) return null;
  const title = now.number ? `${now.number}. ${now.title}` : now.title;
  return (
    <section class="app-room__now" aria-labelledby="in-hand">
      <Heard>{`In hand now: ${title}`}</Heard>
      <H2 id="in-hand" caption="In hand now">
        {title}
      </H2>
      {now.says && <Typed>{now.says}</Typed>}
      <P>
        {[AIMS[now.aim], now.presenter ? `presented by ${now.presenter}` : ''].filter(Boolean).join(', ')}
      </P>
      {now.openTo !== 'public' && now.openTo !== 'members' && (
        <WarningText>{`Confidential: ${OPEN_TO[now.openTo].toLowerCase()}`}</WarningText>
      )}
      <Times planned={now.planned} used={now.used} />
      {papers.length > 0 && (
        <List
          items={papers.map(({ id, title: paper, kind }) => (
            <>
              <Link href={meetingPaths.paper(id)}>{paper}</Link>, {kind.toLowerCase()}
            </>
          ))}
        />
      )}
    </section>
  );
};

/** That nothing can be decided now stands first on every screen. */
const Lost = ({ model: { quorum, stands } }: { readonly model: RoomModel }) =>
  stands !== 'live' || !quorum?.isSet || quorum.isThere ? null : (
    <>
      <Heard loud>{`The meeting is not quorate. ${quorum.lacks.join(' ')}`}</Heard>
      <WarningText>
        {`The meeting is not quorate${quorum.lostAt ? ` since ${sayTime(quorum.lostAt)}` : ''}. No decision can be recorded until it is.`}
      </WarningText>
    </>
  );

/** Where the meeting stands, for those called to the whole of it. */
export const Now = ({ model }: { readonly model: RoomModel }) => {
  const { hidden, next, stands } = model;
  return (
    <>
      <P>
        {sayStands(model)}
        {stands === 'live' && ` ${sayBehind(model.behind)}`}
        {stands !== 'live' && <Heard loud>{sayStands(model)}</Heard>}
      </P>
      <Lost model={model} />
      {stands === 'live' && !model.now && !hidden && <P>No item is in hand.</P>}
      <InHand model={model} />
      {hidden && (
        <section class="app-room__now" aria-labelledby="in-hand">
          <Heard>{`In hand now: ${hidden.number}. ${hidden.title}`}</Heard>
          <H2 id="in-hand" caption="In hand now">{`${hidden.number}. ${hidden.title}`}</H2>
          <P>
            {hidden.withdrew
              ? 'You have withdrawn from this item. Leave the room or the call now; you are back when it is closed.'
              : 'You do not take part in this item. Leave the room or the call while it is in hand.'}
          </P>
        </section>
      )}
      {stands === 'live' && next && (
        <P>
          {`Next: ${next.number}. ${next.title}${next.planned === null ? '' : `, ${minutesOf(next.planned)}`}`}
        </P>
      )}
    </>
  );
};

/** Somebody's own way in and out. */
const Own = ({ model }: { readonly model: RoomModel }) => {
  const { you, acts } = model;
  if (!you || !acts.includes('arrive')) return null;
  const arrive = paths.arrive(model.id, you.id);
  // Whoever runs the meeting has something else to do first.
  const runs = acts.includes('open') || acts.includes('take');
  if (you.is === 'away')
    return (
      <div class="app-room__acts">
        <FarButton
          form={ROOM}
          id="own-room"
          action={arrive}
          name="how"
          value="room"
          kind={runs ? 'secondary' : 'primary'}
        >
          I am here, in the room
        </FarButton>
        <FarButton form={ROOM} id="own-online" action={arrive} name="how" value="online">
          I am here, online
        </FarButton>
      </div>
    );
  if (you.is === 'withdrawn') return null;
  return (
    <div class="app-room__acts">
      <FarButton form={ROOM} id="own-left" action={paths.leave(model.id, you.id)}>
        I am leaving
      </FarButton>
      {acts.includes('withdraw') && you.is === 'here' && model.face === 'room' && (
        <Link href={paths.withdraw(model.id, you.id)} quiet>
          Withdraw from this item
        </Link>
      )}
    </div>
  );
};

/** Who waits to be let in. */
const Knocking = ({ model }: { readonly model: RoomModel }) => (
  <>
    {model.knocking.map(({ id, name, now }) => (
      <div class="app-room__acts" key={id}>
        <P>
          {now ? `${name} waits to come in for this item.` : `${name} waits for their item.`}
          {now && <Heard>{`${name} waits to come in.`}</Heard>}
        </P>
        {now && (
          <FarButton
            form={ROOM}
            id={`knock-${id}`}
            action={paths.admit(model.id, id)}
            about={name}
            kind="primary"
          >
            Let in
          </FarButton>
        )}
      </div>
    ))}
  </>
);

/** What whoever looks does next: come in, run the meeting, join by video. */
export const Desk = ({ model }: { readonly model: RoomModel }) => {
  const { id, acts, next, link, stands } = model;
  const may = new Set(acts);
  return (
    <>
      {link && model.you?.is !== 'withdrawn' && (stands === 'called' || stands === 'live') && (
        <P>
          <Link href={link.href}>{`Join by ${link.service}`}</Link>
        </P>
      )}
      <Own model={model} />
      <Knocking model={model} />
      <div class="app-room__acts">
        {may.has('open') && (
          <FarButton form={ROOM} id="open" action={paths.open(id)} kind="primary">
            Open the meeting
          </FarButton>
        )}
        {may.has('take') && next?.id && (
          <FarButton form={ROOM} id="take-next" action={paths.take(id, next.id)} kind="primary">
            {`Take item ${next.number}`}
          </FarButton>
        )}
        {may.has('closeItem') && (
          <FarButton form={ROOM} id="close-item" action={paths.closeItem(id)}>
            Close the item in hand
          </FarButton>
        )}
        {may.has('close') && (
          <FarButton form={ROOM} id="close" action={paths.close(id)} kind={next ? 'secondary' : 'warning'}>
            Close the meeting
          </FarButton>
        )}
      </div>
      {may.has('preside') && (
        <P>
          {model.presiding ? `${model.presiding} presides. ` : 'Nobody presides. '}
          {!model.presiding && <Link href={paths.preside(id)}>Record who was chosen to preside</Link>}
        </P>
      )}
      {!may.has('preside') && model.face === 'room' && model.stands === 'live' && (
        <P>{model.presiding ? `${model.presiding} presides.` : 'Nobody presides.'}</P>
      )}
      {may.has('seat') && (
        <P>
          <Link href={paths.deputise(id)}>Record for whom somebody comes</Link>
        </P>
      )}
    </>
  );
};

/** Whether the meeting may decide: by number and by statutory partner. */
export const Quorum = ({ model }: { readonly model: RoomModel }) => {
  const { quorum, stands } = model;
  if (!quorum || (stands !== 'called' && stands !== 'live')) return null;
  if (!quorum.isSet) return <P>{`${quorum.present} with a vote are here. No quorum is set.`}</P>;
  const spoken = quorum.partners.flatMap(({ name, by }) =>
    by === null ? [] : [`${name.charAt(0).toUpperCase()}${name.slice(1)}: ${by}`],
  );
  return (
    <>
      <H2 size="s">{quorum.isThere ? 'The meeting is quorate' : 'The quorum is not there'}</H2>
      {quorum.isThere && stands === 'live' && <Heard>The meeting is quorate.</Heard>}
      <List
        items={[
          ...(quorum.isThere && quorum.needed !== null
            ? [`With a vote: ${quorum.present} here, ${quorum.needed} needed`]
            : quorum.lacks),
          ...spoken,
        ]}
      />
    </>
  );
};
