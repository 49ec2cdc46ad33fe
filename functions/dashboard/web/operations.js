// What can be called: found by a search, called as far as that does no harm, and copied for elsewhere.
import { actionOfPlan, actionsOf, makeButtons, valuesFor } from './actions.js';
import { answerParts } from './answer.js';
import { ask, problemOf } from './ask.js';
import { badge } from './badge.js';
import { makeCode } from './code.js';
import { byId, h, say } from './dom.js';
import { markOpened, startFinder } from './finder.js';
import { makeForm } from './form.js';
import { find, known, loadContract, loadKnown, titlesOf, whole } from './known.js';
import { addressOf, bodyOf, headersOf } from './values.js';

/** @typedef {import('../types.ts').OperationShown} OperationShown */
/** @typedef {import('./actions.js').Action} Action */

/** @type {Record<string, string>} */
const accessWords = {
  read: 'Reads',
  write: 'Writes',
  publish: 'Publishes',
  credential: 'Returns a token',
  anything: 'Calls anything',
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

/** The notice of a call and what can be done with its plan, over its answer. @type {(action: Action, next: HTMLElement | undefined) => Element[]} */
const above = ({ notice }, next) => [
  ...(notice ? [h('p', { class: 'notice done' }, notice)] : []),
  ...(next ? [next] : []),
];

/** @type {(operation: OperationShown, moveFocus: boolean) => void} */
const showOperation = (operation, moveFocus) => {
  const result = h('div', { class: 'result' });
  /** What was called last: the code is the same call. @type {Action | undefined} */
  let last;
  /** The buttons of the plan that is shown. @type {HTMLElement | undefined} */
  let planned;
  const show = (/** @type {Action | undefined} */ action) => {
    last = action;
    code.update();
  };
  /** A plan is for the inputs that it was made with. */
  const changed = () => {
    planned?.remove();
    planned = undefined;
    show(last?.planId === undefined ? last : { ...last, kind: 'plan', planId: undefined });
  };
  const form = makeForm(operation, find, changed);
  const code = makeCode(operation, () => (last ? valuesFor(operation, form.read(), last) : form.read()));
  const { actions, notice } = actionsOf(operation);
  /** @type {(action: Action) => Promise<void>} */
  const call = async (action) => {
    const wrong = form.firstWrong();
    if (wrong) {
      say('An input is missing or is not what it should be.');
      wrong.closest('details')?.setAttribute('open', '');
      return wrong.focus();
    }
    show(action);
    if (action.kind === 'code') return code.element.scrollIntoView({ block: 'nearest' });
    const values = valuesFor(operation, form.read(), action);
    planned = undefined;
    result.replaceChildren(h('p', { class: 'muted' }, 'Asking …'));
    const how = { method: operation.method, headers: headersOf(operation, values), body: bodyOf(operation, values) };
    const [answered, titles] = await Promise.all([ask(addressOf(operation, values), how), titlesOf(operation.id)]);
    const isDone = answered.status < 400;
    // the error may name an input that is folded away
    if (answered.status === 400) form.element.querySelector('details')?.setAttribute('open', '');
    const next = action.kind === 'plan' && isDone && last === action && actionOfPlan(operation, answered.json);
    planned = next ? makeButtons([next], act) : undefined;
    result.replaceChildren(...(isDone ? above(action, planned) : []), ...answerParts(answered, operation, titles));
    say(isDone ? `${action.notice ?? ''} The relay answered ${answered.status}.`.trim() : problemOf(answered));
  };
  const act = (/** @type {Action} */ action) => {
    call(action).catch((error) =>
      result.replaceChildren(h('p', { class: 'notice bad' }, `The relay does not answer: ${error.message}`)),
    );
  };
  const buttons = makeButtons(actions, act);
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
    code.element,
  );
  form.load().catch(() => undefined);
  markOpened(operation);
  if (moveFocus) title.focus();
};

const openFromHash = async (/** @type {boolean} */ moveFocus) => {
  const id = location.hash.slice(1);
  if (id.startsWith('call-')) return false;
  // only names of Apple's have an underscore
  if (!find(id) && id.includes('_')) await loadContract();
  const operation = find(id);
  if (operation) showOperation(await whole(operation), moveFocus);
  return operation !== undefined;
};

export const startOperations = async () => {
  await loadKnown();
  startFinder();
  addEventListener('hashchange', () => openFromHash(true).catch(() => undefined));
  const first = find('ListApps') ?? known()[0];
  if (!(await openFromHash(false)) && first) showOperation(first, false);
};
