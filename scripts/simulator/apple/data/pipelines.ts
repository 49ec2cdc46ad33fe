// Xcode Cloud: every fourth app has two workflows and some past runs.

import type { StoredResource } from '../datastore.ts';
import { HOUR_SECONDS, isoMoment, MINUTE_SECONDS } from '../requestContext.ts';
import type { Seed } from './seed.ts';

const endings = ['SUCCEEDED', 'FAILED', 'SUCCEEDED'];

export function pipelines(seed: Seed): void {
  const { row, index, ago, app, make } = seed;
  if (index % 4 !== 0) return;
  const product = make(
    'ciProducts',
    'app',
    { name: row.name, createdDate: ago(60), productType: 'APP' },
    { app: [app] },
  );
  const names = { name: 'main', canonicalName: 'refs/heads/main', isDeleted: false, kind: 'BRANCH' };
  const branch = make('scmGitReferences', 'main', names);
  const nightly = workflow(seed, product, 'Nightly', true);
  workflow(seed, product, 'Release', true);
  workflow(seed, product, 'Old release', false);
  for (let number = endings.length; number > 0; number -= 1) run(seed, nightly, product, branch, number);
}

function workflow({ row, ago, make }: Seed, product: StoredResource, name: string, isEnabled: boolean): StoredResource {
  return make(
    'ciWorkflows',
    name,
    {
      name,
      description: `${name} of ${row.name}`,
      isEnabled,
      isLockedForEditing: false,
      clean: false,
      containerFilePath: 'App.xcodeproj',
      lastModifiedDate: ago(30),
    },
    { product: [product] },
  );
}

function run(
  { ago, make }: Seed,
  of: StoredResource,
  product: StoredResource,
  branch: StoredResource,
  number: number,
): void {
  const start = Date.parse(ago(endings.length + 1 - number));
  const attributes = {
    number,
    createdDate: isoMoment(start),
    startedDate: isoMoment(start + MINUTE_SECONDS),
    finishedDate: isoMoment(start + HOUR_SECONDS / 4),
    isPullRequestBuild: false,
    issueCounts: { analyzerWarnings: 0, errors: number === 2 ? 1 : 0, testFailures: 0, warnings: 3 },
    executionProgress: 'COMPLETE',
    completionStatus: endings[number - 1],
    startReason: 'GIT_REF_CHANGE',
  };
  make('ciBuildRuns', `${of.id} ${number}`, attributes, {
    workflow: [of],
    product: [product],
    sourceBranchOrTag: [branch],
  });
}
