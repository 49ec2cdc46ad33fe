// Values for the sample requests that work against the sandbox of `npm start`: the IDs of its data are the same at every start.
import { filesPort, RELAY_PORT } from '../local-host/ports.ts';
import { FIRST_APP } from '../simulator/apple/data/rows.ts';
import { seedDatastore } from '../simulator/apple/data/seedAccount.ts';
import { TEAM_VENDOR } from '../simulator/keys.ts';
import { profileCookies } from '../simulator/samsung/profile.ts';
import { growComments } from '../simulator/samsung/seed/comments.ts';
import { growItems } from '../simulator/samsung/seed/items.ts';
import { growPurchases } from '../simulator/samsung/seed/purchases.ts';

/** The variables that are the ID of a resource of App Store Connect, with its type: the first one belongs to the first app. */
const resources: Readonly<Record<string, string>> = {
  versionId: 'appStoreVersions',
  localizationId: 'appStoreVersionLocalizations',
  phasedReleaseId: 'appStoreVersionPhasedReleases',
  reviewSubmissionId: 'reviewSubmissions',
  submissionId: 'reviewSubmissions',
  reviewId: 'customerReviews',
  buildId: 'builds',
  buildIds: 'builds',
  textId: 'betaBuildLocalizations',
  groupId: 'betaGroups',
  testerId: 'betaTesters',
  testerIds: 'betaTesters',
  crashFeedbackId: 'betaFeedbackCrashSubmissions',
  reportRequestId: 'analyticsReportRequests',
  reportId: 'analyticsReports',
  appInfoId: 'appInfos',
  textsId: 'appInfoLocalizations',
  subscriptionGroupId: 'subscriptionGroups',
  subscriptionId: 'subscriptions',
  pricePointId: 'subscriptionPricePoints',
  xcodeCloudProductId: 'ciProducts',
  workflowId: 'ciWorkflows',
  workflow: 'ciWorkflows',
  xcodeCloudBuildId: 'ciBuildRuns',
  webhookId: 'webhooks',
  deliveryId: 'webhookDeliveries',
  invitationId: 'userInvitations',
  userId: 'users',
  inAppPurchaseId: 'inAppPurchases',
  offerId: 'subscriptionOfferCodes',
  declarationId: 'accessibilityDeclarations',
  backgroundAssetId: 'backgroundAssets',
  appTagId: 'appTags',
  sandboxTesterId: 'sandboxTesters',
  sandboxTesterIds: 'sandboxTesters',
};

/** The operations of which the offer is one of an in-app purchase. */
const ofInAppPurchases = [
  ...['UpdateInAppPurchaseOfferCode', 'ListInAppPurchaseCustomCodes', 'ListInAppPurchaseOneTimeUseCodes'],
];

const galaxyApp = { contentId: '000007100001', packageName: 'com.example.tidewater', sellerSeq: '000000710001' };
const appId = String(FIRST_APP.id);
const { sellerLocale, api_server_url, auth_server_url, gss_auth_token } = profileCookies;

/** `OperationId.variable` is for one operation. What an earlier response has, such as the ID of a job, has no value here. */
const fixed: Readonly<Record<string, string>> = {
  ...galaxyApp,
  sandbox: `http://127.0.0.1:${filesPort(RELAY_PORT)}`,
  ...{ sellerLocale, api_server_url, auth_server_url, gss_auth_token_secret: gss_auth_token },
  secret_secret: 'of-the-sandbox-alone',
  ...{ appId, appIds: appId, app: appId, filter_app: appId, reportName: 'App Downloads Standard' },
  ...{ vendorNumber: TEAM_VENDOR, filter_vendorNumber: TEAM_VENDOR, filter_regionCode: 'ZZ' },
  ...{ reportDate: '2026-05', filter_reportDate: '2026-05', versionString: '9.1', buildNumber: '900' },
  ...{ locale: 'en-US', whatsNew: 'New search.', title: 'Autumn pack', description: 'A set of sounds.' },
  ...{ name: 'Beta testers', groups: 'Public beta', firstName: 'Kim', lastName: 'Example', email: 'kim@example.com' },
  ...{ replyText: 'Thank you for writing.', responseBody: 'Thank you for writing.' },
  ...{ header: 'Stay with Tidewater', body: 'Keep all of your books.', assetPackIdentifier: 'level_2' },
  ...{ displayType: 'APP_IPHONE_67', fileName: 'file.png', 'UploadFile.fileName': 'tidewater_43.apk' },
  ...{ id: 'autumn_pack', binarySeq: '1', countryId: 'USA', localPrice: '0.99' },
  ...{ transactionId: '1000000000000001', originalTransactionId: '1000000000000001', orderId: 'MK5TTTVWJH' },
  // of a customer with a refund
  'ListAppStoreRefunds.transactionId': '1000000000000201',
  ...{ productId: `${FIRST_APP.bundleId}.plus.month`, appAccountToken: '5a2db0c5-0000-4000-8000-0000000000a1' },
  requestIdentifier: '5a2db0c5-0000-4000-8000-00000000e001',
  ...{ language: 'en', latitude: '52.52', longitude: '13.405', timezone: 'Europe/Berlin', country: 'DE' },
  ...{ 'SetGalaxyWhatsNew.language': 'ENG', operation: 'ListApps' },
  // apps in the state that the operation is for
  ...{ 'CheckVersion.appId': '6470155436', 'SubmitVersionForReview.appId': '6470155436' },
  'SetWhatsNew.appId': '6470107922',
  // a draft: one that is submitted cannot be changed by other requests
  'SubmitGalaxyApp.contentId': '000007100149',
  ...{ 'ReleaseVersion.appId': '6470171274', 'ReleaseVersion.versionString': '2.2.1' },
  ...{ 'AddTester.appId': '6470107922', 'AddTesters.appId': '6470107922' },
  ...{ 'ReadBetaTest.contentId': '000007100186', 'ReadBetaTest.appStatus': 'REGISTRATION' },
  ...{ 'ReadAppStatus.appleApp': appId, 'ReadAppStatus.galaxyApp': galaxyApp.contentId },
  ...{ path: '/v1/apps', 'SendGalaxyStoreRequest.path': '/seller/contentList' },
};

export function sandboxValues(): Readonly<Record<string, string>> {
  const { all } = seedDatastore('studio', 0);
  const ids = Object.entries(resources).map(([name, type]) => [name, all(type)[0]?.id ?? ''] as const);
  const second = (type: string): string => all(type)[1]?.id ?? '';
  const [offer] = all('inAppPurchaseOfferCodes');
  const comments = growComments(galaxyApp.contentId, 0, 0);
  const [comment] = comments;
  const replied = comments.find(({ reply }) => reply);
  const [item] = growItems().values();
  const purchases = growPurchases(galaxyApp.packageName, 0);
  return {
    ...fixed,
    ...Object.fromEntries(ids),
    ...Object.fromEntries(ofInAppPurchases.map((id) => [`${id}.offerId`, offer?.id ?? ''])),
    ...{ commentId: comment?.commentId ?? '', countryCode: comment?.countryCode ?? '', itemId: item?.id ?? '' },
    // the first user cannot be deleted, another request replaces the first reply, and the first tester leaves a group
    ...{ 'DeleteUser.userId': second('users'), 'DeleteReviewReply.replyId': second('customerReviewResponses') },
    'DeleteBetaTester.testerId': second('betaTesters'),
    'DeleteGalaxyReviewReply.replyId': replied?.reply?.id ?? '',
    // the subscriptions follow the single purchases
    ...{ purchaseId: purchases.at(-3)?.purchaseId ?? '', purchaseID: purchases[0]?.purchaseId ?? '' },
  };
}
