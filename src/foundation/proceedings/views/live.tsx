import type { ComponentChildren } from 'preact';
import type { Shows } from '#http';
import { dayOf, sayTime, sayWeekday } from '#kernel';
import { paths as meetingPaths } from '#meetings';
import { BackLink, FarForm, H1, Live, LiveForms, LiveMark, LivePart, P, Page } from '#ui';
import { paths } from '../paths.ts';
import type { LiveModel, RoomModel } from '../reads/index.ts';
import { EntryQuestions } from './entry.tsx';
import { Desk, InHand, Now, Quorum } from './now.tsx';
import { People, Plan, ROOM } from './parts.tsx';
import { WaitingRoom } from './waiting.tsx';
import { Written } from './written.tsx';

/** What the form of the minutes is about: it follows the item in hand, and who may write. */
const markOf = ({ now, acts }: RoomModel): string => (acts.includes('write') ? (now?.id ?? '') : '');

/** The parts of the page that change by themselves, as the page shows them first and the stream tells them after. */
export const partsOf = (model: RoomModel): Readonly<Record<string, ComponentChildren>> =>
  model.face === 'waiting'
    ? {
        now: (
          <>
            <WaitingRoom model={model} />
            <InHand model={model} />
          </>
        ),
        desk: <Desk model={model} />,
        written: <Written model={model} />,
      }
    : {
        now: <Now model={model} />,
        desk: (
          <>
            <Desk model={model} />
            <LiveMark of="minutes" mark={markOf(model)} />
          </>
        ),
        written: <Written model={model} />,
        quorum: <Quorum model={model} />,
        plan: <Plan model={model} />,
        people: <People model={model} />,
      };

/** One page for the room and for the joining screen: the same parts stand beside each other, or beneath. */
export const LivePage = ({ model, form, frame }: Shows<LiveModel>) => {
  const { now, desk, written, ...beside } = partsOf(model);
  const Beside = Object.entries(beside).map(([name, part]) => (
    <LivePart name={name} key={name}>
      {part}
    </LivePart>
  ));
  return (
    <Page
      frame={frame}
      title={`${model.face === 'waiting' ? 'Waiting room' : 'The room'}: ${model.title}`}
      width="wide"
      faults={form.faults}
      before={<BackLink href={meetingPaths.one(model.id)}>{model.title}</BackLink>}
    >
      <H1 caption={model.body}>{model.title}</H1>
      <P small>
        {[
          `${sayWeekday(dayOf(model.startsAt))}, ${sayTime(model.startsAt)} to ${sayTime(model.endsAt)}`,
          model.place,
        ]
          .filter(Boolean)
          .join(', ')}
      </P>
      <FarForm id={ROOM} state={form} />
      <Live news={paths.news(model.id)} href={paths.live(model.id)}>
        <div class={model.face === 'room' ? 'app-room' : undefined}>
          <div>
            <LivePart name="now">{now}</LivePart>
            <LivePart name="desk">{desk}</LivePart>
            {model.face === 'room' && (
              <LiveForms name="minutes">
                {model.acts.includes('write') && model.forms && (
                  <EntryQuestions model={model} forms={model.forms} form={form} />
                )}
              </LiveForms>
            )}
            <LivePart name="written">{written}</LivePart>
          </div>
          {model.face === 'room' && <div>{Beside}</div>}
        </div>
      </Live>
    </Page>
  );
};
