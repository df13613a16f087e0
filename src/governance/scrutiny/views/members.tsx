import type { Shows } from '#http';
import { sayDay } from '#kernel';
import {
  BackLink,
  Beneath,
  Button,
  DateInput,
  Form,
  fieldsOf,
  H1,
  P,
  Page,
  Select,
  Table,
  TwoThirds,
  Version,
} from '#ui';
import { SeatForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { MembersModel, SeatLine, SeatModel } from '../reads/index.ts';
import { isStatutory, SEAT_KINDS } from '../rules/index.ts';
import { BoardParts, chosen } from './parts.tsx';

const sayVote = (seat: SeatLine, education: boolean): string => {
  if (seat.votes === 'inPlace') return `In the place of ${seat.substituteFor?.name ?? 'their member'} alone`;
  if (seat.votes === 'education')
    return education ? 'On education matters' : 'No: the board’s work does not touch education';
  return seat.votes === 'always' ? 'Yes' : 'No';
};
const sayAs = ({ kind, substituteFor, capacity }: SeatLine): string =>
  [
    kind === null ? '' : `${SEAT_KINDS[kind]}${isStatutory(kind) ? ', statutory' : ''}`,
    substituteFor ? `for ${substituteFor.name}` : '',
    capacity === 'substitute' && substituteFor === null ? 'for nobody named yet' : '',
    capacity === 'coOptee' && kind === null ? 'whom they represent is not said yet' : '',
  ]
    .filter(Boolean)
    .join(', ');

/** Who sits on a board. */
export const MembersPage = ({ model, frame }: Shows<MembersModel>) => (
  <Page
    frame={frame}
    title={`Members: ${model.board.name}`}
    width="wide"
    before={<BackLink href={paths.list}>Scrutiny</BackLink>}
  >
    <H1 caption={model.board.name}>Members</H1>
    <BoardParts board={model.board.id} here="members" />
    <P>
      {`${model.quorum} with a vote make a quorum. A substitute has the vote of the member for whom they come, and only while that member is away.`}
    </P>
    <Table
      caption="Members, co-opted members and substitutes"
      captionSize="hidden"
      rows={model.seats}
      empty="Nobody holds a seat on this board. Seats are kept under Partnership."
      columns={[
        {
          label: 'Name',
          header: true,
          cell: ({ name, title }) => (
            <>
              {name}
              <Beneath>{title}</Beneath>
            </>
          ),
        },
        {
          label: 'As',
          cell: (seat) => (
            <>
              {seat.says}
              {sayAs(seat) && <Beneath>{sayAs(seat)}</Beneath>}
            </>
          ),
        },
        { label: 'Vote', cell: (seat) => sayVote(seat, model.education) },
        { label: 'Term', cell: ({ termUntil }) => (termUntil ? `Until ${sayDay(termUntil)}` : 'No end') },
        ...(model.mayKeep
          ? [
              {
                label: 'Change',
                cell: ({ id, name }: SeatLine) => (
                  <a class="govuk-link" href={paths.seat(id)}>
                    Describe<span class="govuk-visually-hidden">{` the seat of ${name}`}</span>
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
    <P small>
      Church of England, Roman Catholic and parent governor representatives vote on education functions (Local
      Government Act 2000, Schedule A1, paragraphs 7 and 8). This program’s authors have not confirmed the
      reference against the Act; your monitoring officer can.
    </P>
  </Page>
);

/** What the register does not know of a seat. */
export const SeatPage = ({ model, form, frame }: Shows<SeatModel>) => {
  const f = fieldsOf(SeatForm, form);
  const { seat, board } = model;
  return (
    <Page
      frame={frame}
      title={`The seat of ${seat.name}`}
      faults={form.faults}
      before={<BackLink href={paths.members(board.id)}>Members</BackLink>}
    >
      <TwoThirds>
        <H1 caption={board.name}>{`The seat of ${seat.name}`}</H1>
        <P>{`${seat.says}. ${seat.title}`}</P>
        <Form state={form} action={paths.seat(seat.id)}>
          <Version state={form} />
          {seat.capacity === 'coOptee' && <Select field={f('kind')} />}
          {seat.capacity === 'substitute' && <Select field={chosen(f('substituteFor'), model.members)} />}
          <DateInput field={f('termUntil')} />
          <Button>Save</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
