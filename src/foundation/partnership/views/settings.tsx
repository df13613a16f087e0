import {
  Button,
  ButtonGroup,
  Form,
  fieldsOf,
  H2,
  Link,
  List,
  P,
  Radios,
  SummaryList,
  TextArea,
  TextInput,
  Version,
} from '#ui';
import { settingForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { SettingModel, SettingsModel } from '../reads/index.ts';
import { type SettableKey, settingRule } from '../rules/index.ts';
import { Changes } from './facts.tsx';
import { FormShell, Shell, type Shown } from './shell.tsx';

/** What the partnership decided about how it works here. */
export const SettingsPage = ({ model, frame }: Shown<SettingsModel>) => (
  <Shell frame={frame} section="settings" title="Settings">
    <P>What this partnership decided about how it works here. Every page follows within a minute.</P>
    <SummaryList
      rows={model.settings.map(({ key, label, hint, says, reason, acts }) => ({
        key: label,
        value: (
          <>
            <span>{reason === null ? says : `${says}: ${reason}`}</span>
            <br />
            <span class="govuk-hint">{hint}</span>
          </>
        ),
        actions: acts.includes('change')
          ? [{ href: paths.changeSetting(key), text: 'Change', about: label.toLowerCase() }]
          : [],
      }))}
    />
    {model.keepsSignIn && (
      <>
        <H2>Signing in</H2>
        <List
          items={[
            <Link href={paths.directory}>Sign-in through your organisation</Link>,
            <Link href={paths.systems()}>Agency systems and their credentials</Link>,
          ]}
        />
      </>
    )}
    <Changes changes={model.changes} />
  </Shell>
);

/** Changes one setting. */
export const changeSettingPage =
  (key: SettableKey) =>
  ({ frame, form }: Shown<SettingModel>) => {
    const { kind, label, longest = 200, fullyIs } = settingRule(key);
    const f = fieldsOf(settingForm(key), form);
    const field = f('value');
    return (
      <FormShell frame={frame} form={form} section="settings" title={label} asks>
        <Form state={form} action={paths.changeSetting(key)}>
          <Version state={form} />
          {kind === 'yesNo' ? (
            <Radios field={field} inline size="l" heading />
          ) : kind === 'choice' ? (
            <Radios field={field} size="l" heading />
          ) : (
            <TextInput field={field} size="l" heading {...(longest <= 30 ? { width: 20 as const } : {})} />
          )}
          {fullyIs && <TextArea field={f('reason')} rows={3} />}
          <ButtonGroup>
            <Button>Save</Button>
            <Link href={paths.settings}>Cancel</Link>
          </ButtonGroup>
        </Form>
      </FormShell>
    );
  };
