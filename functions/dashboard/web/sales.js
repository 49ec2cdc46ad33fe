// Units sold on each of the last days, from Apple's sales reports through the relay, as a flow would get them.
import { ask, problemOf } from './ask.js';
import { showChart } from './chart.js';
import { byId } from './dom.js';
import { offerChart, SANDBOX_VENDOR } from './offer.js';
import { dayName, number } from './when.js';

const DAYS = 7;

/** The last days that are over, the oldest first. @type {(now: string) => string[]} */
const daysBefore = (now) =>
  Array.from({ length: DAYS }, (_, at) => {
    const day = new Date(Date.parse(now) - (DAYS + 1 - at) * 86_400_000);
    return day.toISOString().slice(0, 10);
  });

/** @typedef {{ address: string, vendor: string }} Reports */

/** @type {(reports: Reports, date: string) => Promise<{ date: string, units: number, titles: Map<string, number> }>} */
const unitsOn = async ({ address, vendor }, date) => {
  const query = new URLSearchParams({ vendorNumber: vendor, frequency: 'DAILY', reportDate: date });
  const answered = await ask(`${address}?${query}`);
  if (answered.status !== 200) throw new Error(problemOf(answered));
  const titles = new Map();
  let units = 0;
  for (const row of answered.json.rows ?? []) {
    const sold = Number(row.units ?? row.Units ?? 0);
    units += sold;
    titles.set(row.title, (titles.get(row.title) ?? 0) + sold);
  }
  return { date, units, titles };
};

/** @type {(reports: Reports, now: string) => Promise<void>} */
const showSales = async (reports, now) => {
  const days = await Promise.all(daysBefore(now).map((date) => unitsOn(reports, date)));
  const titles = new Map();
  for (const day of days) for (const [title, sold] of day.titles) titles.set(title, (titles.get(title) ?? 0) + sold);
  const [best] = [...titles].sort(([, one], [, other]) => other - one);
  const sum = days.reduce((total, { units }) => total + units, 0);
  showChart(byId('sales-chart'), {
    title: 'Units sold on the App Store',
    summary: `${number(sum)} units in ${DAYS} days${best ? `, most of them of ${best[0]}` : ''}.`,
    column: 'Day',
    series: [{ name: 'Units', kind: 'three' }],
    bars: days.map(({ date, units }) => ({ label: dayName(date), values: [units] })),
  });
};

/** @type {(now: string, address: string, isSandbox: boolean) => void} */
const offerSales = (now, address, isSandbox) => {
  const where = isSandbox ? `In the sandbox it is ${SANDBOX_VENDOR}.` : 'It is under Payments and Financial Reports.';
  offerChart({
    figure: byId('sales-chart'),
    title: 'Units sold on the App Store',
    words: `The last ${DAYS} days by Apple's sales reports, in ${DAYS} calls. They need your vendor number. ${where}`,
    label: 'Vendor number',
    id: 'vendor',
    pattern: '[0-9]{1,20}',
    required: true,
    inputmode: 'numeric',
    value: isSandbox ? SANDBOX_VENDOR : undefined,
    button: 'Ask',
    show: (vendor) => showSales({ address, vendor }, now),
  });
};

/** @type {(state: import('../types.ts').DashboardState) => void} */
export const startSales = ({ accounts, now }) => {
  const account = accounts.find(({ salesReport, usable }) => salesReport !== undefined && usable);
  if (account?.salesReport) offerSales(now, account.salesReport, account.mode === 'sandbox');
  else byId('sales-chart').hidden = true;
};
