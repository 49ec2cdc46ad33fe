// What the page can do with an operation: try a read, plan a write, apply the plan or run a write in the simulator alone.
import { h } from './dom.js';
import { keyOf } from './values.js';

/** @typedef {import('../types.ts').OperationShown} OperationShown */
/** @typedef {import('./values.js').Values} Values */

/**
 * One way to call an operation.
 * @typedef {object} Action
 * @property {'read' | 'plan' | 'run' | 'apply' | 'code'} kind `code` shows the call that applies a plan, and does not call.
 * @property {string} label The text of its button.
 * @property {string} [planId] The plan that it applies.
 * @property {string} [yes] The text of the button that confirms it: it changes something.
 * @property {string} [notice] What is said over the answer.
 */

/** @type {(operation: OperationShown) => boolean} */
const needsSecret = ({ inputs }) => inputs.some(({ format, required }) => format === 'password' && required);

/** @type {(operation: OperationShown, name?: 'dryRun' | 'planId') => import('./values.js').InputShown | undefined} */
const planInput = ({ inputs }, name = 'dryRun') => inputs.find((input) => input.name === name);

const read = /** @type {Action} */ ({ kind: 'read', label: 'Try it' });
const plan = /** @type {Action} */ ({
  kind: 'plan',
  label: 'Show the plan',
  notice: 'The plan: these steps would be taken. Nothing was changed.',
});
const run = /** @type {Action} */ ({
  kind: 'run',
  label: 'Run it in the simulator',
  yes: 'Yes, run it',
  notice: 'Run in the simulator: the answer is about invented data, and no real store was called.',
});

const apply = /** @type {Action} */ ({
  kind: 'apply',
  label: 'Apply this plan',
  yes: 'Yes, apply it',
  notice: 'The plan was applied in the simulator: the answer is about invented data, and no real store was called.',
});
const code = /** @type {Action} */ ({ kind: 'code', label: 'Show the code that applies this plan' });

/** Why the page does not call it at all. @type {(operation: OperationShown) => string | undefined} */
const whyNot = (operation) => {
  const isRead = operation.access === 'read';
  if (!operation.allowed)
    return isRead
      ? 'This key may not call it: an administrator can add it to the policy of the relay.'
      : 'It changes something, and this key may not call it: the policy of the relay (RELAY__ALLOW) has to name it first. Fill in what it needs and copy the call.';
  if (needsSecret(operation))
    return 'It takes the secrets of a signed-in person, which this page does not ask for. Copy the call instead.';
  if (!isRead && operation.file) return 'It takes a file, which this page does not send. Copy the call instead.';
  if (!isRead && !operation.simulated && !planInput(operation))
    return 'It changes something at a real store, so this page does not do it. Fill in what it needs and copy the call.';
  return undefined;
};

/** What the page offers, and what it says of it. @type {(operation: OperationShown) => { actions: Action[], notice?: string }} */
export const actionsOf = (operation) => {
  const reason = whyNot(operation);
  if (reason) return { actions: [], notice: reason };
  if (operation.access === 'read') return { actions: [read] };
  const plans = planInput(operation) ? [plan] : [];
  return operation.simulated
    ? { actions: [...plans, run], notice: 'Simulator: this changes invented data only, until npm start ends.' }
    : {
        actions: plans,
        notice: 'It changes something at a real store, so this page shows the plan alone. To apply it, copy the call.',
      };
};

/** What can be done with a plan; undefined where its steps change nothing. @type {(operation: OperationShown, json: any) => Action | undefined} */
export const actionOfPlan = ({ simulated }, json) => {
  const isPlanned = (/** @type {any} */ step) => step?.state === 'planned';
  if (typeof json?.planId !== 'string' || !(Array.isArray(json.steps) && json.steps.some(isPlanned))) return undefined;
  return { ...(simulated ? apply : code), planId: json.planId };
};

/**
 * The values of a call: its button decides whether it plans, applies a plan or runs without one.
 * @type {(operation: OperationShown, values: Values, action: Action) => Values}
 */
export const valuesFor = (operation, values, { kind, planId }) => {
  const all = new Map(values);
  const [dryRun, plan] = [planInput(operation), planInput(operation, 'planId')];
  if (dryRun && kind !== 'read') all.delete(keyOf(dryRun));
  if (dryRun && kind === 'plan') all.set(keyOf(dryRun), 'true');
  // a call plans or applies, and not both
  if (plan && kind === 'plan') all.delete(keyOf(plan));
  if (plan && planId) all.set(keyOf(plan), planId);
  return all;
};

/** Buttons, in a form. What changes something is asked for once more. @type {(actions: Action[], act: (action: Action) => void) => HTMLElement} */
export const makeButtons = (actions, act) => {
  const row = h('div', { class: 'actions' });
  const showAll = () => {
    const buttons = actions.map((action, nth) => {
      const kind = { type: nth === 0 ? 'submit' : 'button', class: action.yes ? 'warn' : '' };
      const button = h('button', kind, action.label);
      button.addEventListener('click', (event) => {
        event.preventDefault();
        if (action.yes) askAgain(action);
        else act(action);
      });
      return button;
    });
    row.replaceChildren(...buttons);
  };
  /** @type {(action: Action) => void} */
  const askAgain = (action) => {
    const yes = h('button', { type: 'button', class: 'warn' }, action.yes);
    const no = h('button', { type: 'button', class: 'quiet' }, 'Cancel');
    yes.addEventListener('click', () => {
      showAll();
      act(action);
    });
    no.addEventListener('click', () => {
      showAll();
      row.querySelector('button')?.focus();
    });
    row.replaceChildren(h('span', {}, 'This changes the data of the simulator.'), yes, no);
    yes.focus();
  };
  showAll();
  return row;
};
