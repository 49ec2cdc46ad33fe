// Converts the facts to the form of the file and back: without what follows from Apple's names (connector/stores/apple/contractFile.ts).
import type { AnswerFacts, BodyFacts, ContractFacts, OperationFacts } from '../../connector/stores/apple/contract.ts';
import {
  OWN_VALUES,
  openContract,
  type StoredContract,
  type StoredOperation,
  usualAnswer,
  usualBody,
  usualRoute,
  usualTag,
} from '../../connector/stores/apple/contractFile.ts';

/** The facts as the file has them; `openContract` returns the same facts. */
export function compactContract({ operations, enumValues, ...shared }: ContractFacts): StoredContract {
  const parameters = usualShapes(Object.values(operations));
  const first = new Map<string, string>();
  const compact = Object.entries(operations).map(([id, facts]) => {
    const key = JSON.stringify(facts.query);
    const query = facts.query && queryText(id, facts.query, parameters);
    const same = first.get(key);
    if (query !== undefined && same === undefined) first.set(key, id);
    const isShorter = same !== undefined && same.length < (query ?? '').length;
    return [id, compactOperation(id, facts, isShorter ? `@${same}` : query)] as const;
  });
  const lists = Object.entries(enumValues).map(([name, values]) => [name, joined(values)] as const);
  return { ...shared, enumValues: Object.fromEntries(lists), parameters, operations: Object.fromEntries(compact) };
}

/** The facts of a file. */
export function expandContract(file: StoredContract): ContractFacts {
  const { version, schemas, resources, names, operation, values } = openContract(file);
  const operations = names.map((id) => [id, operation(id)] as const);
  const words = Object.keys(file.enumValues).map((name) => [name, values(name)] as const);
  return {
    version,
    enumValues: Object.fromEntries(words),
    schemas,
    resources,
    operations: Object.fromEntries(operations),
  } as ContractFacts;
}

function joined(values: readonly string[]): string {
  if (values.some((each) => /\s/.test(each))) throw new Error(`The file has no form for the values ${values}`);
  return values.join(' ');
}

function compactOperation(id: string, facts: OperationFacts, query: string | undefined): StoredOperation {
  const { route, tag, deprecated, body, answer } = facts;
  return {
    ...(route !== usualRoute(id) && { route }),
    ...(tag !== usualTag(id) && { tag }),
    ...(deprecated && { deprecated }),
    ...(query !== undefined && { query }),
    ...(body && { body: bodyOf(id, body) }),
    ...(answerText(answer) !== usualAnswer(id) && { answer: answerText(answer) }),
  };
}

/** The shape that most operations have for each parameter, without those that are lists of the enum values of that name. */
function usualShapes(operations: readonly OperationFacts[]): StoredContract['parameters'] {
  const uses = new Map<string, Map<string, number>>();
  for (const [name, shape] of operations.flatMap(({ query = {} }) => Object.entries(query))) {
    const counts = uses.get(name) ?? new Map<string, number>();
    uses.set(name, counts.set(String(shape), (counts.get(String(shape)) ?? 0) + 1));
  }
  const usual = [...uses].map(([name, counts]) => [name, mostUsed(counts)] as const);
  return Object.fromEntries(
    usual.filter(([, shape]) => shape !== OWN_VALUES).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function mostUsed(counts: ReadonlyMap<string, number>): string {
  const [[shape] = ['']] = [...counts].sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1));
  return shape;
}

function bodyOf(id: string, body: BodyFacts): NonNullable<StoredOperation['body']> {
  if ('links' in body) return body;
  const usual = usualBody(id);
  const { type, id: hasId, ...rest } = body;
  return type === usual.type && hasId === usual.id ? rest : body;
}

function queryText(
  id: string,
  query: NonNullable<OperationFacts['query']>,
  parameters: StoredContract['parameters'],
): string {
  const texts = Object.entries(query).map(([name, shape]) => {
    if (typeof shape !== 'string' || /[@\s=,]/.test(name) || /\s/.test(shape))
      throw new Error(`The file has no form for the parameter ${name}`);
    if (shape === (parameters[name] ?? OWN_VALUES)) return name;
    const list = `*#${name}@`;
    if (!shape.startsWith(list) || shape.includes('|')) return `${name}=${shape}`;
    return shape === `${list}${id}` ? `${name}@` : `${name}@${shape.slice(list.length)}`;
  });
  return texts.reduce(grouped, '');
}

/** `fields[apps]` followed by `fields[builds]` is `fields[apps,builds]`. */
function grouped(before: string, text: string): string {
  const [, head = ''] = /(?:^| )(\w+\[)[^ \]]*\]$/.exec(before) ?? [];
  if (head && text.startsWith(head) && text.endsWith(']')) return `${before.slice(0, -1)},${text.slice(head.length)}`;
  return before ? `${before} ${text}` : text;
}

function answerText(answer: AnswerFacts | undefined): string {
  const [[key, value] = ['']] = Object.entries(answer ?? {});
  return value === undefined || value === true ? key : `${key} ${value}`;
}
