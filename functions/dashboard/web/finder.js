// Finds an operation: in groups with their counts, by words, and by what people call it.
import { byId, h } from './dom.js';
import { find, findByWords, known, knowsAll, loadContract } from './known.js';
import { number } from './when.js';

/** @typedef {import('../types.ts').OperationShown} OperationShown */
/** @typedef {{ key: string, title: string, found: OperationShown[] }} Group */

/** Groups are open until so many operations are in sight; the others say how many they have. */
const IN_SIGHT = 60;
/** Pixels at the top of the list that the name of a store covers. */
const HEADING = 42;
/** Who types goes on typing: milliseconds until the relay is asked. */
const PAUSE = 150;

let opened = '';
/** What the relay found for the words of the search, the best first. @type {string[]} */
let best = [];
let turn = 0;
/** Groups that somebody opened. @type {Set<string>} */
const open = new Set();
/** The operations of the groups that are shown. @type {Map<string, OperationShown[]>} */
let shown = new Map();

const input = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (byId(id));
const words = () =>
  input('search')
    .value.toLowerCase()
    .split(/[\s-]+/)
    .filter(Boolean);

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

/** Every word of the search is in what is said of it. @type {(operation: OperationShown) => boolean} */
const fits = ({ id, summary, description, address, group }) => {
  const text = `${id} ${summary} ${group} ${address} ${description}`.toLowerCase().replaceAll('-', ' ');
  return words().every((word) => text.includes(word));
};

/** @type {(operation: OperationShown) => boolean} */
const isWanted = ({ internal, store = 'relay', access }) => {
  const where = byId('where');
  const only = /** @type {HTMLSelectElement} */ (where).value;
  return !internal && (only === '' || store === only) && (!input('reads').checked || access === 'read');
};

/** `BetaGroups` as words. @type {(group: string) => string} */
const inWords = (group) => group.replace(/([a-z])(?=[A-Z])/g, '$1 ');

/** What starts a flow and what saves steps comes first. @type {(one: string, other: string) => number} */
const byTitle = (one, other) => {
  const first = ['Recipes', 'Triggers'];
  const rank = (/** @type {string} */ title) => (first.includes(title) ? first.indexOf(title) : first.length);
  return rank(one) - rank(other) || one.localeCompare(other);
};

/** @type {(store: string, found: OperationShown[]) => Group[]} */
const groupsOf = (store, found) =>
  [...new Set(found.map(({ group }) => group))].sort(byTitle).map((group) => ({
    key: `${store} ${group}`,
    title: inWords(group),
    found: found.filter((each) => each.group === group),
  }));

/** @type {(group: Group, isOpen: boolean) => Element} */
const groupElement = ({ key, title, found }, isOpen) => {
  const list = h('ul', { class: 'list' });
  // by its key, since the element stays while what is found changes
  const fill = () => {
    if (!list.firstChild) list.append(...(shown.get(key) ?? []).map(item));
  };
  const details = h(
    'details',
    { 'data-key': key, open: isOpen },
    h('summary', {}, title, ' ', h('span', { class: 'many' }, number(found.length))),
    list,
  );
  details.addEventListener('toggle', () => {
    if (details.open) fill();
    if (words().length > 0) return;
    if (details.open) open.add(key);
    else open.delete(key);
  });
  if (isOpen) fill();
  return details;
};

/** @type {(name: string, found: number) => Element} */
const heading = (name, found) => h('h3', {}, name, ' ', h('span', { class: 'many' }, number(found)));

/** @type {(store: string, found: OperationShown[], sight: { left: number }) => Element[]} */
const storeElements = (store, found, sight) =>
  groupsOf(store, found).map((group) => {
    shown.set(group.key, group.found);
    const isOpen = words().length > 0 ? sight.left >= group.found.length : open.has(group.key);
    sight.left -= isOpen ? group.found.length : 0;
    return groupElement(group, isOpen);
  });

/** @type {() => Element | undefined} */
const offerMore = () => {
  if (knowsAll() || words().length > 0) return undefined;
  const button = h('button', { type: 'button', class: 'quiet' }, 'Show all, also those that are not in the connector');
  button.addEventListener('click', () => {
    button.textContent = 'Loading …';
    loadContract().then(render, (error) => {
      button.textContent = `${error.message} Ask again`;
    });
  });
  return h('p', { class: 'offer' }, button);
};

/** Keeps the first elements that stay the same, so that none is replaced under the mouse when more arrive. @type {(list: Element, wanted: Element[]) => void} */
const update = (list, wanted) => {
  const before = [...list.children];
  const differs = before.findIndex((each, at) => !(wanted[at] && each.isEqualNode(wanted[at])));
  const same = differs < 0 ? before.length : differs;
  for (const each of before.slice(same)) each.remove();
  list.append(...wanted.slice(same));
};

/** Where the focus is in the list, to find it again. @type {(list: Element) => string | undefined} */
const focusIn = (list) => {
  const focused = document.activeElement;
  if (!focused || !list.contains(focused)) return undefined;
  const [key, href] = [focused.parentElement?.getAttribute('data-key'), focused.getAttribute('href')];
  if (key) return `[data-key="${key}"] > summary`;
  return href ? `a[href="${href}"]` : undefined;
};

const render = () => {
  const [list, where] = [byId('operation-list'), /** @type {HTMLSelectElement} */ (byId('where'))];
  const focused = focusIn(list);
  const hits = best.flatMap((id) => find(id) ?? []).filter(isWanted);
  const others = known().filter((each) => !best.includes(each.id) && isWanted(each) && fits(each));
  const sight = { left: IN_SIGHT };
  shown = new Map();
  const ofStores = [...where.options].slice(1).flatMap(({ value, text }) => {
    const found = others.filter(({ store = 'relay' }) => store === value);
    return found.length > 0 ? [heading(text, found.length), ...storeElements(value, found, sight)] : [];
  });
  const ofWords =
    hits.length > 0 ? [heading('Best matches', hits.length), h('ul', { class: 'list' }, ...hits.map(item))] : [];
  const found = [...ofWords, ...ofStores];
  const none = found.length === 0 ? h('p', { class: 'offer' }, 'Nothing fits. Try other words.') : undefined;
  update(
    list,
    [...found, none, offerMore()].filter((each) => each !== undefined),
  );
  if (focused) /** @type {HTMLElement | null} */ (list.querySelector(focused))?.focus({ preventScroll: true });
  const count = hits.length + others.length;
  byId('found').textContent = count === 1 ? '1 operation' : `${number(count)} operations`;
};

/** What the relay makes of the words comes first, so nothing is shown before it is there. */
const search = async () => {
  turn += 1;
  const [own, text, list] = [turn, input('search').value.trim(), byId('operation-list')];
  list.setAttribute('aria-busy', 'true');
  if (text !== '') await new Promise((resolve) => setTimeout(resolve, PAUSE));
  if (own !== turn) return;
  const asked = text === '' ? [] : findByWords(text).catch(() => []);
  const [found] = await Promise.all([asked, text === '' ? undefined : loadContract().catch(() => undefined)]);
  if (own !== turn) return;
  best = found;
  render();
  list.parentElement?.scrollTo(0, 0);
  list.setAttribute('aria-busy', 'false');
};

/** Marks it in the list, and brings it into sight there without moving the page. @type {(operation: OperationShown) => void} */
export const markOpened = (operation) => {
  opened = operation.id;
  if (words().length === 0) open.add(`${operation.store ?? 'relay'} ${operation.group}`);
  render();
  const list = byId('operation-list');
  const scroll = list.parentElement;
  for (const link of list.querySelectorAll('a')) {
    const isOpened = link.hash === `#${opened}`;
    link.setAttribute('aria-current', String(isOpened));
    if (!isOpened || !scroll) continue;
    const [above, below] = [link.offsetTop - HEADING, link.offsetTop + link.offsetHeight - scroll.clientHeight];
    scroll.scrollTop = Math.max(below, Math.min(above, scroll.scrollTop));
  }
};

/** @type {(event: KeyboardEvent) => void} */
const goToSearch = (event) => {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  if (key !== '/' || ctrlKey || metaKey || altKey || !input('slash').checked) return;
  if (target instanceof Element && target.closest('input, select, textarea')) return;
  event.preventDefault();
  byId('finder').scrollIntoView({ block: 'start' });
  input('search').focus({ preventScroll: true });
  input('search').select();
};

export const startFinder = () => {
  // not 'change' as well: of the text it comes as the mouse goes down elsewhere, and would take the link from under it
  byId('finder').addEventListener('input', ({ target }) => {
    if (target === input('search')) search().catch(() => undefined);
    else render();
  });
  byId('finder').addEventListener('submit', (event) => {
    event.preventDefault();
    byId('operation-list').querySelector('a')?.click();
  });
  addEventListener('keydown', goToSearch);
  render();
};
