// Xcode Cloud: a started run is pending, then running, then complete.

import type { Datastore, StoredResource } from '../datastore.ts';
import { appleConflict, missingRelationship, stateConflict } from '../entity.ts';
import { isoMoment, MINUTE_SECONDS } from '../requestContext.ts';
import type { ResourceRule, ResourceRules } from '../rule.ts';

/** Starts a workflow, or reruns a build run. */
const start: ResourceRule['create'] = ({ datastore, arrival }, draft) => {
  const [before] = draft.related.buildRun ?? [];
  const [workflow] = draft.related.workflow ?? before?.related.workflow ?? [];
  if (!workflow) return appleConflict(missingRelationship('workflow'));
  if (workflow.attributes.isEnabled !== true) return appleConflict(stateConflict('The workflow is not enabled.'));
  const branch = draft.related.sourceBranchOrTag ?? before?.related.sourceBranchOrTag ?? [];
  const product = datastore.related(workflow, 'product');
  Object.assign(draft.related, { workflow: [workflow], product, sourceBranchOrTag: branch, buildRun: [] });
  Object.assign(draft.attributes, {
    number: numberAfter(datastore, workflow),
    createdDate: isoMoment(arrival.now),
    isPullRequestBuild: false,
    executionProgress: 'PENDING',
    startReason: before ? 'MANUAL_REBUILD' : 'MANUAL',
  });
  run(datastore, draft, arrival.now);
  return undefined;
};

export const pipelineRules: ResourceRules = { ciBuildRuns: { create: start } };

function numberAfter(datastore: Datastore, workflow: StoredResource): number {
  return (
    Math.max(0, ...datastore.related(workflow, 'buildRuns').map(({ attributes }) => Number(attributes.number))) + 1
  );
}

function run(datastore: Datastore, { attributes }: StoredResource, now: number): void {
  datastore.later(
    now + MINUTE_SECONDS,
    (at) => void Object.assign(attributes, { executionProgress: 'RUNNING', startedDate: isoMoment(at) }),
  );
  datastore.later(now + 10 * MINUTE_SECONDS, (at) => {
    const end = { executionProgress: 'COMPLETE', completionStatus: 'SUCCEEDED', finishedDate: isoMoment(at) };
    Object.assign(attributes, end);
  });
}
