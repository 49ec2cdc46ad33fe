// Elements, made of a name, attributes and what is inside: a text is a text and never read as markup.

/** @typedef {Node | string | number | false | undefined} Child */
/** @typedef {Record<string, string | number | boolean | undefined | ((event: Event) => void)>} Attributes */

/** @type {(element: Element, attributes: Attributes) => void} */
const set = (element, attributes) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
};

/** @type {(element: Element, children: Child[]) => void} */
const fill = (element, children) => {
  for (const child of children) {
    if (child !== undefined && child !== false) element.append(child instanceof Node ? child : String(child));
  }
};

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes} attributes A function listens to the event of that name.
 * @param {...Child} children
 */
export const h = (name, attributes, ...children) => {
  const element = document.createElement(name);
  set(element, attributes);
  fill(element, children);
  return element;
};

/**
 * @param {string} name
 * @param {Attributes} attributes
 * @param {...Child} children
 */
export const svg = (name, attributes, ...children) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  set(element, attributes);
  fill(element, children);
  return element;
};

/** @type {(id: string) => HTMLElement} */
export const byId = (id) => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}`);
  return found;
};

/** Says it to those who listen to the page instead of looking at it. @type {(sentence: string) => void} */
export const say = (sentence) => {
  byId('said').textContent = sentence;
};

/**
 * A button that copies a text, and says so.
 * @param {string} what
 * @param {() => string} text
 */
export const copyButton = (what, text) => {
  const button = h('button', { type: 'button', class: 'quiet', 'aria-label': `Copy ${what}` }, 'Copy');
  button.addEventListener('click', async () => {
    const copied = await navigator.clipboard.writeText(text()).then(
      () => true,
      () => false,
    );
    button.textContent = copied ? 'Copied' : 'Not copied';
    say(copied ? `Copied: ${what}` : `Your browser does not let the page copy. Select the text instead.`);
    setTimeout(() => {
      button.textContent = 'Copy';
    }, 2000);
  });
  return button;
};
