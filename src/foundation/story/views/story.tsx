import type { Shows } from '#http';
import { sayDay } from '#kernel';
import { paths as people } from '#people';
import {
  Alert,
  Badge,
  DefinitionList,
  Details,
  H1,
  H2,
  Link,
  P,
  Page,
  SubNavigation,
  type SummaryRow,
  Table,
} from '#ui';
import type { StoryQuery } from '../forms.ts';
import { paths } from '../paths.ts';
import type { Relative, StoryModel } from '../reads/index.ts';
import { Chronology } from './chronology.tsx';
import { InvolvedTable, Lines } from './parts.tsx';

type Child = StoryModel['child'];

const Address = ({ addresses }: Pick<Child, 'addresses'>) => {
  const [address] = addresses;
  if (!address) return <>Not recorded, or withheld</>;
  return address.withheld ? (
    <>
      <span class="govuk-!-display-none-print">{address.said} </span>
      <Badge colour="red">Withheld</Badge>
    </>
  ) : (
    <span>{address.said}</span>
  );
};

const factsOf = (child: Child): Omit<SummaryRow, 'actions'>[] => [
  ...(child.age ? [{ key: 'Age', value: child.age }] : []),
  { key: 'Birth', value: child.birth },
  ...(child.died ? [{ key: 'Died', value: sayDay(child.died) }] : []),
  ...(child.sex ? [{ key: 'Sex', value: child.sex }] : []),
  ...(child.alsoKnownAs.length > 0 ? [{ key: 'Also known as', value: child.alsoKnownAs.join(', ') }] : []),
  { key: 'School', value: child.school },
  { key: 'Address', value: <Address addresses={child.addresses} /> },
  ...child.identifiers.map(({ scheme, said }) => ({ key: scheme, value: said })),
];

const Warnings = ({ child }: { readonly child: Child }) => (
  <>
    {child.workerSafety !== '' && (
      <Alert variant="warning" title="Before you visit">
        <p class="app-typed">{child.workerSafety}</p>
      </Alert>
    )}
    {child.safeContact !== '' && (
      <Alert variant="information" title="Safe to contact how">
        <p class="app-typed">{child.safeContact}</p>
      </Alert>
    )}
    {child.addresses.some(({ withheld }) => withheld) && (
      <Alert variant="warning" title="The address is withheld">
        <p>Tell nobody where this child lives. It stands in no search, letter or print.</p>
      </Alert>
    )}
    {child.restricted && (
      <Alert variant="information" title="This record is restricted">
        <p>Only named people see it, and you are one of them. Do not say that there is one.</p>
      </Alert>
    )}
  </>
);

const Family = ({ child, family }: { readonly child: string; readonly family: readonly Relative[] }) => (
  <Table
    caption="Family"
    captionSize="hidden"
    rows={family}
    empty="Nobody is recorded as family yet."
    columns={[
      {
        label: 'Who',
        header: true,
        cell: ({ id, name, isChild, restricted }) => (
          <>
            <Link href={isChild ? paths.story(id) : people.person(id)}>{name}</Link>
            {restricted && (
              <>
                {' '}
                <Badge colour="purple">Restricted</Badge>
              </>
            )}
          </>
        ),
      },
      {
        label: 'To the child',
        cell: ({ relation, ended }) => (ended === null ? relation : `${relation}, until ${sayDay(ended)}`),
      },
      {
        label: 'Parental responsibility',
        cell: ({ responsibility, isChild }) => (responsibility ? 'Yes' : isChild ? '–' : 'Not recorded'),
      },
      { label: 'Birth', cell: ({ birth, age }) => [birth, age].filter(Boolean).join(', ') || 'Not known' },
      {
        label: 'History',
        cell: ({ name, relationship }) =>
          relationship && (
            <Link href={paths.asAt(child, relationship)} quiet>
              As it stood<span class="govuk-visually-hidden">: relationship with {name}</span>
            </Link>
          ),
      },
    ]}
  />
);

/** One page per child. */
export const StoryPage = ({ model, form, frame }: Shows<StoryModel, StoryQuery>) => {
  const { child, family, network, chronology } = model;
  return (
    <Page frame={frame} title={`${child.name}: story`} width="wide" faults={chronology.faults}>
      <H1 caption="The story of">
        {child.name}
        {child.restricted && (
          <>
            {' '}
            <Badge colour="purple">Restricted</Badge>
          </>
        )}
      </H1>
      <SubNavigation
        label="This child"
        items={[
          { label: 'Story', href: paths.story(child.id), current: true },
          { label: 'Person record', href: people.person(child.id) },
          { label: 'As it stood on a day', href: paths.asAt(child.id) },
        ]}
      />
      <Warnings child={child} />
      <DefinitionList items={factsOf(child)} />
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-one-half">
          <H2>In force</H2>
          <Lines lines={model.inForce} none="Nothing that you can see is in force." />
        </div>
        <div class="govuk-grid-column-one-half">
          <H2>Due</H2>
          <Lines lines={model.due} none="Nothing that you can see is due." />
        </div>
      </div>
      <H2>Family</H2>
      <Family child={child.id} family={family} />
      <H2>Who is involved</H2>
      <InvolvedTable caption="Involved now" rows={network.now} empty="Nobody is recorded as involved now." />
      {network.before.length > 0 && (
        <Details summary={`Involved before (${network.before.length})`}>
          <InvolvedTable caption="Involved before" rows={network.before} empty="" />
        </Details>
      )}
      <Chronology child={child.id} model={chronology} form={form} />
      <P small>
        The record is kept by {child.keptBy}. Another post may see more of it, or less, by its own reasons.
      </P>
    </Page>
  );
};
