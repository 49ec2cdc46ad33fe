// What a connection needs, to be copied: for the connector, for Logic Apps, for a terminal.
import { api } from './ask.js';
import { byId, copyButton, h } from './dom.js';

/** @type {(name: string, value: string, words: string, canCopy?: boolean) => Element} */
const setting = (name, value, words, canCopy = true) =>
  h(
    'div',
    { class: 'setting' },
    h('dt', {}, name),
    h(
      'dd',
      {},
      h('div', { class: 'copied' }, h('code', {}, value), canCopy && copyButton(name, () => value)),
      h('p', { class: 'muted' }, words),
    ),
  );

const isLocal = () => /^(localhost|127\.|\[::1\])/.test(location.hostname);

/** @type {(state: import('../types.ts').DashboardState) => void} */
export const showConnect = ({ accounts }) => {
  const names = [...new Set(accounts.map(({ name }) => name))].join(', ');
  const host = isLocal() ? 'YOUR-RELAY.azurewebsites.net' : api.host;
  const address = isLocal() ? `https://${host}/api` : api.href.replace(/\/$/, '');
  byId('settings').replaceChildren(
    h(
      'p',
      {},
      isLocal()
        ? 'This relay is on your machine, where no cloud can reach it. On Azure, a connection needs these:'
        : 'A connection of the connector needs these:',
    ),
    h(
      'dl',
      { class: 'settings' },
      setting('Relay host name', host, 'Without https:// in front.'),
      setting(
        'Function key',
        '(yours)',
        isLocal()
          ? 'On this machine it is on the screen of npm start. Each environment gets a key of its own.'
          : 'In the Azure portal: Functions app, App keys, Host keys. Each environment gets a key of its own.',
        false,
      ),
      setting(
        'Header of the key',
        'x-functions-key',
        'For HTTP actions and programs; the lines for curl take the key from $RELAY_KEY. Never put it into an address: addresses are logged.',
      ),
      setting(
        'Address of all calls',
        address,
        'Behind it, a slash, the store as in the list of accounts, and the path of the store itself.',
      ),
      setting(
        'Definition',
        `${address}/swagger.json`,
        'For the HTTP + Swagger action of Logic Apps. It asks for the key unless RELAY__OPEN_DEFINITION is on.',
      ),
      setting(
        'Files for the connector',
        `npm run connector -- --host ${host}`,
        'Writes all that Power Automate, Power Apps and Logic Apps import.',
      ),
      ...(names
        ? [setting('Accounts', names, 'What an action can name as Account. Leave it empty for the default one.', false)]
        : []),
    ),
  );
};
