import type { Acting } from '#db';
import { notify } from '#notifications';
import { paths } from '../paths.ts';

/** Whoever uploaded a list hears that it was looked into, and that it was added. */
export const tellUploader = (acting: Acting, event: string, upload: string): Promise<void> =>
  notify(acting, { to: { kind: 'post', id: acting.actor.post }, event, path: paths.one(upload) });
