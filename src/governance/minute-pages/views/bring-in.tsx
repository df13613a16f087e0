import type { Shows } from '#http';
import { paths as meetingPaths } from '#meetings';
import { BackLink, Button, Form, fieldsOf, H1, List, P, Page, TextArea, TwoThirds, Typed } from '#ui';
import { PageForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { MeetingModel } from '../reads.ts';

/** A page of minutes is pasted here, and becomes the draft of an item. */
export const BringInPage = ({ model, form, frame }: Shows<MeetingModel>) => {
  const f = fieldsOf(PageForm, form);
  return (
    <Page
      frame={frame}
      title="Bring in a page of minutes"
      faults={form.faults}
      before={<BackLink href={meetingPaths.one(model.id)}>{model.title}</BackLink>}
    >
      <TwoThirds>
        <H1>Bring in a page of minutes</H1>
        <P>
          The page becomes the draft of an item of <Typed>{model.title}</Typed>. Only those called to the
          meeting see it until you open it to others.
        </P>
        <List
          items={[
            'The title and the purpose come first, then the minutes.',
            'Queries and observations are paired with their replies.',
            'Each resolution stands by itself.',
            'A line that finds no place is kept, and you are told which.',
          ]}
        />
        <Form state={form} action={paths.bringIn(model.id)}>
          <TextArea field={f('page')} rows={18} />
          <Button>Draft the item</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
