// Certificates and provisioning profiles, which expire. Source: Apple's OpenAPI document 4.4.1, certificates and profiles.
import { query, rows } from '../../core/builders.ts';
import { arrayOf, field, flag, list, moment, oneOf, text } from '../../core/schema.ts';
import { developerPlatform } from './enums.ts';
import { applePages, cursor } from './jsonApi.ts';
import { limit, resource, sort } from './resource.ts';

const certificateType = oneOf(
  'APPLE_PAY',
  'APPLE_PAY_MERCHANT_IDENTITY',
  'APPLE_PAY_PSP_IDENTITY',
  'APPLE_PAY_RSA',
  'DEVELOPER_ID_KEXT',
  'DEVELOPER_ID_KEXT_G2',
  'DEVELOPER_ID_APPLICATION',
  'DEVELOPER_ID_APPLICATION_G2',
  'DEVELOPMENT',
  'DISTRIBUTION',
  'IDENTITY_ACCESS',
  'IOS_DEVELOPMENT',
  'IOS_DISTRIBUTION',
  'MAC_APP_DISTRIBUTION',
  'MAC_INSTALLER_DISTRIBUTION',
  'MAC_APP_DEVELOPMENT',
  'PASS_TYPE_ID',
  'PASS_TYPE_ID_WITH_NFC',
);

const profileType = oneOf(
  'IOS_APP_DEVELOPMENT',
  'IOS_APP_STORE',
  'IOS_APP_ADHOC',
  'IOS_APP_INHOUSE',
  'MAC_APP_DEVELOPMENT',
  'MAC_APP_STORE',
  'MAC_APP_DIRECT',
  'TVOS_APP_DEVELOPMENT',
  'TVOS_APP_STORE',
  'TVOS_APP_ADHOC',
  'TVOS_APP_INHOUSE',
  'MAC_CATALYST_APP_DEVELOPMENT',
  'MAC_CATALYST_APP_STORE',
  'MAC_CATALYST_APP_DIRECT',
);
const profileState = oneOf('ACTIVE', 'INVALID');

const certificate = resource('Certificate', 'certificates', 'certificate', {
  attributes: {
    name: field(text, 'Certificate name', 'The name of the certificate.'),
    certificateType: field(certificateType, 'Certificate type', 'What it is for.'),
    displayName: field(text, 'Display name', 'Who it belongs to.'),
    serialNumber: field(text, 'Serial number', 'The number that Apple gave it.'),
    platform: field(developerPlatform, 'Platform', 'The platform that it is for.'),
    expirationDate: field(moment, 'Expires', 'Until when it is good.'),
    certificateContent: field(text, 'Content', 'The certificate itself, in base64. It holds no private key.'),
    activated: field(flag, 'Is activated', 'Whether it is in use.'),
  },
  one: ['passTypeId'],
});

const profile = resource('Profile', 'profiles', 'profile', {
  attributes: {
    name: field(text, 'Profile name', 'The name of the profile.'),
    platform: field(developerPlatform, 'Platform', 'The platform that it is for.'),
    profileType: field(profileType, 'Profile type', 'What it is for.'),
    profileState: field(profileState, 'Profile state', 'Whether it can be used.'),
    profileContent: field(text, 'Content', 'The profile itself, in base64.'),
    uuid: field(text, 'UUID', 'By which Xcode knows it.'),
    createdDate: field(moment, 'Created', 'When it was made.'),
    expirationDate: field(moment, 'Expires', 'Until when it is good.'),
  },
  one: ['bundleId'],
  many: ['devices', 'certificates'],
});

export const signing = rows('apple', {
  ListCertificates: {
    route: 'GET /v1/certificates',
    summary: 'List certificates',
    description:
      'Lists the signing certificates of your team and when they expire. Apple refuses it to individual keys.',
    access: 'read',
    parameters: [
      query('filter[certificateType]', arrayOf(certificateType), 'Certificate types', 'Only those of these types.'),
      query('filter[displayName]', list, 'Display names', 'Only those with these display names.'),
      query('filter[serialNumber]', list, 'Serial numbers', 'Only those with these numbers.'),
      query('filter[id]', list, 'Certificate IDs', 'Only those with these IDs.', { visibility: 'advanced' }),
      sort('certificates', 'displayName', 'certificateType', 'serialNumber', 'id'),
      limit,
      cursor,
      certificate.include,
      certificate.fields,
    ],
    pages: applePages(200),
    responds: certificate.page,
  },
  ListProfiles: {
    route: 'GET /v1/profiles',
    summary: 'List provisioning profiles',
    description:
      'Lists the provisioning profiles of your team and when they expire. Apple refuses it to individual keys.',
    access: 'read',
    parameters: [
      query('filter[profileType]', arrayOf(profileType), 'Profile types', 'Only the profiles of these types.'),
      query('filter[profileState]', arrayOf(profileState), 'Profile states', 'Only the profiles in these states.'),
      query('filter[name]', list, 'Profile names', 'Only the profiles with these names.'),
      query('filter[id]', list, 'Profile IDs', 'Only the profiles with these IDs.', { visibility: 'advanced' }),
      sort('profiles', 'name', 'profileType', 'profileState', 'id'),
      limit,
      cursor,
      profile.include,
      profile.fields,
    ],
    pages: applePages(200),
    responds: profile.page,
  },
});
