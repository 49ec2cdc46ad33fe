// The last complete week of all apps: installs by app and store, and the stars of the week.
import { ask, problemOf } from './ask.js';
import { showChart } from './chart.js';
import { byId, h } from './dom.js';
import { offerChart, SANDBOX_VENDOR } from './offer.js';
import { storeColors } from './storeColor.js';
import { dayName, number } from './when.js';

/** What the charts show: analytics would take up to 10 calls more for each app. */
const PARTS = 'sales,reviews,metrics';
/** Most bars of a chart: the apps with the most installs or ratings. */
const MOST = 12;
const MOST_STARS = 5;

/**
 * @typedef {object} WeekRow
 * @property {string} store
 * @property {string} name
 * @property {number | null} installs
 * @property {number | null} ratingAverage
 * @property {number | null} ratingCount
 * @property {number | null} reviewAverage
 * @property {number | null} reviewCount
 * @property {{ field: string, reason: string }[]} missing
 */
/** @typedef {{ from: string, to: string, rows: WeekRow[], problems: { message: string }[], storeCalls: number }} WeekShown */

/** @typedef {Map<string, { name: string, kind: string }>} Stores A color for each store that has rows. */

/** @type {(accounts: import('../types.ts').AccountState[], rows: WeekRow[]) => Stores} */
const storesOf = (accounts, rows) => {
  const titles = new Map(accounts.map(({ store, title }) => [/** @type {string} */ (store), title]));
  const names = [...new Set(rows.map(({ store }) => store))].sort();
  const colorOf = storeColors(accounts);
  return new Map(names.map((store) => [store, { name: titles.get(store) ?? store, kind: colorOf(store) }]));
};

/** @type {(week: WeekShown) => string} */
const daysOf = ({ from, to }) => `${dayName(from)} to ${dayName(to)}`;

/** One bar for each app, by its name in both stores. @type {(rows: WeekRow[], stores: string[]) => { label: string, values: number[] }[]} */
const installBars = (rows, stores) => {
  const bars = new Map();
  for (const { name, store, installs } of rows) {
    if (installs === null) continue;
    const values = bars.get(name) ?? stores.map(() => 0);
    values[stores.indexOf(store)] += installs;
    bars.set(name, values);
  }
  const total = (/** @type {number[]} */ values) => values.reduce((sum, each) => sum + each, 0);
  return [...bars]
    .map(([label, values]) => ({ label, values }))
    .filter(({ values }) => total(values) > 0)
    .sort((one, other) => total(other.values) - total(one.values));
};

/** The stars of each app in each store; without any it has no bar. @type {(rows: WeekRow[], stores: Stores) => { label: string, tick: string, values: number[], kind: string | undefined, count: number }[]} */
const ratingBars = (rows, stores) =>
  rows
    .flatMap(({ name, store, ratingAverage, ratingCount, reviewAverage, reviewCount }) => {
      const stars = ratingAverage ?? reviewAverage;
      const count = ratingCount ?? reviewCount ?? 0;
      const { name: title = store, kind } = stores.get(store) ?? {};
      return stars === null ? [] : [{ label: `${name}, ${title}`, tick: name, values: [stars], kind, count }];
    })
    .sort((one, other) => other.count - one.count);

/** What a chart leaves out, as a part of its sentence. @type {(all: unknown[]) => string} */
const restOf = (all) => (all.length > MOST ? ` The chart has ${MOST} of ${all.length}.` : '');

/** How many apps have no figure, and the most frequent reason. @type {(rows: WeekRow[]) => string} */
const withoutInstalls = (rows) => {
  const reasons = rows.flatMap(({ missing }) => missing.find(({ field }) => field === 'installs')?.reason ?? []);
  const count = (/** @type {string} */ reason) => reasons.filter((each) => each === reason).length;
  const [first] = [...new Set(reasons)].sort((one, other) => count(other) - count(one));
  if (rows.length === 0) return '';
  const why =
    first === undefined ? '.' : `${count(first) < rows.length ? ', most of them for this reason' : ''}: ${first}`;
  return ` ${number(rows.length)} apps are not in it${why}`;
};

/** @type {(week: WeekShown, stores: Stores) => void} */
const showInstalls = (week, stores) => {
  const bars = installBars(week.rows, [...stores.keys()]);
  const sum = bars.reduce((all, { values }) => all + values.reduce((some, each) => some + each, 0), 0);
  const without = withoutInstalls(week.rows.filter(({ installs }) => installs === null));
  showChart(byId('week-installs'), {
    title: 'Installs of the week',
    summary: `${number(sum)} installs from ${daysOf(week)}, first and repeated ones.${restOf(bars)}${without}`,
    column: 'App',
    series: [...stores.values()],
    isNamed: true,
    bars: bars.slice(0, MOST),
  });
};

/** @type {(week: WeekShown, stores: Stores) => void} */
const showRatings = (week, stores) => {
  const bars = ratingBars(week.rows, stores);
  const figure = byId('week-ratings');
  figure.hidden = false;
  showChart(figure, {
    title: 'Stars of the week',
    summary: `The average from ${daysOf(week)}: of all ratings in Galaxy Store, of written reviews in the App Store.${restOf(bars)}`,
    column: 'App and store',
    series: [{ name: 'Stars', kind: 'one' }],
    colors: [...stores.values()],
    isNamed: true,
    top: MOST_STARS,
    bars: bars.slice(0, MOST),
  });
};

/** Where the other figures are, and what could not be read. @type {(week: WeekShown) => void} */
const showRest = ({ problems, storeCalls }) => {
  const link = h('a', { href: '#GetWeeklyFigures' }, 'Get weekly figures');
  const words = h(
    'p',
    { class: 'muted' },
    `It took ${number(storeCalls)} calls. Units, proceeds, crashes and the reasons for missing figures: `,
    link,
    '.',
  );
  const items = problems.map(({ message }) => h('li', {}, message));
  byId('week-rest').replaceChildren(words, ...(items.length > 0 ? [h('ul', { class: 'muted' }, ...items)] : []));
};

/** @type {(address: string, vendors: string, accounts: import('../types.ts').AccountState[]) => Promise<void>} */
const showWeek = async (address, vendors, accounts) => {
  const query = new URLSearchParams({ parts: PARTS });
  if (vendors !== '') query.set('vendorNumbers', vendors.replace(/\s+/g, ''));
  const answered = await ask(`${address}?${query}`);
  if (answered.status !== 200) throw new Error(problemOf(answered));
  const stores = storesOf(accounts, answered.json.rows);
  showInstalls(answered.json, stores);
  showRatings(answered.json, stores);
  showRest(answered.json);
};

/** @type {(state: import('../types.ts').DashboardState) => void} */
export const startWeek = ({ accounts, weeklyFigures }) => {
  byId('week').hidden = weeklyFigures === undefined;
  if (weeklyFigures === undefined) return;
  const seller = accounts.find(({ salesReport, usable }) => salesReport !== undefined && usable);
  offerChart({
    figure: byId('week-installs'),
    title: 'The last week of all apps',
    words:
      'Installs and stars by app and store, in one call for each app, more with many reviews. Installs of the App Store need your vendor number; with several accounts, ACCOUNT=NUMBER for each.',
    label: 'Vendor numbers (optional)',
    id: 'week-vendors',
    pattern: '[A-Za-z0-9_=, \\-]{1,400}',
    required: false,
    value: seller?.mode === 'sandbox' ? SANDBOX_VENDOR : undefined,
    button: 'Show the week',
    show: (vendors) => showWeek(weeklyFigures, vendors, [...accounts]),
  });
};
