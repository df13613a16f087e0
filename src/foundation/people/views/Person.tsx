import { ageOn, DISABILITIES, ETHNICITIES, isCode, SEXES, sayDay, sayInstant } from '#kernel';
import {
  BackLink,
  Badge,
  Beneath,
  DefinitionList,
  Details,
  H1,
  H2,
  InsetText,
  Link,
  List,
  P,
  Page,
  SubNavigation,
  SummaryList,
  type SummaryRow,
  Table,
  TwoThirds,
  Typed,
} from '#ui';
import { paths } from '../paths.ts';
import type { PersonModel } from '../reads/index.ts';
import { ADDRESS_KINDS, NAME_KINDS, SCHEMES } from '../rules/index.ts';
import { NetworkTable } from './Network.tsx';
import { NumberWarnings } from './NumberWarnings.tsx';
import { AlsoRecordedAs, Badges, Period, RestrictedBanner, type Shown, WorkerSafety } from './parts.tsx';

type Props = { readonly model: PersonModel };

const may = (model: PersonModel, act: PersonModel['acts'][number]): boolean => model.acts.includes(act);

const label = (set: Readonly<Record<string, string>>, code: string): string =>
  isCode(set, code) ? (set[code] ?? code) : code;

const change = (model: PersonModel, href: string, about: string) =>
  may(model, 'change') ? [{ href, text: 'Change', about }] : [];

const Facts = ({ model }: Props) => {
  const actions = (about: string) => change(model, paths.changePerson(model.id), about);
  const rows: (SummaryRow | false)[] = [
    { key: 'Sex', value: label(SEXES, model.sex), actions: actions('sex') },
    { key: 'Ethnicity', value: label(ETHNICITIES, model.ethnicity), actions: actions('ethnicity') },
    {
      key: 'Disabilities',
      value: model.disabilities.map((code) => label(DISABILITIES, code)).join('; '),
      actions: actions('disabilities'),
    },
    { key: 'School', value: model.school, actions: actions('school') },
    {
      key: 'Safe to contact how',
      value: model.safeContact === '' ? 'Nothing said' : <Typed>{model.safeContact}</Typed>,
      actions: actions('how it is safe to contact them'),
    },
    model.explained !== '' && { key: 'Unusual, and right', value: <Typed>{model.explained}</Typed> },
  ];
  return <SummaryList rows={rows.filter((row) => row !== false)} />;
};

const Names = ({ model }: Props) => (
  <SummaryList
    rows={model.names.map(({ id, kind, said, from, until }) => ({
      key: NAME_KINDS[kind],
      value: (
        <>
          {said}
          <Period from={from} until={until} />
        </>
      ),
      actions: change(model, paths.changeName(model.id, id), `the name ${said}`),
    }))}
  />
);

const Addresses = ({ model }: Props) => (
  <SummaryList
    rows={model.addresses.map(({ id, kind, lines, postcode, withheld, from, until }) => ({
      key: until === null ? (label(ADDRESS_KINDS, kind).split(':')[0] ?? '') : 'Past address',
      value: (
        <>
          {withheld && (
            <p class="govuk-body govuk-!-margin-bottom-1">
              <Badge colour="purple">Withheld</Badge> Never give this address to anybody.
            </p>
          )}
          <span class="app-typed">{[lines, postcode].filter(Boolean).join('\n')}</span>
          <Period from={from} until={until} />
        </>
      ),
      actions: change(model, paths.changeAddress(model.id, id), `the address ${lines}`),
    }))}
  />
);

const Identifiers = ({ model }: Props) => (
  <SummaryList
    rows={model.identifiers.map(({ id, scheme, said, from, until }) => ({
      key: SCHEMES[scheme],
      value: (
        <>
          {said}
          <Period from={from} until={until} />
        </>
      ),
      actions: change(model, paths.changeIdentifier(model.id, id), SCHEMES[scheme]),
    }))}
  />
);

const Family = ({ model }: Props) => (
  <Table
    caption="Family and other relationships"
    captionSize="hidden"
    rows={model.relatives}
    empty="No relationship is recorded that you can see."
    columns={[
      {
        label: 'Name',
        header: true,
        cell: ({ id, name, restricted }) => (
          <>
            <Link href={paths.person(id)}>{name}</Link>
            <Badges restricted={restricted} />
          </>
        ),
      },
      {
        label: 'Relationship',
        cell: ({ relation, parentalResponsibility, ended, relationship, own, name }) => (
          <>
            {relation}
            {parentalResponsibility && <Beneath>holds parental responsibility</Beneath>}
            {ended !== null && <Beneath>until {sayDay(ended)}</Beneath>}
            {relationship !== null && own && may(model, 'change') && (
              <div>
                <Link href={paths.changeRelationship(model.id, relationship)}>
                  Change<span class="govuk-visually-hidden"> the relationship with {name}</span>
                </Link>
              </div>
            )}
          </>
        ),
      },
      {
        label: 'Born',
        cell: ({ birth, age }) =>
          [birth.replace(/^Born /, ''), age].filter(Boolean).join(', ') || 'Not known',
      },
    ]}
  />
);

const Reasons = ({ model }: Props) => {
  const admitting = model.shares.filter(({ current }) => current);
  return (
    <Details summary="Why can I see this?">
      <P>{model.groundWords}</P>
      <P>
        It is kept by {model.owner.name}, since {sayInstant(model.recordedAt)}.
      </P>
      {admitting.length > 0 && (
        <>
          <P>It is shared with:</P>
          <List
            items={admitting.map(({ to, purpose, until }) =>
              [`${to}: ${purpose}`, until && `until ${sayInstant(until)}`].filter(Boolean).join(', '),
            )}
          />
        </>
      )}
      {model.restriction && (
        <>
          <P>It was restricted on {sayInstant(model.restriction.placedAt)} to:</P>
          <List items={model.restriction.named} />
        </>
      )}
    </Details>
  );
};

const Acts = ({ model }: Props) => {
  const { id } = model;
  const links: (readonly [string, string] | false)[] = [
    may(model, 'change') && [paths.changePerson(id), 'Change the details'],
    may(model, 'change') && [paths.addName(id), 'Add a name'],
    may(model, 'change') && [paths.addAddress(id), 'Add an address'],
    may(model, 'change') && [paths.addIdentifier(id), 'Add a number'],
    may(model, 'change') && [paths.findRelative(id), 'Add a relative'],
    may(model, 'involve') && [paths.addInvolvement(id), 'Say that you are involved'],
    may(model, 'share') && [paths.shares(id), 'Share this record'],
    may(model, 'restrict') && [
      paths.restriction(id),
      model.restriction ? 'Who may see this record' : 'Restrict this record',
    ],
    may(model, 'exclude') && [paths.exclusions(id), 'Keep staff from this record'],
    model.same !== null && [model.same, 'Is this person recorded twice?'],
    [paths.history(id), 'History of this record'],
  ];
  return (
    <nav aria-label="What you can do here">
      <H2 size="s">What you can do here</H2>
      <List
        kind="plain"
        items={links
          .filter((link) => link !== false)
          .map(([href, words]) => (
            <Link href={href} quiet>
              {words}
            </Link>
          ))}
      />
    </nav>
  );
};

const birthFacts = (model: PersonModel) => {
  if (model.expected !== null && model.born === null)
    return [{ key: 'Expected date of birth', value: sayDay(model.expected) }];
  return [
    { key: 'Date of birth', value: model.birth },
    ...(model.died === null
      ? [{ key: 'Age', value: model.age }]
      : [{ key: 'Date of death', value: sayDay(model.died) }]),
  ];
};

const nhs = (model: PersonModel) => {
  const held = model.identifiers.find(({ scheme, until }) => scheme === 'nhs' && until === null);
  return held ? [{ key: 'NHS number', value: held.said }] : [];
};

const sortOf = ({ born, expected }: PersonModel, today: string): string => {
  if (born === null) return expected === null ? 'Person' : 'Not born yet';
  return ageOn(born.padEnd(10, '-01-01'.slice(born.length - 4)), today) < 18 ? 'Child' : 'Adult';
};

/** Who a person is: names, births, numbers, where they live, family, and whom to ring. */
export const PersonPage = ({ model, frame, today }: Shown<PersonModel>) => (
  <Page frame={frame} title="Who this is" before={<BackLink href={paths.people}>Find a person</BackLink>}>
    <RestrictedBanner restricted={model.restriction !== null} />
    <TwoThirds aside={<Acts model={model} />}>
      <H1 caption={sortOf(model, today)}>{model.name}</H1>
      {model.also.length > 0 && (
        <InsetText>
          <AlsoRecordedAs also={model.also} />
        </InsetText>
      )}
      {model.story !== null && (
        <SubNavigation
          label="This person"
          items={[
            { label: 'Story', href: model.story },
            { label: 'Person record', href: paths.person(model.id), current: true },
            ...(model.documents === null ? [] : [{ label: 'Documents', href: model.documents }]),
          ]}
        />
      )}
      <WorkerSafety words={model.workerSafety} />
      <DefinitionList items={[...birthFacts(model), ...nhs(model)]} />
      <H2>Details</H2>
      <Facts model={model} />
      <H2>Names</H2>
      {model.names.length === 0 ? <P>No name is recorded.</P> : <Names model={model} />}
      <H2>Addresses</H2>
      {model.addresses.length === 0 ? (
        <P>No address is recorded that you can see.</P>
      ) : (
        <Addresses model={model} />
      )}
      <H2>Numbers</H2>
      <NumberWarnings warnings={model.numberWarnings} />
      {model.identifiers.length === 0 ? <P>No number is recorded.</P> : <Identifiers model={model} />}
      <H2>Family</H2>
      <Family model={model} />
      <H2>Who is involved</H2>
      <NetworkTable child={model.id} network={model.network} caption="Who is involved" />
      <Reasons model={model} />
    </TwoThirds>
  </Page>
);
