// Xcode Cloud: a run that is started waits, runs, and is complete a while later.

import type { Resource, World } from '../datastore.ts';
import { conflict, missingRelationship, wrongState } from '../entity.ts';
import { MINUTE, moment } from '../requestContext.ts';
import type { Rule, Rules } from '../rule.ts';

const numberAfter = (world: World, workflow: Resource): number =>
  Math.max(0, ...world.related(workflow, 'buildRuns').map(({ attributes }) => Number(attributes.number))) + 1;

const run = (world: World, { attributes }: Resource, now: number): void => {
  world.later(
    now + MINUTE,
    (at) => void Object.assign(attributes, { executionProgress: 'RUNNING', startedDate: moment(at) }),
  );
  world.later(now + 10 * MINUTE, (at) => {
    const end = { executionProgress: 'COMPLETE', completionStatus: 'SUCCEEDED', finishedDate: moment(at) };
    Object.assign(attributes, end);
  });
};

/** A workflow is run, or a run is run again. */
const start: Rule['create'] = ({ world, arrival }, draft) => {
  const [before] = draft.related.buildRun ?? [];
  const [workflow] = draft.related.workflow ?? before?.related.workflow ?? [];
  if (!workflow) return conflict(missingRelationship('workflow'));
  if (workflow.attributes.isEnabled !== true) return conflict(wrongState('The workflow is not enabled.'));
  const branch = draft.related.sourceBranchOrTag ?? before?.related.sourceBranchOrTag ?? [];
  const product = world.related(workflow, 'product');
  Object.assign(draft.related, { workflow: [workflow], product, sourceBranchOrTag: branch, buildRun: [] });
  Object.assign(draft.attributes, {
    number: numberAfter(world, workflow),
    createdDate: moment(arrival.now),
    isPullRequestBuild: false,
    executionProgress: 'PENDING',
    startReason: before ? 'MANUAL_REBUILD' : 'MANUAL',
  });
  run(world, draft, arrival.now);
  return undefined;
};

export const pipelineRules: Rules = { ciBuildRuns: { create: start } };
