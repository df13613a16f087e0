import type { Shows } from '#http';
import {
  BackLink,
  Button,
  Details,
  Form,
  fieldsOf,
  H1,
  InsetText,
  Link,
  List,
  Page,
  Radios,
  Select,
  TextArea,
  TwoThirds,
} from '#ui';
import { RaiseForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { RaiseModel } from '../reads/index.ts';
import { LAST_STAGE, STAGES } from '../rules/index.ts';
import { InDanger } from './parts.tsx';

/** The form of a new disagreement. */
export const RaisePage = ({ model, form, frame }: Shows<RaiseModel>) => {
  const f = fieldsOf(RaiseForm, form);
  const decider = f('with');
  const about = f('about').value;
  const items = model.deciders.map((each) => ({ ...each, chosen: each.value === decider.value }));
  return (
    <Page
      frame={frame}
      title="Raise a professional disagreement"
      faults={form.faults}
      before={<BackLink href={model.about?.href ?? paths.list} />}
    >
      <TwoThirds>
        <H1 caption={model.about?.person ?? undefined}>Raise a professional disagreement</H1>
        <InDanger outOfHours={model.outOfHours} />
        {model.about && (
          <InsetText>
            About <Link href={model.about.href}>{model.about.words}</Link>
          </InsetText>
        )}
        <Details summary="How it goes on from here">
          <List
            kind="number"
            items={STAGES.map(({ number, name, to }) =>
              number < LAST_STAGE
                ? `${name}: ${to}. When nobody replies in time it goes on by itself.`
                : `${name}: ${to}. It is the last, and goes no further by itself.`,
            )}
          />
        </Details>
        <Form state={form} action={paths.raise(about === '' ? undefined : about)}>
          <input type="hidden" name="about" value={about} />
          <Radios field={f('immediateRisk')} />
          <Select field={{ ...decider, items }} hint="Their team if you know it, or the whole agency" />
          <Radios field={f('theme')} />
          <TextArea field={f('disagreeWith')} rows={4} />
          <TextArea field={f('wanted')} rows={4} />
          <TextArea field={f('why')} rows={6} />
          <Button>Raise the disagreement</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
