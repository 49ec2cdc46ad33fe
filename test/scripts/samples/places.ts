// The location of each action in a definition.
import type { TemplateJson } from '../../../scripts/samples/expression/template.ts';
import type { Any } from './calls.ts';

export interface ActionPlace {
  readonly name: string;
  readonly node: Any;
  /** The enclosing actions, outermost first. */
  readonly around: readonly ActionPlace[];
  /** The sibling actions, including the action itself. */
  readonly beside: Any;
}

function branchesOf(node: Any): Any[] {
  return [node, node.else, ...Object.values(node.cases ?? {}), node.default]
    .map((each: Any) => each?.actions)
    .filter(Boolean);
}

export function actionPlacesIn(actions: Any, around: readonly ActionPlace[] = []): ActionPlace[] {
  return Object.entries(actions).flatMap(([name, node]: [string, Any]): ActionPlace[] => {
    const place = { name, node, around, beside: actions };
    return [place, ...branchesOf(node).flatMap((inner) => actionPlacesIn(inner, [...around, place]))];
  });
}

/** Its own strings, without those of nested actions. */
export function ownOf({ actions: _, else: __, cases: ___, default: ____, ...own }: Any): TemplateJson {
  return own;
}
