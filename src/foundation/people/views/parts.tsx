import type { ComponentChildren } from 'preact';
import { type Day, sayDay } from '#kernel';
import {
  Alert,
  BackLink,
  Badge,
  Beneath,
  Button,
  ButtonGroup,
  type Field,
  type Fields,
  Form,
  type FormState,
  type Frame,
  H1,
  Link,
  NotificationBanner,
  Page,
  TextArea,
  TwoThirds,
} from '#ui';
import { paths } from '../paths.ts';
import type { AlsoRecorded, PersonLine } from '../reads/index.ts';

/** What every view here is given. */
export interface Shown<Model> {
  readonly model: Model;
  readonly form: FormState;
  readonly frame: Frame;
  readonly today: Day;
}

/** 'Ayaan Khan, born 9 March 2016'. */
export const sayLine = ({ name, birth }: Pick<PersonLine, 'name' | 'birth'>): string =>
  birth === '' ? name : `${name}, ${birth.charAt(0).toLowerCase()}${birth.slice(1)}`;

/** What must be known of a person before anything else. */
export const Badges = ({
  restricted,
  withheld,
  workerSafety,
}: {
  readonly restricted: boolean;
  readonly withheld?: boolean | undefined;
  readonly workerSafety?: boolean | undefined;
}) => (
  <>
    {restricted && (
      <>
        {' '}
        <Badge colour="black">Restricted</Badge>
      </>
    )}
    {withheld && (
      <>
        {' '}
        <Badge colour="purple">Address withheld</Badge>
      </>
    )}
    {workerSafety && (
      <>
        {' '}
        <Badge colour="red">Worker safety</Badge>
      </>
    )}
  </>
);

/** The other records of the same person, each the way to it. */
export const AlsoRecordedAs = ({ also }: { readonly also: readonly AlsoRecorded[] }) =>
  also.length === 0 ? null : (
    <Beneath>
      Also recorded as{' '}
      {also.map((other, index) => (
        <span key={other.id}>
          {index > 0 && ', '}
          <Link href={paths.person(other.id)}>{sayLine(other)}</Link>
        </span>
      ))}
    </Beneath>
  );

/** Says on every page about a restricted person, to those who are named, that it is one. */
export const RestrictedBanner = ({ restricted }: { readonly restricted: boolean }) =>
  restricted ? (
    <NotificationBanner id="restricted" title="Restricted">
      <p class="govuk-notification-banner__heading">
        Only named people see this record, and nobody else learns that it exists.
      </p>
      <p class="govuk-body">Do not speak of it, print it or pass it on to anybody who is not named.</p>
    </NotificationBanner>
  ) : null;

/** A choice among what the page knows, where the form's own schema cannot. */
export const among = (
  field: Field,
  choices: readonly { readonly value: string; readonly text: string }[],
): Field => ({
  ...field,
  items: choices.map((choice) => ({ ...choice, chosen: choice.value === field.value })),
});

/** 'From 1 March 2024 until 2 May 2025', or as much as is known. */
export const Period = ({ from, until }: { readonly from: string | null; readonly until: string | null }) =>
  from === null && until === null ? null : (
    <Beneath>
      {[from && `from ${sayDay(from)}`, until && `until ${sayDay(until)}`].filter(Boolean).join(' ')}
    </Beneath>
  );

/** Asked only where something unlikely was entered, or was explained before. */
export const Explained = ({ f }: { readonly f: Fields }) => {
  const field = f('explained');
  return field.error !== undefined || field.value !== '' ? (
    <TextArea field={field} rows={2} />
  ) : (
    <input type="hidden" name="explained" value="" />
  );
};

export interface FormPageProps {
  readonly frame: Frame;
  readonly form: FormState;
  readonly title: string;
  readonly person: PersonLine;
  readonly action: string;
  readonly button: string;
  readonly children: ComponentChildren;
  /** What stands above the form. */
  readonly before?: ComponentChildren;
  readonly back?: string | undefined;
  /** What stands beneath the form. */
  readonly after?: ComponentChildren;
}

/** A page with one form about one person. */
export const FormPage = (props: FormPageProps) => {
  const { frame, form, title, person, action, button, children, before, after } = props;
  const back = props.back ?? paths.person(person.id);
  return (
    <Page frame={frame} title={title} width="reading" faults={form.faults} before={<BackLink href={back} />}>
      <RestrictedBanner restricted={person.restricted} />
      <H1 caption={sayLine(person)}>{title}</H1>
      {before}
      <Form state={form} action={action}>
        {children}
        <ButtonGroup>
          <Button>{button}</Button>
          <Link href={back}>Cancel</Link>
        </ButtonGroup>
      </Form>
      {after}
    </Page>
  );
};

/** What a worker must read before they go to the door. */
export const WorkerSafety = ({ words }: { readonly words: string }) =>
  words === '' ? null : (
    <Alert variant="warning" title="Worker safety">
      <p class="app-typed">{words}</p>
    </Alert>
  );

/** A page about one person with more than one form. */
export const PersonFrame = ({
  frame,
  form,
  title,
  person,
  children,
}: Pick<FormPageProps, 'frame' | 'form' | 'title' | 'person' | 'children'>) => (
  <Page frame={frame} title={title} faults={form.faults} before={<BackLink href={paths.person(person.id)} />}>
    <RestrictedBanner restricted={person.restricted} />
    <TwoThirds>
      <H1 caption={sayLine(person)}>{title}</H1>
      {children}
    </TwoThirds>
  </Page>
);
