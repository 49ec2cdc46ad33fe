// `npm test` leaves out what takes long, so that it can be run after every change. A build server (CI=true) runs all
// of it, and so does `npm test -- --ci`; what is named (`npm run test:jest -- storm`) runs in any case.

/** Real processes and browsers, floods, properties of every operation, and stores that fail in every way. */
export const long = [
  'attacks/',
  'contract/calls',
  'contract/library',
  'end-to-end/concurrent-callers',
  'end-to-end/entryPoints',
  'end-to-end/generatedAppleClient',
  'end-to-end/response-headers',
  'end-to-end/secrets',
  'end-to-end/secrets-echoed',
  'faults/',
  'fiveTries',
  'functions/auth/vault/lazy',
  'functions/auth/vault/relay',
  'functions/dashboard/front',
  'functions/dashboard/page',
  'functions/recipes/apple-entryPoints',
  'functions/recipes/apple-held',
  'functions/recipes/apple-screenshot',
  'functions/recipes/both',
  'functions/recipes/definition',
  'functions/recipes/galaxyUpload',
  'functions/recipes/request',
  'functions/reports/cut',
  'functions/reports/sales',
  'functions/reports/stream',
  'functions/state/storage',
  'functions/transport/storeClient-crowd',
  'functions/triggers/entryPoints',
  'properties/',
  'scripts/connector-lint/check',
  'scripts/connector/check',
  'scripts/connector/command',
  'scripts/doctor/process',
  'scripts/load/soak',
  'scripts/local-host/broken-answers',
  'scripts/local-host/host',
  'scripts/local-host/streams',
  'scripts/package/',
  'scripts/ready',
  'scripts/samples/run',
  'scripts/samples/written',
  'scripts/scaffold/command',
  'scripts/scaffold/takenBack',
  'scripts/setup/processes',
  'scripts/setup/wizard',
  'scripts/simulator/apple/answers',
  'scripts/start',
  'scripts/watch/sources',
  'scripts/watch/watch',
];

const given = process.argv.slice(2);
const all = process.env.CI || given.includes('--ci') || given.some((each) => !each.startsWith('-'));

// biome-ignore lint/style/noDefaultExport: jest loads its settings by their default export
export default {
  rootDir: 'dist/test',
  runner: 'jest-light-runner/child-process',
  setupFilesAfterEnv: ['<rootDir>/support/limits.js'],
  testPathIgnorePatterns: all ? [] : long.map((name) => `<rootDir>/${name}${name.endsWith('/') ? '' : '[.]test'}`),
  transform: {},
  reporters: ['default', '<rootDir>/../../test/count.mjs'],
  maxWorkers: '100%',
};
