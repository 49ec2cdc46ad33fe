// What Apple says of the asset library: the groups of a placement type, the sizes that each takes, and how many it holds.
import { type PlacementTarget, placementTarget } from '../../../connector/stores/apple/placementGroups.ts';
import type { Size } from '../../../connector/stores/apple/screenshotSizes.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { joinNames, wrongInput } from './recipeErrors.ts';
import type { ResourceList } from './resource.ts';

/** Where a screenshot goes. */
export interface LibraryGroup extends PlacementTarget {
  /** The sizes in pixels that it takes; empty if Apple does not say. */
  readonly sizes: readonly Size[];
  /** How many screenshots it holds in one language. */
  readonly most: number;
}

/** Apple's page on placing assets; the reference data has it, too. */
const MOST = 10;
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
  readonly imageSpecs?: readonly {
    readonly specId?: string;
    readonly dimensions?: { readonly maxWidth?: number; readonly maxHeight?: number };
  }[];
}

/** The group of a display type, or of the name of a group; 400 with those that there are, if there is no such one. */
export async function findGroup(context: RecipeContext, displayType: string): Promise<LibraryGroup> {
  const target = placementTarget(displayType);
  const { placementType, placementGroup } = target;
  const { data } = await context.store().call<ResourceList<ReferenceData>>('appAssetLibraryRefData_getCollection', {
    'filter[placementTypes]': [placementType],
  });
  const known = data[0]?.attributes ?? {};
  const mappings = known.placementTypes?.find((each) => each.placementTypeId === placementType)?.specMappings ?? [];
  const mapping = mappings.find((each) => each.placementGroupId === placementGroup);
  if (mapping) return { ...target, sizes: sizesOf(known, mapping.specs ?? []), most: mostOf(known, target) };
  const groups = joinNames(mappings.flatMap((each) => each.placementGroupId ?? []));
  throw wrongInput(
    `Apple's asset library has no group ${placementGroup}. It has: ${groups || 'none'}.` as `${string}.`,
  );
}

function sizesOf({ imageSpecs }: Partial<Nullish<ReferenceData>>, specs: readonly string[]): readonly Size[] {
  return (imageSpecs ?? []).flatMap(({ specId = '', dimensions }): Size[] => {
    const { maxWidth, maxHeight } = dimensions ?? {};
    return specs.includes(specId) && maxWidth && maxHeight ? [[maxWidth, maxHeight]] : [];
  });
}

type Nullish<T> = { readonly [Name in keyof T]: T[Name] | null };

function mostOf({ features }: Partial<Nullish<ReferenceData>>, { placementType, placementGroup }: PlacementTarget) {
  const policies = features?.find(({ featureId }) => featureId === FEATURE)?.placementPolicies ?? [];
  const limits = policies.find((each) => each.placementType === placementType)?.groupLimits ?? [];
  return limits.find(({ groupIds }) => groupIds?.includes(placementGroup))?.maxCount ?? MOST;
}
