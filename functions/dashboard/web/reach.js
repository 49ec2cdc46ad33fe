// What the key of each account may read, found by one small request each: no store has a call that returns it.
import { ask, problemOf } from './ask.js';
import { badge } from './badge.js';
import { byId, h, say } from './dom.js';

/** @typedef {import('../types.ts').AccountState} AccountState */
/** @typedef {{ what: string, answered: import('./ask.js').Answered }} Found */

/** @type {(account: AccountState, address: string) => Promise<import('./ask.js').Answered>} */
const probe = ({ name }, address) => {
  const url = new URL(address, 'relay:/');
  url.searchParams.set('account', name);
  return ask(`${url.pathname.slice(1)}${url.search}`);
};

/** @type {(found: Found) => { word: string, kind: string }} */
const verdictOf = ({ answered: { status, json } }) => {
  const code = json?.error?.code;
  const why = String(json?.error?.details?.[0]?.code ?? '');
  if (code === 'operation_not_allowed') return { word: 'not open to this caller', kind: '' };
  if (why.startsWith('FORBIDDEN.REQUIRED_AGREEMENTS')) return { word: 'an agreement is not signed', kind: 'bad' };
  // a good key with a small role is a good thing, so what it does not reach is no warning
  if (code === 'store_refused' && (status === 401 || status === 403)) return { word: 'not reached', kind: '' };
  if (code === 'credentials_refused') return { word: 'key refused', kind: 'bad' };
  const isReached = status < 400 || (code === 'store_refused' && status !== 429) || code === 'not_found';
  return isReached ? { word: 'reached', kind: 'good' } : { word: 'no answer', kind: 'warn' };
};

/** @type {(found: Found) => Element} */
const cell = (found) => {
  const { word, kind } = verdictOf(found);
  const explain = found.answered.status >= 400 && kind !== 'good';
  return h('li', { title: explain ? problemOf(found.answered) : undefined }, `${found.what} `, badge(word, kind));
};

/** @type {(account: AccountState) => Promise<Element>} */
const rowOf = async (account) => {
  /** @type {Element[]} */
  const cells = [];
  for (const [what, address] of Object.entries(account.probes))
    cells.push(cell({ what, answered: await probe(account, address) }));
  const title = `${account.title}, ${account.default ? 'default account' : `account ${account.name}`}`;
  return h('tr', {}, h('th', { scope: 'row' }, title), h('td', {}, h('ul', { class: 'badges' }, ...cells)));
};

/** @type {(accounts: readonly AccountState[]) => Promise<void>} */
const showReach = async (accounts) => {
  const rows = await Promise.all(accounts.filter(({ usable }) => usable).map(rowOf));
  const head = h('tr', {}, ...['Account', 'What its key reaches'].map((each) => h('th', { scope: 'col' }, each)));
  const shape = { class: 'scroll', role: 'region', 'aria-label': 'What each key reaches', tabindex: 0 };
  byId('reach').replaceChildren(h('div', shape, h('table', {}, h('thead', {}, head), h('tbody', {}, ...rows))));
  say('Asked what each key reaches');
};

/** Real stores count calls, so they are asked when someone wants to know. @type {(state: import('../types.ts').DashboardState) => void} */
export const offerReach = ({ accounts }) => {
  const button = /** @type {HTMLButtonElement} */ (byId('ask-reach'));
  button.addEventListener('click', async () => {
    byId('reach').textContent = 'Asking …';
    await showReach(accounts).catch((error) => {
      byId('reach').textContent = `The relay did not answer: ${error.message}`;
    });
  });
};
