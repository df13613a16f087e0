import { sayTime } from '#kernel';
import { H2, Heard, P } from '#ui';
import type { RoomModel } from '../reads/index.ts';
import { minutesOf } from './parts.tsx';

const Likely = ({ model }: { readonly model: RoomModel }) => {
  const { waiting } = model;
  if (!waiting || waiting.minutes === null || waiting.likelyAt === null) return null;
  return (
    <P>
      {model.stands === 'live' && waiting.minutes > 0
        ? `It is likely in ${minutesOf(waiting.minutes)}, at about ${sayTime(waiting.likelyAt)}.`
        : model.stands === 'live'
          ? 'It is likely next.'
          : `It is likely at about ${sayTime(waiting.likelyAt)}.`}
    </P>
  );
};

const OVER: Readonly<Partial<Record<RoomModel['stands'], string>>> = {
  held: 'The meeting is closed. You can close this page.',
  cancelled: 'The meeting was cancelled. You can close this page.',
};

/** What somebody invited for one item is told: when to join, and nothing of the items of others. */
const told = ({ stands, waiting, you }: RoomModel): readonly [title: string, says: string] => {
  const over = OVER[stands];
  if (over) return ['This meeting is over', over];
  if (you?.is === 'here') return ['You are in the meeting', 'You take part in your item until it is closed.'];
  if (waiting?.state === 'done')
    return ['Your item is over', 'Thank you for coming. You can close this page.'];
  if (waiting?.state === 'inHand')
    return you?.is === 'waiting'
      ? ['Your item is in hand', 'You are let in at any moment. Stay on this page.']
      : ['Your item is in hand: join now', 'Say that you are here, and you are let in.'];
  return you?.is === 'waiting'
    ? ['You are in the waiting room', 'You are told here when to join. Stay on this page.']
    : ['Your item is to come', 'Say that you are here, and wait. You are told here when to join.'];
};

/** The waiting room: of the whole meeting, their own item alone. */
export const WaitingRoom = ({ model }: { readonly model: RoomModel }) => {
  const [title, says] = told(model);
  // What they take part in stands beneath.
  if (model.now)
    return (
      <P>
        <Heard loud>{`${title}. ${says}`}</Heard>
        {`${title}. ${says}`}
      </P>
    );
  return (
    <section class="app-room__now" aria-labelledby="waiting">
      <Heard loud>{`${title}. ${says}`}</Heard>
      <H2 id="waiting" caption={model.waiting?.item}>
        {title}
      </H2>
      <P>{says}</P>
      <Likely model={model} />
    </section>
  );
};
