// Documentation page of the App Store Connect operations that only Apple's contract has: one table per tag.
import type { StoreOperation } from '../../connector/core/operation.ts';
import { type ContractEntry, contractOf } from '../../functions/contract/contractOperations.ts';

/** The page for these operations. Rows of the catalog are in docs/operations.md. */
export function contractMarkdown(): string {
  const operations = contractOf('apple');
  if (!operations) throw new Error('App Store Connect has no contract');
  const { version, entries, named } = operations;
  const derived = entries.filter(({ row }) => row === undefined);
  const tags = [...new Set(derived.map(({ tag }) => tag))].sort();
  const sections = tags.map((tag) => {
    const rows = derived.filter((each) => each.tag === tag).map((each) => line(each, named(each.id)));
    return `## ${tag}\n\n| Operation | Call | Inputs | Class |\n|---|---|---|---|\n${rows.join('\n')}`;
  });
  return `${[introduction(version, entries.length, derived.length), ...sections].join('\n\n')}\n`;
}

function line({ id, method, path, access, deprecated }: ContractEntry, operation: StoreOperation | undefined): string {
  const old = deprecated ? `<br>Deprecated: ${deprecated}.` : '';
  const cells = [
    `${operation?.summary ?? ''}<br>\`${id}\`${old}`,
    `\`${method} /api/apple${path}\``,
    inputsOf(operation),
    access,
  ];
  return `| ${cells.join(' | ')} |`;
}

function introduction(version: string, all: number, derived: number): string {
  return `# Operations of App Store Connect beyond the connector

Apple's OpenAPI document ${version} has ${all} operations. ${all - derived} of them are actions of the connector ([operations.md](operations.md)); the other ${derived} are on this page, which is written by \`npm run generate\`. All ${all} can be called in two ways, with the same checks, policy, errors and audit as every action:

- by Apple's operationId through *Call operation*: \`POST /api/CallOperation\` with \`{"operation": "apps_appClips_getToManyRelated", "parameters": {"id": "6470100003", "limit": 5}}\`
- by Apple's own path below the store: \`GET /api/apple/v1/apps/6470100003/appClips?limit=5\`

The operationId of an action of the connector means that action, with its inputs and its class.

**Inputs** are those of the body and those that a call cannot do without, the latter in bold; values of the path are in the call. Filters, \`fields[…]\`, \`include\`, \`limit\` and \`sort\` are as Apple documents them; a list takes \`all\` and \`maxItems\`, too ([lists.md](lists.md)). A body is flat: attributes by their names, a relationship as \`appId\` or \`betaGroupIds\`. Apple's own JSON:API document is taken as well.

**Class** is the word for \`RELAY__ALLOW\`: *read* changes nothing, *publish* is every write, *credential* is a read that hands out a secret: a password for App Review, or offer codes. \`include\` brings no such resource along. The setting takes the names, too: \`read, merchantIds_updateInstance\`, or \`merchantIds_*\`. A wildcard allows operations of this page only if it has an underscore, or is \`*\` or \`apple/*\`; behind a minus, any wildcard takes away.`;
}

function inputsOf(operation: StoreOperation | undefined): string {
  const { parameters = [], body } = operation ?? {};
  const needed = parameters.filter((each) => each.in === 'query' && each.required).map(({ name }) => name);
  const required = [...needed, ...(body?.required ?? [])];
  const optional = Object.keys(body?.properties ?? {}).filter((name) => !required.includes(name));
  return [...required.map((name) => `**${name}**`), ...optional].join(', ');
}
