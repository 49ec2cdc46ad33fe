// Facts of the App Asset Library (App Store Connect API 4.5.1) that Apple's document of contract.generated.json, 4.4.1, lacks.
// Kept by hand, from Apple's OpenAPI 4.5.1 as mirrored by EvanBacon/App-Store-Connect-OpenAPI-Spec and from Apple's pages on the
// library; not tried against Apple. Whatever a newer document has takes the place of what is here: then remove this file.
import type { ResourceFacts, Shape } from './contract.ts';
import type { StoredContract, StoredOperation } from './contractFile.ts';

const PLACEMENTS = 'appAssetLibraryPlacements';
const SORTS = 'createdDate -createdDate lastModifiedDate -lastModifiedDate';

/** What a placement is on: the texts of a version, a custom product page, an event, or a treatment of an experiment. */
const surfaces = [
  ...(['appStoreVersionLocalization', 'appCustomProductPageLocalization'] as const),
  ...(['appEventLocalization', 'appStoreVersionExperimentTreatmentLocalization'] as const),
];
const surfaceTypes: Readonly<Record<string, string>> = Object.fromEntries(surfaces.map((one) => [one, `${one}s`]));
const onePlacement = { image: 'appAssetLibraryImages', video: 'appAssetLibraryVideos', ...surfaceTypes };

/** States, types and categories are any text: new ones come without a new version of the API. */
const asset: Readonly<Record<string, Shape>> = {
  category: 'text',
  createdDate: 'moment',
  lastModifiedDate: 'moment',
  fileName: 'text',
  fileSize: 'integer',
  referenceName: 'text',
  specId: 'text',
  state: 'text',
  stateDetails: '*#AppAssetLibraryStateDetail',
  uploadOperations: '*#UploadOperation',
};

const newAsset: Readonly<Record<string, Shape>> = {
  fileName: 'text|required',
  fileSize: 'integer|required',
  category: 'text|required',
  referenceName: 'text|null',
};
const changedAsset: Readonly<Record<string, Shape>> = {
  archived: 'flag|null',
  referenceName: 'text|null',
  uploaded: 'flag|null',
};

/** The specification of an image or a video that the library accepts. */
const spec: Readonly<Record<string, Shape>> = {
  specId: 'text',
  shortName: 'text',
  dimensions: { fields: { minWidth: 'integer', maxWidth: 'integer', minHeight: 'integer', maxHeight: 'integer' } },
  aspectRatio: 'text',
  compatiblePlacementTypes: '*text',
  fileExtensions: '*text',
  mimeTypes: '*text',
  maxFileSize: 'integer',
};

const schemas: Readonly<Record<string, Shape>> = {
  AppAssetLibraryStateDetail: { fields: { code: 'text', description: 'text' } },
  AppAssetLibraryFeature: {
    fields: { featureId: 'text', placementPolicies: '*#AppAssetLibraryPlacementPolicy' },
  },
  AppAssetLibraryPlacementPolicy: {
    fields: { placementType: 'text', groupLimits: { list: { fields: { groupIds: '*text', maxCount: 'integer' } } } },
  },
  AppAssetLibraryPlacementProfileGroup: {
    fields: { placementProfileGroupId: 'text', platform: 'text', displayClassId: 'text' },
  },
  AppAssetLibraryPlacementTypeSpecs: {
    fields: {
      placementTypeId: 'text',
      acceptsAssetCategories: '*text',
      specMappings: { list: { fields: { placementGroupId: 'text', specs: '*text' } } },
    },
  },
  AppAssetLibraryImageSpec: { fields: { ...spec, alphaAllowed: 'flag' } },
  AppAssetLibraryVideoSpec: {
    fields: {
      ...spec,
      frameRates: { list: { fields: { minFps: 'number', maxFps: 'number' } } },
      duration: { fields: { min: 'text', max: 'text' } },
      audioRequired: 'flag',
    },
  },
  AppAssetLibraryDisplayClass: { fields: { displayClassId: 'text', deviceFamily: 'text' } },
};

const resources: Readonly<Record<string, ResourceFacts>> = {
  AppAssetLibrary: {
    type: 'appAssetLibraries',
    many: { images: onePlacement.image, videos: onePlacement.video },
  },
  AppAssetLibraryImage: {
    type: onePlacement.image,
    attributes: { ...asset, imageAsset: '#ImageAsset' },
    many: { placements: PLACEMENTS },
  },
  AppAssetLibraryVideo: {
    type: onePlacement.video,
    attributes: { ...asset, videoAsset: 'link', previewFrameTimeCode: 'text', previewFrameImage: '#PreviewFrameImage' },
    many: { placements: PLACEMENTS },
  },
  AppAssetLibraryPlacement: {
    type: PLACEMENTS,
    attributes: {
      ...{ mediaType: 'text', placementType: 'text', placementGroup: 'text', state: 'text' },
      ...{ createdDate: 'moment', lastModifiedDate: 'moment', stateDetails: '*#AppAssetLibraryStateDetail' },
    },
    one: onePlacement,
  },
  AppAssetLibraryPlacementOrderingRequest: {
    type: 'appAssetLibraryPlacementOrderingRequests',
    attributes: { placementGroup: 'text' },
    many: { orderedPlacements: PLACEMENTS },
  },
  AppAssetLibraryRefData: {
    type: 'appAssetLibraryRefData',
    attributes: {
      features: '*#AppAssetLibraryFeature',
      placementProfileGroups: '*#AppAssetLibraryPlacementProfileGroup',
      imageSpecs: '*#AppAssetLibraryImageSpec',
      videoSpecs: '*#AppAssetLibraryVideoSpec',
      placementTypes: '*#AppAssetLibraryPlacementTypeSpecs',
      displayClasses: '*#AppAssetLibraryDisplayClass',
    },
  },
};

/** Relationships that 4.5.1 adds to resources of the document, by the name of the resource. */
export const addedRelationships: Readonly<Record<string, Pick<ResourceFacts, 'one' | 'many'>>> = {
  App: { one: { assetLibrary: 'appAssetLibraries' } },
  ...Object.fromEntries(
    surfaces.map((one) => [one.charAt(0).toUpperCase() + one.slice(1), { many: { placements: PLACEMENTS } }]),
  ),
};

function fieldsOf({ attributes = {}, one = {}, many = {} }: ResourceFacts): string {
  return [...Object.keys(attributes), ...Object.keys(one), ...Object.keys(many)].join(' ');
}

const INCLUDED = 'fields[appAssetLibraryPlacements,appAssetLibraryImages,appAssetLibraryVideos]';
const PLACED = `filter[placementType]=*text filter[placementGroup]=*text filter[state]=*text`;

/** The placements of a resource, filtered by everything else that a placement belongs to. */
function placementsOf(type: string, own: string): Readonly<Record<string, StoredOperation>> {
  const others = Object.keys(onePlacement).filter((name) => name !== own);
  const filters = others.map((name) => `filter[${name}]=*text`).join(' ');
  const query = `${PLACED} ${filters} filter[id] sort=*#sort@placements ${INCLUDED} limit include=*#include@placements`;
  return {
    [`${type}_placements_getToManyRelated`]: { query, answer: 'page AppAssetLibraryPlacement' },
    [`${type}_placements_getToManyRelationship`]: { query: 'limit', answer: `links ${PLACEMENTS}` },
  };
}

/** Images or videos: reserve, commit, archive, delete, and the lists of the library. */
function assetsOf(
  type: string,
  resource: string,
  list: string,
  extra: Readonly<Record<string, Shape>>,
): Readonly<Record<string, StoredOperation>> {
  const fields = `fields[${type},${PLACEMENTS}]`;
  const filters = ['category', 'state', 'referenceName', 'specId'].map((name) => `filter[${name}]=*text`).join(' ');
  const including = 'include=*#include@assets limit[placements]=integer<=50';
  return {
    [`appAssetLibraries_${list}_getToManyRelated`]: {
      query: `${filters} filter[id] sort=*#sort@assets ${fields} limit ${including}`,
      answer: `page ${resource}`,
    },
    [`appAssetLibraries_${list}_getToManyRelationship`]: { query: 'limit', answer: `links ${type}` },
    [`${type}_createInstance`]: {
      body: {
        attributes: { ...newAsset, ...extra },
        one: { assetLibrary: 'appAssetLibraries|required' },
        many: { placements: PLACEMENTS },
      },
    },
    [`${type}_getInstance`]: { query: `${fields} ${including}` },
    [`${type}_updateInstance`]: { body: { attributes: { ...changedAsset, ...extra } } },
    [`${type}_deleteInstance`]: {},
    ...placementsOf(type, list.slice(0, -1)),
  };
}

const refData = {
  query:
    'filter[placementTypes]=*text filter[placementProfileGroups]=*text filter[features]=*text filter[specs]=*text fields[appAssetLibraryRefData]',
  answer: 'page AppAssetLibraryRefData',
};

const operations: Readonly<Record<string, StoredOperation>> = {
  apps_assetLibrary_getToOneRelated: { query: 'fields[appAssetLibraries]', answer: 'one AppAssetLibrary' },
  apps_assetLibrary_getToOneRelationship: { answer: 'link appAssetLibraries' },
  appAssetLibraries_getInstance: { query: 'fields[appAssetLibraries]' },
  ...assetsOf(onePlacement.image, 'AppAssetLibraryImage', 'images', {}),
  ...assetsOf(onePlacement.video, 'AppAssetLibraryVideo', 'videos', { previewFrameTimeCode: 'text|null' }),
  [`${PLACEMENTS}_createInstance`]: {
    body: { attributes: { placementType: 'text|required', placementGroup: 'text|null' }, one: onePlacement },
  },
  [`${PLACEMENTS}_getInstance`]: { query: `${INCLUDED} include=*#include@placements` },
  [`${PLACEMENTS}_deleteInstance`]: {},
  appAssetLibraryPlacementOrderingRequests_createInstance: {
    body: {
      attributes: { placementGroup: 'text' },
      one: Object.fromEntries(Object.entries(surfaceTypes).filter(([name]) => name !== 'appEventLocalization')),
      many: { orderedPlacements: PLACEMENTS },
    },
  },
  appAssetLibraryRefData_getCollection: refData,
  appAssetLibraryRefData_getInstance: { query: 'fields[appAssetLibraryRefData]', answer: 'one AppAssetLibraryRefData' },
  ...Object.fromEntries(surfaces.flatMap((one) => Object.entries(placementsOf(`${one}s`, one)))),
};

/** The 33 routes of the library, in the form of the file. */
export const assetLibraryContract: Omit<StoredContract, 'version'> = {
  enumValues: {
    ...Object.fromEntries(Object.values(resources).map((each) => [`fields[${each.type}]`, fieldsOf(each)])),
    'sort@assets': `${SORTS} referenceName -referenceName`,
    'sort@placements': `${SORTS} placementGroupPosition -placementGroupPosition`,
    'include@assets': 'placements',
    'include@placements': Object.keys(onePlacement).join(' '),
  },
  parameters: {},
  schemas,
  resources,
  operations,
};

/** The facts of Apple's document with those of the library; where the document has them, it is right. */
export function withAssetLibrary(file: StoredContract): StoredContract {
  const { enumValues, operations: library } = assetLibraryContract;
  const all = { ...library, ...file.operations };
  const missing = Object.entries(addedRelationships).map(
    ([name, more]) => [name, joined(more, file.resources[name])] as const,
  );
  return {
    version: file.version,
    enumValues: { ...enumValues, ...file.enumValues },
    parameters: file.parameters,
    schemas: { ...schemas, ...file.schemas },
    resources: { ...resources, ...file.resources, ...Object.fromEntries(missing) },
    operations: Object.fromEntries(Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}

function joined(more: Pick<ResourceFacts, 'one' | 'many'>, known: ResourceFacts | undefined): ResourceFacts {
  return {
    type: '',
    ...known,
    ...((known?.one ?? more.one) && { one: { ...more.one, ...known?.one } }),
    ...((known?.many ?? more.many) && { many: { ...more.many, ...known?.many } }),
  };
}
