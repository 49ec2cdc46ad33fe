// Fills the drop-downs of the definition as a designer does: one after the other, each with the values selected before.

import { followReference } from '../../scripts/connector-lint/follow.ts';
import { asList, asText, isTree, type JsonTree, tree } from '../../scripts/connector-lint/json.ts';

/** The number of enumeration values that are tried: there are 175 territories. */
const FEW = 4;

/** One drop-down of an action: of an input, a field of its body, or the items of either. */
export interface DropDown {
  readonly action: string;
  readonly input: string;
  readonly source: string;
  readonly node: JsonTree;
  /** The schema of the input, to check the values. */
  readonly shape: JsonTree;
}

export interface DropDownChoice {
  readonly value: unknown;
  readonly title: unknown;
}

interface Input {
  readonly name: string;
  readonly shape: JsonTree;
}

function operations(definition: JsonTree): readonly (readonly [string, JsonTree])[] {
  return Object.values(tree(definition.paths)).flatMap((methods) =>
    Object.values(tree(methods)).map((operation) => [asText(tree(operation).operationId), tree(operation)] as const),
  );
}

/** Every input by name; a body field, at any depth, by the last part of its path. */
function inputsOf(definition: JsonTree, operation: JsonTree): readonly Input[] {
  const fields = (schema: unknown): readonly Input[] =>
    Object.entries(tree(followReference(definition, schema).properties)).flatMap(([name, value]) => {
      const shape = followReference(definition, value);
      return [{ name, shape }, ...fields(shape), ...fields(shape.items)];
    });
  return asList(operation.parameters).flatMap((each) => {
    const parameter = followReference(definition, each);
    return parameter.in === 'body' ? fields(parameter.schema) : [{ name: asText(parameter.name), shape: parameter }];
  });
}

/** Every drop-down, once per action. */
export function dropDownsOf(definition: JsonTree): readonly DropDown[] {
  return operations(definition).flatMap(([action, operation]) =>
    inputsOf(definition, operation).flatMap(({ name, shape }) =>
      [shape, followReference(definition, shape.items)].flatMap((part) => {
        const node = part['x-ms-dynamic-values'];
        return isTree(node) ? [{ action, input: name, source: asText(node.operationId), node, shape: part }] : [];
      }),
    ),
  );
}

/** One request of a drop-down: the inputs of its list operation. */
export type AskOperation = (operation: string, inputs: Readonly<Record<string, string>>) => Promise<unknown>;

/** All requests of a drop-down: one for every selection of its parents. Other inputs have the values in `known`, or those of their enumeration. */
export function fill(definition: JsonTree, ask: AskOperation, known: Readonly<Record<string, readonly string[]>>) {
  const all = dropDownsOf(definition);
  const byId = new Map(operations(definition));
  const isNeeded = (source: string, name: string): boolean =>
    inputsOf(definition, byId.get(source) ?? {}).some((each) => each.name === name && each.shape.required === true);
  const read = (place: unknown, from: unknown): unknown =>
    asText(place)
      .split('/')
      .reduce<unknown>((at, key) => tree(at)[key], from);
  const choicesOf = async ({ node, source }: DropDown, inputs: Readonly<Record<string, string>>) => {
    const answer = await ask(source, inputs);
    return asList(read(node['value-collection'], answer)).map((each) => ({
      value: read(node['value-path'], each),
      title: read(node['value-title'], each),
    }));
  };
  /** The values that an input of the action can have, with the selections before it. */
  const valuesOf = async (action: string, name: string): Promise<readonly Readonly<Record<string, string>>[]> => {
    const own = all.find((each) => each.action === action && each.input === name);
    if (own) {
      const filled = await uses(own);
      return filled.flatMap(({ given, choices }) => choices.map(({ value }) => ({ ...given, [name]: String(value) })));
    }
    const shape = inputsOf(definition, byId.get(action) ?? {}).find((each) => each.name === name)?.shape ?? {};
    const values = known[name] ?? asList(shape.enum).slice(0, FEW).map(String);
    return values.map((value) => ({ [name]: value }));
  };
  const uses = async (
    dropDown: DropDown,
  ): Promise<readonly { given: Readonly<Record<string, string>>; choices: readonly DropDownChoice[] }[]> => {
    let givens: readonly { given: Readonly<Record<string, string>>; inputs: Readonly<Record<string, string>> }[] = [
      { given: {}, inputs: {} },
    ];
    for (const [input, value] of Object.entries(tree(dropDown.node.parameters))) {
      const from = asText(tree(value).parameter);
      if (!isTree(value)) {
        givens = givens.map(({ given, inputs }) => ({ given, inputs: { ...inputs, [input]: String(value) } }));
        continue;
      }
      const chosen = /account$/i.test(from) ? [] : await valuesOf(dropDown.action, from);
      const without = isNeeded(dropDown.source, input) || input === 'of' ? [] : givens;
      givens = [
        ...without,
        ...givens.flatMap(({ given, inputs }) =>
          chosen
            .filter((one) => Object.entries(given).every(([name, before]) => (one[name] ?? before) === before))
            .map((one) => ({ given: { ...given, ...one }, inputs: { ...inputs, [input]: one[from] ?? '' } })),
        ),
      ];
    }
    const found = [];
    for (const { given, inputs } of givens) found.push({ given, choices: await choicesOf(dropDown, inputs) });
    return found;
  };
  return { all, uses };
}
