// Certificates and provisioning profiles, which expire.
import type { Overlay } from './types.ts';

export const signing: Overlay = {
  resources: {
    Certificate: {
      what: 'certificate',
      attributes: {
        name: ['Certificate name', 'The name of the certificate.'],
        certificateType: 'What it is for.',
        displayName: 'Who it belongs to.',
        serialNumber: 'The number that Apple gave it.',
        platform: 'The platform that it is for.',
        expirationDate: ['Expires', 'Until when it is good.'],
        certificateContent: ['Content', 'The certificate in base64. It contains no private key.'],
        activated: ['Is activated', 'Whether it is in use.'],
      },
    },
    Profile: {
      what: 'profile',
      attributes: {
        name: ['Profile name', 'The name of the profile.'],
        platform: 'The platform that it is for.',
        profileType: 'What it is for.',
        profileState: 'Whether it can be used.',
        profileContent: ['Content', 'The profile itself, in base64.'],
        uuid: ['UUID', 'The identifier in Xcode.'],
        createdDate: ['Created', 'When it was made.'],
        expirationDate: ['Expires', 'Until when it is good.'],
      },
    },
  },
  operations: {
    ListCertificates: {
      of: 'certificates_getCollection',
      summary: 'List certificates',
      description: 'Lists the signing certificates of your team and when they expire. Individual keys cannot call it.',
      inputs: {
        'filter[certificateType]': ['Certificate types', 'Only those of these types.'],
        'filter[displayName]': ['Display names', 'Only those with these display names.'],
        'filter[serialNumber]': ['Serial numbers', 'Only those with these numbers.'],
        'filter[id]': ['Certificate IDs', 'Only those with these IDs.', { visibility: 'advanced' }],
      },
    },
    ListProfiles: {
      of: 'profiles_getCollection',
      summary: 'List provisioning profiles',
      description: 'Lists the provisioning profiles of your team and when they expire. Individual keys cannot call it.',
      inputs: {
        'filter[profileType]': ['Profile types', 'Only the profiles of these types.'],
        'filter[profileState]': ['Profile states', 'Only the profiles in these states.'],
        'filter[name]': ['Profile names', 'Only the profiles with these names.'],
        'filter[id]': ['Profile IDs', 'Only the profiles with these IDs.', { visibility: 'advanced' }],
      },
    },
  },
};
