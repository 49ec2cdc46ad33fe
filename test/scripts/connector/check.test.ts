// Lints the connector variants: all rules for the Logic Apps one; for the others, the rules about everything that differs from the root files.

import { applyRules } from '../../../scripts/connector-lint/check.ts';
import { readConnector } from '../../../scripts/connector-lint/connector.ts';
import { allowed } from '../../../scripts/connector-lint/exceptions.ts';
import type { LintFinding, LintRule } from '../../../scripts/connector-lint/rule.ts';
import { agentRules } from '../../../scripts/connector-lint/rules/agents.ts';
import { connectionRules } from '../../../scripts/connector-lint/rules/connection.ts';
import { connectorPropertyRules } from '../../../scripts/connector-lint/rules/connectorProperties.ts';
import { extensionRules } from '../../../scripts/connector-lint/rules/extensions.ts';
import { policyRules } from '../../../scripts/connector-lint/rules/policies.ts';
import { policyOperationRules } from '../../../scripts/connector-lint/rules/policyOperations.ts';
import { securityRules } from '../../../scripts/connector-lint/rules/security.ts';
import { securityParameterRules } from '../../../scripts/connector-lint/rules/securityParameters.ts';
import { validateSwagger } from '../../../scripts/connector-lint/swagger.ts';
import { generated, pretty, readGenerated } from '../../../scripts/generate/files.ts';
import { type FilesTree, made } from './wanted.ts';

type Made = (typeof made)[keyof typeof made];

function filesOf({ definition, properties }: Made) {
  return {
    definition: pretty(definition).toString(),
    properties: pretty(properties).toString(),
    icon: readGenerated('connector/icon.png'),
  };
}

function isAllowed({ rule, place }: LintFinding): boolean {
  return allowed.some((each) => each.rule === rule && place.startsWith(each.place));
}

/** The rules about what the parameter sets change. They check no schemas, so they are fast. */
const rulesOfSets: readonly LintRule[] = [
  ...securityRules,
  ...securityParameterRules,
  ...connectorPropertyRules,
  ...connectionRules,
  ...policyRules,
  ...policyOperationRules,
];
function withoutShapes({ definition, properties }: Made): Made {
  return {
    definition: { ...definition, definitions: {} as FilesTree },
    properties,
  };
}

function foundBy(rules: readonly LintRule[], variant: Made): string[] {
  const connector = readConnector(filesOf(variant));
  return rules.flatMap(({ name, check }) => check(connector).map((place) => `${name} ${place}`));
}

describe('The variant with a function key', () => {
  test('differs from the files of the root, which are checked, by its host alone', () => {
    const root = generated();
    const rootOf = (name: string) => JSON.parse(String(root.get(name)));
    const definition = { ...rootOf('apiDefinition.swagger.json'), host: 'my-relay.azurewebsites.net' };
    // a megabyte is compared as a string: a deep comparison would take seconds
    expect(JSON.stringify(made.key.definition) === JSON.stringify(definition)).toBe(true);
    expect(made.key.properties).toEqual(rootOf('apiProperties.json'));
  });
});

describe('The variant with a choice', () => {
  test('differs from it by its security alone', () => {
    const { securityDefinitions: _, security: __, ...root } = made.key.definition;
    expect(JSON.parse(JSON.stringify(root).replaceAll(',"security":[]', ''))).toEqual(made.sets.definition);
  });

  test('follows every rule about what is different', () => {
    expect(foundBy(rulesOfSets, withoutShapes(made.sets))).toEqual([]);
  });

  test('would fail the check if a connection set had no host', () => {
    const values = JSON.parse(JSON.stringify(made.sets.properties));
    delete values.properties.connectionParameterSets.values[1].parameters.hostName;
    const found = foundBy(policyRules, { definition: {} as Made['definition'], properties: values });
    expect(found).toContain(
      'PolicyConnectionParameterNotFound apiProperties.json#/properties/policyTemplateInstances/0',
    );
  });
});

describe('The variant for Logic Apps', () => {
  test('follows every rule; those about policies have nothing to look at', async () => {
    const files = filesOf(made.logicApps);
    expect(applyRules(files).filter((finding) => !isAllowed(finding))).toEqual([]);
    expect(await validateSwagger(files.definition)).toEqual([]);
  });
});

describe('The variant for agents', () => {
  test('is one POST that is marked as an MCP server, with the address and the key of the relay', () => {
    const { definition, properties } = made.agents;
    expect(definition.host).toBe('my-relay.azurewebsites.net');
    expect(Object.keys(definition.paths ?? {})).toEqual(['/api/mcp']);
    expect(definition.paths?.['/api/mcp']?.post).toMatchObject({ 'x-ms-agentic-protocol': 'mcp-streamable-1.0' });
    expect(definition.securityDefinitions?.function_key?.name).toBe('x-functions-key');
    expect(Object.keys(properties.properties?.connectionParameters ?? {})).toEqual(['api_key']);
  });

  test('follows every rule about agents, extensions and security, and Swagger', async () => {
    const rules = [...agentRules, ...extensionRules, ...securityRules, ...connectionRules, ...policyRules];
    expect(foundBy(rules, made.agents)).toEqual([]);
    expect(await validateSwagger(filesOf(made.agents).definition)).toEqual([]);
  });
});
