// `npm test` leaves out what takes long, so that it can be run after every change; a build server runs all of it,
// and so does `npm test -- --ci` here.

/** Real processes and browsers, floods, properties of every operation, and stores that are silent for seconds. */
const long = [
  'attacks/corpus',
  'check',
  'connector-files/check',
  'connector-files/command',
  'doctor/process',
  'faults/process',
  'faults/recovery',
  'faults/silence',
  'hostReady',
  'hostStart',
  'hostStreams',
  'new/command',
  'new/watch',
  'package/package',
  'page/page',
  'properties/pipe',
  'properties/target',
  'reports/cut',
  'reports/stream',
  'secrets',
  'setup/processes',
  'setup/wizard',
  'soak',
  'storm',
  'vault/lazy',
].map((name) => `<rootDir>/${name}[.]test`);

const all = process.env.CI || process.argv.includes('--ci');

// biome-ignore lint/style/noDefaultExport: jest loads its settings by their default export
export default {
  rootDir: 'dist/test',
  runner: 'jest-light-runner/child-process',
  setupFilesAfterEnv: ['<rootDir>/tools/limits.js'],
  testPathIgnorePatterns: all ? [] : long,
  transform: {},
  reporters: ['default', '<rootDir>/../../test/count.mjs'],
  maxWorkers: '100%',
};
