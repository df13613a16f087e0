import { sayInstant, sayWeekday } from '#kernel';
import { BackLink, Button, ButtonGroup, Form, type FormState, type Frame, H1, Link, P, Page } from '#ui';
import { paths } from '../paths.ts';
import type { HolidayModel } from '../reads.ts';

/** Asks once before a day counts again as a working day. */
export const WithdrawHolidayPage = ({
  model,
  form,
  frame,
}: {
  readonly model: HolidayModel;
  readonly form: FormState;
  readonly frame: Frame;
}) => {
  const back = paths.calendar(Number(model.day.slice(0, 4)));
  return (
    <Page
      frame={frame}
      title="Withdraw a bank holiday"
      width="reading"
      faults={form.faults}
      before={<BackLink href={back} />}
    >
      <H1>Withdraw {sayWeekday(model.day)}</H1>
      <P>
        {model.name} was added on {sayInstant(model.addedAt)}. Withdraw it only if it is not a bank holiday.
      </P>
      <P>
        The day counts as a working day again, and every due date that counts over it moves back at once. The
        calendar goes on showing that it stood there.
      </P>
      <Form state={form} action={paths.withdrawHoliday(model.id)}>
        <ButtonGroup>
          <Button kind="warning">Withdraw this bank holiday</Button>
          <Link href={back}>Keep it</Link>
        </ButtonGroup>
      </Form>
    </Page>
  );
};
