// Responses that are not resources: metrics, offer codes, and crash logs.
import type { SimulatedReply } from '../../httpMessage.ts';
import type { AppleRequestContext } from '../requestContext.ts';

/** A list of metrics: one group without data points. */
export function answerMeasurements({ arrival }: AppleRequestContext): SimulatedReply {
  const self = `${arrival.origin}${arrival.path}`;
  const data = [{ dataPoints: [], granularity: 'P1D' }];
  return { status: 200, body: { data, links: { self }, meta: { paging: { total: 1, limit: 200 } } } };
}

/** The most codes of one answer. */
const MOST_CODES = 10_000;

/** Codes that can be used once: as many as their batch has. */
export function answerCodes({ arrival, datastore }: AppleRequestContext): SimulatedReply {
  const [, , type = '', id = ''] = arrival.path.split('/');
  const count = Math.min(Number(datastore.find(type, id)?.attributes.numberOfCodes ?? 2), MOST_CODES);
  const codes = Array.from({ length: count }, (_, at) => `SIMULATED${at + 1}`);
  return { status: 200, headers: { 'content-type': 'text/csv' }, body: `CODE\n${codes.join('\n')}\n` };
}

/** No device has sent a log. */
export function answerLogs(): SimulatedReply {
  const type = 'application/vnd.apple.diagnostic-logs+json';
  return { status: 200, headers: { 'content-type': type }, body: { version: '1.0', productData: [] } };
}
