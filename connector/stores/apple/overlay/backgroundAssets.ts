// Background assets: packs of files that the App Store delivers beside the build of an app.
import { arrayOf, bigInteger } from '../../../core/schema.ts';
import { appChoices, chooseApp } from '../dynamicValues.ts';
import { yesOrNo } from '../enums.ts';
import type { Overlay } from './types.ts';

export const backgroundAssets: Overlay = {
  resources: {
    BackgroundAsset: {
      what: 'background asset',
      attributes: {
        assetPackIdentifier: ['Asset pack ID', 'The identifier that the app uses.'],
        archived: ['Is archived', 'Whether it gets no new versions and is not delivered any more.'],
        usedBytes: ['Size', 'How many bytes its versions take.', { schema: bigInteger }],
        createdDate: ['Created', 'When it was created.'],
      },
    },
    BackgroundAssetVersion: {
      what: 'background asset version',
      attributes: {
        version: ['Version number', 'The number of the version, which Apple counts.'],
        platforms: 'The platforms that it is for.',
        state: ['Upload state', 'Whether its files were uploaded and processed.'],
        stateDetails: 'What Apple found in its files.',
        locale: ['Language', 'The language that it is for, if any.'],
        createdDate: ['Created', 'When it was created.'],
      },
    },
  },
  operations: {
    ListBackgroundAssets: {
      of: 'apps_backgroundAssets_getToManyRelated',
      summary: 'List background assets',
      description: 'Lists the asset packs of an app, which the App Store delivers beside its build.',
      byName: true,
      inputs: {
        'filter[archived]': ['Is archived', 'Only packs that are, or are not, archived.', { schema: arrayOf(yesOrNo) }],
        'filter[assetPackIdentifier]': ['Asset pack IDs', 'Only the packs with these identifiers.'],
      },
    },
    ListBackgroundAssetVersions: {
      of: 'backgroundAssets_versions_getToManyRelated',
      summary: 'List versions of background asset',
      description:
        'Lists the versions of an asset pack. Include appStoreRelease, externalBetaRelease or internalBetaRelease to get where each is released.',
      byName: true,
      inputs: {
        'filter[state]': ['Upload states', 'Only the versions in these states.'],
        'filter[platforms]': 'Only the versions for these platforms.',
        'filter[version]': ['Version numbers', 'Only the versions with these numbers.'],
      },
      choosers: [chooseApp],
    },
    CreateBackgroundAsset: {
      of: 'backgroundAssets_createInstance',
      summary: 'Create background asset',
      description: 'Creates an asset pack of an app. Its versions and their files are uploaded by a build pipeline.',
      access: 'write',
      byName: true,
      verifyWith: 'ListBackgroundAssets',
      body: [
        'NewBackgroundAsset',
        {
          app: ['App', 'The app that uses it.', { choices: appChoices }],
          assetPackIdentifier: {},
        },
      ],
    },
    UpdateBackgroundAsset: {
      of: 'backgroundAssets_updateInstance',
      summary: 'Update background asset',
      description: 'Archives an asset pack, or takes it out of the archive.',
      byName: true,
      verifyWith: 'ListBackgroundAssets',
      body: ['BackgroundAssetChange', { archived: 'Yes to archive it.' }],
      choosers: [chooseApp],
    },
  },
};
