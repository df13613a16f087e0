import type { Shows } from '#http';
import { type Day, dayOf, sayDay, sayInstant } from '#kernel';
import {
  BackLink,
  ButtonGroup,
  ButtonLink,
  Details,
  H1,
  H2,
  LaneTimeline,
  Link,
  P,
  Page,
  SummaryList,
  Timeline,
  Typed,
  WarningText,
} from '#ui';
import { paths } from '../paths.ts';
import type { DocumentModel, VersionModel } from '../reads/index.ts';
import { Period, Signers, StatusTag } from './parts.tsx';

const KINDS_OF_MARK = ['Put to the partners', 'Signed', 'Refused'] as const;

/** A lane for each partner: when it was asked, and what it said, over the versions that it was asked about. */
const Picture = ({ model, today }: { readonly model: DocumentModel; readonly today: Day }) => {
  const { versions } = model;
  const first = versions.at(-1);
  if (!first) return null;
  const partners = [
    ...new Map(
      versions.flatMap(({ signers }) =>
        signers.map(({ organisation }) => [organisation.id, organisation.name]),
      ),
    ),
  ];
  const lanes = partners.map(([, name = '']) => ({
    label: name,
    marks: versions.flatMap((version) => [
      {
        at: dayOf(version.putAt),
        title: `Version ${version.number} put to the partners`,
        kind: KINDS_OF_MARK[0],
      },
      ...version.said
        .filter(({ organisation }) => organisation === name)
        .map(({ verdict, at, by }) => ({
          at: dayOf(at),
          title: `Version ${version.number} ${verdict} by ${by}`,
          kind: verdict === 'signed' ? KINDS_OF_MARK[1] : KINDS_OF_MARK[2],
        })),
    ]),
  }));
  return (
    <LaneTimeline
      id="signing"
      title="Who signed when"
      description={`A lane for each of ${partners.length} partners from ${sayDay(dayOf(first.putAt))} to today, with what it signed or refused. Each version below says the same in a table.`}
      from={dayOf(first.putAt)}
      to={today}
      lanes={lanes}
      kinds={KINDS_OF_MARK}
    />
  );
};

const Version = ({ version }: { readonly version: VersionModel }) => (
  <>
    {version.status === 'refused' && (
      <WarningText>
        A partner refused this version. It comes into force only if that partner signs after all.
      </WarningText>
    )}
    {version.reviewLate && version.reviewBy && (
      <WarningText>{`It should have been reviewed by ${sayDay(version.reviewBy)}.`}</WarningText>
    )}
    <SummaryList
      rows={[
        { key: 'Stands', value: <StatusTag status={version.status} /> },
        { key: 'In force', value: <Period version={version} /> },
        { key: 'What is in it', value: <Typed>{version.summary}</Typed> },
        ...(version.url ? [{ key: 'File', value: <Link href={version.url}>{version.url}</Link> }] : []),
        ...(version.sha256
          ? [{ key: 'SHA-256', value: <span class="app-typed govuk-body-s">{version.sha256}</span> }]
          : []),
        { key: 'Put by', value: `${version.putBy}, ${sayInstant(version.putAt)}` },
        ...(version.withdrawn
          ? [
              {
                key: 'Withdrawn',
                value: `${version.withdrawn.by}, ${sayInstant(version.withdrawn.at)}: ${version.withdrawn.why}`,
              },
            ]
          : []),
      ]}
    />
    <Signers version={version} />
    {version.said.length > version.signers.length && (
      <Details summary="Everything that was said">
        <Timeline
          level={3}
          items={version.said.map((each) => ({
            title: `${each.organisation}: ${each.verdict === 'signed' ? 'signed' : 'refused'}`,
            by: each.by,
            at: each.at,
            children: each.reason ? <Typed>{each.reason}</Typed> : undefined,
          }))}
        />
      </Details>
    )}
  </>
);

/** One document: what is in force, who signed when, and who has not and for how long. */
export const DocumentPage = ({ model, frame, today }: Shows<DocumentModel>) => {
  const [newest, ...older] = model.versions;
  const inForce = older.find(({ status }) => status === 'inForce');
  return (
    <Page frame={frame} title={model.title} before={<BackLink href={paths.list}>Documents</BackLink>}>
      <H1 caption={model.kind === model.title ? undefined : model.kind}>{model.title}</H1>
      <P>{model.signedBy}</P>
      {newest && (
        <ButtonGroup>
          {newest.maySign && <ButtonLink href={paths.sign(newest.id)}>Sign or refuse</ButtonLink>}
          {model.mayKeep && (
            <ButtonLink href={paths.newVersion(model.id)} kind={newest.maySign ? 'secondary' : undefined}>
              Put a new version to the partners
            </ButtonLink>
          )}
          {newest.mayWithdraw && (
            <ButtonLink href={paths.withdraw(newest.id)} kind="secondary">
              {`Withdraw version ${newest.number}`}
            </ButtonLink>
          )}
        </ButtonGroup>
      )}
      {newest && (
        <>
          <H2>{`Version ${newest.number}`}</H2>
          {inForce && <P>Version {inForce.number} stays in force until all partners have signed this one.</P>}
          <Version version={newest} />
        </>
      )}
      <Picture model={model} today={today} />
      {older.map((version) => (
        <Details key={version.id} summary={`Version ${version.number}`} open={version.status === 'inForce'}>
          <Version version={version} />
          {version.mayWithdraw && (
            <P>
              <Link href={paths.withdraw(version.id)}>Withdraw version {version.number}</Link>
            </P>
          )}
        </Details>
      ))}
    </Page>
  );
};
