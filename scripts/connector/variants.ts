// The variants of the connector with a host: for Power Platform with a key, with a choice of key or sign-in, for Logic Apps, and for agents.

import { catalog } from '../../connector/catalog.ts';
import { about } from '../../connector/emit/about.ts';
import { apiProperties } from '../../connector/emit/apiProperties.ts';
import { forDesigner } from '../../connector/emit/bareOperation.ts';
import { logicAppsDefinition } from '../../connector/emit/logicApps.ts';
import { mcpDefinition } from '../../connector/emit/mcpConnector.ts';
import { type Entra, propertiesWithSets, withoutSecurity } from '../../connector/emit/multiAuth.ts';
import { swagger } from '../../connector/emit/swagger.ts';

export interface VariantOptions {
  readonly host: string;
  readonly entra: Entra;
}

export function variants({ host, entra }: VariantOptions) {
  const whole = { ...swagger(forDesigner(catalog), about), host };
  const ordinary = apiProperties(catalog).properties;
  const { api_key } = ordinary.connectionParameters;
  const { policyTemplateInstances: _, ...card } = ordinary;
  return {
    key: { definition: whole, properties: { properties: ordinary } },
    sets: { definition: withoutSecurity(whole), properties: propertiesWithSets(catalog, entra) },
    agents: {
      definition: mcpDefinition(catalog, about, host),
      properties: { properties: { ...card, connectionParameters: { api_key }, capabilities: ['actions'] } },
    },
    // Logic Apps has no such file; the resource's values stand in for it, so that the linter can check them
    logicApps: {
      definition: logicAppsDefinition(whole, { host, scheme: 'https' }),
      properties: { properties: { ...card, connectionParameters: { api_key } } },
    },
  };
}
