// The parameters, body and response of one operation, read from Apple's types.
import { remembered } from '../../../../connector/core/memoize.ts';
import { addedOperation } from './additions.ts';
import { typesText } from './source.ts';

export interface ContractParameter {
  readonly name: string;
  readonly required: boolean;
  /** Comma-separated values. */
  readonly many: boolean;
  readonly kind: 'text' | 'number' | 'boolean';
  /** The allowed values; undefined if any string is valid. */
  readonly words?: readonly string[];
}

export interface ContractOperation {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, ContractParameter>;
  /** Name of the body schema. */
  readonly body?: string;
  readonly status: number;
  /** Name of the response schema; undefined for 204. */
  readonly answer?: string;
}

/** Some can also return 202, which Apple does not describe further. */
const SUCCESS = /\n {4}(2\d\d): (?!unknown)(\w+);/;

export const operationNamed = remembered((name: string): ContractOperation => {
  const data = block(`${name}Data`);
  const added = data === '' ? addedOperation(name) : undefined;
  if (added) return added;
  const [, body] = /\n {4}body: (\w+);/.exec(data) ?? [];
  const [, status, answer] = SUCCESS.exec(block(`${name}Responses`)) ?? [];
  return {
    name,
    parameters: parameters(data),
    ...(body !== undefined && { body }),
    status: Number(status ?? 200),
    ...(answer !== undefined && answer !== 'void' && { answer }),
  };
});

/** The lines between the braces of an exported type. */
function block(name: string): string {
  const start = typesText().indexOf(`export type ${name} = {`);
  return start < 0 ? '' : typesText().slice(start, typesText().indexOf('\n};', start));
}

function parameter(name: string, optional: string, type: string): ContractParameter {
  const words = [...type.matchAll(/'([^']*)'/g)].map(([, word = '']) => word);
  const kind = type === 'number' || type === 'boolean' ? type : 'text';
  return {
    name,
    required: optional === '',
    many: type.startsWith('Array<'),
    kind,
    ...(words.length > 0 && { words }),
  };
}

function parameters(data: string): ReadonlyMap<string, ContractParameter> {
  const query = data.split(/\n {4}query\??: \{/)[1]?.split('\n    };')[0] ?? '';
  const lines = query.matchAll(/^ {8}'?([^'?:*]+?)'?(\??): (.+);$/gm);
  return new Map([...lines].map(([, name = '', optional = '', type = '']) => [name, parameter(name, optional, type)]));
}
