import type { Shows } from '#http';
import { sayDay } from '#kernel';
import { BackLink, Button, Form, fieldsOf, H1, InsetText, Page, SummaryList, TextArea, TwoThirds } from '#ui';
import { ProposeForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { ProposeModel } from '../reads/index.ts';
import { Whom } from './parts.tsx';

/** Proposes that all that is kept about one person goes. */
export const ProposePage = ({ model, form, frame }: Shows<ProposeModel>) => {
  const f = fieldsOf(ProposeForm, form);
  return (
    <Page
      frame={frame}
      title="Propose a disposal"
      faults={form.faults}
      before={<BackLink href={paths.due}>Records that nothing keeps any more</BackLink>}
    >
      <TwoThirds>
        <H1>Propose a disposal</H1>
        <SummaryList
          rows={[
            { key: 'Person', value: <Whom person={model.person} /> },
            { key: 'Class', value: model.class },
            ...(model.from === null ? [] : [{ key: 'Counted from', value: sayDay(model.from) }]),
            { key: 'Kept until', value: sayDay(model.until) },
          ]}
        />
        {model.held ? (
          <InsetText>The records are held, so nothing can be proposed.</InsetText>
        ) : (
          <Form state={form} action={paths.propose(model.person)}>
            <input type="hidden" name="person" value={model.person} />
            <TextArea field={f('reason')} rows={4} />
            <Button>Propose the disposal</Button>
          </Form>
        )}
      </TwoThirds>
    </Page>
  );
};
