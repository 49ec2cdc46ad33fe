// A chart that is made when someone wants it: each time costs calls to a store, which counts them.
import { h } from './dom.js';

/** The vendor number of the sandbox. */
export const SANDBOX_VENDOR = '80012345';

/**
 * @typedef {object} Offer
 * @property {HTMLElement} figure Where the chart goes.
 * @property {string} title
 * @property {string} words What it shows, and what it costs.
 * @property {string} label Of the input.
 * @property {string} id Of the input.
 * @property {string} pattern
 * @property {boolean} required
 * @property {string} [inputmode]
 * @property {string | undefined} value
 * @property {string} button
 * @property {(value: string) => Promise<void>} show
 */

/** A form with one input, and the chart above it once it is asked for; errors are shown below the input. @type {(offer: Offer) => void} */
export const offerChart = ({ figure, title, words, label, id, pattern, required, inputmode, value, button, show }) => {
  const input = h('input', { id, pattern, required, inputmode, value, autocomplete: 'off' });
  const problem = h('p', { class: 'muted', role: 'status' });
  const submit = h('button', { type: 'submit' }, button);
  const form = h('form', { class: 'ask' }, h('label', { for: id }, label), input, submit, problem);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.textContent = 'Asking …';
    try {
      await show(input.value.trim());
      problem.textContent = '';
      figure.append(form); // to ask again, with the focus where it was
      submit.focus();
    } catch (error) {
      problem.textContent = error instanceof Error ? error.message : String(error);
    }
  });
  figure.replaceChildren(h('figcaption', {}, h('h3', {}, title), h('p', { class: 'muted' }, words)), form);
};
