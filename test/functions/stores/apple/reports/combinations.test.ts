// Every combination of type, subtype and frequency, compared with Apple's table.

import { catalog } from '../../../../../connector/catalog.ts';
import { frequencies } from '../../../../../connector/stores/apple/reports/kinds.ts';
import { combine } from '../../../../../functions/stores/apple/reports/reportTypes.ts';
import { failureOf } from '../../../../support/failures.ts';

/** reference: Apple, "Download Sales and Trends Reports". */
const there = new Set(
  `SALES SUMMARY DAILY, SALES SUMMARY WEEKLY, SALES SUMMARY MONTHLY, SALES SUMMARY YEARLY,
  SUBSCRIPTION SUMMARY DAILY, SUBSCRIPTION_EVENT SUMMARY DAILY, SUBSCRIBER DETAILED DAILY,
  SUBSCRIPTION_OFFER_CODE_REDEMPTION SUMMARY DAILY,
  PRE_ORDER SUMMARY DAILY, PRE_ORDER SUMMARY WEEKLY, PRE_ORDER SUMMARY MONTHLY, PRE_ORDER SUMMARY YEARLY,
  NEWSSTAND DETAILED DAILY, NEWSSTAND DETAILED WEEKLY,
  INSTALLS SUMMARY MONTHLY, INSTALLS DETAILED MONTHLY, INSTALLS DETAILED YEARLY, INSTALLS SUMMARY_CHANNEL YEARLY,
  INSTALLS SUMMARY_INSTALL_TYPE YEARLY, INSTALLS SUMMARY_TERRITORY YEARLY,
  FIRST_ANNUAL SUMMARY YEARLY, FIRST_ANNUAL DETAILED DAILY, WIN_BACK_ELIGIBILITY SUMMARY DAILY`.split(/,\s*/),
);
const types = [...new Set([...there].map((each) => each.split(' ')[0] ?? ''))];
const subTypes = ['SUMMARY', 'DETAILED', 'SUMMARY_INSTALL_TYPE', 'SUMMARY_TERRITORY', 'SUMMARY_CHANNEL'];
const all = types.flatMap((reportType) =>
  subTypes.flatMap((reportSubType) => frequencies.map((frequency) => ({ reportType, reportSubType, frequency }))),
);
function nameOf(each: object): string {
  return Object.values(each).join(' ');
}
const allowed = all.filter((each) => there.has(nameOf(each)));
const refused = all.filter((each) => !there.has(nameOf(each)));

test('the table has the types of the connector, and every line of it is tried', () => {
  expect(allowed).toHaveLength(there.size);
});

test.each(allowed.map((each) => [nameOf(each), each] as const))('%s is there', (_, combination) => {
  expect(combine(combination)).toEqual(combination);
});

test.each(refused.map((each) => [nameOf(each), each] as const))(
  '%s is refused, and what is there is reported',
  async (_, combination) => {
    const failure = await failureOf(() => combine(combination));
    expect(failure.code).toBe('invalid_request');
    for (const each of allowed.filter(({ reportType }) => reportType === combination.reportType)) {
      expect(failure.message).toContain(each.reportSubType);
      expect(failure.message).toContain(each.frequency);
    }
  },
);

test('Of a discontinued type, that is reported first, whatever else is wrong', async () => {
  const failure = await failureOf(() => combine({ reportType: 'INSTALLS', frequency: 'DAILY' }));
  expect(failure.message).toMatch(
    /^INSTALLS reports are discontinued: .* INSTALLS SUMMARY is not DAILY\. INSTALLS comes as /,
  );
});

test.each([
  [{}, 'SALES SUMMARY DAILY'],
  [{ frequency: 'WEEKLY' }, 'SALES SUMMARY WEEKLY'],
  [{ reportType: 'SUBSCRIBER' }, 'SUBSCRIBER DETAILED DAILY'],
  [{ reportType: 'INSTALLS' }, 'INSTALLS SUMMARY MONTHLY'],
  [{ reportType: 'INSTALLS', frequency: 'YEARLY' }, 'INSTALLS DETAILED YEARLY'],
  [{ reportType: 'FIRST_ANNUAL', frequency: 'DAILY' }, 'FIRST_ANNUAL DETAILED DAILY'],
] as const)('%j stands for %s', (wanted, name) => {
  expect(nameOf(combine(wanted))).toBe(name);
});

describe('The inputs of each operation on sales reports', () => {
  const enumOf = (id: string, name: string): readonly string[] | undefined =>
    catalog.find((each) => each.id === id)?.parameters.find((each) => each.name === name)?.schema.enum;

  test.each([
    ['DownloadSalesReport', 'filter[reportType]', 'filter[reportSubType]', 'filter[frequency]'],
    ['GetSalesReport', 'reportType', 'reportSubType', 'frequency'],
    ['WhenSalesReportReady', 'reportType', 'reportSubType', 'frequency'],
  ])('are what the table has: %s', (id, type, subType, frequency) => {
    expect([type, subType, frequency].map((name) => [...(enumOf(id, name) ?? [])].sort())).toEqual(
      [types, subTypes, frequencies].map((words) => [...words].sort()),
    );
  });
});
