// Responses that are not JSON:API, by Apple's operation name; and which keys may not call, or cannot accept, which operations.
import type { Arrival, SimulatedReply } from '../httpMessage.ts';
import type { ContractOperation } from './contract/operation.ts';
import type { Engine } from './engine/route.ts';
import { keyNotAllowed, notAcceptable, notAuthorized, unsupportedType } from './errors.ts';
import { answerAssetReference } from './files/assetReference.ts';
import { answerFinance } from './files/finance.ts';
import { answerCodes, answerLogs } from './files/measured.ts';
import { answerMetrics, answerOverview } from './files/metrics.ts';
import { answerSales } from './files/sales.ts';
import type { AppleRequestContext } from './requestContext.ts';

export const special: Engine['special'] = {
  AppAssetLibraryRefDataGetCollection: answerAssetReference,
  SalesReportsGetCollection: answerSales,
  FinanceReportsGetCollection: answerFinance,
  AppsPerfPowerMetricsGetToManyRelated: answerMetrics,
  AppsPerformanceOverviewsGetToManyRelated: answerOverview,
  BuildsPerfPowerMetricsGetToManyRelated: answerMetrics,
  DiagnosticSignaturesLogsGetToManyRelated: answerLogs,
  InAppPurchaseOfferCodeOneTimeUseCodesValuesGetToOneRelated: answerCodes,
  SubscriptionOfferCodeOneTimeUseCodesValuesGetToOneRelated: answerCodes,
};

/** By Apple's response name; all others are JSON. */
const acceptable: Readonly<Record<string, RegExp>> = {
  Csv: /\*\/\*|text\/(\*|csv)/i,
  Gzip: /\*\/\*|application\/(\*|a-gzip)/i,
  XcodeMetrics: /\*\/\*|application\/(\*|vnd\.apple\.xcode-metrics\+json)/i,
  AppsPerformanceOverviewsGetToManyRelatedResponse: /\*\/\*|application\/(\*|vnd\.apple\.xcode-overview\+json)/i,
  DiagnosticLogs: /\*\/\*|application\/(\*|vnd\.apple\.diagnostic-logs\+json)/i,
};

const json = /\*\/\*|application\/(\*|json|vnd\.api\+json)/i;

/** Apple, "Creating API Keys": an individual key has access to neither of these. */
const teamOnly = new Set(['salesReports', 'financeReports', 'users', 'userInvitations']);

/** Observed live with an individual key: 401, as if the token were wrong. */
const provisioning = new Set([
  'bundleIds',
  'bundleIdCapabilities',
  'certificates',
  'devices',
  'profiles',
  'passTypeIds',
  'merchantIds',
]);

export const refuses: Engine['refuses'] = (
  context: AppleRequestContext,
  { type },
  { answer, body }: ContractOperation,
) => {
  if (!accepts(context.arrival, answer)) return notAcceptable();
  if (body !== undefined && !isJson(context.arrival)) return unsupportedType();
  return refuseKey(context, type);
};

function accepts({ headers: { accept } }: Arrival, answer = ''): boolean {
  return accept === undefined || (acceptable[answer] ?? json).test(accept);
}

function isJson({ headers }: Arrival): boolean {
  return /^application\/(vnd\.api\+)?json\b/i.test(headers['content-type'] ?? '');
}

function refuseKey({ account }: AppleRequestContext, type: string): SimulatedReply | undefined {
  if (account.issuerId !== undefined) return undefined;
  if (provisioning.has(type)) return notAuthorized('an individual key does not reach Provisioning');
  return teamOnly.has(type) ? keyNotAllowed() : undefined;
}
