// The sales of a day, a week, a month or a year as rows: the combination is checked first, and a day without sales is an empty table.
import type { Frequency } from '../../connector/apple/reportKinds.ts';
import { type Cook, input, type Kitchen, type Recipe } from '../cook.ts';
import type { Answer } from '../message.ts';
import { type Combination, combine } from '../reports/combinations.ts';
import { checkDate, isDue } from '../reports/dates.ts';
import { download } from '../reports/download.ts';
import { emptyTable, type Reason, readNothing } from '../reports/empty.ts';
import { withVersion } from '../reports/version.ts';
import type { Facts, Format } from '../reports/writers.ts';

const wanted = (kitchen: Kitchen): Combination =>
  combine({
    reportType: input<string>(kitchen, 'reportType'),
    reportSubType: input<string>(kitchen, 'reportSubType'),
    frequency: input<Frequency>(kitchen, 'frequency'),
  });

/** The two readings of Apple's one answer. Which of them is the likely one, Apple says itself or the clock tells. */
const reasonOf = (notYet: boolean, due: boolean): Reason =>
  notYet || !due
    ? {
        reasonCode: 'not_ready',
        reason:
          'Apple has no such report yet: a daily one is there from about 8:00 Pacific time on the next day, the others some days later. If it stays empty, there were no sales.',
      }
    : {
        reasonCode: 'no_sales',
        reason: 'There were no sales in that time. In rare cases Apple is late, and the report comes some hours after.',
      };

const fetchReport = (cook: Cook, asked: Facts, format: Format, given: string | undefined): Promise<Answer> =>
  withVersion(given, (version) => {
    const report = { ...asked, version };
    const inputs = Object.fromEntries(Object.entries(report).map(([name, value]) => [`filter[${name}]`, value]));
    return download(cook, 'DownloadSalesReport', inputs, { format, report });
  });

export const salesReport: Recipe = async (kitchen) => {
  const combination = wanted(kitchen);
  const reportDate = input<string>(kitchen, 'reportDate');
  if (reportDate !== undefined) checkDate(combination.frequency, reportDate);
  const vendorNumber = input<string>(kitchen, 'vendorNumber');
  const version = input<string>(kitchen, 'version');
  const format = input<Format>(kitchen, 'format') ?? 'json';
  const report = { vendorNumber, ...combination, reportDate };
  try {
    return await fetchReport(kitchen.cook(), report, format, version);
  } catch (thrown) {
    const nothing = readNothing(thrown);
    if (!nothing) throw thrown;
    const due = reportDate === undefined || isDue(combination.frequency, reportDate, kitchen.now());
    return emptyTable(format, { ...report, version }, reasonOf(nothing.notYet, due));
  }
};
