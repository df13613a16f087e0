import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import {
  BackLink,
  Beneath,
  Button,
  Form,
  fieldsOf,
  H1,
  Lede,
  Link,
  Page,
  Table,
  Tag,
  TextArea,
  TextInput,
  TwoThirds,
} from '#ui';
import { RuleForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { RuleModel, ScheduleModel } from '../reads/index.ts';
import { Keeping } from './parts.tsx';

/** How long records are kept: each class, from when, and on whose authority. */
export const SchedulePage = ({ model, frame }: Shows<ScheduleModel>) => (
  <Page frame={frame} title="How long records are kept" width="wide">
    <H1>How long records are kept</H1>
    {model.mayChange && <Keeping at={paths.schedule} />}
    <Lede>
      Of several classes that a person is in, the longest counts. Nothing is erased without the word of two
      people.
    </Lede>
    <Table
      caption="The retention schedule"
      captionSize="hidden"
      rows={model.classes}
      empty=""
      columns={[
        { label: 'Class', header: true, cell: ({ label }) => label },
        { label: 'Kept for', cell: ({ years }) => (years === null ? 'As long as theirs' : `${years} years`) },
        { label: 'Counted from', cell: ({ trigger }) => trigger },
        {
          label: 'Authority',
          cell: ({ authority, confirmed, setBy, setAt }) => (
            <>
              {authority} {!confirmed && <Tag colour="yellow">To be settled here</Tag>}
              {setBy && setAt && (
                <Beneath>
                  set by {setBy} on {sayInstant(setAt)}
                </Beneath>
              )}
            </>
          ),
        },
        ...(model.mayChange
          ? [
              {
                label: 'Change',
                cell: ({ name, label, years }: ScheduleModel['classes'][number]) =>
                  years === null ? (
                    '–'
                  ) : (
                    <Link href={paths.rule(name)}>
                      Change<span class="govuk-visually-hidden">: {label}</span>
                    </Link>
                  ),
              },
            ]
          : []),
      ]}
    />
  </Page>
);

/** Sets the years of one class. */
export const RulePage = ({ model, form, frame }: Shows<RuleModel>) => {
  const f = fieldsOf(RuleForm, form);
  return (
    <Page
      frame={frame}
      title={model.label}
      faults={form.faults}
      before={<BackLink href={paths.schedule}>How long records are kept</BackLink>}
    >
      <TwoThirds>
        <H1 caption="How long records are kept">{model.label}</H1>
        <Lede>Counted from {model.trigger}.</Lede>
        <Form state={form} action={paths.rule(model.name)}>
          <input type="hidden" name="version" value={f('version').value} />
          <TextInput field={f('years')} width={3} />
          <TextArea field={f('authority')} rows={3} />
          <Button>Save</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
