import type { Shows } from '#http';
import { sayDay } from '#kernel';
import { paths as oversight } from '#oversight';
import { paths as people } from '#people';
import {
  Alert,
  Badge,
  ButtonGroup,
  ButtonLink,
  type Column,
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
import { InvolvedTable, Lead, Lines } from './parts.tsx';

type Child = StoryModel['child'];

/** A withheld address never stands on this page, which is printed and carried about. */
const Address = ({ child, printed }: { readonly child: Child; readonly printed: boolean }) => {
  const [address] = child.addresses;
  if (!address) return <span>Not recorded, or withheld</span>;
  return address.said === null ? (
    <>
      <Badge colour="red">Withheld</Badge>{' '}
      <Lead href={people.person(child.id)} printed={printed}>
        See the person record
      </Lead>
    </>
  ) : (
    <span>{address.said}</span>
  );
};

const factsOf = (child: Child, printed: boolean): Omit<SummaryRow, 'actions'>[] => {
  // 'Born 9 March 2016', 'Due 3 January 2027'
  const [bornOrDue = '', ...day] = (child.birth || 'Born').split(' ');
  return [
    ...(child.age ? [{ key: 'Age', value: child.age }] : []),
    { key: bornOrDue, value: day.join(' ') },
    ...(child.died ? [{ key: 'Died', value: sayDay(child.died) }] : []),
    ...(child.sex ? [{ key: 'Sex', value: child.sex }] : []),
    ...(child.alsoKnownAs.length > 0 ? [{ key: 'Also known as', value: child.alsoKnownAs.join(', ') }] : []),
    { key: 'School', value: child.school },
    { key: 'Address', value: <Address child={child} printed={printed} /> },
    ...child.identifiers.map(({ scheme, said }) => ({ key: scheme, value: said })),
  ];
};

const Warnings = ({ child }: { readonly child: Child }) => {
  const withheld = child.addresses.some(({ said }) => said === null);
  return (
    <>
      {(child.workerSafety !== '' || child.safeContact !== '' || withheld) && (
        <Alert variant="warning" title="Before you visit, call or write">
          {child.workerSafety !== '' && (
            <p class="app-typed">
              <strong>Worker safety:</strong> {child.workerSafety}
            </p>
          )}
          {child.safeContact !== '' && (
            <p class="app-typed">
              <strong>Safe to contact how:</strong> {child.safeContact}
            </p>
          )}
          {withheld && (
            <p>
              <strong>Address withheld:</strong> tell nobody where this child lives. It stands in no search,
              letter or print.
            </p>
          )}
        </Alert>
      )}
      {child.restricted && (
        <Alert variant="information" title="This record is restricted">
          <p>Only named people see it, and you are one of them. Do not say that there is one.</p>
        </Alert>
      )}
    </>
  );
};

/** The way to a relationship as it once stood. */
const historyOf = (child: string): Column<Relative> => ({
  label: 'History',
  cell: ({ name, relationship }) =>
    relationship && (
      <Link href={paths.asAt(child, relationship)} quiet>
        Open<span class="govuk-visually-hidden"> the history of the relationship with {name}</span>
      </Link>
    ),
});

const Family = ({
  child,
  family,
  printed,
}: {
  readonly child: string;
  readonly family: readonly Relative[];
  readonly printed: boolean;
}) => (
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
            <Lead href={isChild ? paths.story(id) : people.person(id)} printed={printed}>
              {name}
            </Lead>
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
        cell: ({ relation, responsibility, ended }) =>
          [
            relation,
            responsibility ? 'with parental responsibility' : '',
            ended ? `until ${sayDay(ended)}` : '',
          ]
            .filter(Boolean)
            .join(', '),
      },
      {
        label: 'Age',
        cell: ({ birth, age }) =>
          [age, birth.charAt(0).toLowerCase() + birth.slice(1)].filter(Boolean).join(', ') || 'Not known',
      },
      ...(printed ? [] : [historyOf(child)]),
    ]}
  />
);

/** One page per child. */
export const StoryPage = ({ model, form, frame }: Shows<StoryModel, StoryQuery>) => {
  const { child, family, network, chronology } = model;
  const printed = chronology.asked.all;
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
          { label: 'Story', href: paths.story(child.id), current: !printed },
          { label: 'Person record', href: people.person(child.id) },
          { label: 'As it stood on a day', href: paths.asAt(child.id) },
        ]}
      />
      {!printed && model.acts.length > 0 && (
        <ButtonGroup>
          {model.acts.map(({ href, words }) => (
            <ButtonLink href={href} kind="secondary" key={href}>
              {words}
            </ButtonLink>
          ))}
        </ButtonGroup>
      )}
      <Warnings child={child} />
      <DefinitionList items={factsOf(child, printed)} />
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-one-half">
          <H2>In force</H2>
          <Lines lines={model.inForce} none="Nothing that you can see is in force." printed={printed} />
        </div>
        <div class="govuk-grid-column-one-half">
          <H2>Due</H2>
          <Lines lines={model.due} none="Nothing that you can see is due." printed={printed} />
        </div>
      </div>
      <H2>Family</H2>
      <Family child={child.id} family={family} printed={printed} />
      {family.length > 0 && !family.some(({ responsibility }) => responsibility) && (
        <P>Nobody is recorded as having parental responsibility.</P>
      )}
      <H2>Who is involved</H2>
      <InvolvedTable caption="Involved now" rows={network.now} empty="Nobody is recorded as involved now." />
      {network.before.length > 0 && (
        <Details summary={`Involved before (${network.before.length})`} open={printed}>
          <InvolvedTable caption="Involved before" rows={network.before} empty="" />
        </Details>
      )}
      <Chronology child={child.id} model={chronology} form={form} />
      <P small>
        The record is kept by {child.keptBy}. Another post may see more of it, or less, by its own reasons.{' '}
        <Link href={oversight.why(child.id)}>Why can I see this?</Link>
      </P>
    </Page>
  );
};
