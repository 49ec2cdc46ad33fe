// apiProperties.json: how a connection is made, and where its calls go.
import { brandColor } from './brand.ts';

/** The host is a property of each connection; the function key is kept by the platform and never shown again. */
export const properties = () => ({
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
    capabilities: ['actions'],
    publisher: 'Store Relay',
    policyTemplateInstances: [
      {
        templateId: 'dynamichosturl',
        title: 'Send each call to the host of its connection',
        parameters: { 'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('hostName')" },
      },
    ],
  },
});
