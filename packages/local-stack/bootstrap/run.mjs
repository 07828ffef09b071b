// The door of `npm start` and `npm test`. It stays readable to very old Node versions, so that they can be told.
const major = Number(process.versions.node.split('.')[0]);

if (major < 20) {
  console.error(
    `haoban: Node ${process.versions.node} is too old even to prepare the suite: install Node 20 or newer.`,
  );
  process.exitCode = 1;
} else {
  void import('./commands.mjs').then(({ runCommand }) => runCommand(process.argv.slice(2)));
}
