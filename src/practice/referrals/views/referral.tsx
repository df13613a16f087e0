import type { Shows } from '#http';
import { sayDay } from '#kernel';
import { paths as oversight } from '#oversight';
import { paths as story } from '#story';
import {
  Button,
  Form,
  fieldsOf,
  H1,
  Lede,
  Link,
  P,
  Page,
  RecordedBy,
  SummaryList,
  Tag,
  TextArea,
  TextInput,
  TwoThirds,
  Typed,
} from '#ui';
import { ConsideredForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { ConsideredModel, ReferralModel } from '../reads/index.ts';

/** One referral. */
export const ReferralPage = ({ model, frame }: Shows<ReferralModel>) => (
  <Page frame={frame} title="Referral">
    <TwoThirds>
      <H1 caption="Referral">{model.person?.name ?? 'Child not named'}</H1>
      <SummaryList
        rows={[
          {
            key: 'Status',
            value: (
              <Tag colour={model.closedDay ? 'grey' : 'blue'}>{model.closedDay ? 'Closed' : 'Open'}</Tag>
            ),
          },
          {
            key: 'Child',
            value: model.person ? (
              <Link href={story.story(model.person.id)}>{`${model.person.name}, ${model.person.about}`}</Link>
            ) : (
              'Not named'
            ),
          },
          { key: 'Referral date', value: sayDay(model.day) },
          { key: 'Source', value: model.source ?? 'Not recorded' },
          {
            key: 'Primary need',
            value: model.primaryNeed ?? (model.noFurtherAction ? 'None: no further action' : 'Not recorded'),
          },
          ...(model.acceptedAs ? [{ key: 'Accepted as', value: model.acceptedAs }] : []),
          ...(model.closedDay
            ? [
                {
                  key: 'Closed',
                  value: `${sayDay(model.closedDay)}: ${model.closureReason ?? 'no reason recorded'}`,
                },
              ]
            : []),
          ...(model.contact
            ? [{ key: 'Began with', value: <Link href={paths.contact(model.contact)}>The contact</Link> }]
            : []),
          ...(model.census ? [{ key: 'Came from', value: 'A Children in Need census' }] : []),
        ]}
      />
      <P small>
        <Link href={oversight.why(model.id)}>Why can I see this?</Link>
      </P>
    </TwoThirds>
  </Page>
);

/** A referral that was thought of and not made. */
export const ConsiderPage = ({ form, frame }: Shows<Record<string, never>>) => {
  const f = fieldsOf(ConsideredForm, form);
  return (
    <Page frame={frame} title="Record a referral you considered" faults={form.faults}>
      <TwoThirds>
        <H1>Record a referral you considered</H1>
        <Lede>
          When you think about a referral and decide not to make one, write down why. Your organisation sees
          this; the council does not.
        </Lede>
        <Form state={form} action={paths.consider}>
          <TextInput field={f('about')} />
          <TextArea field={f('worry')} rows={5} />
          <TextArea field={f('whyNot')} rows={5} />
          <TextArea field={f('doneInstead')} rows={3} />
          <Button>Save</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

export const ConsideredPage = ({ model, frame }: Shows<ConsideredModel>) => (
  <Page frame={frame} title="Referral considered and not made">
    <TwoThirds>
      <H1 caption="Referral considered and not made">{model.about}</H1>
      <SummaryList
        rows={[
          { key: 'The worry', value: <Typed>{model.worry}</Typed> },
          { key: 'Why no referral was made', value: <Typed>{model.whyNot}</Typed> },
          ...(model.doneInstead ? [{ key: 'Done instead', value: <Typed>{model.doneInstead}</Typed> }] : []),
        ]}
      />
      <RecordedBy name={model.by} post={model.post} organisation={model.organisation} at={model.at} />
    </TwoThirds>
  </Page>
);
