import type { Shows } from '#http';
import { Button, ButtonGroup, DateInput, Form, fieldsOf, Link, P, Radios } from '#ui';
import { AgainForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { ChangeModel } from '../reads.ts';
import { FormFrame } from './parts.tsx';

/** Asks before the secret is changed. */
export const SecretChangePage = ({ model, form, frame }: Shows<ChangeModel>) => (
  <FormFrame
    frame={frame}
    title="Make a new secret"
    caption={model.system}
    faults={form.faults}
    back={paths.one(model.id)}
  >
    <P>
      Everything that is sent from now on is signed with the new secret, and for 24 hours with the one before
      as well. Put the new one in place within that time. If the one before went astray, make a new one twice.
    </P>
    <Form state={form} action={paths.secret(model.id)}>
      <ButtonGroup>
        <Button>Make and show it</Button>
        <Link href={paths.one(model.id)}>Cancel</Link>
      </ButtonGroup>
    </Form>
  </FormFrame>
);

/** Asks before an address is told no more. */
export const EndPage = ({ model, form, frame }: Shows<ChangeModel>) => (
  <FormFrame
    frame={frame}
    title="End this webhook"
    caption={model.system}
    faults={form.faults}
    back={paths.one(model.id)}
  >
    <P>
      Nothing more is sent to {model.url}, what waits now included. It cannot be begun again; you can add
      another.
    </P>
    <Form state={form} action={paths.end(model.id)}>
      <ButtonGroup>
        <Button kind="warning">End it</Button>
        <Link href={paths.one(model.id)}>Cancel</Link>
      </ButtonGroup>
    </Form>
  </FormFrame>
);

/** Asks since when and which. */
export const AgainPage = ({ model, form, frame }: Shows<ChangeModel>) => {
  const f = fieldsOf(AgainForm, form);
  return (
    <FormFrame
      frame={frame}
      title="Send again"
      caption={model.system}
      faults={form.faults}
      back={paths.one(model.id)}
    >
      <P>
        Each is sent under the id of the first time, so that a system which has it already can tell. What the
        system may no longer read is not sent.
      </P>
      <Form state={form} action={paths.again(model.id)}>
        <DateInput field={f('since')} />
        <Radios field={f('which')} />
        <ButtonGroup>
          <Button>Send again</Button>
          <Link href={paths.one(model.id)}>Cancel</Link>
        </ButtonGroup>
      </Form>
    </FormFrame>
  );
};
