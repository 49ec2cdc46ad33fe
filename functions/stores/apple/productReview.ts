// Sends a product to App Review: its version becomes an item of a review submission. Source: Apple, "Submitting subscriptions and
// subscription groups for App Review"; the submissions of single products are deprecated since API 4.4.1.
import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { pollUntil, retryUntilReady } from './eventualConsistency.ts';
import { type Product, productStateOf, type ReviewMode, readProduct } from './product.ts';
import type { ProductKind } from './productKinds.ts';
import { conflict, withReason } from './recipeErrors.ts';
import { NO_STATE, type ResourceDocument, type ResourceList, relatedId } from './resource.ts';
import { listOpen, refuseReviewed, type Submission } from './submission.ts';

/** The version of a product or a group. */
export interface ReviewItem {
  /** As steps name it: `in-app purchase com.example.coins`. */
  readonly what: string;
  /** The relationship of the item. */
  readonly relationship: string;
  /** Undefined for one that a plan only announces. */
  readonly versionId: string | undefined;
}

interface Sending {
  readonly appId: string;
  readonly platform: string;
  readonly mode: ReviewMode;
  readonly items: readonly ReviewItem[];
}

/** The submission; undefined for none, and for a plan. A draft with other things is added to, and never submitted. */
export async function sendToReview(
  context: RecipeContext,
  steps: StepRunner,
  { appId, platform, mode, items }: Sending,
): Promise<Submission | undefined> {
  if (mode === 'no') return undefined;
  const draft = await steps.read(
    'Look for a draft of a review submission',
    () => findDraft(context, appId, platform, items),
    (found) => found?.submission.id ?? 'There is none.',
    (found) => found?.submission.id,
  );
  if (mode === 'submit' && draft && draft.others > 0)
    throw conflict(
      `The draft ${draft.submission.id} of a review submission holds other things. Only one can be open: submit it first with Submit or cancel review submission, or choose add as Review to put this into it.`,
    );
  if (draft) steps.skip('Open a review submission', `The draft ${draft.submission.id} is used.`);
  const submission = draft?.submission ?? (await open(context, steps, appId, platform));
  for (const item of items) await addItem(context, steps, submission?.id, item, draft?.held ?? []);
  return mode === 'submit' ? ((await submit(context, steps, submission?.id)) ?? submission) : submission;
}

/** Apple derives the state from all parts of the product, some seconds after the last. Throws 409 with what it lacks. */
export async function awaitReadyProduct(
  context: RecipeContext,
  steps: StepRunner,
  kind: ProductKind,
  id: string,
): Promise<Product> {
  const waiting = { deadline: context.deadline, pollDelay: context.store().account.pollDelay };
  const look = () => readProduct(context, kind, id);
  return steps.read(
    'Wait until it can be submitted',
    async () => {
      const seen = await pollUntil(waiting, look, (each) => productStateOf(each) !== 'MISSING_METADATA');
      if (productStateOf(seen) !== 'MISSING_METADATA') return seen;
      throw conflict(
        `The ${kind.what} is MISSING_METADATA. ${kind.required} Give what is missing, and run this again.`,
      );
    },
    productStateOf,
  );
}

interface Draft {
  readonly submission: Submission;
  /** The versions of ours that are in it. */
  readonly held: readonly string[];
  /** How many other items it has. */
  readonly others: number;
}

async function findDraft(
  context: RecipeContext,
  appId: string,
  platform: string,
  items: readonly ReviewItem[],
): Promise<Draft | undefined> {
  const all = await listOpen(context, { appId, platform, versionString: undefined });
  const submission = all.find(({ attributes }) => attributes.state === 'READY_FOR_REVIEW');
  if (!submission) {
    refuseReviewed(all);
    return undefined;
  }
  const { data } = await context.store().listAll<ResourceList<unknown>>('reviewSubmissions_items_getToManyRelated', {
    id: submission.id,
    include: items.map(({ relationship }) => relationship),
  });
  const held = data.flatMap((each) => items.flatMap(({ relationship }) => relatedId(each, relationship) ?? []));
  const own = held.filter((id) => items.some(({ versionId }) => versionId === id));
  return { submission, held: own, others: data.length - own.length };
}

async function open(
  context: RecipeContext,
  steps: StepRunner,
  appId: string,
  platform: string,
): Promise<Submission | undefined> {
  const made = await steps.write(
    'Open a review submission',
    () =>
      withReason(
        context
          .store()
          .call<ResourceDocument<{ readonly state: string }>>('CreateReviewSubmission', { appId, platform }),
      ),
    ({ data }) => data.id,
  );
  return made?.data;
}

async function addItem(
  context: RecipeContext,
  steps: StepRunner,
  submissionId: string | undefined,
  { what, relationship, versionId }: ReviewItem,
  held: readonly string[],
): Promise<void> {
  const step = `Add the ${what} to the submission`;
  if (versionId !== undefined && held.includes(versionId)) return steps.skip(step, 'It is in the submission already.');
  const waiting = { deadline: context.deadline, pollDelay: context.store().account.pollDelay };
  const inputs = { submissionId, [`${relationship}Id`]: versionId };
  await steps.write(step, () =>
    withReason(retryUntilReady(waiting, () => context.store().call('AddReviewSubmissionItem', inputs))),
  );
}

async function submit(context: RecipeContext, steps: StepRunner, id: string | undefined) {
  const waiting = { deadline: context.deadline, pollDelay: context.store().account.pollDelay };
  const { call: ask } = context.store();
  const send = () =>
    ask<ResourceDocument<{ readonly state: string }>>('UpdateReviewSubmission', { id, submitted: true });
  const sent = await steps.write(
    'Submit it for review',
    () => withReason(retryUntilReady(waiting, send)),
    ({ data }) => data.attributes.state ?? NO_STATE,
  );
  return sent?.data;
}
