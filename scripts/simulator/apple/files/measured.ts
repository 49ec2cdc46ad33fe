// Answers that are no resources: measurements, offer codes, and the logs of crashes.
import type { Reply } from '../../httpMessage.ts';
import type { Desk } from '../requestContext.ts';

/** A list of measurements: one group without points. */
export function answerMeasurements({ arrival }: Desk): Reply {
  const self = `${arrival.origin}${arrival.path}`;
  const data = [{ dataPoints: [], granularity: 'P1D' }];
  return { status: 200, body: { data, links: { self }, meta: { paging: { total: 1, limit: 200 } } } };
}

/** Codes that a customer can redeem once. */
export function answerCodes(): Reply {
  return { status: 200, headers: { 'content-type': 'text/csv' }, body: 'CODE\nSIMULATED1\nSIMULATED2\n' };
}

/** No device has sent a log. */
export function answerLogs(): Reply {
  const type = 'application/vnd.apple.diagnostic-logs+json';
  return { status: 200, headers: { 'content-type': type }, body: { version: '1.0', productData: [] } };
}
