// The rows of the connector's App Store Connect actions: the facts of Apple's contract with the words of an overlay.
import { storeOperation } from '../../core/builders.ts';
import type { Parameter, Row, StoreOperation } from '../../core/operation.ts';
import { none, type Schema } from '../../core/schema.ts';
import { accessOf } from './access.ts';
import type { Contract, OperationFacts } from './contract.ts';
import { openContract } from './contractFile.ts';
import { curatedBody } from './curatedBody.ts';
import { curatedFacts } from './curatedFacts.generated.ts';
import { curatedQuery, listQuery } from './curatedQuery.ts';
import { type CuratedResource, curatedResources } from './curatedResource.ts';
import { deprecationOf, pagesOf, readsByItsId } from './derive.ts';
import { pathParameters } from './overlay/pathParameters.ts';
import type { OperationOverlay, Overlay } from './overlay/types.ts';
import { queryInputs } from './queryInputs.ts';
import { isRelated } from './route.ts';

const contract = openContract(curatedFacts);

/** The rows of one area. Throws at once if the facts do not have an operation: `npm run generate` collects them. */
export function appleRows(overlay: Overlay): readonly StoreOperation[] {
  return curatedRows(contract, overlay);
}

/** The same with the facts of a contract. */
export function curatedRows(contract: Contract, overlay: Overlay): readonly StoreOperation[] {
  const resources = curatedResources(contract, overlay.resources);
  return Object.entries(overlay.operations).map(([id, words]) => {
    const facts = contract.outline(words.of);
    if (!facts) throw new Error(`${words.of}, of which ${id} is made, is not among the facts. Run: npm run generate`);
    const { summary, description, visibility, coveredBy, byName, verifyWith, unverifiable } = words;
    const deprecated = deprecationOf(words.of, facts);
    const head: Row = {
      ...{ route: facts.route as Row['route'], summary, description, responds: none },
      access: words.access ?? accessOf(contract, facts),
      ...(visibility && { visibility }),
      ...(deprecated && { deprecated }),
      ...(coveredBy !== undefined && { coveredBy }),
      ...(byName && { byName }),
      ...(verifyWith !== undefined && { verifyWith }),
      ...(unverifiable !== undefined && { unverifiable }),
    };
    return withLater(storeOperation('apple', id, head), () =>
      storeOperation('apple', id, { ...head, ...curatedRow(contract, words, resources) }),
    );
  });
}

/** What a start does not read of a row: it is made when an operation is called, or listed with its inputs. */
const LATER = [
  ...(['parameters', 'names', 'body', 'document', 'queryEncoding', 'pages', 'accept'] as const),
  ...(['responseIdFrom', 'responds'] as const),
];

function withLater(head: StoreOperation, make: () => StoreOperation): StoreOperation {
  const settle = (): StoreOperation => {
    const made = make();
    for (const name of LATER) Object.defineProperty(head, name, { enumerable: true, value: made[name] });
    return made;
  };
  for (const name of LATER)
    Object.defineProperty(head, name, { configurable: true, enumerable: true, get: () => settle()[name] });
  return head;
}

function curatedRow(
  contract: Contract,
  words: OperationOverlay,
  resources: (name: string) => CuratedResource,
): Pick<Row, (typeof LATER)[number] & keyof Row> {
  const facts = contract.operation(words.of) as OperationFacts;
  const resource = resourceOf(facts, resources);
  const pages = pagesOf(facts);
  const { parameters = [], ...written } = curatedBody(contract, facts, words, resource);
  const worded = [
    ...pathInput(facts.route, words.path),
    ...parameters,
    ...curatedQuery(contract, facts, words),
    ...listQuery(contract, facts, words, resource),
    ...(words.choosers ?? []),
  ];
  return {
    parameters: words.byName ? [...worded, ...otherInputs(contract, facts, worded)] : worded,
    ...written,
    ...(pages && { pages }),
    ...(facts.answer && 'media' in facts.answer && { accept: facts.answer.media }),
    ...(readsByItsId(facts) && { responseIdFrom: 'id' }),
    responds: words.responds ?? answerShape(facts, resource),
  };
}

/** What is called by name has no designer that fills up: it keeps the inputs that the overlay has no words for. */
function otherInputs(contract: Contract, facts: OperationFacts, known: readonly Parameter[]): readonly Parameter[] {
  const names = known.map(({ name }) => name);
  return queryInputs(contract, facts)
    .filter(({ name }) => !names.includes(name) && !name.startsWith('fields['))
    .map(({ schema: { maxItems: _, ...schema }, ...input }) => ({ ...input, schema }));
}

function resourceOf(
  { answer }: OperationFacts,
  resources: (name: string) => CuratedResource,
): CuratedResource | undefined {
  if (!answer) return undefined;
  if ('one' in answer) return resources(answer.one);
  return 'page' in answer ? resources(answer.page) : undefined;
}

function pathInput(route: string, own: Parameter | undefined): readonly Parameter[] {
  const [, type] = /^\w+ \/v\d\/(\w+)\/\{id\}/.exec(route) ?? [];
  if (type === undefined) return [];
  const input = own ?? pathParameters[type];
  if (!input) throw new Error(`${route} needs words for its ID: there are none for ${type} in pathParameters.ts`);
  return [input];
}

function answerShape({ answer, route }: OperationFacts, resource: CuratedResource | undefined): Schema {
  if (!answer || !resource) return none;
  if ('page' in answer) return resource.page;
  return isRelated(route) ? resource.related : resource.document;
}
