// The texts of a product or a subscription group in its languages: they belong to a version in preparation.
import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { changedTexts, listLocalizations, type PresentTexts, writeLocalization } from './localizations.ts';
import type { VersionCalls } from './productKinds.ts';
import { withReason } from './recipeErrors.ts';
import type { ResourceDocument, ResourceList } from './resource.ts';
import { isChangeable } from './reviewStates.ts';

/** One language. An empty text leaves the present one as it is. */
export interface ProductText {
  readonly locale: string;
  readonly name?: string;
  readonly description?: string;
  readonly customAppName?: string;
}

/** Where the texts go. */
export interface ProductTarget {
  readonly calls: VersionCalls;
  /** As steps name it: `in-app purchase com.example.coins`. */
  readonly what: string;
  /** Undefined for one that a plan only announces. */
  readonly parentId: string | undefined;
}

interface FoundVersion {
  readonly id: string;
  readonly isOpen: boolean;
}

/** The version that App Review gets. Its ID is undefined for a plan that only announces it. */
export interface WrittenVersion {
  readonly versionId: string | undefined;
}

/** Texts that are there already are not sent. Undefined if the newest version, which is not in preparation, has them all. */
export async function writeProductTexts(
  context: RecipeContext,
  steps: StepRunner,
  target: ProductTarget,
  texts: readonly ProductText[],
): Promise<WrittenVersion | undefined> {
  const { calls, what, parentId } = target;
  const found = parentId === undefined ? undefined : await findVersion(context, steps, target, parentId);
  const present = found ? await listTexts(context, steps, target, found.id) : [];
  const create = `Create a version of the ${what}`;
  if (found && !found.isOpen && texts.every((text) => changedTexts(text, present).length === 0)) {
    steps.skip(create, `Its version ${found.id} has these texts already.`);
    return undefined;
  }
  const isUsed = found?.isOpen === true;
  if (isUsed) steps.skip(create, `The version in preparation is used: ${found.id}.`);
  const made = isUsed
    ? undefined
    : await steps.write(
        create,
        () => withReason(context.store().call<ResourceDocument<unknown>>(calls.create, { [calls.parent]: parentId })),
        ({ data }) => data.id,
      );
  const versionId = isUsed ? found.id : made?.data.id;
  // Apple may copy the texts of the version before
  const now = isUsed || versionId === undefined ? present : await listTexts(context, steps, target, versionId);
  for (const text of texts)
    await writeLocalization(context, steps, { calls: calls.texts, what, parentId: versionId }, text, now);
  return { versionId };
}

/** The version in preparation, or else the newest one. */
async function findVersion(context: RecipeContext, steps: StepRunner, { calls, what }: ProductTarget, id: string) {
  const { listAll } = context.store();
  return steps.read(
    `Look for a version in preparation of the ${what}`,
    async (): Promise<FoundVersion | undefined> => {
      const list = await listAll<ResourceList<{ readonly state: string; readonly version: number }>>(calls.list, {
        id,
      });
      const open = list.data.find(({ attributes }) => isChangeable('productVersion', attributes.state));
      const numberOf = (each: (typeof list.data)[number]): number => each.attributes.version ?? 0;
      const newest = open ?? [...list.data].sort((one, other) => numberOf(other) - numberOf(one))[0];
      return newest && { id: newest.id, isOpen: open !== undefined };
    },
    (found) => (found ? `${found.id}${found.isOpen ? '' : ' is not in preparation'}.` : 'There is none.'),
  );
}

async function listTexts(
  context: RecipeContext,
  steps: StepRunner,
  { calls, what }: ProductTarget,
  id: string,
): Promise<readonly PresentTexts[]> {
  return steps.read(
    `List the languages of the ${what}`,
    () => listLocalizations(context, calls.texts, id),
    (found) => found.map(({ attributes }) => attributes.locale).join(', ') || 'There are none.',
  );
}
