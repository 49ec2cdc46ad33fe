// The same call for elsewhere: a terminal, a program, a flow, a Logic App. The key is a word to replace, never the key itself.
import { api } from './ask.js';
import { addressOf, bodyOf, clientInputs, headersOf } from './values.js';

/** @typedef {import('../types.ts').OperationShown} OperationShown */
/** @typedef {import('./values.js').Values} Values */

/** For a POSIX shell. @type {(text: string) => string} */
const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** What must be given and is not is shown as its example, or as its name. @type {(operation: OperationShown, values: Values) => Values} */
const filled = ({ inputs }, values) => {
  const all = new Map(values);
  for (const { in: place, name, required, type, example } of inputs) {
    const key = `${place} ${name}`;
    const word = place === 'path' ? `{${name}}` : `<${name}>`;
    const shown = type === 'array' ? [word] : type === 'object' ? '{}' : word;
    if (required && !all.has(key)) all.set(key, (place === 'body' && example) || shown);
  }
  return all;
};

/** @type {(address: string) => string} */
const readable = (address) =>
  address.replaceAll('%7B', '{').replaceAll('%7D', '}').replaceAll('%3C', '<').replaceAll('%3E', '>');

/** @type {(operation: OperationShown, values: Values) => string} */
export const curl = (operation, values) => {
  const all = filled(operation, values);
  const [body, headers] = [bodyOf(operation, all), headersOf(operation, all)];
  const lines = [
    `curl ${operation.method === 'GET' ? '' : `-X ${operation.method} `}-H "x-functions-key: $RELAY_KEY"`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(operation.file ? ["-H 'content-type: application/octet-stream'", '--data-binary @file'] : []),
    ...(body && !operation.file ? ["-H 'content-type: application/json'", `-d ${quote(JSON.stringify(body))}`] : []),
    quote(readable(new URL(addressOf(operation, all), api).href)),
  ];
  return lines.join(' \\\n  ');
};

/** A name of JavaScript needs no quotes. @type {(name: string) => string} */
const property = (name) => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name));

/** What only Apple's contract has is no function of the client. @type {(operation: OperationShown, all: Values) => string} */
const fetching = (operation, all) => {
  const [body, headers] = [bodyOf(operation, all), headersOf(operation, all)];
  const given = { ...headers, ...(body && { 'content-type': 'application/json' }) };
  const lines = [
    `method: ${JSON.stringify(operation.method)},`,
    `headers: { ${[`'x-functions-key': process.env.RELAY_KEY ?? ''`, ...Object.entries(given).map(([name, value]) => `${property(name)}: ${JSON.stringify(value)}`)].join(', ')} },`,
    ...(body ? [`body: JSON.stringify(${JSON.stringify(body)}),`] : []),
  ];
  const address = JSON.stringify(readable(new URL(addressOf(operation, all), api).href));
  return `const response = await fetch(${address}, {\n${lines.map((each) => `  ${each}\n`).join('')}});\nconsole.log(response.status, await response.text());`;
};

/** With the client of the folder client/. @type {(operation: OperationShown, values: Values) => string} */
export const typeScript = (operation, values) => {
  const all = filled(operation, values);
  if (operation.derived) return fetching(operation, all);
  const isFile = operation.file && !operation.inputs.some((input) => input.in === 'body');
  const inputs = [
    ...clientInputs(operation, all).map(([name, value]) => `  ${property(name)}: ${JSON.stringify(value)},\n`),
    ...(isFile ? ["  body: await openAsBlob('file'),\n"] : []),
  ];
  const name = operation.id.charAt(0).toLowerCase() + operation.id.slice(1);
  return [
    ...(isFile ? ["import { openAsBlob } from 'node:fs';"] : []),
    "import { createClient } from '@store-relay/client';",
    '',
    `const relay = createClient({ url: ${JSON.stringify(api.href.replace(/\/$/, ''))}, key: process.env.RELAY_KEY });`,
    '',
    `const answer = await relay.${name}(${inputs.length > 0 ? `{\n${inputs.join('')}}` : ''});`,
    'console.log(answer);',
  ].join('\n');
};

/** A value of JSON in Python, which writes three of them otherwise. @type {(value: unknown) => string} */
const pythonic = (value) => {
  if (Array.isArray(value)) return `[${value.map(pythonic).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([name, each]) => `${JSON.stringify(name)}: ${pythonic(each)}`)
      .join(', ')}}`;
  if (value === true) return 'True';
  if (value === false) return 'False';
  return value === null ? 'None' : JSON.stringify(value);
};

/** With httpx, which waits for 5 seconds unless it has another timeout. @type {(operation: OperationShown, values: Values) => string} */
export const python = (operation, values) => {
  const all = filled(operation, values);
  const [body, headers] = [bodyOf(operation, all), headersOf(operation, all)];
  const given = Object.entries({ ...headers, ...(operation.file && { 'content-type': 'application/octet-stream' }) });
  const lines = [
    JSON.stringify(operation.method),
    JSON.stringify(readable(new URL(addressOf(operation, all), api).href)),
    `headers={${[`"x-functions-key": os.environ["RELAY_KEY"]`, ...given.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)].join(', ')}}`,
    ...(operation.file ? ['content=open("file", "rb")'] : []),
    ...(body && !operation.file ? [`json=${pythonic(body)}`] : []),
    'timeout=240',
  ];
  return [
    'import os',
    '',
    'import httpx',
    '',
    `response = httpx.request(\n${lines.map((each) => `    ${each},\n`).join('')})`,
    'response.raise_for_status()',
    'print(response.text)',
  ].join('\n');
};

/**
 * A value as itself, where Power Automate and Logic Apps evaluate texts and names of members that begin with @ or contain @{.
 * After @@ nothing is evaluated.
 * @type {(value: unknown) => unknown}
 */
const literal = (value) => {
  if (typeof value === 'string') return value.startsWith('@') ? `@${value}` : value.replaceAll('@{', '@@{');
  if (Array.isArray(value)) return value.map(literal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [literal(name), literal(each)]));
};

/** As the peek code of Power Automate shows an action; the name of the connector is another in each environment. */
/** @type {(operation: OperationShown, values: Values) => string} */
export const flowAction = (operation, values) => {
  const all = filled(operation, values);
  const parameters = Object.fromEntries(
    operation.inputs.flatMap((input) => {
      const value = input.in === 'body' ? bodyOf(operation, all)?.[input.name] : all.get(`${input.in} ${input.name}`);
      return value === undefined
        ? []
        : [
            [
              input.in === 'body' ? `body/${input.name}` : input.name,
              literal(Array.isArray(value) && input.in !== 'body' ? value.join(',') : value),
            ],
          ];
    }),
  );
  const connector = 'shared_YOUR-CONNECTOR';
  const action = {
    type: 'OpenApiConnection',
    inputs: {
      host: {
        apiId: `/providers/Microsoft.PowerApps/apis/${connector}`,
        connectionName: connector,
        operationId: operation.id,
      },
      parameters,
      authentication: "@parameters('$authentication')",
    },
  };
  return JSON.stringify(
    operation.trigger ? { recurrence: { frequency: 'Minute', interval: 15 }, ...action } : action,
    null,
    2,
  );
};

/** @type {(operation: OperationShown, values: Values) => string} */
export const httpAction = (operation, values) => {
  const all = filled(operation, values);
  const [body, headers] = [bodyOf(operation, all), headersOf(operation, all)];
  const url = new URL(addressOf(operation, all), api);
  const inputs = {
    method: operation.method,
    uri: literal(readable(url.origin + url.pathname)),
    ...(url.search && { queries: literal(Object.fromEntries(url.searchParams)) }),
    headers: { 'x-functions-key': "@parameters('relayKey')", .../** @type {object} */ (literal(headers)) },
    ...(body && !operation.file && { body: literal(body) }),
  };
  return JSON.stringify({ type: 'Http', inputs }, null, 2);
};
