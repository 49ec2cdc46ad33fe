// The operations of the relay itself.
import { query, relayRows } from '../core/builders.ts';
import { arrayOf, define, field, flag, object, oneOf, type Schema, text } from '../core/schema.ts';
import { storeNames } from '../core/stores.ts';

/**
 * Clients of the Model Context Protocol give a call up after 60 seconds, with and without progress: the default of
 * @modelcontextprotocol/sdk 1.32.2 and @modelcontextprotocol/client 2.4.0 (DEFAULT_REQUEST_TIMEOUT_MSEC;
 * resetTimeoutOnProgress is off). The rest is for the network, and for an instance that starts.
 */
const MCP_CALL = 45_000;

/** Any members: another operation decides which. */
const open: Schema = { ...object({}), additional: true };

const account = object(
  {
    name: field(text, 'Account name', 'The name to give as Account.'),
    store: field(oneOf(...storeNames), 'Store', 'Its store.'),
    default: field(flag, 'Is default', 'Whether calls that name no account use this one.'),
    usable: field(flag, 'Is usable', 'Whether its settings and its key are valid.'),
    problem: field(text, 'Problem', 'Why it is not usable, or what is wrong with its next key.'),
  },
  ['name', 'store', 'default', 'usable'],
);

const setting = object(
  {
    name: field(text, 'Setting name', 'The name of the setting, such as RELAY__ALLOW.'),
    on: field(flag, 'Is active', 'Whether it is there, and not off.'),
  },
  ['name', 'on'],
);

export const relay = relayRows({
  ListAccounts: {
    route: 'GET /accounts',
    summary: 'List accounts',
    description: 'Lists the store accounts of the relay, and whether each is usable. Returns no secret.',
    access: 'read',
    ownTexts: true,
    recipe: 'accounts',
    parameters: [query('store', oneOf(...storeNames), 'Store', 'Only the accounts of this store.')],
    responds: define(
      'AccountList',
      object({ accounts: field(arrayOf(account), 'Accounts', 'The configured accounts.') }, ['accounts']),
    ),
  },
  Health: {
    route: 'GET /health',
    summary: 'Check health',
    description: 'Returns 200 while the relay is running. Requires no key.',
    access: 'read',
    ownTexts: true,
    recipe: 'health',
    anonymous: true,
    visibility: 'advanced',
    responds: define('Health', object({ ok: field(flag, 'OK', 'Always true.') }, ['ok'])),
  },
  ReadRelayVersion: {
    route: 'GET /version',
    summary: 'Read relay version',
    description:
      'Returns the version of the relay, its commit, the version of the App Store Connect contract, and which settings are on. Returns no value of a setting.',
    access: 'read',
    ownTexts: true,
    recipe: 'version',
    visibility: 'advanced',
    responds: define(
      'RelayVersion',
      object(
        {
          version: field(text, 'Version', 'The version of the relay.'),
          commit: field(text, 'Commit', 'The commit of its package; unknown without a package.'),
          appleContract: field(text, 'Apple contract', "The version of Apple's OpenAPI document that it follows."),
          node: field(text, 'Node version', 'The version of Node.js that runs it.'),
          settings: field(
            arrayOf(setting),
            'Settings',
            'Every setting of the relay itself. Accounts and callers are not among them.',
          ),
        },
        ['version', 'commit', 'appleContract', 'node', 'settings'],
      ),
    ),
  },
  ReadDefinition: {
    route: 'GET /swagger.json',
    summary: 'Read definition',
    description:
      'Returns the OpenAPI definition of this relay with its own host, in the variant for the HTTP + Swagger action of Logic Apps. Requires no key if the setting RELAY__OPEN_DEFINITION is on.',
    access: 'read',
    ownTexts: true,
    recipe: 'definition',
    hidden: true,
    publicWhenEnabled: true,
    responds: object({ swagger: field(oneOf('2.0'), 'Swagger', 'The version of Swagger.') }, ['swagger']),
  },
  ReadOpenApi: {
    route: 'GET /openapi.json',
    summary: 'Read OpenAPI document',
    description:
      'Returns the operations that this caller may use as an OpenAPI 3.1 document, for generators of clients and other tools.',
    access: 'read',
    ownTexts: true,
    recipe: 'openapi',
    hidden: true,
    responds: object({ openapi: field(text, 'OpenAPI', 'The version of OpenAPI.') }, ['openapi']),
  },
  CallOperation: {
    // Azure Functions: a function without a route is served at its name
    route: 'POST /CallOperation',
    summary: 'Call operation',
    description:
      'Calls another operation by its name and returns its response: one that has no action of its own, of the thousand in the reference, or from a client that names a function instead of a URL. The access policy applies to the named operation.',
    access: 'read',
    visibility: 'advanced',
    recipe: 'call',
    bodyEncoding: 'bytes',
    delegates: true,
    body: object(
      {
        operation: field(text, 'Operation', 'The name of the operation, such as ListApps.'),
        parameters: field(open, 'Parameters', 'The values of its path, query and headers by name.'),
        body: field(open, 'Operation body', 'Its body, where it takes one.'),
      },
      ['operation'],
    ),
    responds: open,
  },
  InvokeMcp: {
    route: 'POST /mcp',
    summary: 'Invoke MCP server',
    description:
      'Serves the Model Context Protocol for agents: one message of streamable HTTP, without sessions. What the caller may do is decided by the policy of the operation that a tool calls.',
    access: 'read',
    recipe: 'mcp',
    bodyEncoding: 'bytes',
    hidden: true,
    delegates: true,
    protocol: 'mcp',
    answersWithin: MCP_CALL,
    body: object({}),
    responds: object({}),
  },
});
