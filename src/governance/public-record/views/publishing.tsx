import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { paths as meetingPaths } from '#meetings';
import {
  BackLink,
  Beneath,
  Button,
  Form,
  type FormState,
  fieldsOf,
  H1,
  H2,
  InsetText,
  Lede,
  Link,
  List,
  P,
  Page,
  PreviousNext,
  Table,
  Tag,
  TextArea,
  TwoThirds,
  WarningText,
} from '#ui';
import { WithdrawForm } from '../forms.ts';
import { paths, publicPaths } from '../paths.ts';
import type { MeetingRecordModel, RecordModel, WithdrawModel } from '../reads/index.ts';
import { KINDS } from '../rules/index.ts';

const STANDS = {
  never: ['Not published', 'grey'],
  published: ['Published', 'green'],
  withdrawn: ['Withdrawn', 'red'],
} as const;
const StandsTag = ({ stands }: { readonly stands: keyof typeof STANDS }) => (
  <Tag colour={STANDS[stands][1]}>{STANDS[stands][0]}</Tag>
);

/** What is published of the partnership's meetings. */
export const RecordPage = ({ model, frame, form }: Shows<RecordModel>) => {
  const at = (page: number) => `${paths.list}?page=${page}`;
  return (
    <Page frame={frame} title="Public record" width="wide">
      <H1>Public record</H1>
      <Lede>
        What anybody can read at <Link href={publicPaths.home(model.slug)}>the public record</Link>. Publish a
        meeting from its own page.
      </Lede>
      <Table
        caption="Meetings that are open to the public"
        rows={model.meetings}
        empty="No meeting that you are called to or keep is open to the public."
        columns={[
          {
            label: 'Meeting',
            header: true,
            cell: ({ id, title, body }) => (
              <>
                <Link href={paths.meeting(id)}>{title}</Link>
                <Beneath>{body}</Beneath>
              </>
            ),
          },
          { label: 'When', cell: ({ startsAt }) => sayInstant(startsAt) },
          {
            label: 'For the public',
            cell: ({ stands, edition, publishedAt }) => (
              <>
                <StandsTag stands={stands} />
                {publishedAt && stands === 'published' && (
                  <Beneath>
                    Edition {edition}, {sayInstant(publishedAt)}
                  </Beneath>
                )}
              </>
            ),
          },
        ]}
      />
      <PreviousNext
        label="Meetings"
        previous={model.page > 1 ? at(model.page - 1) : undefined}
        next={model.more ? at(model.page + 1) : undefined}
      />
      <Table
        caption="Boards and committees"
        rows={model.bodies}
        empty="No board is published yet. It is with its first meeting."
        columns={[
          { label: 'Body', header: true, cell: ({ title }) => title },
          { label: 'For the public', cell: ({ stands }) => <StandsTag stands={stands} /> },
          {
            label: 'Change',
            cell: ({ id, publication, stands, title }) => (
              <>
                <Act state={form} to={paths.publishBody(id)} about={title}>
                  Publish again
                </Act>
                {stands === 'published' && (
                  <Link href={paths.withdraw(publication)}>
                    Withdraw<span class="govuk-visually-hidden"> {title}</span>
                  </Link>
                )}
              </>
            ),
          },
        ]}
      />
    </Page>
  );
};

/** A button that needs nothing but a press. */
const Act = ({
  state,
  to,
  about,
  primary,
  children,
}: {
  readonly state: FormState;
  readonly to: string;
  readonly about: string;
  readonly primary?: boolean;
  readonly children: string;
}) => (
  <Form state={state} action={to}>
    <Button kind={primary ? undefined : 'secondary'}>{`${children} ${about}`}</Button>
  </Form>
);

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
        <Act state={form} to={paths.publishMinutes(id)} about="of this meeting" primary>
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
              shows === 'open' && stands === 'published' ? (
                <Act state={form} to={paths.publishItem(item)} about={title}>
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
