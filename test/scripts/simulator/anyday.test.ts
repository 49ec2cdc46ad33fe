// On any day and at any hour the simulator has the data of an account on that day: yesterday's and last week's sales, recent reviews and builds.
import { startSandbox } from '../../../scripts/simulator/simulator.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openRelay } from '../../support/relay.ts';

const open = closeLater();
const DAY = 86_400_000;
const vendorNumber = '80012345';

async function openDay(now: number) {
  const sandbox = await open(startSandbox({ now: () => now }));
  const relay = await open(openRelay(sandbox.settings, { now: () => now }));
  const read = async (id: string, given: Parameters<typeof relay.call>[1] = {}) => {
    const { status, json } = await relay.call(id, given);
    if (status !== 200) throw new Error(`${id} was answered with ${status}: ${JSON.stringify(json)}`);
    return json;
  };
  return { now, read };
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The first and the last hours of days in leap and common years, Sundays to Wednesdays, and days of daylight saving changes. */
const times = [
  ...['2026-11-28T23:59:59Z', '2026-12-01T16:00:00Z', '2026-12-02T16:00:00Z', '2026-12-31T23:59:59Z'],
  ...['2027-01-01T00:00:00Z', '2027-01-06T16:00:00Z', '2027-02-28T16:00:00Z', '2027-03-01T16:00:00Z'],
  ...['2027-03-14T15:00:00Z', '2027-03-28T15:00:00Z', '2027-03-31T15:00:00Z', '2027-10-31T15:00:00Z'],
  ...['2027-11-07T16:00:00Z', '2028-02-29T16:00:00Z', '2028-03-01T16:00:00Z', '2035-07-01T15:00:00Z'],
];

describe.each(times)('At %s', (time) => {
  const now = Date.parse(time);
  let day: Awaited<ReturnType<typeof openDay>>;
  beforeEach(async () => {
    day = await openDay(now);
  });

  test('the newest sales are a day or two old, those of a week at most two weeks', async () => {
    const newest = async (frequency: string): Promise<number> => {
      const { rows } = await day.read('GetSalesReport', { query: { vendorNumber, frequency } });
      return Date.parse(rows[0].endDate);
    };
    expect((now - (await newest('DAILY'))) / DAY).toBeLessThan(3);
    expect((now - (await newest('WEEKLY'))) / DAY).toBeLessThan(9);
    expect((now - (await newest('MONTHLY'))) / DAY).toBeLessThan(37);
  });

  test('each of the last seven days that Apple would have has sales', async () => {
    for (let age = 2; age <= 8; age += 1) {
      const reportDate = dateOf(now - age * DAY);
      const { empty } = await day.read('GetSalesReport', { query: { vendorNumber, reportDate } });
      expect([reportDate, empty]).toEqual([reportDate, false]);
    }
  });

  test('reviews and builds are fresh, and nothing is of tomorrow', async () => {
    const apps: { id: string }[] = (await day.read('ListApps', { query: { limit: '200' } })).data;
    for (const { id } of apps.slice(0, 6)) {
      const reviews = (await day.read('ListReviews', { path: { id } })).data;
      const ages = reviews.map(
        ({ attributes }: { attributes: { createdDate: string } }) => now - Date.parse(attributes.createdDate),
      );
      expect(Math.min(...ages)).toBeGreaterThan(0);
      expect(Math.min(...ages)).toBeLessThan(2 * DAY);
    }
    const builds = (await day.read('ListBuilds', { query: { limit: '200' } })).data;
    for (const { attributes } of builds) {
      expect(attributes.expired).toBe(false);
      expect(Date.parse(attributes.uploadedDate)).toBeLessThan(now);
      expect(Date.parse(attributes.expirationDate)).toBeGreaterThan(now);
    }
    const newest = Math.max(
      ...builds.map(({ attributes }: { attributes: { uploadedDate: string } }) => Date.parse(attributes.uploadedDate)),
    );
    expect((now - newest) / DAY).toBeLessThan(7);
  });
});

test.each([
  ['2026-12-02T15:59:59Z', '2026-11-30'],
  ['2026-12-02T16:00:00Z', '2026-12-01'],
  ['2027-07-01T14:59:59Z', '2027-06-29'],
  ['2027-07-01T15:00:00Z', '2027-06-30'],
  ['2027-03-14T15:00:00Z', '2027-03-13'],
  ['2027-11-07T15:59:59Z', '2027-11-05'],
])('At %s the newest daily report is that of %s: Apple has it at 8:00 in California', async (time, expected) => {
  const { read } = await openDay(Date.parse(time));
  const { rows } = await read('GetSalesReport', { query: { vendorNumber } });
  expect(rows[0].beginDate).toBe(expected);
});
