// `npm test` leaves out what takes long, so that it can be run after every change. A build server (CI=true) runs all
// of it, and so does `npm test -- --ci`; what is named (`npm run test:jest -- storm`) runs in any case.

/** Real processes and browsers, floods, properties of every operation, and stores that fail in every way. */
export const long = [
  'answer-headers',
  'attacks/',
  'check',
  'connector-files/check',
  'connector-files/command',
  'contract/calls',
  'contract/library',
  'doctor/process',
  'faults/',
  'fiveTries',
  'functions/send-crowd',
  'host',
  'hostBreaks',
  'hostReady',
  'hostStart',
  'hostStreams',
  'library',
  'new/command',
  'new/sources',
  'new/takenBack',
  'new/watch',
  'package/',
  'page/front',
  'page/page',
  'properties/',
  'recipes/apple-held',
  'recipes/apple-screenshot',
  'recipes/apple-ways',
  'recipes/both',
  'recipes/definition',
  'recipes/galaxyUpload',
  'recipes/request',
  'reports/cut',
  'reports/sales',
  'reports/stream',
  'samples/run',
  'samples/written',
  'sandbox/apple/answers',
  'secrets',
  'secrets-echoed',
  'setup/processes',
  'setup/wizard',
  'soak',
  'storm',
  'triggers/ways',
  'vault/lazy',
  'vault/relay',
  'ways',
];

const given = process.argv.slice(2);
const all = process.env.CI || given.includes('--ci') || given.some((each) => !each.startsWith('-'));

// biome-ignore lint/style/noDefaultExport: jest loads its settings by their default export
export default {
  rootDir: 'dist/test',
  runner: 'jest-light-runner/child-process',
  setupFilesAfterEnv: ['<rootDir>/tools/limits.js'],
  testPathIgnorePatterns: all ? [] : long.map((name) => `<rootDir>/${name}${name.endsWith('/') ? '' : '[.]test'}`),
  transform: {},
  reporters: ['default', '<rootDir>/../../test/count.mjs'],
  maxWorkers: '100%',
};
