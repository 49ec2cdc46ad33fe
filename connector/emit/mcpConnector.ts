// The connector for agents: one operation, which Copilot Studio takes for an MCP server.
import type { Operation } from '../core/operation.ts';
import type { About } from './swagger.ts';
import type { SwaggerPart } from './swaggerSchema.ts';

/** Marks an operation as an MCP server. Source: PowerPlatformConnectors, custom-connectors/MCP-Streamable-HTTP. */
const PROTOCOL = { 'x-ms-agentic-protocol': 'mcp-streamable-1.0' } as const;

/** How the connector shows itself. */
export const mcpCard = {
  title: 'Store Relay for agents',
  description: 'Lets agents use App Store Connect and the Galaxy Store, each under the policy of its key.',
} as const;

/** Without parameters, body and schema, as Microsoft's own sample: the tools come from the server. */
export function mcpDefinition(catalog: readonly Operation[], about: About, host: string, prefix = '/api'): SwaggerPart {
  const served = catalog.filter(({ protocol }) => protocol === 'mcp');
  return {
    swagger: '2.0',
    info: {
      ...mcpCard,
      version: about.version,
      contact: { name: about.name, url: about.url, email: about.email },
    },
    host,
    basePath: '/',
    schemes: ['https'],
    consumes: ['application/json'],
    produces: ['application/json'],
    paths: Object.fromEntries(
      served.map(({ id, summary, description, method, address }) => [
        `${prefix}/${address}`,
        {
          [method.toLowerCase()]: {
            ...{ operationId: id, summary, description, ...PROTOCOL },
            responses: { '200': { description: 'Success' } },
          },
        },
      ]),
    ),
    securityDefinitions: { function_key: { type: 'apiKey', in: 'header', name: 'x-functions-key' } },
    security: [{ function_key: [] }],
  };
}
