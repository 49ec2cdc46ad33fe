// Xcode Cloud: a started run is pending, then running, then complete.

import type { Datastore, StoredResource } from '../datastore.ts';
import { appleConflict, missingRelationship, stateConflict } from '../entity.ts';
import { isoMoment, MINUTE_SECONDS } from '../requestContext.ts';
import type { ResourceRule, ResourceRules } from '../rule.ts';

/** Starts a workflow, or reruns a build run. */
const start: ResourceRule['create'] = ({ world, arrival }, draft) => {
  const [before] = draft.related.buildRun ?? [];
  const [workflow] = draft.related.workflow ?? before?.related.workflow ?? [];
  if (!workflow) return appleConflict(missingRelationship('workflow'));
  if (workflow.attributes.isEnabled !== true) return appleConflict(stateConflict('The workflow is not enabled.'));
  const branch = draft.related.sourceBranchOrTag ?? before?.related.sourceBranchOrTag ?? [];
  const product = world.related(workflow, 'product');
  Object.assign(draft.related, { workflow: [workflow], product, sourceBranchOrTag: branch, buildRun: [] });
  Object.assign(draft.attributes, {
    number: numberAfter(world, workflow),
    createdDate: isoMoment(arrival.now),
    isPullRequestBuild: false,
    executionProgress: 'PENDING',
    startReason: before ? 'MANUAL_REBUILD' : 'MANUAL',
  });
  run(world, draft, arrival.now);
  return undefined;
};

export const pipelineRules: ResourceRules = { ciBuildRuns: { create: start } };

function numberAfter(world: Datastore, workflow: StoredResource): number {
  return Math.max(0, ...world.related(workflow, 'buildRuns').map(({ attributes }) => Number(attributes.number))) + 1;
}

function run(world: Datastore, { attributes }: StoredResource, now: number): void {
  world.later(
    now + MINUTE_SECONDS,
    (at) => void Object.assign(attributes, { executionProgress: 'RUNNING', startedDate: isoMoment(at) }),
  );
  world.later(now + 10 * MINUTE_SECONDS, (at) => {
    const end = { executionProgress: 'COMPLETE', completionStatus: 'SUCCEEDED', finishedDate: isoMoment(at) };
    Object.assign(attributes, end);
  });
}
