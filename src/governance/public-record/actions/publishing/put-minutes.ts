import type { Acting } from '#db';
import { attendeesOf, type MeetingRow, PARTS } from '#meetings';
import { stepsOf } from '#minutes';
import { type AgendaLine, minutesMade, wholeMinutesMade } from '../../reads/index.ts';
import { cameTo, type Revives } from '../../store/index.ts';
import { put } from './put.ts';
import { placeOf } from './put-item.ts';

const PRESENT = ['chair', 'deputyChair', 'member', 'coOptee', 'substitute', 'officer', 'adviser'] as const;
export const putMinutes = async (
  acting: Acting,
  meeting: MeetingRow,
  standing: 'circulated' | 'approved' | 'signed',
  lines: readonly AgendaLine[],
  revives: Revives,
): Promise<number> => {
  const steps = await stepsOf(acting.tx, meeting.id);
  const open = lines.filter(({ shows }) => shows === 'open').map(({ id }) => id);
  const minutes = await minutesMade(acting, meeting.id, open, standing);
  const called = await attendeesOf(acting.tx, meeting.id);
  const came = new Set(await cameTo(acting.tx, meeting.id));
  const present = called.flatMap((each) => {
    const part = PRESENT.find((known) => known === each.part);
    return part && came.has(each.id)
      ? [
          {
            name: each.staff_name,
            title: each.post_title,
            organisation: each.organisation_name,
            part: PARTS[part].label,
          },
        ]
      : [];
  });
  const model = wholeMinutesMade(
    meeting,
    standing,
    steps.find(({ step }) => step === 'approved')?.later_at ?? null,
    present,
    lines,
    minutes,
  );
  const title = `Minutes: ${meeting.title}`;
  return (await put(acting, 'minutes', meeting.id, title, model, placeOf(meeting), revives)).isNew ? 1 : 0;
};
