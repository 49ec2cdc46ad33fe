// How the relay is: what runs, its accounts, the last calls and how many there were.
import { badge, kindOf } from './badge.js';
import { showCalls } from './calls.js';
import { showChart } from './chart.js';
import { byId, h } from './dom.js';
import { showJobs } from './jobs.js';
import { storeColors } from './storeColor.js';
import { ago, clockTime, count, minuteTime, number, span } from './when.js';

/** @typedef {import('../types.ts').DashboardState} State */
/** @typedef {import('../types.ts').AccountState} AccountState */
/** @typedef {import('../../telemetry/recentCallTypes.ts').RecentCall} Called */

const modes = {
  live: 'Live',
  sandbox: 'Sandbox',
  elsewhere: 'Another address',
};

/** @type {(state: State) => string} */
const rights = ({ readOnly, allowed }) => {
  if (readOnly) return 'Read-only';
  const others = allowed.filter(({ access, allowed: some }) => access !== 'read' && some > 0);
  return `Reads, and may ${others.map(({ access }) => words[access]).join(', ')}`;
};
/** @type {Record<string, string>} */
const words = { write: 'write', publish: 'publish', credential: 'hand out tokens', anything: 'call anything' };

/** @type {(state: State) => void} */
const showFacts = (state) => {
  const found = new Set(state.accounts.map(({ mode }) => modes[mode]));
  const facts = [
    ...found,
    `Version ${state.version}`,
    rights(state),
    `Up ${ago(state.started, state.now).replace(' ago', '')}`,
  ];
  byId('facts').replaceChildren(...facts.map((fact) => h('li', {}, fact)));
};

/** @type {(name: string, ...value: (string | Node)[]) => Element} */
const row = (name, ...value) => h('div', {}, h('dt', {}, name), h('dd', {}, ...value));

/** @type {(account: AccountState) => string} */
const tokenWords = ({ token }) => {
  if (!token) return 'None yet: the first call makes one';
  const age = `${span(token.ageSeconds)} old`;
  if (token.secondsLeft === undefined) return `${age}, does not expire`;
  return token.secondsLeft === 0
    ? `${age}: the next call makes a new one`
    : `${age}, used for another ${span(token.secondsLeft)}`;
};

/** @type {(account: AccountState) => (string | Node)[]} */
const quotaWords = ({ hasQuota, quota }) => {
  if (quota?.remaining === undefined)
    return [hasQuota ? 'Known after the first response' : 'This store does not report one'];
  const { remaining, limit = remaining } = quota;
  const label = `${number(remaining)} of ${number(limit)} calls left this hour`;
  return [
    h('meter', { min: 0, max: limit, low: limit * 0.1, optimum: limit, value: remaining, 'aria-label': label }),
    label,
  ];
};

/** @type {(last: Called | undefined, now: string) => (string | Node)[]} */
const lastWords = (last, now) =>
  last
    ? [
        badge(String(last.status), kindOf(last.status)),
        ` ${last.code ?? last.operation}${storeWords(last)}, ${ago(last.time, now)}`,
      ]
    : ['None yet'];

/** What the store said is worth a word where the relay said something else. @type {(last: Called) => string} */
const storeWords = ({ status, storeStatus }) =>
  storeStatus === undefined || storeStatus === status ? '' : ` (the store said ${storeStatus})`;

/** @type {(account: AccountState, now: string, color: string) => Element} */
const accountCard = (account, now, color) => {
  const { title, name, usable, problem, mode, clockSkewSeconds: skew } = account;
  const health = !usable
    ? badge('Not usable', 'bad')
    : problem
      ? badge('Look at this', 'warn')
      : badge('Ready', 'good');
  return h(
    'li',
    { class: `card account ${account.store} ${color}` },
    h('div', { class: 'line' }, h('h3', {}, title), health),
    h('p', { class: 'muted' }, `${account.default ? 'Default account' : `Account ${name}`} · ${modes[mode]}`),
    problem !== undefined && h('p', { class: 'notice warn' }, problem),
    h(
      'dl',
      {},
      row('Token', tokenWords(account)),
      row('Quota', ...quotaWords(account)),
      row('Last call', ...lastWords(account.last, now)),
      ...(skew ? [row('Clock', `the store is ${span(Math.abs(skew))} ${skew > 0 ? 'ahead' : 'behind'}`)] : []),
    ),
  );
};

/** @type {(state: State) => void} */
const showMinutes = ({ minutes }) => {
  const [answered, failed] = [
    minutes.reduce((sum, each) => sum + each.answered, 0),
    minutes.reduce((sum, each) => sum + each.failed, 0),
  ];
  showChart(byId('calls-chart'), {
    title: 'Calls per minute',
    summary: `${count(answered + failed, 'call')} in the last ${minutes.length} minutes, ${number(failed)} of them failed.`,
    column: 'Minute',
    series: [
      { name: 'Answered', kind: 'one' },
      { name: 'Failed', kind: 'two' },
    ],
    bars: minutes.map((each) => ({ label: minuteTime(each.time), values: [each.answered, each.failed] })),
  });
};

/** @type {string | undefined} What was shown last: what is the same is left as it is, with its focus. */
let shown;

/** @type {(state: State) => void} */
export const showState = (state) => {
  byId('updated').textContent = `As of ${clockTime(state.now)}`;
  showFacts(state);
  showJobs(state);
  const colorOf = storeColors(state.accounts);
  const cards = state.accounts.map((account) => accountCard(account, state.now, colorOf(account.store)));
  byId('account-list').replaceChildren(...cards);
  const activity = JSON.stringify([state.calls[0], state.minutes]);
  // who tabs through the calls would lose the place
  if (activity === shown || byId('recent').contains(document.activeElement)) return;
  shown = activity;
  showMinutes(state);
  showCalls(state);
};
