// All files that `npm run connector` writes, each with its instructions.
import { about } from '../../connector/emit/about.ts';
import { mcpCard } from '../../connector/emit/mcpConnector.ts';
import type { SwaggerPart } from '../../connector/emit/swaggerSchema.ts';
import { pretty, readGenerated } from '../generate/files.ts';
import { armDefinition, bicepFile, connectorArmTemplate } from './azure.ts';
import { commands } from './commands.ts';
import { SOLUTION_TITLE, solutionZip } from './solution.ts';
import { type VariantOptions, variants } from './variants.ts';

export interface ConnectorFile {
  readonly path: string;
  readonly content: Buffer;
  /** One line for the screen. */
  readonly use: string;
  /** A tool writes into this file, so an existing one is kept. */
  readonly keeps?: true;
}

const DEFINITION = 'apiDefinition.swagger.json';
const PROPERTIES = 'apiProperties.json';
const ICON = 'icon.png';

/** For paconn, which writes the environment and the ID of the connector into it on creation. */
const settings = {
  apiProperties: PROPERTIES,
  apiDefinition: DEFINITION,
  icon: ICON,
  powerAppsUrl: 'https://api.powerapps.com',
  powerAppsApiVersion: '2016-11-01',
};

export function connectorFiles(wanted: VariantOptions): readonly ConnectorFile[] {
  const { host } = wanted;
  const { key, sets, logicApps, agents } = variants(wanted);
  const icon = readGenerated('connector/icon.png');
  const powerPlatform = (
    folder: string,
    { definition, properties }: typeof key | typeof sets | typeof agents,
    use: string,
    secret: string,
  ) => [
    { path: `${folder}/${DEFINITION}`, content: pretty(definition), use },
    { path: `${folder}/${PROPERTIES}`, content: pretty(properties), use: 'How a connection is made; goes with it.' },
    { path: `${folder}/${ICON}`, content: icon, use: 'Its icon.' },
    {
      path: `${folder}/settings.json`,
      content: pretty(settings),
      keeps: true as const,
      use: `For paconn: cd here, then paconn create --settings settings.json${secret}`,
    },
  ];
  const { connectionParameters, policyTemplateInstances: policies } = key.properties.properties;
  const ofKey = {
    title: SOLUTION_TITLE,
    description: about.description,
    definition: pretty(key.definition),
    connectionParameters,
    policies,
  };
  const inSolution = [
    { ...ofKey, icon },
    { ...mcpCard, definition: pretty(agents.definition), ...agents.properties.properties, policies: [], icon },
  ];
  return [
    { path: 'README.md', content: Buffer.from(commands(host)), use: 'Every command line, to copy. Begin here.' },
    {
      path: 'StoreRelayConnector.zip',
      content: solutionZip(inSolution),
      use: `Both connectors as an unmanaged solution, version ${about.version}: import it in the maker portal, Solutions.`,
    },
    ...powerPlatform(
      'power-platform',
      key,
      'The connector for Power Automate and Power Apps, with a function key.',
      '',
    ),
    ...powerPlatform(
      'power-platform-sign-in',
      sets,
      'The same with a choice: function key, or Microsoft Entra ID. Needs two app registrations.',
      ' --secret ...',
    ),
    ...powerPlatform(
      'copilot-studio',
      agents,
      'The connector for agents of Copilot Studio: its one operation is the MCP server.',
      '',
    ),
    {
      path: `logic-apps/${DEFINITION}`,
      content: pretty(logicApps.definition),
      use: 'The connector for Logic Apps: fixed host, and triggers as Logic Apps polls them.',
    },
    {
      path: 'logic-apps/main.bicep',
      content: Buffer.from(bicepFile(DEFINITION, host)),
      use: 'Makes the connector and a connection from it: az deployment group create --template-file main.bicep',
    },
    {
      path: 'logic-apps/azuredeploy.json',
      content: template(logicApps.definition, host),
      use: 'The same in one file that stands alone: Azure portal, Deploy a custom template.',
    },
  ];
}

/** Azure limits a resource to one megabyte, so the definition is on one line. */
function template(definition: SwaggerPart, host: string): Buffer {
  const place = '(definition)';
  const around = pretty(connectorArmTemplate(place, host)).toString();
  return Buffer.from(around.replace(JSON.stringify(place), () => JSON.stringify(armDefinition(definition))));
}
