/** A process that takes a job and never ends it, to be killed: `node jobs-child.ts DATABASE_URL`. Says so on stdout. */
import { openServerDatabase } from '#db';
import { startJobs } from '#jobs';

const url = process.argv[2];
if (!url) throw new Error('Name the database.');
const say = (facts: object, says: string) => void process.stderr.write(`${says} ${JSON.stringify(facts)}\n`);

await startJobs(
  openServerDatabase(url, undefined, 2),
  [
    {
      name: 'slow',
      silence: 10,
      run: ({ about }) => {
        process.stdout.write(`${JSON.stringify(about)}\n`);
        return new Promise(() => undefined);
      },
    },
  ],
  [],
  { info: say, warn: say, error: say },
);
