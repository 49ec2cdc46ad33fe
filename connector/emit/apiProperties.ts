// apiProperties.json: connection parameters, and policies that route requests.

import type { Operation } from '../core/operation.ts';
import { brandColor } from './brand.ts';

/** Each connection has its own host. The platform stores the function key and never shows it again. */
export function apiProperties(catalog: readonly Operation[]) {
  return {
    properties: {
      connectionParameters: {
        hostName: {
          type: 'string',
          uiDefinition: {
            displayName: 'Relay host name',
            description: 'The host name of your Functions app, without https://.',
            tooltip: 'For example my-relay.azurewebsites.net',
            constraints: { tabIndex: 1, clearText: true, required: 'true' },
          },
        },
        api_key: {
          type: 'securestring',
          uiDefinition: {
            displayName: 'Function key',
            description: 'A host key of your Functions app.',
            tooltip: 'In the Azure portal: Functions app, App keys, Host keys',
            constraints: { tabIndex: 2, clearText: false, required: 'true' },
          },
        },
      },
      iconBrandColor: brandColor,
      capabilities: catalog.some(({ trigger, notifies }) => trigger ?? notifies)
        ? ['actions', 'triggers']
        : ['actions'],
      publisher: 'Store Relay',
      policyTemplateInstances: [
        {
          templateId: 'dynamichosturl',
          title: 'Send each call to the host of its connection',
          parameters: { 'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('hostName')" },
        },
        ...nextLinks(catalog.filter(({ pages, byName }) => pages?.linked && !byName)),
        ...catalog.filter(({ trigger }) => trigger).map(polling),
      ],
    },
  };
}

/** Without this policy the platform requests the second page directly, bypassing its gateway and without the connection's key. */
function nextLinks(lists: readonly Operation[]) {
  return lists.length === 0
    ? []
    : [
        {
          templateId: 'updatenextlink',
          title: 'Fetch the next page through the connection',
          parameters: {
            'x-ms-apimTemplateParameter.nextLinkPropertyName': 'nextLink',
            'x-ms-apimTemplate-operationName': lists.map(({ id }) => id),
          },
        },
      ];
}

/** The trigger state is a member of the response, so it does not depend on the order of the items. */
function polling({ id, summary }: Operation) {
  return {
    templateId: 'pollingtrigger',
    type: 'PollingTrigger',
    title: summary,
    parameters: {
      'x-ms-apimTemplateParameter.triggerConfig': { state: '@{triggerBody().next}' },
      'x-ms-apimTemplateParameter.triggerDataPath': '@triggerBody().items',
      'x-ms-apimTemplate-operationName': [id],
    },
  };
}
