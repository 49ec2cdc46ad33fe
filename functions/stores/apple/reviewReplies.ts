// Replies to App Store reviews: one for each review, which a new one replaces.
import type { ReplyStore } from '../../workflow/reviewReplies.ts';
import type { StoreApi } from '../../workflow/storeApi.ts';
import type { ResourceDocument, ResourceList } from './resource.ts';

type Review = ResourceDocument<{ readonly title?: string; readonly body?: string }> &
  Pick<ResourceList<unknown>, 'included'>;

export function appleReplies(api: StoreApi): ReplyStore {
  return {
    read: async (id) => {
      const { data, included = [] } = await api.call<Review>('ReadReview', { id, include: ['response'] });
      const reply = included.find(({ type }) => type === 'customerReviewResponses');
      const { responseBody } = (reply?.attributes ?? {}) as { readonly responseBody?: string | null };
      const { title, body } = data.attributes;
      return { review: [title ?? '', body ?? ''], ...(reply && { reply: responseBody ?? '' }) };
    },
    send: async (reviewId, responseBody) => {
      await api.call('ReplyToReview', { reviewId, responseBody });
    },
  };
}
