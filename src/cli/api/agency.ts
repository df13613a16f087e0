import { openApiOf } from '#http';
import type { Actor } from '#kernel';
import { modules } from '../../app.ts';

/** An agency's system in a team of its own: whoever holds no such post may ask other things. */
const SYSTEM: Actor = {
  account: 'system',
  staff: '',
  staffName: '',
  post: '',
  postTitle: '',
  role: 'agencySystem',
  organisation: '',
  organisationName: '',
  body: '',
  bodyName: '',
  partnership: 'arden',
};
const MOMENT = { today: '2026-01-05', now: '2026-01-05T09:00:00.000Z' };

/** The OpenAPI document of what an agency's system may ask and send, by the very rules that answer it. */
export const agencyApi = () =>
  openApiOf({
    modules: modules.map((module) => ({
      ...module,
      routes: module.routes.filter(({ may }) => may(SYSTEM, MOMENT).ok),
    })),
    version: '1',
    baseUrl: '/',
  });
