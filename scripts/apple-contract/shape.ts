// Compares one schema of a row with Apple's: type, values, format, and nested schemas.
import type { Schema } from '../../connector/core/schema.ts';
import { asText, asTexts, type JsonTree, tree } from '../connector-lint/json.ts';
import { type ContractDifference, few } from './difference.ts';
import { resolveSchema, schemaProperties } from './openapi.ts';

export interface KnownDifference {
  /** A list in Apple's document may be a single value here. */
  readonly one?: boolean;
  /** Fewer values than Apple's are allowed here. */
  readonly fewer?: boolean;
}

export function faultsOfShape(
  whole: JsonTree,
  ours: Schema,
  given: unknown,
  leave: KnownDifference = {},
): readonly ContractDifference[] {
  const apple = resolveSchema(whole, given);
  if (single(ours, apple, leave)) {
    const { format: _, ...mine } = ours;
    return faultsOfShape(whole, mine, apple.items, leave);
  }
  if (ours.type !== apple.type)
    return [{ apple: asText(apple.type), ours: ours.type, cure: `Make it ${asText(apple.type)}.` }];
  if (ours.items) return faultsOfShape(whole, ours.items, apple.items, leave);
  return [...values(ours, apple, leave), ...format(ours, apple), ...inner(whole, ours, apple)];
}

/** The maximum, if Apple declares one. */
export function faultsOfMaximum({ type, maximum }: Schema, apple: JsonTree): readonly ContractDifference[] {
  return type !== apple.type || apple.maximum === undefined || apple.maximum === maximum
    ? []
    : [{ apple: `at most ${apple.maximum}`, ours: `at most ${maximum}`, cure: `Set the maximum to ${apple.maximum}.` }];
}

export function isDeprecated(apple: unknown): boolean {
  return tree(apple).deprecated === true;
}

function single(ours: Schema, apple: JsonTree, leave: KnownDifference): boolean {
  return leave.one === true && apple.type === 'array' && ours.type !== 'array';
}

/** A date or number format that only our schema declares promises more than Apple does */
function format(ours: Schema, apple: JsonTree): readonly ContractDifference[] {
  const [mine, theirs] = [ours.format ?? '', asText(apple.format)];
  // a password format only hides the input in the designer
  const same = mine === theirs || mine === 'password';
  return same ? [] : [{ apple: theirs || 'no format', ours: mine || 'no format', cure: 'Use the format of Apple.' }];
}

function values(ours: Schema, apple: JsonTree, leave: KnownDifference): readonly ContractDifference[] {
  const [mine, theirs] = [ours.enum ?? [], asTexts(apple.enum)];
  const unknown = theirs.length > 0 ? mine.filter((value) => !theirs.includes(value)) : [];
  const missing = theirs.filter((value) => !mine.includes(value));
  const narrow = theirs.length === 0 && mine.length > 0;
  const cures = [
    ...(unknown.length > 0 ? [`Take out ${few(unknown)}.`] : []),
    ...(missing.length > 0 && !(leave.fewer && mine.length > 0) ? [`Add ${few(missing)}.`] : []),
    ...(narrow && !leave.fewer ? ['Take the values out, or name it in knownDifferences.ts.'] : []),
  ];
  return cures.map((cure) => ({ apple: nothing(theirs), ours: nothing(mine), cure }));
}

function inner(whole: JsonTree, ours: Schema, apple: JsonTree): readonly ContractDifference[] {
  return Object.entries(ours.properties ?? {}).flatMap(([name, shape]) => {
    const theirs = schemaProperties(apple)[name];
    return theirs === undefined
      ? [{ apple: 'nothing', ours: name, cure: `Take out ${name}.` }]
      : faultsOfShape(whole, shape, theirs).map(({ cure, ...fault }) => ({ ...fault, cure: `In ${name}: ${cure}` }));
  });
}

function nothing(values: readonly string[]): string {
  return values.length > 0 ? few(values) : 'any';
}
