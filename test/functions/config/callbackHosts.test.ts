// The hosts that events may be sent to.
import { isCallbackHost, readCallbackHosts } from '../../../functions/config/callbackHosts.ts';
import { readConfig } from '../../../functions/stores/readConfig.ts';

const usual = readCallbackHosts(undefined, []);

test.each([
  'prod-12.westeurope.logic.azure.com',
  'PROD-12.westeurope.logic.azure.com',
  'default0123.09.environment.api.powerplatform.com',
  'prod-01.usgovtexas.logic.azure.us',
])('Events are sent to %s by default', (host) => {
  expect(isCallbackHost(usual, host)).toBe(true);
});

test.each([
  'logic.azure.com',
  'evillogic.azure.com',
  'logic.azure.com.example.com',
  'prod.logic.azure.com.example.com',
  'example.azurewebsites.net',
  'example.com',
  '10.0.0.1',
  '',
])('Events are not sent to "%s" by default', (host) => {
  expect(isCallbackHost(usual, host)).toBe(false);
});

test('A name without an asterisk matches only itself', () => {
  const hosts = readCallbackHosts('hooks.example.com, *.example.org', []);
  const allowed = ['hooks.example.com', 'a.hooks.example.com', 'example.org', 'a.example.org', 'a.b.example.org'];
  expect(allowed.filter((host) => isCallbackHost(hosts, host))).toEqual([
    'hooks.example.com',
    'a.example.org',
    'a.b.example.org',
  ]);
});

test.each(['*', '*.com.', '10.0.0.1', '*.*.example.com', 'exa*mple.com', 'localhost', '*.-x.com'])(
  'The entry %s is a fault, which shows no value',
  (entry) => {
    const faults: string[] = [];
    readCallbackHosts(`hooks.example.com, ${entry}`, faults);
    expect(faults).toEqual([expect.stringMatching(/^RELAY__CALLBACK_HOSTS, entry 2, is not a host name/)]);
  },
);

test('An empty setting counts as unset, and its faults stop the relay', () => {
  expect(readConfig({ RELAY__CALLBACK_HOSTS: ' ' })).toMatchObject({ callbackHosts: usual, faults: [] });
  expect(readConfig({ RELAY__CALLBACK_HOSTS: 'https://hooks.example.com' }).faults).toHaveLength(1);
  expect(readConfig({ RELAY__PUBLIC_ORIGIN: 'http://relay.example.com' }).faults).toHaveLength(1);
  expect(readConfig({ RELAY__PUBLIC_ORIGIN: 'https://relay.example.com' })).toMatchObject({
    publicOrigin: 'https://relay.example.com',
    faults: [],
  });
});
