import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { BackLink, Button, Form, type Frame, H1, H2, InsetText, P, Page, TwoThirds } from '#ui';
import { paths } from '../paths.ts';
import type { CalendarModel } from '../reads/index.ts';

/** A post's own calendar: its secret address, made anew or ended. */
export const CalendarPage = ({ model, form, frame }: Shows<CalendarModel>) => (
  <Page frame={frame} title="Your calendar" before={<BackLink href={paths.list}>Meetings</BackLink>}>
    <TwoThirds>
      <H1>Your calendar</H1>
      <P>
        Your meetings can stand in the calendar that you use. It is given a secret address, and asks there for
        what is new. Nobody’s name, no papers and no link to join go there; where an item is about a record,
        not even the title.
      </P>
      {model.madeAt ? (
        <InsetText>{`An address was made on ${sayInstant(model.madeAt)}. It cannot be shown again: make a new one, and the old one shows nothing any more.`}</InsetText>
      ) : (
        <InsetText>Your calendar has no address.</InsetText>
      )}
      <Form state={form} action={paths.calendar}>
        <Button>{model.madeAt ? 'Make a new address' : 'Make an address'}</Button>
      </Form>
      {model.madeAt && (
        <>
          <H2>End it</H2>
          <Form state={form} action={paths.endCalendar}>
            <Button kind="warning">End the address</Button>
          </Form>
        </>
      )}
    </TwoThirds>
  </Page>
);

/** The address, once. */
export const AddressPage = ({
  model,
  frame,
}: {
  readonly model: { readonly address: string };
  readonly frame: Frame;
}) => (
  <Page
    frame={frame}
    title="The address of your calendar"
    before={<BackLink href={paths.calendar}>Your calendar</BackLink>}
  >
    <TwoThirds>
      <H1>The address of your calendar</H1>
      <P>
        Copy it into your calendar now, as one to subscribe to. It is shown this once, and whoever has it sees
        when you meet.
      </P>
      <InsetText>
        <code class="app-typed">{model.address}</code>
      </InsetText>
    </TwoThirds>
  </Page>
);
