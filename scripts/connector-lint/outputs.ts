// The outputs of an operation and their labels, as shown by Microsoft's designer.
// Source: github.com/Azure/LogicAppsUX at 5c7453c, libs/logic-apps-shared/src/parsers (schemaprocessor, outputprocessor).
import { followReference } from './follow.ts';
import { asList, asText, isTree, type JsonTree, tree } from './json.ts';
import type { OperationPart } from './parts.ts';

/** One output that the designer offers. */
export interface LintedOutput {
  /** Path of its value in the response, such as `data/[]/attributes/name`; empty for the whole response. */
  readonly path: string;
  /** Its own label, preceded by the labels of all parents. */
  readonly label: string;
}

interface Above {
  readonly path: string;
  /** The labels prepended to everything below: `title` and `x-ms-summary` are never mixed. */
  readonly titles: string;
  readonly summaries: string;
  readonly visibility: string;
  /** The definitions being read: a definition nested in itself has no outputs of its own. */
  readonly within: readonly string[];
}

const ITEM = '[]';
const top: Above = { path: '', titles: '', summaries: '', visibility: '', within: [] };

/** The outputs of an operation, each once. Internal outputs and those with an internal parent are omitted. */
export function outputsOf(definition: JsonTree, operation: OperationPart): readonly LintedOutput[] {
  const schema = tree(answerOf(definition, operation).schema);
  const outputs = new Map(schemaOutputs(definition, schema, top).map((output) => [output.path, output]));
  return [...outputs.values()];
}

/** The composition keywords, which the designer ignores. */
export function composing(schema: JsonTree): readonly string[] {
  return ['allOf', 'oneOf', 'anyOf'].filter((key) => asList(schema[key]).length > 0);
}

/** The designer reads one response: a webhook's payload, else the only success, else 200, 201 or the default. */
function answerOf(definition: JsonTree, { item, responses }: OperationPart): JsonTree {
  const sent = item['x-ms-notification-content'];
  if (isTree(sent)) return followReference(definition, sent);
  const [first, ...others] = responses;
  if (first && others.length === 0 && /^(2\d\d|default)$/.test(first.status)) return first.node;
  const byStatus = (status: string) => responses.find((one) => one.status === status)?.node;
  return byStatus('200') ?? byStatus('201') ?? byStatus('default') ?? tree(undefined);
}

function schemaOutputs(definition: JsonTree, given: JsonTree, above: Above): readonly LintedOutput[] {
  const name = asText(given.$ref);
  const isCircle = name !== '' && above.within.includes(name);
  const schema = isCircle ? { type: 'object' } : followReference(definition, given);
  const inside = name === '' ? above : { ...above, within: [...above.within, name] };
  const visibility = asText(schema['x-ms-visibility']) || above.visibility;
  if (visibility === 'internal') return [];
  const at = { ...inside, visibility };
  if (isTree(schema['x-ms-dynamic-schema'])) return [outputOf(schema, at)];
  if (schema.type === 'array') return [...arrayOutputs(definition, schema, at), outputOf(schema, at)];
  return schema.type === 'object' ? objectOutputs(definition, schema, at) : [outputOf(schema, at)];
}

function outputOf(schema: JsonTree, at: Above): LintedOutput {
  const key = at.path.split('/').at(-1) ?? '';
  const unnamed = key === ITEM ? 'Item' : key || asText(schema.description) || 'Body';
  const own = asText(schema.title) || asText(schema['x-ms-summary']) || unnamed;
  return { path: at.path, label: joined(at.titles || at.summaries, own) };
}

/** The label of a list is prepended to its items, unless the items have a label. */
function arrayOutputs(definition: JsonTree, schema: JsonTree, at: Above): readonly LintedOutput[] {
  const items = tree(schema.items);
  const own = followReference(definition, items);
  const inside = {
    ...at,
    path: at.path === '' ? ITEM : `${at.path}/${ITEM}`,
    titles: own.title ? at.titles : joined(at.titles, schema.title),
    summaries: own['x-ms-summary'] ? at.summaries : joined(at.summaries, schema['x-ms-summary']),
  };
  return schemaOutputs(definition, items, inside);
}

/** For an object the designer reads its own `properties`, and neither `allOf` nor `oneOfValues`. */
function objectOutputs(definition: JsonTree, schema: JsonTree, at: Above): readonly LintedOutput[] {
  const titles = joined(at.titles, schema.title);
  const summaries = joined(at.summaries, schema['x-ms-summary']);
  const fields = Object.entries(tree(schema.properties)).flatMap(([key, value]) =>
    schemaOutputs(definition, tree(value), {
      ...at,
      path: at.path === '' ? key : `${at.path}/${key}`,
      titles,
      summaries,
    }),
  );
  return [...fields, outputOf(schema, at)];
}

function joined(left: string, right: unknown): string {
  return [left, asText(right)].filter((part) => part !== '').join(' ');
}
