import type { Route } from '#http';
import { consideredRoutes } from './considered.ts';
import { contactRoutes } from './contacts.ts';
import { reminderRoutes } from './reminders.ts';
import { thresholdRoutes } from './thresholds.ts';

export const routes: readonly Route[] = [
  ...contactRoutes,
  ...reminderRoutes,
  ...consideredRoutes,
  ...thresholdRoutes,
];
