// Routes of the simulated App Store Server API: what was sent to the server of the app, and tests of it.
import { DAY_MS } from '../../../functions/core/time.ts';
import type { SimulatedReply } from '../httpMessage.ts';
import { refusal } from './errors.ts';
import type { SentNotification } from './notificationLog.ts';
import type { ServerRequest, ServerRoute, ServerState } from './state.ts';

export const notificationRoutes: readonly ServerRoute[] = [
  ['POST', /^\/inApps\/v1\/notifications\/test$/, sendTest],
  ['GET', /^\/inApps\/v1\/notifications\/test\/([^/]+)$/, readTest],
  ['POST', /^\/inApps\/v1\/notifications\/history$/, history],
];

const PAGE = 20;
/** Apple keeps 180 days. */
const LONGEST = 180 * DAY_MS;

function sendTest({ state, arrival }: ServerRequest): SimulatedReply {
  return { status: 200, body: { testNotificationToken: state.notifications.add('TEST', arrival.now).token } };
}

async function readTest({ state, parts }: ServerRequest): Promise<SimulatedReply> {
  const found = state.notifications.all().find(({ token }) => token === parts[0]);
  return found ? { status: 200, body: await itemOf(found) } : refusal(4040008);
}

async function history({ state, arrival, body }: ServerRequest): Promise<SimulatedReply> {
  const { startDate, endDate, notificationType, transactionId, onlyFailures } = body;
  if (!Number.isInteger(startDate)) return refusal(4000015);
  if (!Number.isInteger(endDate)) return refusal(4000016);
  if (Number(startDate) < arrival.now - LONGEST) return refusal(4000012);
  if (Number(endDate) <= Number(startDate)) return refusal(4000013);
  if (notificationType !== undefined && transactionId !== undefined) return refusal(4000019);
  const token = arrival.query.get('paginationToken') ?? 'page_0';
  if (!/^page_\d+$/.test(token)) return refusal(4000014);
  seed(state, arrival.now);
  const wanted = state.notifications
    .all()
    .filter(
      (each) =>
        each.sentAt >= Number(startDate) &&
        each.sentAt <= Number(endDate) &&
        (notificationType === undefined || each.type === notificationType) &&
        (transactionId === undefined || each.transactionId === transactionId) &&
        (onlyFailures !== true || each.isFailed),
    );
  const from = Number(token.slice('page_'.length));
  const shown = wanted.slice(from, from + PAGE);
  const next = from + shown.length;
  const hasMore = next < wanted.length;
  const notificationHistory = await Promise.all(shown.map(itemOf));
  return { status: 200, body: { notificationHistory, hasMore, ...(hasMore && { paginationToken: `page_${next}` }) } };
}

/** One for each of the last purchases; the server did not take the one about the refund. */
function seed({ notifications, dataAt }: ServerState, now: number): void {
  if (notifications.all().some(({ type }) => type !== 'TEST')) return;
  const { purchases } = dataAt(now);
  for (let days = 25; days > 2; days -= 1) notifications.add('DID_RENEW', now - days * DAY_MS, purchases[0]);
  const refunded = purchases.find(({ claims }) => claims.revocationDate !== undefined);
  notifications.add('REFUND', now - 2 * DAY_MS, refunded, true);
}

async function itemOf({ signedPayload, sentAt, isFailed }: SentNotification) {
  const sendAttemptResult = isFailed ? 'TIMED_OUT' : 'SUCCESS';
  return { signedPayload: await signedPayload, sendAttempts: [{ attemptDate: sentAt, sendAttemptResult }] };
}
