import type { Acting } from '#db';
import type { WorkingCalendar } from '#kernel';
import { notify } from '#notifications';
import { paths } from '../paths.ts';
import { lastMoment } from '../reads/index.ts';
import { type LateCheck, toldLate } from '../store/index.ts';

/** Tells whoever was asked, and whoever asks, that a check is late, once; false where it is not, or where they were told. */
export const tellLate = async (
  acting: Pick<Acting, 'tx' | 'now'>,
  check: LateCheck,
  calendar: WorkingCalendar,
): Promise<boolean> => {
  // A holiday that was declared since it was asked moves the limit.
  const due = lastMoment(check.urgency, check.asked_at, calendar);
  if (due === undefined || due >= acting.now || !(await toldLate(acting.tx, check.check_id))) return false;
  await notify(acting, {
    to: { kind: check.asked_kind, id: check.asked_id },
    event: 'check.late',
    path: paths.request(check.request_id),
    record: check.request_id,
  });
  await notify(acting, {
    to: { kind: 'post', id: check.by_post_id },
    event: 'check.unanswered',
    path: paths.one(check.check_id),
    record: check.check_id,
  });
  return true;
};
