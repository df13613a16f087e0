import type { Shows } from '#http';
import { BackLink, Button, ButtonGroup, Form, fieldsOf, H1, Link, P, Page, Radios, Select } from '#ui';
import { ChoicesForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { ChoicesModel } from '../reads.ts';

/** When the post in use is e-mailed. */
export const ChoicesPage = ({ form, frame }: Shows<ChoicesModel>) => {
  const field = fieldsOf(ChoicesForm, form);
  return (
    <Page
      frame={frame}
      title="When you get e-mails"
      width="reading"
      faults={form.faults}
      before={<BackLink href={paths.list}>Notifications</BackLink>}
    >
      <H1 caption={frame.actor && `${frame.actor.postTitle}, ${frame.actor.organisationName}`}>
        When you get e-mails
      </H1>
      <P>
        An e-mail says only that something waits for you. It names nobody. What waits is on your notifications
        page at once, whatever you choose here.
      </P>
      <Form state={form} action={paths.choices}>
        <input type="hidden" name="version" value={field('version').value} />
        <Radios field={field('urgent')} />
        <Radios field={field('other')} />
        <Select field={field('dailyHour')} />
        <ButtonGroup>
          <Button>Save</Button>
          <Link href={paths.list}>Cancel</Link>
        </ButtonGroup>
      </Form>
    </Page>
  );
};
