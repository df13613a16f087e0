import type { Check } from './checks.ts';

/** The database itself: is it there, is it this program's, and does what serves hold no more power than it should? */
export const database: Check = {
  name: 'database',
  async run(config) {
    // What opens a database is heavy, and the list of commands loads this file.
    if (config.database.kind === 'embedded') return (await import('./embedded.ts')).lookIntoEmbedded(config);
    return (await import('./server.ts')).lookIntoServer(config.database);
  },
};
