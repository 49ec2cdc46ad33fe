// Responses to customer reviews: one per review, published after a delay.

import { appleConflict, wrongAttribute } from '../entity.ts';
import { isoMoment, MINUTE_SECONDS } from '../requestContext.ts';
import type { ResourceRules } from '../rule.ts';

/** Several Apple clients truncate here; Apple's document names no limit. */
const LONGEST = 5970;

export const reviewRules: ResourceRules = {
  customerReviewResponses: {
    create: ({ datastore, arrival }, draft) => {
      if (String(draft.attributes.responseBody).length > LONGEST)
        return appleConflict(wrongAttribute('responseBody', `The response is longer than ${LONGEST} characters.`));
      // Apple calls it "Create or Update": it replaces the previous response
      for (const review of draft.related.review ?? []) datastore.related(review, 'response').forEach(datastore.remove);
      Object.assign(draft.attributes, { state: 'PENDING_PUBLISH', lastModifiedDate: isoMoment(arrival.now) });
      datastore.later(arrival.now + 10 * MINUTE_SECONDS, () => {
        draft.attributes.state = 'PUBLISHED';
      });
      return undefined;
    },
  },
};
