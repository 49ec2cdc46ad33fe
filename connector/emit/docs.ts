// The catalog as a documentation page: for each operation its purpose, access class and source.
import type { Operation } from '../core/operation.ts';
import { type Store, stores } from '../core/stores.ts';

/** The sections of the page, each with its operations. */
const parts: readonly (readonly [string, (operation: Operation) => boolean])[] = [
  ['Flows that start by themselves', ({ trigger }) => trigger !== undefined],
  ['Whole jobs in one action', ({ recipe, trigger, page }) => recipe !== undefined && !trigger && !page],
  ...Object.entries(stores).map(
    ([store, { title }]) =>
      [
        title,
        (operation: Operation) => operation.store === (store as Store) && operation.recipe === undefined,
      ] as const,
  ),
  ['The page of the relay (no actions: they are there with `RELAY__PAGE=on`)', ({ page }) => page !== undefined],
];

const INTRODUCTION = `# Operations

Every action and trigger of the connector; each is an address of the relay, too. This page is written by \`npm run generate\`.

**Class** is the word that the setting \`RELAY__ALLOW\` speaks of: *read* changes nothing; *write* changes drafts and test data; *publish* is seen by the public or by testers, or is hard to undo; *credential* hands out or ends a token; *anything* reaches whatever the store has.
**Source** says who vouches that the store has the operation: *documented* by the store itself; *confirmed by clients*: public programs use it, and the store's page could not be read; *single source*: one program alone. None has been tried against the real stores.`;

export function markdown(catalog: readonly Operation[], prefix = '/api'): string {
  const sections = parts.flatMap(([title, belongs]) => {
    const operations = catalog.filter(belongs);
    return operations.length > 0 ? [`## ${title}\n\n${table(operations, prefix)}`] : [];
  });
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`;
}

function table(operations: readonly Operation[], prefix: string): string {
  return [
    '| Action | Call | What it does | Class | Source |',
    '|---|---|---|---|---|',
    ...operations.map((operation) => row(operation, prefix)),
  ].join('\n');
}

function row(operation: Operation, prefix: string): string {
  const { id, method, address, access, summary, description, recipe, evidence = 'documented' } = operation;
  const source = recipe ? 'the relay' : evidence;
  const cells = [`**${summary}**<br>\`${id}\``, `\`${method} ${prefix}/${address}\``, description, access, source];
  return `| ${cells.map(cell).join(' | ')} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
