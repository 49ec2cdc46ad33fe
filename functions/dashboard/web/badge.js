// A word in a box whose color says how it is.
import { h } from './dom.js';

/** @type {(text: string, kind?: string) => HTMLElement} */
export const badge = (text, kind = '') => h('span', { class: `badge ${kind}` }, text);

/** @type {(status: number) => 'good' | 'warn' | 'bad'} */
export const kindOf = (status) => (status >= 500 ? 'bad' : status >= 400 ? 'warn' : 'good');
