// What can be called: found by a search, called as far as that does no harm, and copied for elsewhere.
import { actionsOf, makeButtons, valuesFor } from './actions.js';
import { answerParts } from './answer.js';
import { ask, problemOf } from './ask.js';
import { byId, copyButton, h, say } from './dom.js';
import { makeForm } from './form.js';
import { curl, flowAction, httpAction } from './snippets.js';
import { badge } from './state.js';
import { addressOf, bodyOf, headersOf } from './values.js';

/** @typedef {import('../types.ts').OperationShown} OperationShown */
/** @typedef {import('./actions.js').Action} Action */

/** @type {OperationShown[]} */
let operations = [];
/** Those that only Apple's contract has: a thousand, asked for once somebody searches. @type {Promise<void> | undefined} */
let contract;
let opened = '';
/** @type {(id: string) => OperationShown | undefined} */
const find = (id) => operations.find((each) => each.id === id);

/** @type {Record<string, string>} */
const accessWords = {
  read: 'Reads',
  write: 'Writes',
  publish: 'Publishes',
  credential: 'Returns a token',
  anything: 'Calls anything',
};

/** @type {(name: string, make: () => string) => { element: Element, update: () => void }} */
const snippet = (name, make) => {
  const code = h('pre', {});
  const scroll = h('div', { class: 'scroll', role: 'region', 'aria-label': name, tabindex: 0 }, code);
  const element = h(
    'details',
    {},
    h('summary', {}, name),
    h(
      'div',
      { class: 'copied' },
      scroll,
      copyButton(name, () => code.textContent ?? ''),
    ),
  );
  return {
    element,
    update: () => {
      code.textContent = make();
    },
  };
};

/** @type {(operation: OperationShown) => HTMLElement[]} */
const badges = ({ method, access, trigger, allowed, simulated, deprecated }) => [
  badge(method, 'plain'),
  badge(accessWords[access] ?? access, access === 'read' ? 'good' : 'warn'),
  ...(trigger ? [badge('Trigger', 'plain')] : []),
  ...(deprecated ? [badge('Deprecated', 'warn')] : []),
  ...(simulated ? [badge('Simulator', 'plain')] : []),
  ...(allowed ? [] : [badge('Off', 'bad')]),
];

/** Marks it in the list, and brings it into sight there without moving the page. */
const markOpened = () => {
  const list = byId('operation-list');
  for (const link of list.querySelectorAll('a')) {
    const isOpened = link.hash === `#${opened}`;
    link.setAttribute('aria-current', String(isOpened));
    const scroll = list.parentElement;
    if (!isOpened || !scroll) continue;
    const [above, below] = [link.offsetTop, link.offsetTop + link.offsetHeight - scroll.clientHeight];
    scroll.scrollTop = Math.max(below, Math.min(above, scroll.scrollTop));
  }
};

/** @type {(operation: OperationShown, moveFocus: boolean) => void} */
const showOperation = (operation, moveFocus) => {
  opened = operation.id;
  const result = h('div', { class: 'result' });
  const snippets = [
    snippet('As curl', () => curl(operation, form.read())),
    snippet('As an action of Power Automate', () => flowAction(operation, form.read())),
    snippet('As an HTTP action of Logic Apps', () => httpAction(operation, form.read())),
  ];
  const update = () => {
    for (const each of snippets) each.update();
  };
  const form = makeForm(operation, find, update);
  const { actions, notice } = actionsOf(operation);
  /** @type {(action: Action) => Promise<void>} */
  const call = async (action) => {
    const wrong = form.firstWrong();
    if (wrong) {
      say('An input is missing or is not what it should be.');
      return wrong.focus();
    }
    const values = valuesFor(operation, form.read(), action);
    result.replaceChildren(h('p', { class: 'muted' }, 'Asking …'));
    const how = { method: operation.method, headers: headersOf(operation, values), body: bodyOf(operation, values) };
    const answered = await ask(addressOf(operation, values), how);
    const isDone = answered.status < 400;
    const notice = isDone && action.notice && h('p', { class: 'notice done' }, action.notice);
    result.replaceChildren(...(notice ? [notice] : []), ...answerParts(answered, operation.list));
    say(isDone ? `${action.notice ?? ''} The relay answered ${answered.status}.`.trim() : problemOf(answered));
  };
  const buttons = makeButtons(actions, (action) => {
    call(action).catch((error) =>
      result.replaceChildren(h('p', { class: 'notice bad' }, `The relay does not answer: ${error.message}`)),
    );
  });
  const inner = h(
    'form',
    { novalidate: true, 'aria-label': `Inputs of ${operation.summary}` },
    form.element,
    actions.length > 0 && buttons,
  );
  // Enter in an input clicks the first button, where there is one
  inner.addEventListener('submit', (event) => event.preventDefault());
  const title = h('h3', { tabindex: -1 }, operation.summary);
  byId('operation').replaceChildren(
    h('div', { class: 'line' }, title, h('span', { class: 'badges' }, ...badges(operation))),
    h(
      'p',
      { class: 'address' },
      h('code', {}, operation.id),
      ' ',
      h('code', {}, `${operation.method} /${operation.address}`),
    ),
    h('p', {}, operation.description),
    ...(notice
      ? [h('p', { class: `notice ${operation.simulated && actions.length > 0 ? 'simulator' : ''}` }, notice)]
      : []),
    inner,
    result,
    ...snippets.map(({ element }) => element),
  );
  if (actions.length === 0) snippets[0]?.element.setAttribute('open', '');
  update();
  form.load().catch(() => undefined);
  markOpened();
  if (moveFocus) title.focus();
};

/** @type {(operation: OperationShown) => Element} */
const item = ({ id, summary, method, access }) =>
  h(
    'li',
    {},
    h(
      'a',
      { href: `#${id}`, 'aria-current': String(id === opened) },
      h('span', { class: `dot ${access === 'read' ? 'good' : 'warn'}` }),
      h('span', { class: 'what' }, summary, h('small', {}, `${method} ${id}`)),
    ),
  );

/** Every word of the search is in what is said of it. @type {(operation: OperationShown, words: string[]) => boolean} */
const fits = ({ id, summary, description, address }, words) => {
  const text = `${id} ${summary} ${address} ${description}`.toLowerCase();
  return words.every((word) => text.includes(word));
};

/** What is named so comes before what only speaks of it. @type {(operation: OperationShown, words: string[]) => number} */
const rank = ({ id, summary }, words) =>
  words.every((word) => `${id} ${summary}`.toLowerCase().includes(word)) ? 0 : 1;

/** Those of the contract come last, below the names of Apple's groups. @type {(found: OperationShown[]) => Element[]} */
const items = (found) => {
  const grouped = found.filter(({ tag }) => tag);
  const tags = [...new Set(grouped.map(({ tag }) => tag))].sort();
  return [
    ...found.filter(({ tag }) => !tag).map(item),
    ...tags.flatMap((tag) => [
      h('li', { class: 'group muted' }, `App Store Connect: ${tag}`),
      ...grouped.filter((each) => each.tag === tag).map(item),
    ]),
  ];
};

const search = () => {
  const words = /** @type {HTMLInputElement} */ (byId('search')).value.toLowerCase().split(/\s+/).filter(Boolean);
  const store = /** @type {HTMLSelectElement} */ (byId('where')).value;
  const reads = /** @type {HTMLInputElement} */ (byId('reads')).checked;
  const found = operations
    .filter(({ internal }) => !internal)
    .filter((each) => fits(each, words))
    .filter((each) => store === '' || (each.store ?? 'relay') === store)
    .filter(({ access }) => !reads || access === 'read')
    .sort((one, other) => rank(one, words) - rank(other, words));
  const list = byId('operation-list');
  const focused = list.contains(document.activeElement) ? document.activeElement?.getAttribute('href') : undefined;
  update(list, items(found));
  // more can come while somebody goes through the list by keyboard
  for (const link of list.querySelectorAll('a')) if (link.getAttribute('href') === focused) link.focus();
  byId('found').textContent = found.length === 1 ? '1 operation' : `${found.length} operations`;
};

/** Keeps the first elements that stay the same, so that none is replaced under the mouse when more arrive. @type {(list: Element, wanted: Element[]) => void} */
const update = (list, wanted) => {
  const shown = [...list.children];
  const differs = shown.findIndex((each, at) => !(wanted[at] && each.isEqualNode(wanted[at])));
  const same = differs < 0 ? shown.length : differs;
  for (const each of shown.slice(same)) each.remove();
  list.append(...wanted.slice(same));
};

const loadContract = () => {
  contract ??= ask('ui/operations?contract=true').then((answered) => {
    if (answered.status === 200) operations = [...operations, ...answered.json.operations];
  });
  return contract;
};

/** Its description and inputs, too. @type {(operation: OperationShown) => Promise<OperationShown>} */
const whole = async (operation) => {
  if (!operation.brief) return operation;
  const answered = await ask(`ui/operations?id=${encodeURIComponent(operation.id)}`);
  if (answered.status !== 200) throw new Error(problemOf(answered));
  operations = operations.map((each) => (each.id === operation.id ? answered.json.operations[0] : each));
  return answered.json.operations[0];
};

const openFromHash = async (/** @type {boolean} */ moveFocus) => {
  const id = location.hash.slice(1);
  // only names of Apple's have an underscore
  if (!find(id) && id.includes('_')) await loadContract();
  const operation = find(id);
  if (operation) showOperation(await whole(operation), moveFocus);
  return operation !== undefined;
};

export const startOperations = async () => {
  const answered = await ask('ui/operations');
  if (answered.status !== 200) throw new Error(problemOf(answered));
  operations = answered.json.operations;
  // not 'change' as well: of the text it comes as the mouse goes down elsewhere, and would take the link from under it
  byId('finder').addEventListener('input', () => {
    search();
    loadContract().then(search, () => undefined);
  });
  byId('finder').addEventListener('submit', (event) => event.preventDefault());
  addEventListener('hashchange', () => openFromHash(true).catch(() => undefined));
  search();
  const first = find('ListApps') ?? operations[0];
  if (!(await openFromHash(false)) && first) showOperation(first, false);
};
