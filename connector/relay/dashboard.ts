// The operations of the dashboard: its static files and its data. Enabled by the setting RELAY__PAGE.
import { path, query, relayRows } from '../core/builders.ts';
import { arrayOf, define, field, flag, integer, object, oneOf, text } from '../core/schema.ts';

/** File names; no other file can be requested. */
const file = {
  ...path('file', 'File', 'The name of the file.'),
  schema: oneOf(
    'actions.js',
    'answer.js',
    'ask.js',
    'badge.js',
    'calls.js',
    'chart.js',
    'choices.js',
    'code.js',
    'connect.js',
    'csv.js',
    'dom.js',
    'exact.js',
    'finder.js',
    'form.js',
    'jobs.js',
    'known.js',
    'more.js',
    'icon.svg',
    'offer.js',
    'operations.js',
    'page.css',
    'page.js',
    'reach.js',
    'rows.js',
    'sales.js',
    'storeColor.js',
    'snippets.js',
    'state.js',
    'table.js',
    'values.js',
    'weekly.js',
    'when.js',
  ),
} as const;

const hidden = { access: 'read', hidden: true } as const;

const state = define(
  'RelayState',
  object(
    {
      version: field(text, 'Version', 'The version of the relay.'),
      readOnly: field(flag, 'Is read-only', 'Whether the caller may do nothing but read.'),
      weeklyFigures: field(
        text,
        'Weekly figures',
        'The address of the figures of a week, if the caller may read them.',
      ),
      accounts: field(arrayOf(object({})), 'Accounts', 'How each account is.'),
      calls: field(arrayOf(object({})), 'Calls', 'The last calls, without any value of theirs.'),
      minutes: field(arrayOf(object({ minute: integer() })), 'Minutes', 'How many calls there were each minute.'),
      jobs: field(arrayOf(object({})), 'Jobs', 'The jobs of this caller, those that have not ended first.'),
      failedEvents: field(integer(0), 'Failed events', 'How many messages about events failed too often.'),
    },
    ['version', 'readOnly', 'accounts', 'calls', 'minutes', 'jobs', 'failedEvents'],
  ),
);

const operations = object(
  {
    operations: field(
      arrayOf(object({ id: text, access: oneOf('read', 'write', 'publish', 'credential', 'anything') })),
      'Operations',
      'What can be called, and how.',
    ),
  },
  ['operations'],
);

export const dashboardRows = relayRows({
  ReadPage: {
    ...hidden,
    route: 'GET /ui',
    summary: 'Read page',
    description:
      'Returns the HTML of the dashboard, without data of this relay: the dashboard requests its data with a key.',
    page: 'open',
    recipe: 'page',
    responds: text,
  },
  ReadPageFile: {
    ...hidden,
    route: 'GET /ui/files/{file}',
    summary: 'Read file of page',
    description: 'Returns a style sheet, a script or an image of the dashboard.',
    page: 'open',
    recipe: 'page',
    parameters: [file],
    responds: text,
  },
  ReadState: {
    ...hidden,
    route: 'GET /ui/state',
    summary: 'Read state',
    description:
      'Returns the state of the relay: its accounts, the age of their tokens, their remaining quota, and the last calls. Returns no secret and no value of a call.',
    page: 'keyed',
    recipe: 'state',
    responds: state,
  },
  ListOperations: {
    ...hidden,
    route: 'GET /ui/operations',
    summary: 'List operations',
    description: 'Lists the operations of this relay with their inputs, and whether the caller may call them.',
    page: 'keyed',
    recipe: 'operations',
    parameters: [
      query('id', text, 'Operation', 'That operation alone, by its name or by the operationId of Apple.'),
      query('search', text, 'Words', 'The IDs of those that fit these words best, in that order.'),
      query('contract', flag, 'Of the contract', "Those that only Apple's contract has, in brief."),
    ],
    responds: operations,
  },
});
