import { runCli } from './cli/index.ts';
import { environment } from './config.ts';

// A reader that has seen enough (`arden … | head`) is no failure.
process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
  if (problem.code !== 'EPIPE') throw problem;
  process.exit(0);
});

process.exitCode = await runCli(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  env: environment,
  cwd: process.cwd(),
});
