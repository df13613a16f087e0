import './tables.ts';
import type { Module } from '#http';
import { jobs } from './jobs.ts';
import { paths } from './paths.ts';
import { routes } from './routes/index.ts';
import { NOTICES, READERS } from './rules/index.ts';

export { tellOfItem, waitingScrutiny, warnOfWords } from './reads/index.ts';

/** The public scrutiny of the arrangements: a board's year, its reports, its members' advance questions. */
export const scrutiny: Module = {
  name: 'scrutiny',
  routes,
  jobs,
  notices: NOTICES,
  navigation: [{ label: 'Scrutiny', href: paths.list, place: 47, roles: READERS }],
};
