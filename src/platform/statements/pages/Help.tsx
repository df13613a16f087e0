import { type Frame, H1, H2, Link, List, P, Page, WarningText } from '#ui';
import type { Face } from '../faces.ts';

const Numbers = ({ partnerships }: { readonly partnerships: readonly Face[] }) => {
  const known = partnerships.filter(({ outOfHours }) => outOfHours !== null);
  return known.length === 0 ? (
    <P>
      Call the emergency duty team of the council where the child lives. Its number is on the council’s
      website, and 101 (the police) can put you through.
    </P>
  ) : (
    <List
      items={known.map(({ name, outOfHours }) => (
        <>
          {name}: <strong>{outOfHours}</strong>
        </>
      ))}
    />
  );
};

/** What to do: first for the child, then with this service. Opens for somebody who is not signed in, and without the database. */
export const HelpPage = ({
  model,
  frame,
}: {
  readonly model: { readonly partnerships: readonly Face[] };
  readonly frame: Frame;
}) => (
  <Page frame={frame} title="Help" width="reading">
    <H1>Help</H1>
    <WarningText>If a child is in immediate danger, call 999. Do not wait for this service.</WarningText>
    <H2>Outside office hours</H2>
    <Numbers partnerships={model.partnerships} />
    <H2>You are worried about a child</H2>
    <P>
      If you work with children here, sign in and raise a contact. It reaches the front door’s team at once,
      and you hear what was decided.
    </P>
    <P>
      If you cannot sign in, telephone the front door or the out-of-hours number above. They can record your
      worry for you. Everybody else can <Link href="/worry">tell us of a worry without an account</Link> where
      the partnership has opened that form, or call the council, the police on 101, or the{' '}
      <Link href="https://www.nspcc.org.uk/keeping-children-safe/reporting-abuse/">NSPCC helpline</Link> on
      0808 800 5000.
    </P>
    <H2>This service does not work</H2>
    <List
      items={[
        <>
          What you typed is kept. Where something cannot be sent, the page shows it again: press “Try again”,
          or copy it.
        </>,
        <>If your session ended, sign in from the link on that page. It opens beside what you typed.</>,
        <>
          If a page says that it cannot reach the records, nothing was changed. Wait a minute, then try again.
          Do not wait if a child may come to harm: telephone.
        </>,
        <>
          If a page says that it is ours to mend, tell your administrator when it happened and what you did.
        </>,
      ]}
    />
    <H2>You cannot sign in, or see what you need</H2>
    <P>
      Ask the administrator of your partnership. They invite people, hand over a new link when a password is
      lost, and keep the posts. What a post sees follows from its role, its team, and what was shared with it.
    </P>
    <H2>You see something that you should not</H2>
    <P>
      Leave the page and tell the information governance lead of your organisation at once. Do not print, copy
      or forward it.
    </P>
  </Page>
);
