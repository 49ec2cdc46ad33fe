// Query inputs of a new App Store Connect row.
import type { Operation } from '../../connector/core/operation.ts';
import { phrase, plural, titleOf } from '../../connector/stores/apple/naming.ts';
import type { ContractParameter } from '../simulator/apple/contract/operation.ts';
import { quoted, quotedTexts } from './code.ts';
import { deprecatedIn, type KnownRoute } from './contract.ts';
import type { NewResource } from './resource.ts';
import { wordsShape } from './shape.ts';

const simple = { text: 'text', number: 'integer()', boolean: 'flag' } as const;

export function inputsOf(
  known: KnownRoute,
  kind: NewResource | undefined,
  catalog: readonly Operation[],
): readonly string[] {
  const { operation, many, held } = known;
  const old = deprecatedIn(operation);
  const what = kind?.what ?? 'answer';
  const parameters = [...operation.parameters.values()];
  const order = operation.parameters.get('sort');
  return [
    ...parameters.filter(({ name }) => isOwn(name)).map((each) => inputOf(each, what, old.has(each.name))),
    ...(order ? [orderOf(order, what)] : []),
    ...(many && operation.parameters.has('limit') ? ['limit', 'cursor'] : []),
    ...(kind ? ofKind(known, kind, catalog, 'include') : []),
    ...(kind && held ? ofKind(known, kind, catalog, `fields[${held.type}]`) : []),
  ];
}

function isOwn(name: string): boolean {
  return !/^(fields\[|limit|include$|sort$|cursor$)/.test(name);
}

function inputOf(parameter: ContractParameter, what: string, isOld: boolean): string {
  const { name, required } = parameter;
  if (name === 'filter[app]' && parameter.many && !required) return 'ofApp';
  const extra = [...(required ? ['required: true'] : []), ...(isOld ? ["visibility: 'advanced'"] : [])];
  const sentence = `${sentenceOf(parameter, what)}${isOld ? ' Apple has deprecated it.' : ''}`;
  const title = name.startsWith('exists[') ? `Has ${phrase(name)}` : titleOf(name);
  const more = extra.length > 0 ? `, { ${extra.join(', ')} }` : '';
  return `query(${quoted(name)}, ${shapeOf(parameter)}, ${quoted(title)}, ${quoted(sentence)}${more})`;
}

function orderOf({ words = [] }: ContractParameter, what: string): string {
  const names = words.filter((word) => !word.startsWith('-'));
  const isBoth = words.length === 2 * names.length;
  if (isBoth) return `sort(${[plural(what), ...names].map(quoted).join(', ')})`;
  return `query('sort', oneOf(${quotedTexts(words)}), 'Sort', 'The order of the ${plural(what)}.')`;
}

/** The resource type's inputs, if this route supports them; `include` may differ between routes. */
function ofKind(known: KnownRoute, kind: NewResource, catalog: readonly Operation[], name: string): readonly string[] {
  const input = name === 'include' ? 'Include' : 'Fields';
  const parameter = known.operation.parameters.get(name);
  if (!parameter?.words) return [];
  const there = catalog.flatMap(({ parameters }) => parameters).find(({ shared }) => shared === `${kind.name}${input}`);
  const constant = `${kind.constant}.${input.toLowerCase()}`;
  if (kind.declared !== '' || isSame(there?.schema.items?.enum ?? [], parameter.words)) return [constant];
  const title = input === 'Include' ? 'Related resources to bring along.' : `Only these fields of each ${kind.what}.`;
  return [
    `query(${quoted(name)}, someOf(${quotedTexts(parameter.words)}), '${input}', ${quoted(title)}, { visibility: 'advanced' })`,
  ];
}

function sentenceOf({ name, many }: ContractParameter, what: string): string {
  if (name.startsWith('exists[')) return `Whether the ${plural(what)} have this: ${phrase(name)}.`;
  return many ? `Only the ${plural(what)} with one of these.` : `The ${phrase(name)}.`;
}

function shapeOf({ words, many, kind }: ContractParameter): string {
  const one = words ? wordsShape(words) : simple[kind];
  if (!many) return one;
  return one === 'text' ? 'list' : `arrayOf(${one})`;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}
