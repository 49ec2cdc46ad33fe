// Compares the path and query inputs of a row with Apple's.
import type { Parameter, StoreOperation } from '../../connector/core/operation.ts';
import { type JsonTree, tree } from '../connector-lint/json.ts';
import { type ContractDifference, type Difference, differenceAt } from './difference.ts';
import { added, fewer, isKnown, oneValue } from './knownDifferences.ts';
import { type AppleOperation, queryOf } from './openapi.ts';
import { faultsOfMaximum, faultsOfShape, isDeprecated } from './shape.ts';

export function parameterDifferences(row: StoreOperation, apple: AppleOperation): readonly Difference[] {
  const theirs = queryOf(apple);
  const missing = [...theirs].filter(
    ([name, { required }]) => required === true && !ownInputs(row).some((each) => each.name === name),
  );
  return [
    ...ownInputs(row).flatMap((ours) =>
      differenceAt(row.id, `query ${ours.name}`, compare(row.id, apple.whole, ours, theirs.get(ours.name))),
    ),
    ...missing.flatMap(([name]) =>
      differenceAt(row.id, `query ${name}`, [{ apple: 'required', ours: 'nothing', cure: 'Add it; Apple wants it.' }]),
    ),
  ];
}

/** Optional parameters of Apple's that the row omits. */
export function parametersLeftOut(row: StoreOperation, apple: AppleOperation): readonly string[] {
  return [...queryOf(apple).keys()].filter((name) => !ownInputs(row).some((each) => each.name === name));
}

/** The inputs that are sent to Apple unchanged. */
function ownInputs({ parameters, document }: StoreOperation): readonly Parameter[] {
  const linked = document && 'links' in document ? document.links : undefined;
  return parameters.filter(
    ({ in: place, name, relayOnly: stays }) => place === 'query' && !stays && !(name in added) && name !== linked,
  );
}

function compare(
  operation: string,
  whole: JsonTree,
  ours: Parameter,
  apple: JsonTree | undefined,
): readonly ContractDifference[] {
  if (!apple) return [{ apple: 'nothing', ours: ours.name, cure: 'Take it out; Apple answers 400 to it.' }];
  const leave = { one: isKnown(oneValue, operation, ours.name), fewer: isKnown(fewer, operation, ours.name) };
  return [
    ...faultsOfShape(whole, ours.schema, apple.schema, leave),
    ...faultsOfMaximum(ours.schema, tree(apple.schema)),
    ...demand(ours, apple),
    ...age(ours, apple),
  ];
}

function demand(ours: Parameter, apple: JsonTree): readonly ContractDifference[] {
  const [mine, theirs] = [ours.required === true, apple.required === true];
  const say = (is: boolean): string => (is ? 'required' : 'optional');
  return mine === theirs ? [] : [{ apple: say(theirs), ours: say(mine), cure: `Make it ${say(theirs)}.` }];
}

function age({ visibility }: Parameter, apple: JsonTree): readonly ContractDifference[] {
  return isDeprecated(apple) && visibility !== 'advanced'
    ? [
        {
          apple: 'deprecated',
          ours: visibility ?? 'shown',
          cure: 'Make it advanced, and say that Apple deprecated it.',
        },
      ]
    : [];
}
