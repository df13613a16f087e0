import type { Shows } from '#http';
import { BackLink, Button, Form, fieldsOf, H1, InsetText, Page, TextArea, TwoThirds, Typed } from '#ui';
import { WithdrawForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { WithdrawModel } from '../reads/index.ts';

/** Takes a question back, with the reason that the agency reads. */
export const WithdrawPage = ({ model, form, frame }: Shows<WithdrawModel>) => (
  <Page
    frame={frame}
    title="Withdraw an agency check"
    faults={form.faults}
    before={<BackLink href={paths.one(model.id)}>Back to the agency checks</BackLink>}
  >
    <TwoThirds>
      <H1 caption={`${model.about}, asked of ${model.asked}`}>Withdraw an agency check</H1>
      <InsetText>
        <Typed>{model.question}</Typed>
      </InsetText>
      <Form state={form} action={paths.withdraw(model.id)}>
        <TextArea field={fieldsOf(WithdrawForm, form)('why')} rows={3} />
        <Button>Withdraw the check</Button>
      </Form>
    </TwoThirds>
  </Page>
);
