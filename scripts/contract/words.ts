// Enum values of parameters, each list once, because most operations share them.
import { asText, asTexts, type JsonTree, tree } from '../connector-lint/json.ts';

interface Used {
  /** The operationId. */
  readonly id: string;
  readonly parameters: readonly JsonTree[];
}

export interface ContractWords {
  readonly nameOf: (id: string, parameter: string) => string;
  readonly shared: Readonly<Record<string, readonly string[]>>;
}

/**
 * The list that most operations use for a parameter has the parameter's name; any other also has the name of its first
 * operation (`include@apps_getCollection`), so that a new operation renames no list.
 */
export function openWords(operations: readonly Used[]): ContractWords {
  const names = new Map<string, string>();
  const shared = new Map<string, readonly string[]>();
  for (const [name, lists] of listsByParameter(operations)) {
    const usual = [...lists].sort(([, one], [, other]) => other.length - one.length)[0]?.[0];
    for (const [values, ids] of lists) {
      const called = values === usual ? name : `${name}@${[...ids].sort()[0]}`;
      shared.set(called, JSON.parse(values));
      for (const id of ids) names.set(`${id} ${name}`, called);
    }
  }
  return {
    nameOf: (id, parameter) => names.get(`${id} ${parameter}`) ?? parameter,
    shared: Object.fromEntries([...shared].sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}

/** The operations that use each list of values, by parameter and list. */
function listsByParameter(operations: readonly Used[]): ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> {
  const uses = new Map<string, Map<string, string[]>>();
  const all = operations.flatMap(({ id, parameters }) =>
    parameters.map((each) => ({ id, each, values: valuesOf(each) })),
  );
  for (const { id, each, values } of all.filter((use) => use.values.length > 0)) {
    const name = asText(each.name);
    const lists = uses.get(name) ?? new Map<string, string[]>();
    const key = JSON.stringify(values);
    uses.set(name, lists.set(key, [...(lists.get(key) ?? []), id]));
  }
  return uses;
}

function valuesOf(parameter: JsonTree): readonly string[] {
  const schema = tree(parameter.schema);
  return asTexts(schema.type === 'array' ? tree(schema.items).enum : schema.enum);
}
