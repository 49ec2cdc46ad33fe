// Says a whole Bicep file as an ARM template, as the Bicep compiler would.
import type { Node } from 'web-tree-sitter';
import { type Bicep, type BicepDeclaration, bicepPartsOf } from './bicep.ts';
import {
  type BicepJson,
  bicepTypeOf,
  entriesOf,
  makeSpeech,
  nameFrom,
  propertyOf,
  type Speech,
  versionOf,
} from './speech.ts';

export type ArmResource = Readonly<Record<string, BicepJson>>;

export interface ArmTemplate {
  readonly parameters: Readonly<Record<string, Readonly<Record<string, BicepJson>>>>;
  readonly variables: Readonly<Record<string, BicepJson>>;
  readonly resources: readonly ArmResource[];
  readonly outputs: Readonly<Record<string, Readonly<Record<string, BicepJson>>>>;
}

/** What comes before it: what it asks about, its parent, its scope, and what is named outright. */
function needsOf(
  { resources }: Bicep,
  { idOf }: Speech,
  { symbol, body }: BicepDeclaration,
  seen: Set<string>,
): string[] {
  const named = propertyOf(body, 'dependsOn');
  for (const each of named ? bicepPartsOf(named) : []) seen.add(each.text);
  return resources
    .filter((each) => each.symbol !== symbol && seen.has(each.symbol))
    .map((each) => `[${idOf(each, new Set())}]`);
}

function resourceIn(bicep: Bicep, speech: Speech, resource: BicepDeclaration): ArmResource {
  const { condition, body } = resource;
  const seen = new Set<string>();
  const own = entriesOf(body).filter(([key]) => !['name', 'parent', 'scope', 'dependsOn'].includes(key.text));
  const scope = bicep.resources.find(({ symbol }) => symbol === propertyOf(body, 'scope')?.text);
  const said = {
    ...(condition && { condition: `[${speech.expression(condition, seen)}]` }),
    type: bicepTypeOf(resource),
    apiVersion: versionOf(resource),
    name: `[${nameFrom(speech.namesOf(resource, seen))}]`,
    ...(scope && { scope: `[${speech.idOf(scope, seen)}]` }),
    ...Object.fromEntries(own.map(([key, each]) => [key.text, speech.value(each, seen)])),
  };
  const needs = needsOf(bicep, speech, resource, seen);
  return { ...said, ...(needs.length > 0 && { dependsOn: needs }) };
}

const limits: Readonly<Record<string, string>> = {
  allowed: 'allowedValues',
  minValue: 'minValue',
  maxValue: 'maxValue',
  minLength: 'minLength',
  maxLength: 'maxLength',
};
const secure: Readonly<Record<string, string>> = { object: 'secureObject', string: 'securestring' };

export function asTemplate(bicep: Bicep): ArmTemplate {
  const speech = makeSpeech(bicep);
  const say = (node: Node): BicepJson => speech.value(node, new Set());
  const parameter = ({ type, value, decorators }: Bicep['parameters'][number]) => ({
    type: 'secure' in decorators ? (secure[type] ?? '') : type,
    ...Object.fromEntries(
      Object.entries(decorators).flatMap(([name, given]) =>
        given && limits[name] ? [[limits[name], say(given)]] : [],
      ),
    ),
    ...(value && { defaultValue: say(value) }),
    ...(decorators.description && { metadata: { description: say(decorators.description) } }),
  });
  return {
    parameters: Object.fromEntries(bicep.parameters.map((each) => [each.name, parameter(each)])),
    variables: Object.fromEntries([...bicep.variables].map(([name, value]) => [name, say(value)])),
    resources: bicep.resources.map((each) => resourceIn(bicep, speech, each)),
    outputs: Object.fromEntries(bicep.outputs.map(({ name, type, value }) => [name, { type, value: say(value) }])),
  };
}
