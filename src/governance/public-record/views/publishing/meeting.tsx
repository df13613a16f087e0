import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { paths as meetingPaths } from '#meetings';
import {
  BackLink,
  Beneath,
  Button,
  Form,
  fieldsOf,
  H1,
  H2,
  InsetText,
  Link,
  List,
  P,
  Page,
  Table,
  Tag,
  TextArea,
  TwoThirds,
  WarningText,
} from '#ui';
import { WithdrawForm } from '../../forms.ts';
import { paths, publicPaths } from '../../paths.ts';
import type { MeetingRecordModel, WithdrawModel } from '../../reads/index.ts';
import { KINDS } from '../../rules/index.ts';
import { Act, StandsTag } from './parts.tsx';

const AGENDA = { open: 'Open', exempt: 'Title and paragraph only', withdrawn: 'Withdrawn' } as const;

/** What of one meeting is published, and publishing it. */
export const MeetingRecordPage = ({ model, frame, form }: Shows<MeetingRecordModel>) => {
  const { slug, id, stands, refusal, minutes, hidden, warnings } = model;
  return (
    <Page
      frame={frame}
      title={`Public record: ${model.title}`}
      faults={form.faults}
      before={<BackLink href={paths.list} />}
    >
      <H1 caption={`${model.body.name}, ${sayInstant(model.startsAt)}`}>{model.title}</H1>
      <P>
        <StandsTag stands={stands} />{' '}
        {stands === 'published' && (
          <Link href={publicPaths.one(slug, 'meeting', id)}>Read what the public reads</Link>
        )}
      </P>
      {warnings.length > 0 && (
        <>
          <WarningText>Look at these words before you publish: they may say who somebody is.</WarningText>
          <List items={warnings.map(({ where, words, why }) => `${where}: “${words}”. ${why}`)} />
        </>
      )}
      {refusal ? (
        <InsetText>{refusal}</InsetText>
      ) : (
        <Act
          state={form}
          to={paths.publishMeeting(id)}
          about={model.title}
          primary={minutes.refusal !== null}
        >
          {stands === 'published' ? 'Publish again' : 'Publish'}
        </Act>
      )}
      <H2>Minutes</H2>
      <P>
        {minutes.says}. <StandsTag stands={minutes.stands} />
      </P>
      {minutes.refusal ? (
        <InsetText>{minutes.refusal}</InsetText>
      ) : (
        <Act state={form} to={paths.publishMinutes(id)} about="Minutes" primary>
          {minutes.stands === 'published' ? 'Publish the minutes again' : 'Publish the minutes'}
        </Act>
      )}
      <Table
        caption="The agenda as the public reads it"
        rows={model.agenda}
        empty="There is no item yet that the public may read."
        columns={[
          { label: 'Item', header: true, cell: ({ number, title }) => `${number}. ${title}` },
          { label: 'Shows', cell: ({ shows }) => AGENDA[shows] },
          {
            label: 'Change',
            cell: ({ id: item, shows, title }) =>
              shows === 'open' && stands === 'published' && refusal === null ? (
                <Act state={form} to={paths.publishItem(item)} about={title} compact>
                  Publish this item
                </Act>
              ) : (
                ''
              ),
          },
        ]}
      />
      {hidden > 0 && (
        <P>
          {hidden === 1 ? 'One item leaves' : `${hidden} items leave`} no trace: for members, named people or
          a record.
        </P>
      )}
      <Table
        caption="What is published"
        rows={model.published}
        empty="Nothing of this meeting is published."
        columns={[
          {
            label: 'Page',
            header: true,
            cell: ({ kind, title, address, withdrawnAt }) => (
              <>
                {withdrawnAt === null ? <Link href={publicPaths.at(slug, address)}>{title}</Link> : title}
                <Beneath>{KINDS[kind].label}</Beneath>
              </>
            ),
          },
          {
            label: 'Edition',
            cell: ({ edition, publishedAt }) => `${edition}, ${sayInstant(publishedAt)}`,
          },
          {
            label: 'Stands',
            cell: ({ id: publication, alone, title, withdrawnAt, reason }) =>
              withdrawnAt === null ? (
                <>
                  <Tag colour="green">Published</Tag>{' '}
                  {alone && (
                    <Link href={paths.withdraw(publication)}>
                      Withdraw<span class="govuk-visually-hidden"> {title}</span>
                    </Link>
                  )}
                </>
              ) : (
                <>
                  <Tag colour="red">Withdrawn</Tag>
                  <Beneath>{reason}</Beneath>
                </>
              ),
          },
        ]}
      />
      <P>
        <Link href={meetingPaths.one(id)}>Go to the meeting</Link>
      </P>
    </Page>
  );
};

/** Withdrawing at once, with a reason that the public reads. */
export const WithdrawPage = ({ model, frame, form }: Shows<WithdrawModel>) => {
  const f = fieldsOf(WithdrawForm, form);
  return (
    <Page
      frame={frame}
      title="Withdraw"
      faults={form.faults}
      before={<BackLink href={model.meeting === null ? paths.list : paths.meeting(model.meeting)} />}
    >
      <TwoThirds>
        <H1 caption={model.kind}>Withdraw {model.title}</H1>
        <P>
          It is gone from the public record at once, with all that stands under it. Its address stays and says
          why. Copies that others made are not ours to take back.
        </P>
        <Form state={form} action={paths.withdraw(model.id)}>
          <TextArea field={f('reason')} rows={4} count />
          <Button kind="warning">Withdraw it</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
