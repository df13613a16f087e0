import './tables.ts';
import type { Module } from '#http';
import { paths } from './paths.ts';
import { routes } from './routes/index.ts';
import { NOTICES, READERS } from './rules/index.ts';

/** The public scrutiny of the arrangements: a board's year, its reports, its members' advance questions. */
export const scrutiny: Module = {
  name: 'scrutiny',
  routes,
  notices: NOTICES,
  navigation: [{ label: 'Scrutiny', href: paths.list, place: 47, roles: READERS }],
};
