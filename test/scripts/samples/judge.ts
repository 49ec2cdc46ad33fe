// Validates a workflow definition by itself and against the relay: names, order, references, calls, responses.
import { treePartsOf } from '../../../scripts/samples/expression/print.ts';
import type { Expression } from '../../../scripts/samples/expression/read.ts';
import { expressionsIn } from '../../../scripts/samples/expression/template.ts';
import { answerFaults } from './answers.ts';
import { type Any, callFaults } from './calls.ts';
import { type ActionPlace, actionPlacesIn, ownOf } from './places.ts';

function namesOf(expression: Expression, ...functions: string[]): string[] {
  return treePartsOf(expression).flatMap((part) => {
    const [first] = part.kind === 'call' && functions.includes(part.name) ? part.inputs : [];
    return first?.kind === 'literal' ? [String(first.value)] : [];
  });
}

/** The actions that have ended before this one starts: its predecessors, theirs, and all actions inside them. */
function before({ name, around, beside }: ActionPlace): Set<string> {
  const found = new Set<string>();
  const visit = (scope: Any, at: string): void => {
    for (const each of Object.keys(scope[at]?.runAfter ?? {})) {
      if (found.has(each)) continue;
      found.add(each);
      for (const inner of actionPlacesIn({ [each]: scope[each] ?? {} })) found.add(inner.name);
      visit(scope, each);
    }
  };
  visit(beside, name);
  for (const outer of around) visit(outer.beside, outer.name);
  return found;
}

function orderFaults({ name, node, beside }: ActionPlace): string[] {
  const after = Object.keys(node.runAfter ?? {});
  const circle = (at: string, seen: readonly string[]): boolean =>
    seen.includes(at) || Object.keys(beside[at]?.runAfter ?? {}).some((each) => circle(each, [...seen, at]));
  return [
    ...after.filter((each) => !beside[each]).map((each) => `${name} runs after ${each}, which is not beside it`),
    ...(circle(name, []) ? [`${name} waits for itself`] : []),
  ];
}

function referenceFaults(place: ActionPlace, parameters: readonly string[]): string[] {
  const { name, node, around } = place;
  const done = before(place);
  const loops = around.filter(({ node: { type } }) => type === 'Foreach').map((each) => each.name);
  return expressionsIn(ownOf(node)).flatMap((expression) => [
    ...namesOf(expression, 'body', 'outputs')
      .filter((each) => !done.has(each))
      .map((each) => `${name} reads ${each}, which has not been`),
    ...namesOf(expression, 'items')
      .filter((each) => !loops.includes(each))
      .map((each) => `${name} is not in the loop ${each}`),
    ...namesOf(expression, 'parameters')
      .filter((each) => !parameters.includes(each))
      .map((each) => `${name} reads the parameter ${each}, which there is not`),
  ]);
}

function nameFaults(places: readonly ActionPlace[]): string[] {
  const names = places.map(({ name }) => name.toLowerCase());
  return names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name} is there twice`);
}

/** Azure Logic Apps allows 8 levels of nesting. */
const DEEPEST = 8;

/** All errors of a definition; `parameters` are the existing ones. */
export function judgeWorkflow(definition: Any, parameters: readonly string[]): string[] {
  const places = actionPlacesIn(definition.actions);
  const [[triggerName, trigger] = ['', {} as Any]] = Object.entries<Any>(definition.triggers);
  const unknown = expressionsIn(trigger)
    .flatMap((each) => namesOf(each, 'parameters'))
    .filter((each) => !parameters.includes(each));
  return [
    ...nameFaults([...places, { name: triggerName, node: trigger, around: [], beside: {} }]),
    ...unknown.map((each) => `${triggerName} reads the parameter ${each}, which there is not`),
    ...places.filter(({ around }) => around.length >= DEEPEST).map(({ name }) => `${name} is too deep`),
    ...places.flatMap(orderFaults),
    ...places.flatMap((place) => referenceFaults(place, parameters)),
    ...answerFaults(definition, places),
    ...[[triggerName, trigger] as const, ...places.map(({ name, node }) => [name, node] as const)].flatMap(
      ([name, node]) => callFaults(name, node.inputs),
    ),
  ];
}
