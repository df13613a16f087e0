import { runCli } from './cli/index.ts';
import { environment } from './config.ts';

// A reader that has seen enough (`arden … | head`) is no failure.
process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
  if (problem.code !== 'EPIPE') throw problem;
  process.exit(0);
});

const code = await runCli(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  env: environment,
  cwd: process.cwd(),
});

// A library that still holds a file open must not keep a command that has ended: whoever waits for it would wait for ever.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
