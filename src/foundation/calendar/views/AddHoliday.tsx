import {
  BackLink,
  Button,
  DateInput,
  Form,
  type FormState,
  type Frame,
  fieldsOf,
  H1,
  P,
  Page,
  TextInput,
} from '#ui';
import { AddHoliday } from '../forms.ts';
import { paths } from '../paths.ts';

/** A bank holiday declared after the program was made: a funeral of state, a coronation, a year newly published. */
export const AddHolidayPage = ({ form, frame }: { readonly form: FormState; readonly frame: Frame }) => {
  const field = fieldsOf(AddHoliday, form);
  return (
    <Page
      frame={frame}
      title="Add a bank holiday"
      width="reading"
      faults={form.faults}
      before={<BackLink href={paths.calendar()} />}
    >
      <H1>Add a bank holiday</H1>
      <P>Every due date that counts over this day moves at once, for everybody in the partnership.</P>
      <Form state={form} action={paths.addHoliday}>
        <DateInput field={field('day')} />
        <TextInput field={field('name')} />
        <Button>Add the bank holiday</Button>
      </Form>
    </Page>
  );
};
