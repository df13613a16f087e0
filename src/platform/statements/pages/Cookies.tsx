import { type Frame, H1, H2, P, Page, Table } from '#ui';
import type { Terms } from '../terms.ts';

const lasting = (hours: number): string => (hours === 1 ? '1 hour' : `${hours} hours`);

/** Each thing that is kept in the browser, and why: none of it could be left out, and none of it follows anybody. */
export const CookiesPage = ({ model, frame }: { readonly model: Terms; readonly frame: Frame }) => (
  <Page frame={frame} title="Cookies" width="reading">
    <H1>Cookies</H1>
    <P>
      Arden keeps three small files (cookies) in your browser. It does not work safely without them, so it
      does not ask. None of them measures or follows you, and nobody else can read them.
    </P>
    <Table
      caption="The cookies of Arden"
      empty=""
      rows={[
        {
          name: 'arden.session_token',
          why: 'Says that you are signed in. It holds a random number and nothing about you.',
          ends: `When you sign out, after ${model.idleMinutes} minutes without an act, or after ${lasting(model.hours)}`,
        },
        {
          name: 'arden-visit',
          why: 'A random mark of this browser. Forms are signed against it, so that no other website can send one in your name.',
          ends: 'When you close the browser',
        },
        {
          name: 'arden-flash',
          why: 'Carries one sentence to the next page, such as that something was recorded.',
          ends: 'On the next page, or after 1 minute',
        },
      ]}
      columns={[
        { label: 'Name', header: true, whole: true, cell: ({ name }) => name },
        { label: 'What it is for', cell: ({ why }) => why },
        { label: 'Ends', cell: ({ ends }) => ends },
      ]}
    />
    <P>On an https address the name of the session’s cookie begins with __Host-.</P>
    <H2>Nothing else</H2>
    <P>
      Arden loads nothing from other websites, uses no analytics, and keeps nothing else in your browser.
      Pages about people are not stored by it.
    </P>
  </Page>
);
