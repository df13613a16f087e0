import type { Shows } from '#http';
import { sayDay } from '#kernel';
import {
  BackLink,
  Button,
  Form,
  fieldsOf,
  H1,
  InsetText,
  Link,
  P,
  Page,
  Radios,
  TextArea,
  TwoThirds,
  Typed,
} from '#ui';
import { SignForm, WithdrawForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { OneVersionModel } from '../reads/index.ts';
import { Signers } from './parts.tsx';

const Put = ({ model: { version } }: { readonly model: OneVersionModel }) => (
  <InsetText>
    <Typed>{version.summary}</Typed>
    <P>
      In force from {sayDay(version.effectiveFrom)}
      {version.reviewBy && `, to be reviewed by ${sayDay(version.reviewBy)}`}.
    </P>
    {version.url && (
      <P>
        <Link href={version.url}>Read the document before you sign it</Link>
      </P>
    )}
    {version.sha256 && (
      <P small>
        <span class="app-typed">SHA-256: {version.sha256}</span>
      </P>
    )}
  </InsetText>
);

/** A partner signs, or refuses with a reason. */
export const SignPage = ({ model, form, frame }: Shows<OneVersionModel>) => {
  const f = fieldsOf(SignForm, form);
  const { document, version, signsFor } = model;
  return (
    <Page
      frame={frame}
      title={`Sign or refuse: ${document.title}`}
      faults={form.faults}
      before={<BackLink href={paths.one(document.id)}>{document.title}</BackLink>}
    >
      <TwoThirds>
        <H1 caption={`${document.title}, version ${version.number}`}>Sign or refuse</H1>
        <P>You sign for {signsFor}.</P>
        <Put model={model} />
        <Form state={form} action={paths.sign(version.id)}>
          <Radios field={f('verdict')} />
          <TextArea field={f('reason')} rows={4} />
          <Button>Save</Button>
        </Form>
        <Signers version={version} />
      </TwoThirds>
    </Page>
  );
};

/** Why a version is withdrawn. */
export const WithdrawPage = ({ model, form, frame }: Shows<OneVersionModel>) => {
  const { document, version } = model;
  return (
    <Page
      frame={frame}
      title={`Withdraw version ${version.number}`}
      faults={form.faults}
      before={<BackLink href={paths.one(document.id)}>{document.title}</BackLink>}
    >
      <TwoThirds>
        <H1 caption={document.title}>Withdraw version {String(version.number)}</H1>
        <P>Nobody signs it from then on, and if it is in force it is in force no more.</P>
        <Form state={form} action={paths.withdraw(version.id)}>
          <TextArea field={fieldsOf(WithdrawForm, form)('why')} rows={4} />
          <Button kind="warning">Withdraw this version</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
