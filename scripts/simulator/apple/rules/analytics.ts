// Analytics reports: an order brings reports at once and a first instance of each the day after; the file of a segment is shown for five minutes.
import { createHash } from 'node:crypto';
import { dateOf, instance, type Make, reports } from '../data/analytics.ts';
import { uuid } from '../data/seed.ts';
import type { World } from '../datastore.ts';
import { conflict, wrongState } from '../entity.ts';
import { segmentFile } from '../files/segment.ts';
import { DAY, MINUTE } from '../requestContext.ts';
import type { Rule, Rules } from '../rule.ts';

/** Apple: the address of a segment is good for five minutes. */
const GOOD_FOR = 5 * MINUTE;

const makeIn =
  (world: World): Make =>
  (type, mark, attributes, related) =>
    world.addFirst({ type, id: uuid(`${type}/${mark}`), attributes, related });

const order: Rule['create'] = ({ world, arrival }, draft) => {
  const { accessType } = draft.attributes;
  const others = (draft.related.app ?? []).flatMap((app) => world.related(app, 'analyticsReportRequests'));
  if (others.some(({ attributes }) => attributes.accessType === accessType))
    return conflict(wrongState(`There is already an analytics report request of the type ${accessType} for this app.`));
  draft.attributes.stoppedDueToInactivity = false;
  const made = reports(makeIn(world), draft);
  world.later(arrival.now + DAY, (at) => {
    for (const report of made) instance(makeIn(world), report, 'DAILY', dateOf(at - DAY));
  });
  return undefined;
};

const show: Rule['show'] = ({ world, arrival }, segment) => {
  const file = segmentFile(world, segment);
  Object.assign(segment.attributes, {
    checksum: createHash('md5').update(file).digest('hex'),
    sizeInBytes: file.length,
    url: `${arrival.origin}/storage/segments/${segment.id}?expires=${arrival.now + GOOD_FOR}`,
  });
};

export const analyticsRules: Rules = {
  analyticsReportRequests: { create: order },
  analyticsReportSegments: { show },
};
