import type { Shows } from '#http';
import {
  BackLink,
  Button,
  ButtonGroup,
  Checkbox,
  type Fields,
  Form,
  fieldsOf,
  H1,
  InsetText,
  Link,
  P,
  Page,
  Radios,
  Select,
  TextArea,
  TextInput,
  TwoThirds,
  Version,
} from '#ui';
import { ChangeItemForm, ItemForm, RecordItemForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { AboutModel, ItemModel, NewItemModel } from '../reads/index.ts';

const ItemFields = ({ f }: { readonly f: Fields }) => (
  <>
    <TextInput field={f('title')} />
    <TextArea field={f('says')} rows={3} />
    <Radios field={f('aim')} inline />
    <TextInput field={f('minutes')} width={3} inputmode="numeric" suffix="minutes" />
    <TextInput field={f('presenter')} />
    <Radios
      field={f('openTo')}
      reveal={{
        record: <TextInput field={f('record')} spellcheck={false} />,
        exempt: (
          <>
            <Select field={f('exemptParagraph')} />
            <TextArea field={f('exemptWhy')} rows={3} />
          </>
        ),
      }}
    />
    <Checkbox field={f('titleShows')} hint="The title of an item about a record never shows to them" />
  </>
);

/** A new item of an agenda. */
export const AddItemPage = ({ model, form, frame }: Shows<NewItemModel>) => {
  const f = fieldsOf(ItemForm, form);
  const under = f('under');
  const { meeting } = model;
  return (
    <Page
      frame={frame}
      title={`Add an item: ${meeting.title}`}
      faults={form.faults}
      before={<BackLink href={paths.one(meeting.id)}>{meeting.title}</BackLink>}
    >
      <TwoThirds>
        <H1 caption={meeting.title}>Add an item</H1>
        {model.called && <InsetText>The agenda has gone out: this item is listed as a supplement.</InsetText>}
        <Form state={form} action={paths.addItem(meeting.id)}>
          <ItemFields f={f} />
          {model.parents.length > 0 && (
            <Select
              field={{
                ...under,
                items: model.parents.map((each) => ({ ...each, chosen: each.value === under.value })),
              }}
              blank="None: it stands by itself"
            />
          )}
          <Button>Add the item</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

/** Changes an item, and who may see it. */
export const ChangeItemPage = ({ model, form, frame }: Shows<ItemModel>) => (
  <Page
    frame={frame}
    title={`Change: ${model.line.title}`}
    faults={form.faults}
    before={<BackLink href={paths.item(model.line.id)}>{model.line.title}</BackLink>}
  >
    <TwoThirds>
      <H1 caption={model.meeting.title}>Change the item</H1>
      {model.openings.length > 0 && (
        <InsetText>
          Its papers were opened already. Where you narrow who may see it, those who may not any more see
          nothing from that moment; who had opened what stays known.
        </InsetText>
      )}
      <Form state={form} action={paths.changeItem(model.line.id)}>
        <Version state={form} />
        <ItemFields f={fieldsOf(ChangeItemForm, form)} />
        <ButtonGroup>
          <Button>Save</Button>
          <Link href={paths.item(model.line.id)}>Back without saving</Link>
        </ButtonGroup>
      </Form>
    </TwoThirds>
  </Page>
);

/** Puts one record on the agenda of a meeting. */
export const AboutPage = ({ model, form, frame }: Shows<AboutModel>) => {
  const f = fieldsOf(RecordItemForm, form);
  const meeting = f('meeting');
  return (
    <Page
      frame={frame}
      title="Take it to a meeting"
      faults={form.faults}
      before={<BackLink href={model.record.href}>{model.record.label}</BackLink>}
    >
      <TwoThirds>
        <H1>Take it to a meeting</H1>
        <P>
          The item shows only to those whom you name on it. Each of them sees this one record from the call
          until the end of the meeting, and no longer.
        </P>
        {model.meetings.length === 0 ? (
          <InsetText>
            You keep no meeting that is to come. <Link href={paths.add}>Add a meeting</Link> first, or ask its
            clerk.
          </InsetText>
        ) : (
          <Form state={form} action={paths.about(model.record.id)}>
            <Select
              field={{
                ...meeting,
                items: model.meetings.map((each) => ({ ...each, chosen: each.value === meeting.value })),
              }}
            />
            <TextInput field={f('title')} />
            <Radios field={f('aim')} inline />
            <TextInput field={f('minutes')} width={3} inputmode="numeric" suffix="minutes" />
            <Button>Put it on the agenda</Button>
          </Form>
        )}
      </TwoThirds>
    </Page>
  );
};
