// The facts that the connector's actions are made of: those of the operations in the overlays, and no more, so that a relay loads
// them with its code. All others are read from contract.generated.json when one of them is called.
import type { ContractFacts, OperationFacts } from '../../connector/stores/apple/contract.ts';
import type { OperationOverlay, Overlay } from '../../connector/stores/apple/overlay/types.ts';
import { compactContract } from './compact.ts';

type Table<Each> = Readonly<Record<string, Each>>;

/** Inputs that every action takes if Apple has them. */
const ALWAYS = ['sort', 'limit', 'include'];
/** The name that the written file exports. */
const EXPORTED = 'curatedFacts';

/** The part of the facts that these overlays use. */
export function curatedPart(facts: ContractFacts, overlays: readonly Overlay[]): ContractFacts {
  const operations = overlays.flatMap((each) => Object.values(each.operations)).map((each) => usedOf(facts, each));
  const names = new Set(operations.flatMap(([, { answer }]) => resourceOf(answer) ?? []));
  const resources = pick(facts.resources, names);
  const all = sorted([...operations, ...[...names].flatMap((name) => includesOf(facts, operations, name))]);
  const words = all.flatMap(([, { query = {} }]) =>
    Object.entries(query).map(([name, shape]) => listOf(String(shape), name)),
  );
  const types = Object.values(resources).map(({ type }) => `fields[${type}]`);
  const inputs = overlays.flatMap((each) =>
    Object.values(each.operations).flatMap(({ inputs = {} }) => Object.values(inputs)),
  );
  return {
    version: facts.version,
    enumValues: pick(facts.enumValues, new Set([...words, ...types])),
    schemas: pick(facts.schemas, schemasIn(facts.schemas, [all, resources, inputs])),
    resources,
    operations: Object.fromEntries(all),
  };
}

/** The part as a module, with one fact in a line. */
export function curatedModule(part: ContractFacts): string {
  const { version, ...tables } = compactContract(part);
  const section = (name: string, table: Table<unknown>): string =>
    `  ${name}: {\n${Object.entries(table)
      .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`)
      .join('')}  },\n`;
  return `// The facts of Apple's contract that the connector's actions are made of. Written by \`npm run generate\`.
import type { StoredContract } from './contractFile.ts';

export const ${EXPORTED}: StoredContract = {
  version: ${JSON.stringify(version)},
${Object.entries(tables)
  .map(([name, table]) => section(name, table))
  .join('')}};
`;
}

/** An operation with the parameters that its overlay uses; one that is called by its name keeps all but the fields of others. */
function usedOf(
  facts: ContractFacts,
  { of, inputs = {}, byName }: OperationOverlay,
): readonly [string, OperationFacts] {
  const operation = facts.operations[of];
  if (!operation) throw new Error(`Apple's contract has no operation ${of}`);
  const name = resourceOf(operation.answer);
  const fields = `fields[${facts.resources[name ?? '']?.type}]`;
  const used = new Set([...ALWAYS, fields, ...Object.keys(inputs), ...(byName ? filtersOf(operation) : [])]);
  const query = pick(operation.query ?? {}, used);
  const { query: _, ...rest } = operation;
  return [of, { ...rest, ...(Object.keys(query).length > 0 && { query }) }];
}

function filtersOf({ query = {} }: OperationFacts): readonly string[] {
  return Object.keys(query).filter((name) => !name.startsWith('fields['));
}

function resourceOf(answer: OperationFacts['answer']): string | undefined {
  if (!answer) return undefined;
  if ('one' in answer) return answer.one;
  return 'page' in answer ? answer.page : undefined;
}

/** An operation that shows which relationships of a resource can be included, if none of the actions does. */
function includesOf(
  facts: ContractFacts,
  used: readonly (readonly [string, OperationFacts])[],
  resource: string,
): readonly (readonly [string, OperationFacts])[] {
  const describes = ([, { answer, query = {} }]: readonly [string, OperationFacts]): boolean =>
    resourceOf(answer) === resource && 'include' in query;
  if (used.some(describes)) return [];
  const [found] = Object.entries(facts.operations).filter(describes);
  if (!found) return [];
  const [id, { query = {}, ...rest }] = found;
  return [[id, { ...rest, query: pick(query, new Set(['include'])) }]];
}

/** The name of the enum values of a parameter. */
function listOf(shape: string, name: string): string {
  const [, own = ''] = /^\*?#([^|]*)/.exec(shape) ?? [];
  return own || name;
}

function schemasIn(schemas: ContractFacts['schemas'], within: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (text: string): void => {
    for (const [, name = ''] of text.matchAll(/(?:#|"values":")(\w+)/g)) {
      if (!(name in schemas) || found.has(name)) continue;
      found.add(name);
      visit(JSON.stringify(schemas[name]));
    }
  };
  visit(JSON.stringify(within));
  return found;
}

function pick<Each>(table: Table<Each>, names: ReadonlySet<string>): Table<Each> {
  return Object.fromEntries(Object.entries(table).filter(([name]) => names.has(name)));
}

function sorted<Each>(entries: readonly (readonly [string, Each])[]): readonly (readonly [string, Each])[] {
  return [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
}
