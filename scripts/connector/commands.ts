// Commands that install each file with Microsoft's command line tools paconn, pac and az.
import { redirect } from '../../connector/emit/multiAuth.ts';

/** Written beside the files as instructions. */
export function commands(host: string): string {
  return `# What to do with these files

They are made for the relay at \`${host}\`, by \`npm run connector\`. Nothing in them is secret. None of the lines below has been tried against a real tenant.

## Power Platform, with a function key: \`power-platform/\`

With [paconn](https://learn.microsoft.com/connectors/custom-connectors/paconn-cli) (Python):

\`\`\`
pip install paconn
paconn login
cd power-platform
paconn create --settings settings.json --overwrite-settings
\`\`\`

It asks for the environment and writes it into \`settings.json\`, with the ID of the connector. From then on: \`paconn update --settings settings.json\`.

Or with [pac](https://learn.microsoft.com/power-platform/developer/cli/introduction), into an environment with Dataverse:

\`\`\`
pac auth create --environment https://YOUR-ORG.crm.dynamics.com
pac connector create --api-definition-file power-platform/apiDefinition.swagger.json --api-properties-file power-platform/apiProperties.json --icon-file power-platform/icon.png
\`\`\`

From then on: \`pac connector update --connector-id THE-ID\` with the same files; \`pac connector list\` shows the ID.

## Power Platform, as a solution: \`StoreRelayConnector.zip\`

\`\`\`
pac solution import --path StoreRelayConnector.zip --publish-changes
\`\`\`

Or in the maker portal: *Solutions*, *Import solution*. It is unmanaged and holds two connectors and nothing else: the one for flows, and the one for agents (see below). Import it before any solution with flows or agents that use them.

## Power Platform, with a function key or Microsoft Entra ID: \`power-platform-sign-in/\`

For a relay with App Service Authentication in front. Two app registrations: that of the relay, and one for the connector, with the delegated permission \`user_impersonation\` on the first and the redirect address \`${redirect}\` (the portal shows the exact one of your connector under *Security*: add that, too). Give their IDs as \`--client-id\` and \`--resource\` to \`npm run connector\`, or write them into \`apiProperties.json\`.

\`\`\`
cd power-platform-sign-in
paconn create --settings settings.json --overwrite-settings --secret "$CLIENT_SECRET"
\`\`\`

The secret is that of the connector's registration. It goes to Microsoft, and into no file.

## Agents of Copilot Studio: \`copilot-studio/\`

A second connector, whose one operation is the MCP server of the relay (\`docs/agents.md\`). The mark \`x-ms-agentic-protocol\` makes it one: check that it is still there after an export and import (in the zip of an exported solution: \`Connector/..._openapidefinition.json\`). The solution above has this connector, too; this folder is for an installation without Dataverse.

\`\`\`
cd copilot-studio
paconn create --settings settings.json --overwrite-settings
\`\`\`

Then in Copilot Studio: *Tools*, *Add a tool*, *Model Context Protocol*, and this connector.

## Logic Apps: \`logic-apps/\`

\`\`\`
az deployment group create --resource-group YOUR-GROUP --template-file logic-apps/main.bicep --parameters functionKey="$FUNCTION_KEY"
\`\`\`

\`azuredeploy.json\` makes the same and stands alone: for the portal (*Deploy a custom template*), or where there is no Bicep. Make both in the region of your logic app. In *Logic Apps* the connector then stands under *Custom*, and \`connectionId\` of the outputs is the connection.
`;
}
