import type { ComponentChildren } from 'preact';
import type { Shows } from '#http';
import { sayDay } from '#kernel';
import { paths as story } from '#story';
import {
  Badge,
  Beneath,
  Button,
  type Field,
  fieldsOf,
  H1,
  Link,
  P,
  Page,
  PreviousNext,
  Select,
  SubNavigation,
  Table,
  TextInput,
} from '#ui';
import { UncheckedForm, UnseenForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { UncheckedModel, UnseenModel } from '../reads/index.ts';

const Lists = ({ now }: { readonly now: 'unchecked' | 'unseen' }) => (
  <SubNavigation
    label="Lists"
    items={[
      { label: 'Support not checked', href: paths.unchecked, current: now === 'unchecked' },
      { label: 'Babies not seen', href: paths.unseen, current: now === 'unseen' },
    ]}
  />
);

const Named = ({
  row: { id, name, about, restricted },
  href,
}: {
  readonly row: { id: string; name: string; about: string; restricted: boolean };
  readonly href: (child: string) => string;
}) => (
  <>
    <Link href={href(id)}>{name}</Link>
    {restricted && (
      <>
        {' '}
        <Badge colour="red">Restricted</Badge>
      </>
    )}
    <Beneath>{about}</Beneath>
  </>
);

const days = (count: number): string => `${count} day${count === 1 ? '' : 's'}`;
const onward = (
  path: string,
  asked: Readonly<Record<string, string | number>>,
  { page, more }: { readonly page: number; readonly more: boolean },
) => {
  const at = (number: number) =>
    `${path}?${new URLSearchParams({ ...Object.fromEntries(Object.entries(asked).map(([key, value]) => [key, `${value}`])), page: `${number}` })}`;
  return (
    <PreviousNext previous={page > 1 ? at(page - 1) : undefined} next={more ? at(page + 1) : undefined} />
  );
};

const Asking = ({
  action,
  length,
  children,
}: {
  readonly action: string;
  readonly length: Field;
  readonly children?: ComponentChildren;
}) => (
  <form method="get" action={action}>
    <TextInput field={length} width={4} inputmode="numeric" suffix="days" />
    {children}
    <Button>Show</Button>
  </form>
);

/** Open cases in which nobody looked whether the parents' support is there, the longest first. */
export const UncheckedPage = ({ model, form, frame }: Shows<UncheckedModel>) => {
  const f = fieldsOf(UncheckedForm, form);
  return (
    <Page frame={frame} title="Support not checked" width="wide">
      <H1>Parents’ support that nobody has checked</H1>
      <P>
        Children with an open referral, where nobody ever looked whether the parents have the support that
        they need, or not for that long. Never checked comes first, then the longest ago.
      </P>
      <Lists now="unchecked" />
      <Asking action={paths.unchecked} length={f('days')}>
        <Select field={f('age')} blank="Every age" />
      </Asking>
      <Table
        caption={`Not checked for ${days(model.days)}`}
        rows={model.rows}
        empty="Nothing to show: every open case like that was looked at."
        columns={[
          { label: 'Child', header: true, cell: (row) => <Named row={row} href={paths.ofChild} /> },
          {
            label: 'Last checked',
            whole: true,
            cell: ({ lastChecked, ago }) =>
              lastChecked === null ? (
                <strong>Never</strong>
              ) : (
                <>
                  {sayDay(lastChecked)}
                  <Beneath>{days(ago)} ago</Beneath>
                </>
              ),
          },
          {
            label: 'Open since',
            whole: true,
            cell: ({ openSince, lastChecked, ago }) => (
              <>
                {sayDay(openSince)}
                {lastChecked === null && <Beneath>{days(ago)} ago</Beneath>}
              </>
            ),
          },
        ]}
      />
      {onward(paths.unchecked, { days: model.days, age: model.age }, model)}
    </Page>
  );
};

/** Babies under one whom nobody has seen for so long. */
export const UnseenPage = ({ model, form, frame }: Shows<UnseenModel>) => {
  const f = fieldsOf(UnseenForm, form);
  return (
    <Page frame={frame} title="Babies not seen" width="wide">
      <H1>Babies whom nobody has seen</H1>
      <P>
        Children under one whom nobody who is involved has seen face to face for that long, as far as it is
        recorded. Never seen comes first. Record when you saw a child on the page of the child’s network.
      </P>
      {model.mayAskForOpen && <Lists now="unseen" />}
      <Asking action={paths.unseen} length={f('days')}>
        {model.mayAskForOpen && <Select field={f('whose')} />}
      </Asking>
      <Table
        caption={`Under one and not seen for ${days(model.days)}`}
        rows={model.rows}
        empty="Nothing to show: every baby on this list was seen in that time."
        columns={[
          {
            label: 'Child',
            header: true,
            cell: (row) => <Named row={row} href={story.story} />,
          },
          {
            label: 'Last seen',
            cell: ({ lastSeen }) => (lastSeen === null ? <strong>Never recorded</strong> : sayDay(lastSeen)),
          },
          { label: 'Age', cell: (row) => days(row.days) },
          {
            label: 'Whom to ask',
            cell: ({ practitioner, service, reach }) =>
              practitioner === '' ? (
                'Nobody is recorded as involved'
              ) : (
                <>
                  {practitioner}, {service}
                  <Beneath>{reach}</Beneath>
                </>
              ),
          },
        ]}
      />
      {onward(paths.unseen, { days: model.days, whose: model.whose }, model)}
    </Page>
  );
};
