/**
 * The door of every npm script. It must run on any Node, so that an old one gets a sentence and not a syntax error:
 * nothing in this file is newer than Node 12, and the rest is loaded only once the version is known to do.
 */
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Arden needs Node 20.19 or later to install itself, and this is Node ${process.versions.node}. ` +
      'Install a newer one from https://nodejs.org and run the command again.',
  );
  process.exitCode = 1;
} else {
  import('./launch/run.mjs')
    .then((launcher) => launcher.run(process.argv.slice(2)))
    .catch((error) => {
      console.error(error.expected ? error.message : error);
      process.exitCode = 1;
    });
}
