// Where each action of a definition stands.
import type { TemplateJson } from '../../../scripts/samples/expression/template.ts';
import type { Any } from './calls.ts';

export interface ActionPlace {
  readonly name: string;
  readonly node: Any;
  /** The actions around it, from the outermost. */
  readonly around: readonly ActionPlace[];
  /** The actions beside it, itself too. */
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

/** Its own texts: not those of the actions inside. */
export function ownOf({ actions: _, else: __, cases: ___, default: ____, ...own }: Any): TemplateJson {
  return own;
}
