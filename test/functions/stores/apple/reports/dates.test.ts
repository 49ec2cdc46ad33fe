// Report dates: the format for each frequency, and when a report is due.
import { checkDate, isDue } from '../../../../../functions/stores/apple/reports/reportDates.ts';
import { failureOf } from '../../../../support/failures.ts';

test.each([
  ['DAILY', '2026-11-21'],
  ['DAILY', '2028-02-29'],
  ['WEEKLY', '2026-11-22'],
  ['MONTHLY', '2026-11'],
  ['YEARLY', '2026'],
] as const)('%s takes %s', (frequency, date) => {
  expect(checkDate(frequency, date)).toBeUndefined();
});

test.each([
  ['DAILY', '2026-11', 'YYYY-MM-DD'],
  ['DAILY', '2026-02-29', 'YYYY-MM-DD'],
  ['DAILY', '2026-13-01', 'YYYY-MM-DD'],
  ['DAILY', '11/21/2026', 'YYYY-MM-DD'],
  ['WEEKLY', '2026-11-21', 'Sunday'],
  ['MONTHLY', '2026-11-01', 'YYYY-MM'],
  ['MONTHLY', '2026-13', 'YYYY-MM'],
  ['YEARLY', '2026-11', 'YYYY'],
  ['YEARLY', 'last', 'YYYY'],
] as const)('%s does not take %s, and says what it takes', async (frequency, date, valid) => {
  const failure = await failureOf(() => checkDate(frequency, date));
  expect(failure).toMatchObject({ code: 'invalid_request', details: [{ target: 'query.reportDate' }] });
  expect(failure.message).toContain(valid);
});

/** 8:00 Pacific time, in winter and in summer. */
test.each([
  ['DAILY', '2026-11-20', '2026-11-21T16:00:00Z'],
  ['DAILY', '2026-07-20', '2026-07-21T15:00:00Z'],
  ['WEEKLY', '2026-11-22', '2026-11-23T16:00:00Z'],
  ['MONTHLY', '2026-10', '2026-11-05T16:00:00Z'],
  ['YEARLY', '2025', '2026-01-06T16:00:00Z'],
] as const)('the %s report of %s is due at %s', (frequency, date, moment) => {
  const due = Date.parse(moment);
  expect(isDue(frequency, date, due)).toBe(true);
  expect(isDue(frequency, date, due - 1)).toBe(false);
});
