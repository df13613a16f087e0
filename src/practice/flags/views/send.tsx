import type { Shows } from '#http';
import { paths as referrals } from '#referrals';
import {
  Button,
  DateInput,
  Details,
  Fieldset,
  Form,
  fieldsOf,
  H1,
  Lede,
  Link,
  Page,
  Radios,
  TextArea,
  TextInput,
  TwoThirds,
  WarningText,
} from '#ui';
import { FlagForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { SendModel } from '../reads/index.ts';

/** The form of a flag, for an agency whose system sends none by itself. */
export const SendPage = ({ form, frame }: Shows<SendModel>) => {
  const f = fieldsOf(FlagForm, form);
  return (
    <Page frame={frame} title="Send a flag" faults={form.faults}>
      <TwoThirds>
        <H1>Send a flag</H1>
        <WarningText>If a child is in danger now, call 999 first.</WarningText>
        <Lede>
          A flag tells another agency that something happened. If you want children’s social care to decide
          what to do, <Link href={referrals.raise}>raise a worry</Link> instead.
        </Lede>
        <Form state={form} action={paths.post}>
          <Radios field={f('kind')} />
          <TextInput field={f('sourceReference')} width={20} />
          <DateInput field={f('occurredOn')} />
          <TextInput field={f('occurredTime')} width={5} />
          <Radios field={f('urgency')} />
          <TextArea field={f('said')} rows={6} />
          <Details summary="More, for this kind of flag" open={form.faults.length > 0}>
            <TextInput field={f('setting')} />
            <TextInput field={f('grade')} width={20} />
            <TextInput field={f('service')} />
            <TextInput field={f('appointment')} />
            <TextInput field={f('keyAdult')} />
            <TextInput field={f('conveyedTo')} />
          </Details>
          <Fieldset legend="The child">
            <TextInput field={f('given')} spellcheck={false} />
            <TextInput field={f('family')} spellcheck={false} />
            <DateInput field={f('born')} />
            <Radios field={f('sex')} inline small />
            <TextInput field={f('nhsNumber')} width={20} inputmode="numeric" />
            <TextInput field={f('upn')} width={20} />
            <TextInput field={f('address')} />
            <TextInput field={f('postcode')} width={10} />
            <TextInput field={f('school')} />
          </Fieldset>
          <Fieldset legend="Who can be asked">
            <TextInput field={f('senderName')} />
            <TextInput field={f('reach')} />
          </Fieldset>
          <Button>Send the flag</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
