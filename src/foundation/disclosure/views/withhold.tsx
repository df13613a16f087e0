import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { BackLink, Button, Form, fieldsOf, H1, Lede, Page, Radios, TextArea, TwoThirds } from '#ui';
import { WithholdForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { WithholdModel } from '../reads/index.ts';

/** Keeps one whole record back. */
export const WithholdPage = ({ model, form, frame }: Shows<WithholdModel>) => {
  const f = fieldsOf(WithholdForm, form);
  return (
    <Page
      frame={frame}
      title="Withhold a record"
      faults={form.faults}
      before={<BackLink href={paths.one(model.id)}>The request</BackLink>}
    >
      <TwoThirds>
        <H1 caption={`${model.what}, ${sayInstant(model.at)}`}>Withhold a record</H1>
        <Lede>
          Black out words instead where that is enough: what is withheld whole must be needed to be.
        </Lede>
        <Form state={form} action={paths.withhold(model.id, model.record)}>
          <input type="hidden" name="record" value={model.record} />
          <Radios field={f('exemption')} />
          <TextArea field={f('why')} rows={3} />
          <Button>Withhold the record</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
