import { sayInstant } from '#kernel';
import {
  BackLink,
  Button,
  ButtonGroup,
  Form,
  type FormState,
  type Frame,
  H1,
  P,
  Page,
  Table,
  Tag,
} from '#ui';
import { paths } from '../paths.ts';
import { ConfirmFirst } from './Confirm.tsx';

export interface SessionShown {
  readonly id: string;
  readonly device: string;
  readonly signedInAt: string;
  /** To the minute. */
  readonly seenAt: string;
  readonly secondStep: boolean;
  readonly byDirectory: boolean;
  /** The one that asks. */
  readonly here: boolean;
}

export interface SessionsModel {
  readonly sessions: readonly SessionShown[];
  /** The person has shown who they are minutes ago. */
  readonly proved: boolean;
}

const howOf = ({ byDirectory, secondStep }: SessionShown): string =>
  byDirectory ? 'Your organisation’s sign-in' : secondStep ? 'With a second step' : 'With a password';

/** Where somebody is signed in, and the way out of each. */
export const Sessions = ({
  model: { sessions, proved },
  form,
  frame,
}: {
  readonly model: SessionsModel;
  readonly form: FormState;
  readonly frame: Frame;
}) => (
  <Page
    frame={frame}
    title="Where you are signed in"
    faults={form.faults}
    before={<BackLink href={paths.account}>Your account</BackLink>}
  >
    <H1>Where you are signed in</H1>
    <P>
      If you do not know one of these, sign out everywhere and change your password. A browser that you only
      closed stays here until it has been unused for a while.
    </P>
    <Form state={form} action={paths.sessions}>
      <Table
        caption={`Signed in: ${sessions.length}`}
        rows={sessions}
        empty="You are signed in nowhere."
        columns={[
          {
            label: 'Browser',
            header: true,
            cell: ({ device, here }) => (
              <>
                {device} {here && <Tag>This one</Tag>}
              </>
            ),
          },
          {
            label: 'Signed in',
            cell: (session) => (
              <>
                <time datetime={session.signedInAt}>{sayInstant(session.signedInAt)}</time>
                <br />
                <span class="govuk-hint">{howOf(session)}</span>
              </>
            ),
          },
          {
            label: 'Last seen',
            cell: ({ seenAt }) => <time datetime={seenAt}>{sayInstant(seenAt)}</time>,
          },
          {
            label: 'End',
            cell: ({ id, device, here }) =>
              here ? (
                'Sign out at the top of the page'
              ) : !proved ? (
                '–'
              ) : (
                <Button kind="secondary" compact lead={`${device}:`} name="which" value={id}>
                  Sign out there
                </Button>
              ),
          },
        ]}
      />
      {proved && (
        <ButtonGroup>
          <Button name="which" value="others">
            Sign out everywhere else
          </Button>
          <Button kind="warning" name="which" value="all">
            Sign out everywhere
          </Button>
        </ButtonGroup>
      )}
    </Form>
    {!proved && (
      <ConfirmFirst then={paths.sessions}>
        It is some time since you signed in. Show again that it is you, then sign out elsewhere.
      </ConfirmFirst>
    )}
  </Page>
);
