// Compares the response fields that a workflow reads with the relay's definition: every `body('X')?['a']?['b']` is defined.
import type { Expression } from '../../../scripts/samples/expression/read.ts';
import { expressionsIn, readTemplate } from '../../../scripts/samples/expression/template.ts';
import { type Any, calledOperationOf, isRelay, resolved } from './calls.ts';
import { type ActionPlace, ownOf } from './places.ts';

interface Reading {
  readonly definition: Any;
  readonly places: readonly ActionPlace[];
  /** The schema of one item in Select and Query. */
  readonly item?: Any;
  readonly faults: string[];
}

function started({ definition }: Reading): Any {
  const [trigger]: Any[] = Object.values(definition.triggers);
  if (trigger.inputs?.schema) return trigger.inputs.schema;
  const called = isRelay(trigger.inputs) ? calledOperationOf(trigger.inputs) : undefined;
  if (called?.notifies) return called.notifies;
  const { responds } = called ?? {};
  return resolved(resolved(responds?.properties?.items)?.items);
}

function bodyOf(reading: Reading, name: string): Any {
  const node = reading.places.find((each) => each.name === name)?.node;
  if (node?.type === 'Query') return ofText(reading, node.inputs.from);
  return isRelay(node?.inputs) ? calledOperationOf(node.inputs)?.responds : undefined;
}

function ofText(reading: Reading, text: string): Any {
  const template = readTemplate(text);
  return template.kind === 'value' ? schemaOf({ ...reading, faults: [] }, template.expression) : undefined;
}

function ofCall(reading: Reading, name: string, inputs: readonly Expression[]): Any {
  const schemas = inputs.map((each) => schemaOf(reading, each));
  const [first] = inputs;
  if (name === 'triggerBody') return started(reading);
  if (name === 'item') return reading.item;
  if (name === 'body' && first?.kind === 'literal') return resolved(bodyOf(reading, String(first.value)));
  return name === 'coalesce' ? schemas.find(Boolean) : undefined;
}

/** The schema of an expression's value, as far as the definition has it. */
function schemaOf(reading: Reading, expression: Expression): Any {
  if (expression.kind === 'literal') return undefined;
  if (expression.kind === 'call') return ofCall(reading, expression.name, expression.inputs);
  const schema = schemaOf(reading, expression.of);
  schemaOf(reading, expression.key);
  if (expression.key.kind !== 'literal' || !schema) return undefined;
  const found = schema.properties?.[String(expression.key.value)];
  if (!found) reading.faults.push(`there is no ${expression.key.value} in what it reads`);
  return resolved(found);
}

export function answerFaults(definition: Any, places: readonly ActionPlace[]): string[] {
  return places.flatMap(({ name, node }) => {
    const reading = { definition, places, faults: [] as string[] };
    const from = node.inputs?.from;
    const item = from === undefined ? undefined : resolved(ofText(reading, from)?.items);
    for (const expression of expressionsIn(ownOf(node))) schemaOf({ ...reading, item }, expression);
    return reading.faults.map((each) => `${name}: ${each}`);
  });
}
