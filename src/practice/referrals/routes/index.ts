import type { Route } from '#http';
import { consideredRoutes } from './considered.ts';
import { contactRoutes } from './contacts.ts';
import { noteRoutes } from './notes.ts';
import { referralRoutes } from './referrals.ts';
import { reminderRoutes } from './reminders.ts';
import { sendingRoutes } from './sending.ts';
import { thresholdRoutes } from './thresholds.ts';

export const routes: readonly Route[] = [
  ...sendingRoutes,
  ...contactRoutes,
  ...noteRoutes,
  ...referralRoutes,
  ...reminderRoutes,
  ...consideredRoutes,
  ...thresholdRoutes,
];
