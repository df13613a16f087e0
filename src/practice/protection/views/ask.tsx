import type { Shows } from '#http';
import { sayDay, sayNhsNumber } from '#kernel';
import { paths as referrals } from '#referrals';
import type { Frame } from '#ui';
import {
  BackLink,
  Button,
  ButtonLink,
  DateInput,
  Form,
  fieldsOf,
  H1,
  InsetText,
  Link,
  P,
  Page,
  Radios,
  SummaryList,
  TextInput,
  TwoThirds,
  WarningText,
} from '#ui';
import { AskForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { AnswerModel, AskModel } from '../reads/index.ts';
import { NOT_AN_ASKER, STATUS_KINDS } from '../rules/index.ts';
import { sayDays } from './parts.tsx';

/** The question of a practitioner whose agency may ask. */
export const AskPage = ({ model, form, frame }: Shows<AskModel>) => {
  const f = fieldsOf(AskForm, form);
  const title = 'Ask about a child’s protection status';
  if (!model.mayAsk)
    return (
      <Page frame={frame} title={title}>
        <TwoThirds>
          <H1>{title}</H1>
          <P>{NOT_AN_ASKER}</P>
          <P>
            If you are worried about a child, you need not ask first:{' '}
            <Link href={referrals.raise}>raise a worry</Link>.
          </P>
        </TwoThirds>
      </Page>
    );
  return (
    <Page frame={frame} title={title} faults={form.faults}>
      <TwoThirds>
        <H1>{title}</H1>
        <InsetText>
          You are told whether a child is subject to a child protection plan or in care, or was within 12
          months. Your question is recorded, and the child’s social worker sees it. For an unborn child, ask
          with the mother’s number and date of birth.
        </InsetText>
        <Form state={form} action={paths.ask}>
          <TextInput field={f('nhsNumber')} width={20} inputmode="numeric" />
          <DateInput field={f('born')} />
          <Radios field={f('setting')} small />
          <TextInput field={f('encounter')} width={20} />
          <TextInput field={f('reason')} />
          <Button>Ask</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

/** The answer, shown once and kept nowhere. */
export const AnswerPage = ({ model, frame }: { readonly model: AnswerModel; readonly frame: Frame }) => (
  <Page frame={frame} title="Protection status" before={<BackLink href={paths.ask}>Ask again</BackLink>}>
    <TwoThirds>
      <H1 caption={`NHS number ${sayNhsNumber(model.asked.nhsNumber)}, born ${sayDay(model.asked.born)}`}>
        Protection status
      </H1>
      {model.statuses.length === 0 ? (
        <>
          <InsetText>
            Nothing is known here of a plan or of care for this number and date of birth, now or within 12
            months.
          </InsetText>
          <WarningText>
            This does not mean that the child is safe. If you are worried, raise a worry.
          </WarningText>
        </>
      ) : (
        model.statuses.map((status) => (
          <section key={status.id}>
            <h2 class="govuk-heading-m">{STATUS_KINDS[status.kind].label}</h2>
            <SummaryList
              rows={[
                { key: 'When', value: sayDays(status) },
                { key: 'Responsible', value: status.authority },
                { key: 'In office hours', value: status.officePhone || 'No number is recorded' },
                { key: 'Emergency duty team', value: status.dutyPhone || 'No number is recorded' },
              ]}
            />
          </section>
        ))
      )}
      <ButtonLink href={paths.ask} kind="secondary">
        Ask about another child
      </ButtonLink>
    </TwoThirds>
  </Page>
);
