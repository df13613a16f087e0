import type { Route } from '#http';
import type { TellsOfContact } from '../reads/index.ts';
import { consideredRoutes } from './considered.ts';
import { contactRoutesOf } from './contacts.ts';
import { noteRoutes } from './notes.ts';
import { referralRoutes } from './referrals.ts';
import { reminderRoutes } from './reminders.ts';
import { sendingRoutes } from './sending.ts';
import { thresholdRoutes } from './thresholds.ts';

export const routesOf = (tellers: readonly TellsOfContact[]): readonly Route[] => [
  ...sendingRoutes,
  ...contactRoutesOf(tellers),
  ...noteRoutes,
  ...referralRoutes,
  ...reminderRoutes,
  ...consideredRoutes,
  ...thresholdRoutes,
];
