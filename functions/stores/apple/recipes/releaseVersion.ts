// Releases the version that App Review approved and that waits for a developer release.
import type { Stage } from '../../../../connector/stores/apple/versionStates.ts';
import { jsonResponse } from '../../../core/types.ts';
import type { Recipe } from '../../../workflow/storeApi.ts';
import { conflict, withReason } from '../recipeErrors.ts';
import {
  findVersion,
  type Version,
  versionNameOf,
  versionNumberOf,
  versionSelectorOf,
  versionStageOf,
  versionStateOf,
} from '../version.ts';

/** What has to happen before a version can be released, by state. */
const next: Readonly<Partial<Record<Stage, `${string}.`>>> = {
  draft: 'Submit it first, with Submit version for review.',
  review: 'App Review has to approve it first.',
  approved: 'Apple releases it by itself, as its release type says.',
};

export const releaseVersion: Recipe = async (context) => {
  const steps = context.startSteps();
  const { version } = await steps.read(
    'Find the version',
    () =>
      findVersion(context, versionSelectorOf(context), [
        ['approved'],
        ['leaving'],
        ['draft', 'review', 'other'],
        ['live'],
      ]),
    (found) => `${versionNameOf(found.version)} is ${versionStateOf(found.version)}.`,
    (found) => found.version,
  );
  const state = versionStateOf(version);
  const name = `Release version ${versionNumberOf(version)}`;
  const { call: ask } = context.store();
  if (isOut(version)) steps.skip(name, `It is ${state}: it has been released.`);
  else if (state !== 'PENDING_DEVELOPER_RELEASE')
    throw conflict(
      `${versionNameOf(version)} is ${state}. ${next[versionStageOf(version)] ?? 'Look at it in App Store Connect.'}`,
    );
  else await steps.write(name, () => withReason(ask('RequestVersionRelease', { versionId: version.id })));
  return jsonResponse(200, {
    versionId: version.id,
    versionString: version.attributes.versionString,
    stateBefore: state,
    steps: steps.reports,
  });
};

function isOut(version: Version): boolean {
  return ['leaving', 'live', 'replaced'].includes(versionStageOf(version));
}
