import { type Day, sayDay } from '#kernel';
import {
  Beneath,
  Button,
  DateInput,
  Details,
  EmptyState,
  fieldsOf,
  InsetText,
  LayeredChart,
  Link,
  P,
  SubNavigation,
  Table,
} from '#ui';
import { PictureQuestions } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { PictureBody, PictureModel } from '../reads/index.ts';
import { PICTURE } from '../rules/index.ts';
import { Shell, type Shown } from './shell.tsx';

const asked = ({ at, isToday, teams }: Pick<PictureModel, 'at' | 'isToday' | 'teams'>) => ({
  at: isToday ? null : at,
  teams: teams ? 'yes' : null,
});

/** 'Chair: …', and how many sit there for how many organisations. */
const facts = ({ kind, chairs, sitting, members }: PictureBody): string[] => [
  kind,
  ...(chairs.length === 0 ? [] : [`Chair: ${chairs.map(({ name }) => name).join(', ')}`]),
  ...(sitting === 0
    ? ['Nobody is recorded here']
    : [
        `${sitting === 1 ? '1 sits' : `${sitting} sit`} for ${members.length === 1 ? '1 organisation' : `${members.length} organisations`}`,
      ]),
];

const described = ({ bodies, layering }: PictureModel): string => {
  const tops = bodies.filter(({ id }) => layering.boxes.some((box) => box.id === id && box.row === 0));
  return `${layering.boxes.length} bodies in ${layering.rows} rows, with a line from each up to those that it reports to. At the top: ${tops
    .map(({ name }) => name)
    .join(', ')}. The table beneath says all of it in words.`;
};

const Picture = ({ model }: { readonly model: PictureModel }) => {
  const { layering, bodies } = model;
  return (
    <LayeredChart
      id="governance"
      title={`Who reports to whom, ${model.isToday ? 'today' : `on ${sayDay(model.at)}`}`}
      description={described(model)}
      boxes={layering.boxes.flatMap((box) => {
        const body = bodies.find(({ id }) => id === box.id);
        return body
          ? [{ ...box, title: body.name, lines: facts(body), own: body.kind === 'Partnership' }]
          : [];
      })}
      lines={layering.lines}
      rows={layering.rows}
      width={layering.width}
      box={PICTURE.box}
    />
  );
};

const Members = ({ body }: { readonly body: PictureBody }) =>
  body.members.length === 0 ? (
    <span>Nobody is recorded</span>
  ) : (
    body.members.map(({ organisation, people }) => (
      <div key={organisation.id}>
        <Link href={paths.organisation(organisation.id)}>{organisation.name}</Link>
        <Beneath>
          {people.map(({ name, capacity }) => `${name}, ${capacity.toLowerCase()}`).join('; ')}
        </Beneath>
      </div>
    ))
  );

const InWords = ({ model }: { readonly model: PictureModel }) => (
  <Table
    caption="The same in words"
    rows={model.bodies}
    empty="No body was in force on that day."
    columns={[
      {
        label: 'Body',
        header: true,
        cell: (body) => (
          <>
            <Link href={paths.body(body.id)}>{body.name}</Link>
            <Beneath>{[body.kind, body.host].filter(Boolean).join(', ')}</Beneath>
          </>
        ),
      },
      {
        label: 'Reports to',
        cell: ({ reportsTo }) =>
          reportsTo.length === 0
            ? 'Nobody'
            : reportsTo.map(({ id, name }) => (
                <div key={id}>
                  <Link href={paths.body(id)}>{name}</Link>
                </div>
              )),
      },
      {
        label: 'Chaired by',
        cell: ({ chairs }) =>
          chairs.length === 0
            ? 'Nobody yet'
            : chairs.map(({ id, name, post }) => (
                <div key={id}>
                  <Link href={paths.staffMember(id)}>{name}</Link>
                  <Beneath>{post}</Beneath>
                </div>
              )),
      },
      { label: 'Who sits on it, by organisation', cell: (body) => <Members body={body} /> },
      { label: 'What it is for', cell: ({ purpose }) => purpose || '–' },
    ]}
  />
);

/** The governance picture: who reports to whom and who sits where, on a day. */
export const PicturePage = ({ model, form, frame }: Shown<PictureModel>) => {
  const f = fieldsOf(PictureQuestions, form);
  const { at, isToday, teams, bodies, apart } = model;
  const day: Day = at;
  return (
    <Shell
      frame={frame}
      section="picture"
      title="Who reports to whom"
      caption={isToday ? 'Today' : `As it was on ${sayDay(day)}`}
    >
      {model.notADay && <InsetText>That is not a real date, so this is how it is today.</InsetText>}
      <SubNavigation
        label="Which bodies"
        items={[
          {
            label: 'Boards, panels and committees',
            href: paths.picture(asked({ at, isToday, teams: false })),
            current: !teams,
          },
          { label: 'With teams', href: paths.picture(asked({ at, isToday, teams: true })), current: teams },
        ]}
      />
      <Details summary="See it as it was on another day">
        <form method="get" action={paths.picture()} novalidate autocomplete="off">
          {teams && <input type="hidden" name="teams" value="yes" />}
          <DateInput field={f('at')} />
          <Button kind="secondary">Show that day</Button>
        </form>
        {!isToday && (
          <P>
            <Link href={paths.picture(asked({ at, isToday: true, teams }))}>Back to today</Link>
          </P>
        )}
      </Details>
      {model.layering.boxes.length === 0 ? (
        <EmptyState title="No body reported to another then">
          <P>An administrator adds on the page of a body whom it reports to.</P>
        </EmptyState>
      ) : (
        <Picture model={model} />
      )}
      {apart.length > 0 && (
        <P>
          Report to nobody, and nobody reports to them:{' '}
          {bodies
            .filter(({ id }) => apart.includes(id))
            .map(({ id, name }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <Link href={paths.body(id)}>{name}</Link>
              </span>
            ))}
          .
        </P>
      )}
      <InWords model={model} />
    </Shell>
  );
};
