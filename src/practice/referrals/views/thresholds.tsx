import type { ComponentChildren } from 'preact';
import type { Shows } from '#http';
import { sayDay, sayInstant } from '#kernel';
import {
  AddAnother,
  BackLink,
  Button,
  ButtonGroup,
  ButtonLink,
  DateInput,
  Details,
  EmptyState,
  Form,
  Version as FormVersion,
  fieldsOf,
  H1,
  H2,
  Lede,
  Link,
  P,
  Page,
  Table,
  Tag,
  TextArea,
  TextInput,
} from '#ui';
import { ThresholdsForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { ThresholdsFormModel, ThresholdsModel } from '../reads/index.ts';

type Scheme = ThresholdsModel['schemes'][number];

const STANDING = {
  toCome: ['To come', 'blue'],
  inForce: ['In force', 'green'],
  past: ['Past', 'grey'],
} as const;

const Levels = ({ scheme: { name, levels } }: { readonly scheme: Scheme }) => (
  <Table
    caption={`Levels of need: ${name}`}
    captionSize="hidden"
    rows={levels}
    empty="It has no levels."
    columns={[
      { label: 'Level', header: true, cell: (level) => `${level.code}: ${level.name}` },
      { label: 'What it means', cell: ({ meaning }) => meaning },
    ]}
  />
);

const Version = ({ scheme, keeps }: { readonly scheme: Scheme; readonly keeps: boolean }) => {
  const [words, colour] = STANDING[scheme.standing];
  return (
    <section>
      <H2>{scheme.name}</H2>
      <P>
        <Tag colour={colour}>{words}</Tag> from <time datetime={scheme.from}>{sayDay(scheme.from)}</time>
        {scheme.recorded && `, recorded by ${scheme.recorded.by} on ${sayInstant(scheme.recorded.at)}`}
      </P>
      {scheme.standing === 'past' ? (
        <Details
          summary={
            scheme.levels.length === 1 ? 'Its level of need' : `Its ${scheme.levels.length} levels of need`
          }
        >
          <Levels scheme={scheme} />
        </Details>
      ) : (
        <Levels scheme={scheme} />
      )}
      {keeps && scheme.standing === 'toCome' && (
        <P>
          <Link href={paths.changeThresholds(scheme.id)}>
            Change or withdraw<span class="govuk-visually-hidden"> {scheme.name}</span>
          </Link>
        </P>
      )}
    </section>
  );
};

/** The local threshold document by its versions. */
export const ThresholdsPage = ({ model, frame }: Shows<ThresholdsModel>) => (
  <Page frame={frame} title="Threshold document">
    <H1>Threshold document</H1>
    <Lede>The local levels of need, by version. A decision keeps the version that it was made under.</Lede>
    {model.keeps && (
      <ButtonGroup>
        <ButtonLink href={paths.newThresholds}>Record a new version</ButtonLink>
      </ButtonGroup>
    )}
    {model.schemes.length === 0 && (
      <EmptyState title="No threshold document is recorded.">
        <P>
          The front door cannot decide until one is in force.{' '}
          {!model.keeps && 'Ask your administrator to record it.'}
        </P>
      </EmptyState>
    )}
    {model.schemes.map((scheme) => (
      <Version key={scheme.id} scheme={scheme} keeps={model.keeps} />
    ))}
  </Page>
);

const FormPage = ({
  shows: { form, frame, model },
  title,
  action,
  button,
  after,
}: {
  readonly shows: Shows<ThresholdsFormModel>;
  readonly title: string;
  readonly action: string;
  readonly button: string;
  readonly after?: ComponentChildren;
}) => {
  const f = fieldsOf(ThresholdsForm, form);
  return (
    <Page
      frame={frame}
      title={title}
      width="reading"
      faults={form.faults}
      before={<BackLink href={paths.thresholds}>Threshold document</BackLink>}
    >
      <H1>{title}</H1>
      <P>Once it is in force it cannot be changed: a new version takes its place.</P>
      <Form state={form} action={action}>
        {model.id && <FormVersion state={form} />}
        <TextInput field={f('name')} />
        <DateInput field={f('from')} />
        <H2>Levels of need, the lowest first</H2>
        <AddAnother fields={f} list="levels" noun="level" action={action} least={2} most={10}>
          {(path) => (
            <>
              <TextInput field={f(`${path}.code`)} width={4} />
              <TextInput field={f(`${path}.name`)} />
              <TextArea field={f(`${path}.meaning`)} rows={2} />
            </>
          )}
        </AddAnother>
        <ButtonGroup>
          <Button>{button}</Button>
          <Link href={paths.thresholds}>Cancel</Link>
        </ButtonGroup>
      </Form>
      {after}
    </Page>
  );
};

/** A new version, which begins with the levels of the latest. */
export const NewThresholdsPage = (shows: Shows<ThresholdsFormModel>) => (
  <FormPage
    shows={shows}
    title="Record a threshold document"
    action={paths.newThresholds}
    button="Record this version"
  />
);

/** A version that has not come into force. */
export const ChangeThresholdsPage = (shows: Shows<ThresholdsFormModel>) => {
  const id = shows.model.id ?? '';
  return (
    <FormPage
      shows={shows}
      title="Change a threshold document"
      action={paths.changeThresholds(id)}
      button="Save changes"
      after={
        <>
          <H2>Withdraw it</H2>
          <P>It has not come into force, so that no decision was made under it.</P>
          <Form state={shows.form} action={paths.withdrawThresholds(id)}>
            <Button kind="warning">Withdraw this version</Button>
          </Form>
        </>
      }
    />
  );
};
