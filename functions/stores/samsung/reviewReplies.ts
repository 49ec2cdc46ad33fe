// Replies to Galaxy Store reviews: one for each review, which must be deleted before another is sent.
import { Failure } from '../../core/errors.ts';
import type { ReplyStore } from '../../workflow/reviewReplies.ts';
import type { StoreApi } from '../../workflow/storeApi.ts';

interface Comment {
  readonly commentId?: string | number | null;
  readonly commentText?: string | null;
  readonly countryCode?: string | null;
  readonly replyId?: string | number | null;
  readonly replyText?: string | null;
}

interface CommentPage {
  readonly data?: { readonly comments?: readonly Comment[] | null } | null;
}

export function galaxyReplies(api: StoreApi, contentId: string): ReplyStore {
  const find = async (commentId: string): Promise<Comment> => {
    const { data } = await api.call<CommentPage>('ListGalaxyReviews', { contentId, commentId });
    const found = data?.comments?.find((each) => String(each.commentId) === commentId);
    if (found) return found;
    throw new Failure('not_found', `The app has no review ${commentId}.`);
  };
  return {
    read: async (id) => {
      const { commentText, replyId, replyText } = await find(id);
      return { review: [commentText ?? ''], ...(replyId && { reply: replyText ?? '' }) };
    },
    send: async (commentId, replyText) => {
      const { replyId, countryCode } = await find(commentId);
      if (replyId) await api.call('DeleteGalaxyReviewReply', { replyId: String(replyId) });
      await api.call('ReplyToGalaxyReview', { contentId, commentId, countryCode, replyText });
    },
  };
}
