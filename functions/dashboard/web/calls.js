// The recent calls: as a table with filters, and one of them by its correlation ID.
import { ask } from './ask.js';
import { badge, kindOf } from './badge.js';
import { byId, copyButton, h, say } from './dom.js';
import { ago, clockTime, count, number } from './when.js';

/** @typedef {import('../types.ts').DashboardState} State */
/** @typedef {import('../../telemetry/recentCallTypes.ts').RecentCall} Called */
/** @typedef {{ name: string, title: string, of?: (call: Called) => string | undefined, options?: [string, string][], fits?: (call: Called, value: string, now: string) => boolean }} Filter */

const PREFIX = '#call-';
/** Only what can be an ID is taken: an address may come from anywhere. */
const ID = /^[A-Za-z0-9-]{8,64}$/;
const ID_FIELD = 'correlation-id';

/** @type {(minutes: number) => [string, string]} */
const lastMinutes = (minutes) => [String(minutes), minutes === 1 ? 'Last minute' : `Last ${minutes} minutes`];

/** @type {Filter[]} */
const filters = [
  { name: 'store', title: 'Store', of: ({ store }) => store },
  { name: 'account', title: 'Account', of: ({ account }) => account },
  { name: 'caller', title: 'Caller', of: ({ caller }) => caller },
  { name: 'operation', title: 'Operation', of: ({ operation }) => operation },
  {
    name: 'status',
    title: 'Status',
    of: ({ code }) => code,
    options: [
      ['good', 'Answered'],
      ['warn', 'Refused (4xx)'],
      ['bad', 'Failed (5xx)'],
    ],
    fits: ({ status, code }, value) => kindOf(status) === value || code === value,
  },
  {
    name: 'time',
    title: 'Time',
    options: [1, 5, 15].map(lastMinutes),
    fits: ({ time }, value, now) => Date.parse(now) - Date.parse(time) <= Number(value) * 60_000,
  },
];

/** What is chosen, by the name of its filter. @type {Map<string, string>} */
const chosen = new Map();
/** @type {Pick<State, 'calls' | 'now'>} */
let state = { calls: [], now: '' };

/** @type {(call: Called) => boolean} */
const isShown = (call) =>
  call.correlationId.includes(chosen.get(ID_FIELD) ?? '') &&
  filters.every(({ name, of, fits }) => {
    const value = chosen.get(name) ?? '';
    return value === '' || (fits ? fits(call, value, state.now) : of?.(call) === value);
  });

/** @type {(call: Called) => string} */
const placeOf = ({ store, account }) => (store && account ? `${store}/${account}` : '–');

/** @type {(call: Called) => Element} */
const callRow = (call) => {
  const { time, operation, caller, status, storeStatus, milliseconds, correlationId, code } = call;
  return h(
    'tr',
    {},
    h('td', {}, h('time', { datetime: time }, clockTime(time))),
    h('th', { scope: 'row' }, h('a', { href: `#${operation}` }, operation)),
    h('td', {}, placeOf(call)),
    h('td', {}, caller ?? '–'),
    h('td', {}, badge(String(status), kindOf(status)), code ? ` ${code}` : ''),
    h('td', { class: 'count' }, storeStatus ?? '–'),
    h('td', { class: 'count' }, number(milliseconds)),
    h('td', {}, h('a', { href: PREFIX + encodeURIComponent(correlationId) }, h('code', {}, correlationId))),
  );
};

/** Title, and the class of a number. */
const columns = [
  ['Time'],
  ['Operation'],
  ['Account'],
  ['Caller'],
  ['Status'],
  ['Store said', 'count'],
  ['ms', 'count'],
  ['Correlation ID'],
];

const showTable = () => {
  const found = state.calls.filter(isShown);
  const table = h(
    'table',
    {},
    h('thead', {}, h('tr', {}, ...columns.map(([title, kind]) => h('th', { scope: 'col', class: kind }, title)))),
    h('tbody', {}, ...found.map(callRow)),
  );
  const none = state.calls.length > 0 ? 'No call fits.' : 'None yet. Try an operation below.';
  byId('recent').replaceChildren(found.length > 0 ? table : h('p', {}, none));
  byId('calls-found').textContent = `${number(found.length)} of ${count(state.calls.length, 'call')}`;
};

/** The options of a filter, from the calls that there are. @type {(filter: Filter) => [string, string][]} */
const optionsOf = ({ name, of, options = [] }) => {
  const values = new Set(of ? state.calls.flatMap((call) => of(call) ?? []) : []);
  const kept = chosen.get(name) ?? '';
  if (kept !== '' && !options.some(([value]) => value === kept)) values.add(kept);
  return [
    ['', 'All'],
    ...options,
    ...[...values].sort().map((value) => /** @type {[string, string]} */ ([value, value])),
  ];
};

/** Someone may be choosing: a drop-down with the focus stays as it is. */
const showFilters = () => {
  for (const filter of filters) {
    const select = /** @type {HTMLSelectElement} */ (byId(`calls-${filter.name}`));
    const made = optionsOf(filter);
    const isSame =
      JSON.stringify(made.map(([value]) => value)) === JSON.stringify([...select.options].map((each) => each.value));
    if (isSame || select === document.activeElement) continue;
    select.replaceChildren(...made.map(([value, title]) => h('option', { value }, title)));
    select.value = chosen.get(filter.name) ?? '';
  }
};

/** @type {(filter: Filter) => Element} */
const filterField = ({ name, title }) => {
  const select = h('select', { id: `calls-${name}` }, h('option', { value: '' }, 'All'));
  select.addEventListener('change', () => {
    chosen.set(name, select.value);
    showTable();
  });
  return h('div', {}, h('label', { for: `calls-${name}` }, title), select);
};

/** What is entered filters the table; Enter shows the only call that fits, or the one of this ID, which the table may not have. */
const idField = () => {
  const input = h('input', {
    id: `calls-${ID_FIELD}`,
    type: 'search',
    autocomplete: 'off',
    maxlength: 64,
    spellcheck: 'false',
  });
  input.addEventListener('input', () => {
    chosen.set(ID_FIELD, input.value.trim());
    showTable();
  });
  return h('div', {}, h('label', { for: input.id }, 'Correlation ID'), input);
};

/** @type {(event: Event) => void} */
const openEntered = (event) => {
  event.preventDefault();
  const [only, ...others] = state.calls.filter(isShown);
  const id = only && others.length === 0 ? only.correlationId : (chosen.get(ID_FIELD) ?? '');
  if (ID.test(id)) location.hash = PREFIX + id;
};

/** @type {(name: string, ...value: (string | Node)[]) => Element} */
const fact = (name, ...value) => h('div', {}, h('dt', {}, name), h('dd', {}, ...value));

/** @type {(call: Called) => Element} */
const factsOf = (call) => {
  const { time, operation, caller, viaOperation, status, code, storeStatus, attempts, changes, milliseconds } = call;
  const writes = changes ? `, ${count(changes, 'change')} among them` : '';
  return h(
    'dl',
    { class: 'settings call-facts' },
    fact('Status', badge(String(status), kindOf(status)), code ? ` ${code}` : ''),
    fact(
      'The store said',
      storeStatus === undefined ? 'Nothing: it was not asked, or did not answer' : String(storeStatus),
    ),
    fact('Operation', h('a', { href: `#${operation}` }, operation), viaOperation ? ` through ${viaOperation}` : ''),
    fact('Account', placeOf(call)),
    fact('Caller', caller ?? '–'),
    fact('Time', h('time', { datetime: time }, new Date(time).toLocaleString()), ` (${ago(time, state.now)})`),
    fact('Took', `${number(milliseconds)} ms`),
    fact('Requests to the store', `${number(attempts ?? 0)}${writes}`),
    ...(call.replayed ? [fact('Repeated', 'The outcome of an earlier call with the same key')] : []),
    ...(call.simulated ? [fact('Simulator', 'A simulated store answered')] : []),
  );
};

/** @type {(title: string, text: string) => Element} */
const copied = (title, text) =>
  h(
    'div',
    { class: 'copied' },
    h('code', {}, text),
    copyButton(title, () => text),
  );

/** @type {(id: string) => void} */
const showCall = (id) => {
  const call = state.calls.find(({ correlationId }) => correlationId === id);
  const close = h('button', { type: 'button', class: 'quiet' }, 'Close');
  close.addEventListener('click', () => {
    byId('call').hidden = true;
    location.hash = '#activity';
    byId('recent-title').focus();
  });
  const words =
    'It is not among the calls that are kept here: it is older, of another caller, or some seconds away. The log has it.';
  byId('call').hidden = false;
  byId('call').replaceChildren(
    h('div', { class: 'line' }, h('h3', { id: 'call-title', tabindex: -1 }, 'One call'), close),
    copied('the correlation ID', id),
    call ? factsOf(call) : h('p', { class: 'notice' }, words),
    h('p', { class: 'muted' }, 'Its lines in Application Insights:'),
    copied('the query', `traces | where message has '${id}'`),
  );
};

/** The ID in the address, if there is one. */
const idOfAddress = () => {
  const id = location.hash.startsWith(PREFIX) ? location.hash.slice(PREFIX.length) : '';
  return ID.test(id) ? id : undefined;
};

/** Shows the call that the address names, and nothing of an earlier one while it is asked for. */
export const openCall = async () => {
  const id = idOfAddress();
  byId('call').hidden = true;
  if (id === undefined) return;
  if (!state.calls.some(({ correlationId }) => correlationId === id)) {
    const answered = await ask('ui/state').catch(() => undefined);
    if (answered?.status === 200) state = answered.json;
    showTable();
  }
  if (idOfAddress() !== id) return;
  showCall(id);
  byId('call-title').focus();
  byId('call').scrollIntoView({ block: 'nearest' });
  say('One call');
};

/** @type {(next: State) => void} */
export const showCalls = (next) => {
  state = next;
  showFilters();
  showTable();
  const id = idOfAddress();
  if (id !== undefined && !byId('call').contains(document.activeElement)) showCall(id);
};

export const startCalls = () => {
  byId('call-filters').replaceChildren(...filters.map(filterField), idField());
  byId('call-filters').addEventListener('submit', openEntered);
  addEventListener('hashchange', () => openCall().catch(() => undefined));
};
