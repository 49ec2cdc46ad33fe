// The operations of WeatherKit, against the simulator, and its refusals distinguished.
import { type Sandbox, startSandbox } from '../../../../scripts/simulator/simulator.ts';
import { type EntryPoint, entryPoints } from '../../../support/entryPoints.ts';
import { makeKeys } from '../../../support/keys.ts';

const API = '/api/weatherkit';
const BERLIN = `${API}/api/v1/weather/en/52.52/13.405`;

let sandbox: Sandbox;
let relay: EntryPoint;
beforeAll(async () => {
  sandbox = await startSandbox();
  relay = await openWith({});
}, 60_000);
afterAll(async () => {
  await relay?.close();
  await sandbox?.close();
});

function openWith(settings: Readonly<Record<string, string>>): Promise<EntryPoint> {
  return entryPoints['the pipeline']({ ...sandbox.settings, ...settings });
}

test('The weather of a place is read', async () => {
  const { status, json } = await relay.call(
    `${BERLIN}?dataSets=currentWeather,forecastDaily,weatherAlerts&timezone=Europe/Berlin&countryCode=DE`,
  );
  expect(status).toBe(200);
  expect(json.currentWeather).toMatchObject({
    temperature: expect.any(Number),
    metadata: { attributionURL: expect.stringContaining('https://'), latitude: 52.52 },
  });
  expect([json.forecastDaily.days.length, json.weatherAlerts.alerts, json.forecastHourly]).toEqual([10, [], undefined]);
  expect(sandbox.seen.at(-1)?.url).toBe(
    '/api/v1/weather/en/52.52/13.405?dataSets=currentWeather,forecastDaily,weatherAlerts&timezone=Europe%2FBerlin&countryCode=DE',
  );
});

test('A place in the south and the west has negative degrees', async () => {
  const { status, json } = await relay.call(`${API}/api/v1/availability/-33.8688/-151.2093?country=AU`);
  expect([status, json.includes('currentWeather')]).toEqual([200, true]);
});

test.each(['91/0', '0/181', '1e1/0', '../0', '52,5/13', '52.52/13.405.1'])('%s is no place', async (place) => {
  const before = sandbox.seen.length;
  const { status } = await relay.call(`${API}/api/v1/availability/${encodeURI(place)}?country=DE`);
  expect([400, 404]).toContain(status);
  expect(sandbox.seen.length).toBe(before);
});

test.each([
  ['95/13.405', 'Must be from -90 to 90 (Latitude).'],
  ['52.52/-180.5', 'Must be from -180 to 180 (Longitude).'],
  ['52,5/13', 'Has a character or a format that is not allowed here (Latitude: '],
])('What is wrong with %s is reported', async (place, message) => {
  const { json } = await relay.call(`${API}/api/v1/availability/${place}?country=DE`);
  expect(json.error.details).toEqual([expect.objectContaining({ message: expect.stringContaining(message) })]);
});

test('A wrong value of a list is reported once', async () => {
  const { json } = await relay.call(`${BERLIN}?dataSets=current,weather&timezone=UTC`);
  expect(json.error.details).toEqual([
    {
      code: 'enum',
      target: 'query.dataSets',
      message: expect.stringMatching(/^Each value must be one of currentWeather, .* \(Data Sets\)\.$/),
    },
  ]);
});

test.each(['Mars/Berlin', 'Europe', '01:00'])('%s is no time zone', async (zone) => {
  const { status, json } = await relay.call(`${BERLIN}?dataSets=currentWeather&timezone=${zone}`);
  expect([status, ['store_refused', 'invalid_request'].includes(json.error.code)]).toEqual([400, true]);
});

test('Days begin at midnight in the time zone', async () => {
  const { json } = await relay.call(`${BERLIN}?dataSets=forecastDaily&timezone=Asia/Kolkata`);
  expect(json.forecastDaily.days[0].forecastStart).toMatch(/T18:30:00Z$/);
});

test('The mark is read without a token', async () => {
  const { json } = await relay.call(`${API}/attribution/en`);
  expect(json.serviceName).toBe('Apple Weather');
  expect(sandbox.seen.at(-1)?.headers.authorization).toBeUndefined();
});

describe('A refusal', () => {
  const key = makeKeys().ec.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

  test.each([
    [
      'not switched on',
      { APPLE__WEATHER__SERVICE_ID: 'com.example.disabled' },
      'NOT_ENABLED',
      'is not switched on for',
    ],
    ['another key', { APPLE__WEATHER__PRIVATE_KEY: key }, 'INVALID_AUTH_TOKEN', 'belong to the key'],
    ['an unknown key ID', { APPLE__WEATHER__KEY_ID: 'ABC123DEFG' }, 'MISSING_AUTH', 'found no token that it can read'],
    ['another Services ID', { APPLE__WEATHER__SERVICE_ID: 'com.example.other' }, 'MISSING_AUTH', 'SERVICE_ID'],
  ])('reports its cause: %s', async (_, settings, code, words) => {
    const other = await openWith(settings);
    const { status, json } = await other.call(`${BERLIN}?dataSets=currentWeather&timezone=UTC`);
    const log = other.written();
    await other.close();
    expect([status, json.error.code, json.error.details[0].code]).toEqual([502, 'credentials_refused', code]);
    expect(json.error.message).toContain(words);
    expect(log).not.toContain('eyJ');
  });
});
