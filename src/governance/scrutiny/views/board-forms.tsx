import type { Shows } from '#http';
import { sayDay } from '#kernel';
import {
  BackLink,
  Button,
  Checkbox,
  DateInput,
  type Fields,
  Form,
  fieldsOf,
  H1,
  H2,
  List,
  P,
  Page,
  Select,
  TextInput,
  TwoThirds,
  Version,
} from '#ui';
import { BoardForm, NewBoardForm, YearForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { BoardModel, NewBoardModel, YearFormModel } from '../reads/index.ts';
import { chosen } from './parts.tsx';

const Rules = ({ f }: { readonly f: Fields }) => (
  <>
    <TextInput field={f('quorum')} width={3} inputmode="numeric" />
    <Checkbox
      field={f('education')}
      hint="Then church and parent governor representatives vote on those functions"
    />
    <TextInput field={f('smallNumber')} width={3} inputmode="numeric" />
  </>
);

/** Makes a committee a scrutiny board. */
export const AddBoardPage = ({ model, form, frame }: Shows<NewBoardModel>) => {
  const f = fieldsOf(NewBoardForm, form);
  return (
    <Page
      frame={frame}
      title="Add a scrutiny board"
      faults={form.faults}
      before={<BackLink href={paths.list}>Scrutiny</BackLink>}
    >
      <TwoThirds>
        <H1>Add a scrutiny board</H1>
        {model.committees.length === 0 ? (
          <P>
            Every committee in force is a scrutiny board already. Add the committee under Partnership first.
          </P>
        ) : (
          <Form state={form} action={paths.addBoard}>
            <Select field={chosen(f('body'), model.committees)} />
            <Rules f={f} />
            <Button>Add the board</Button>
          </Form>
        )}
      </TwoThirds>
    </Page>
  );
};
export const ChangeBoardPage = ({ model, form, frame }: Shows<BoardModel>) => (
  <Page
    frame={frame}
    title={`Rules of ${model.name}`}
    faults={form.faults}
    before={<BackLink href={paths.board(model.id)}>{model.name}</BackLink>}
  >
    <TwoThirds>
      <H1 caption={model.name}>Its rules</H1>
      <Form state={form} action={paths.changeBoard(model.id)}>
        <Version state={form} />
        <Rules f={fieldsOf(BoardForm, form)} />
        <Button>Save the rules</Button>
      </Form>
    </TwoThirds>
  </Page>
);
/** Enters the day of an annual meeting. */
export const YearPage = ({ model, form, frame }: Shows<YearFormModel>) => (
  <Page
    frame={frame}
    title={`Annual meeting: ${model.name}`}
    faults={form.faults}
    before={<BackLink href={paths.board(model.id)}>{model.name}</BackLink>}
  >
    <TwoThirds>
      <H1 caption={model.name}>Enter an annual meeting</H1>
      <Form state={form} action={paths.year(model.id)}>
        <DateInput field={fieldsOf(YearForm, form)('firstDay')} />
        <Button>Save the annual meeting</Button>
      </Form>
      <H2>Annual meetings that are entered</H2>
      {model.entered.length === 0 ? (
        <P>None yet. Until one is, the year is taken to begin on 1 May.</P>
      ) : (
        <List items={model.entered.map((day) => sayDay(day))} />
      )}
    </TwoThirds>
  </Page>
);
