import type { Acting } from '#db';
import { sendJob } from '#jobs';
import { minutesMet } from '../reads/minutes.ts';
import { askForPrint } from '../store/index.ts';

export const MINUTES_TO_PRINT = 'minutes-printing';

/** Asks for the minutes as a PDF, of what the acting post may read. */
export const askForPdf = async (acting: Acting, meeting: string): Promise<{ meeting: string }> => {
  const { tx, actor, now } = acting;
  await minutesMet(acting, meeting);
  await askForPrint(tx, meeting, actor.post, now);
  await sendJob(tx, MINUTES_TO_PRINT, {
    partnership: actor.partnership,
    about: { meeting, post: actor.post },
    singletonKey: `minutes ${meeting} ${actor.post}`,
  });
  return { meeting };
};
