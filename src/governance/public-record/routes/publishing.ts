import { action, Identified, page, type Route } from '#http';
import { nothing } from '#kernel';
import {
  type Published,
  publishBody,
  publishItem,
  publishMeeting,
  publishMinutes,
  type Withdrawn,
  withdraw,
} from '../actions/index.ts';
import { WithdrawForm } from '../forms.ts';
import { paths } from '../paths.ts';
import {
  ListQuery,
  MeetingRecordModel,
  meetingRecordModel,
  type Providers,
  RecordModel,
  recordModel,
  WithdrawModel,
  withdrawModel,
} from '../reads/index.ts';
import { mayPublish, mayWithdraw } from '../rules/index.ts';
import { MeetingRecordPage, WithdrawPage } from '../views/publishing/meeting.tsx';
import { RecordPage } from '../views/publishing/record.tsx';

const PURPOSE =
  'Publishing meetings that are open to the public (Local Government Act 1972, Part VA; Working Together, chapter 2)';

const sayEditions = ({ editions }: Published): string =>
  editions === 0
    ? 'Nothing has changed: what is published says the same already'
    : `Published: ${editions} ${editions === 1 ? 'page is' : 'pages are'} new`;
const told = { returns: ({ id }: Published) => ({ id }), gives: Identified };
const gone = { returns: ({ id }: Withdrawn) => ({ id }), gives: Identified };
const toRecord = ({ meeting }: { readonly meeting: string | null }): string =>
  meeting === null ? paths.list : paths.meeting(meeting);

/** The pages from which the public record is kept; `providers` are what modules above tell of an item. */
export const routesOf = (providers: Providers): readonly Route[] => {
  const record = page('/public-record', {
    title: 'Public record',
    may: mayWithdraw,
    audit: { event: 'publicRecord.listed', purpose: PURPOSE },
    asks: ListQuery,
    shows: RecordModel,
    load: recordModel,
    view: RecordPage,
  });
  const meeting = page('/public-record/meetings/:id', {
    title: 'What is published of a meeting',
    may: mayWithdraw,
    audit: { event: 'publicRecord.viewed', purpose: PURPOSE },
    shows: MeetingRecordModel,
    load: meetingRecordModel(providers),
    view: MeetingRecordPage,
  });
  const withdrawing = page('/public-record/publications/:id/withdraw', {
    title: 'Withdraw what was published',
    may: mayWithdraw,
    audit: { event: 'publication.viewed', purpose: PURPOSE },
    shows: WithdrawModel,
    load: withdrawModel,
    view: WithdrawPage,
  });
  return [
    record,
    meeting,
    withdrawing,
    action('/public-record/meetings/:id/publish', {
      title: 'Publish a meeting',
      may: mayPublish,
      audit: { event: 'meeting.published', purpose: PURPOSE, target: ({ id }) => `meeting:${id}` },
      takes: nothing,
      from: meeting,
      run: (ask) => publishMeeting(ask, ask.params.id, providers),
      next: toRecord,
      says: sayEditions,
      ...told,
    }),
    action('/public-record/meetings/:id/minutes', {
      title: 'Publish minutes',
      may: mayPublish,
      audit: { event: 'minutes.published', purpose: PURPOSE, target: ({ id }) => `meeting:${id}` },
      takes: nothing,
      from: meeting,
      run: (ask) => publishMinutes(ask, ask.params.id, providers),
      next: toRecord,
      says: sayEditions,
      ...told,
    }),
    action('/public-record/items/:id/publish', {
      title: 'Publish an agenda item',
      may: mayPublish,
      audit: { event: 'item.published', purpose: PURPOSE, target: ({ id }) => `item:${id}` },
      takes: nothing,
      from: record,
      run: (ask) => publishItem(ask, ask.params.id, providers),
      next: toRecord,
      says: sayEditions,
      ...told,
    }),
    action('/public-record/bodies/:id/publish', {
      title: 'Publish a board or committee',
      may: mayPublish,
      audit: { event: 'body.published', purpose: PURPOSE, target: ({ id }) => `body:${id}` },
      takes: nothing,
      from: record,
      run: (ask) => publishBody(ask, ask.params.id),
      next: toRecord,
      says: sayEditions,
      ...told,
    }),
    action('/public-record/publications/:id/withdraw', {
      title: 'Withdraw what was published',
      may: mayWithdraw,
      audit: {
        event: 'publication.withdrawn',
        purpose: PURPOSE,
        target: ({ id, kind }) => `publication:${id} kind:${kind}`,
      },
      takes: WithdrawForm,
      from: withdrawing,
      run: (ask, form) => withdraw(ask, ask.params.id, form),
      next: toRecord,
      says: () => 'Withdrawn. Its address says so from now on',
      ...gone,
    }),
  ];
};
