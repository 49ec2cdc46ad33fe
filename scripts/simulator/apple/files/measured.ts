// Responses that are not resources: metrics, offer codes, and crash logs.
import type { SimulatedReply } from '../../httpMessage.ts';
import type { AppleRequestContext } from '../requestContext.ts';

/** A list of metrics: one group without data points. */
export function answerMeasurements({ arrival }: AppleRequestContext): SimulatedReply {
  const self = `${arrival.origin}${arrival.path}`;
  const data = [{ dataPoints: [], granularity: 'P1D' }];
  return { status: 200, body: { data, links: { self }, meta: { paging: { total: 1, limit: 200 } } } };
}

/** One-time redemption codes. */
export function answerCodes(): SimulatedReply {
  return { status: 200, headers: { 'content-type': 'text/csv' }, body: 'CODE\nSIMULATED1\nSIMULATED2\n' };
}

/** No device has sent a log. */
export function answerLogs(): SimulatedReply {
  const type = 'application/vnd.apple.diagnostic-logs+json';
  return { status: 200, headers: { 'content-type': type }, body: { version: '1.0', productData: [] } };
}
