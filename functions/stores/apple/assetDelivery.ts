// Delivers a picture to Apple, for resources that all take one the same way: reserve, upload, commit, wait.
import type { StepRunner } from '../../core/stepRunner.ts';
import type { OperationInputs, RecipeContext } from '../../workflow/storeApi.ts';
import { type Asset, type AssetAttributes, complaintsOf, deliveryOf, sendParts } from './assetUpload.ts';
import { pollUntil } from './eventualConsistency.ts';
import { withReason } from './recipeErrors.ts';
import type { ResourceDocument } from './resource.ts';
import { unusableFile } from './screenshots.ts';
import { type BufferedUpload, pixelsOf } from './uploadBudget.ts';

/** The operations of a resource with a file. */
export interface AssetCalls {
  readonly reserve: string;
  readonly commit: string;
  readonly read: string;
}

export interface AssetDelivery {
  readonly context: RecipeContext;
  readonly steps: StepRunner;
  readonly calls: AssetCalls;
  readonly upload: BufferedUpload;
}

/** The input of a reservation that names its parent; made only if it is needed. */
export type ParentOf = () => Promise<OperationInputs>;

/** The committed asset; undefined for a plan. `reserved` is the reservation of an earlier call. */
export async function sendAsset(
  { context, steps, calls, upload }: AssetDelivery,
  parentOf: ParentOf,
  reserved: Asset | undefined,
): Promise<Asset | undefined> {
  const { name, bytes, checksum } = upload;
  const { call: ask } = context.store();
  const reserve = `Reserve a place for ${name} of ${bytes.length} bytes`;
  if (reserved)
    steps.skip(`Reserve a place for ${name}`, `The reservation of an earlier call is used: ${reserved.id}.`);
  const parent = reserved ? {} : await parentOf();
  const made = reserved
    ? undefined
    : await steps.passing(
        reserve,
        () =>
          withReason(
            ask<ResourceDocument<AssetAttributes>>(calls.reserve, {
              ...parent,
              fileName: name,
              fileSize: bytes.length,
            }),
          ),
        ({ data }) => data.id,
      );
  const asset = reserved ?? made?.data;
  await steps.passing(`Send ${name}`, async () => asset && sendParts(context, asset, bytes));
  const committed = await steps.passing(`Commit ${name}`, () =>
    withReason(
      ask<ResourceDocument<AssetAttributes>>(calls.commit, {
        id: asset?.id,
        uploaded: true,
        sourceFileChecksum: checksum,
      }),
    ),
  );
  return committed?.data;
}

/** Waits until Apple has processed it, or the time is up. Throws 422 with Apple's reasons for a picture that it cannot use. */
export async function awaitAsset(
  { context, steps, calls, upload }: AssetDelivery,
  { id }: Asset,
  cure: `${string}.`,
): Promise<Asset> {
  const { call: ask, account } = context.store();
  const waiting = { deadline: context.deadline, pollDelay: account.pollDelay };
  const look = async () => (await ask<ResourceDocument<AssetAttributes>>(calls.read, { id })).data;
  return steps.read(
    'Wait for Apple to process it',
    async () => {
      const seen = await pollUntil(waiting, look, (each) => ['COMPLETE', 'FAILED'].includes(deliveryOf(each)));
      if (deliveryOf(seen) === 'FAILED')
        throw unusableFile(complaintsOf(seen), `picture${pixelsOf(upload.picture)}`, cure);
      return seen;
    },
    deliveryOf,
  );
}
