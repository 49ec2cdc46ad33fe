// Starts, pauses, resumes or completes the phased release of a version.
import type { Stage } from '../../../../connector/stores/apple/versionStates.ts';
import type { StepRunner } from '../../../core/stepRunner.ts';
import { jsonResponse } from '../../../core/types.ts';
import { inputOf, type Recipe, type RecipeContext } from '../../../workflow/storeApi.ts';
import { conflict, withReason } from '../recipeErrors.ts';
import { includedOf, NO_STATE, type Resource, type ResourceDocument, relatedId } from '../resource.ts';
import {
  type FoundVersion,
  findVersion,
  unreleasedStages,
  versionNameOf,
  versionNumberOf,
  versionSelectorOf,
  versionStageOf,
  versionStateOf,
} from '../version.ts';

interface PhaseAttributes {
  readonly phasedReleaseState: string;
  readonly currentDayNumber?: number;
}
type PhasedRelease = Resource<PhaseAttributes>;
type Action = 'start' | 'pause' | 'resume' | 'complete';

interface Move {
  /** The target state, and the states in which the action is valid. */
  readonly to: string;
  readonly from: readonly string[];
  /** The states in which there is nothing to do. */
  readonly done: readonly string[];
}

/** The transitions that Apple allows. INACTIVE becomes ACTIVE when the version is released. */
const moves: Readonly<Record<Action, Move>> = {
  start: { to: 'INACTIVE', from: [], done: ['INACTIVE', 'ACTIVE'] },
  pause: { to: 'PAUSED', from: ['ACTIVE'], done: ['PAUSED'] },
  resume: { to: 'ACTIVE', from: ['PAUSED'], done: ['ACTIVE'] },
  complete: { to: 'COMPLETE', from: ['ACTIVE', 'PAUSED'], done: ['COMPLETE'] },
};

/** What to do instead, by the state that does not allow the action. */
const instead: Readonly<Record<string, `${string}.`>> = {
  INACTIVE: 'It begins when the version is released.',
  PAUSED: 'Resume it.',
  COMPLETE: 'Everyone has the version.',
};

/** A running phased release belongs to the live version; a new one belongs to the next version. */
const searchOrder: Readonly<Record<'start' | 'other', readonly (readonly Stage[])[]>> = {
  start: [unreleasedStages, ['live']],
  other: [['leaving'], ['live'], unreleasedStages],
};

const TYPE = 'appStoreVersionPhasedReleases';

export const phasedRelease: Recipe = async (context) => {
  const steps = context.startSteps();
  const action = inputOf<Action>(context, 'action') ?? 'pause';
  const found = await steps.read(
    'Find the version',
    () =>
      findVersion(context, versionSelectorOf(context), searchOrder[action === 'start' ? action : 'other'], [
        'appStoreVersionPhasedRelease',
      ]),
    ({ version }) => `${versionNameOf(version)} is ${versionStateOf(version)}.`,
    (all) => [all.version, presentIn(all)],
  );
  const { version } = found;
  const present = presentIn(found);
  if (!present && action !== 'start')
    throw conflict(`${versionNameOf(version)} has no phased release. It is released to everyone at once.`);
  const changed = present ? await change(context, steps, present, action) : await create(context, steps, found);
  const now = changed?.data ?? present;
  return jsonResponse(200, {
    versionId: version.id,
    versionString: version.attributes.versionString,
    ...(now && { phasedReleaseId: now.id, ...now.attributes }),
    steps: steps.reports,
  });
};

/** The version refers to a phased release that the store did not include: it exists, but its state is unknown. */
function presentIn({ version, list }: FoundVersion): PhasedRelease | undefined {
  const id = relatedId(version, 'appStoreVersionPhasedRelease');
  return id === undefined ? undefined : (includedOf(list, TYPE, id) ?? { type: TYPE, id, attributes: {} });
}

function create(context: RecipeContext, steps: StepRunner, { version }: FoundVersion) {
  if (['live', 'leaving', 'replaced'].includes(versionStageOf(version)))
    throw conflict(
      `${versionNameOf(version)} is ${versionStateOf(version)}: a phased release is set up before the release.`,
    );
  const inputs = { versionId: version.id, phasedReleaseState: 'INACTIVE' };
  return steps.write(
    `Set up a phased release of version ${versionNumberOf(version)}`,
    () => withReason(context.store().call<ResourceDocument<PhaseAttributes>>('CreatePhasedRelease', inputs)),
    () => 'It begins when the version is released.',
  );
}

async function change(context: RecipeContext, steps: StepRunner, { id, attributes }: PhasedRelease, action: Action) {
  const { to, from, done } = moves[action];
  const state = attributes.phasedReleaseState || NO_STATE;
  if (done.includes(state)) {
    steps.skip(`${action.charAt(0).toUpperCase()}${action.slice(1)} the phased release`, `It is ${state} already.`);
    return undefined;
  }
  if (!from.includes(state))
    throw conflict(
      `The phased release is ${state}: it cannot ${action} now. ${(Object.hasOwn(instead, state) && instead[state]) || 'Look at it in App Store Connect.'}`,
    );
  return steps.write(
    `Change the phased release from ${state} to ${to}`,
    () =>
      withReason(
        context.store().call<ResourceDocument<PhaseAttributes>>('UpdatePhasedRelease', { id, phasedReleaseState: to }),
      ),
    ({ data }) => data.attributes.phasedReleaseState || NO_STATE,
  );
}
