// A process with its own environment: it receives no setting of this process, but its clock.
import { spawnSync } from 'node:child_process';
import { ownEnvironment } from '../../../scripts/local-host/childEnvironment.ts';
import { readText, sources } from '../../support/sources.ts';

/** The variables that a process with these variables passes to a child. */
function givenBy(env: Readonly<Record<string, string>>) {
  const module = new URL('../../../scripts/local-host/childEnvironment.js', import.meta.url).href;
  const program = `import { ownEnvironment } from '${module}';
    console.log(JSON.stringify(ownEnvironment({ RELAY__PAGE: 'on' })));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...ownEnvironment(), ...env },
    encoding: 'utf8',
  });
  return JSON.parse(stdout);
}

test('The time zone and a false clock are passed on, and no setting is', () => {
  const clock = { TZ: 'Asia/Kolkata', FAKETIME_TIMESTAMP_FILE: '/none', FAKETIME_NO_CACHE: '1' };
  const given = givenBy({ ...clock, APPLE__KEY_ID: 'ABCDEFGHIJ', RELAY__PAGE: 'off' });
  expect(given).toMatchObject({ ...clock, PATH: process.env.PATH, RELAY__PAGE: 'on' });
  expect(given).not.toHaveProperty('APPLE__KEY_ID');
});

test('No other file makes an environment, so that every process has the clock of the one that started it', () => {
  const makers = sources('functions', 'scripts', 'test').filter((path) => readText(path).includes('process.env.PATH'));
  expect(makers.filter((path) => path !== 'test/scripts/local-host/childEnvironment.test.ts')).toEqual([
    'scripts/local-host/childEnvironment.ts',
  ]);
});
