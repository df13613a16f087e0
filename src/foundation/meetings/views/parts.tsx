import { dayOf, sayDay, sayInstant, sayTime, sayWeekday } from '#kernel';
import { Beneath, Link, Tag, type TagColour } from '#ui';
import { paths } from '../paths.ts';
import type { AgendaLine, PersonOf } from '../reads/index.ts';
import { AIMS, OPEN_TO, type OpenTo, PARTS, STANDINGS, type Stands } from '../rules/index.ts';

const COLOURS: Readonly<Record<Stands, TagColour>> = {
  planned: 'grey',
  called: 'blue',
  live: 'green',
  held: 'grey',
  cancelled: 'red',
};
export const StandsTag = ({ stands }: { readonly stands: Stands }) => (
  <Tag colour={COLOURS[stands]}>{STANDINGS[stands]}</Tag>
);

/** 'Monday 23 November 2026, 9:30am to 11am', in London; over two days each of them is said. */
export const sayWhen = (startsAt: string, endsAt: string): string =>
  dayOf(startsAt) === dayOf(endsAt)
    ? `${sayWeekday(dayOf(startsAt))}, ${sayTime(startsAt)} to ${sayTime(endsAt)}`
    : `${sayInstant(startsAt)} to ${sayInstant(endsAt)}`;

const SHORT: Readonly<Record<OpenTo, string>> = {
  public: 'Public',
  members: 'Members',
  named: 'People named',
  record: 'About a record',
  exempt: 'Exempt',
};
const TAGS: Readonly<Record<OpenTo, TagColour>> = {
  public: 'green',
  members: 'blue',
  named: 'purple',
  record: 'purple',
  exempt: 'orange',
};
export const OpenToTag = ({ openTo }: { readonly openTo: OpenTo }) => (
  <Tag colour={TAGS[openTo]}>{SHORT[openTo]}</Tag>
);
export const sayOpenTo = (openTo: OpenTo): string => OPEN_TO[openTo];

/** An item in an agenda: its title where the actor may know it. */
export const ItemTitle = ({ line }: { readonly line: AgendaLine }) => {
  if (line.seen) return <Link href={paths.item(line.id)}>{line.title}</Link>;
  if (line.withdrew)
    return (
      <>
        {line.title || 'An item'}
        <Beneath>You declared an interest and withdrew from this item.</Beneath>
      </>
    );
  return line.title ? (
    <>
      {line.title}
      <Beneath>You do not take part in this item.</Beneath>
    </>
  ) : (
    <>An item that you do not take part in</>
  );
};
export const sayAim = (line: AgendaLine): string =>
  [AIMS[line.aim], line.minutes === null ? '' : line.minutes === 1 ? '1 minute' : `${line.minutes} minutes`]
    .filter(Boolean)
    .join(', ');

const PARTNERS = { localAuthority: 'local authority', health: 'health', police: 'police' } as const;
export const sayPart = ({ part, votes, partner, deputyFor, hasAuthority }: PersonOf): string =>
  [
    PARTS[part].label,
    partner === null ? '' : `for the ${PARTNERS[partner]}`,
    deputyFor === null ? '' : `for ${deputyFor}, ${hasAuthority ? 'with' : 'without'} authority to commit`,
    PARTS[part].votes === votes ? '' : votes ? 'votes' : 'does not vote',
  ]
    .filter(Boolean)
    .join(', ');
export const AnswerTag = ({ person }: { readonly person: PersonOf }) => {
  if (!person.called) return <>Not called yet</>;
  if (person.answer === 'yes') return <Tag colour="green">Coming</Tag>;
  if (person.answer === 'no') return <Tag colour="grey">Apologies</Tag>;
  return person.part === 'clerk' ? <>–</> : <Tag colour="orange">No answer</Tag>;
};
export const sayOn = (instant: string): string => sayDay(dayOf(instant));
