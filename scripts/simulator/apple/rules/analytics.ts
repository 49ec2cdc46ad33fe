// Analytics reports: a request creates reports at once and a first instance of each a day later; the URL of a segment is valid for five minutes.
import { createHash } from 'node:crypto';
import { instance, type MakeReport, reportDateOf, seedReports } from '../data/analytics.ts';
import { uuid } from '../data/seed.ts';
import type { Datastore } from '../datastore.ts';
import { appleConflict, stateConflict } from '../entity.ts';
import { segmentFile } from '../files/segment.ts';
import { DAY_SECONDS, MINUTE_SECONDS } from '../requestContext.ts';
import type { ResourceRule, ResourceRules } from '../rule.ts';

/** Apple: the URL of a segment is valid for five minutes. */
const GOOD_FOR = 5 * MINUTE_SECONDS;

const order: ResourceRule['create'] = ({ datastore, arrival }, draft) => {
  const { accessType } = draft.attributes;
  const others = (draft.related.app ?? []).flatMap((app) => datastore.related(app, 'analyticsReportRequests'));
  if (others.some(({ attributes }) => attributes.accessType === accessType))
    return appleConflict(
      stateConflict(`There is already an analytics report request of the type ${accessType} for this app.`),
    );
  draft.attributes.stoppedDueToInactivity = false;
  const made = seedReports(makeIn(datastore), draft);
  datastore.later(arrival.now + DAY_SECONDS, (at) => {
    for (const report of made) instance(makeIn(datastore), report, 'DAILY', reportDateOf(at - DAY_SECONDS));
  });
  return undefined;
};

const show: ResourceRule['show'] = ({ datastore, arrival }, segment) => {
  const file = segmentFile(datastore, segment);
  Object.assign(segment.attributes, {
    checksum: createHash('md5').update(file).digest('hex'),
    sizeInBytes: file.length,
    url: `${arrival.origin}/storage/segments/${segment.id}?expires=${arrival.now + GOOD_FOR}`,
  });
};

export const analyticsRules: ResourceRules = {
  analyticsReportRequests: { create: order },
  analyticsReportSegments: { show },
};

function makeIn(datastore: Datastore): MakeReport {
  return (type, mark, attributes, related) =>
    datastore.addFirst({ type, id: uuid(`${type}/${mark}`), attributes, related });
}
