// The same call for elsewhere, in the language that was chosen last.
import { copyButton, h } from './dom.js';
import { curl, flowAction, httpAction, python, typeScript } from './snippets.js';

/** @typedef {import('../types.ts').OperationShown} OperationShown */
/** @typedef {import('./values.js').Values} Values */

/** @type {Record<string, (operation: OperationShown, values: Values) => string>} */
const languages = {
  curl,
  TypeScript: typeScript,
  Python: python,
  'Power Automate': flowAction,
  'Logic Apps': httpAction,
};

/** Who copies one call as Python copies the next as Python, too. */
let chosen = 'curl';

/** @type {(operation: OperationShown, read: () => Values) => { element: Element, update: () => void }} */
export const makeCode = (operation, read) => {
  const code = h('pre', {});
  const region = h('div', { class: 'scroll', role: 'region', tabindex: 0 }, code);
  const copy = h('div', {});
  const buttons = Object.keys(languages).map((name) => {
    const button = h('button', { type: 'button', class: 'quiet' }, name);
    button.addEventListener('click', () => {
      chosen = name;
      show();
    });
    return button;
  });
  const update = () => {
    code.textContent = languages[chosen]?.(operation, read()) ?? '';
  };
  const show = () => {
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.textContent === chosen));
    region.setAttribute('aria-label', `As ${chosen}`);
    copy.replaceChildren(copyButton(`As ${chosen}`, () => code.textContent ?? ''));
    update();
  };
  const choice = h('div', { class: 'switch', role: 'group', 'aria-label': 'Show this call as' }, ...buttons);
  show();
  const element = h(
    'div',
    { class: 'code' },
    h('h4', {}, 'Code for this call'),
    choice,
    h('div', { class: 'copied' }, region, copy),
  );
  return { element, update };
};
