// The connector for Logic Apps as Azure resources: Microsoft.Web/customApis and a connection to it, as ARM and Bicep.

import { catalog } from '../../connector/catalog.ts';
import { about } from '../../connector/emit/about.ts';
import { apiProperties } from '../../connector/emit/apiProperties.ts';
import { brandColor } from '../../connector/emit/brand.ts';

/** The only API version of both types. */
const VERSION = '2016-06-01';
const TITLE = 'Store Relay';

/** The host is fixed, so the key is the only parameter. */
const { api_key } = apiProperties(catalog).properties.connectionParameters;
const card = {
  apiType: 'Rest',
  displayName: TITLE,
  description: about.description,
  brandColor,
  capabilities: [],
};

const inputs = {
  connectorName: 'The name of the connector resource.',
  connectionName: 'The name of the connection resource.',
  location: 'The region: that of the logic app, or the designer does not find the connector.',
  relayHost: 'The host name of the Functions app of the relay, without https://.',
  functionKey: 'A host key of that Functions app.',
};
type Input = keyof typeof inputs;

const CONNECTOR = "resourceId('Microsoft.Web/customApis', parameters('connectorName'))";
const CONNECTION = "resourceId('Microsoft.Web/connections', parameters('connectionName'))";

/** The definition as embedded in a template. */
export function armDefinition(definition: Readonly<Record<string, unknown>>) {
  return {
    ...(literal(definition) as object),
    host: "[parameters('relayHost')]",
  };
}

/** In a template, a string in square brackets is an expression; a literal one starts with two brackets. */
export function literal(value: unknown): unknown {
  if (typeof value === 'string') return /^\[.*\]$/s.test(value) ? `[${value}` : value;
  if (Array.isArray(value)) return value.map(literal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, literal(each)]));
}

/** The template is self-contained, with the definition inside. */
export function connectorArmTemplate(swagger: unknown, host: string) {
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: {
      connectorName: parameter('connectorName', 'string', 'store-relay'),
      connectionName: parameter('connectionName', 'string', 'store-relay'),
      location: parameter('location', 'string', '[resourceGroup().location]'),
      relayHost: parameter('relayHost', 'string', host),
      functionKey: parameter('functionKey', 'securestring'),
    },
    resources: [
      {
        type: 'Microsoft.Web/customApis',
        apiVersion: VERSION,
        name: "[parameters('connectorName')]",
        location: "[parameters('location')]",
        properties: {
          ...card,
          backendService: { serviceUrl: "[concat('https://', parameters('relayHost'), '/')]" },
          connectionParameters: { api_key },
          swagger,
        },
      },
      {
        type: 'Microsoft.Web/connections',
        apiVersion: VERSION,
        name: "[parameters('connectionName')]",
        location: "[parameters('location')]",
        dependsOn: [`[${CONNECTOR}]`],
        properties: {
          displayName: TITLE,
          api: { id: `[${CONNECTOR}]`, name: "[parameters('connectorName')]", type: 'Microsoft.Web/customApis' },
          parameterValues: { api_key: "[parameters('functionKey')]" },
        },
      },
    ],
    outputs: { connectionId: { type: 'string', value: `[${CONNECTION}]` } },
  };
}

/** Reads the definition from the file beside it. */
export function bicepFile(definitionFile: string, host: string): string {
  return `// The connector ${TITLE} for Logic Apps, and a connection to it.
targetScope = 'resourceGroup'

${declared('connectorName', "'store-relay'")}

${declared('connectionName', "'store-relay'")}

${declared('location', 'resourceGroup().location')}

${declared('relayHost', bicepOf(host, ''))}

@secure()
${declared('functionKey')}

resource connector 'Microsoft.Web/customApis@${VERSION}' = {
  name: connectorName
  location: location
  properties: {
${members(card, '    ')}
    backendService: {
      serviceUrl: 'https://\${relayHost}/'
    }
    connectionParameters: {
${members({ api_key }, '      ')}
    }
    swagger: union(loadJsonContent('${definitionFile}'), { host: relayHost })
  }
}

resource connection 'Microsoft.Web/connections@${VERSION}' = {
  name: connectionName
  location: location
  properties: {
    displayName: ${bicepOf(TITLE, '')}
    api: {
      id: connector.id
      name: connector.name
      type: 'Microsoft.Web/customApis'
    }
    parameterValues: {
      api_key: functionKey
    }
  }
}

output connectionId string = connection.id
`;
}

function parameter(name: Input, type: string, defaultValue?: string) {
  return {
    type,
    ...(defaultValue !== undefined && { defaultValue }),
    metadata: { description: inputs[name] },
  };
}

function declared(name: Input, defaultValue?: string): string {
  return `@description(${bicepOf(inputs[name], '')})\nparam ${name} string${defaultValue === undefined ? '' : ` = ${defaultValue}`}`;
}

/** A value as Bicep writes it. */
function bicepOf(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (typeof value === 'string')
    return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('${', '\\${')}'`;
  if (Array.isArray(value))
    return value.length === 0 ? '[]' : `[${value.map((each) => bicepOf(each, inner)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).map(([key, each]) => `${inner}${key}: ${bicepOf(each, inner)}`);
  return `{\n${members.join('\n')}\n${indent}}`;
}

function members(values: object, indent: string): string {
  return Object.entries(values)
    .map(([key, value]) => `${indent}${key}: ${bicepOf(value, indent)}`)
    .join('\n');
}
