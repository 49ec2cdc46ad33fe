// What Apple says of the asset library: the groups of a placement type, the sizes that each takes, and how many it holds.
import type { PlacementTarget } from '../../../connector/stores/apple/placementGroups.ts';
import type { Size } from '../../../connector/stores/apple/screenshotSizes.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { joinNames, wrongInput } from './recipeErrors.ts';
import type { ResourceList } from './resource.ts';

/** Where a screenshot or a preview goes. */
export interface LibraryGroup extends PlacementTarget {
  /** The sizes in pixels that it takes; empty if Apple does not say. */
  readonly sizes: readonly Size[];
  /** How many it holds in one language. */
  readonly most: number;
}

/** Screenshots and previews: Apple's page on placing assets; the reference data has it, too. */
const MOST = 10;
const MOST_PREVIEWS = 3;
const FEATURE = 'APP_STORE_VERSIONS';

interface ReferenceData {
  readonly features?: readonly {
    readonly featureId?: string;
    readonly placementPolicies?: readonly {
      readonly placementType?: string;
      readonly groupLimits?: readonly { readonly groupIds?: readonly string[]; readonly maxCount?: number }[];
    }[];
  }[];
  readonly placementTypes?: readonly {
    readonly placementTypeId?: string;
    readonly specMappings?: readonly { readonly placementGroupId?: string; readonly specs?: readonly string[] }[];
  }[];
  readonly imageSpecs?: readonly Spec[];
  readonly videoSpecs?: readonly Spec[];
}

interface Spec {
  readonly specId?: string;
  readonly dimensions?: { readonly maxWidth?: number; readonly maxHeight?: number };
}

/** The group of screenshots or previews; 400 with those that there are, if there is no such one. */
export async function findGroup(context: RecipeContext, target: PlacementTarget): Promise<LibraryGroup> {
  return namedGroup(await listGroups(context, [target.placementType]), target);
}

/** All groups of these placement types. */
export async function listGroups(
  context: RecipeContext,
  placementTypes: readonly string[],
): Promise<readonly LibraryGroup[]> {
  const { data } = await context.store().call<ResourceList<ReferenceData>>('appAssetLibraryRefData_getCollection', {
    'filter[placementTypes]': placementTypes,
  });
  const known = data[0]?.attributes ?? {};
  return (known.placementTypes ?? []).flatMap(({ placementTypeId: placementType = '', specMappings }) =>
    (placementTypes.includes(placementType) ? (specMappings ?? []) : []).flatMap(
      ({ placementGroupId: placementGroup, specs }): LibraryGroup[] => {
        if (!placementGroup) return [];
        const target = { placementType, placementGroup };
        return [{ ...target, sizes: sizesOf(known, specs ?? []), most: mostOf(known, target) }];
      },
    ),
  );
}

/** 400 with the groups that there are, if there is no such one. */
export function namedGroup(groups: readonly LibraryGroup[], target: PlacementTarget): LibraryGroup {
  const { placementType, placementGroup } = target;
  const ofType = groups.filter((each) => each.placementType === placementType);
  const found = ofType.find((each) => each.placementGroup === placementGroup);
  if (found) return found;
  const names = joinNames(ofType.map((each) => each.placementGroup));
  throw wrongInput(
    names
      ? `Apple's asset library has no group ${placementGroup}. Give one of these: ${names}.`
      : `Apple's asset library has no group ${placementGroup}, and no other of this kind. Give another Display type.`,
  );
}

function sizesOf(
  { imageSpecs, videoSpecs }: Partial<Nullish<ReferenceData>>,
  specs: readonly string[],
): readonly Size[] {
  return [...(imageSpecs ?? []), ...(videoSpecs ?? [])].flatMap(({ specId = '', dimensions }): Size[] => {
    const { maxWidth, maxHeight } = dimensions ?? {};
    return specs.includes(specId) && maxWidth && maxHeight ? [[maxWidth, maxHeight]] : [];
  });
}

type Nullish<T> = { readonly [Name in keyof T]: T[Name] | null };

function mostOf({ features }: Partial<Nullish<ReferenceData>>, { placementType, placementGroup }: PlacementTarget) {
  const policies = features?.find(({ featureId }) => featureId === FEATURE)?.placementPolicies ?? [];
  const limits = policies.find((each) => each.placementType === placementType)?.groupLimits ?? [];
  const usual = placementType === 'APP_PREVIEW' ? MOST_PREVIEWS : MOST;
  return limits.find(({ groupIds }) => groupIds?.includes(placementGroup))?.maxCount ?? usual;
}
