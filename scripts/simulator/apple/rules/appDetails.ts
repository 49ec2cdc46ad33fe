// Accessibility declarations, whose published one is replaced by the next, and asset packs. Source of the states: Apple's OpenAPI 4.4.1.
import { appleConflict, stateConflict, takenAttribute } from '../entity.ts';
import { isoMoment } from '../requestContext.ts';
import type { ResourceRule, ResourceRules } from '../rule.ts';

const createDeclaration: ResourceRule['create'] = ({ datastore }, draft) => {
  const [app] = draft.related.app ?? [];
  const { deviceFamily } = draft.attributes;
  const others = app ? datastore.related(app, 'accessibilityDeclarations') : [];
  if (others.some(({ attributes }) => attributes.deviceFamily === deviceFamily && attributes.state === 'DRAFT'))
    return appleConflict(takenAttribute('deviceFamily', `There is already a draft for ${deviceFamily}.`));
  draft.attributes.state = 'DRAFT';
  return undefined;
};

/** `publish` is no attribute of the declaration. One of the data for all types has no state. */
const updateDeclaration: ResourceRule['update'] = ({ datastore }, declaration, { attributes }) => {
  const { state, deviceFamily } = declaration.attributes;
  if (state === 'REPLACED') return appleConflict(stateConflict('The declaration was replaced by another one.'));
  if (attributes.publish !== true) return undefined;
  for (const app of declaration.related.app ?? [])
    for (const other of datastore.related(app, 'accessibilityDeclarations'))
      if (other.attributes.deviceFamily === deviceFamily && other.attributes.state === 'PUBLISHED')
        other.attributes.state = 'REPLACED';
  declaration.attributes.state = 'PUBLISHED';
  return undefined;
};

const createPack: ResourceRule['create'] = ({ datastore, arrival }, draft) => {
  const [app] = draft.related.app ?? [];
  const { assetPackIdentifier } = draft.attributes;
  const others = app ? datastore.related(app, 'backgroundAssets') : [];
  if (others.some(({ attributes }) => attributes.assetPackIdentifier === assetPackIdentifier))
    return appleConflict(takenAttribute('assetPackIdentifier', 'There is already an asset pack with this identifier.'));
  Object.assign(draft.attributes, { archived: false, usedBytes: 0, createdDate: isoMoment(arrival.now) });
  return undefined;
};

export const appDetailRules: ResourceRules = {
  accessibilityDeclarations: { create: createDeclaration, update: updateDeclaration },
  backgroundAssets: { create: createPack },
};
