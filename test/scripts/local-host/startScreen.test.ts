// The start screen warns if this Node.js has reached its end of life.
import { paintFor, type ScreenContent, screen } from '../../../scripts/local-host/startScreen.ts';

const shown: ScreenContent = {
  origin: 'http://127.0.0.1:7071',
  key: { fresh: 'key' },
  policy: 'open',
  state: 'memory',
  hasPage: false,
  stores: [{ store: 'apple', isSandbox: true }],
  faults: [],
  examples: [],
};
const plain = paintFor({}, {});

test.each(['20.20.2', '23.1.0'])('Node.js %s is reported with what to run in production', (version) => {
  expect(screen(shown, plain, version)).toMatch(/^ {2}Node\.js .*reached its end in .*use Node\.js 22 or 24/m);
});

test.each(['22.20.0', '24.11.0'])('Of Node.js %s there is nothing to say', (version) => {
  expect(screen(shown, plain, version)).not.toContain('reached its end');
});
