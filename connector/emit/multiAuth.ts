// The connector with two authentication types for makers to choose from: a function key, or Microsoft Entra ID in front of it.

import { isJsonObject } from '../core/json.ts';
import type { Operation } from '../core/operation.ts';
import { apiProperties } from './apiProperties.ts';
import type { SwaggerJson, SwaggerPart } from './swaggerSchema.ts';

/** The app registrations: the connector's own for sign-in, and the one that protects the relay. */
export interface Entra {
  readonly clientId: string;
  readonly resource: string;
  readonly tenant: string;
}

/** Redirect URL of the platform after sign-in (Microsoft, submit-certification: redirect URLs). */
export const redirect = 'https://global.consent.azure-apim.net/redirect';

/** With several authentication types the platform ignores the definition's security: a policy sends the connection's key. */
const keyHeader = {
  templateId: 'setheader',
  title: 'Send the function key of the connection',
  parameters: {
    'x-ms-apimTemplateParameter.name': 'x-functions-key',
    'x-ms-apimTemplateParameter.value': "@connectionParameters('api_key','')",
    'x-ms-apimTemplateParameter.existsAction': 'override',
    'x-ms-apimTemplate-policySection': 'Request',
  },
};

/** Names as in the CognitiveServicesQuestionAnswering connector of Microsoft's repository. */
export function propertiesWithSets(catalog: readonly Operation[], entra: Entra) {
  const { connectionParameters, policyTemplateInstances, ...card } = apiProperties(catalog).properties;
  return {
    properties: {
      connectionParameters,
      connectionParameterSets: {
        uiDefinition: { displayName: 'Authentication type', description: 'How to connect to the relay.' },
        values: [
          {
            name: 'keyBasedAuth',
            uiDefinition: { displayName: 'Function key', description: 'A function key alone.' },
            metadata: { allowSharing: true },
            parameters: connectionParameters,
          },
          {
            name: 'tokenBasedAuth',
            uiDefinition: {
              displayName: 'Microsoft Entra ID',
              description: 'Your own sign-in, and the function key that the Functions host asks for as well.',
            },
            metadata: { allowSharing: false },
            parameters: { token: token(entra), ...connectionParameters },
          },
        ],
      },
      ...card,
      policyTemplateInstances: [...policyTemplateInstances, keyHeader],
    },
  };
}

/** The definition declares no security: the parameter sets do. */
export function withoutSecurity({ securityDefinitions: _, security: __, ...definition }: SwaggerPart): SwaggerPart {
  return {
    ...definition,
    paths: openEverywhere(definition.paths),
  };
}

function token({ clientId, resource, tenant }: Entra) {
  return {
    type: 'oauthSetting',
    oAuthSettings: {
      identityProvider: 'aad',
      clientId,
      scopes: [],
      redirectMode: 'GlobalPerConnector',
      redirectUrl: redirect,
      properties: { IsFirstParty: 'False', AzureActiveDirectoryResourceId: resource },
      customParameters: {
        loginUri: { value: 'https://login.microsoftonline.com' },
        tenantId: { value: tenant },
        resourceUri: { value: resource },
      },
    },
    uiDefinition: {
      displayName: 'Sign in',
      description: 'Sign in with your work account.',
      tooltip: 'The relay then knows who calls, and what that caller may do',
      constraints: { required: 'true', hidden: 'false' },
    },
  };
}

function openEverywhere(paths: SwaggerJson | undefined): SwaggerPart {
  return Object.fromEntries(
    Object.entries(isJsonObject(paths) ? paths : {}).map(([path, methods]) => [
      path,
      Object.fromEntries(
        Object.entries(isJsonObject(methods) ? methods : {}).map(([method, operation]) => {
          const { security: _, ...part } = isJsonObject(operation) ? operation : {};
          return [method, part];
        }),
      ),
    ]),
  );
}
