// An unmanaged Dataverse solution that contains only the connectors: for flows, and for agents. Flows that use them belong in a separate solution.
import { about } from '../../connector/emit/about.ts';
import { brandColor } from '../../connector/emit/brand.ts';
import { zip } from '../package/zip.ts';
import { guidOf } from './guid.ts';

const PREFIX = 'strelay';
/** Of the solution, and of the connector for flows. */
export const SOLUTION_TITLE = 'Store Relay';

/** A connector of the solution. */
export interface SolutionConnector {
  readonly title: string;
  readonly description: string;
  readonly definition: Buffer;
  /** The inner objects of apiProperties.json, one file each. */
  readonly connectionParameters: unknown;
  readonly policies: unknown;
  readonly icon: Buffer;
}

/** Dataverse's encoding of characters that a name must not contain: a space is -20 (Microsoft's Approvals Kit, cat_approvals-20kit). */
export function solutionName({ title }: Pick<SolutionConnector, 'title'>): string {
  return `${PREFIX}_${title.toLowerCase().replaceAll(' ', '-20')}`;
}

/** A fork has its own URL, and therefore its own connectors. */
export function solutionId({ title }: Pick<SolutionConnector, 'title'>): string {
  return guidOf(`${about.url}/connector${title === SOLUTION_TITLE ? '' : `/${solutionName({ title })}`}`);
}

const HEAD = '<?xml version="1.0" encoding="utf-8"?>';
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

const contentTypes = `\uFEFF${HEAD}
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="xml" ContentType="application/octet-stream" />
  <Default Extension="json" ContentType="application/octet-stream" />
  <Default Extension="Png" ContentType="application/octet-stream" />
</Types>
`;

function solutionXml(connectors: readonly SolutionConnector[]): string {
  return `${HEAD}
<ImportExportXml version="9.2" SolutionPackageVersion="9.2" languagecode="1033" generatedBy="CrmLive" ${XSI}>
  <SolutionManifest>
    <UniqueName>StoreRelayConnector</UniqueName>
    <LocalizedNames>
      <LocalizedName description="${SOLUTION_TITLE} connectors" languagecode="1033" />
    </LocalizedNames>
    <Descriptions />
    <Version>${about.version}.0</Version>
    <Managed>0</Managed>
    <Publisher>
      <UniqueName>storerelay</UniqueName>
      <LocalizedNames>
        <LocalizedName description="${SOLUTION_TITLE}" languagecode="1033" />
      </LocalizedNames>
      <Descriptions />
      <EMailAddress xsi:nil="true"></EMailAddress>
      <SupportingWebsiteUrl xsi:nil="true"></SupportingWebsiteUrl>
      <CustomizationPrefix>${PREFIX}</CustomizationPrefix>
      <CustomizationOptionValuePrefix>47120</CustomizationOptionValuePrefix>
      <Addresses />
    </Publisher>
    <RootComponents>
${connectors.map(rootComponent).join('\n')}
    </RootComponents>
    <MissingDependencies />
  </SolutionManifest>
</ImportExportXml>
`;
}

function rootComponent(connector: SolutionConnector): string {
  return `      <RootComponent type="372" id="{${solutionId(connector)}}" schemaName="${solutionName(connector)}" behavior="0" />`;
}

/** Elements that a solution with only connectors leaves empty. */
const absent = [
  ...['Entities', 'Roles', 'Workflows', 'FieldSecurityProfiles', 'Templates', 'EntityMaps', 'EntityRelationships'],
  ...['OrganizationSettings', 'optionsets', 'CustomControls', 'EntityDataProviders'],
];

function customizationsXml(connectors: readonly SolutionConnector[]): string {
  return `${HEAD}
<ImportExportXml ${XSI}>
${absent.map((name) => `  <${name} />`).join('\n')}
  <Connectors>
${connectors.map(connectorXml).join('\n')}
  </Connectors>
  <Languages>
    <Language>1033</Language>
  </Languages>
</ImportExportXml>
`;
}

function connectorXml(connector: SolutionConnector): string {
  const fileOf = (part: string): string => `/${partOf(connector, part)}`;
  return `    <Connector>
      <connectorid>${solutionId(connector)}</connectorid>
      <description>${escaped(connector.description)}</description>
      <displayname>${escaped(connector.title)}</displayname>
      <iconbrandcolor>${brandColor}</iconbrandcolor>
      <name>${solutionName(connector)}</name>
      <connectortype>1</connectortype>
      <openapidefinition>${fileOf('openapidefinition.json')}</openapidefinition>
      <connectionparameters>${fileOf('connectionparameters.json')}</connectionparameters>
      <policytemplateinstances>${fileOf('policytemplateinstances.json')}</policytemplateinstances>
      <iconblob>${fileOf('iconblob.Png')}</iconblob>
    </Connector>`;
}

/** Reproducible: no date, nothing random, sorted names. The definitions are written as they are, with all marks. */
export function solutionZip(connectors: readonly SolutionConnector[]): Buffer {
  return zip(
    new Map([
      ['[Content_Types].xml', Buffer.from(contentTypes)],
      ['solution.xml', Buffer.from(solutionXml(connectors))],
      ['customizations.xml', Buffer.from(customizationsXml(connectors))],
      ...connectors.flatMap((each): [string, Buffer][] => [
        [partOf(each, 'openapidefinition.json'), each.definition],
        [partOf(each, 'connectionparameters.json'), json(each.connectionParameters)],
        [partOf(each, 'policytemplateinstances.json'), json(each.policies)],
        [partOf(each, 'iconblob.Png'), each.icon],
      ]),
    ]),
  );
}

function partOf(connector: SolutionConnector, part: string): string {
  return `Connector/${solutionName(connector)}_${part}`;
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value, null, 2));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
