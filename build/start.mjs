// `npm start`: from a fresh clone to an open program. Until node_modules is there only Node itself can be used, and
// until its version is known only what every version has.
import process from 'node:process';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Jitterbook needs Node 20.19 or newer and this is ${process.versions.node}. Please install a newer one from nodejs.org.`,
  );
  process.exitCode = 1;
} else {
  const { start } = await import('./start-program.mjs');
  process.exitCode = await start(process.argv.slice(2));
}
