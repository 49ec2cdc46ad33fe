// Buyers' comments on an app, and the seller's replies: one per comment, never edited. The list follows Samsung's page "Buyer Comment View", the replies one client.
import { randomInt } from 'node:crypto';
import { isRefusal, ok, refuseQuietly, secondEnvelope } from './refusals.ts';
import { rowsOf } from './row.ts';
import type { BuyerComment } from './seed/comments.ts';
import { seedDayOf } from './seed/number.ts';
import { findApp, type SellerAccount } from './sellerAccount.ts';
import { contentId, filled, matching, optional, textUpTo, wholeNumber } from './valueTypes.ts';

const row = rowsOf('publishing', secondEnvelope);

const PAGE = 10;
const commentId = matching(/^\d{7}$/, 'a text of 7 digits');

export const commentRows = [
  row({
    // a GET with a body; whether a query works as well is not documented
    route: 'GET /seller/v2/content/comment',
    body: { contentId, commentId: optional(commentId), pageNo: optional(wholeNumber(1, 1_000_000)) },
    run: ({ sellerAccount, body, now }) => {
      const app = findApp(sellerAccount, body.contentId);
      if (isRefusal(app)) return app;
      const all = written(app.comments, now).filter((each) => (body.commentId ?? each.commentId) === each.commentId);
      const pageNo = body.pageNo ?? 1;
      return ok({
        contentId: body.contentId,
        totalCount: all.length,
        pageNo,
        totalPage: Math.ceil(all.length / PAGE),
        comments: all.slice((pageNo - 1) * PAGE, pageNo * PAGE).map(shown),
      });
    },
  }),
  row({
    route: 'POST /seller/v2/content/comment/reply',
    body: {
      contentId,
      commentId,
      countryCode: matching(/^[A-Z]{3}$/, 'the three letters of a country'),
      replyText: textUpTo(1400),
    },
    run: ({ sellerAccount, body, now }) => {
      const app = findApp(sellerAccount, body.contentId);
      if (isRefusal(app)) return app;
      const comment = written(app.comments, now).find((each) => each.commentId === body.commentId);
      if (comment?.countryCode !== body.countryCode) return refuseQuietly('1000', 'there is no such comment');
      if (comment.reply) return refuseQuietly('1000', 'the comment has a reply');
      comment.reply = { id: String(randomInt(100_000, 1_000_000)), text: body.replyText };
      return ok();
    },
  }),
  row({
    route: 'DELETE /seller/v2/content/comment/reply',
    body: { replyId: filled },
    run: ({ sellerAccount, body }) => {
      const comment = withReply(sellerAccount, body.replyId);
      if (!comment) return refuseQuietly('1000', 'there is no such reply');
      delete comment.reply;
      return ok();
    },
  }),
];

/** Newest first; comments after the store's current time do not exist yet. */
function written(comments: readonly BuyerComment[], now: number): readonly BuyerComment[] {
  return comments.filter(({ at }) => at <= now).toReversed();
}

function shown({ at, countryCode, reply, ...comment }: BuyerComment) {
  return {
    commentId: comment.commentId,
    countryCode,
    buyerId: comment.buyerId,
    rating: comment.rating,
    date: seedDayOf(at),
    commentText: comment.commentText,
    countryName: countryCode,
    device: comment.device,
    appVersion: comment.appVersion,
    ...(reply && { replyId: reply.id, replyText: reply.text }),
  };
}

function withReply(sellerAccount: SellerAccount, replyId: string): BuyerComment | undefined {
  return [...sellerAccount.apps.values()]
    .flatMap(({ comments }) => comments)
    .find(({ reply }) => reply?.id === replyId);
}
