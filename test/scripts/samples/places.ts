// Where each action of a definition stands.
import type { TemplateJson } from '../../../scripts/samples/expression/template.ts';
import type { Any } from './calls.ts';

export interface Place {
  readonly name: string;
  readonly node: Any;
  /** The actions around it, from the outermost. */
  readonly around: readonly Place[];
  /** The actions beside it, itself too. */
  readonly beside: Any;
}

const branchesOf = (node: Any): Any[] =>
  [node, node.else, ...Object.values(node.cases ?? {}), node.default].map((each: Any) => each?.actions).filter(Boolean);

export const placesIn = (actions: Any, around: readonly Place[] = []): Place[] =>
  Object.entries(actions).flatMap(([name, node]: [string, Any]): Place[] => {
    const place = { name, node, around, beside: actions };
    return [place, ...branchesOf(node).flatMap((inner) => placesIn(inner, [...around, place]))];
  });

/** Its own texts: not those of the actions inside. */
export const ownOf = ({ actions: _, else: __, cases: ___, default: ____, ...own }: Any): TemplateJson => own;
