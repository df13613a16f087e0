import type { Route } from '#http';
import { consideredRoutes } from './considered.ts';
import { contactRoutes } from './contacts.ts';
import { reminderRoutes } from './reminders.ts';

export const routes: readonly Route[] = [...contactRoutes, ...reminderRoutes, ...consideredRoutes];
