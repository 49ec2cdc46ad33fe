// The query inputs of the connector's actions: parameters of Apple's contract with the words of an overlay.
import { query } from '../../core/builders.ts';
import type { Parameter } from '../../core/operation.ts';
import { arrayOf, integer, type Schema } from '../../core/schema.ts';
import type { Contract, OperationFacts } from './contract.ts';
import { type CuratedResource, withNames } from './curatedResource.ts';
import { pagesOf } from './derive.ts';
import { cursor, largeLimit, limit, pageSize, sortBy } from './listInputs.ts';
import { titleOf } from './naming.ts';
import { readWords } from './overlay/readWords.ts';
import type { InputMore, OperationOverlay, Sentence, Words } from './overlay/types.ts';
import { sentenceOf } from './queryInputs.ts';
import { readShape } from './shapes.ts';

/** Bounds of related resources come after the page size. */
const OF_RELATED = /^limit\[/;

/** The parameters that the overlay has words for. */
export function curatedQuery(contract: Contract, facts: OperationFacts, words: OperationOverlay): readonly Parameter[] {
  return inputsOf(contract, facts, words, (name) => !OF_RELATED.test(name));
}

/** The parameters that every list or read has in the same way: sort, limit, cursor, include and fields. */
export function listQuery(
  contract: Contract,
  facts: OperationFacts,
  words: OperationOverlay,
  resource: CuratedResource | undefined,
): readonly Parameter[] {
  const { query: apple = {} } = facts;
  const plural = words.sorts ?? resource?.plural ?? '';
  const orders = words.orders?.flatMap((each) => [each, `-${each}`]) ?? ordersOf(contract, facts);
  return [
    ...(orders.length > 0 ? [sortBy(plural, orders)] : []),
    ...(apple.limit === undefined ? [] : [pageSizeOf(facts)]),
    ...inputsOf(contract, facts, words, (name) => OF_RELATED.test(name)),
    ...(pagesOf(facts) ? [cursor] : []),
    ...(resource && apple.include !== undefined ? [resource.include] : []),
    ...(resource && `fields[${resource.type}]` in apple ? [resource.fields] : []),
  ];
}

function ordersOf(contract: Contract, { query: apple = {} }: OperationFacts): readonly string[] {
  return apple.sort === undefined ? [] : (readShape(contract, apple.sort, 'sort').schema.items?.enum ?? []);
}

function inputsOf(
  contract: Contract,
  facts: OperationFacts,
  { inputs = {}, of }: OperationOverlay,
  isWanted: (name: string) => boolean,
): readonly Parameter[] {
  return Object.entries(inputs)
    .filter(([name]) => isWanted(name))
    .map(([name, words]) => {
      const shape = facts.query?.[name];
      if (shape === undefined) throw new Error(`${of} has no parameter ${name}`);
      const { schema, required } = readShape(contract, shape, name);
      return input(name, narrowed(contract, schema, words), required, words);
    });
}

function narrowed(contract: Contract, schema: Schema, words: Words<InputMore>): Schema {
  const { more } = readWords(words);
  const named = more.values === undefined ? undefined : readShape(contract, `#${more.values}`).schema;
  if (named) return withNames(schema.type === 'array' ? arrayOf(named) : named);
  return more.schema ?? withNames(schema.type === 'integer' ? integer(schema.minimum ?? 1, schema.maximum) : schema);
}

function input(name: string, schema: Schema, required: boolean, words: Words<InputMore>): Parameter {
  const { title = titleOf(name), description = sentenceOf(name, schema), more } = readWords(words);
  const { visibility, choices, shared } = more;
  return query(name, schema, title, description as Sentence, {
    ...((required || more.required) && { required: true }),
    ...(visibility && { visibility }),
    ...(choices && { choices }),
    ...(shared !== undefined && { shared }),
  });
}

/** Price points come by the thousand. */
function pageSizeOf(facts: OperationFacts): Parameter {
  const most = pagesOf(facts)?.size?.most;
  return [limit, largeLimit].find(({ schema }) => schema.maximum === most) ?? pageSize(most ?? 1);
}
