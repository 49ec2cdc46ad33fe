// An unmanaged Dataverse solution that contains only the connector. Flows that use it belong in a separate solution.
import { about } from '../../connector/emit/about.ts';
import { brandColor } from '../../connector/emit/brand.ts';
import { zip } from '../package/zip.ts';
import { guidOf } from './guid.ts';

const PREFIX = 'strelay';
const TITLE = 'Store Relay';

/** Dataverse's encoding of characters that a name must not contain: a space is -20 (Microsoft's Approvals Kit, cat_approvals-20kit). */
export const connectorName = `${PREFIX}_${TITLE.toLowerCase().replaceAll(' ', '-20')}`;

/** A fork has its own URL, and therefore its own connector. */
export const connectorId = guidOf(`${about.url}/connector`);

const HEAD = '<?xml version="1.0" encoding="utf-8"?>';
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

const contentTypes = `\uFEFF${HEAD}
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="xml" ContentType="application/octet-stream" />
  <Default Extension="json" ContentType="application/octet-stream" />
  <Default Extension="Png" ContentType="application/octet-stream" />
</Types>
`;

const solutionXml = `${HEAD}
<ImportExportXml version="9.2" SolutionPackageVersion="9.2" languagecode="1033" generatedBy="CrmLive" ${XSI}>
  <SolutionManifest>
    <UniqueName>StoreRelayConnector</UniqueName>
    <LocalizedNames>
      <LocalizedName description="${TITLE} connector" languagecode="1033" />
    </LocalizedNames>
    <Descriptions />
    <Version>${about.version}.0</Version>
    <Managed>0</Managed>
    <Publisher>
      <UniqueName>storerelay</UniqueName>
      <LocalizedNames>
        <LocalizedName description="${TITLE}" languagecode="1033" />
      </LocalizedNames>
      <Descriptions />
      <EMailAddress xsi:nil="true"></EMailAddress>
      <SupportingWebsiteUrl xsi:nil="true"></SupportingWebsiteUrl>
      <CustomizationPrefix>${PREFIX}</CustomizationPrefix>
      <CustomizationOptionValuePrefix>47120</CustomizationOptionValuePrefix>
      <Addresses />
    </Publisher>
    <RootComponents>
      <RootComponent type="372" id="{${connectorId}}" schemaName="${connectorName}" behavior="0" />
    </RootComponents>
    <MissingDependencies />
  </SolutionManifest>
</ImportExportXml>
`;

/** Elements that a solution with only a connector leaves empty. */
const absent = [
  ...['Entities', 'Roles', 'Workflows', 'FieldSecurityProfiles', 'Templates', 'EntityMaps', 'EntityRelationships'],
  ...['OrganizationSettings', 'optionsets', 'CustomControls', 'EntityDataProviders'],
];

const customizationsXml = `${HEAD}
<ImportExportXml ${XSI}>
${absent.map((name) => `  <${name} />`).join('\n')}
  <Connectors>
    <Connector>
      <connectorid>${connectorId}</connectorid>
      <description>${escaped(about.description)}</description>
      <displayname>${TITLE}</displayname>
      <iconbrandcolor>${brandColor}</iconbrandcolor>
      <name>${connectorName}</name>
      <connectortype>1</connectortype>
      <openapidefinition>/${fileOf('openapidefinition.json')}</openapidefinition>
      <connectionparameters>/${fileOf('connectionparameters.json')}</connectionparameters>
      <policytemplateinstances>/${fileOf('policytemplateinstances.json')}</policytemplateinstances>
      <iconblob>/${fileOf('iconblob.Png')}</iconblob>
    </Connector>
  </Connectors>
  <Languages>
    <Language>1033</Language>
  </Languages>
</ImportExportXml>
`;

export interface SolutionFile {
  readonly definition: Buffer;
  /** The inner objects of apiProperties.json, one file each. */
  readonly connectionParameters: unknown;
  readonly policies: unknown;
  readonly icon: Buffer;
}

/** Reproducible: no date, nothing random, sorted names. */
export function solutionZip({ definition, connectionParameters, policies, icon }: SolutionFile): Buffer {
  return zip(
    new Map([
      ['[Content_Types].xml', Buffer.from(contentTypes)],
      ['solution.xml', Buffer.from(solutionXml)],
      ['customizations.xml', Buffer.from(customizationsXml)],
      [fileOf('openapidefinition.json'), definition],
      [fileOf('connectionparameters.json'), json(connectionParameters)],
      [fileOf('policytemplateinstances.json'), json(policies)],
      [fileOf('iconblob.Png'), icon],
    ]),
  );
}

function fileOf(part: string): string {
  return `Connector/${connectorName}_${part}`;
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value, null, 2));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
