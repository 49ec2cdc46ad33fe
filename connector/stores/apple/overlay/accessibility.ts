// Accessibility declarations of an app: what its product page says of each device.
import { appChoices, chooseApp } from '../dynamicValues.ts';
import type { Overlay } from './types.ts';

/** The features, in the order of the contract; their labels follow from Apple's names. */
const features = {
  supportsAudioDescriptions: {},
  supportsCaptions: {},
  supportsDarkInterface: {},
  supportsDifferentiateWithoutColorAlone: {},
  supportsLargerText: {},
  supportsReducedMotion: {},
  supportsSufficientContrast: {},
  supportsVoiceControl: {},
  supportsVoiceover: {},
};

export const accessibility: Overlay = {
  resources: {
    AccessibilityDeclaration: {
      what: 'accessibility declaration',
      attributes: {
        deviceFamily: 'The devices that it is for.',
        state: ['Declaration state', 'Whether it is a draft, on the product page, or replaced by another one.'],
        ...features,
      },
    },
  },
  operations: {
    ListAccessibilityDeclarations: {
      of: 'apps_accessibilityDeclarations_getToManyRelated',
      summary: 'List accessibility declarations',
      description:
        'Lists what an app supports for people with disabilities, such as VoiceOver and captions, by device.',
      byName: true,
      inputs: {
        'filter[deviceFamily]': ['Devices', 'Only the declarations for these devices.'],
        'filter[state]': ['Declaration states', 'Only the declarations in these states.'],
      },
    },
    CreateAccessibilityDeclaration: {
      of: 'accessibilityDeclarations_createInstance',
      summary: 'Create accessibility declaration',
      description: 'Creates a draft of what an app supports on one kind of device. Update publishes it.',
      access: 'write',
      byName: true,
      verifyWith: 'ListAccessibilityDeclarations',
      body: [
        'NewAccessibilityDeclaration',
        {
          app: ['App', 'The app that it is about.', { choices: appChoices }],
          deviceFamily: {},
          ...features,
        },
      ],
    },
    UpdateAccessibilityDeclaration: {
      of: 'accessibilityDeclarations_updateInstance',
      summary: 'Update accessibility declaration',
      description: 'Changes a draft of what an app supports, or publishes it on the product page.',
      byName: true,
      verifyWith: 'ListAccessibilityDeclarations',
      body: ['AccessibilityDeclarationChange', { publish: 'Yes to show it on the product page.', ...features }],
      choosers: [chooseApp],
    },
    DeleteAccessibilityDeclaration: {
      of: 'accessibilityDeclarations_deleteInstance',
      summary: 'Delete accessibility declaration',
      description: 'Deletes a declaration of what an app supports on one kind of device.',
      byName: true,
      verifyWith: 'ListAccessibilityDeclarations',
      choosers: [chooseApp],
    },
  },
};
