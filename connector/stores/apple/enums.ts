// App Store Connect enums that several rows share: platforms, states, roles, territories.
import { coded, define, field, oneOf, type Schema, text } from '../../core/schema.ts';

export const email: Schema = { ...text, format: 'email' };

/** A boolean that Apple's document declares as a list of strings. */
export const yesOrNo = oneOf('true', 'false');

/** Display names of platforms, by Apple's codes. */
export const platformNames: Readonly<Record<string, string>> = {
  ...{ IOS: 'iOS', MAC_OS: 'macOS', TV_OS: 'tvOS', VISION_OS: 'visionOS' },
};

export const platform = coded(platformNames);

/** Display name of a platform, such as `macOS` for `MAC_OS`; a code that Apple added later stays unchanged. */
export function platformName(code: string): string {
  return Object.hasOwn(platformNames, code) ? (platformNames[code] ?? code) : code;
}

/** The states of a version, by the names that Apple uses since 2023. */
export const versionStates = [
  'ACCEPTED',
  'DEVELOPER_REJECTED',
  'IN_REVIEW',
  'INVALID_BINARY',
  'METADATA_REJECTED',
  'PENDING_APPLE_RELEASE',
  'PENDING_DEVELOPER_RELEASE',
  'PREPARE_FOR_SUBMISSION',
  'PROCESSING_FOR_DISTRIBUTION',
  'READY_FOR_DISTRIBUTION',
  'READY_FOR_REVIEW',
  'REJECTED',
  'REPLACED_WITH_NEW_VERSION',
  'WAITING_FOR_EXPORT_COMPLIANCE',
  'WAITING_FOR_REVIEW',
] as const;
export type VersionState = (typeof versionStates)[number];
export const versionState = oneOf(...versionStates);

export const submissionState = oneOf(
  'READY_FOR_REVIEW',
  'WAITING_FOR_REVIEW',
  'IN_REVIEW',
  'UNRESOLVED_ISSUES',
  'CANCELING',
  'COMPLETING',
  'COMPLETE',
);

/** The countries and regions of the App Store, by ISO 3166-1 alpha-3. */
const territories = `
  ABW AFG AGO AIA ALB AND ANT ARE ARG ARM ASM ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLR BLZ BMU
  BOL BRA BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI
  DMA DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC
  GRD GRL GTM GUF GUM GUY HKG HND HRV HTI HUN IDN IMN IND IRL IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR
  KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG
  MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG
  POL PRI PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SEN SGP SHN SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE
  SWZ SXM SYC TCA TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR
  VNM VUT WLF WSM XKS YEM ZAF ZMB ZWE
`;
export const territoryCode: Schema = { ...text, enum: territories.trim().split(/\s+/) };
export const territory = define(
  'Territory',
  field(territoryCode, 'Territory', 'The country or region of the store, as three letters.'),
);
