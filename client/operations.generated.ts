// Every operation of the relay: where it is, and the types of its inputs and answers. Written by `npm run generate`.
import type { CallOptions } from './connection.ts';
import type { List, Paging } from './pages.ts';

/** Method, address, flags (s: changes nothing, b: takes a body, f: takes a file), and inputs of the query or (@) the headers. */
export const table = {
  listApps: "GET apple/v1/apps",
  readApp: "GET apple/v1/apps/{id}",
  listVersions: "GET apple/v1/apps/{id}/appStoreVersions",
  readVersion: "GET apple/v1/appStoreVersions/{id}",
  createVersion: "POST apple/v1/appStoreVersions b account",
  updateVersion: "PATCH apple/v1/appStoreVersions/{id} b account",
  setVersionBuild: "PATCH apple/v1/appStoreVersions/{id}/relationships/build b account",
  listVersionLocalizations: "GET apple/v1/appStoreVersions/{id}/appStoreVersionLocalizations",
  createVersionLocalization: "POST apple/v1/appStoreVersionLocalizations b account",
  updateVersionLocalization: "PATCH apple/v1/appStoreVersionLocalizations/{id} b account",
  listScreenshotSets: "GET apple/v1/appStoreVersionLocalizations/{id}/appScreenshotSets",
  createScreenshotSet: "POST apple/v1/appScreenshotSets b account",
  createScreenshot: "POST apple/v1/appScreenshots b account",
  commitScreenshot: "PATCH apple/v1/appScreenshots/{id} b account",
  readScreenshot: "GET apple/v1/appScreenshots/{id}",
  deleteScreenshot: "DELETE apple/v1/appScreenshots/{id}",
  listReviewSubmissions: "GET apple/v1/reviewSubmissions",
  readReviewSubmission: "GET apple/v1/reviewSubmissions/{id}",
  createReviewSubmission: "POST apple/v1/reviewSubmissions b account",
  addReviewSubmissionItem: "POST apple/v1/reviewSubmissionItems b account",
  updateReviewSubmission: "PATCH apple/v1/reviewSubmissions/{id} b account",
  requestVersionRelease: "POST apple/v1/appStoreVersionReleaseRequests b account",
  createPhasedRelease: "POST apple/v1/appStoreVersionPhasedReleases b account",
  updatePhasedRelease: "PATCH apple/v1/appStoreVersionPhasedReleases/{id} b account",
  readPhasedRelease: "GET apple/v1/appStoreVersions/{id}/appStoreVersionPhasedRelease",
  listReviews: "GET apple/v1/apps/{id}/customerReviews",
  readReview: "GET apple/v1/customerReviews/{id}",
  replyToReview: "POST apple/v1/customerReviewResponses b account",
  deleteReviewReply: "DELETE apple/v1/customerReviewResponses/{id}",
  readReviewReply: "GET apple/v1/customerReviews/{id}/response",
  listReviewSummaries: "GET apple/v1/apps/{id}/customerReviewSummarizations",
  listBuilds: "GET apple/v1/builds",
  readBuild: "GET apple/v1/builds/{id}",
  updateBuild: "PATCH apple/v1/builds/{id} b account",
  readBuildBetaDetail: "GET apple/v1/builds/{id}/buildBetaDetail",
  listBetaGroups: "GET apple/v1/betaGroups",
  createBetaGroup: "POST apple/v1/betaGroups b account",
  addBuildsToBetaGroup: "POST apple/v1/betaGroups/{id}/relationships/builds b account",
  addTestersToBetaGroup: "POST apple/v1/betaGroups/{id}/relationships/betaTesters b account",
  removeTestersFromBetaGroup: "DELETE apple/v1/betaGroups/{id}/relationships/betaTesters",
  listBetaTesters: "GET apple/v1/betaTesters",
  createBetaTester: "POST apple/v1/betaTesters b account",
  sendBetaTesterInvitation: "POST apple/v1/betaTesterInvitations b account",
  deleteBetaTester: "DELETE apple/v1/betaTesters/{id}",
  createWhatToTest: "POST apple/v1/betaBuildLocalizations b account",
  updateWhatToTest: "PATCH apple/v1/betaBuildLocalizations/{id} b account",
  submitBuildForBetaReview: "POST apple/v1/betaAppReviewSubmissions b account",
  notifyBetaTesters: "POST apple/v1/buildBetaNotifications b account",
  listCrashFeedback: "GET apple/v1/apps/{id}/betaFeedbackCrashSubmissions",
  listScreenshotFeedback: "GET apple/v1/apps/{id}/betaFeedbackScreenshotSubmissions",
  readCrashLog: "GET apple/v1/betaFeedbackCrashSubmissions/{id}/crashLog",
  downloadSalesReport: "GET apple/v1/salesReports",
  downloadFinanceReport: "GET apple/v1/financeReports",
  createAnalyticsReportRequest: "POST apple/v1/analyticsReportRequests b account",
  listAnalyticsReportRequests: "GET apple/v1/apps/{id}/analyticsReportRequests",
  listAnalyticsReports: "GET apple/v1/analyticsReportRequests/{id}/reports",
  listAnalyticsReportInstances: "GET apple/v1/analyticsReports/{id}/instances",
  listAnalyticsReportSegments: "GET apple/v1/analyticsReportInstances/{id}/segments",
  getSalesReport: "GET apple/reports/sales",
  getFinanceReport: "GET apple/reports/finance",
  getAnalyticsReport: "GET apple/reports/analytics",
  collectAnalyticsReport: "GET apple/reports/analyticsFiles",
  listAppInfos: "GET apple/v1/apps/{id}/appInfos",
  listAppInfoLocalizations: "GET apple/v1/appInfos/{id}/appInfoLocalizations",
  updateAppInfoLocalization: "PATCH apple/v1/appInfoLocalizations/{id} b account",
  listInAppPurchases: "GET apple/v1/apps/{id}/inAppPurchasesV2",
  listSubscriptionGroups: "GET apple/v1/apps/{id}/subscriptionGroups",
  listSubscriptions: "GET apple/v1/subscriptionGroups/{id}/subscriptions",
  listSubscriptionPricePoints: "GET apple/v1/subscriptions/{id}/pricePoints",
  listSubscriptionPrices: "GET apple/v1/subscriptions/{id}/prices",
  createSubscriptionPrice: "POST apple/v1/subscriptionPrices b account",
  listSubscriptionOfferCodes: "GET apple/v1/subscriptions/{id}/offerCodes",
  updateSubscriptionOfferCode: "PATCH apple/v1/subscriptionOfferCodes/{id} b account",
  listSubscriptionCustomCodes: "GET apple/v1/subscriptionOfferCodes/{id}/customCodes",
  updateSubscriptionCustomCode: "PATCH apple/v1/subscriptionOfferCodeCustomCodes/{id} b account",
  listSubscriptionOneTimeUseCodes: "GET apple/v1/subscriptionOfferCodes/{id}/oneTimeUseCodes",
  downloadSubscriptionOneTimeUseCodes: "GET apple/v1/subscriptionOfferCodeOneTimeUseCodes/{id}/values",
  updateSubscriptionOneTimeUseCodes: "PATCH apple/v1/subscriptionOfferCodeOneTimeUseCodes/{id} b account",
  listInAppPurchaseOfferCodes: "GET apple/v2/inAppPurchases/{id}/offerCodes",
  updateInAppPurchaseOfferCode: "PATCH apple/v1/inAppPurchaseOfferCodes/{id} b account",
  listInAppPurchaseCustomCodes: "GET apple/v1/inAppPurchaseOfferCodes/{id}/customCodes",
  updateInAppPurchaseCustomCode: "PATCH apple/v1/inAppPurchaseOfferCodeCustomCodes/{id} b account",
  listInAppPurchaseOneTimeUseCodes: "GET apple/v1/inAppPurchaseOfferCodes/{id}/oneTimeUseCodes",
  downloadInAppPurchaseOneTimeUseCodes: "GET apple/v1/inAppPurchaseOfferCodeOneTimeUseCodes/{id}/values",
  updateInAppPurchaseOneTimeUseCodes: "PATCH apple/v1/inAppPurchaseOfferCodeOneTimeUseCodes/{id} b account",
  listCustomProductPages: "GET apple/v1/apps/{id}/appCustomProductPages",
  listExperiments: "GET apple/v1/apps/{id}/appStoreVersionExperimentsV2",
  listXcodeCloudProducts: "GET apple/v1/ciProducts",
  listXcodeCloudWorkflows: "GET apple/v1/ciProducts/{id}/workflows",
  startXcodeCloudBuild: "POST apple/v1/ciBuildRuns b account",
  readXcodeCloudBuild: "GET apple/v1/ciBuildRuns/{id}",
  listXcodeCloudBuilds: "GET apple/v1/ciWorkflows/{id}/buildRuns",
  listUsers: "GET apple/v1/users",
  listUserInvitations: "GET apple/v1/userInvitations",
  inviteUser: "POST apple/v1/userInvitations b account",
  deleteUserInvitation: "DELETE apple/v1/userInvitations/{id}",
  updateUser: "PATCH apple/v1/users/{id} b account",
  deleteUser: "DELETE apple/v1/users/{id}",
  listWebhooks: "GET apple/v1/apps/{id}/webhooks",
  readWebhook: "GET apple/v1/webhooks/{id}",
  createWebhook: "POST apple/v1/webhooks b account",
  updateWebhook: "PATCH apple/v1/webhooks/{id} b account",
  deleteWebhook: "DELETE apple/v1/webhooks/{id}",
  listWebhookDeliveries: "GET apple/v1/webhooks/{id}/deliveries",
  redeliverWebhook: "POST apple/v1/webhookDeliveries b account",
  pingWebhook: "POST apple/v1/webhookPings b account",
  listCertificates: "GET apple/v1/certificates",
  listProfiles: "GET apple/v1/profiles",
  readPerformanceMetrics: "GET apple/v1/apps/{id}/perfPowerMetrics",
  readPerformanceOverview: "GET apple/v1/apps/{id}/performanceOverviews",
  listPlacements: "GET apple/v1/appStoreVersionLocalizations/{id}/placements",
  listCustomProductPagePlacements: "GET apple/v1/appCustomProductPageLocalizations/{id}/placements",
  listTreatmentPlacements: "GET apple/v1/appStoreVersionExperimentTreatmentLocalizations/{id}/placements",
  createPlacement: "POST apple/v1/appAssetLibraryPlacements b account",
  deletePlacement: "DELETE apple/v1/appAssetLibraryPlacements/{id}",
  listAccessibilityDeclarations: "GET apple/v1/apps/{id}/accessibilityDeclarations",
  createAccessibilityDeclaration: "POST apple/v1/accessibilityDeclarations b account",
  updateAccessibilityDeclaration: "PATCH apple/v1/accessibilityDeclarations/{id} b account",
  deleteAccessibilityDeclaration: "DELETE apple/v1/accessibilityDeclarations/{id}",
  listAppTags: "GET apple/v1/apps/{id}/appTags",
  updateAppTag: "PATCH apple/v1/appTags/{id} b account",
  listBackgroundAssets: "GET apple/v1/apps/{id}/backgroundAssets",
  listBackgroundAssetVersions: "GET apple/v1/backgroundAssets/{id}/versions",
  createBackgroundAsset: "POST apple/v1/backgroundAssets b account",
  updateBackgroundAsset: "PATCH apple/v1/backgroundAssets/{id} b account",
  listSandboxTesters: "GET apple/v2/sandboxTesters",
  updateSandboxTester: "PATCH apple/v2/sandboxTesters/{id} b account",
  clearSandboxPurchaseHistory: "POST apple/v2/sandboxTestersClearPurchaseHistoryRequest b account",
  createAccessToken: "POST samsung/auth/accessToken",
  checkAccessToken: "GET samsung/auth/checkAccessToken  @access-token",
  revokeAccessToken: "DELETE samsung/auth/revokeAccessToken  @access-token",
  loginUserProfile: "POST samsung/gss/user/loginUserProfile sb account",
  listGalaxyApps: "GET samsung/seller/contentList",
  readGalaxyApp: "GET samsung/seller/contentInfo",
  updateGalaxyApp: "POST samsung/seller/contentUpdate b account",
  submitGalaxyApp: "POST samsung/seller/contentSubmit b account",
  changeGalaxyAppStatus: "POST samsung/seller/contentStatusUpdate b account",
  createUploadSession: "POST samsung/seller/createUploadSessionId",
  uploadFile: "POST samsung/galaxyapi/fileUpload f sessionId,fileName,account",
  addBinary: "POST samsung/seller/v2/content/binary b account",
  modifyBinary: "PUT samsung/seller/v2/content/binary b account",
  deleteBinary: "DELETE samsung/seller/v2/content/binary",
  readBetaTest: "GET samsung/seller/v2/content/betaTest",
  updateBetaTest: "PUT samsung/seller/v2/content/betaTest b account",
  readRolloutRate: "GET samsung/seller/v2/content/stagedRolloutRate",
  setRolloutRate: "PUT samsung/seller/v2/content/stagedRolloutRate b account",
  listRolloutBinaries: "GET samsung/seller/v2/content/stagedRolloutBinary",
  updateRolloutBinary: "PUT samsung/seller/v2/content/stagedRolloutBinary b account",
  listGalaxyReviews: "GET samsung/seller/v2/content/comment",
  replyToGalaxyReview: "POST samsung/seller/v2/content/comment/reply b account",
  deleteGalaxyReviewReply: "DELETE samsung/seller/v2/content/comment/reply",
  listItems: "GET samsung/iap/v6/applications/{packageName}/items",
  readItem: "GET samsung/iap/v6/applications/{packageName}/items/{id}",
  createItem: "POST samsung/iap/v6/applications/{packageName}/items b account",
  replaceItem: "PUT samsung/iap/v6/applications/{packageName}/items b account",
  updateItem: "PATCH samsung/iap/v6/applications/{packageName}/items b account",
  deleteItem: "DELETE samsung/iap/v6/applications/{packageName}/items/{id}",
  listOrders: "POST samsung/iap/seller/orders sb all,maxItems,account",
  readGalaxySubscription: "GET samsung/iap/seller/v6/applications/{packageName}/purchases/subscriptions/{purchaseId}",
  changeGalaxySubscription: "PATCH samsung/iap/seller/v6/applications/{packageName}/purchases/subscriptions/{purchaseId} b account",
  acknowledgePurchase: "PATCH samsung/iap/seller/v6/applications/{packageName}/purchases/{purchaseId} b account",
  readReceipt: "GET samsung/iap/v6/receipt",
  readSellerMetrics: "POST samsung/gss/query/sellerMetric sb account",
  readAppMetrics: "POST samsung/gss/query/contentMetric sb account",
  getGalaxyMetrics: "GET samsung/reports/metrics",
  listAppStoreTransactions: "GET appstoreserver/inApps/v2/history/{transactionId}",
  readAppStoreTransaction: "GET appstoreserver/inApps/v1/transactions/{transactionId}",
  readAppTransaction: "GET appstoreserver/inApps/v1/transactions/appTransactions/{transactionId}",
  listAppStoreRefunds: "GET appstoreserver/inApps/v2/refund/lookup/{transactionId}",
  lookUpAppStoreOrder: "GET appstoreserver/inApps/v1/lookup/{orderId}",
  sendConsumptionInformation: "PUT appstoreserver/inApps/v2/transactions/consumption/{transactionId} b environment,account",
  setAppAccountToken: "PUT appstoreserver/inApps/v1/transactions/{originalTransactionId}/appAccountToken b environment,account",
  listSubscriptionStatuses: "GET appstoreserver/inApps/v1/subscriptions/{transactionId}",
  extendSubscription: "PUT appstoreserver/inApps/v1/subscriptions/extend/{originalTransactionId} b environment,account",
  extendAllSubscriptions: "POST appstoreserver/inApps/v1/subscriptions/extend/mass b environment,account",
  readSubscriptionExtension: "GET appstoreserver/inApps/v1/subscriptions/extend/mass/{productId}/{requestIdentifier}",
  listPurchaseNotifications: "POST appstoreserver/inApps/v1/notifications/history sb environment,paginationToken,all,maxItems,account",
  requestTestNotification: "POST appstoreserver/inApps/v1/notifications/test",
  readTestNotification: "GET appstoreserver/inApps/v1/notifications/test/{testNotificationToken}",
  listRetentionMessages: "GET appstoreserver/inApps/v1/messaging/message/list",
  uploadRetentionMessage: "PUT appstoreserver/inApps/v1/messaging/message/{messageIdentifier} b environment,account",
  deleteRetentionMessage: "DELETE appstoreserver/inApps/v1/messaging/message/{messageIdentifier}",
  listRetentionImages: "GET appstoreserver/inApps/v1/messaging/image/list",
  readDefaultRetentionMessage: "GET appstoreserver/inApps/v1/messaging/default/{productId}/{locale}",
  setDefaultRetentionMessage: "PUT appstoreserver/inApps/v1/messaging/default/{productId}/{locale} b environment,account",
  deleteDefaultRetentionMessage: "DELETE appstoreserver/inApps/v1/messaging/default/{productId}/{locale}",
  readWeather: "GET weatherkit/api/v1/weather/{language}/{latitude}/{longitude}",
  listWeatherAvailability: "GET weatherkit/api/v1/availability/{latitude}/{longitude}",
  readWeatherAttribution: "GET weatherkit/attribution/{language}",
  checkVersion: "GET apple/recipes/checkVersion",
  submitVersionForReview: "POST apple/recipes/submitVersion b account",
  releaseVersion: "POST apple/recipes/releaseVersion b account",
  controlPhasedRelease: "POST apple/recipes/phasedRelease b account",
  setWhatsNew: "POST apple/recipes/whatsNew b account",
  addTester: "POST apple/recipes/tester b account",
  addTesters: "POST apple/recipes/testers b account",
  replyToReviews: "POST apple/recipes/replies b account",
  uploadScreenshot: "POST apple/recipes/screenshot f appId,platform,versionString,locale,displayType,fileName,replace,pageLocalizationId,doNotWait,anySize,screenshotSets,dryRun,planId,planValidFor,account",
  uploadScreenshots: "POST apple/recipes/screenshots b wait,account",
  uploadPreview: "POST apple/recipes/preview f appId,platform,versionString,locale,displayType,fileUrl,fileName,previewFrameTimeCode,replace,pageLocalizationId,doNotWait,dryRun,planId,planValidFor,wait,account",
  uploadBuild: "POST apple/recipes/uploadBuild b wait,account",
  createInAppPurchase: "POST apple/recipes/inAppPurchase b account",
  createSubscription: "POST apple/recipes/subscription b account",
  createSubscriptionOfferCodes: "POST apple/recipes/subscriptionOfferCodes b account",
  createInAppPurchaseOfferCodes: "POST apple/recipes/inAppPurchaseOfferCodes b account",
  createCustomProductPage: "POST apple/recipes/customProductPage b account",
  createExperiment: "POST apple/recipes/experiment b account",
  sendBuildToTesters: "POST apple/recipes/testBuild b wait,account",
  listEventSubscriptions: "GET apple/hooks",
  testEventSubscription: "POST apple/hooks/test b account",
  endEventSubscription: "DELETE apple/hooks/{subscription}",
  listAppStorePurchaseSubscriptions: "GET apple/purchases",
  endAppStorePurchaseSubscription: "DELETE apple/purchases/{subscription}",
  checkGalaxyApp: "GET samsung/recipes/check",
  publishGalaxyUpdate: "POST samsung/recipes/update f contentId,fileName,gms,fileUrl,whatsNew,publicationType,copyDeviceGroupsOf,removeOldBinaries,rolloutRate,submit,dryRun,planId,planValidFor,wait,account",
  controlStagedRollout: "POST samsung/recipes/rollout b account",
  setGalaxyWhatsNew: "POST samsung/recipes/whatsNew b account",
  replyToGalaxyReviews: "POST samsung/recipes/replies b account",
  listGalaxyPurchaseSubscriptions: "GET samsung/purchases",
  endGalaxyPurchaseSubscription: "DELETE samsung/purchases/{subscription}",
  verifySignedTransaction: "POST appstoreserver/verify sb account",
  listGalaxyAppChoices: "GET samsung/choices/apps",
  listAllApps: "GET apps",
  readAppStatus: "GET status",
  listExpirations: "GET expirations",
  getWeeklyFigures: "GET weekly",
  sendAppStoreRequest: "POST apple/request b account",
  sendGalaxyStoreRequest: "POST samsung/request b account",
  whenAppStoreEvent: "POST apple/hooks b account",
  whenAppStorePurchase: "POST apple/purchases b account",
  whenReviewAdded: "GET apple/triggers/reviews",
  whenVersionStateChanges: "GET apple/triggers/versions",
  whenBuildProcessed: "GET apple/triggers/builds",
  whenFeedbackReceived: "GET apple/triggers/feedback",
  whenSalesReportReady: "GET apple/triggers/sales",
  whenXcodeCloudBuildFinished: "GET apple/triggers/xcode",
  whenExpirationNears: "GET apple/triggers/expirations",
  whenGalaxyPurchase: "POST samsung/purchases b account",
  whenGalaxyReviewAdded: "GET samsung/triggers/reviews",
  whenGalaxyAppStatusChanges: "GET samsung/triggers/apps",
  listAccounts: "GET accounts",
  health: "GET health",
  readRelayVersion: "GET version",
  readDefinition: "GET swagger.json",
  readOpenApi: "GET openapi.json",
  callOperation: "POST CallOperation b",
  listJobs: "GET jobs",
  readJob: "GET jobs/{id}",
  readJobResult: "GET jobs/{id}/result",
  cancelJob: "POST jobs/{id}/cancel",
  retryJob: "POST jobs/{id}/retry",
  countFailedEvents: "GET events/failed",
  retryFailedEvents: "POST events/retry",
};

const linked: Paging = { input: "cursor", items: "data", at: "meta/paging/nextCursor" };

/** The lists that come page by page. */
export const paging = {
  listApps: linked,
  listVersions: linked,
  listVersionLocalizations: linked,
  listScreenshotSets: linked,
  listReviewSubmissions: linked,
  listReviews: linked,
  listReviewSummaries: linked,
  listBuilds: linked,
  listBetaGroups: linked,
  listBetaTesters: linked,
  listCrashFeedback: linked,
  listScreenshotFeedback: linked,
  listAnalyticsReportRequests: linked,
  listAnalyticsReports: linked,
  listAnalyticsReportInstances: linked,
  listAnalyticsReportSegments: linked,
  listAppInfos: linked,
  listAppInfoLocalizations: linked,
  listInAppPurchases: linked,
  listSubscriptionGroups: linked,
  listSubscriptions: linked,
  listSubscriptionPricePoints: linked,
  listSubscriptionPrices: linked,
  listSubscriptionOfferCodes: linked,
  listSubscriptionCustomCodes: linked,
  listSubscriptionOneTimeUseCodes: linked,
  listInAppPurchaseOfferCodes: linked,
  listInAppPurchaseCustomCodes: linked,
  listInAppPurchaseOneTimeUseCodes: linked,
  listCustomProductPages: linked,
  listExperiments: linked,
  listXcodeCloudProducts: linked,
  listXcodeCloudWorkflows: linked,
  listXcodeCloudBuilds: linked,
  listUsers: linked,
  listUserInvitations: linked,
  listWebhooks: linked,
  listWebhookDeliveries: linked,
  listCertificates: linked,
  listProfiles: linked,
  listPlacements: linked,
  listCustomProductPagePlacements: linked,
  listTreatmentPlacements: linked,
  listAccessibilityDeclarations: linked,
  listAppTags: linked,
  listBackgroundAssets: linked,
  listBackgroundAssetVersions: linked,
  listSandboxTesters: linked,
  readBetaTest: {"input":"offset","items":"data/betaTesters","from":0,"total":"data/totalNumberOfBetaTesters"},
  listGalaxyReviews: {"input":"pageNo","items":"data/comments","pages":"data/totalPage"},
  listItems: {"input":"page","items":"itemList","from":1,"total":"totalCount"},
  listOrders: {"input":"continuationToken","items":"orderItemList","at":"continuationToken"},
  listAppStoreTransactions: {"input":"revision","items":"transactions","at":"revision"},
  listAppStoreRefunds: {"input":"revision","items":"transactions","at":"revision"},
  listPurchaseNotifications: {"input":"paginationToken","items":"notificationHistory","at":"paginationToken"},
};

/** The codes of errors. */
export type ErrorCode = "invalid_request" | "wrong_signature" | "operation_not_allowed" | "unknown_account" | "not_found" | "payload_too_large" | "too_many_calls" | "limit_reached" | "outcome_unknown" | "already_done" | "idempotency_key_reused" | "plan_required" | "plan_mismatch" | "plan_outdated" | "plan_used" | "plan_expired" | "job_interrupted" | "store_refused" | "credentials_refused" | "store_unreachable" | "store_invalid_answer" | "store_timeout" | "not_configured" | "caller_gone" | "unexpected";

/** One of these values, or one that the store has added since. */
export type OneOf<T extends string> = T | (string & {});

/** The content of a file. A stream is sent once: such a call is not repeated. */
export type FileBody = Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

/** A function for each operation. */
export interface RelayOperations {
  /** List apps. Finds and lists the apps in App Store Connect, one page at a time. Access class: read. */
  listApps(inputs?: {
/** Only the apps with these names. */ "filter[name]"?: readonly string[] | undefined;
/** Only the apps with these bundle IDs. */ "filter[bundleId]"?: readonly string[] | undefined;
/** Only the apps with these SKUs. */ "filter[sku]"?: readonly string[] | undefined;
/** Only the apps with these IDs. */ "filter[id]"?: readonly string[] | undefined;
/** Only the apps of these App Store versions. */ "filter[appStoreVersions]"?: readonly string[] | undefined;
/** Only the apps with a version for one of these platforms. */ "filter[appStoreVersions.platform]"?: readonly ("IOS" | "MAC_OS" | "TV_OS" | "VISION_OS")[] | undefined;
/** Only the apps with a version in one of these states. */ "filter[appStoreVersions.appVersionState]"?: readonly ("ACCEPTED" | "DEVELOPER_REJECTED" | "IN_REVIEW" | "INVALID_BINARY" | "METADATA_REJECTED" | "PENDING_APPLE_RELEASE" | "PENDING_DEVELOPER_RELEASE" | "PREPARE_FOR_SUBMISSION" | "PROCESSING_FOR_DISTRIBUTION" | "READY_FOR_DISTRIBUTION" | "READY_FOR_REVIEW" | "REJECTED" | "REPLACED_WITH_NEW_VERSION" | "WAITING_FOR_EXPORT_COMPLIANCE" | "WAITING_FOR_REVIEW")[] | undefined;
/** Only the apps with a version in one of these older states. Apple prefers Version states. */ "filter[appStoreVersions.appStoreState]"?: readonly ("ACCEPTED" | "DEVELOPER_REMOVED_FROM_SALE" | "DEVELOPER_REJECTED" | "IN_REVIEW" | "INVALID_BINARY" | "METADATA_REJECTED" | "PENDING_APPLE_RELEASE" | "PENDING_CONTRACT" | "PENDING_DEVELOPER_RELEASE" | "PREPARE_FOR_SUBMISSION" | "PREORDER_READY_FOR_SALE" | "PROCESSING_FOR_APP_STORE" | "READY_FOR_REVIEW" | "READY_FOR_SALE" | "REJECTED" | "REMOVED_FROM_SALE" | "WAITING_FOR_EXPORT_COMPLIANCE" | "WAITING_FOR_REVIEW" | "REPLACED_WITH_NEW_VERSION" | "NOT_APPLICABLE")[] | undefined;
/** Only the apps with a review submission in one of these states. */ "filter[reviewSubmissions.state]"?: readonly ("READY_FOR_REVIEW" | "WAITING_FOR_REVIEW" | "IN_REVIEW" | "UNRESOLVED_ISSUES" | "CANCELING" | "COMPLETING" | "COMPLETE")[] | undefined;
/** Only the apps with a review submission for one of these platforms. */ "filter[reviewSubmissions.platform]"?: readonly ("IOS" | "MAC_OS" | "TV_OS" | "VISION_OS")[] | undefined;
/** Only the apps with, or only those without, versions that have Game Center. */ "exists[gameCenterEnabledVersions]"?: boolean | undefined;
/** The order of the apps. A minus sign means descending. */ sort?: "name" | "-name" | "bundleId" | "-bundleId" | "sku" | "-sku" | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** With versions included: how many, 10 if empty. */ "limit[appStoreVersions]"?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("appEncryptionDeclarations" | "betaGroups" | "appStoreVersions" | "preReleaseVersions" | "betaAppLocalizations" | "builds" | "appInfos" | "appClips" | "inAppPurchases" | "subscriptionGroups" | "gameCenterEnabledVersions" | "appCustomProductPages" | "inAppPurchasesV2" | "promotedPurchases" | "appEvents" | "reviewSubmissions" | "appStoreVersionExperimentsV2" | "androidToIosAppMappingDetails" | "appStoreIcon" | "ciProduct" | "betaLicenseAgreement" | "endUserLicenseAgreement" | "subscriptionGracePeriod" | "gameCenterDetail")[] | undefined;
/** Only these fields of each app. Leave it empty for all of them. */ "fields[apps]"?: readonly ("name" | "bundleId" | "sku" | "primaryLocale" | "accessibilityUrl" | "isOrEverWasMadeForKids" | "subscriptionStatusUrl" | "subscriptionStatusUrlVersion" | "subscriptionStatusUrlForSandbox" | "subscriptionStatusUrlVersionForSandbox" | "contentRightsDeclaration" | "streamlinedPurchasingEnabled" | "appEncryptionDeclarations" | "betaGroups" | "appStoreVersions" | "preReleaseVersions" | "betaAppLocalizations" | "builds" | "appInfos" | "appClips" | "inAppPurchases" | "subscriptionGroups" | "gameCenterEnabledVersions" | "appCustomProductPages" | "inAppPurchasesV2" | "promotedPurchases" | "appEvents" | "reviewSubmissions" | "appStoreVersionExperimentsV2" | "androidToIosAppMappingDetails" | "appStoreIcon" | "ciProduct" | "betaLicenseAgreement" | "betaAppReviewDetail" | "endUserLicenseAgreement" | "subscriptionGracePeriod" | "gameCenterDetail" | "accessibilityDeclarations" | "betaTesters" | "appTags" | "appPricePoints" | "appPriceSchedule" | "appAvailabilityV2" | "perfPowerMetrics" | "customerReviews" | "customerReviewSummarizations" | "alternativeDistributionKey" | "analyticsReportRequests" | "marketplaceSearchDetail" | "buildUploads" | "backgroundAssets" | "betaFeedbackScreenshotSubmissions" | "betaFeedbackCrashSubmissions" | "searchKeywords" | "webhooks")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<AppList, NonNullable<AppList["data"]>[number]>;
  /** Read app information. Reads the information on one app in App Store Connect. Access class: read. */
  readApp(inputs: {
/** The app. listApps finds the ID. */ id: string;
/** Related resources to include in the response. */ include?: readonly ("appEncryptionDeclarations" | "betaGroups" | "appStoreVersions" | "preReleaseVersions" | "betaAppLocalizations" | "builds" | "appInfos" | "appClips" | "inAppPurchases" | "subscriptionGroups" | "gameCenterEnabledVersions" | "appCustomProductPages" | "inAppPurchasesV2" | "promotedPurchases" | "appEvents" | "reviewSubmissions" | "appStoreVersionExperimentsV2" | "androidToIosAppMappingDetails" | "appStoreIcon" | "ciProduct" | "betaLicenseAgreement" | "endUserLicenseAgreement" | "subscriptionGracePeriod" | "gameCenterDetail")[] | undefined;
/** Only these fields of each app. Leave it empty for all of them. */ "fields[apps]"?: readonly ("name" | "bundleId" | "sku" | "primaryLocale" | "accessibilityUrl" | "isOrEverWasMadeForKids" | "subscriptionStatusUrl" | "subscriptionStatusUrlVersion" | "subscriptionStatusUrlForSandbox" | "subscriptionStatusUrlVersionForSandbox" | "contentRightsDeclaration" | "streamlinedPurchasingEnabled" | "appEncryptionDeclarations" | "betaGroups" | "appStoreVersions" | "preReleaseVersions" | "betaAppLocalizations" | "builds" | "appInfos" | "appClips" | "inAppPurchases" | "subscriptionGroups" | "gameCenterEnabledVersions" | "appCustomProductPages" | "inAppPurchasesV2" | "promotedPurchases" | "appEvents" | "reviewSubmissions" | "appStoreVersionExperimentsV2" | "androidToIosAppMappingDetails" | "appStoreIcon" | "ciProduct" | "betaLicenseAgreement" | "betaAppReviewDetail" | "endUserLicenseAgreement" | "subscriptionGracePeriod" | "gameCenterDetail" | "accessibilityDeclarations" | "betaTesters" | "appTags" | "appPricePoints" | "appPriceSchedule" | "appAvailabilityV2" | "perfPowerMetrics" | "customerReviews" | "customerReviewSummarizations" | "alternativeDistributionKey" | "analyticsReportRequests" | "marketplaceSearchDetail" | "buildUploads" | "backgroundAssets" | "betaFeedbackScreenshotSubmissions" | "betaFeedbackCrashSubmissions" | "searchKeywords" | "webhooks")[] | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<AppDocument>;
  /** List App Store versions. Lists the versions of an app with their states. The order of this list is undefined. Access class: read. */
  listVersions(inputs: {
/** The app. listApps finds the ID. */ id: string;
/** Only the versions for these platforms. */ "filter[platform]"?: readonly ("IOS" | "MAC_OS" | "TV_OS" | "VISION_OS")[] | undefined;
/** Only the versions in these states. */ "filter[appVersionState]"?: readonly ("ACCEPTED" | "DEVELOPER_REJECTED" | "IN_REVIEW" | "INVALID_BINARY" | "METADATA_REJECTED" | "PENDING_APPLE_RELEASE" | "PENDING_DEVELOPER_RELEASE" | "PREPARE_FOR_SUBMISSION" | "PROCESSING_FOR_DISTRIBUTION" | "READY_FOR_DISTRIBUTION" | "READY_FOR_REVIEW" | "REJECTED" | "REPLACED_WITH_NEW_VERSION" | "WAITING_FOR_EXPORT_COMPLIANCE" | "WAITING_FOR_REVIEW")[] | undefined;
/** Only the versions with these numbers. */ "filter[versionString]"?: readonly string[] | undefined;
/** Only the versions with these IDs. */ "filter[id]"?: readonly string[] | undefined;
/** Only the versions in these older states. Apple has deprecated it and prefers Version states. */ "filter[appStoreState]"?: readonly ("ACCEPTED" | "DEVELOPER_REMOVED_FROM_SALE" | "DEVELOPER_REJECTED" | "IN_REVIEW" | "INVALID_BINARY" | "METADATA_REJECTED" | "PENDING_APPLE_RELEASE" | "PENDING_CONTRACT" | "PENDING_DEVELOPER_RELEASE" | "PREPARE_FOR_SUBMISSION" | "PREORDER_READY_FOR_SALE" | "PROCESSING_FOR_APP_STORE" | "READY_FOR_REVIEW" | "READY_FOR_SALE" | "REJECTED" | "REMOVED_FROM_SALE" | "WAITING_FOR_EXPORT_COMPLIANCE" | "WAITING_FOR_REVIEW" | "REPLACED_WITH_NEW_VERSION" | "NOT_APPLICABLE")[] | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("appStoreVersionLocalizations" | "appStoreVersionExperiments" | "appStoreVersionExperimentsV2" | "app" | "build" | "appStoreVersionPhasedRelease" | "gameCenterAppVersion" | "routingAppCoverage" | "appStoreVersionSubmission" | "appClipDefaultExperience" | "alternativeDistributionPackage")[] | undefined;
/** Only these fields of each version. Leave it empty for all of them. */ "fields[appStoreVersions]"?: readonly ("platform" | "versionString" | "appStoreState" | "appVersionState" | "copyright" | "reviewType" | "releaseType" | "earliestReleaseDate" | "usesIdfa" | "downloadable" | "createdDate" | "appStoreVersionLocalizations" | "appStoreVersionExperiments" | "appStoreVersionExperimentsV2" | "app" | "build" | "appStoreVersionPhasedRelease" | "gameCenterAppVersion" | "routingAppCoverage" | "appStoreReviewDetail" | "appStoreVersionSubmission" | "appClipDefaultExperience" | "alternativeDistributionPackage" | "customerReviews")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<VersionList, NonNullable<VersionList["data"]>[number]>;
  /** Read App Store version. Reads one version of an app: its state, its number and how it is released. Access class: read. */
  readVersion(inputs: {
/** The version. listVersions finds the ID. */ id: string;
/** Related resources to include in the response. */ include?: readonly ("appStoreVersionLocalizations" | "appStoreVersionExperiments" | "appStoreVersionExperimentsV2" | "app" | "build" | "appStoreVersionPhasedRelease" | "gameCenterAppVersion" | "routingAppCoverage" | "appStoreVersionSubmission" | "appClipDefaultExperience" | "alternativeDistributionPackage")[] | undefined;
/** Only these fields of each version. Leave it empty for all of them. */ "fields[appStoreVersions]"?: readonly ("platform" | "versionString" | "appStoreState" | "appVersionState" | "copyright" | "reviewType" | "releaseType" | "earliestReleaseDate" | "usesIdfa" | "downloadable" | "createdDate" | "appStoreVersionLocalizations" | "appStoreVersionExperiments" | "appStoreVersionExperimentsV2" | "app" | "build" | "appStoreVersionPhasedRelease" | "gameCenterAppVersion" | "routingAppCoverage" | "appStoreReviewDetail" | "appStoreVersionSubmission" | "appClipDefaultExperience" | "alternativeDistributionPackage" | "customerReviews")[] | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<VersionDocument>;
  /** Create App Store version. Creates the next version of an app. Only one per platform can be in preparation at a time. Access class: write. */
  createVersion(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app that gets a version. listApps finds the ID. */ appId: string;
/** The build to release as this version. listBuilds finds the ID. */ buildId?: string | undefined;
/** The platform that the version is for. */ platform: "IOS" | "MAC_OS" | "TV_OS" | "VISION_OS";
/** The number that customers see, such as 2.1.0. */ versionString: string;
/** The year and the owner of the copyright, such as 2026 Example Ltd. */ copyright?: string | null | undefined;
/** Who starts the release: you, Apple after the approval, or Apple at the earliest release date. */ releaseType?: "MANUAL" | "AFTER_APPROVAL" | "SCHEDULED" | null | undefined;
/** With the release type SCHEDULED: when Apple may release the version. */ earliestReleaseDate?: string | null | undefined;
/** Whether the version is for the App Store, or notarized for other distribution. */ reviewType?: "APP_STORE" | "NOTARIZATION" | null | undefined }, options?: CallOptions): Promise<VersionDocument>;
  /** Update App Store version. Changes the number, the copyright or the release type of a version. Empty fields keep their values. Access class: publish. */
  updateVersion(inputs: {
/** The version. listVersions finds the ID. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The build to release as this version. listBuilds finds the ID. */ buildId?: string | undefined;
/** The number that customers see, such as 2.1.0. */ versionString?: string | null | undefined;
/** The year and the owner of the copyright, such as 2026 Example Ltd. */ copyright?: string | null | undefined;
/** Who starts the release: you, Apple after the approval, or Apple at the earliest release date. */ releaseType?: "MANUAL" | "AFTER_APPROVAL" | "SCHEDULED" | null | undefined;
/** With the release type SCHEDULED: when Apple may release the version. */ earliestReleaseDate?: string | null | undefined;
/** Whether the version is for the App Store, or notarized for other distribution. */ reviewType?: "APP_STORE" | "NOTARIZATION" | null | undefined;
/** Whether customers who have the app can get this version again. */ downloadable?: boolean | null | undefined }, options?: CallOptions): Promise<VersionDocument>;
  /** Set build of App Store version. Selects the build of a version. It must be processed and have the same version number. Access class: write. */
  setVersionBuild(inputs: {
/** The version. listVersions finds the ID. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The build to release. listBuilds finds the ID. */ buildId: string }, options?: CallOptions): Promise<void>;
  /** List texts of App Store version. Lists the texts of a version, one entry per language: what is new, description, keywords and links. Access class: read. */
  listVersionLocalizations(inputs: {
/** The version. listVersions finds the ID. */ id: string;
/** Only these languages, such as en-US. */ "filter[locale]"?: readonly string[] | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("appScreenshotSets" | "appPreviewSets" | "searchKeywords" | "appStoreVersion")[] | undefined;
/** Only these fields of each localization. Leave it empty for all of them. */ "fields[appStoreVersionLocalizations]"?: readonly ("locale" | "whatsNew" | "description" | "promotionalText" | "keywords" | "marketingUrl" | "supportUrl" | "appScreenshotSets" | "appPreviewSets" | "searchKeywords" | "appStoreVersion")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<VersionLocalizationList, NonNullable<VersionLocalizationList["data"]>[number]>;
  /** Create texts of App Store version. Adds a language to a version, with its texts. The version must still be in preparation. Access class: write. */
  createVersionLocalization(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The version to add to. listVersions finds the ID. */ versionId: string;
/** The language as Apple writes it, such as en-US or de-DE. */ locale: OneOf<"ar-SA" | "bn-BD" | "ca" | "zh-Hans" | "zh-Hant" | "hr" | "cs" | "da" | "nl-NL" | "en-AU" | "en-CA" | "en-GB" | "en-US" | "fi" | "fr-FR" | "fr-CA" | "de-DE" | "el" | "gu-IN" | "he" | "hi" | "hu" | "id" | "it" | "ja" | "kn-IN" | "ko" | "ms" | "ml-IN" | "mr-IN" | "no" | "or-IN" | "pl" | "pt-BR" | "pt-PT" | "pa-IN" | "ro" | "ru" | "sk" | "sl-SI" | "es-MX" | "es-ES" | "sv" | "ta-IN" | "te-IN" | "th" | "tr" | "uk" | "ur-PK" | "vi">;
/** What has changed in this version. The first version of an app has none. */ whatsNew?: string | null | undefined;
/** The description on the store. */ description?: string | null | undefined;
/** The text above the description, which may change at any time. */ promotionalText?: string | null | undefined;
/** Words to be found by, with commas between them. */ keywords?: string | null | undefined;
/** The page that advertises the app. */ marketingUrl?: string | null | undefined;
/** The page where customers get help. */ supportUrl?: string | null | undefined }, options?: CallOptions): Promise<VersionLocalizationDocument>;
  /** Update texts of App Store version. Writes what is new, the description or other texts of a version in one language. Empty fields keep their values. Access class: publish. */
  updateVersionLocalization(inputs: {
/** The localization. listVersionLocalizations finds the ID. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** What has changed in this version. The first version of an app has none. */ whatsNew?: string | null | undefined;
/** The description on the store. */ description?: string | null | undefined;
/** The text above the description, which may change at any time. */ promotionalText?: string | null | undefined;
/** Words to be found by, with commas between them. */ keywords?: string | null | undefined;
/** The page that advertises the app. */ marketingUrl?: string | null | undefined;
/** The page where customers get help. */ supportUrl?: string | null | undefined }, options?: CallOptions): Promise<VersionLocalizationDocument>;
  /** List screenshot sets. Lists the screenshots of a version in one language, by display type. Include appScreenshots to get the screenshots themselves. Access class: read. */
  listScreenshotSets(inputs: {
/** The localization. listVersionLocalizations finds the ID. */ id: string;
/** Only the sets for these devices. */ "filter[screenshotDisplayType]"?: readonly ("APP_IPHONE_67" | "APP_IPHONE_65" | "APP_IPHONE_61" | "APP_IPHONE_58" | "APP_IPHONE_55" | "APP_IPHONE_47" | "APP_IPHONE_40" | "APP_IPHONE_35" | "APP_IPAD_PRO_3GEN_129" | "APP_IPAD_PRO_3GEN_11" | "APP_IPAD_PRO_129" | "APP_IPAD_105" | "APP_IPAD_97" | "APP_DESKTOP" | "APP_WATCH_ULTRA" | "APP_WATCH_SERIES_10" | "APP_WATCH_SERIES_7" | "APP_WATCH_SERIES_4" | "APP_WATCH_SERIES_3" | "APP_APPLE_TV" | "APP_APPLE_VISION_PRO" | "IMESSAGE_APP_IPHONE_67" | "IMESSAGE_APP_IPHONE_65" | "IMESSAGE_APP_IPHONE_61" | "IMESSAGE_APP_IPHONE_58" | "IMESSAGE_APP_IPHONE_55" | "IMESSAGE_APP_IPHONE_47" | "IMESSAGE_APP_IPHONE_40" | "IMESSAGE_APP_IPAD_PRO_3GEN_129" | "IMESSAGE_APP_IPAD_PRO_3GEN_11" | "IMESSAGE_APP_IPAD_PRO_129" | "IMESSAGE_APP_IPAD_105" | "IMESSAGE_APP_IPAD_97")[] | undefined;
/** Only those of these product pages. */ "filter[appCustomProductPageLocalization]"?: readonly string[] | undefined;
/** Only those of these treatments of product page optimization tests. */ "filter[appStoreVersionExperimentTreatmentLocalization]"?: readonly string[] | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("appScreenshots" | "appStoreVersionLocalization" | "appCustomProductPageLocalization" | "appStoreVersionExperimentTreatmentLocalization")[] | undefined;
/** Only these fields of each screenshot set. Leave it empty for all of them. */ "fields[appScreenshotSets]"?: readonly ("screenshotDisplayType" | "appScreenshots" | "appStoreVersionLocalization" | "appCustomProductPageLocalization" | "appStoreVersionExperimentTreatmentLocalization")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<ScreenshotSetList, NonNullable<ScreenshotSetList["data"]>[number]>;
  /** Create screenshot set. Creates the set that holds the screenshots of one display type, in one language of a version. Access class: write. */
  createScreenshotSet(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The language of the version. listVersionLocalizations finds the ID. */ localizationId?: string | undefined;
/** The device that the screenshots are for. */ screenshotDisplayType: "APP_IPHONE_67" | "APP_IPHONE_65" | "APP_IPHONE_61" | "APP_IPHONE_58" | "APP_IPHONE_55" | "APP_IPHONE_47" | "APP_IPHONE_40" | "APP_IPHONE_35" | "APP_IPAD_PRO_3GEN_129" | "APP_IPAD_PRO_3GEN_11" | "APP_IPAD_PRO_129" | "APP_IPAD_105" | "APP_IPAD_97" | "APP_DESKTOP" | "APP_WATCH_ULTRA" | "APP_WATCH_SERIES_10" | "APP_WATCH_SERIES_7" | "APP_WATCH_SERIES_4" | "APP_WATCH_SERIES_3" | "APP_APPLE_TV" | "APP_APPLE_VISION_PRO" | "IMESSAGE_APP_IPHONE_67" | "IMESSAGE_APP_IPHONE_65" | "IMESSAGE_APP_IPHONE_61" | "IMESSAGE_APP_IPHONE_58" | "IMESSAGE_APP_IPHONE_55" | "IMESSAGE_APP_IPHONE_47" | "IMESSAGE_APP_IPHONE_40" | "IMESSAGE_APP_IPAD_PRO_3GEN_129" | "IMESSAGE_APP_IPAD_PRO_3GEN_11" | "IMESSAGE_APP_IPAD_PRO_129" | "IMESSAGE_APP_IPAD_105" | "IMESSAGE_APP_IPAD_97" }, options?: CallOptions): Promise<ScreenshotSetDocument>;
  /** Create screenshot. Reserves a screenshot. The response has the upload operations for its file; Commit screenshot completes the upload. Access class: write. */
  createScreenshot(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The set that gets the screenshot. listScreenshotSets finds the ID. */ screenshotSetId: string;
/** The name of the file, such as start.png. */ fileName: string;
/** The size of the file in bytes. */ fileSize: number }, options?: CallOptions): Promise<ScreenshotDocument>;
  /** Commit screenshot. Confirms that the file of a screenshot is uploaded completely. Apple then processes it. Access class: write. */
  commitScreenshot(inputs: {
/** The screenshot. listScreenshotSets finds the ID with include=appScreenshots. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** Yes when all parts have been sent. */ uploaded?: boolean | null | undefined;
/** The MD5 checksum of the file, as 32 hexadecimal digits. */ sourceFileChecksum?: string | null | undefined }, options?: CallOptions): Promise<ScreenshotDocument>;
  /** Read screenshot. Reads one screenshot and the processing state of its file. Access class: read. */
  readScreenshot(inputs: {
/** The screenshot. listScreenshotSets finds the ID with include=appScreenshots. */ id: string;
/** Related resources to include in the response. */ include?: readonly ("appScreenshotSet")[] | undefined;
/** Only these fields of each screenshot. Leave it empty for all of them. */ "fields[appScreenshots]"?: readonly ("fileSize" | "fileName" | "sourceFileChecksum" | "imageAsset" | "assetToken" | "assetType" | "uploadOperations" | "assetDeliveryState" | "appScreenshotSet")[] | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<ScreenshotDocument>;
  /** Delete screenshot. Deletes a screenshot from its set. The version must still be in preparation. Access class: write. */
  deleteScreenshot(inputs: {
/** The screenshot. listScreenshotSets finds the ID with include=appScreenshots. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<void>;
  /** List review submissions. Lists what was sent to App Review for an app, or is ready to be sent. The order of this list is undefined. Access class: read. */
  listReviewSubmissions(inputs: {
/** Only what belongs to this app. Put commas between several. listApps finds the ID. */ "filter[app]": string;
/** Only the submissions in these states. */ "filter[state]"?: readonly ("READY_FOR_REVIEW" | "WAITING_FOR_REVIEW" | "IN_REVIEW" | "UNRESOLVED_ISSUES" | "CANCELING" | "COMPLETING" | "COMPLETE")[] | undefined;
/** Only the submissions for these platforms. */ "filter[platform]"?: readonly ("IOS" | "MAC_OS" | "TV_OS" | "VISION_OS")[] | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("items" | "app" | "appStoreVersionForReview" | "submittedByActor" | "lastUpdatedByActor")[] | undefined;
/** Only these fields of each review submission. Leave it empty for all of them. */ "fields[reviewSubmissions]"?: readonly ("platform" | "submittedDate" | "state" | "items" | "app" | "appStoreVersionForReview" | "submittedByActor" | "lastUpdatedByActor")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<ReviewSubmissionList, NonNullable<ReviewSubmissionList["data"]>[number]>;
  /** Read review submission. Reads the state of a submission to App Review. Include items to get its contents. Access class: read. */
  readReviewSubmission(inputs: {
/** The review submission. listReviewSubmissions finds the ID. */ id: string;
/** Related resources to include in the response. */ include?: readonly ("items" | "app" | "appStoreVersionForReview" | "submittedByActor" | "lastUpdatedByActor")[] | undefined;
/** Only these fields of each review submission. Leave it empty for all of them. */ "fields[reviewSubmissions]"?: readonly ("platform" | "submittedDate" | "state" | "items" | "app" | "appStoreVersionForReview" | "submittedByActor" | "lastUpdatedByActor")[] | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<ReviewSubmissionDocument>;
  /** Create review submission. Opens a submission to App Review. Only one per app and platform can be open. Access class: write. */
  createReviewSubmission(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app to have reviewed. listApps finds the ID. */ appId: string;
/** The platform of what is sent to review. */ platform?: "IOS" | "MAC_OS" | "TV_OS" | "VISION_OS" | null | undefined }, options?: CallOptions): Promise<ReviewSubmissionDocument>;
  /** Add item to review submission. Adds a version, or one other item, to an open submission. Name one item per call. Access class: write. */
  addReviewSubmissionItem(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The open submission. listReviewSubmissions finds the ID. */ submissionId: string;
/** The version to review. listVersions finds the ID. */ versionId?: string | undefined;
/** A version of a custom product page to review. */ customProductPageVersionId?: string | undefined;
/** A product page optimization test to review. */ experimentId?: string | undefined;
/** An event in the app to review. */ appEventId?: string | undefined;
/** A version of an in-app purchase to review. */ inAppPurchaseVersionId?: string | undefined;
/** A version of a subscription to review. */ subscriptionVersionId?: string | undefined;
/** A version of a subscription group to review. */ subscriptionGroupVersionId?: string | undefined;
/** A version of a background asset to review. */ backgroundAssetVersionId?: string | undefined }, options?: CallOptions): Promise<ReviewSubmissionItemDocument>;
  /** Submit or cancel review submission. Sends a submission to App Review, or cancels it. A canceled submission cannot be sent again. Access class: publish. */
  updateReviewSubmission(inputs: {
/** The review submission. listReviewSubmissions finds the ID. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** Yes to send it to App Review. */ submitted?: boolean | null | undefined;
/** Yes to cancel it. */ canceled?: boolean | null | undefined;
/** The platform of what is sent to review. */ platform?: "IOS" | "MAC_OS" | "TV_OS" | "VISION_OS" | null | undefined }, options?: CallOptions): Promise<ReviewSubmissionDocument>;
  /** Release App Store version now. Releases the version with this ID. This cannot be undone. Release approved version finds the version by itself, and reports what is missing if it cannot be released. Access class: publish. */
  requestVersionRelease(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The version to release. listVersions finds the ID. */ versionId: string }, options?: CallOptions): Promise<VersionReleaseDocument>;
  /** Create phased release. Releases the version with this ID to customers in steps over seven days. Start or pause or complete phased release does it for an app. Access class: publish. */
  createPhasedRelease(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The version to release. listVersions finds the ID. */ versionId: string;
/** ACTIVE goes on over seven days, PAUSED stops for up to 30 days in all, COMPLETE is for everyone at once. */ phasedReleaseState?: "INACTIVE" | "ACTIVE" | "PAUSED" | "COMPLETE" | null | undefined }, options?: CallOptions): Promise<PhasedReleaseDocument>;
  /** Update phased release. Sets the state of the phased release with this ID; a completed phased release cannot be changed. Start or pause or complete phased release does it for an app. Access class: publish. */
  updatePhasedRelease(inputs: {
/** The phased release to change. listVersions finds the ID with include=appStoreVersionPhasedRelease. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** ACTIVE goes on over seven days, PAUSED stops for up to 30 days in all, COMPLETE is for everyone at once. */ phasedReleaseState?: "INACTIVE" | "ACTIVE" | "PAUSED" | "COMPLETE" | null | undefined }, options?: CallOptions): Promise<PhasedReleaseDocument>;
  /** Read phased release. Reads the progress of the phased release of a version, and whether it is paused. Access class: read. */
  readPhasedRelease(inputs: {
/** The version. listVersions finds the ID. */ id: string;
/** Only these fields of each phased release. Leave it empty for all of them. */ "fields[appStoreVersionPhasedReleases]"?: readonly ("phasedReleaseState" | "startDate" | "totalPauseDuration" | "currentDayNumber")[] | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<PhasedReleaseOrNone>;
  /** List customer reviews. Lists the customer reviews of an app. Sort by -createdDate to get the newest first. Access class: read. */
  listReviews(inputs: {
/** The app. listApps finds the ID. */ id: string;
/** Only the reviews with these stars. */ "filter[rating]"?: readonly ("1" | "2" | "3" | "4" | "5")[] | undefined;
/** Yes for those with a published reply, no for the others. */ "exists[publishedResponse]"?: boolean | undefined;
/** Only the reviews from these countries or regions. */ "filter[territory]"?: readonly ("ABW" | "AFG" | "AGO" | "AIA" | "ALB" | "AND" | "ANT" | "ARE" | "ARG" | "ARM" | "ASM" | "ATG" | "AUS" | "AUT" | "AZE" | "BDI" | "BEL" | "BEN" | "BES" | "BFA" | "BGD" | "BGR" | "BHR" | "BHS" | "BIH" | "BLR" | "BLZ" | "BMU" | "BOL" | "BRA" | "BRB" | "BRN" | "BTN" | "BWA" | "CAF" | "CAN" | "CHE" | "CHL" | "CHN" | "CIV" | "CMR" | "COD" | "COG" | "COK" | "COL" | "COM" | "CPV" | "CRI" | "CUB" | "CUW" | "CXR" | "CYM" | "CYP" | "CZE" | "DEU" | "DJI" | "DMA" | "DNK" | "DOM" | "DZA" | "ECU" | "EGY" | "ERI" | "ESP" | "EST" | "ETH" | "FIN" | "FJI" | "FLK" | "FRA" | "FRO" | "FSM" | "GAB" | "GBR" | "GEO" | "GGY" | "GHA" | "GIB" | "GIN" | "GLP" | "GMB" | "GNB" | "GNQ" | "GRC" | "GRD" | "GRL" | "GTM" | "GUF" | "GUM" | "GUY" | "HKG" | "HND" | "HRV" | "HTI" | "HUN" | "IDN" | "IMN" | "IND" | "IRL" | "IRQ" | "ISL" | "ISR" | "ITA" | "JAM" | "JEY" | "JOR" | "JPN" | "KAZ" | "KEN" | "KGZ" | "KHM" | "KIR" | "KNA" | "KOR" | "KWT" | "LAO" | "LBN" | "LBR" | "LBY" | "LCA" | "LIE" | "LKA" | "LSO" | "LTU" | "LUX" | "LVA" | "MAC" | "MAR" | "MCO" | "MDA" | "MDG" | "MDV" | "MEX" | "MHL" | "MKD" | "MLI" | "MLT" | "MMR" | "MNE" | "MNG" | "MNP" | "MOZ" | "MRT" | "MSR" | "MTQ" | "MUS" | "MWI" | "MYS" | "MYT" | "NAM" | "NCL" | "NER" | "NFK" | "NGA" | "NIC" | "NIU" | "NLD" | "NOR" | "NPL" | "NRU" | "NZL" | "OMN" | "PAK" | "PAN" | "PER" | "PHL" | "PLW" | "PNG" | "POL" | "PRI" | "PRT" | "PRY" | "PSE" | "PYF" | "QAT" | "REU" | "ROU" | "RUS" | "RWA" | "SAU" | "SEN" | "SGP" | "SHN" | "SLB" | "SLE" | "SLV" | "SMR" | "SOM" | "SPM" | "SRB" | "SSD" | "STP" | "SUR" | "SVK" | "SVN" | "SWE" | "SWZ" | "SXM" | "SYC" | "TCA" | "TCD" | "TGO" | "THA" | "TJK" | "TKM" | "TLS" | "TON" | "TTO" | "TUN" | "TUR" | "TUV" | "TWN" | "TZA" | "UGA" | "UKR" | "UMI" | "URY" | "USA" | "UZB" | "VAT" | "VCT" | "VEN" | "VGB" | "VIR" | "VNM" | "VUT" | "WLF" | "WSM" | "XKS" | "YEM" | "ZAF" | "ZMB" | "ZWE")[] | undefined;
/** The same by the IDs of the territories. */ "filter[reviewTerritory]"?: readonly string[] | undefined;
/** The order of the reviews. A minus sign means descending. */ sort?: "rating" | "-rating" | "createdDate" | "-createdDate" | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("response" | "reviewTerritory")[] | undefined;
/** Only these fields of each customer review. Leave it empty for all of them. */ "fields[customerReviews]"?: readonly ("rating" | "title" | "body" | "reviewerNickname" | "createdDate" | "territory" | "response" | "reviewTerritory")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<ReviewList, NonNullable<ReviewList["data"]>[number]>;
  /** Read customer review. Reads one review. Include response to get your reply in the same response. Access class: read. */
  readReview(inputs: {
/** The review. listReviews finds the ID. */ id: string;
/** Related resources to include in the response. */ include?: readonly ("response" | "reviewTerritory")[] | undefined;
/** Only these fields of each customer review. Leave it empty for all of them. */ "fields[customerReviews]"?: readonly ("rating" | "title" | "body" | "reviewerNickname" | "createdDate" | "territory" | "response" | "reviewTerritory")[] | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<ReviewDocument>;
  /** Reply to customer review. Publishes a reply to a review. A new reply replaces the previous one. Access class: publish. */
  replyToReview(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The review to reply to. listReviews finds the ID. */ reviewId: string;
/** The text of the reply. Customers see it in the store. */ responseBody: string }, options?: CallOptions): Promise<ReviewReplyDocument>;
  /** Delete reply to customer review. Deletes your reply to a review from the store. Access class: publish. */
  deleteReviewReply(inputs: {
/** The reply to delete. Its ID is not that of the review. listReviews finds the ID with include=response. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<void>;
  /** Read reply to customer review. Reads your reply to a review, and whether it is published. Access class: read. */
  readReviewReply(inputs: {
/** The review. listReviews finds the ID. */ id: string;
/** Related resources to include in the response. */ include?: readonly ("review")[] | undefined;
/** Only these fields of each reply. Leave it empty for all of them. */ "fields[customerReviewResponses]"?: readonly ("responseBody" | "lastModifiedDate" | "state" | "review")[] | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<ReviewReplyOrNone>;
  /** List summaries of customer reviews. Lists Apple's summaries of the reviews of an app, by territory and language. Access class: read. */
  listReviewSummaries(inputs: {
/** The app. listApps finds the ID. */ id: string;
/** The platforms whose summaries to list. */ "filter[platform]": readonly ("IOS" | "MAC_OS" | "TV_OS" | "VISION_OS")[];
/** Only these countries or regions, such as USA. */ "filter[territory]"?: readonly string[] | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("territory")[] | undefined;
/** Only these fields of each review summary. Leave it empty for all of them. */ "fields[customerReviewSummarizations]"?: readonly ("createdDate" | "locale" | "platform" | "text" | "territory")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<ReviewSummaryList, NonNullable<ReviewSummaryList["data"]>[number]>;
  /** List builds. Finds and lists builds. Sort by -uploadedDate to get the newest first. Access class: read. */
  listBuilds(inputs?: {
/** Only what belongs to this app. Put commas between several. listApps finds the ID. */ "filter[app]"?: string | undefined;
/** Only the builds in these states. */ "filter[processingState]"?: readonly ("PROCESSING" | "FAILED" | "INVALID" | "VALID")[] | undefined;
/** Only the builds with these numbers. */ "filter[version]"?: readonly string[] | undefined;
/** Only the builds of these versions. */ "filter[preReleaseVersion.version]"?: readonly string[] | undefined;
/** Only the builds for these platforms. */ "filter[preReleaseVersion.platform]"?: readonly ("IOS" | "MAC_OS" | "TV_OS" | "VISION_OS")[] | undefined;
/** Only builds that have, or have not, expired. */ "filter[expired]"?: readonly ("true" | "false")[] | undefined;
/** Only the builds that these TestFlight groups have. listBetaGroups finds the ID. */ "filter[betaGroups]"?: readonly string[] | undefined;
/** Only the builds in these states of beta review. */ "filter[betaAppReviewSubmission.betaReviewState]"?: readonly ("WAITING_FOR_REVIEW" | "IN_REVIEW" | "REJECTED" | "APPROVED")[] | undefined;
/** Only the builds for these audiences. */ "filter[buildAudienceType]"?: readonly ("INTERNAL_ONLY" | "APP_STORE_ELIGIBLE")[] | undefined;
/** Only builds with, or without, encryption that export rules apply to. */ "filter[usesNonExemptEncryption]"?: readonly ("true" | "false")[] | undefined;
/** Whether the question of encryption has been answered. */ "exists[usesNonExemptEncryption]"?: boolean | undefined;
/** Only the builds of these versions, by ID. */ "filter[preReleaseVersion]"?: readonly string[] | undefined;
/** Only the builds chosen for these versions. listVersions finds the ID. */ "filter[appStoreVersion]"?: readonly string[] | undefined;
/** Only the build with this ID. Put commas between several. */ "filter[id]"?: string | undefined;
/** The order of the builds. A minus sign means descending. */ sort?: "uploadedDate" | "-uploadedDate" | "version" | "-version" | "preReleaseVersion" | "-preReleaseVersion" | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("individualTesters" | "betaGroups" | "betaBuildLocalizations" | "icons" | "buildBundles" | "preReleaseVersion" | "appEncryptionDeclaration" | "betaAppReviewSubmission" | "app" | "buildBetaDetail" | "appStoreVersion" | "buildUpload")[] | undefined;
/** Only these fields of each build. Leave it empty for all of them. */ "fields[builds]"?: readonly ("version" | "uploadedDate" | "expirationDate" | "expired" | "minOsVersion" | "lsMinimumSystemVersion" | "computedMinMacOsVersion" | "computedMinVisionOsVersion" | "iconAssetToken" | "processingState" | "buildAudienceType" | "usesNonExemptEncryption" | "individualTesters" | "betaGroups" | "betaBuildLocalizations" | "icons" | "buildBundles" | "preReleaseVersion" | "appEncryptionDeclaration" | "betaAppReviewSubmission" | "app" | "buildBetaDetail" | "appStoreVersion" | "buildUpload" | "perfPowerMetrics" | "diagnosticSignatures")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<BuildList, NonNullable<BuildList["data"]>[number]>;
  /** Read build. Reads one build: its number, its processing state and when it expires. Access class: read. */
  readBuild(inputs: {
/** The build. listBuilds finds the ID. */ id: string;
/** Related resources to include in the response. */ include?: readonly ("individualTesters" | "betaGroups" | "betaBuildLocalizations" | "icons" | "buildBundles" | "preReleaseVersion" | "appEncryptionDeclaration" | "betaAppReviewSubmission" | "app" | "buildBetaDetail" | "appStoreVersion" | "buildUpload")[] | undefined;
/** Only these fields of each build. Leave it empty for all of them. */ "fields[builds]"?: readonly ("version" | "uploadedDate" | "expirationDate" | "expired" | "minOsVersion" | "lsMinimumSystemVersion" | "computedMinMacOsVersion" | "computedMinVisionOsVersion" | "iconAssetToken" | "processingState" | "buildAudienceType" | "usesNonExemptEncryption" | "individualTesters" | "betaGroups" | "betaBuildLocalizations" | "icons" | "buildBundles" | "preReleaseVersion" | "appEncryptionDeclaration" | "betaAppReviewSubmission" | "app" | "buildBetaDetail" | "appStoreVersion" | "buildUpload" | "perfPowerMetrics" | "diagnosticSignatures")[] | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<BuildDocument>;
  /** Update build. Expires a build, or sets its export compliance for encryption. An expired build cannot be restored. Access class: publish. */
  updateBuild(inputs: {
/** The build. listBuilds finds the ID. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The export compliance declaration of this build. */ encryptionDeclarationId?: string | undefined;
/** Whether testers can no longer install it. */ expired?: boolean | null | undefined;
/** Whether export rules apply to the encryption of the app. */ usesNonExemptEncryption?: boolean | null | undefined }, options?: CallOptions): Promise<BuildDocument>;
  /** Read TestFlight state of build. Reads the test states of a build for internal and external testers. Access class: read. */
  readBuildBetaDetail(inputs: {
/** The build. listBuilds finds the ID. */ id: string;
/** Related resources to include in the response. */ include?: readonly ("build")[] | undefined;
/** Only these fields of each TestFlight state. Leave it empty for all of them. */ "fields[buildBetaDetails]"?: readonly ("autoNotifyEnabled" | "internalBuildState" | "externalBuildState" | "build")[] | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<BuildBetaDetailOrNone>;
  /** List TestFlight groups. Finds and lists internal and external tester groups. Access class: read. */
  listBetaGroups(inputs?: {
/** Only what belongs to this app. Put commas between several. listApps finds the ID. */ "filter[app]"?: string | undefined;
/** Only the groups with these names. */ "filter[name]"?: readonly string[] | undefined;
/** Only internal groups, or only external ones. */ "filter[isInternalGroup]"?: readonly ("true" | "false")[] | undefined;
/** Only the groups that have these builds. listBuilds finds the ID. */ "filter[builds]"?: readonly string[] | undefined;
/** Only groups with, or without, a public link. */ "filter[publicLinkEnabled]"?: readonly ("true" | "false")[] | undefined;
/** Only groups with, or without, a limit to those who join by the link. */ "filter[publicLinkLimitEnabled]"?: readonly ("true" | "false")[] | undefined;
/** Only the groups with these public links. */ "filter[publicLink]"?: readonly string[] | undefined;
/** Only the groups with these IDs. */ "filter[id]"?: readonly string[] | undefined;
/** The order of the groups. A minus sign means descending. */ sort?: "name" | "-name" | "createdDate" | "-createdDate" | "publicLinkEnabled" | "-publicLinkEnabled" | "publicLinkLimit" | "-publicLinkLimit" | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("builds" | "betaTesters" | "app" | "betaRecruitmentCriteria")[] | undefined;
/** Only these fields of each group. Leave it empty for all of them. */ "fields[betaGroups]"?: readonly ("name" | "isInternalGroup" | "hasAccessToAllBuilds" | "publicLinkEnabled" | "publicLinkLimitEnabled" | "publicLinkLimit" | "feedbackEnabled" | "createdDate" | "publicLinkId" | "publicLink" | "iosBuildsAvailableForAppleSiliconMac" | "iosBuildsAvailableForAppleVision" | "builds" | "betaTesters" | "app" | "betaRecruitmentCriteria" | "betaRecruitmentCriterionCompatibleBuildCheck")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<BetaGroupList, NonNullable<BetaGroupList["data"]>[number]>;
  /** Create TestFlight group. Creates a group of testers for an app, with builds and testers if you name them. Access class: write. */
  createBetaGroup(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app to test. listApps finds the ID. */ appId: string;
/** The builds to test. listBuilds finds the ID. */ buildIds?: readonly string[] | undefined;
/** Who is in the group from the start. listBetaTesters finds the ID. */ testerIds?: readonly string[] | undefined;
/** What the group is called in TestFlight. */ name: string;
/** Whether it is for people of your team, who need no beta review. */ isInternalGroup?: boolean | null | undefined;
/** Whether an internal group gets each build by itself. */ hasAccessToAllBuilds?: boolean | null | undefined;
/** Whether everyone with the link may join. */ publicLinkEnabled?: boolean | null | undefined;
/** Whether only so many may join by the link. */ publicLinkLimitEnabled?: boolean | null | undefined;
/** How many may join by the link. */ publicLinkLimit?: number | null | undefined;
/** Whether testers can send feedback from the app. */ feedbackEnabled?: boolean | null | undefined }, options?: CallOptions): Promise<BetaGroupDocument>;
  /** Add builds to TestFlight group. Makes builds available to the testers of a group. An external group gets them after beta review. Access class: publish. */
  addBuildsToBetaGroup(inputs: {
/** The group. listBetaGroups finds the ID. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The builds to give. listBuilds finds the ID. */ buildIds: readonly string[] }, options?: CallOptions): Promise<void>;
  /** Add testers to TestFlight group. Adds existing testers to a group. Add tester to groups by email also adds new testers. Access class: publish. */
  addTestersToBetaGroup(inputs: {
/** The group. listBetaGroups finds the ID. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The testers to add. listBetaTesters finds the ID. */ testerIds: readonly string[] }, options?: CallOptions): Promise<void>;
  /** Remove testers from TestFlight group. Removes testers from a group. They stay in their other groups. Access class: publish. */
  removeTestersFromBetaGroup(inputs: {
/** The group. listBetaGroups finds the ID. */ id: string;
/** The testers to remove. listBetaTesters finds the ID. */ testerIds: readonly string[];
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<void>;
  /** List TestFlight testers. Finds and lists testers by email address, app or group. Access class: read. */
  listBetaTesters(inputs?: {
/** Only the testers with these addresses. */ "filter[email]"?: readonly string[] | undefined;
/** Only the testers of this app. Put commas between several. listApps finds the ID. */ "filter[apps]"?: string | undefined;
/** Only the testers in these groups. listBetaGroups finds the ID. */ "filter[betaGroups]"?: readonly string[] | undefined;
/** Only the testers who were given these builds one by one. listBuilds finds the ID. */ "filter[builds]"?: readonly string[] | undefined;
/** Only the testers with these first names. */ "filter[firstName]"?: readonly string[] | undefined;
/** Only the testers with these last names. */ "filter[lastName]"?: readonly string[] | undefined;
/** Only testers with one of these invitation types. */ "filter[inviteType]"?: readonly ("EMAIL" | "PUBLIC_LINK")[] | undefined;
/** Only the testers with these IDs. */ "filter[id]"?: readonly string[] | undefined;
/** The order of the testers. A minus sign means descending. */ sort?: "firstName" | "-firstName" | "lastName" | "-lastName" | "email" | "-email" | "inviteType" | "-inviteType" | "state" | "-state" | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("apps" | "betaGroups" | "builds")[] | undefined;
/** Only these fields of each tester. Leave it empty for all of them. */ "fields[betaTesters]"?: readonly ("email" | "firstName" | "lastName" | "inviteType" | "state" | "appDevices" | "apps" | "betaGroups" | "builds")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<BetaTesterList, NonNullable<BetaTesterList["data"]>[number]>;
  /** Create TestFlight tester. Adds a tester by email, to groups or to single builds. Apple responds with 409 if the tester already exists; Add tester to groups by email handles that case. Access class: publish. */
  createBetaTester(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The groups to join. listBetaGroups finds the ID. */ groupIds?: readonly string[] | undefined;
/** Single builds to test, for a tester in no group. listBuilds finds the ID. */ buildIds?: readonly string[] | undefined;
/** The email address that receives the invitation. */ email: string;
/** The first name of the tester. */ firstName?: string | null | undefined;
/** The last name of the tester. */ lastName?: string | null | undefined }, options?: CallOptions): Promise<BetaTesterDocument>;
  /** Send invitation to TestFlight tester. Sends or resends the invitation to test an app. Access class: publish. */
  sendBetaTesterInvitation(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app to test. listApps finds the ID. */ appId: string;
/** Who is invited. listBetaTesters finds the ID. */ testerId?: string | undefined }, options?: CallOptions): Promise<BetaTesterInvitationDocument>;
  /** Delete TestFlight tester. Removes a tester from all groups and apps. Apple accepts the request and completes it later. Access class: publish. */
  deleteBetaTester(inputs: {
/** The tester. listBetaTesters finds the ID. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<void>;
  /** Create what to test text of build. Adds the test notes of a build in one language. Access class: write. */
  createWhatToTest(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The build to test. listBuilds finds the ID. */ buildId: string;
/** The language as Apple writes it, such as en-US or de-DE. */ locale: OneOf<"ar-SA" | "bn-BD" | "ca" | "zh-Hans" | "zh-Hant" | "hr" | "cs" | "da" | "nl-NL" | "en-AU" | "en-CA" | "en-GB" | "en-US" | "fi" | "fr-FR" | "fr-CA" | "de-DE" | "el" | "gu-IN" | "he" | "hi" | "hu" | "id" | "it" | "ja" | "kn-IN" | "ko" | "ms" | "ml-IN" | "mr-IN" | "no" | "or-IN" | "pl" | "pt-BR" | "pt-PT" | "pa-IN" | "ro" | "ru" | "sk" | "sl-SI" | "es-MX" | "es-ES" | "sv" | "ta-IN" | "te-IN" | "th" | "tr" | "uk" | "ur-PK" | "vi">;
/** What testers should look at. */ whatsNew?: string | null | undefined }, options?: CallOptions): Promise<WhatToTestDocument>;
  /** Update what to test text of build. Changes the test notes of a build in one language. Access class: write. */
  updateWhatToTest(inputs: {
/** The text to change. listBuilds finds the ID with include=betaBuildLocalizations. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** What testers should look at. */ whatsNew?: string | null | undefined }, options?: CallOptions): Promise<WhatToTestDocument>;
  /** Submit build for beta review. Submits a build for beta review, which external testing requires. The review of the first build of a version takes longest. Access class: publish. */
  submitBuildForBetaReview(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The build to have reviewed. listBuilds finds the ID. */ buildId: string }, options?: CallOptions): Promise<BetaReviewSubmissionDocument>;
  /** Send notification of build to testers. Notifies all testers of a build that they can install it. Required if they are not notified automatically. Access class: publish. */
  notifyBetaTesters(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The build to notify testers about. listBuilds finds the ID. */ buildId: string }, options?: CallOptions): Promise<BetaNotificationDocument>;
  /** List crash feedback of testers. Lists the crashes that testers reported from TestFlight. Sort by -createdDate to get the newest first. Access class: read. */
  listCrashFeedback(inputs: {
/** The app. listApps finds the ID. */ id: string;
/** Only feedback on these builds. listBuilds finds the ID. */ "filter[build]"?: readonly string[] | undefined;
/** Only feedback of these testers. listBetaTesters finds the ID. */ "filter[tester]"?: readonly string[] | undefined;
/** Only feedback from these devices. */ "filter[deviceModel]"?: readonly string[] | undefined;
/** Only feedback from these systems. */ "filter[osVersion]"?: readonly string[] | undefined;
/** Only for apps made for these platforms. */ "filter[appPlatform]"?: readonly ("IOS" | "MAC_OS" | "TV_OS" | "VISION_OS")[] | undefined;
/** Only from devices of these platforms. */ "filter[devicePlatform]"?: readonly ("IOS" | "MAC_OS" | "TV_OS" | "VISION_OS")[] | undefined;
/** Only on builds of these versions. */ "filter[build.preReleaseVersion]"?: readonly string[] | undefined;
/** The order of the feedback. A minus sign means descending. */ sort?: "createdDate" | "-createdDate" | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("build" | "tester")[] | undefined;
/** Only these fields of each crash feedback. Leave it empty for all of them. */ "fields[betaFeedbackCrashSubmissions]"?: readonly ("createdDate" | "comment" | "email" | "deviceModel" | "osVersion" | "locale" | "timeZone" | "architecture" | "connectionType" | "pairedAppleWatch" | "appUptimeInMilliseconds" | "diskBytesAvailable" | "diskBytesTotal" | "batteryPercentage" | "screenWidthInPoints" | "screenHeightInPoints" | "appPlatform" | "devicePlatform" | "deviceFamily" | "buildBundleId" | "build" | "tester" | "crashLog")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<CrashFeedbackList, NonNullable<CrashFeedbackList["data"]>[number]>;
  /** List screenshot feedback of testers. Lists the comments and screenshots that testers sent from TestFlight. The image addresses expire. Access class: read. */
  listScreenshotFeedback(inputs: {
/** The app. listApps finds the ID. */ id: string;
/** Only feedback on these builds. listBuilds finds the ID. */ "filter[build]"?: readonly string[] | undefined;
/** Only feedback of these testers. listBetaTesters finds the ID. */ "filter[tester]"?: readonly string[] | undefined;
/** Only feedback from these devices. */ "filter[deviceModel]"?: readonly string[] | undefined;
/** Only feedback from these systems. */ "filter[osVersion]"?: readonly string[] | undefined;
/** Only for apps made for these platforms. */ "filter[appPlatform]"?: readonly ("IOS" | "MAC_OS" | "TV_OS" | "VISION_OS")[] | undefined;
/** Only from devices of these platforms. */ "filter[devicePlatform]"?: readonly ("IOS" | "MAC_OS" | "TV_OS" | "VISION_OS")[] | undefined;
/** Only on builds of these versions. */ "filter[build.preReleaseVersion]"?: readonly string[] | undefined;
/** The order of the feedback. A minus sign means descending. */ sort?: "createdDate" | "-createdDate" | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("build" | "tester")[] | undefined;
/** Only these fields of each screenshot feedback. Leave it empty for all of them. */ "fields[betaFeedbackScreenshotSubmissions]"?: readonly ("createdDate" | "comment" | "email" | "deviceModel" | "osVersion" | "locale" | "timeZone" | "architecture" | "connectionType" | "pairedAppleWatch" | "appUptimeInMilliseconds" | "diskBytesAvailable" | "diskBytesTotal" | "batteryPercentage" | "screenWidthInPoints" | "screenHeightInPoints" | "appPlatform" | "devicePlatform" | "deviceFamily" | "buildBundleId" | "screenshots" | "build" | "tester")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<ScreenshotFeedbackList, NonNullable<ScreenshotFeedbackList["data"]>[number]>;
  /** Read crash log of tester. Reads the log of a crash that a tester reported. Access class: read. */
  readCrashLog(inputs: {
/** The report. listCrashFeedback finds the ID. */ id: string;
/** Only these fields of each crash log. Leave it empty for all of them. */ "fields[betaCrashLogs]"?: readonly ("logText")[] | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<CrashLogOrNone>;
  /** Download sales report. Downloads a report on sales, pre-orders or subscriptions as a gzip file. Apple responds with 404 for a day without sales. Access class: read. */
  downloadSalesReport(inputs: {
/** Your number under Payments and Financial Reports, such as 80012345. */ "filter[vendorNumber]": string;
/** What the report is about. INSTALLS is discontinued since 4 November 2026. */ "filter[reportType]": "SALES" | "PRE_ORDER" | "NEWSSTAND" | "SUBSCRIPTION" | "SUBSCRIPTION_EVENT" | "SUBSCRIBER" | "SUBSCRIPTION_OFFER_CODE_REDEMPTION" | "INSTALLS" | "FIRST_ANNUAL" | "WIN_BACK_ELIGIBILITY";
/** How detailed it is. Each report type has some of these. */ "filter[reportSubType]": "SUMMARY" | "DETAILED" | "SUMMARY_INSTALL_TYPE" | "SUMMARY_TERRITORY" | "SUMMARY_CHANNEL";
/** The time that it covers. Each report type has some of these. */ "filter[frequency]": "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";
/** The day, the Sunday that ends a week, the month or the year: 2026-06-30, 2026-06 or 2026. The newest if empty. */ "filter[reportDate]"?: string | undefined;
/** The version of the columns, such as 1_0. Default: the current one. */ "filter[version]"?: string | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<Uint8Array>;
  /** Download finance report. Downloads the proceeds of a month of Apple's fiscal year as a gzip file. Access class: read. */
  downloadFinanceReport(inputs: {
/** Your number under Payments and Financial Reports, such as 80012345. */ "filter[vendorNumber]": string;
/** FINANCIAL for the sums of a region, FINANCE_DETAIL for each sale. */ "filter[reportType]": "FINANCIAL" | "FINANCE_DETAIL";
/** The region in two characters, such as US or EU. ZZ means all regions; FINANCE_DETAIL accepts only Z1. */ "filter[regionCode]": string;
/** The month of Apple's fiscal year, such as 2026-06. */ "filter[reportDate]": string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<Uint8Array>;
  /** Create analytics report request. Requests the analytics reports of an app. It requires an admin key, and the first reports are available after one or two days. Access class: write. */
  createAnalyticsReportRequest(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app to report on. listApps finds the ID. */ appId: string;
/** ONGOING for a report each day, ONE_TIME_SNAPSHOT for the past. */ accessType: "ONE_TIME_SNAPSHOT" | "ONGOING" }, options?: CallOptions): Promise<AnalyticsReportRequestDocument>;
  /** List analytics report requests. Lists the analytics report requests of an app. Without a request there are no reports. Access class: read. */
  listAnalyticsReportRequests(inputs: {
/** The app. listApps finds the ID. */ id: string;
/** Only the orders of these types. */ "filter[accessType]"?: readonly ("ONE_TIME_SNAPSHOT" | "ONGOING")[] | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("reports")[] | undefined;
/** Only these fields of each report request. Leave it empty for all of them. */ "fields[analyticsReportRequests]"?: readonly ("accessType" | "stoppedDueToInactivity" | "reports")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<AnalyticsReportRequestList, NonNullable<AnalyticsReportRequestList["data"]>[number]>;
  /** List analytics reports. Lists the reports of an analytics report request, by name and category. Access class: read. */
  listAnalyticsReports(inputs: {
/** The order whose reports to list. listAnalyticsReportRequests finds the ID. */ id: string;
/** Only the reports with these names. */ "filter[name]"?: readonly string[] | undefined;
/** Only the reports in these categories. */ "filter[category]"?: readonly ("APP_USAGE" | "APP_STORE_ENGAGEMENT" | "COMMERCE" | "FRAMEWORK_USAGE" | "PERFORMANCE")[] | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Only these fields of each analytics report. Leave it empty for all of them. */ "fields[analyticsReports]"?: readonly ("name" | "category" | "instances")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<AnalyticsReportList, NonNullable<AnalyticsReportList["data"]>[number]>;
  /** List days of analytics report. Lists the days, weeks or months for which Apple made a report. Access class: read. */
  listAnalyticsReportInstances(inputs: {
/** The report whose days to list. listAnalyticsReports finds the ID. */ id: string;
/** Only those of days, weeks or months. */ "filter[granularity]"?: readonly ("DAILY" | "WEEKLY" | "MONTHLY")[] | undefined;
/** Only those that Apple made on these days. */ "filter[processingDate]"?: readonly string[] | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Only these fields of each report instance. Leave it empty for all of them. */ "fields[analyticsReportInstances]"?: readonly ("granularity" | "processingDate" | "segments")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<AnalyticsReportInstanceList, NonNullable<AnalyticsReportInstanceList["data"]>[number]>;
  /** List files of analytics report. Lists the files of a report for one day. Their URLs expire after five minutes. Access class: read. */
  listAnalyticsReportSegments(inputs: {
/** The day whose files to list. listAnalyticsReportInstances finds the ID. */ id: string;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Only these fields of each report segment. Leave it empty for all of them. */ "fields[analyticsReportSegments]"?: readonly ("checksum" | "sizeInBytes" | "url")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<AnalyticsReportSegmentList, NonNullable<AnalyticsReportSegmentList["data"]>[number]>;
  /** Get sales report as rows. Gets sales, downloads, pre-orders or subscriptions of a day, week, month or year as rows. A period without sales is an empty table with a reason, not an error. Access class: read. */
  getSalesReport(inputs: {
/** Your number under Payments and Financial Reports, such as 80012345. */ vendorNumber: string;
/** What the report is about. SALES if empty. INSTALLS is discontinued since 4 November 2026. */ reportType?: "SALES" | "PRE_ORDER" | "NEWSSTAND" | "SUBSCRIPTION" | "SUBSCRIPTION_EVENT" | "SUBSCRIBER" | "SUBSCRIPTION_OFFER_CODE_REDEMPTION" | "INSTALLS" | "FIRST_ANNUAL" | "WIN_BACK_ELIGIBILITY" | undefined;
/** How detailed it is. The usual one of the report type if empty. */ reportSubType?: "SUMMARY" | "DETAILED" | "SUMMARY_INSTALL_TYPE" | "SUMMARY_TERRITORY" | "SUMMARY_CHANNEL" | undefined;
/** The time that it covers. The shortest that the report has if empty. */ frequency?: "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY" | undefined;
/** A day (2026-06-30), the Sunday at the end of a week, a month (2026-06) or a year (2026). Default: the newest report; the response has its date. */ reportDate?: string | undefined;
/** The version of the columns, such as 1_0. Default: the current one. */ version?: string | undefined;
/** JSON, if empty, gives rows to work with in the flow; CSV the text of a file, with an apostrophe before what Excel would run as a formula. */ format: "csv";
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<string>;
  /** Get sales report as rows. Gets sales, downloads, pre-orders or subscriptions of a day, week, month or year as rows. A period without sales is an empty table with a reason, not an error. Access class: read. */
  getSalesReport(inputs: {
/** Your number under Payments and Financial Reports, such as 80012345. */ vendorNumber: string;
/** What the report is about. SALES if empty. INSTALLS is discontinued since 4 November 2026. */ reportType?: "SALES" | "PRE_ORDER" | "NEWSSTAND" | "SUBSCRIPTION" | "SUBSCRIPTION_EVENT" | "SUBSCRIBER" | "SUBSCRIPTION_OFFER_CODE_REDEMPTION" | "INSTALLS" | "FIRST_ANNUAL" | "WIN_BACK_ELIGIBILITY" | undefined;
/** How detailed it is. The usual one of the report type if empty. */ reportSubType?: "SUMMARY" | "DETAILED" | "SUMMARY_INSTALL_TYPE" | "SUMMARY_TERRITORY" | "SUMMARY_CHANNEL" | undefined;
/** The time that it covers. The shortest that the report has if empty. */ frequency?: "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY" | undefined;
/** A day (2026-06-30), the Sunday at the end of a week, a month (2026-06) or a year (2026). Default: the newest report; the response has its date. */ reportDate?: string | undefined;
/** The version of the columns, such as 1_0. Default: the current one. */ version?: string | undefined;
/** JSON, if empty, gives rows to work with in the flow; CSV the text of a file, with an apostrophe before what Excel would run as a formula. */ format?: "json" | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<SalesReport>;
  /** Get finance report as rows. Gets the proceeds of a fiscal month as rows, and the totals separately. Apple's fiscal year begins at the end of September: 2026-01 is about October 2025, and 2026-05 about February 2026. Access class: read. */
  getFinanceReport(inputs: {
/** Your number under Payments and Financial Reports, such as 80012345. */ vendorNumber: string;
/** The fiscal year of Apple and the month in it: 2026-01 is the first, about October 2025. The newest if empty. */ reportDate?: string | undefined;
/** FINANCIAL for the sums of each product and country, FINANCE_DETAIL for each transaction. FINANCIAL if empty. */ reportType?: "FINANCIAL" | "FINANCE_DETAIL" | undefined;
/** The region in two characters, such as US or EU. Default: ZZ, all regions; FINANCE_DETAIL accepts only Z1. */ regionCode?: string | undefined;
/** JSON, if empty, gives rows to work with in the flow; CSV the text of a file, with an apostrophe before what Excel would run as a formula. */ format: "csv";
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<string>;
  /** Get finance report as rows. Gets the proceeds of a fiscal month as rows, and the totals separately. Apple's fiscal year begins at the end of September: 2026-01 is about October 2025, and 2026-05 about February 2026. Access class: read. */
  getFinanceReport(inputs: {
/** Your number under Payments and Financial Reports, such as 80012345. */ vendorNumber: string;
/** The fiscal year of Apple and the month in it: 2026-01 is the first, about October 2025. The newest if empty. */ reportDate?: string | undefined;
/** FINANCIAL for the sums of each product and country, FINANCE_DETAIL for each transaction. FINANCIAL if empty. */ reportType?: "FINANCIAL" | "FINANCE_DETAIL" | undefined;
/** The region in two characters, such as US or EU. Default: ZZ, all regions; FINANCE_DETAIL accepts only Z1. */ regionCode?: string | undefined;
/** JSON, if empty, gives rows to work with in the flow; CSV the text of a file, with an apostrophe before what Excel would run as a formula. */ format?: "json" | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<FinanceReport>;
  /** Get analytics report as rows. Gets a report on downloads, sessions, engagement or performance of an app as rows. It requires an ongoing report request: use Create analytics report request once for each app. Access class: read. */
  getAnalyticsReport(inputs: {
/** The app. listApps finds the ID. */ app: string;
/** The name of the report, such as App Downloads Standard, App Sessions Standard or App Crashes. listAnalyticsReports shows what there is. */ reportName: string;
/** Only a report in this category. */ category?: "APP_USAGE" | "APP_STORE_ENGAGEMENT" | "COMMERCE" | "FRAMEWORK_USAGE" | "PERFORMANCE" | undefined;
/** The time that a row covers. DAILY if empty. */ granularity?: "DAILY" | "WEEKLY" | "MONTHLY" | undefined;
/** The day on which Apple made it. The newest if empty. */ processingDate?: string | undefined;
/** One file of the report alone, by its ID. */ file?: string | undefined;
/** JSON, if empty, gives rows to work with in the flow; CSV the text of a file, with an apostrophe before what Excel would run as a formula. */ format: "csv";
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<string>;
  /** Get analytics report as rows. Gets a report on downloads, sessions, engagement or performance of an app as rows. It requires an ongoing report request: use Create analytics report request once for each app. Access class: read. */
  getAnalyticsReport(inputs: {
/** The app. listApps finds the ID. */ app: string;
/** The name of the report, such as App Downloads Standard, App Sessions Standard or App Crashes. listAnalyticsReports shows what there is. */ reportName: string;
/** Only a report in this category. */ category?: "APP_USAGE" | "APP_STORE_ENGAGEMENT" | "COMMERCE" | "FRAMEWORK_USAGE" | "PERFORMANCE" | undefined;
/** The time that a row covers. DAILY if empty. */ granularity?: "DAILY" | "WEEKLY" | "MONTHLY" | undefined;
/** The day on which Apple made it. The newest if empty. */ processingDate?: string | undefined;
/** One file of the report alone, by its ID. */ file?: string | undefined;
/** JSON, if empty, gives rows to work with in the flow; CSV the text of a file, with an apostrophe before what Excel would run as a formula. */ format?: "json" | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<AnalyticsTable>;
  /** Collect analytics report of several days. Reads every file of an analytics report that Apple made in these days, and returns a row for each: its number of rows, the sum of each column of numbers, and the URL of its rows. It runs as a job. Access class: read. */
  collectAnalyticsReport(inputs: {
/** The app. listApps finds the ID. */ app: string;
/** The name of the report, such as App Downloads Standard, App Sessions Standard or App Crashes. listAnalyticsReports shows what there is. */ reportName: string;
/** Only a report in this category. */ category?: "APP_USAGE" | "APP_STORE_ENGAGEMENT" | "COMMERCE" | "FRAMEWORK_USAGE" | "PERFORMANCE" | undefined;
/** The time that a row covers. DAILY if empty. */ granularity?: "DAILY" | "WEEKLY" | "MONTHLY" | undefined;
/** The first processing date. The oldest that Apple has if empty. */ from?: string | undefined;
/** The last processing date. The newest if empty. */ to?: string | undefined;
/** No to get 202 with the URL of the result immediately. Otherwise the relay waits until the timeout of the call, and then responds with 202. Power Automate and Logic Apps follow that URL automatically. */ wait?: boolean | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<CollectedReport>;
  /** List app infos. Lists the information that all versions of an app share. Include appInfoLocalizations to get the names by language. Access class: read. */
  listAppInfos(inputs: {
/** The app. listApps finds the ID. */ id: string;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("appInfoLocalizations" | "app" | "ageRatingDeclaration" | "primaryCategory" | "primarySubcategoryOne" | "primarySubcategoryTwo" | "secondaryCategory" | "secondarySubcategoryOne" | "secondarySubcategoryTwo")[] | undefined;
/** Only these fields of each app info. Leave it empty for all of them. */ "fields[appInfos]"?: readonly ("state" | "appStoreState" | "appStoreAgeRating" | "australiaAgeRating" | "brazilAgeRating" | "brazilAgeRatingV2" | "franceAgeRating" | "koreaAgeRating" | "appInfoLocalizations" | "app" | "ageRatingDeclaration" | "primaryCategory" | "primarySubcategoryOne" | "primarySubcategoryTwo" | "secondaryCategory" | "secondarySubcategoryOne" | "secondarySubcategoryTwo" | "territoryAgeRatings")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<AppInfoList, NonNullable<AppInfoList["data"]>[number]>;
  /** List texts of app. Lists the name, the subtitle and the privacy policy of an app, one entry per language. A live app can have two app infos: the one in the store, and one in preparation. Access class: read. */
  listAppInfoLocalizations(inputs: {
/** The app info. listAppInfos finds the ID. */ id: string;
/** Only these languages, such as en-US. */ "filter[locale]"?: readonly string[] | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("appInfo")[] | undefined;
/** Only these fields of each localization. Leave it empty for all of them. */ "fields[appInfoLocalizations]"?: readonly ("locale" | "name" | "subtitle" | "privacyPolicyUrl" | "privacyChoicesUrl" | "privacyPolicyText" | "appInfo")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<AppInfoLocalizationList, NonNullable<AppInfoLocalizationList["data"]>[number]>;
  /** Update texts of app. Writes the name, the subtitle or the privacy policy of an app in one language. Choose the app info in preparation: the one in the store cannot be changed. Access class: publish. */
  updateAppInfoLocalization(inputs: {
/** The texts. listAppInfoLocalizations finds the ID. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The name of the app on the store, in at most 30 characters. */ name?: string | null | undefined;
/** The line below the name, in at most 30 characters. */ subtitle?: string | null | undefined;
/** The page with the privacy policy. */ privacyPolicyUrl?: string | null | undefined;
/** The page where customers decide on their data. */ privacyChoicesUrl?: string | null | undefined;
/** The privacy policy itself, which only Apple TV shows. */ privacyPolicyText?: string | null | undefined }, options?: CallOptions): Promise<AppInfoLocalizationDocument>;
  /** List in app purchases. Lists the in-app purchases of an app and their states. Subscriptions have their own lists. Access class: read. */
  listInAppPurchases(inputs: {
/** The app. listApps finds the ID. */ id: string;
/** Only the purchases in these states. */ "filter[state]"?: readonly ("MISSING_METADATA" | "READY_TO_SUBMIT" | "WAITING_FOR_REVIEW" | "IN_REVIEW" | "DEVELOPER_ACTION_NEEDED" | "PENDING_BINARY_APPROVAL" | "APPROVED" | "DEVELOPER_REMOVED_FROM_SALE" | "REMOVED_FROM_SALE" | "REJECTED" | "WAITING_FOR_UPLOAD" | "PROCESSING_CONTENT")[] | undefined;
/** Only purchases of these kinds. */ "filter[inAppPurchaseType]"?: readonly ("CONSUMABLE" | "NON_CONSUMABLE" | "NON_RENEWING_SUBSCRIPTION")[] | undefined;
/** Only the purchases with these product IDs. */ "filter[productId]"?: readonly string[] | undefined;
/** Only the purchases with these names. */ "filter[name]"?: readonly string[] | undefined;
/** The order of the purchases. A minus sign means descending. */ sort?: "name" | "-name" | "inAppPurchaseType" | "-inAppPurchaseType" | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("inAppPurchaseLocalizations" | "images" | "offerCodes" | "versions" | "content" | "appStoreReviewScreenshot" | "promotedPurchase" | "iapPriceSchedule" | "inAppPurchaseAvailability")[] | undefined;
/** Only these fields of each in app purchase. Leave it empty for all of them. */ "fields[inAppPurchases]"?: readonly ("name" | "productId" | "inAppPurchaseType" | "state" | "reviewNote" | "familySharable" | "contentHosting" | "inAppPurchaseLocalizations" | "images" | "offerCodes" | "versions" | "content" | "appStoreReviewScreenshot" | "promotedPurchase" | "iapPriceSchedule" | "inAppPurchaseAvailability" | "pricePoints")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<InAppPurchaseList, NonNullable<InAppPurchaseList["data"]>[number]>;
  /** List subscription groups. Lists the subscription groups of an app. A customer can have one subscription of each group. Access class: read. */
  listSubscriptionGroups(inputs: {
/** The app. listApps finds the ID. */ id: string;
/** Only the groups with these names. */ "filter[referenceName]"?: readonly string[] | undefined;
/** Only the groups with a subscription in one of these states. */ "filter[subscriptions.state]"?: readonly ("MISSING_METADATA" | "READY_TO_SUBMIT" | "WAITING_FOR_REVIEW" | "IN_REVIEW" | "DEVELOPER_ACTION_NEEDED" | "PENDING_BINARY_APPROVAL" | "APPROVED" | "DEVELOPER_REMOVED_FROM_SALE" | "REMOVED_FROM_SALE" | "REJECTED")[] | undefined;
/** The order of the subscription groups. A minus sign means descending. */ sort?: "referenceName" | "-referenceName" | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("subscriptions" | "subscriptionGroupLocalizations" | "versions")[] | undefined;
/** Only these fields of each subscription group. Leave it empty for all of them. */ "fields[subscriptionGroups]"?: readonly ("referenceName" | "subscriptions" | "subscriptionGroupLocalizations" | "versions")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<SubscriptionGroupList, NonNullable<SubscriptionGroupList["data"]>[number]>;
  /** List subscriptions of group. Lists the subscriptions of a group, their periods and their states. Access class: read. */
  listSubscriptions(inputs: {
/** The group whose subscriptions to list. listSubscriptionGroups finds the ID. */ id: string;
/** Only the ones in these states. */ "filter[state]"?: readonly ("MISSING_METADATA" | "READY_TO_SUBMIT" | "WAITING_FOR_REVIEW" | "IN_REVIEW" | "DEVELOPER_ACTION_NEEDED" | "PENDING_BINARY_APPROVAL" | "APPROVED" | "DEVELOPER_REMOVED_FROM_SALE" | "REMOVED_FROM_SALE" | "REJECTED")[] | undefined;
/** Only the subscriptions with these product IDs. */ "filter[productId]"?: readonly string[] | undefined;
/** Only the subscriptions with these names. */ "filter[name]"?: readonly string[] | undefined;
/** The order of the subscriptions. A minus sign means descending. */ sort?: "name" | "-name" | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("subscriptionLocalizations" | "introductoryOffers" | "promotionalOffers" | "offerCodes" | "prices" | "winBackOffers" | "images" | "planAvailabilities" | "versions" | "appStoreReviewScreenshot" | "group" | "promotedPurchase" | "subscriptionAvailability")[] | undefined;
/** Only these fields of each subscription. Leave it empty for all of them. */ "fields[subscriptions]"?: readonly ("name" | "productId" | "familySharable" | "state" | "subscriptionPeriod" | "reviewNote" | "groupLevel" | "subscriptionLocalizations" | "introductoryOffers" | "promotionalOffers" | "offerCodes" | "prices" | "winBackOffers" | "images" | "planAvailabilities" | "versions" | "appStoreReviewScreenshot" | "group" | "promotedPurchase" | "subscriptionAvailability" | "pricePoints")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<SubscriptionList, NonNullable<SubscriptionList["data"]>[number]>;
  /** List price points of subscription. Lists the prices that Apple allows for a subscription. Filter by territory: each has hundreds of price points. Access class: read. */
  listSubscriptionPricePoints(inputs: {
/** The subscription. listSubscriptions finds the ID. */ id: string;
/** Only this country or region, such as USA. Put commas between several. */ "filter[territory]"?: string | undefined;
/** Only the prices of these plans. */ "filter[planType]"?: readonly ("MONTHLY" | "UPFRONT")[] | undefined;
/** Only those that go with these prices. */ "filter[upfrontPricePointId]"?: readonly string[] | undefined;
/** The number of items per page, at most 8000. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("territory")[] | undefined;
/** Only these fields of each price point. Leave it empty for all of them. */ "fields[subscriptionPricePoints]"?: readonly ("customerPrice" | "proceeds" | "proceedsYear2" | "territory" | "equalizations" | "adjustedEqualizations")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<SubscriptionPricePointList, NonNullable<SubscriptionPricePointList["data"]>[number]>;
  /** List prices of subscription. Lists the current and future prices of a subscription. Include subscriptionPricePoint to get the amounts. Access class: read. */
  listSubscriptionPrices(inputs: {
/** The subscription. listSubscriptions finds the ID. */ id: string;
/** Only these countries or regions, such as USA. */ "filter[territory]"?: readonly string[] | undefined;
/** Only the prices of these plans. */ "filter[planType]"?: readonly ("MONTHLY" | "UPFRONT")[] | undefined;
/** Only the prices at these price points. */ "filter[subscriptionPricePoint]"?: readonly string[] | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("territory" | "subscriptionPricePoint")[] | undefined;
/** Only these fields of each subscription price. Leave it empty for all of them. */ "fields[subscriptionPrices]"?: readonly ("startDate" | "preserved" | "planType" | "territory" | "subscriptionPricePoint")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<SubscriptionPriceList, NonNullable<SubscriptionPriceList["data"]>[number]>;
  /** Create price of subscription. Changes the price of a subscription in a territory. Some increases require the consent of each customer. Access class: publish. */
  createSubscriptionPrice(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The subscription that gets a price. listSubscriptions finds the ID. */ subscriptionId: string;
/** The country or region of the store, as three letters. */ territoryId?: TerritoryInput | undefined;
/** The new price. listSubscriptionPricePoints finds the ID. */ pricePointId: string;
/** The day from which the price applies. Default: immediately. */ startDate?: string | null | undefined;
/** Yes to keep the price for those who subscribe already. */ preserveCurrentPrice?: boolean | null | undefined;
/** Whether customers pay each month, or for the whole period at once. */ planType?: "MONTHLY" | "UPFRONT" | null | undefined }, options?: CallOptions): Promise<SubscriptionPriceDocument>;
  /** List offer codes of subscription. Lists the offers of a subscription with offer codes. Include customCodes or oneTimeUseCodes to get their codes. Access class: read. */
  listSubscriptionOfferCodes(inputs: {
/** The subscription. listSubscriptions finds the ID. */ id: string;
/** Only the offers in these countries or regions, such as USA. */ "filter[territory]"?: readonly string[] | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("oneTimeUseCodes" | "customCodes" | "prices" | "subscription")[] | undefined;
/** Only these fields of each offer. Leave it empty for all of them. */ "fields[subscriptionOfferCodes]"?: readonly ("name" | "active" | "customerEligibilities" | "productionCodeCount" | "sandboxCodeCount" | "offerMode" | "duration" | "numberOfPeriods" | "offerEligibility" | "autoRenewEnabled" | "totalNumberOfCodes" | "targetSubscriptionPlanType" | "oneTimeUseCodes" | "customCodes" | "prices" | "subscription")[] | undefined;
/** At most so many related one time use codes, 50 or fewer. */ "limit[oneTimeUseCodes]"?: number | undefined;
/** At most so many related custom codes, 50 or fewer. */ "limit[customCodes]"?: number | undefined;
/** At most so many related prices, 50 or fewer. */ "limit[prices]"?: number | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<SubscriptionOfferCodeList, NonNullable<SubscriptionOfferCodeList["data"]>[number]>;
  /** Update offer of subscription. Stops the offer of subscription, or starts it again. Nothing else of it can be changed. Access class: publish. */
  updateSubscriptionOfferCode(inputs: {
/** The offer. listSubscriptionOfferCodes finds the ID. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** No if customers can redeem no code any more. */ active?: boolean | null | undefined }, options?: CallOptions): Promise<SubscriptionOfferCodeDocument>;
  /** List custom codes of subscription. Lists the custom codes of an offer of a subscription, which many customers can use. Access class: read. */
  listSubscriptionCustomCodes(inputs: {
/** The offer. listSubscriptionOfferCodes finds the ID. */ id: string;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("offerCode")[] | undefined;
/** Only these fields of each custom code. Leave it empty for all of them. */ "fields[subscriptionOfferCodeCustomCodes]"?: readonly ("customCode" | "numberOfCodes" | "expirationDate" | "active" | "createdDate" | "offerCode")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<SubscriptionOfferCodeCustomCodeList, NonNullable<SubscriptionOfferCodeCustomCodeList["data"]>[number]>;
  /** Update custom code of subscription. Stops the custom code of subscription, or starts it again. Nothing else of it can be changed. Access class: publish. */
  updateSubscriptionCustomCode(inputs: {
/** The ID of a custom code, from their list. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** No if customers can redeem no code any more. */ active?: boolean | null | undefined }, options?: CallOptions): Promise<SubscriptionOfferCodeCustomCodeDocument>;
  /** List one-time use codes of subscription. Lists the batches of codes of an offer of a subscription that can be used once. Download returns the codes. Access class: read. */
  listSubscriptionOneTimeUseCodes(inputs: {
/** The offer. listSubscriptionOfferCodes finds the ID. */ id: string;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("offerCode")[] | undefined;
/** Only these fields of each batch of one-time use codes. Leave it empty for all of them. */ "fields[subscriptionOfferCodeOneTimeUseCodes]"?: readonly ("numberOfCodes" | "expirationDate" | "active" | "createdDate" | "environment" | "offerCode" | "values")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<SubscriptionOfferCodeOneTimeUseCodeList, NonNullable<SubscriptionOfferCodeOneTimeUseCodeList["data"]>[number]>;
  /** Download one-time use codes of subscription. Returns the codes of a batch as CSV. Each is worth a subscription, so it needs the access class credential. Access class: credential. */
  downloadSubscriptionOneTimeUseCodes(inputs: {
/** The ID of a batch of one-time use codes, from their list. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<Uint8Array>;
  /** Update one-time use codes of subscription. Stops the one-time use codes of subscription, or starts it again. Nothing else of it can be changed. Access class: publish. */
  updateSubscriptionOneTimeUseCodes(inputs: {
/** The ID of a batch of one-time use codes, from their list. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** No if customers can redeem no code any more. */ active?: boolean | null | undefined }, options?: CallOptions): Promise<SubscriptionOfferCodeOneTimeUseCodeDocument>;
  /** List offer codes of in app purchase. Lists the offers of an in app purchase with offer codes. Include customCodes or oneTimeUseCodes to get their codes. Access class: read. */
  listInAppPurchaseOfferCodes(inputs: {
/** The in app purchase. listInAppPurchases finds the ID. */ id: string;
/** Only the offers in these countries or regions, such as USA. */ "filter[territory]"?: readonly string[] | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("oneTimeUseCodes" | "customCodes" | "prices")[] | undefined;
/** Only these fields of each offer. Leave it empty for all of them. */ "fields[inAppPurchaseOfferCodes]"?: readonly ("name" | "active" | "customerEligibilities" | "productionCodeCount" | "sandboxCodeCount" | "oneTimeUseCodes" | "customCodes" | "prices")[] | undefined;
/** At most so many related one time use codes, 50 or fewer. */ "limit[oneTimeUseCodes]"?: number | undefined;
/** At most so many related custom codes, 50 or fewer. */ "limit[customCodes]"?: number | undefined;
/** At most so many related prices, 50 or fewer. */ "limit[prices]"?: number | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<InAppPurchaseOfferCodeList, NonNullable<InAppPurchaseOfferCodeList["data"]>[number]>;
  /** Update offer of in app purchase. Stops the offer of in app purchase, or starts it again. Nothing else of it can be changed. Access class: publish. */
  updateInAppPurchaseOfferCode(inputs: {
/** The offer. listInAppPurchaseOfferCodes finds the ID. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** No if customers can redeem no code any more. */ active?: boolean | null | undefined }, options?: CallOptions): Promise<InAppPurchaseOfferCodeDocument>;
  /** List custom codes of in app purchase. Lists the custom codes of an offer of an in app purchase, which many customers can use. Access class: read. */
  listInAppPurchaseCustomCodes(inputs: {
/** The offer. listInAppPurchaseOfferCodes finds the ID. */ id: string;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("createdByActor" | "deactivatedByActor")[] | undefined;
/** Only these fields of each custom code. Leave it empty for all of them. */ "fields[inAppPurchaseOfferCodeCustomCodes]"?: readonly ("customCode" | "numberOfCodes" | "expirationDate" | "active" | "createdDate" | "createdByActor" | "deactivatedByActor")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<InAppPurchaseOfferCodeCustomCodeList, NonNullable<InAppPurchaseOfferCodeCustomCodeList["data"]>[number]>;
  /** Update custom code of in app purchase. Stops the custom code of in app purchase, or starts it again. Nothing else of it can be changed. Access class: publish. */
  updateInAppPurchaseCustomCode(inputs: {
/** The ID of a custom code, from their list. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** No if customers can redeem no code any more. */ active?: boolean | null | undefined }, options?: CallOptions): Promise<InAppPurchaseOfferCodeCustomCodeDocument>;
  /** List one-time use codes of in app purchase. Lists the batches of codes of an offer of an in app purchase that can be used once. Download returns the codes. Access class: read. */
  listInAppPurchaseOneTimeUseCodes(inputs: {
/** The offer. listInAppPurchaseOfferCodes finds the ID. */ id: string;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("createdByActor" | "deactivatedByActor")[] | undefined;
/** Only these fields of each batch of one-time use codes. Leave it empty for all of them. */ "fields[inAppPurchaseOfferCodeOneTimeUseCodes]"?: readonly ("numberOfCodes" | "expirationDate" | "active" | "createdDate" | "environment" | "createdByActor" | "deactivatedByActor" | "values")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<InAppPurchaseOfferCodeOneTimeUseCodeList, NonNullable<InAppPurchaseOfferCodeOneTimeUseCodeList["data"]>[number]>;
  /** Download one-time use codes of in app purchase. Returns the codes of a batch as CSV. Each is worth an in app purchase, so it needs the access class credential. Access class: credential. */
  downloadInAppPurchaseOneTimeUseCodes(inputs: {
/** The ID of a batch of one-time use codes, from their list. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<Uint8Array>;
  /** Update one-time use codes of in app purchase. Stops the one-time use codes of in app purchase, or starts it again. Nothing else of it can be changed. Access class: publish. */
  updateInAppPurchaseOneTimeUseCodes(inputs: {
/** The ID of a batch of one-time use codes, from their list. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** No if customers can redeem no code any more. */ active?: boolean | null | undefined }, options?: CallOptions): Promise<InAppPurchaseOfferCodeOneTimeUseCodeDocument>;
  /** List custom product pages. Lists the custom product pages of an app. Include appCustomProductPageVersions to get their states. Access class: read. */
  listCustomProductPages(inputs: {
/** The app. listApps finds the ID. */ id: string;
/** Only pages that customers can, or cannot, see. */ "filter[visible]"?: readonly string[] | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("appCustomProductPageVersions" | "app")[] | undefined;
/** Only these fields of each custom product page. Leave it empty for all of them. */ "fields[appCustomProductPages]"?: readonly ("name" | "url" | "visible" | "appCustomProductPageVersions" | "app")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<AppCustomProductPageList, NonNullable<AppCustomProductPageList["data"]>[number]>;
  /** List product page optimization tests. Lists the product page optimization tests of an app, which compare up to three treatments with its own page. Access class: read. */
  listExperiments(inputs: {
/** The app. listApps finds the ID. */ id: string;
/** Only the tests in these states. */ "filter[state]"?: readonly ("PREPARE_FOR_SUBMISSION" | "READY_FOR_REVIEW" | "WAITING_FOR_REVIEW" | "IN_REVIEW" | "ACCEPTED" | "APPROVED" | "REJECTED" | "COMPLETED" | "STOPPED")[] | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("controlVersions" | "appStoreVersionExperimentTreatments" | "app" | "latestControlVersion")[] | undefined;
/** Only these fields of each product page optimization test. Leave it empty for all of them. */ "fields[appStoreVersionExperiments]"?: readonly ("name" | "platform" | "trafficProportion" | "state" | "reviewRequired" | "startDate" | "endDate" | "controlVersions" | "appStoreVersionExperimentTreatments" | "app" | "latestControlVersion")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<ExperimentList, NonNullable<ExperimentList["data"]>[number]>;
  /** List Xcode Cloud products. Lists the apps and frameworks that Xcode Cloud builds. Access class: read. */
  listXcodeCloudProducts(inputs?: {
/** Only what belongs to this app. Put commas between several. listApps finds the ID. */ "filter[app]"?: string | undefined;
/** Only apps, or only frameworks. */ "filter[productType]"?: readonly ("APP" | "FRAMEWORK")[] | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("primaryRepositories" | "app" | "bundleId")[] | undefined;
/** Only these fields of each Xcode Cloud product. Leave it empty for all of them. */ "fields[ciProducts]"?: readonly ("name" | "createdDate" | "productType" | "primaryRepositories" | "app" | "bundleId" | "workflows" | "additionalRepositories" | "buildRuns")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<XcodeCloudProductList, NonNullable<XcodeCloudProductList["data"]>[number]>;
  /** List Xcode Cloud workflows. Lists the Xcode Cloud workflows of a product. Access class: read. */
  listXcodeCloudWorkflows(inputs: {
/** The product whose workflows to list. listXcodeCloudProducts finds the ID. */ id: string;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("product" | "repository" | "xcodeVersion" | "macOsVersion")[] | undefined;
/** Only these fields of each workflow. Leave it empty for all of them. */ "fields[ciWorkflows]"?: readonly ("name" | "description" | "branchStartCondition" | "tagStartCondition" | "pullRequestStartCondition" | "scheduledStartCondition" | "manualBranchStartCondition" | "manualTagStartCondition" | "manualPullRequestStartCondition" | "actions" | "isEnabled" | "isLockedForEditing" | "clean" | "containerFilePath" | "lastModifiedDate" | "product" | "repository" | "xcodeVersion" | "macOsVersion" | "buildRuns")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<XcodeCloudWorkflowList, NonNullable<XcodeCloudWorkflowList["data"]>[number]>;
  /** Start Xcode Cloud build. Starts a build of a workflow, or repeats a build. Without a branch or tag, it builds the default branch of the workflow. Access class: write. */
  startXcodeCloudBuild(inputs?: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The workflow to build by. listXcodeCloudWorkflows finds the ID. */ workflowId?: string | undefined;
/** The ID that Apple has for the branch or tag to build. */ branchOrTagId?: string | undefined;
/** The ID that Apple has for a pull request. */ pullRequestId?: string | undefined;
/** The build to run once more. listXcodeCloudBuilds finds the ID. */ buildRunId?: string | undefined;
/** Yes to start from nothing. */ clean?: boolean | null | undefined }, options?: CallOptions): Promise<XcodeCloudBuildDocument>;
  /** Read Xcode Cloud build. Reads the progress, the result and the number of issues of a build. Access class: read. */
  readXcodeCloudBuild(inputs: {
/** The build to read. listXcodeCloudBuilds finds the ID. */ id: string;
/** Related resources to include in the response. */ include?: readonly ("builds" | "workflow" | "product" | "sourceBranchOrTag" | "destinationBranch" | "pullRequest")[] | undefined;
/** Only these fields of each Xcode Cloud build. Leave it empty for all of them. */ "fields[ciBuildRuns]"?: readonly ("number" | "createdDate" | "startedDate" | "finishedDate" | "sourceCommit" | "destinationCommit" | "isPullRequestBuild" | "issueCounts" | "executionProgress" | "completionStatus" | "startReason" | "cancelReason" | "builds" | "workflow" | "product" | "sourceBranchOrTag" | "destinationBranch" | "pullRequest" | "actions")[] | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<XcodeCloudBuildDocument>;
  /** List Xcode Cloud builds. Lists the builds of a workflow. Sort by -number to get the newest first. Access class: read. */
  listXcodeCloudBuilds(inputs: {
/** The workflow whose builds to list. listXcodeCloudWorkflows finds the ID. */ id: string;
/** Only the runs that made these builds of App Store Connect. */ "filter[builds]"?: readonly string[] | undefined;
/** The order of the builds. A minus sign means descending. */ sort?: "number" | "-number" | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("builds" | "workflow" | "product" | "sourceBranchOrTag" | "destinationBranch" | "pullRequest")[] | undefined;
/** Only these fields of each Xcode Cloud build. Leave it empty for all of them. */ "fields[ciBuildRuns]"?: readonly ("number" | "createdDate" | "startedDate" | "finishedDate" | "sourceCommit" | "destinationCommit" | "isPullRequestBuild" | "issueCounts" | "executionProgress" | "completionStatus" | "startReason" | "cancelReason" | "builds" | "workflow" | "product" | "sourceBranchOrTag" | "destinationBranch" | "pullRequest" | "actions")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<XcodeCloudBuildList, NonNullable<XcodeCloudBuildList["data"]>[number]>;
  /** List users of team. Finds and lists the people of your team and their roles. List invitations to users of team has the people who have not accepted yet. Access class: read. */
  listUsers(inputs?: {
/** Only the users with these addresses. */ "filter[username]"?: readonly string[] | undefined;
/** Only the users with one of these roles. */ "filter[roles]"?: readonly ("ADMIN" | "FINANCE" | "ACCOUNT_HOLDER" | "SALES" | "MARKETING" | "APP_MANAGER" | "DEVELOPER" | "ACCESS_TO_REPORTS" | "CUSTOMER_SUPPORT" | "CREATE_APPS" | "CLOUD_MANAGED_DEVELOPER_ID" | "CLOUD_MANAGED_APP_DISTRIBUTION" | "GENERATE_INDIVIDUAL_KEYS")[] | undefined;
/** Only the users who see these apps. listApps finds the ID. */ "filter[visibleApps]"?: readonly string[] | undefined;
/** The order of the users. A minus sign means descending. */ sort?: "username" | "-username" | "lastName" | "-lastName" | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("visibleApps")[] | undefined;
/** Only these fields of each user. Leave it empty for all of them. */ "fields[users]"?: readonly ("username" | "firstName" | "lastName" | "roles" | "allAppsVisible" | "provisioningAllowed" | "visibleApps")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<UserList, NonNullable<UserList["data"]>[number]>;
  /** List invitations to users of team. Lists who is invited to your team and has not accepted yet. An invitation expires after three days. Access class: read. */
  listUserInvitations(inputs?: {
/** Only the invitations to these addresses. */ "filter[email]"?: readonly string[] | undefined;
/** Only the invitations with one of these roles. */ "filter[roles]"?: readonly ("ADMIN" | "FINANCE" | "ACCOUNT_HOLDER" | "SALES" | "MARKETING" | "APP_MANAGER" | "DEVELOPER" | "ACCESS_TO_REPORTS" | "CUSTOMER_SUPPORT" | "CREATE_APPS" | "CLOUD_MANAGED_DEVELOPER_ID" | "CLOUD_MANAGED_APP_DISTRIBUTION" | "GENERATE_INDIVIDUAL_KEYS")[] | undefined;
/** Only those who will see these apps. listApps finds the ID. */ "filter[visibleApps]"?: readonly string[] | undefined;
/** The order of the invitations. A minus sign means descending. */ sort?: "email" | "-email" | "lastName" | "-lastName" | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("visibleApps")[] | undefined;
/** Only these fields of each invitation. Leave it empty for all of them. */ "fields[userInvitations]"?: readonly ("email" | "expirationDate" | "firstName" | "lastName" | "roles" | "allAppsVisible" | "provisioningAllowed" | "visibleApps")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<UserInvitationList, NonNullable<UserInvitationList["data"]>[number]>;
  /** Send invitation to user of team. Invites a person to your team, with roles. It is an error to invite one who is already there. Access class: publish. */
  inviteUser(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The apps that the person sees, where not all of them. listApps finds the ID. */ appIds?: readonly string[] | undefined;
/** The email address that receives the invitation. */ email: string;
/** The first name of the person. */ firstName: string;
/** The last name of the person. */ lastName: string;
/** What the person may do. */ roles: readonly ("ADMIN" | "FINANCE" | "ACCOUNT_HOLDER" | "SALES" | "MARKETING" | "APP_MANAGER" | "DEVELOPER" | "ACCESS_TO_REPORTS" | "CUSTOMER_SUPPORT" | "CREATE_APPS" | "CLOUD_MANAGED_DEVELOPER_ID" | "CLOUD_MANAGED_APP_DISTRIBUTION" | "GENERATE_INDIVIDUAL_KEYS")[];
/** Whether the person sees all apps, or only those named. */ allAppsVisible?: boolean | null | undefined;
/** Whether the person may use certificates and profiles. */ provisioningAllowed?: boolean | null | undefined }, options?: CallOptions): Promise<UserInvitationDocument>;
  /** Delete invitation to user of team. Cancels an open invitation to your team. To remove a person who has accepted, use Delete user of team. Access class: publish. */
  deleteUserInvitation(inputs: {
/** The invitation. listUserInvitations finds the ID. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<void>;
  /** Update user of team. Changes the roles and the visible apps of a user. The roles that you give replace the current ones. Access class: publish. */
  updateUser(inputs: {
/** The user. listUsers finds the ID. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The apps that the person sees, where not all of them. listApps finds the ID. */ appIds?: readonly string[] | undefined;
/** What the person may do. */ roles?: readonly ("ADMIN" | "FINANCE" | "ACCOUNT_HOLDER" | "SALES" | "MARKETING" | "APP_MANAGER" | "DEVELOPER" | "ACCESS_TO_REPORTS" | "CUSTOMER_SUPPORT" | "CREATE_APPS" | "CLOUD_MANAGED_DEVELOPER_ID" | "CLOUD_MANAGED_APP_DISTRIBUTION" | "GENERATE_INDIVIDUAL_KEYS")[] | null | undefined;
/** Whether the person sees all apps, or only those named. */ allAppsVisible?: boolean | null | undefined;
/** Whether the person may use certificates and profiles. */ provisioningAllowed?: boolean | null | undefined }, options?: CallOptions): Promise<UserDocument>;
  /** Delete user of team. Removes a user from your team. To return, the person must be invited again. Access class: publish. */
  deleteUser(inputs: {
/** The user. listUsers finds the ID. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<void>;
  /** List webhooks. Lists the webhooks of an app, which App Store Connect calls when something happens. Access class: read. */
  listWebhooks(inputs: {
/** The app. listApps finds the ID. */ id: string;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("app")[] | undefined;
/** Only these fields of each webhook. Leave it empty for all of them. */ "fields[webhooks]"?: readonly ("name" | "url" | "enabled" | "eventTypes" | "app" | "deliveries")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<WebhookList, NonNullable<WebhookList["data"]>[number]>;
  /** Read webhook. Reads one webhook. The response never includes its secret. Access class: read. */
  readWebhook(inputs: {
/** The webhook. listWebhooks finds the ID. */ id: string;
/** Related resources to include in the response. */ include?: readonly ("app")[] | undefined;
/** Only these fields of each webhook. Leave it empty for all of them. */ "fields[webhooks]"?: readonly ("name" | "url" | "enabled" | "eventTypes" | "app" | "deliveries")[] | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<WebhookDocument>;
  /** Create webhook. Registers a URL that App Store Connect calls when something happens to an app. Access class: write. */
  createWebhook(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app whose events the webhook reports. listApps finds the ID. */ appId: string;
/** What the webhook is called in App Store Connect. */ name: string;
/** The https address that Apple calls. */ url: string;
/** Whether Apple calls the address. */ enabled: boolean;
/** The events that Apple reports. */ eventTypes: readonly ("APP_STORE_VERSION_APP_VERSION_STATE_UPDATED" | "BUILD_UPLOAD_STATE_UPDATED" | "BUILD_BETA_DETAIL_EXTERNAL_BUILD_STATE_UPDATED" | "BETA_FEEDBACK_CRASH_SUBMISSION_CREATED" | "BETA_FEEDBACK_SCREENSHOT_SUBMISSION_CREATED" | "BACKGROUND_ASSET_VERSION_STATE_UPDATED" | "BACKGROUND_ASSET_VERSION_APP_STORE_RELEASE_STATE_UPDATED" | "BACKGROUND_ASSET_VERSION_EXTERNAL_BETA_RELEASE_STATE_UPDATED" | "BACKGROUND_ASSET_VERSION_INTERNAL_BETA_RELEASE_CREATED" | "ALTERNATIVE_DISTRIBUTION_PACKAGE_AVAILABLE_UPDATED" | "ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED" | "ALTERNATIVE_DISTRIBUTION_TERRITORY_AVAILABILITY_UPDATED")[];
/** Apple signs each call with it, so that the receiver knows who calls. */ secret: string }, options?: CallOptions): Promise<WebhookDocument>;
  /** Update webhook. Changes the URL, the events or the secret of a webhook, or turns it on or off. Access class: write. */
  updateWebhook(inputs: {
/** The webhook. listWebhooks finds the ID. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** What the webhook is called in App Store Connect. */ name?: string | null | undefined;
/** The https address that Apple calls. */ url?: string | null | undefined;
/** Whether Apple calls the address. */ enabled?: boolean | null | undefined;
/** The events that Apple reports. */ eventTypes?: readonly ("APP_STORE_VERSION_APP_VERSION_STATE_UPDATED" | "BUILD_UPLOAD_STATE_UPDATED" | "BUILD_BETA_DETAIL_EXTERNAL_BUILD_STATE_UPDATED" | "BETA_FEEDBACK_CRASH_SUBMISSION_CREATED" | "BETA_FEEDBACK_SCREENSHOT_SUBMISSION_CREATED" | "BACKGROUND_ASSET_VERSION_STATE_UPDATED" | "BACKGROUND_ASSET_VERSION_APP_STORE_RELEASE_STATE_UPDATED" | "BACKGROUND_ASSET_VERSION_EXTERNAL_BETA_RELEASE_STATE_UPDATED" | "BACKGROUND_ASSET_VERSION_INTERNAL_BETA_RELEASE_CREATED" | "ALTERNATIVE_DISTRIBUTION_PACKAGE_AVAILABLE_UPDATED" | "ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED" | "ALTERNATIVE_DISTRIBUTION_TERRITORY_AVAILABILITY_UPDATED")[] | null | undefined;
/** Apple signs each call with it, so that the receiver knows who calls. */ secret?: string | null | undefined }, options?: CallOptions): Promise<WebhookDocument>;
  /** Delete webhook. Deletes a webhook: App Store Connect no longer calls its URL. Access class: publish. */
  deleteWebhook(inputs: {
/** The webhook. listWebhooks finds the ID. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<void>;
  /** List webhook deliveries. Lists the deliveries of a webhook and their results. Access class: read. */
  listWebhookDeliveries(inputs: {
/** The webhook. listWebhooks finds the ID. */ id: string;
/** Only those in these states. */ "filter[deliveryState]"?: readonly ("SUCCEEDED" | "FAILED" | "PENDING")[] | undefined;
/** Only those of this moment or later. */ "filter[createdDateGreaterThanOrEqualTo]"?: string | undefined;
/** Only those before this moment. */ "filter[createdDateLessThan]"?: string | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("event")[] | undefined;
/** Only these fields of each webhook delivery. Leave it empty for all of them. */ "fields[webhookDeliveries]"?: readonly ("createdDate" | "deliveryState" | "errorMessage" | "redelivery" | "sentDate" | "request" | "response" | "event")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<WebhookDeliveryList, NonNullable<WebhookDeliveryList["data"]>[number]>;
  /** Send webhook delivery again. Sends an earlier delivery of a webhook again, for example after the receiver was down. Access class: write. */
  redeliverWebhook(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The delivery to repeat. listWebhookDeliveries finds the ID. */ deliveryId: string }, options?: CallOptions): Promise<WebhookDeliveryDocument>;
  /** Send test event to webhook. Sends a test event to the URL of a webhook. Access class: write. */
  pingWebhook(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The webhook to try. listWebhooks finds the ID. */ webhookId: string }, options?: CallOptions): Promise<WebhookPingDocument>;
  /** List certificates. Lists the signing certificates of your team and when they expire. Individual keys cannot call it. Access class: read. */
  listCertificates(inputs?: {
/** Only those of these types. */ "filter[certificateType]"?: readonly ("APPLE_PAY" | "APPLE_PAY_MERCHANT_IDENTITY" | "APPLE_PAY_PSP_IDENTITY" | "APPLE_PAY_RSA" | "DEVELOPER_ID_KEXT" | "DEVELOPER_ID_KEXT_G2" | "DEVELOPER_ID_APPLICATION" | "DEVELOPER_ID_APPLICATION_G2" | "DEVELOPMENT" | "DISTRIBUTION" | "IDENTITY_ACCESS" | "IOS_DEVELOPMENT" | "IOS_DISTRIBUTION" | "MAC_APP_DISTRIBUTION" | "MAC_INSTALLER_DISTRIBUTION" | "MAC_APP_DEVELOPMENT" | "PASS_TYPE_ID" | "PASS_TYPE_ID_WITH_NFC")[] | undefined;
/** Only those with these display names. */ "filter[displayName]"?: readonly string[] | undefined;
/** Only those with these numbers. */ "filter[serialNumber]"?: readonly string[] | undefined;
/** Only those with these IDs. */ "filter[id]"?: readonly string[] | undefined;
/** The order of the certificates. A minus sign means descending. */ sort?: "displayName" | "-displayName" | "certificateType" | "-certificateType" | "serialNumber" | "-serialNumber" | "id" | "-id" | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("passTypeId")[] | undefined;
/** Only these fields of each certificate. Leave it empty for all of them. */ "fields[certificates]"?: readonly ("name" | "certificateType" | "displayName" | "serialNumber" | "platform" | "expirationDate" | "certificateContent" | "activated" | "passTypeId")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<CertificateList, NonNullable<CertificateList["data"]>[number]>;
  /** List provisioning profiles. Lists the provisioning profiles of your team and when they expire. Individual keys cannot call it. Access class: read. */
  listProfiles(inputs?: {
/** Only the profiles of these types. */ "filter[profileType]"?: readonly ("IOS_APP_DEVELOPMENT" | "IOS_APP_STORE" | "IOS_APP_ADHOC" | "IOS_APP_INHOUSE" | "MAC_APP_DEVELOPMENT" | "MAC_APP_STORE" | "MAC_APP_DIRECT" | "TVOS_APP_DEVELOPMENT" | "TVOS_APP_STORE" | "TVOS_APP_ADHOC" | "TVOS_APP_INHOUSE" | "MAC_CATALYST_APP_DEVELOPMENT" | "MAC_CATALYST_APP_STORE" | "MAC_CATALYST_APP_DIRECT")[] | undefined;
/** Only the profiles in these states. */ "filter[profileState]"?: readonly ("ACTIVE" | "INVALID")[] | undefined;
/** Only the profiles with these names. */ "filter[name]"?: readonly string[] | undefined;
/** Only the profiles with these IDs. */ "filter[id]"?: readonly string[] | undefined;
/** The order of the profiles. A minus sign means descending. */ sort?: "name" | "-name" | "profileType" | "-profileType" | "profileState" | "-profileState" | "id" | "-id" | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("devices" | "certificates" | "bundleId")[] | undefined;
/** Only these fields of each profile. Leave it empty for all of them. */ "fields[profiles]"?: readonly ("name" | "platform" | "profileType" | "profileState" | "profileContent" | "uuid" | "createdDate" | "expirationDate" | "devices" | "certificates" | "bundleId")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<ProfileList, NonNullable<ProfileList["data"]>[number]>;
  /** Read performance metrics of app. Reads the launch time, the hang rate, and the battery, memory and disk use of an app. Access class: read. */
  readPerformanceMetrics(inputs: {
/** The app. listApps finds the ID. */ id: string;
/** Only these categories. */ "filter[metricType]"?: readonly ("DISK" | "HANG" | "BATTERY" | "LAUNCH" | "MEMORY" | "ANIMATION" | "TERMINATION" | "STORAGE")[] | undefined;
/** Only these devices, such as iPhone15_2 or all_iphones. */ "filter[deviceType]"?: readonly string[] | undefined;
/** Only this platform. Apple measures no other yet. */ "filter[platform]"?: readonly ("IOS")[] | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<PerformanceMetrics>;
  /** Read performance overview of app. Reads what became better and worse in the newest version of an app, its measurements, and where it hangs or launches slowly. Access class: read. */
  readPerformanceOverview(inputs: {
/** The app. listApps finds the ID. */ id: string;
/** Only these devices, such as iPhone15_2 or all_iphones. */ "filter[deviceType]"?: readonly string[] | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<PerformanceOverview>;
  /** List placements of version. Lists the screenshots and app previews that a version shows in one language, of all devices, also those that no screenshot set has. Access class: read. */
  listPlacements(inputs: {
/** The localization. listVersionLocalizations finds the ID. */ id: string;
/** Only these kinds, such as APP_SCREENSHOT or APP_PREVIEW. */ "filter[placementType]"?: readonly string[] | undefined;
/** Only these groups of devices, such as IPHONE_DUO_PROFILE. */ "filter[placementGroup]"?: readonly string[] | undefined;
/** Only what has one of these: state. */ "filter[state]"?: readonly string[] | undefined;
/** Only what has one of these: image. */ "filter[image]"?: readonly string[] | undefined;
/** Only what has one of these: video. */ "filter[video]"?: readonly string[] | undefined;
/** Only what has one of these: ID. */ "filter[id]"?: readonly string[] | undefined;
/** The order of the placements. A minus sign means descending. */ sort?: "createdDate" | "-createdDate" | "lastModifiedDate" | "-lastModifiedDate" | "placementGroupPosition" | "-placementGroupPosition" | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("image" | "video" | "appStoreVersionLocalization" | "appCustomProductPageLocalization" | "appEventLocalization" | "appStoreVersionExperimentTreatmentLocalization")[] | undefined;
/** Only these fields of each placement. Leave it empty for all of them. */ "fields[appAssetLibraryPlacements]"?: readonly ("placementType" | "placementGroup" | "mediaType" | "state" | "createdDate" | "lastModifiedDate" | "image" | "video" | "appStoreVersionLocalization" | "appCustomProductPageLocalization" | "appEventLocalization" | "appStoreVersionExperimentTreatmentLocalization")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<PlacementList, NonNullable<PlacementList["data"]>[number]>;
  /** List placements of custom product page. Lists the screenshots and app previews that a custom product page shows in one language. Access class: read. */
  listCustomProductPagePlacements(inputs: {
/** The ID of a language of the page, from Create custom product page. */ id: string;
/** Only these kinds, such as APP_SCREENSHOT or APP_PREVIEW. */ "filter[placementType]"?: readonly string[] | undefined;
/** Only these groups of devices, such as IPHONE_DUO_PROFILE. */ "filter[placementGroup]"?: readonly string[] | undefined;
/** The order of the placements. A minus sign means descending. */ sort?: "createdDate" | "-createdDate" | "lastModifiedDate" | "-lastModifiedDate" | "placementGroupPosition" | "-placementGroupPosition" | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("image" | "video" | "appStoreVersionLocalization" | "appCustomProductPageLocalization" | "appEventLocalization" | "appStoreVersionExperimentTreatmentLocalization")[] | undefined;
/** Only these fields of each placement. Leave it empty for all of them. */ "fields[appAssetLibraryPlacements]"?: readonly ("placementType" | "placementGroup" | "mediaType" | "state" | "createdDate" | "lastModifiedDate" | "image" | "video" | "appStoreVersionLocalization" | "appCustomProductPageLocalization" | "appEventLocalization" | "appStoreVersionExperimentTreatmentLocalization")[] | undefined;
/** Only what has one of these: state. */ "filter[state]"?: readonly string[] | undefined;
/** Only what has one of these: image. */ "filter[image]"?: readonly string[] | undefined;
/** Only what has one of these: video. */ "filter[video]"?: readonly string[] | undefined;
/** Only what has one of these: App Store version localization. */ "filter[appStoreVersionLocalization]"?: readonly string[] | undefined;
/** Only what has one of these: app event localization. */ "filter[appEventLocalization]"?: readonly string[] | undefined;
/** Only what has one of these: App Store version experiment treatment localization. */ "filter[appStoreVersionExperimentTreatmentLocalization]"?: readonly string[] | undefined;
/** Only what has one of these: ID. */ "filter[id]"?: readonly string[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<PlacementList, NonNullable<PlacementList["data"]>[number]>;
  /** List placements of treatment. Lists the screenshots and app previews that a treatment of a test shows in one language. Access class: read. */
  listTreatmentPlacements(inputs: {
/** The ID of a language of the treatment, from the test. */ id: string;
/** Only these kinds, such as APP_SCREENSHOT or APP_PREVIEW. */ "filter[placementType]"?: readonly string[] | undefined;
/** Only these groups of devices, such as IPHONE_DUO_PROFILE. */ "filter[placementGroup]"?: readonly string[] | undefined;
/** The order of the placements. A minus sign means descending. */ sort?: "createdDate" | "-createdDate" | "lastModifiedDate" | "-lastModifiedDate" | "placementGroupPosition" | "-placementGroupPosition" | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("image" | "video" | "appStoreVersionLocalization" | "appCustomProductPageLocalization" | "appEventLocalization" | "appStoreVersionExperimentTreatmentLocalization")[] | undefined;
/** Only these fields of each placement. Leave it empty for all of them. */ "fields[appAssetLibraryPlacements]"?: readonly ("placementType" | "placementGroup" | "mediaType" | "state" | "createdDate" | "lastModifiedDate" | "image" | "video" | "appStoreVersionLocalization" | "appCustomProductPageLocalization" | "appEventLocalization" | "appStoreVersionExperimentTreatmentLocalization")[] | undefined;
/** Only what has one of these: state. */ "filter[state]"?: readonly string[] | undefined;
/** Only what has one of these: image. */ "filter[image]"?: readonly string[] | undefined;
/** Only what has one of these: video. */ "filter[video]"?: readonly string[] | undefined;
/** Only what has one of these: App Store version localization. */ "filter[appStoreVersionLocalization]"?: readonly string[] | undefined;
/** Only what has one of these: app custom product page localization. */ "filter[appCustomProductPageLocalization]"?: readonly string[] | undefined;
/** Only what has one of these: app event localization. */ "filter[appEventLocalization]"?: readonly string[] | undefined;
/** Only what has one of these: ID. */ "filter[id]"?: readonly string[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<PlacementList, NonNullable<PlacementList["data"]>[number]>;
  /** Create placement. Shows an image or video of the asset library in one language of a version, a custom product page or a treatment of a test. Access class: write. */
  createPlacement(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The screenshot ID that Upload screenshot returned. */ imageId?: string | undefined;
/** The preview ID that Upload app preview returned. */ videoId?: string | undefined;
/** The language of an in-app event. */ appEventLocalizationId?: string | undefined;
/** The language of a version. */ appStoreVersionLocalizationId?: string | undefined;
/** The language of a custom product page. */ appCustomProductPageLocalizationId?: string | undefined;
/** The language of a treatment. */ appStoreVersionExperimentTreatmentLocalizationId?: string | undefined;
/** APP_SCREENSHOT for an image, APP_PREVIEW for a video. */ placementType: string;
/** The devices, such as IPHONE_DYNAMIC_ISLAND_LARGE_PROFILE. */ placementGroup?: string | null | undefined }, options?: CallOptions): Promise<PlacementDocument>;
  /** Delete placement. Shows an image or video no longer. It stays in the asset library. Access class: write. */
  deletePlacement(inputs: {
/** The ID of the placement, from their list. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<void>;
  /** List accessibility declarations. Lists what an app supports for people with disabilities, such as VoiceOver and captions, by device. Access class: read. */
  listAccessibilityDeclarations(inputs: {
/** The app. listApps finds the ID. */ id: string;
/** Only the declarations for these devices. */ "filter[deviceFamily]"?: readonly ("IPHONE" | "IPAD" | "APPLE_TV" | "APPLE_WATCH" | "MAC" | "VISION")[] | undefined;
/** Only the declarations in these states. */ "filter[state]"?: readonly ("DRAFT" | "PUBLISHED" | "REPLACED")[] | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Only these fields of each accessibility declaration. Leave it empty for all of them. */ "fields[accessibilityDeclarations]"?: readonly ("deviceFamily" | "state" | "supportsAudioDescriptions" | "supportsCaptions" | "supportsDarkInterface" | "supportsDifferentiateWithoutColorAlone" | "supportsLargerText" | "supportsReducedMotion" | "supportsSufficientContrast" | "supportsVoiceControl" | "supportsVoiceover")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<AccessibilityDeclarationList, NonNullable<AccessibilityDeclarationList["data"]>[number]>;
  /** Create accessibility declaration. Creates a draft of what an app supports on one kind of device. Update publishes it. Access class: write. */
  createAccessibilityDeclaration(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app that it is about. listApps finds the ID. */ appId: string;
/** The devices that it is for. */ deviceFamily: "IPHONE" | "IPAD" | "APPLE_TV" | "APPLE_WATCH" | "MAC" | "VISION";
/** The supports audio descriptions of the accessibility declaration. */ supportsAudioDescriptions?: boolean | null | undefined;
/** The supports captions of the accessibility declaration. */ supportsCaptions?: boolean | null | undefined;
/** The supports dark interface of the accessibility declaration. */ supportsDarkInterface?: boolean | null | undefined;
/** The supports differentiate without color alone of the accessibility declaration. */ supportsDifferentiateWithoutColorAlone?: boolean | null | undefined;
/** The supports larger text of the accessibility declaration. */ supportsLargerText?: boolean | null | undefined;
/** The supports reduced motion of the accessibility declaration. */ supportsReducedMotion?: boolean | null | undefined;
/** The supports sufficient contrast of the accessibility declaration. */ supportsSufficientContrast?: boolean | null | undefined;
/** The supports voice control of the accessibility declaration. */ supportsVoiceControl?: boolean | null | undefined;
/** The supports voiceover of the accessibility declaration. */ supportsVoiceover?: boolean | null | undefined }, options?: CallOptions): Promise<AccessibilityDeclarationDocument>;
  /** Update accessibility declaration. Changes a draft of what an app supports, or publishes it on the product page. Access class: publish. */
  updateAccessibilityDeclaration(inputs: {
/** The declaration. listAccessibilityDeclarations finds the ID. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** Yes to show it on the product page. */ publish?: boolean | null | undefined;
/** The supports audio descriptions of the accessibility declaration. */ supportsAudioDescriptions?: boolean | null | undefined;
/** The supports captions of the accessibility declaration. */ supportsCaptions?: boolean | null | undefined;
/** The supports dark interface of the accessibility declaration. */ supportsDarkInterface?: boolean | null | undefined;
/** The supports differentiate without color alone of the accessibility declaration. */ supportsDifferentiateWithoutColorAlone?: boolean | null | undefined;
/** The supports larger text of the accessibility declaration. */ supportsLargerText?: boolean | null | undefined;
/** The supports reduced motion of the accessibility declaration. */ supportsReducedMotion?: boolean | null | undefined;
/** The supports sufficient contrast of the accessibility declaration. */ supportsSufficientContrast?: boolean | null | undefined;
/** The supports voice control of the accessibility declaration. */ supportsVoiceControl?: boolean | null | undefined;
/** The supports voiceover of the accessibility declaration. */ supportsVoiceover?: boolean | null | undefined }, options?: CallOptions): Promise<AccessibilityDeclarationDocument>;
  /** Delete accessibility declaration. Deletes a declaration of what an app supports on one kind of device. Access class: publish. */
  deleteAccessibilityDeclaration(inputs: {
/** The declaration. listAccessibilityDeclarations finds the ID. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<void>;
  /** List app tags. Lists the tags that Apple has given an app, and whether customers see them. Access class: read. */
  listAppTags(inputs: {
/** The app. listApps finds the ID. */ id: string;
/** Only tags that customers can, or cannot, see. */ "filter[visibleInAppStore]"?: readonly ("true" | "false")[] | undefined;
/** The order of the app tags. A minus sign means descending. */ sort?: "name" | "-name" | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("territories")[] | undefined;
/** Only these fields of each app tag. Leave it empty for all of them. */ "fields[appTags]"?: readonly ("name" | "visibleInAppStore" | "territories")[] | undefined;
/** At most so many related territories, 50 or fewer. */ "limit[territories]"?: number | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<AppTagList, NonNullable<AppTagList["data"]>[number]>;
  /** Update app tag. Shows a tag of an app in the App Store, or hides it. Access class: publish. */
  updateAppTag(inputs: {
/** The app tag. listAppTags finds the ID. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** No to hide it from customers. */ visibleInAppStore?: boolean | null | undefined }, options?: CallOptions): Promise<AppTagDocument>;
  /** List background assets. Lists the asset packs of an app, which the App Store delivers beside its build. Access class: read. */
  listBackgroundAssets(inputs: {
/** The app. listApps finds the ID. */ id: string;
/** Only packs that are, or are not, archived. */ "filter[archived]"?: readonly ("true" | "false")[] | undefined;
/** Only the packs with these identifiers. */ "filter[assetPackIdentifier]"?: readonly string[] | undefined;
/** The order of the background assets. A minus sign means descending. */ sort?: "assetPackIdentifier" | "-assetPackIdentifier" | "createdDate" | "-createdDate" | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("app" | "appStoreVersion" | "internalBetaVersion" | "externalBetaVersion")[] | undefined;
/** Only these fields of each background asset. Leave it empty for all of them. */ "fields[backgroundAssets]"?: readonly ("assetPackIdentifier" | "archived" | "usedBytes" | "createdDate" | "app" | "appStoreVersion" | "internalBetaVersion" | "externalBetaVersion" | "versions")[] | undefined;
/** Only what has one of these: versions locale. */ "filter[versions.locale]"?: readonly string[] | undefined;
/** Only what has one of these: versions platforms. */ "filter[versions.platforms]"?: readonly ("IOS" | "MAC_OS" | "TV_OS" | "VISION_OS")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<BackgroundAssetList, NonNullable<BackgroundAssetList["data"]>[number]>;
  /** List versions of background asset. Lists the versions of an asset pack. Include appStoreRelease, externalBetaRelease or internalBetaRelease to get where each is released. Access class: read. */
  listBackgroundAssetVersions(inputs: {
/** The background asset. listBackgroundAssets finds the ID. */ id: string;
/** Only the versions in these states. */ "filter[state]"?: readonly ("AWAITING_UPLOAD" | "PROCESSING" | "FAILED" | "COMPLETE")[] | undefined;
/** Only the versions for these platforms. */ "filter[platforms]"?: readonly ("IOS" | "MAC_OS" | "TV_OS" | "VISION_OS")[] | undefined;
/** Only the versions with these numbers. */ "filter[version]"?: readonly string[] | undefined;
/** The order of the background asset versions. A minus sign means descending. */ sort?: "version" | "-version" | undefined;
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Related resources to include in the response. */ include?: readonly ("backgroundAsset" | "internalBetaRelease" | "externalBetaRelease" | "appStoreRelease" | "assetFile" | "manifestFile")[] | undefined;
/** Only these fields of each background asset version. Leave it empty for all of them. */ "fields[backgroundAssetVersions]"?: readonly ("version" | "platforms" | "state" | "stateDetails" | "locale" | "createdDate" | "backgroundAsset" | "internalBetaRelease" | "externalBetaRelease" | "appStoreRelease" | "assetFile" | "manifestFile" | "backgroundAssetUploadFiles")[] | undefined;
/** Only what has one of these: locale. */ "filter[locale]"?: readonly string[] | undefined;
/** Only what has one of these: internal beta release state. */ "filter[internalBetaRelease.state]"?: readonly ("READY_FOR_TESTING" | "SUPERSEDED")[] | undefined;
/** Only what has one of these: external beta release state. */ "filter[externalBetaRelease.state]"?: readonly ("READY_FOR_BETA_SUBMISSION" | "WAITING_FOR_REVIEW" | "IN_REVIEW" | "REJECTED" | "PROCESSING_FOR_TESTING" | "READY_FOR_TESTING" | "SUPERSEDED")[] | undefined;
/** Only what has one of these: App Store release state. */ "filter[appStoreRelease.state]"?: readonly ("PREPARE_FOR_SUBMISSION" | "READY_FOR_REVIEW" | "WAITING_FOR_REVIEW" | "IN_REVIEW" | "ACCEPTED" | "REJECTED" | "PROCESSING_FOR_DISTRIBUTION" | "READY_FOR_DISTRIBUTION" | "SUPERSEDED")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<BackgroundAssetVersionList, NonNullable<BackgroundAssetVersionList["data"]>[number]>;
  /** Create background asset. Creates an asset pack of an app. Its versions and their files are uploaded by a build pipeline. Access class: write. */
  createBackgroundAsset(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app that uses it. listApps finds the ID. */ appId: string;
/** The identifier that the app uses. */ assetPackIdentifier: string }, options?: CallOptions): Promise<BackgroundAssetDocument>;
  /** Update background asset. Archives an asset pack, or takes it out of the archive. Access class: publish. */
  updateBackgroundAsset(inputs: {
/** The background asset. listBackgroundAssets finds the ID. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** Yes to archive it. */ archived?: boolean | null | undefined }, options?: CallOptions): Promise<BackgroundAssetDocument>;
  /** List sandbox testers. Lists the Apple accounts that make test purchases, with their territories and renewal rates. Access class: read. */
  listSandboxTesters(inputs?: {
/** The number of items per page, at most 200. */ limit?: number | undefined;
/** The Next cursor of the page before. */ cursor?: string | undefined;
/** Only these fields of each sandbox tester. Leave it empty for all of them. */ "fields[sandboxTesters]"?: readonly ("firstName" | "lastName" | "acAccountName" | "territory" | "interruptPurchases" | "subscriptionRenewalRate" | "applePayCompatible")[] | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<SandboxTesterList, NonNullable<SandboxTesterList["data"]>[number]>;
  /** Update sandbox tester. Changes the territory or the renewal rate of a sandbox tester, or interrupts the purchases. Access class: write. */
  updateSandboxTester(inputs: {
/** The sandbox tester. listSandboxTesters finds the ID. */ id: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The country or region of the App Store that the tester buys in. */ territory?: "ABW" | "AFG" | "AGO" | "AIA" | "ALB" | "AND" | "ANT" | "ARE" | "ARG" | "ARM" | "ASM" | "ATG" | "AUS" | "AUT" | "AZE" | "BDI" | "BEL" | "BEN" | "BES" | "BFA" | "BGD" | "BGR" | "BHR" | "BHS" | "BIH" | "BLR" | "BLZ" | "BMU" | "BOL" | "BRA" | "BRB" | "BRN" | "BTN" | "BWA" | "CAF" | "CAN" | "CHE" | "CHL" | "CHN" | "CIV" | "CMR" | "COD" | "COG" | "COK" | "COL" | "COM" | "CPV" | "CRI" | "CUB" | "CUW" | "CXR" | "CYM" | "CYP" | "CZE" | "DEU" | "DJI" | "DMA" | "DNK" | "DOM" | "DZA" | "ECU" | "EGY" | "ERI" | "ESP" | "EST" | "ETH" | "FIN" | "FJI" | "FLK" | "FRA" | "FRO" | "FSM" | "GAB" | "GBR" | "GEO" | "GGY" | "GHA" | "GIB" | "GIN" | "GLP" | "GMB" | "GNB" | "GNQ" | "GRC" | "GRD" | "GRL" | "GTM" | "GUF" | "GUM" | "GUY" | "HKG" | "HND" | "HRV" | "HTI" | "HUN" | "IDN" | "IMN" | "IND" | "IRL" | "IRQ" | "ISL" | "ISR" | "ITA" | "JAM" | "JEY" | "JOR" | "JPN" | "KAZ" | "KEN" | "KGZ" | "KHM" | "KIR" | "KNA" | "KOR" | "KWT" | "LAO" | "LBN" | "LBR" | "LBY" | "LCA" | "LIE" | "LKA" | "LSO" | "LTU" | "LUX" | "LVA" | "MAC" | "MAR" | "MCO" | "MDA" | "MDG" | "MDV" | "MEX" | "MHL" | "MKD" | "MLI" | "MLT" | "MMR" | "MNE" | "MNG" | "MNP" | "MOZ" | "MRT" | "MSR" | "MTQ" | "MUS" | "MWI" | "MYS" | "MYT" | "NAM" | "NCL" | "NER" | "NFK" | "NGA" | "NIC" | "NIU" | "NLD" | "NOR" | "NPL" | "NRU" | "NZL" | "OMN" | "PAK" | "PAN" | "PER" | "PHL" | "PLW" | "PNG" | "POL" | "PRI" | "PRT" | "PRY" | "PSE" | "PYF" | "QAT" | "REU" | "ROU" | "RUS" | "RWA" | "SAU" | "SEN" | "SGP" | "SHN" | "SLB" | "SLE" | "SLV" | "SMR" | "SOM" | "SPM" | "SRB" | "SSD" | "STP" | "SUR" | "SVK" | "SVN" | "SWE" | "SWZ" | "SXM" | "SYC" | "TCA" | "TCD" | "TGO" | "THA" | "TJK" | "TKM" | "TLS" | "TON" | "TTO" | "TUN" | "TUR" | "TUV" | "TWN" | "TZA" | "UGA" | "UKR" | "UMI" | "URY" | "USA" | "UZB" | "VAT" | "VCT" | "VEN" | "VGB" | "VIR" | "VNM" | "VUT" | "WLF" | "WSM" | "XKS" | "YEM" | "ZAF" | "ZMB" | "ZWE" | null | undefined;
/** Whether each purchase is interrupted, to test that an app copes. */ interruptPurchases?: boolean | null | undefined;
/** How fast a subscription of a month renews. */ subscriptionRenewalRate?: "MONTHLY_RENEWAL_EVERY_ONE_HOUR" | "MONTHLY_RENEWAL_EVERY_THIRTY_MINUTES" | "MONTHLY_RENEWAL_EVERY_FIFTEEN_MINUTES" | "MONTHLY_RENEWAL_EVERY_FIVE_MINUTES" | "MONTHLY_RENEWAL_EVERY_THREE_MINUTES" | null | undefined }, options?: CallOptions): Promise<SandboxTesterDocument>;
  /** Clear purchase history of sandbox testers. Forgets the test purchases of sandbox testers, so that they can buy everything again. It cannot be undone. Access class: write. */
  clearSandboxPurchaseHistory(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The testers to clear. listSandboxTesters finds the ID. */ sandboxTesterIds: readonly string[] }, options?: CallOptions): Promise<PurchaseHistoryClearedDocument>;
  /** Create access token. Signs a JWT for the service account and exchanges it for a Galaxy Store access token. The token never expires, so anyone who reads the run history of the flow can use it until it is revoked. No other action needs it, since the relay manages its own token. An administrator can switch this action off. Access class: credential. */
  createAccessToken(inputs?: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<CreatedAccessToken>;
  /** Check access token. Checks that an access token of the service account is valid. Access class: read. */
  checkAccessToken(inputs?: {
/** The access token. Default: the one that the relay uses. */ "access-token"?: string | undefined;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<SamsungDone>;
  /** Revoke access token. Revokes an access token of the service account immediately. If the relay uses this token, its next call requests a new one. Access class: credential. */
  revokeAccessToken(inputs?: {
/** The access token. Default: the one that the relay uses. */ "access-token"?: string | undefined;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<SamsungDone>;
  /** Read legacy login user profile. Reads the profile of the seller with the four cookies of a browser that is signed in to Seller Portal. Samsung's newer documentation does not list this call, and the cookies expire within minutes, so scheduled flows cannot use it. The response contains personal data and session secrets: turn on secure outputs. Access class: read. */
  loginUserProfile(inputs: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The cookie sellerLocale of seller.samsungapps.com. */ sellerLocale: string;
/** The cookie gss_auth_token of seller.samsungapps.com. Keep it secret. */ gss_auth_token: string;
/** The cookie api_server_url of seller.samsungapps.com. */ api_server_url: string;
/** The cookie auth_server_url of seller.samsungapps.com. */ auth_server_url: string }, options?: CallOptions): Promise<LoginUserProfile>;
  /** List Galaxy Store apps. Lists all apps of the seller, without pagination. An app with a live variant and a draft can appear twice. Package names are not included: use Read Galaxy Store app. Access class: read. */
  listGalaxyApps(inputs?: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<GalaxyAppList>;
  /** Read Galaxy Store app. Reads all information on one app. The response is a list with the variant on sale, the draft of the next version, or both. Access class: read. */
  readGalaxyApp(inputs: {
/** The Galaxy Store app. listGalaxyApps finds the content ID of 12 digits. */ contentId: string;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<GalaxyAppVariants>;
  /** Update Galaxy Store app. Changes the texts, pictures, prices and dates of the draft, and creates a draft of an app that is on sale. Fields that are left out keep their values. Give each list completely or not at all, and do not send back values that you do not change: dates in the past are refused. Access class: write. */
  updateGalaxyApp(inputs: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The Galaxy Store app. listGalaxyApps finds the content ID of 12 digits. */ contentId: GalaxyAppIDInput;
/** The language of the texts, such as ENG, which is a must with several countries. Samsung asks for it in every update, so give what the app has now. */ defaultLanguageCode?: string | undefined;
/** The name of the app, at most 100 bytes. */ appTitle?: string | undefined;
/** The line below the name, 20 to 240 bytes. */ shortDescription?: string | undefined;
/** The description, at most 4000 bytes. */ longDescription?: string | undefined;
/** What is new, at most 4000 bytes. */ newFeature?: string | undefined;
/** The texts in all further languages; one that is not in the list is lost. Leave it out to keep all, an empty list removes all. */ addLanguage?: readonly ({
/** The language, such as FRA. */ languagecode: string;
/** The name of the app in that language, at most 100 bytes. */ appTitle: string;
/** The description in that language, at most 4000 bytes. */ description: string;
/** The short description in that language, 20 to 240 bytes. */ shortDescription?: string | undefined;
/** What is new, in that language, at most 4000 bytes. */ newFeature?: string | undefined;
/** All 4 to 8 screenshots in their order: JPG or PNG, 320 to 3840 pixels a side, no side more than twice the other. */ screenshots?: readonly ({
/** Yes keeps the picture that is at this place now. */ reuseYn: boolean;
/** The file key of the new picture. Leave it out with Keep. */ screenshotKey?: string | undefined })[] | undefined })[] | undefined;
/** The file key of a new icon: PNG, 512 by 512 pixels, at most 1024 KB. */ iconKey?: string | undefined;
/** All 4 to 8 screenshots in their order: JPG or PNG, 320 to 3840 pixels a side, no side more than twice the other. */ screenshots?: readonly ({
/** Yes keeps the picture that is at this place now. */ reuseYn: boolean;
/** The file key of the new picture. Leave it out with Keep. */ screenshotKey?: string | undefined })[] | undefined;
/** Only for games; otherwise Samsung refuses the whole update. The file key of a JPG or PNG, 1200 by 675 pixels, at most 1024 KB. */ heroImageKey?: string | undefined;
/** The file key of a PNG, 160 by 2560 pixels. */ edgescreenKey?: string | undefined;
/** The file key of a PNG, 550 by 2560 pixels. */ edgescreenplusKey?: string | undefined;
/** The address of a film, or its ID of 11 characters. */ youTubeURL?: string | undefined;
/** Y for an app that is sold, N for a free one. Samsung asks for it in every update, so give what the app has now. */ paid?: "Y" | "N" | undefined;
/** The price in US dollars, such as 0.99; not 0 for a paid app. */ standardPrice?: string | undefined;
/** All countries in which the app is offered. Leave it out to keep them. */ sellCountryList?: readonly ({
/** The country, such as DEU. */ countryCode: string;
/** The price there. */ price?: string | undefined })[] | undefined;
/** Whether countries that Galaxy Store opens later are added. */ autoAddCountry?: boolean | undefined;
/** 01: live once approved. 02: live at Start publication. 03: live after Change Galaxy Store app status. Samsung asks for it in every update, so give what the app has now. */ publicationType?: "01" | "02" | "03" | undefined;
/** When it goes live with Publication type 02, as in 2026-07-01 09:00:00. It has to be in the future: do not give back what was read. */ startPublicationDate?: string | undefined;
/** The last day on sale; 9999-12-31 means no end. */ stopPublicationDate?: string | undefined;
/** The least age. */ ageLimit?: "0" | "4" | "12" | "16" | "18" | undefined;
/** The least age in China, a must with a Chinese language. */ chinaAgeLimit?: "0" | "3" | "8" | "12" | "16" | "18" | undefined;
/** Has to be yes before the app can be submitted. */ usExportLaws?: boolean | undefined;
/** Where people ask for help, at most 100 bytes. */ supportEMail?: string | undefined;
/** The page that helps people, at most 200 bytes. */ supportedSiteUrl?: string | undefined;
/** The copyright holder, at most 100 bytes. */ copyrightHolder?: string | undefined;
/** The page on open source software in it. */ openSourceURL?: string | undefined;
/** Y when the app has a page on privacy. */ privatePolicyURLYN?: "Y" | "N" | undefined;
/** The page on privacy. */ privatePolicyURL?: string | undefined;
/** What the reviewers should know. */ reviewComment?: string | undefined;
/** The name of a file for the reviewers. */ reviewFilename?: string | undefined;
/** The file key of that file. */ reviewFilekey?: string | undefined;
/** The email addresses that receive the result of the review. */ notifyResult?: readonly string[] | undefined }, options?: CallOptions): Promise<GalaxyAppUpdated>;
  /** Submit Galaxy Store app. Submits the draft of an app to Samsung's review. The app has to be REGISTERING, UPDATING or RE_REGISTERING, and you should delete binaries that a newer one replaces first. Access class: publish. */
  submitGalaxyApp(inputs: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The Galaxy Store app. listGalaxyApps finds the content ID of 12 digits. */ contentId: GalaxyAppIDInput }, options?: CallOptions): Promise<void>;
  /** Change Galaxy Store app status. Puts an approved app on sale, takes an app off sale, or ends its sale. TERMINATED is final. Access class: publish. */
  changeGalaxyAppStatus(inputs: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The Galaxy Store app. listGalaxyApps finds the content ID of 12 digits. */ contentId: GalaxyAppIDInput;
/** FOR_SALE puts an app on sale that is READY_FOR_SALE or READY_FOR_CHANGE, SUSPENDED takes it off, TERMINATED ends the sale of a SUSPENDED app. */ contentStatus: "FOR_SALE" | "SUSPENDED" | "TERMINATED" }, options?: CallOptions): Promise<void>;
  /** Create upload session. Creates a session for uploads to Galaxy Store. It lasts 24 hours and accepts several files. Access class: write. */
  createUploadSession(inputs?: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<GalaxyUploadSession>;
  /** Upload file to Galaxy Store. Uploads an app file or a picture, and returns its file key for other actions. Each app accepts a file name once. Samsung returns no checksum: compare File size with the size of the file. Access class: write. */
  uploadFile(inputs: {
/** The Session ID from Create upload session; it expires after 24 hours. */ sessionId: string;
/** A file name with extension that the app has not used before, such as reader_42.apk: letters, digits, underscores. */ fileName: string;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The content of the file. */ body: FileBody }, options?: CallOptions): Promise<GalaxyUploadedFile>;
  /** Add binary to Galaxy Store app. Adds an uploaded file to the draft of an app. Version and package name are read from the file. An app on sale needs a draft first: Update Galaxy Store app creates one. Access class: write. */
  addBinary(inputs: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The Galaxy Store app. listGalaxyApps finds the content ID of 12 digits. */ contentId: GalaxyAppIDInput;
/** The file key that Upload file answered. */ filekey: string;
/** Y if the file uses Google Mobile Services, otherwise N. */ gms: "Y" | "N";
/** The number of an older binary whose devices the new one takes over. You cannot add other devices then. readGalaxyApp finds the number. */ binarySeqForDeviceInfo?: string | undefined }, options?: CallOptions): Promise<GalaxyBinaryAdded>;
  /** Modify binary of Galaxy Store app. Changes whether a binary of the draft uses Google Mobile Services. Nothing else of a binary can be changed. Access class: write. */
  modifyBinary(inputs: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The Galaxy Store app. listGalaxyApps finds the content ID of 12 digits. */ contentId: GalaxyAppIDInput;
/** The number of a binary of the draft, such as 3. readGalaxyApp finds the number. */ binarySeq: GalaxyBinaryNumberInput;
/** Y if the file uses Google Mobile Services, otherwise N. */ gms: "Y" | "N" }, options?: CallOptions): Promise<GalaxyDone>;
  /** Delete binary of Galaxy Store app. Deletes a binary of the draft permanently. An older binary that stays in the draft can prevent the submission of the app. Access class: publish. */
  deleteBinary(inputs: {
/** The Galaxy Store app. listGalaxyApps finds the content ID of 12 digits. */ contentId: string;
/** The number of a binary of the draft, such as 3. readGalaxyApp finds the number. */ binarySeq: string;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<GalaxyDone>;
  /** Read Galaxy Store beta test. Reads the testers, the feedback channel and the links of a closed beta test. The app has to be BETA_REGISTERING, READY_FOR_BETA_TESTING, BETA_UPDATING, BETA_DEPLOYED, BETA_SUSPENDED, READY_TO_PRE_REVIEWS or BETA_PRE_REVIEW_REJECTED. Access class: read. */
  readBetaTest(inputs: {
/** The Galaxy Store app. listGalaxyApps finds the content ID of 12 digits. */ contentId: string;
/** Which variant of the app: SALE is the one in the store, REGISTRATION the draft of the next version. */ appStatus: "SALE" | "REGISTRATION";
/** How many testers to leave out from the beginning of the list. */ offset?: number | undefined;
/** The number of testers per page, at most 1000. */ limit?: number | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<GalaxyBetaTest, NonNullable<NonNullable<GalaxyBetaTest["data"]>["betaTesters"]>[number]>;
  /** Update Galaxy Store beta test. Adds and removes testers of a closed beta test, at most 20,000. It can succeed partially: check Not added and Not deleted. The app has to be BETA_REGISTERING or BETA_UPDATING. Access class: write. */
  updateBetaTest(inputs: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The Galaxy Store app. listGalaxyApps finds the content ID of 12 digits. */ contentId: GalaxyAppIDInput;
/** The Samsung accounts to add, at most 1000 at once. */ betaTestersToBeAdded?: readonly string[] | undefined;
/** The Samsung accounts to remove, at most 1000 per call. An account in both lists is removed. */ betaTestersToBeDeleted?: readonly string[] | undefined;
/** The email address or page to which testers write. Leave it out to keep it. */ feedbackChannel?: string | undefined }, options?: CallOptions): Promise<GalaxyBetaTestChanged>;
  /** Read Galaxy Store rollout rate. Reads the rollout rate of a version in percent, in general and by country. It fails with code 3100 if the app has no such variant. Access class: read. */
  readRolloutRate(inputs: {
/** The Galaxy Store app. listGalaxyApps finds the content ID of 12 digits. */ contentId: string;
/** Which variant of the app: SALE is the one in the store, REGISTRATION the draft of the next version. */ appStatus: "SALE" | "REGISTRATION";
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<GalaxyRolloutRate>;
  /** Set Galaxy Store rollout rate. Starts a staged rollout, increases its rates, or ends it. The rate of a live version can only increase, and ending the rollout releases the version to everyone. Add the binaries first; the app has to be REGISTERING, UPDATING, RE_REGISTERING, READY_FOR_SALE or FOR_SALE. Access class: publish. */
  setRolloutRate(inputs: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The Galaxy Store app. listGalaxyApps finds the content ID of 12 digits. */ contentId: GalaxyAppIDInput;
/** SALE for the version in the store, REGISTRATION for the draft before it is submitted. */ appStatus: "SALE" | "REGISTRATION";
/** ENABLE_ROLLOUT sets the rates. DISABLE_ROLLOUT is no pause: the version goes to everybody at once. */ function: "ENABLE_ROLLOUT" | "DISABLE_ROLLOUT";
/** How many of a hundred people get the version; a must with ENABLE_ROLLOUT. */ rolloutRate?: number | undefined;
/** Countries with a higher rate than the others. */ countries?: readonly ({
/** The country, such as KOR. */ countryCode: string;
/** How many of a hundred people there. */ rolloutRate: number })[] | undefined }, options?: CallOptions): Promise<GalaxyDone>;
  /** List Galaxy Store rollout binaries. Lists the binaries of one variant of an app, and whether each is rolled out in stages. Access class: read. */
  listRolloutBinaries(inputs: {
/** The Galaxy Store app. listGalaxyApps finds the content ID of 12 digits. */ contentId: string;
/** Which variant of the app: SALE is the one in the store, REGISTRATION the draft of the next version. */ appStatus: "SALE" | "REGISTRATION";
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<GalaxyRolloutBinaries>;
  /** Set Galaxy Store rollout binary. Adds a binary of the draft to a staged rollout, or removes it, before the rate is set. The app has to be REGISTERING, UPDATING, RE_REGISTERING or READY_FOR_SALE. Access class: publish. */
  updateRolloutBinary(inputs: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The Galaxy Store app. listGalaxyApps finds the content ID of 12 digits. */ contentId: GalaxyAppIDInput;
/** ADD adds the binary to the rollout, REMOVE removes it. */ function: "ADD" | "REMOVE";
/** The number of a binary of the draft, such as 3. readGalaxyApp finds the number. */ binarySeq: GalaxyBinaryNumberInput }, options?: CallOptions): Promise<GalaxyDone>;
  /** List Galaxy Store reviews. Lists the reviews of an app and the replies, one page at a time. Ratings range from 1 to 10: divide by 2 to get stars. Access class: read. */
  listGalaxyReviews(inputs: {
/** The Galaxy Store app. listGalaxyApps finds the content ID of 12 digits. */ contentId: string;
/** Only the review with this ID of 7 digits. */ commentId?: string | undefined;
/** Which page to read; the first if empty. */ pageNo?: number | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<GalaxyReviewList, NonNullable<NonNullable<GalaxyReviewList["data"]>["comments"]>[number]>;
  /** Reply to Galaxy Store review. Publishes a reply to a review. A review can have one reply, which cannot be changed: delete it and reply again. Access class: publish. */
  replyToGalaxyReview(inputs: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The Galaxy Store app. listGalaxyApps finds the content ID of 12 digits. */ contentId: GalaxyAppIDInput;
/** The ID of the review, as List Galaxy Store reviews gives it. */ commentId: string;
/** The country code of that review, such as USA. */ countryCode: string;
/** What to reply, at most 1400 bytes: fewer letters in most languages other than English. */ replyText: string }, options?: CallOptions): Promise<GalaxyDone>;
  /** Delete Galaxy Store review reply. Deletes a reply from the store permanently. Access class: publish. */
  deleteGalaxyReviewReply(inputs: {
/** The ID of the reply, as List Galaxy Store reviews gives it. */ replyId: string;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<GalaxyDone>;
  /** List Galaxy Store items. Lists the in-app items of an app, one page at a time, without subscriptions. Access class: read. */
  listItems(inputs: {
/** The package name of the app, such as com.example.reader. */ packageName: string;
/** Which page to read; 1 is the first. */ page: number;
/** The number of items per page, such as 20. */ size: number;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<GalaxyItemList, NonNullable<GalaxyItemList["itemList"]>[number]>;
  /** Read Galaxy Store item. Reads one in-app item with its prices in all countries. Access class: read. */
  readItem(inputs: {
/** The package name of the app, such as com.example.reader. */ packageName: string;
/** The item. listItems finds the ID. */ id: string;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<GalaxyItem>;
  /** Create Galaxy Store item. Creates an in-app item. With the status PUBLISHED, users can buy it immediately, without a review. Access class: publish. */
  createItem(inputs: {
/** The package name of the app, such as com.example.reader. */ packageName: string;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The ID of the item, as the app asks for it, such as fuel_small. */ id: string;
/** The name that people see. */ title: string;
/** The description that people see. */ description: string;
/** ITEM: Samsung accepts no other value. */ type?: "ITEM" | undefined;
/** PUBLISHED puts it on sale, UNPUBLISHED takes it off sale, REMOVED deletes it. */ status: "PUBLISHED" | "UNPUBLISHED" | "REMOVED";
/** How people can pay. */ itemPaymentMethod: {
/** Whether people may pay for it with their phone bill. */ phoneBillStatus: boolean };
/** The price in US dollars, at most 999.99; an older page of Samsung says 400. */ usdPrice: number;
/** The price in each country. */ prices: readonly ({
/** The country, such as DEU. */ countryId: string;
/** The currency there, such as EUR. */ currency?: string | undefined;
/** The price there, with a dot and no sign, such as 0.99. */ localPrice: string })[] }, options?: CallOptions): Promise<GalaxyItem>;
  /** Replace Galaxy Store item. Replaces an in-app item: prices of countries that are left out are deleted, and users see the change immediately. To change a title or a price, use Update Galaxy Store item. Access class: publish. */
  replaceItem(inputs: {
/** The package name of the app, such as com.example.reader. */ packageName: string;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The ID of the item, as the app asks for it, such as fuel_small. */ id: string;
/** The name that people see. */ title: string;
/** The description that people see. */ description: string;
/** ITEM: Samsung accepts no other value. */ type?: "ITEM" | undefined;
/** PUBLISHED puts it on sale, UNPUBLISHED takes it off sale, REMOVED deletes it. */ status: "PUBLISHED" | "UNPUBLISHED" | "REMOVED";
/** How people can pay. */ itemPaymentMethod: {
/** Whether people may pay for it with their phone bill. */ phoneBillStatus: boolean };
/** The price in US dollars, at most 999.99; an older page of Samsung says 400. */ usdPrice: number;
/** The price in each country. */ prices: readonly ({
/** The country, such as DEU. */ countryId: string;
/** The currency there, such as EUR. */ currency?: string | undefined;
/** The price there, with a dot and no sign, such as 0.99. */ localPrice: string })[] }, options?: CallOptions): Promise<GalaxyItem>;
  /** Update Galaxy Store item. Changes the title or some prices of an in-app item, immediately for all users. All other values are kept. Access class: publish. */
  updateItem(inputs: {
/** The package name of the app, such as com.example.reader. */ packageName: string;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The ID of the item, as the app asks for it, such as fuel_small. */ id: string;
/** The new name. Leave it out to keep the old one. */ title?: string | undefined;
/** The countries whose price changes. Leave it out to keep all prices. */ prices?: readonly ({
/** The country, such as DEU. */ countryId: string;
/** The price there, with a dot and no sign, such as 0.99. */ localPrice: string })[] | undefined }, options?: CallOptions): Promise<GalaxyItem>;
  /** Delete Galaxy Store item. Deletes an in-app item immediately and returns it. Users can no longer buy it. Access class: publish. */
  deleteItem(inputs: {
/** The package name of the app, such as com.example.reader. */ packageName: string;
/** The item. listItems finds the ID. */ id: string;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<GalaxyItem>;
  /** List Galaxy Store orders. Lists the payments and refunds of one day, in all apps or in one, up to 100 per page. Access class: read. */
  listOrders(inputs: {
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The seller deeplink of 12 digits, as Seller Portal shows it. */ sellerSeq: string;
/** Only the orders of the app with this package name. */ packageName?: string | undefined;
/** The day of the orders, as in 20260701; yesterday if empty. */ requestDate?: string | undefined;
/** The value of Next page in the previous response. */ continuationToken?: string | undefined }, options?: CallOptions): List<GalaxyOrderList, NonNullable<GalaxyOrderList["orderItemList"]>[number]>;
  /** Read Galaxy Store subscription. Reads the state of a subscription: its expiry, its price, and whether it was canceled. Access class: read. */
  readGalaxySubscription(inputs: {
/** The package name of the app, such as com.example.reader. */ packageName: string;
/** The ID of the purchase, as the app, List Galaxy Store orders or a notification of Samsung gives it. */ purchaseId: string;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<GalaxySubscription>;
  /** Change Galaxy Store subscription. Cancels, refunds or revokes the subscription of a buyer. This cannot be undone. Access class: publish. */
  changeGalaxySubscription(inputs: {
/** The package name of the app, such as com.example.reader. */ packageName: string;
/** The ID of the purchase, as the app, List Galaxy Store orders or a notification of Samsung gives it. */ purchaseId: string;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** With cancel it ends with the period that is paid. With refund the last payment is given back and it goes on. With revoke the payment is given back and it ends at once. */ action: "cancel" | "refund" | "revoke";
/** Only with cancel: user lets the buyer resume it before the end, admin does not. Default: admin. */ caller?: "admin" | "user" | undefined }, options?: CallOptions): Promise<GalaxySubscriptionChanged>;
  /** Acknowledge Galaxy Store purchase. Confirms to Samsung that the purchase was delivered. The action succeeds even if a purchase was refused: check each Status code. Access class: publish. */
  acknowledgePurchase(inputs: {
/** The package name of the app, such as com.example.reader. */ packageName: string;
/** The ID of the purchase, as the app, List Galaxy Store orders or a notification of Samsung gives it. */ purchaseId: string;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** Choose consume for an item that can be bought again, acknowledge for a subscription. */ action: "consume" | "acknowledge";
/** The IDs of further purchases. */ purchasedIdList?: readonly string[] | undefined }, options?: CallOptions): Promise<GalaxyAcknowledged>;
  /** Read Galaxy Store receipt. Reads the receipt of a purchase, which proves the payment. Samsung requires no key: anyone with the purchase ID can read it. Access class: read. */
  readReceipt(inputs: {
/** The ID of the purchase, as the app gives it. */ purchaseID: string;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<GalaxyReceipt>;
  /** Read Galaxy Store seller metrics. Reads installs, downloads and revenue over all apps of the seller. The service account needs the scope gss. Data is one day old. Access class: read. */
  readSellerMetrics(inputs: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** First installs, all downloads, all revenue, revenue of in-app items. */ metricIds: readonly ("total_unique_installs_filter" | "dn_by_total_dvce" | "revenue_total" | "revenue_item")[];
/** The days to count; often two periods of the same length, to compare. Samsung updates the data once a day. */ periods: readonly ({
/** The first day, in GMT. */ startDate: string;
/** The last day, in GMT. */ endDate: string })[];
/** Whether trends are counted by day, week or month. */ trendAggregation?: "day" | "week" | "month" | undefined;
/** What to count. Leave it empty for everything. */ filters?: {
/** Only these countries, as Samsung names them. */ country?: readonly string[] | undefined;
/** Only these devices, as Samsung names them. */ device?: readonly string[] | undefined } | undefined;
/** Whether to count each day, too. */ getDailyMetric?: boolean | undefined;
/** Whether to count each country and device, too. */ getBreakdownsByFilter?: boolean | undefined;
/** Whether to leave out the names of the apps. */ noContentMetadata?: boolean | undefined }, options?: CallOptions): Promise<GalaxySellerMetrics>;
  /** Read Galaxy Store app metrics. Reads installs, revenue, orders and ratings of one app. In each period, the values are under the content ID, the metric, dailyTrend and the day. The service account needs the scope gss. Access class: read. */
  readAppMetrics(inputs: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The Galaxy Store app. listGalaxyApps finds the content ID of 12 digits. */ contentId: GalaxyAppIDInput;
/** First installs, all downloads, revenue, in-app orders, the ratings (1 to 10, where 2 is one star), and their number. */ metricIds: readonly ("total_unique_installs_filter" | "dn_by_total_dvce" | "revenue_total" | "revenue_iap_order_count" | "daily_rat_score" | "daily_rat_volumne")[];
/** The days to count; often two periods of the same length, to compare. Samsung updates the data once a day. */ periods: readonly ({
/** The first day, in GMT. */ startDate: string;
/** The last day, in GMT. */ endDate: string })[];
/** Whether trends are counted by day, week or month. */ trendAggregation?: "day" | "week" | "month" | undefined;
/** What to count. Leave it empty for everything. */ filters?: {
/** Only these countries, as Samsung names them. */ country?: readonly string[] | undefined;
/** Only these devices, as Samsung names them. */ device?: readonly string[] | undefined } | undefined;
/** Whether to leave out the figures of each country. */ noBreakdown?: boolean | undefined }, options?: CallOptions): Promise<GalaxyAppMetrics>;
  /** Get Galaxy Store metrics as rows. Gets installs, downloads, revenue and ratings of an app, or of all apps together, as one row for each day. A period without data is an empty table with a reason, not an error. The service account needs the scope gss. Data is one day old. Access class: read. */
  getGalaxyMetrics(inputs: {
/** The Galaxy Store app. All apps together if empty. listGalaxyApps finds the content ID of 12 digits. */ contentId?: string | undefined;
/** What to count: first installs, all downloads, revenue; for one app also in-app orders, ratings and their number, and for all apps revenue of in-app items. Default: all of them. */ metrics?: readonly ("total_unique_installs_filter" | "dn_by_total_dvce" | "revenue_total" | "revenue_iap_order_count" | "daily_rat_score" | "daily_rat_volumne" | "revenue_item")[] | undefined;
/** The first day, by GMT, such as 2026-06-01. */ from?: string | undefined;
/** The last day, by GMT. Yesterday if empty, as today is not counted yet. */ to?: string | undefined;
/** How many days, instead of From or To. 30 if all are empty. */ days?: number | undefined;
/** Yes for a row for each country. */ byCountry?: boolean | undefined;
/** JSON, if empty, gives rows to work with in the flow; CSV the text of a file, with an apostrophe before what Excel would run as a formula. */ format: "csv";
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<string>;
  /** Get Galaxy Store metrics as rows. Gets installs, downloads, revenue and ratings of an app, or of all apps together, as one row for each day. A period without data is an empty table with a reason, not an error. The service account needs the scope gss. Data is one day old. Access class: read. */
  getGalaxyMetrics(inputs?: {
/** The Galaxy Store app. All apps together if empty. listGalaxyApps finds the content ID of 12 digits. */ contentId?: string | undefined;
/** What to count: first installs, all downloads, revenue; for one app also in-app orders, ratings and their number, and for all apps revenue of in-app items. Default: all of them. */ metrics?: readonly ("total_unique_installs_filter" | "dn_by_total_dvce" | "revenue_total" | "revenue_iap_order_count" | "daily_rat_score" | "daily_rat_volumne" | "revenue_item")[] | undefined;
/** The first day, by GMT, such as 2026-06-01. */ from?: string | undefined;
/** The last day, by GMT. Yesterday if empty, as today is not counted yet. */ to?: string | undefined;
/** How many days, instead of From or To. 30 if all are empty. */ days?: number | undefined;
/** Yes for a row for each country. */ byCountry?: boolean | undefined;
/** JSON, if empty, gives rows to work with in the flow; CSV the text of a file, with an apostrophe before what Excel would run as a formula. */ format?: "json" | undefined;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<GalaxyMetrics>;
  /** List App Store transactions. Lists all in-app purchases of a customer, with their fields verified and readable. Access class: read. */
  listAppStoreTransactions(inputs: {
/** Any transaction of the customer, such as the one of a purchase event. */ transactionId: string;
/** Sandbox for test purchases. Production if empty. */ environment?: "Production" | "Sandbox" | undefined;
/** Only purchases of these products. */ productId?: readonly string[] | undefined;
/** Only purchases of these types. */ productType?: readonly ("AUTO_RENEWABLE" | "NON_RENEWABLE" | "CONSUMABLE" | "NON_CONSUMABLE")[] | undefined;
/** Only purchases after this time. */ startDate?: string | undefined;
/** Only purchases before this time. */ endDate?: string | undefined;
/** Yes for refunded ones only, no for the others only. */ revoked?: boolean | undefined;
/** By the date of the last change. Oldest first if empty. */ sort?: "ASCENDING" | "DESCENDING" | undefined;
/** Only subscriptions of these groups. */ subscriptionGroupIdentifier?: readonly string[] | undefined;
/** Only own or only shared purchases. */ inAppOwnershipType?: "PURCHASED" | "FAMILY_SHARED" | undefined;
/** The revision of the page before, for the next page. */ revision?: string | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<TransactionHistory, NonNullable<TransactionHistory["transactions"]>[number]>;
  /** Read App Store transaction. Reads one in-app purchase, with its fields verified and readable. Access class: read. */
  readAppStoreTransaction(inputs: {
/** Any transaction of the customer, such as the one of a purchase event. */ transactionId: string;
/** Sandbox for test purchases. Production if empty. */ environment?: "Production" | "Sandbox" | undefined;
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<TransactionRead>;
  /** Read app transaction. Reads when and where a customer got the app, and its first version. Access class: read. */
  readAppTransaction(inputs: {
/** Any transaction of the customer, such as the one of a purchase event. */ transactionId: string;
/** Sandbox for test purchases. Production if empty. */ environment?: "Production" | "Sandbox" | undefined;
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<AppTransactionRead>;
  /** List App Store refunds. Lists the refunded in-app purchases of a customer. Access class: read. */
  listAppStoreRefunds(inputs: {
/** Any transaction of the customer, such as the one of a purchase event. */ transactionId: string;
/** Sandbox for test purchases. Production if empty. */ environment?: "Production" | "Sandbox" | undefined;
/** The revision of the page before, for the next page. */ revision?: string | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): List<RefundHistory, NonNullable<RefundHistory["transactions"]>[number]>;
  /** Look up App Store order. Finds the purchases of an order ID, which customers have in the receipt that Apple sends by email. Access class: read. */
  lookUpAppStoreOrder(inputs: {
/** The order ID in the email of Apple. */ orderId: string;
/** Sandbox for test purchases. Production if empty. */ environment?: "Production" | "Sandbox" | undefined;
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<OrderLookup>;
  /** Send consumption information. Reports to Apple what a customer used of a purchase, after the event CONSUMPTION_REQUEST. Apple then decides about the refund. Access class: publish. */
  sendConsumptionInformation(inputs: {
/** Any transaction of the customer, such as the one of a purchase event. */ transactionId: string;
/** Sandbox for test purchases. Production if empty. */ environment?: "Production" | "Sandbox" | undefined;
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** Apple takes the information with consent only. */ customerConsented: boolean;
/** Whether the app delivered a purchase that works. */ deliveryStatus: "DELIVERED" | "UNDELIVERED_QUALITY_ISSUE" | "UNDELIVERED_WRONG_ITEM" | "UNDELIVERED_SERVER_OUTAGE" | "UNDELIVERED_OTHER";
/** Whether there was a free sample before. */ sampleContentProvided: boolean;
/** In thousandths of a percent: 50000 is half. */ consumptionPercentage?: number | undefined;
/** What you prefer Apple to do. */ refundPreference?: "DECLINE" | "GRANT_FULL" | "GRANT_PRORATED" | undefined }, options?: CallOptions): Promise<void>;
  /** Set app account token. Notes the account of your app that a purchase belongs to. Access class: write. */
  setAppAccountToken(inputs: {
/** The first transaction of the subscription. */ originalTransactionId: string;
/** Sandbox for test purchases. Production if empty. */ environment?: "Production" | "Sandbox" | undefined;
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** A UUID that stands for the account in your app. */ appAccountToken: string }, options?: CallOptions): Promise<void>;
  /** List subscription statuses. Reads all subscriptions of a customer: whether each is active, and when it renews. Access class: read. */
  listSubscriptionStatuses(inputs: {
/** Any transaction of the customer, such as the one of a purchase event. */ transactionId: string;
/** Sandbox for test purchases. Production if empty. */ environment?: "Production" | "Sandbox" | undefined;
/** Only subscriptions with these: 1 active, 2 expired, 3 billing retry, 4 grace period, 5 revoked. */ status?: readonly number[] | undefined;
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<SubscriptionStatuses>;
  /** Extend subscription. Moves the renewal of one subscription by some days, for free: at most twice a year for a customer. It cannot be undone, and Apple notifies the customer. Access class: publish. */
  extendSubscription(inputs: {
/** The first transaction of the subscription. */ originalTransactionId: string;
/** Sandbox for test purchases. Production if empty. */ environment?: "Production" | "Sandbox" | undefined;
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** How many days the renewal moves, at most 90. */ extendByDays: number;
/** 1 customer satisfaction, 2 another reason, 3 a service issue or outage, 0 undeclared. */ extendReasonCode: number;
/** A new UUID for each extension, such as the expression guid() makes. */ requestIdentifier: string }, options?: CallOptions): Promise<SubscriptionExtended>;
  /** Extend all subscriptions. Moves the renewal of every active subscriber of a product by some days, for free. It cannot be undone. Read Subscription Extension shows when it is done. Access class: publish. */
  extendAllSubscriptions(inputs: {
/** Sandbox for test purchases. Production if empty. */ environment?: "Production" | "Sandbox" | undefined;
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The product ID of the subscription. */ productId: string;
/** How many days the renewal moves, at most 90. */ extendByDays: number;
/** 1 customer satisfaction, 2 another reason, 3 a service issue or outage, 0 undeclared. */ extendReasonCode: number;
/** A new UUID for each extension, such as the expression guid() makes. */ requestIdentifier: string;
/** Only customers of these countries, such as DEU. All if empty. */ storefrontCountryCodes?: readonly string[] | undefined }, options?: CallOptions): Promise<AllSubscriptionsExtended>;
  /** Read subscription extension. Reads whether Apple has extended all subscriptions of a product, and how many. Access class: read. */
  readSubscriptionExtension(inputs: {
/** The product ID of the subscription. */ productId: string;
/** The UUID that the request was sent with. */ requestIdentifier: string;
/** Sandbox for test purchases. Production if empty. */ environment?: "Production" | "Sandbox" | undefined;
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<SubscriptionExtensionStatus>;
  /** List purchase notifications. Lists the purchase events that Apple sent in some period of the last 180 days, or only those that failed. Access class: read. */
  listPurchaseNotifications(inputs: {
/** Sandbox for test purchases. Production if empty. */ environment?: "Production" | "Sandbox" | undefined;
/** The token of the page before, for the next page. */ paginationToken?: string | undefined;
/** Yes to get all pages in one response, within the timeout of the call. */ all?: boolean | undefined;
/** With All pages: at most this many items, 1000 if empty. */ maxItems?: number | undefined;
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** Events after this time. */ startDate: string;
/** Events before this time. */ endDate: string;
/** Only this type, such as REFUND. Not with a transaction. */ notificationType?: string | undefined;
/** Only this subtype. */ notificationSubtype?: string | undefined;
/** Only events of this customer. */ transactionId?: string | undefined;
/** Yes for the events that your server did not take. */ onlyFailures?: boolean | undefined }, options?: CallOptions): List<NotificationHistory, NonNullable<NotificationHistory["notificationHistory"]>[number]>;
  /** Request test notification. Lets Apple send a purchase event of the type TEST to the address in App Store Connect. Access class: write. */
  requestTestNotification(inputs?: {
/** Sandbox for test purchases. Production if empty. */ environment?: "Production" | "Sandbox" | undefined;
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<TestNotification>;
  /** Read test notification. Reads whether the purchase event of a test arrived. Access class: read. */
  readTestNotification(inputs: {
/** The token of the request. */ testNotificationToken: string;
/** Sandbox for test purchases. Production if empty. */ environment?: "Production" | "Sandbox" | undefined;
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<TestNotificationStatus>;
  /** List retention messages. Lists the messages to customers who are about to cancel a subscription, and whether Apple approved them. Access class: read. */
  listRetentionMessages(inputs?: {
/** Sandbox for test purchases. Production if empty. */ environment?: "Production" | "Sandbox" | undefined;
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<RetentionMessages>;
  /** Upload retention message. Uploads a message to customers who are about to cancel a subscription. Apple reviews it, and it cannot be changed. Access class: write. */
  uploadRetentionMessage(inputs: {
/** A UUID in lower case that you choose for the message. */ messageIdentifier: string;
/** Sandbox for test purchases. Production if empty. */ environment?: "Production" | "Sandbox" | undefined;
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The headline, at most 66 characters. */ header: string;
/** The text below it, at most 144 characters. */ body: string;
/** An image above the text. A message with an offer takes none. */ image?: {
/** The UUID of an approved image. */ imageIdentifier: string;
/** What the image shows. */ altText: string } | undefined }, options?: CallOptions): Promise<void>;
  /** Delete retention message. Deletes a message to customers who are about to cancel a subscription. Access class: publish. */
  deleteRetentionMessage(inputs: {
/** A UUID in lower case that you choose for the message. */ messageIdentifier: string;
/** Sandbox for test purchases. Production if empty. */ environment?: "Production" | "Sandbox" | undefined;
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<void>;
  /** List retention message images. Lists the images of retention messages, and whether Apple approved them. Access class: read. */
  listRetentionImages(inputs?: {
/** Sandbox for test purchases. Production if empty. */ environment?: "Production" | "Sandbox" | undefined;
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<RetentionImages>;
  /** Read default retention message. Reads which message customers of a subscription see in a language before they cancel. Access class: read. */
  readDefaultRetentionMessage(inputs: {
/** The product ID of the subscription. */ productId: string;
/** The language of the customers, such as en-US. */ locale: string;
/** Sandbox for test purchases. Production if empty. */ environment?: "Production" | "Sandbox" | undefined;
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<DefaultRetentionMessage>;
  /** Set default retention message. Shows an approved message to customers of a subscription in a language before they cancel. Access class: publish. */
  setDefaultRetentionMessage(inputs: {
/** The product ID of the subscription. */ productId: string;
/** The language of the customers, such as en-US. */ locale: string;
/** Sandbox for test purchases. Production if empty. */ environment?: "Production" | "Sandbox" | undefined;
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The UUID of an approved message. */ messageIdentifier: string }, options?: CallOptions): Promise<void>;
  /** Delete default retention message. Shows no message any more to customers of a subscription in a language before they cancel. Access class: publish. */
  deleteDefaultRetentionMessage(inputs: {
/** The product ID of the subscription. */ productId: string;
/** The language of the customers, such as en-US. */ locale: string;
/** Sandbox for test purchases. Production if empty. */ environment?: "Production" | "Sandbox" | undefined;
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<void>;
  /** Read weather. Reads the weather of a place: now, by hour, by day, and alerts. Where it is shown, Apple demands the mark and the link of Read weather attribution. Access class: read. */
  readWeather(inputs: {
/** The language of texts, such as en or de-DE. */ language: string;
/** The latitude, such as 52.52: from -90 to 90. */ latitude: string;
/** The longitude, such as 13.405: from -180 to 180. */ longitude: string;
/** What to read. Read weather availability lists what a place has. */ dataSets: readonly ("currentWeather" | "forecastDaily" | "forecastHourly" | "forecastNextHour" | "weatherAlerts")[];
/** The zone in which days begin, by its IANA name, such as Europe/Berlin. */ timezone: string;
/** The country of the place, such as DE. Alerts need it. */ countryCode?: string | undefined;
/** The time of the current weather. Now if empty. */ currentAsOf?: string | undefined;
/** Today if empty. */ dailyStart?: string | undefined;
/** Ten days later if empty. */ dailyEnd?: string | undefined;
/** This hour if empty. */ hourlyStart?: string | undefined;
/** A day later if empty. */ hourlyEnd?: string | undefined;
/** The same, for alerts: developers report that WeatherKit reads this name. */ country?: string | undefined;
/** The WeatherKit account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<Weather>;
  /** Read weather availability. Lists which data sets WeatherKit has for a place. Access class: read. */
  listWeatherAvailability(inputs: {
/** The latitude, such as 52.52: from -90 to 90. */ latitude: string;
/** The longitude, such as 13.405: from -180 to 180. */ longitude: string;
/** The country of the place, such as DE. */ country: string;
/** The WeatherKit account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<WeatherAvailability>;
  /** Read weather attribution. Reads the mark that Apple demands where its weather is shown. Each path begins with https://weatherkit.apple.com. Access class: read. */
  readWeatherAttribution(inputs: {
/** The language of texts, such as en or de-DE. */ language: string;
/** The WeatherKit account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<WeatherAttribution>;
  /** Check version before submission. Looks at what App Review asks for: build, export compliance, texts and screenshots in every language, age rating, price, review details and more. Answers one row for each with what to do, and changes nothing. What the API does not return, or not to the role of the key, is a row with the status unknown. Access class: read. */
  checkVersion(inputs: {
/** The app. listApps finds the ID. */ appId: string;
/** The platform of the version. IOS if empty. */ platform?: "IOS" | "MAC_OS" | "TV_OS" | "VISION_OS" | undefined;
/** Leave it empty for the version in preparation. listVersions shows what there is. */ versionString?: string | undefined;
/** The build that will be submitted. Default: the build of the version. listBuilds finds the ID. */ buildId?: string | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<CheckedVersion>;
  /** Submit version for review. Attaches the build, if you name one, and sends a version to App Review. Only one submission can be open: a rejected one is canceled first, and a draft with other items, such as an app event, is not changed. A version that was already submitted is not submitted again. With Plan only, Lacking lists the texts that App Review requires. Access class: publish. */
  submitVersionForReview(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app. listApps finds the ID. */ appId: string;
/** The platform of the version. IOS if empty. */ platform?: "IOS" | "MAC_OS" | "TV_OS" | "VISION_OS" | undefined;
/** Leave it empty for the version in preparation. listVersions shows what there is. */ versionString?: string | undefined;
/** The build to attach first. Default: the current build. listBuilds finds the ID. */ buildId?: string | undefined;
/** Yes to read what is there and report the steps, and to change nothing in the store. */ dryRun?: PlanOnlyInput | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: PlanToApplyInput | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: PlanLifetimeInput | undefined }, options?: CallOptions): Promise<SubmittedVersion>;
  /** Release approved version. Releases the approved version that is waiting for a manual release. This cannot be undone. Does nothing if the version is already released. Access class: publish. */
  releaseVersion(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app. listApps finds the ID. */ appId: string;
/** The platform of the version. IOS if empty. */ platform?: "IOS" | "MAC_OS" | "TV_OS" | "VISION_OS" | undefined;
/** Leave it empty for the version that waits for its release. listVersions shows what there is. */ versionString?: string | undefined;
/** Yes to read what is there and report the steps, and to change nothing in the store. */ dryRun?: PlanOnlyInput | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: PlanToApplyInput | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: PlanLifetimeInput | undefined }, options?: CallOptions): Promise<ReleasedVersion>;
  /** Start or pause or complete phased release. Sets up a phased release before the version is released, or pauses, resumes or completes a phased release in progress. A completed phased release cannot be resumed. Access class: publish. */
  controlPhasedRelease(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app. listApps finds the ID. */ appId: string;
/** The platform of the version. IOS if empty. */ platform?: "IOS" | "MAC_OS" | "TV_OS" | "VISION_OS" | undefined;
/** Leave it empty for the version in the store, or with start for the next one. listVersions shows what there is. */ versionString?: string | undefined;
/** What to do: start over seven days, pause, resume, or complete for everyone at once. */ action: "start" | "pause" | "resume" | "complete";
/** Yes to read what is there and report the steps, and to change nothing in the store. */ dryRun?: PlanOnlyInput | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: PlanToApplyInput | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: PlanLifetimeInput | undefined }, options?: CallOptions): Promise<ControlledPhasedRelease>;
  /** Set what is new in all languages. Writes the release notes of a version, and other texts, in all its languages at once. Texts that already match are not sent. A language that Apple refuses does not stop the others. Lacking lists what App Review still requires. Access class: publish. */
  setWhatsNew(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app. listApps finds the ID. */ appId: string;
/** The platform of the version. IOS if empty. */ platform?: "IOS" | "MAC_OS" | "TV_OS" | "VISION_OS" | undefined;
/** Leave it empty for the version in preparation. listVersions shows what there is. */ versionString?: string | undefined;
/** What to write, one entry per language. */ texts?: readonly LanguageTextsInput[] | undefined;
/** What is new, for the languages that have no entry. */ otherwise?: string | undefined;
/** Yes to add languages that the version does not have yet. */ createMissing?: boolean | undefined;
/** Yes to read what is there and report the steps, and to change nothing in the store. */ dryRun?: PlanOnlyInput | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: PlanToApplyInput | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: PlanLifetimeInput | undefined }, options?: CallOptions): Promise<SetTexts>;
  /** Add tester to groups by email. Adds a person to external TestFlight groups, whether or not App Store Connect has a tester with that email address. Existing memberships are not changed. Access class: publish. */
  addTester(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app. listApps finds the ID. */ appId: string;
/** The email address that receives the invitation. */ email: string;
/** The first name, for a person who is new. */ firstName?: string | undefined;
/** The last name, for a person who is new. */ lastName?: string | undefined;
/** The groups to join, by name or ID. listBetaGroups finds the ID. */ groups: readonly string[];
/** Yes to read what is there and report the steps, and to change nothing in the store. */ dryRun?: PlanOnlyInput | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: PlanToApplyInput | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: PlanLifetimeInput | undefined }, options?: CallOptions): Promise<AddedTester>;
  /** Add several testers to groups by email. Adds the people in a list, such as the rows of a table, to external TestFlight groups. Each row has its own outcome, and a refused row does not stop the others. Existing memberships are not changed. Access class: publish. */
  addTesters(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app. listApps finds the ID. */ appId: string;
/** The people to add, at most 200. */ testers: readonly ({
/** The email address that receives the invitation. */ email?: string | undefined;
/** The first name, for a new person. */ firstName?: string | undefined;
/** The last name, for a new person. */ lastName?: string | undefined })[];
/** The groups to join, by name or ID. listBetaGroups finds the ID. */ groups: readonly string[];
/** Yes to read what is there and report the steps, and to change nothing in the store. */ dryRun?: PlanOnlyInput | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: PlanToApplyInput | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: PlanLifetimeInput | undefined }, options?: CallOptions): Promise<AddedTesters>;
  /** Reply to several customer reviews. Publishes replies to a list of reviews. A review that has a reply is skipped, each row has its own outcome, and a refused row does not stop the others. Access class: publish. */
  replyToReviews(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The replies, at most 50. */ replies: readonly ({
/** The ID of the review, as List customer reviews gives it. */ reviewId: string;
/** The text of the reply. Customers see it in the store. */ replyText: string })[];
/** Yes to replace a reply that a review has already. Otherwise such a review is skipped. */ replace?: boolean | undefined;
/** Yes to read what is there and report the steps, and to change nothing in the store. */ dryRun?: PlanOnlyInput | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: PlanToApplyInput | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: PlanLifetimeInput | undefined }, options?: CallOptions): Promise<SentReplies>;
  /** Upload screenshot. Uploads a PNG or JPEG of at most 20 MB to the asset library of an app, and shows it as the last screenshot of a language and device. The version must still be in preparation. An image that is already there is not sent again. An image whose size does not fit the device is rejected before anything is sent. Access class: write. */
  uploadScreenshot(inputs: {
/** The app. listApps finds the ID. */ appId: string;
/** The platform of the version. IOS if empty. */ platform?: "IOS" | "MAC_OS" | "TV_OS" | "VISION_OS" | undefined;
/** Leave it empty for the version in preparation. listVersions shows what there is. */ versionString?: string | undefined;
/** The language as Apple writes it, such as en-US. */ locale: OneOf<"ar-SA" | "bn-BD" | "ca" | "zh-Hans" | "zh-Hant" | "hr" | "cs" | "da" | "nl-NL" | "en-AU" | "en-CA" | "en-GB" | "en-US" | "fi" | "fr-FR" | "fr-CA" | "de-DE" | "el" | "gu-IN" | "he" | "hi" | "hu" | "id" | "it" | "ja" | "kn-IN" | "ko" | "ms" | "ml-IN" | "mr-IN" | "no" | "or-IN" | "pl" | "pt-BR" | "pt-PT" | "pa-IN" | "ro" | "ru" | "sk" | "sl-SI" | "es-MX" | "es-ES" | "sv" | "ta-IN" | "te-IN" | "th" | "tr" | "uk" | "ur-PK" | "vi">;
/** The device that the screenshot is for, or the name of a group of the asset library, such as IPHONE_DUO_PROFILE. */ displayType: OneOf<"APP_IPHONE_67" | "APP_IPHONE_65" | "APP_IPHONE_61" | "APP_IPHONE_58" | "APP_IPHONE_55" | "APP_IPHONE_47" | "APP_IPHONE_40" | "APP_IPHONE_35" | "APP_IPAD_PRO_3GEN_129" | "APP_IPAD_PRO_3GEN_11" | "APP_IPAD_PRO_129" | "APP_IPAD_105" | "APP_IPAD_97" | "APP_DESKTOP" | "APP_WATCH_ULTRA" | "APP_WATCH_SERIES_10" | "APP_WATCH_SERIES_7" | "APP_WATCH_SERIES_4" | "APP_WATCH_SERIES_3" | "APP_APPLE_TV" | "APP_APPLE_VISION_PRO" | "IMESSAGE_APP_IPHONE_67" | "IMESSAGE_APP_IPHONE_65" | "IMESSAGE_APP_IPHONE_61" | "IMESSAGE_APP_IPHONE_58" | "IMESSAGE_APP_IPHONE_55" | "IMESSAGE_APP_IPHONE_47" | "IMESSAGE_APP_IPHONE_40" | "IMESSAGE_APP_IPAD_PRO_3GEN_129" | "IMESSAGE_APP_IPAD_PRO_3GEN_11" | "IMESSAGE_APP_IPAD_PRO_129" | "IMESSAGE_APP_IPAD_105" | "IMESSAGE_APP_IPAD_97" | "IPHONE_DUO_PROFILE">;
/** The name of the file, such as start.png. Its extension must match the image. */ fileName: string;
/** Yes to take away what the group shows by the same file name, once this one is there. */ replace?: boolean | undefined;
/** The ID of a language of a custom product page or a treatment, in place of the version. */ pageLocalizationId?: string | undefined;
/** Yes to respond as soon as the file is uploaded, while Apple still processes it. With Replace, the old image is then kept. */ doNotWait?: boolean | undefined;
/** Yes to send an image of a size that the relay does not know, such as that of a new device. Apple then checks it. */ anySize?: boolean | undefined;
/** Yes to use Apple's screenshot sets, which it deprecated, in place of the asset library. */ screenshotSets?: boolean | undefined;
/** Yes to check the picture and report the steps, and to send nothing. */ dryRun?: boolean | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: string | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: number | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The content of the picture. */ body: FileBody }, options?: CallOptions): Promise<UploadedScreenshot>;
  /** Upload screenshots of several languages. Uploads the screenshots in a list from their URLs, and shows them in their languages and devices. A file in several rows is sent once, and one that is already there is not sent again. Each row has its own outcome. It runs as a job, which continues after the call. Access class: write. */
  uploadScreenshots(inputs: {
/** No to get 202 with the URL of the result immediately. Otherwise the relay waits until the timeout of the call, and then responds with 202. Power Automate and Logic Apps follow that URL automatically. */ wait?: boolean | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app. listApps finds the ID. */ appId: string;
/** The platform of the version. IOS if empty. */ platform?: "IOS" | "MAC_OS" | "TV_OS" | "VISION_OS" | undefined;
/** Leave it empty for the version in preparation. listVersions shows what there is. */ versionString?: string | undefined;
/** The pictures to show, at most 200. */ pictures: readonly ({
/** The language as Apple writes it, such as en-US. */ locale: string;
/** The https URL of the PNG or JPEG, at most 20 MB, on a host that an administrator allows. */ fileUrl: string;
/** The name of the file, which ends in .png, .jpg or .jpeg. If empty, the last part of its address. */ fileName?: string | undefined;
/** The device, or the name of a group of the asset library. If empty, the newest device that takes the size of the picture. */ displayType?: OneOf<"APP_IPHONE_67" | "APP_IPHONE_65" | "APP_IPHONE_61" | "APP_IPHONE_58" | "APP_IPHONE_55" | "APP_IPHONE_47" | "APP_IPHONE_40" | "APP_IPHONE_35" | "APP_IPAD_PRO_3GEN_129" | "APP_IPAD_PRO_3GEN_11" | "APP_IPAD_PRO_129" | "APP_IPAD_105" | "APP_IPAD_97" | "APP_DESKTOP" | "APP_WATCH_ULTRA" | "APP_WATCH_SERIES_10" | "APP_WATCH_SERIES_7" | "APP_WATCH_SERIES_4" | "APP_WATCH_SERIES_3" | "APP_APPLE_TV" | "APP_APPLE_VISION_PRO" | "IMESSAGE_APP_IPHONE_67" | "IMESSAGE_APP_IPHONE_65" | "IMESSAGE_APP_IPHONE_61" | "IMESSAGE_APP_IPHONE_58" | "IMESSAGE_APP_IPHONE_55" | "IMESSAGE_APP_IPHONE_47" | "IMESSAGE_APP_IPHONE_40" | "IMESSAGE_APP_IPAD_PRO_3GEN_129" | "IMESSAGE_APP_IPAD_PRO_3GEN_11" | "IMESSAGE_APP_IPAD_PRO_129" | "IMESSAGE_APP_IPAD_105" | "IMESSAGE_APP_IPAD_97" | "IPHONE_DUO_PROFILE"> | undefined;
/** The place among the screenshots, from 1. If empty, the last. */ position?: number | undefined })[];
/** Yes to show in each language and device of the list only its pictures, in this order. Otherwise they are added to those that are there. */ replace?: boolean | undefined;
/** Yes to send images of a size that the relay does not know, such as that of a new device. Apple then checks them. */ anySize?: boolean | undefined;
/** Yes to read what is there and report the steps, and to change nothing in the store. */ dryRun?: PlanOnlyInput | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: PlanToApplyInput | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: PlanLifetimeInput | undefined }, options?: CallOptions): Promise<UploadedScreenshots>;
  /** Upload app preview. Uploads a video of at most 500 MB to the asset library of an app, in parts, and shows it as the last app preview of a language and device. The version must still be in preparation. With the URL of the file it runs as a job, which continues after the call. Access class: write. */
  uploadPreview(inputs: {
/** The app. listApps finds the ID. */ appId: string;
/** The platform of the version. IOS if empty. */ platform?: "IOS" | "MAC_OS" | "TV_OS" | "VISION_OS" | undefined;
/** Leave it empty for the version in preparation. listVersions shows what there is. */ versionString?: string | undefined;
/** The language as Apple writes it, such as en-US. */ locale: OneOf<"ar-SA" | "bn-BD" | "ca" | "zh-Hans" | "zh-Hant" | "hr" | "cs" | "da" | "nl-NL" | "en-AU" | "en-CA" | "en-GB" | "en-US" | "fi" | "fr-FR" | "fr-CA" | "de-DE" | "el" | "gu-IN" | "he" | "hi" | "hu" | "id" | "it" | "ja" | "kn-IN" | "ko" | "ms" | "ml-IN" | "mr-IN" | "no" | "or-IN" | "pl" | "pt-BR" | "pt-PT" | "pa-IN" | "ro" | "ru" | "sk" | "sl-SI" | "es-MX" | "es-ES" | "sv" | "ta-IN" | "te-IN" | "th" | "tr" | "uk" | "ur-PK" | "vi">;
/** The device that the preview is for, or the name of a group of the asset library. There are no previews for watches. */ displayType: OneOf<"APP_IPHONE_67" | "APP_IPHONE_65" | "APP_IPHONE_61" | "APP_IPHONE_58" | "APP_IPHONE_55" | "APP_IPHONE_47" | "APP_IPHONE_40" | "APP_IPHONE_35" | "APP_IPAD_PRO_3GEN_129" | "APP_IPAD_PRO_3GEN_11" | "APP_IPAD_PRO_129" | "APP_IPAD_105" | "APP_IPAD_97" | "APP_DESKTOP" | "APP_WATCH_ULTRA" | "APP_WATCH_SERIES_10" | "APP_WATCH_SERIES_7" | "APP_WATCH_SERIES_4" | "APP_WATCH_SERIES_3" | "APP_APPLE_TV" | "APP_APPLE_VISION_PRO" | "IMESSAGE_APP_IPHONE_67" | "IMESSAGE_APP_IPHONE_65" | "IMESSAGE_APP_IPHONE_61" | "IMESSAGE_APP_IPHONE_58" | "IMESSAGE_APP_IPHONE_55" | "IMESSAGE_APP_IPHONE_47" | "IMESSAGE_APP_IPHONE_40" | "IMESSAGE_APP_IPAD_PRO_3GEN_129" | "IMESSAGE_APP_IPAD_PRO_3GEN_11" | "IMESSAGE_APP_IPAD_PRO_129" | "IMESSAGE_APP_IPAD_105" | "IMESSAGE_APP_IPAD_97" | "IPHONE_DUO_PROFILE">;
/** The https URL of the video, on a host that an administrator allows, in place of a body. */ fileUrl?: string | undefined;
/** The name of the file, which ends in .mp4, .m4v or .mov. If empty, the last part of its address. */ fileName?: string | undefined;
/** The time of the frame that customers see before it plays, such as 00:00:03:00. */ previewFrameTimeCode?: string | undefined;
/** Yes to take away what the group shows by the same file name, once this one is there. */ replace?: boolean | undefined;
/** The ID of a language of a custom product page or a treatment, in place of the version. */ pageLocalizationId?: string | undefined;
/** Yes to finish when the file is uploaded, while Apple still processes it. */ doNotWait?: boolean | undefined;
/** Yes to report the steps, and to send nothing. */ dryRun?: boolean | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: string | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: number | undefined;
/** No to get 202 with the URL of the result immediately. Otherwise the relay waits until the timeout of the call, and then responds with 202. Power Automate and Logic Apps follow that URL automatically. */ wait?: boolean | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The content of the video, unless its address is given. */ body?: FileBody | undefined }, options?: CallOptions): Promise<UploadedPreview>;
  /** Upload build to App Store Connect. Uploads an .ipa or .pkg from a URL, part by part, and waits until Apple has processed it. It runs as a job, which continues after the call. A build that Apple already has is not sent again, and an unused reservation is deleted. Access class: publish. */
  uploadBuild(inputs: {
/** No to get 202 with the URL of the result immediately. Otherwise the relay waits until the timeout of the call, and then responds with 202. Power Automate and Logic Apps follow that URL automatically. */ wait?: boolean | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app. listApps finds the ID. */ appId: string;
/** The https URL of the .ipa or .pkg, on a host that an administrator allows, such as a signed URL of Azure Blob Storage. */ fileUrl: string;
/** The platform of the build. IOS if empty. */ platform?: "IOS" | "MAC_OS" | "TV_OS" | "VISION_OS" | undefined;
/** CFBundleShortVersionString as in the file, such as 1.4.0. */ versionString: string;
/** CFBundleVersion as in the file, such as 42. */ buildNumber: string;
/** The name of the file, which ends in .ipa or .pkg. If empty, the last part of its address. */ fileName?: string | undefined;
/** Yes to delete a reservation for the same build whose file was never sent. Another tool may be at it. */ replaceUnfinished?: boolean | undefined;
/** Yes to finish when the file is uploaded, while Apple still processes it. Otherwise the job finishes when the build is ready for testing. */ skipProcessing?: boolean | undefined;
/** Yes to read what is there and report the steps, and to change nothing in the store. */ dryRun?: PlanOnlyInput | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: PlanToApplyInput | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: PlanLifetimeInput | undefined }, options?: CallOptions): Promise<UploadedBuild>;
  /** Create in app purchase. Creates an in-app purchase with its texts, price, availability and review screenshot, and sends it to App Review if you choose. If the product ID exists, only missing or different parts are written. One that is in review or approved is not changed. Access class: publish. */
  createInAppPurchase(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app. listApps finds the ID. */ appId: string;
/** The identifier that the app uses: letters, digits, hyphens, periods and underscores. It cannot be used again. */ productId: string;
/** What it is called in App Store Connect. Customers do not see it. */ referenceName: string;
/** What kind of purchase it is. It cannot be changed. */ purchaseType: "CONSUMABLE" | "NON_CONSUMABLE" | "NON_RENEWING_SUBSCRIPTION";
/** The name and the description, one entry per language. */ texts?: readonly ProductTextsInput[] | undefined;
/** The country or region that Price is for, as three letters. USA if empty. */ baseTerritory?: string | undefined;
/** What customers pay in the base territory, such as 4.99. Apple derives the prices of all other territories. */ price?: string | undefined;
/** The countries and regions where it is sold, such as USA. If empty, in all territories and those that Apple adds. */ territories?: readonly string[] | undefined;
/** The https URL of a PNG or JPEG that shows App Review where it is sold, on a host that an administrator allows. */ fileUrl?: string | undefined;
/** The name of the picture, which ends in .png or .jpg. If empty, the last part of its address. */ fileName?: string | undefined;
/** What App Review should know. */ reviewNote?: string | undefined;
/** Yes if a family can share it. */ familySharable?: boolean | undefined;
/** With no, or if empty, it is not submitted. With add, it joins the draft of a review submission, which the first product of an app needs together with a version of the app. With submit, it is submitted by itself. */ review?: "no" | "add" | "submit" | undefined;
/** The platform of the review submission. IOS if empty. */ platform?: "IOS" | "MAC_OS" | "TV_OS" | "VISION_OS" | undefined;
/** Yes to read what is there and report the steps, and to change nothing in the store. */ dryRun?: PlanOnlyInput | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: PlanToApplyInput | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: PlanLifetimeInput | undefined }, options?: CallOptions): Promise<CreatedInAppPurchase>;
  /** Create subscription. Creates a subscription with its group, texts, prices in all territories, availability and review screenshot, and sends it to App Review if you choose. If the product ID exists, only missing or different parts are written. One that is in review or approved is not changed. Access class: publish. */
  createSubscription(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app. listApps finds the ID. */ appId: string;
/** The identifier that the app uses: letters, digits, hyphens, periods and underscores. It cannot be used again. */ productId: string;
/** What it is called in App Store Connect. Customers do not see it. */ referenceName: string;
/** The group by its ID, or the name of a new one. listSubscriptionGroups finds the ID. */ group: string;
/** The name of the group, one entry per language. A new group needs one. */ groupTexts?: readonly SubscriptionGroupTextsInput[] | undefined;
/** How long a customer pays for at once. */ subscriptionPeriod: "ONE_WEEK" | "ONE_MONTH" | "TWO_MONTHS" | "THREE_MONTHS" | "SIX_MONTHS" | "ONE_YEAR";
/** The rank within its group; 1 offers most. */ groupLevel?: number | undefined;
/** The name and the description, one entry per language. */ texts?: readonly ProductTextsInput[] | undefined;
/** The country or region that Price is for, as three letters. USA if empty. */ baseTerritory?: string | undefined;
/** What customers pay in the base territory, such as 4.99. Apple derives the prices of all other territories. */ price?: string | undefined;
/** The countries and regions where it is sold, such as USA. If empty, in all territories and those that Apple adds. */ territories?: readonly string[] | undefined;
/** The https URL of a PNG or JPEG that shows App Review where it is sold, on a host that an administrator allows. */ fileUrl?: string | undefined;
/** The name of the picture, which ends in .png or .jpg. If empty, the last part of its address. */ fileName?: string | undefined;
/** What App Review should know. */ reviewNote?: string | undefined;
/** Yes if a family can share it. */ familySharable?: boolean | undefined;
/** With no, or if empty, it is not submitted. With add, it joins the draft of a review submission, which the first product of an app needs together with a version of the app. With submit, it is submitted by itself. */ review?: "no" | "add" | "submit" | undefined;
/** The platform of the review submission. IOS if empty. */ platform?: "IOS" | "MAC_OS" | "TV_OS" | "VISION_OS" | undefined;
/** Yes to read what is there and report the steps, and to change nothing in the store. */ dryRun?: PlanOnlyInput | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: PlanToApplyInput | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: PlanLifetimeInput | undefined }, options?: CallOptions): Promise<CreatedSubscription>;
  /** Create offer codes of subscription. Creates an offer of a subscription with its prices in the territories, and codes that customers redeem. If the offer or the codes exist, they are used. Apple cannot change an offer, so one that differs is refused. Access class: publish. */
  createSubscriptionOfferCodes(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app. listApps finds the ID. */ appId: string;
/** The identifier that the app uses. */ productId: string;
/** What the offer is called in App Store Connect. */ name: string;
/** Who can redeem the codes. */ customerEligibilities: readonly ("NEW" | "EXISTING" | "EXPIRED")[];
/** Whether customers pay nothing, a lower price for each period, or one price for all of them. */ offerMode: "FREE_TRIAL" | "PAY_AS_YOU_GO" | "PAY_UP_FRONT";
/** The length of a period, or of the whole offer. */ duration: "THREE_DAYS" | "ONE_WEEK" | "TWO_WEEKS" | "ONE_MONTH" | "TWO_MONTHS" | "THREE_MONTHS" | "SIX_MONTHS" | "ONE_YEAR";
/** How many periods, with Pay as you go. 1 if empty. */ numberOfPeriods?: number | undefined;
/** Whether customers can also redeem an introductory offer. Both if empty. */ offerEligibility?: "STACK_WITH_INTRO_OFFERS" | "REPLACE_INTRO_OFFERS" | undefined;
/** No if the subscription ends with the offer. */ autoRenewEnabled?: boolean | undefined;
/** The country or region that Price is for, as three letters. USA if empty. */ baseTerritory?: string | undefined;
/** What customers pay in the base territory, such as 1.99. Empty if Payment is Free. */ price?: string | undefined;
/** The countries and regions of the offer, such as USA. If empty, all that Apple has a price for. */ territories?: readonly string[] | undefined;
/** A code that many customers can use, such as SPRING26. If empty, Apple makes codes that can be used once. */ customCode?: string | undefined;
/** How many codes to make, or how often the custom code can be used. If empty, the offer gets no codes yet. */ numberOfCodes?: number | undefined;
/** The last day of the codes, such as 2026-12-31. Codes that can be used once need one within six months. */ expirationDate?: string | undefined;
/** Where codes that can be used once are valid. Production if empty. */ environment?: "PRODUCTION" | "SANDBOX" | undefined;
/** Yes to read what is there and report the steps, and to change nothing in the store. */ dryRun?: PlanOnlyInput | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: PlanToApplyInput | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: PlanLifetimeInput | undefined }, options?: CallOptions): Promise<CreatedSubscriptionOfferCodes>;
  /** Create offer codes of in app purchase. Creates an offer of an in-app purchase with its prices in the territories, and codes that customers redeem. If the offer or the codes exist, they are used. Apple cannot change an offer, so one that differs is refused. Access class: publish. */
  createInAppPurchaseOfferCodes(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app. listApps finds the ID. */ appId: string;
/** The identifier that the app uses. */ productId: string;
/** What the offer is called in App Store Connect. */ name: string;
/** Who can redeem the codes. */ customerEligibilities: readonly ("NON_SPENDER" | "ACTIVE_SPENDER" | "CHURNED_SPENDER")[];
/** The country or region that Price is for, as three letters. USA if empty. */ baseTerritory?: string | undefined;
/** What customers pay in the base territory, such as 1.99, or 0 if it is free. */ price: string;
/** The countries and regions of the offer, such as USA. If empty, all that Apple has a price for. */ territories?: readonly string[] | undefined;
/** A code that many customers can use, such as SPRING26. If empty, Apple makes codes that can be used once. */ customCode?: string | undefined;
/** How many codes to make, or how often the custom code can be used. If empty, the offer gets no codes yet. */ numberOfCodes?: number | undefined;
/** The last day of the codes, such as 2026-12-31. Codes that can be used once need one within six months. */ expirationDate?: string | undefined;
/** Where codes that can be used once are valid. Production if empty. */ environment?: "PRODUCTION" | "SANDBOX" | undefined;
/** Yes to read what is there and report the steps, and to change nothing in the store. */ dryRun?: PlanOnlyInput | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: PlanToApplyInput | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: PlanLifetimeInput | undefined }, options?: CallOptions): Promise<CreatedInAppPurchaseOfferCodes>;
  /** Create custom product page. Creates a custom product page with a promotional text in each language, in preparation. If a page of this name exists, only missing or different parts are written. Access class: write. */
  createCustomProductPage(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app. listApps finds the ID. */ appId: string;
/** What it is called in App Store Connect. */ name: string;
/** One entry per language. */ texts: readonly CustomPageTextsInput[];
/** The URL that opens the app at the place that the page is about. */ deepLink?: string | undefined;
/** Yes to read what is there and report the steps, and to change nothing in the store. */ dryRun?: PlanOnlyInput | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: PlanToApplyInput | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: PlanLifetimeInput | undefined }, options?: CallOptions): Promise<CreatedCustomProductPage>;
  /** Create product page optimization test. Creates a product page optimization test with up to three treatments in some languages, in preparation. If a test of this name exists, only missing or different parts are written. Access class: write. */
  createExperiment(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app. listApps finds the ID. */ appId: string;
/** The platform of the test. IOS if empty. */ platform?: "IOS" | "MAC_OS" | "TV_OS" | "VISION_OS" | undefined;
/** What it is called in App Store Connect. */ name: string;
/** How many percent of customers see one of the treatments. */ trafficProportion: number;
/** The names of the treatments, at most three. */ treatments: readonly string[];
/** The languages of the treatments, such as en-US. */ locales: readonly TextLanguageInput[];
/** Yes to read what is there and report the steps, and to change nothing in the store. */ dryRun?: PlanOnlyInput | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: PlanToApplyInput | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: PlanLifetimeInput | undefined }, options?: CallOptions): Promise<CreatedExperiment>;
  /** Send build to testers. Gives a build to TestFlight groups once Apple has processed it, with test notes, and submits it for beta review if a group is external. It runs as a job. What was done before is not done again. Access class: publish. */
  sendBuildToTesters(inputs: {
/** No to get 202 with the URL of the result immediately. Otherwise the relay waits until the timeout of the call, and then responds with 202. Power Automate and Logic Apps follow that URL automatically. */ wait?: boolean | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app. listApps finds the ID. */ appId: string;
/** The platform of the build. IOS if empty. */ platform?: "IOS" | "MAC_OS" | "TV_OS" | "VISION_OS" | undefined;
/** Only builds of this version. Any if empty. */ versionString?: string | undefined;
/** If empty, the newest that Apple has processed. */ buildNumber?: string | undefined;
/** The groups that get the build, by name or ID. listBetaGroups finds the ID. */ groups: readonly string[];
/** What to test, one row for each language. */ whatToTest?: readonly ({
/** The language as Apple writes it, such as en-US or de-DE. */ locale: TextLanguageInput;
/** What testers should look at, at most 4000 characters. */ whatsNew: string })[] | undefined;
/** Whether export rules apply to its encryption. Needed if its Info.plist does not say so. */ usesNonExemptEncryption?: boolean | undefined;
/** Yes to finish when beta review has approved the build, which may take a day. */ waitForReview?: boolean | undefined;
/** Yes to notify the testers, unless Apple does so by itself. For external testers use Wait for review, too. */ notify?: boolean | undefined;
/** Yes to read what is there and report the steps, and to change nothing in the store. */ dryRun?: PlanOnlyInput | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: PlanToApplyInput | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: PlanLifetimeInput | undefined }, options?: CallOptions): Promise<BuildSentToTesters>;
  /** List event subscriptions. Lists the flows that wait for events of App Store Connect, without the addresses they wait at. Access class: read. */
  listEventSubscriptions(inputs?: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<EventSubscriptions>;
  /** Test event subscription. Lets App Store Connect send a test event for an app, and waits until the relay receives it. Flows do not start by it. Access class: write. */
  testEventSubscription(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app whose events start the flow. listApps finds the ID. */ appId: string }, options?: CallOptions): Promise<EventTestResult>;
  /** End event subscription. Ends a subscription. The platform calls it when a flow is turned off. Needs no key. Access class: write. */
  endEventSubscription(inputs: {
/** The end of the address in Location. */ subscription: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<void>;
  /** List App Store purchase subscriptions. Lists the flows that wait for purchase events of the App Store, without the addresses they wait at. Access class: read. */
  listAppStorePurchaseSubscriptions(inputs?: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<EventSubscriptions>;
  /** End App Store Connect purchase subscription. Ends a subscription. The platform calls it when a flow is turned off. Needs no key. Access class: write. */
  endAppStorePurchaseSubscription(inputs: {
/** The end of the address in Location. */ subscription: string;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<void>;
  /** Check Galaxy Store app before submission. Looks at the draft of an app, or at the app on sale if it has none: status, binary, texts and screenshots in every language, category, age, price, countries and addresses. Answers one row for each with what to do, and changes nothing. What the API does not return is a row with the status unknown. Access class: read. */
  checkGalaxyApp(inputs: {
/** The Galaxy Store app. listGalaxyApps finds the content ID of 12 digits. */ contentId: string;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<CheckedGalaxyApp>;
  /** Publish Galaxy Store update. Brings a new app file into the draft of a Galaxy Store app in one step, and submits it for review only when Submit is yes. It uploads the file, creates the draft, adds the binary and, if requested, starts a staged rollout and deletes the binary that it replaces. A file in the body must be uploaded within the timeout of the call, 100 seconds by default, and within the size limit of the connector. Give large files by URL: the operation then runs as a job. Access class: publish. */
  publishGalaxyUpdate(inputs: {
/** The Galaxy Store app. listGalaxyApps finds the content ID of 12 digits. */ contentId: string;
/** A file name that the app has not used before, such as reader_42.apk. Characters that Galaxy Store does not accept become underscores. Default: the name in File address. */ fileName?: string | undefined;
/** Y if the file uses Google Mobile Services, otherwise N. */ gms: "Y" | "N";
/** The https URL of the file instead of the file itself, on a host that an administrator allows. */ fileUrl?: string | undefined;
/** What is new, at most 4000 bytes. */ whatsNew?: string | undefined;
/** 01: live once approved. 03: live after Change Galaxy Store app status. Empty: as the app has it. */ publicationType?: "01" | "03" | undefined;
/** The number of an older binary: the new one is for the same devices. readGalaxyApp finds the number. */ copyDeviceGroupsOf?: string | undefined;
/** Yes deletes, for good, the binary of Copy devices from; without that input, all older binaries of the draft. */ removeOldBinaries?: boolean | undefined;
/** How many of a hundred people get the new binary at first. Empty: everybody. */ rolloutRate?: number | undefined;
/** Yes submits the draft for review. Otherwise it stays a draft. */ submit?: boolean | undefined;
/** Yes to read what is there and report the steps, and to change nothing in the store. */ dryRun?: boolean | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: string | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: number | undefined;
/** No to get 202 with the URL of the result immediately. Otherwise the relay waits until the timeout of the call, and then responds with 202. Power Automate and Logic Apps follow that URL automatically. */ wait?: boolean | undefined;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The content of the file, an APK or AAB. Leave it empty with File address. */ body?: FileBody | undefined }, options?: CallOptions): Promise<GalaxyUpdate>;
  /** Control Galaxy Store staged rollout. Releases a version to some users first, then to more, or to all. Rates can only increase. A rollout cannot be paused, and ending it releases the version to everyone. To hold it, keep the current rate. Access class: publish. */
  controlStagedRollout(inputs: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The Galaxy Store app. listGalaxyApps finds the content ID of 12 digits. */ contentId: GalaxyAppIDInput;
/** Start adds the binary to the rollout and sets the first rates, raise sets higher ones, finish gives the version to everybody at once. */ action: "start" | "raise" | "finish";
/** How many of a hundred people get the version; for start and raise. */ rate?: number | undefined;
/** Countries with a rate of their own. Those not named keep theirs, or follow. */ countries?: readonly ({
/** The country, such as KOR. */ countryCode: string;
/** How many of a hundred people there. */ rolloutRate: number })[] | undefined;
/** SALE for the version in the store, REGISTRATION for the draft. Default: the draft for start, otherwise the version in the store. */ appStatus?: "SALE" | "REGISTRATION" | undefined;
/** For start: the binary of the draft to roll out. Empty: the newest. readGalaxyApp finds the number. */ binarySeq?: string | undefined;
/** Yes to read what is there and report the steps, and to change nothing in the store. */ dryRun?: PlanOnlyInput | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: PlanToApplyInput | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: PlanLifetimeInput | undefined }, options?: CallOptions): Promise<GalaxyRolloutState>;
  /** Set what is new in Galaxy Store app. Writes the release notes of the draft of an app, in the languages that you give. For an app on sale, it creates the draft. All other texts and languages keep their values. Users see the change after Submit Galaxy Store app and the review. Access class: write. */
  setGalaxyWhatsNew(inputs: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The Galaxy Store app. listGalaxyApps finds the content ID of 12 digits. */ contentId: GalaxyAppIDInput;
/** What to write, one entry per language. */ texts: readonly ({
/** The language, such as ENG or FRA: the default language of the app, or a further one. */ language: string;
/** What is new, at most 4000 bytes. */ whatsNew: string;
/** The name of the app in that language; a must for a new language. */ title?: string | undefined;
/** The description in that language; a must for a new language. */ description?: string | undefined })[];
/** Yes to read what is there and report the steps, and to change nothing in the store. */ dryRun?: PlanOnlyInput | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: PlanToApplyInput | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: PlanLifetimeInput | undefined }, options?: CallOptions): Promise<GalaxyWhatsNewWritten>;
  /** Reply to several Galaxy Store reviews. Publishes replies to a list of reviews of an app. A review that has a reply is skipped, each row has its own outcome, and a refused row does not stop the others. Access class: publish. */
  replyToGalaxyReviews(inputs: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The Galaxy Store app. listGalaxyApps finds the content ID of 12 digits. */ contentId: GalaxyAppIDInput;
/** The replies, at most 50. */ replies: readonly ({
/** The ID of the review, as List Galaxy Store reviews gives it. */ reviewId: string;
/** What to reply, at most 1400 bytes. */ replyText: string })[];
/** Yes to replace a reply that a review has already. Otherwise such a review is skipped. */ replace?: boolean | undefined;
/** Yes to read what is there and report the steps, and to change nothing in the store. */ dryRun?: PlanOnlyInput | undefined;
/** The ID that Plan only answered with. Does what was planned, once, if the store is still as it was. */ planId?: PlanToApplyInput | undefined;
/** With Plan only: how many minutes the plan can be applied, 10 if empty, at most 4320 (three days). */ planValidFor?: PlanLifetimeInput | undefined }, options?: CallOptions): Promise<SentGalaxyReplies>;
  /** List purchase subscriptions. Lists the flows that wait for purchase events of the Galaxy Store, without the addresses they wait at. Access class: read. */
  listGalaxyPurchaseSubscriptions(inputs?: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<EventSubscriptions>;
  /** End Galaxy Store purchase subscription. Ends a subscription. The platform calls it when a flow is turned off. Needs no key. Access class: write. */
  endGalaxyPurchaseSubscription(inputs: {
/** The end of the address in Location. */ subscription: string;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<void>;
  /** Verify signed transaction. Checks that Apple signed a transaction for the app of the account, such as one that the app sends, and reads its fields. Calls no store. Access class: read. */
  verifySignedTransaction(inputs: {
/** The App Store Server API account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** What Apple signed: three parts with dots between. */ signed: string;
/** What the signed data is. A transaction if empty. */ what?: "transaction" | "renewal" | "appTransaction" | "notification" | undefined }, options?: CallOptions): Promise<SignedDataVerified>;
  /** List Galaxy Store app choices. Lists the apps of the account by name, each once, for the drop-downs of other actions. Access class: read. */
  listGalaxyAppChoices(inputs?: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<GalaxyAppChoices>;
  /** List apps of both stores. Lists the apps of every account in both stores as one table. A store or account that fails is a row in Problems; the others are still listed. Access class: read. */
  listAllApps(inputs?: {
/** Only the apps of this store. */ store?: "apple" | "samsung" | undefined;
/** Only the apps of the accounts with this name. */ account?: string | undefined;
/** Yes to read version and package name of each Galaxy Store app, which takes longer. */ details?: boolean | undefined }, options?: CallOptions): Promise<AllApps>;
  /** Read app status in both stores. Reads the status of an app: what is live, what is in review, the latest build, the rollout, and a summary sentence for each store. A store that fails has a problem; the other store is still reported. Access class: read. */
  readAppStatus(inputs?: {
/** The app in the App Store. listApps finds the ID. */ appleApp?: string | undefined;
/** The app in Galaxy Store. listGalaxyApps finds the content ID of 12 digits. */ galaxyApp?: string | undefined;
/** The account of that app. Leave it empty for the default account. listAccounts shows what there is. */ appleAccount?: string | undefined;
/** The account of that app. Leave it empty for the default account. listAccounts shows what there is. */ galaxyAccount?: string | undefined }, options?: CallOptions): Promise<AppStatus>;
  /** List what expires. Lists certificates, provisioning profiles and TestFlight builds of every account with the days that are left, without their content. An account or kind that cannot be read is a row in Problems; Notes says what the stores do not report. Access class: read. */
  listExpirations(inputs?: {
/** Only what expires within so many days, or is over. */ withinDays?: number | undefined;
/** Only these kinds; all if empty. Individual keys of App Store Connect can read builds alone. */ kinds?: readonly ("certificate" | "profile" | "testflightBuild")[] | undefined;
/** Only the accounts of this store. */ store?: "apple" | "samsung" | undefined;
/** Only the accounts with this name. */ account?: string | undefined;
/** Yes to list all builds, not only the newest one of each app and platform. */ olderBuilds?: boolean | undefined }, options?: CallOptions): Promise<AllExpirations>;
  /** Get weekly figures. Gets one row for each app and store: installs, updates, units, proceeds, ratings, crashes. A figure that a store does not have is null, with the reason in Missing. Needs 2 calls for each account, for each App Store app 1 to 5 for reviews and 1 to 10 for analytics, and 1 for each Galaxy Store app. Access class: read. */
  getWeeklyFigures(inputs?: {
/** A day of the week, such as 2026-06-24. The last complete week if empty. */ week?: string | undefined;
/** For units and proceeds of the App Store: your number under Payments and Financial Reports, such as 80012345. With several accounts, ACCOUNT=NUMBER for each. */ vendorNumbers?: readonly string[] | undefined;
/** The currency of Proceeds, such as EUR. If empty, the one that all are in. */ currency?: string | undefined;
/** With Currency: how much of it one unit of another is worth, such as USD=0.92. The relay knows no rates. */ rates?: readonly string[] | undefined;
/** Only the apps of this store. */ store?: "apple" | "samsung" | undefined;
/** Only the apps of the accounts with this name. */ account?: string | undefined;
/** Only these apps, by ID. */ apps?: readonly string[] | undefined;
/** What to read: sales, reviews, analytics and performance of App Store Connect, metrics of Galaxy Store. All but performance if empty. */ parts?: readonly ("sales" | "reviews" | "analytics" | "performance" | "metrics")[] | undefined;
/** Of each account; 100 if empty. */ most?: number | undefined }, options?: CallOptions): Promise<WeeklyFigures>;
  /** Send App Store Connect request. Sends any other call to the API of App Store Connect, signed like every call, and returns its response. The operations that a policy allows do not limit these requests: an administrator must allow this action, by its name or by the class anything, and its callers can do whatever the key of the account can do. Access class: anything. */
  sendAppStoreRequest(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The method, as the documentation of the store has it. */ method: "GET" | "POST" | "PATCH" | "DELETE";
/** The path without host and query, such as /v1/apps. */ path: string;
/** The values of the query by name, such as {"limit": 5}, or a text as in limit=5. */ query?: { [name: string]: unknown } | undefined;
/** What to send as JSON, as the documentation of the store has it. */ body?: { [name: string]: unknown } | undefined }, options?: CallOptions): Promise<StoreAnswer>;
  /** Send Galaxy Store request. Sends any other call to the API of Galaxy Store, signed like every call, and returns its response. The operations that a policy allows do not limit these requests: an administrator must allow this action, by its name or by the class anything, and its callers can do whatever the key of the account can do. Access class: anything. */
  sendGalaxyStoreRequest(inputs: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The method, as the documentation of the store has it. */ method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
/** The path without host and query, such as /seller/contentList. */ path: string;
/** The values of the query by name, such as {"limit": 5}, or a text as in limit=5. */ query?: { [name: string]: unknown } | undefined;
/** What to send as JSON, as the documentation of the store has it. */ body?: { [name: string]: unknown } | undefined }, options?: CallOptions): Promise<StoreAnswer>;
  /** When an event is reported by App Store Connect. This operation triggers when something happens to an app: a version or a build changes its state, a tester sends feedback, a background asset or an alternative distribution package changes. Access class: write. */
  whenAppStoreEvent(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app whose events start the flow. listApps finds the ID. */ appId: string;
/** Only these events. All of them if empty. */ eventTypes?: readonly ("APP_STORE_VERSION_APP_VERSION_STATE_UPDATED" | "BUILD_UPLOAD_STATE_UPDATED" | "BUILD_BETA_DETAIL_EXTERNAL_BUILD_STATE_UPDATED" | "BETA_FEEDBACK_CRASH_SUBMISSION_CREATED" | "BETA_FEEDBACK_SCREENSHOT_SUBMISSION_CREATED" | "BACKGROUND_ASSET_VERSION_STATE_UPDATED" | "BACKGROUND_ASSET_VERSION_APP_STORE_RELEASE_STATE_UPDATED" | "BACKGROUND_ASSET_VERSION_EXTERNAL_BETA_RELEASE_STATE_UPDATED" | "BACKGROUND_ASSET_VERSION_INTERNAL_BETA_RELEASE_CREATED" | "ALTERNATIVE_DISTRIBUTION_PACKAGE_AVAILABLE_UPDATED" | "ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED" | "ALTERNATIVE_DISTRIBUTION_TERRITORY_AVAILABILITY_UPDATED")[] | undefined;
/** Where the platform waits for the events. */ callback: string }, options?: CallOptions): Promise<EventSubscription>;
  /** When an App Store purchase event arrives. This operation triggers when a customer buys, renews, cancels or gets a refund: Apple sends an App Store Server Notification. Enter the address that it answers in App Store Connect, App Information, App Store Server Notifications. Access class: write. */
  whenAppStorePurchase(inputs: {
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The app whose purchases start the flow. listApps finds the ID. */ appId: string;
/** Only these events. All of them if empty. */ eventTypes?: readonly OneOf<"CONSUMPTION_REQUEST" | "DID_CHANGE_RENEWAL_PREF" | "DID_CHANGE_RENEWAL_STATUS" | "DID_FAIL_TO_RENEW" | "DID_RENEW" | "EXPIRED" | "EXTERNAL_PURCHASE_TOKEN" | "GRACE_PERIOD_EXPIRED" | "METADATA_UPDATE" | "MIGRATION" | "OFFER_REDEEMED" | "ONE_TIME_CHARGE" | "PRICE_CHANGE" | "PRICE_INCREASE" | "REFUND" | "REFUND_DECLINED" | "REFUND_REVERSED" | "RENEWAL_EXTENDED" | "RENEWAL_EXTENSION" | "RESCIND_CONSENT" | "REVOKE" | "SUBSCRIBED" | "TEST">[] | undefined;
/** Where the platform waits for the events. */ callback: string }, options?: CallOptions): Promise<PurchaseSubscription>;
  /** When a customer review is added. This operation triggers when a customer writes a review on the App Store, of one app or of any app of the account. Access class: read. */
  whenReviewAdded(inputs?: {
/** The app to watch. All apps of the account if empty. listApps finds the ID. */ app?: string | undefined;
/** Only reviews with at most this many stars. */ mostStars?: number | undefined;
/** Yes to leave out reviews that have a published reply. */ unanswered?: boolean | undefined;
/** Only reviews from these countries, such as USA or DEU. */ territories?: readonly string[] | undefined;
/** What the poll before answered as Next state; empty at the first one. */ state?: string | undefined;
/** items for Power Automate; native for Logic Apps: 202 while nothing is new, and the next address in Location. */ dialect?: "items" | "native" | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<AddedReviews>;
  /** When an App Store version changes its state. This operation triggers when a version of one app, or of any app of the account, changes its state, for example to in review or rejected. Access class: read. */
  whenVersionStateChanges(inputs?: {
/** The app to watch. All apps of the account if empty. listApps finds the ID. */ app?: string | undefined;
/** Only changes to these states. */ states?: readonly ("ACCEPTED" | "DEVELOPER_REJECTED" | "IN_REVIEW" | "INVALID_BINARY" | "METADATA_REJECTED" | "PENDING_APPLE_RELEASE" | "PENDING_DEVELOPER_RELEASE" | "PREPARE_FOR_SUBMISSION" | "PROCESSING_FOR_DISTRIBUTION" | "READY_FOR_DISTRIBUTION" | "READY_FOR_REVIEW" | "REJECTED" | "WAITING_FOR_EXPORT_COMPLIANCE" | "WAITING_FOR_REVIEW")[] | undefined;
/** Only the versions for this platform. */ platform?: "IOS" | "MAC_OS" | "TV_OS" | "VISION_OS" | undefined;
/** What the poll before answered as Next state; empty at the first one. */ state?: string | undefined;
/** items for Power Automate; native for Logic Apps: 202 while nothing is new, and the next address in Location. */ dialect?: "items" | "native" | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<ChangedVersions>;
  /** When a build is processed. This operation triggers when App Store Connect finishes processing a build of one app, or of any app of the account, whether it succeeded or failed. Access class: read. */
  whenBuildProcessed(inputs?: {
/** The app to watch. All apps of the account if empty. listApps finds the ID. */ app?: string | undefined;
/** Only builds that ended so. */ results?: readonly ("VALID" | "FAILED" | "INVALID")[] | undefined;
/** What the poll before answered as Next state; empty at the first one. */ state?: string | undefined;
/** items for Power Automate; native for Logic Apps: 202 while nothing is new, and the next address in Location. */ dialect?: "items" | "native" | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<ProcessedBuilds>;
  /** When a tester sends feedback. This operation triggers when a tester of one app, or of any app of the account, sends a crash report or screenshots from TestFlight. Access class: read. */
  whenFeedbackReceived(inputs?: {
/** The app to watch. All apps of the account if empty. listApps finds the ID. */ app?: string | undefined;
/** Only crash reports, or only screenshots; both if empty. */ kind?: "crash" | "screenshot" | undefined;
/** What the poll before answered as Next state; empty at the first one. */ state?: string | undefined;
/** items for Power Automate; native for Logic Apps: 202 while nothing is new, and the next address in Location. */ dialect?: "items" | "native" | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<ReceivedFeedback>;
  /** When a sales report is ready. This operation triggers when Apple has a new sales report. A period without sales has no report. After a long pause, the newest 7 reports are returned. Access class: read. */
  whenSalesReportReady(inputs: {
/** Your number under Payments and Financial Reports, such as 80012345. */ vendorNumber: string;
/** What the report is about. SALES if empty. INSTALLS is discontinued since 4 November 2026. */ reportType?: "SALES" | "PRE_ORDER" | "NEWSSTAND" | "SUBSCRIPTION" | "SUBSCRIPTION_EVENT" | "SUBSCRIBER" | "SUBSCRIPTION_OFFER_CODE_REDEMPTION" | "INSTALLS" | "FIRST_ANNUAL" | "WIN_BACK_ELIGIBILITY" | undefined;
/** How detailed it is. The usual one of the report type if empty. */ reportSubType?: "SUMMARY" | "DETAILED" | "SUMMARY_INSTALL_TYPE" | "SUMMARY_TERRITORY" | "SUMMARY_CHANNEL" | undefined;
/** The time that it covers. The shortest that the report has if empty. */ frequency?: "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY" | undefined;
/** What the poll before answered as Next state; empty at the first one. */ state?: string | undefined;
/** items for Power Automate; native for Logic Apps: 202 while nothing is new, and the next address in Location. */ dialect?: "items" | "native" | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<ReadySalesReports>;
  /** When an Xcode Cloud build is finished. This operation triggers when a build of a workflow in Xcode Cloud ends, whether it succeeded or failed. Access class: read. */
  whenXcodeCloudBuildFinished(inputs: {
/** The workflow to watch. listXcodeCloudWorkflows finds the ID. */ workflow: string;
/** Only builds that ended so. */ results?: readonly ("SUCCEEDED" | "FAILED" | "ERRORED" | "CANCELED" | "SKIPPED")[] | undefined;
/** What the poll before answered as Next state; empty at the first one. */ state?: string | undefined;
/** items for Power Automate; native for Logic Apps: 202 while nothing is new, and the next address in Location. */ dialect?: "items" | "native" | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<FinishedRuns>;
  /** When a certificate or build is about to expire. This operation triggers when a certificate, a provisioning profile or the newest TestFlight build of an app has only so many days left. Each is reported once. Items already within the limit at the first poll are not reported: List what expires has them. Access class: read. */
  whenExpirationNears(inputs?: {
/** How many days before it expires; 30 if empty. */ daysBefore?: number | undefined;
/** Only these kinds; all if empty. Individual keys of App Store Connect can read builds alone. */ kinds?: readonly ("certificate" | "profile" | "testflightBuild")[] | undefined;
/** What the poll before answered as Next state; empty at the first one. */ state?: string | undefined;
/** items for Power Automate; native for Logic Apps: 202 while nothing is new, and the next address in Location. */ dialect?: "items" | "native" | undefined;
/** The App Store Connect account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<NearExpirations>;
  /** When a Galaxy Store purchase event arrives. This operation triggers when a customer buys, renews, cancels or gets a refund: Samsung sends an Instant Server Notification. Enter the address that it answers in Seller Portal, at the item. Access class: write. */
  whenGalaxyPurchase(inputs: {
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined;
/** The package name of the app whose purchases start the flow. */ packageName: string;
/** Only these events. All of them if empty. */ eventTypes?: readonly OneOf<"ITEM_PURCHASED" | "ITEM_REFUNDED" | "ARS_SUBSCRIBED" | "ARS_RENEWED" | "ARS_UNSUBSCRIBED" | "ARS_RESUBSCRIBED" | "ARS_IN_GRACE_PERIOD" | "ARS_OUT_GRACE_PERIOD" | "ARS_REFUNDED" | "ARS_UPDOWNGRADED" | "ARS_PRICECHANGE_AGREED" | "ORDER_HISTORY_DELETED" | "TEST">[] | undefined;
/** Where the platform waits for the events. */ callback: string }, options?: CallOptions): Promise<PurchaseSubscription>;
  /** When a Galaxy Store review is added. This operation triggers when a buyer writes a review on the Galaxy Store, of one app or of any app of the account. Access class: read. */
  whenGalaxyReviewAdded(inputs?: {
/** Only this app; all apps of the account if empty. listGalaxyApps finds the content ID of 12 digits. */ contentId?: string | undefined;
/** Only reviews with at most this many stars. */ mostStars?: number | undefined;
/** Yes to leave out reviews that have a reply. */ unanswered?: boolean | undefined;
/** Only reviews from these countries, such as USA or DEU. */ territories?: readonly string[] | undefined;
/** What the poll before answered as Next state; empty at the first one. */ state?: string | undefined;
/** items for Power Automate; native for Logic Apps: 202 while nothing is new, and the next address in Location. */ dialect?: "items" | "native" | undefined;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<AddedGalaxyReviews>;
  /** When a Galaxy Store app changes its status. This operation triggers when an app or its draft changes its status, for example to rejected or on sale. Access class: read. */
  whenGalaxyAppStatusChanges(inputs?: {
/** Only this app; all apps of the account if empty. listGalaxyApps finds the content ID of 12 digits. */ contentId?: string | undefined;
/** Only changes to these statuses. */ states?: readonly ("REGISTERING" | "UPDATING" | "RE_REGISTERING" | "READY_FOR_REVIEW" | "READY_TO_PRE_REVIEWS" | "UNDER_PRE_REVIEWS" | "PRE_REVIEWS_SUSPENDED" | "PRE_REVIEWS_DELAYED" | "READY_FOR_CONTENT_REVIEW" | "UNDER_CONTENT_REVIEW" | "CONTENT_REVIEW_SUSPENDED" | "CONTENT_REVIEW_DELAYED" | "READY_FOR_DEVICE_TEST" | "UNDER_DEVICE_TEST" | "DEVICE_TEST_SUSPENDED" | "DEVICE_TEST_DELAYED" | "READY_FOR_TEST_CONFIRMATION" | "UNDER_TEST_CONFIRMATION" | "TEST_CONFIRMATION_SUSPENDED" | "TEST_CONFIRMATION_DELAYED" | "PRE_REVIEWS_REJECTED" | "CONTENT_REVIEW_REJECTED" | "DEVICE_TEST_REJECTED" | "TEST_CONFIRMATION_REJECTED" | "BETA_PRE_REVIEW_REJECTED" | "PRE_REVIEWS_CANCELED" | "CONTENT_REVIEW_CANCELED" | "DEVICE_TEST_CANCELED" | "TEST_CONFIRMATION_CANCELED" | "CANCELED" | "READY_FOR_SALE" | "READY_FOR_CHANGE" | "FOR_SALE" | "SUSPENDED" | "TERMINATED" | "BETA_REGISTERING" | "READY_FOR_BETA_TESTING" | "BETA_UPDATING" | "BETA_DEPLOYED" | "BETA_SUSPENDED")[] | undefined;
/** What the poll before answered as Next state; empty at the first one. */ state?: string | undefined;
/** items for Power Automate; native for Logic Apps: 202 while nothing is new, and the next address in Location. */ dialect?: "items" | "native" | undefined;
/** The Galaxy Store account to use. Leave it empty for the default account. listAccounts shows what there is. */ account?: string | undefined }, options?: CallOptions): Promise<ChangedGalaxyApps>;
  /** List accounts. Lists the store accounts of the relay, and whether each is usable. Returns no secret. Access class: read. */
  listAccounts(inputs?: {
/** Only the accounts of this store. */ store?: "apple" | "samsung" | "appstoreserver" | "weatherkit" | undefined }, options?: CallOptions): Promise<AccountList>;
  /** Check health. Returns 200 while the relay is running. Requires no key. Access class: read. */
  health(inputs?: {  }, options?: CallOptions): Promise<Health>;
  /** Read relay version. Returns the version of the relay, its commit, the version of the App Store Connect contract, and which settings are on. Returns no value of a setting. Access class: read. */
  readRelayVersion(inputs?: {  }, options?: CallOptions): Promise<RelayVersion>;
  /** Read definition. Returns the OpenAPI definition of this relay with its own host, in the variant for the HTTP + Swagger action of Logic Apps. Requires no key if the setting RELAY__OPEN_DEFINITION is on. Access class: read. */
  readDefinition(inputs?: {  }, options?: CallOptions): Promise<{ swagger: OneOf<"2.0"> }>;
  /** Read OpenAPI document. Returns the operations that this caller may use as an OpenAPI 3.1 document, for generators of clients and other tools. Access class: read. */
  readOpenApi(inputs?: {  }, options?: CallOptions): Promise<{ openapi: string }>;
  /** Call operation. Calls another operation by its name and returns its response: one that has no action of its own, of the thousand in the reference, or from a client that names a function instead of a URL. The access policy applies to the named operation. Access class: read. */
  callOperation(inputs: {
/** The name of the operation, such as ListApps. */ operation: string;
/** The values of its path, query and headers by name. */ parameters?: { [name: string]: unknown } | undefined;
/** Its body, where it takes one. */ body?: { [name: string]: unknown } | undefined }, options?: CallOptions): Promise<{ [name: string]: unknown }>;
  /** List jobs. Lists the jobs of this caller, newest first, up to 100, with the progress of each. Access class: read. */
  listJobs(inputs?: {  }, options?: CallOptions): Promise<JobList>;
  /** Read job. Reads the state and the progress of a job of this caller. Access class: read. */
  readJob(inputs: {
/** The ID of the job. listJobs finds the ID. */ id: string }, options?: CallOptions): Promise<Job>;
  /** Read result of job. Returns the response of the operation that the job ran, or 202 while the job is running. Requires no key: the ID cannot be guessed and authorizes the call. Access class: read. */
  readJobResult(inputs: {
/** The ID of the job. */ id: string }, options?: CallOptions): Promise<Readonly<Record<string, unknown>>>;
  /** Cancel job. Cancels a job of this caller that has not ended, and deletes what it reserved at the store, if the store allows that. Access class: write. */
  cancelJob(inputs: {
/** The ID of the job. listJobs finds the ID. */ id: string }, options?: CallOptions): Promise<Job>;
  /** Begin job again. Begins a job of this caller again that was interrupted (error code job_interrupted), from its last finished step. Returns 202 with the URL of the result. Access class: write. */
  retryJob(inputs: {
/** The ID of the job. listJobs finds the ID. */ id: string }, options?: CallOptions): Promise<Job>;
  /** Count failed events. Counts the messages about events that failed too often, of all stores and accounts. Access class: read. */
  countFailedEvents(inputs?: {  }, options?: CallOptions): Promise<FailedEvents>;
  /** Retry failed events. Sends events again that no flow took for a day, or that failed for another reason: up to 1,000 in a call. A flow that got an event does not get it again. Access class: write. */
  retryFailedEvents(inputs?: {  }, options?: CallOptions): Promise<RetriedEvents>;
}

export type AccessibilityDeclaration = { type: string; id: string; attributes?: { deviceFamily?: OneOf<"IPHONE" | "IPAD" | "APPLE_TV" | "APPLE_WATCH" | "MAC" | "VISION">; state?: OneOf<"DRAFT" | "PUBLISHED" | "REPLACED">; supportsAudioDescriptions?: boolean; supportsCaptions?: boolean; supportsDarkInterface?: boolean; supportsDifferentiateWithoutColorAlone?: boolean; supportsLargerText?: boolean; supportsReducedMotion?: boolean; supportsSufficientContrast?: boolean; supportsVoiceControl?: boolean; supportsVoiceover?: boolean }; links?: ResourceLinks };
export type AccessibilityDeclarationDocument = { data: AccessibilityDeclaration; included?: IncludedResources; links: DocumentLinks };
export type AccessibilityDeclarationList = { data: readonly AccessibilityDeclaration[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type AccountList = { accounts: readonly ({ name: string; store: OneOf<"apple" | "samsung" | "appstoreserver" | "weatherkit">; default: boolean; usable: boolean; problem?: string })[] };
export type AddedGalaxyReviews = { items: readonly ({ reviewId?: string; contentId?: string; appName?: string; rating?: number; body?: string; reviewer?: string; territory?: string; device?: string; version?: string; isAnswered?: boolean; created?: string })[]; next: string };
export type AddedReviews = { items: readonly ({ reviewId?: string; appId?: string; appName?: string; rating?: number; title?: string; body?: string; reviewer?: string; territory?: string; created?: string })[]; next: string };
export type AddedTester = { email?: string; testerId?: string; state?: string; groups?: readonly ({ id?: string; name?: string })[]; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type AddedTesters = { added?: number; unchanged?: number; failed?: number; testers?: readonly ({ email: string; outcome: OneOf<"invited" | "added" | "unchanged" | "planned" | "failed" | "notTried">; message: string; testerId?: string; state?: string })[]; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type AllApps = { apps: readonly ({ store: OneOf<"apple" | "samsung">; account: string; id: string; name: string; bundleId?: string; state?: string; version?: string; nextState?: string; nextVersion?: string; price?: number; updated?: string; updatedZone?: OneOf<"stated" | "unknown"> })[]; problems: readonly ({ store: OneOf<"apple" | "samsung">; account: string; code: string; message: string })[] };
export type AllExpirations = { expirations: readonly ({ store: OneOf<"apple" | "samsung">; account: string; kind: OneOf<"certificate" | "profile" | "testflightBuild">; id: string; name?: string; type?: string; platform?: string; appId?: string; appName?: string; bundleId?: string; expiresAt: string; daysLeft?: number; state?: OneOf<"VALID" | "INVALID" | "EXPIRED"> })[]; problems: readonly ({ store: OneOf<"apple" | "samsung">; account: string; kind?: OneOf<"certificate" | "profile" | "testflightBuild">; code: string; message: string })[]; notes: readonly string[] };
export type AllSubscriptionsExtended = { requestIdentifier: string };
export type AnalyticsReport = { type: string; id: string; attributes?: { name?: string; category?: OneOf<"APP_USAGE" | "APP_STORE_ENGAGEMENT" | "COMMERCE" | "FRAMEWORK_USAGE" | "PERFORMANCE"> }; links?: ResourceLinks };
export type AnalyticsReportInstance = { type: string; id: string; attributes?: { granularity?: OneOf<"DAILY" | "WEEKLY" | "MONTHLY">; processingDate?: string }; links?: ResourceLinks };
export type AnalyticsReportInstanceList = { data: readonly AnalyticsReportInstance[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type AnalyticsReportList = { data: readonly AnalyticsReport[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type AnalyticsReportRequest = { type: string; id: string; attributes?: { accessType?: OneOf<"ONE_TIME_SNAPSHOT" | "ONGOING">; stoppedDueToInactivity?: boolean }; relationships?: { reports?: RelatedResources }; links?: ResourceLinks };
export type AnalyticsReportRequestDocument = { data: AnalyticsReportRequest; included?: IncludedResources; links: DocumentLinks };
export type AnalyticsReportRequestList = { data: readonly AnalyticsReportRequest[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type AnalyticsReportSegment = { type: string; id: string; attributes?: { checksum?: string; sizeInBytes?: number; url?: string }; links?: ResourceLinks };
export type AnalyticsReportSegmentList = { data: readonly AnalyticsReportSegment[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type AnalyticsTable = { report: { app?: string; reportName?: string; category?: string; granularity?: string; processingDate?: string }; empty: boolean; reasonCode?: OneOf<"no_sales" | "not_ready" | "no_report" | "no_data" | "no_rows" | "discontinued">; reason?: string; columns: readonly ReportColumn[]; rows: readonly ({ date?: string | null; appName?: string | null; appAppleIdentifier?: string | null; territory?: string | null; device?: string | null; counts?: number | null })[]; warnings?: readonly ReportWarning[]; warningCount?: number };
export type App = { type: string; id: string; attributes?: { name?: string; bundleId?: string; sku?: string; primaryLocale?: string; accessibilityUrl?: string; isOrEverWasMadeForKids?: boolean; subscriptionStatusUrl?: string; subscriptionStatusUrlVersion?: OneOf<"V1" | "V2">; subscriptionStatusUrlForSandbox?: string; subscriptionStatusUrlVersionForSandbox?: OneOf<"V1" | "V2">; contentRightsDeclaration?: OneOf<"DOES_NOT_USE_THIRD_PARTY_CONTENT" | "USES_THIRD_PARTY_CONTENT">; streamlinedPurchasingEnabled?: boolean }; relationships?: { appStoreIcon?: RelatedResource; ciProduct?: RelatedResource; betaLicenseAgreement?: RelatedResource; betaAppReviewDetail?: RelatedResource; endUserLicenseAgreement?: RelatedResource; subscriptionGracePeriod?: RelatedResource; gameCenterDetail?: RelatedResource; appEncryptionDeclarations?: RelatedResources; betaGroups?: RelatedResources; appStoreVersions?: RelatedResources; preReleaseVersions?: RelatedResources; betaAppLocalizations?: RelatedResources; builds?: RelatedResources; appInfos?: RelatedResources; appClips?: RelatedResources; inAppPurchases?: RelatedResources; subscriptionGroups?: RelatedResources; gameCenterEnabledVersions?: RelatedResources; appCustomProductPages?: RelatedResources; inAppPurchasesV2?: RelatedResources; promotedPurchases?: RelatedResources; appEvents?: RelatedResources; reviewSubmissions?: RelatedResources; appStoreVersionExperimentsV2?: RelatedResources; androidToIosAppMappingDetails?: RelatedResources }; links?: ResourceLinks };
export type AppCustomProductPage = { type: string; id: string; attributes?: { name?: string; url?: string; visible?: boolean }; relationships?: { app?: RelatedResource; appCustomProductPageVersions?: RelatedResources }; links?: ResourceLinks };
export type AppCustomProductPageList = { data: readonly AppCustomProductPage[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type AppDocument = { data: App; included?: IncludedResources; links: DocumentLinks };
export type AppInfo = { type: string; id: string; attributes?: { state?: OneOf<"ACCEPTED" | "DEVELOPER_REJECTED" | "IN_REVIEW" | "PENDING_RELEASE" | "PREPARE_FOR_SUBMISSION" | "READY_FOR_DISTRIBUTION" | "READY_FOR_REVIEW" | "REJECTED" | "REPLACED_WITH_NEW_INFO" | "WAITING_FOR_REVIEW">; appStoreState?: OneOf<"ACCEPTED" | "DEVELOPER_REMOVED_FROM_SALE" | "DEVELOPER_REJECTED" | "IN_REVIEW" | "INVALID_BINARY" | "METADATA_REJECTED" | "PENDING_APPLE_RELEASE" | "PENDING_CONTRACT" | "PENDING_DEVELOPER_RELEASE" | "PREPARE_FOR_SUBMISSION" | "PREORDER_READY_FOR_SALE" | "PROCESSING_FOR_APP_STORE" | "READY_FOR_REVIEW" | "READY_FOR_SALE" | "REJECTED" | "REMOVED_FROM_SALE" | "WAITING_FOR_EXPORT_COMPLIANCE" | "WAITING_FOR_REVIEW" | "REPLACED_WITH_NEW_VERSION" | "NOT_APPLICABLE">; appStoreAgeRating?: OneOf<"L" | "ALL" | "ZERO_ZERO" | "ONE_PLUS" | "TWO_PLUS" | "THREE_PLUS" | "FOUR_PLUS" | "FIVE_PLUS" | "SIX_PLUS" | "SEVEN_PLUS" | "EIGHT_PLUS" | "NINE_PLUS" | "TEN_PLUS" | "ELEVEN_PLUS" | "TWELVE_PLUS" | "THIRTEEN_PLUS" | "FOURTEEN_PLUS" | "FIFTEEN_PLUS" | "SIXTEEN_PLUS" | "SEVENTEEN_PLUS" | "EIGHTEEN_PLUS" | "NINETEEN_PLUS" | "TWENTY_PLUS" | "TWENTY_ONE_PLUS" | "UNRATED">; australiaAgeRating?: OneOf<"FIFTEEN" | "EIGHTEEN">; brazilAgeRating?: OneOf<"L" | "TEN" | "TWELVE" | "FOURTEEN" | "SIXTEEN" | "EIGHTEEN">; brazilAgeRatingV2?: OneOf<"SELF_RATED_L" | "SELF_RATED_TEN" | "SELF_RATED_TWELVE" | "SELF_RATED_FOURTEEN" | "SELF_RATED_SIXTEEN" | "SELF_RATED_EIGHTEEN" | "OFFICIAL_L" | "OFFICIAL_TEN" | "OFFICIAL_TWELVE" | "OFFICIAL_FOURTEEN" | "OFFICIAL_SIXTEEN" | "OFFICIAL_EIGHTEEN">; franceAgeRating?: OneOf<"EIGHTEEN">; koreaAgeRating?: OneOf<"ALL" | "TWELVE" | "FIFTEEN" | "NINETEEN" | "NOT_APPLICABLE"> }; relationships?: { app?: RelatedResource; ageRatingDeclaration?: RelatedResource; primaryCategory?: RelatedResource; primarySubcategoryOne?: RelatedResource; primarySubcategoryTwo?: RelatedResource; secondaryCategory?: RelatedResource; secondarySubcategoryOne?: RelatedResource; secondarySubcategoryTwo?: RelatedResource; appInfoLocalizations?: RelatedResources }; links?: ResourceLinks };
export type AppInfoList = { data: readonly AppInfo[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type AppInfoLocalization = { type: string; id: string; attributes?: { locale?: string; name?: string; subtitle?: string; privacyPolicyUrl?: string; privacyChoicesUrl?: string; privacyPolicyText?: string }; relationships?: { appInfo?: RelatedResource }; links?: ResourceLinks };
export type AppInfoLocalizationDocument = { data: AppInfoLocalization; included?: IncludedResources; links: DocumentLinks };
export type AppInfoLocalizationList = { data: readonly AppInfoLocalization[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type AppList = { data: readonly App[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type AppStatus = { apple?: { account?: string; appId: string; name?: string; live?: { id?: string; platform?: string; version?: string; state?: string; created?: string; phasedState?: OneOf<"INACTIVE" | "ACTIVE" | "PAUSED" | "COMPLETE">; phasedDay?: number; phasedPercentage?: number; pausedDaysLeft?: number }; next?: { id?: string; platform?: string; version?: string; state?: string; created?: string; phasedState?: OneOf<"INACTIVE" | "ACTIVE" | "PAUSED" | "COMPLETE">; phasedDay?: number; phasedPercentage?: number; pausedDaysLeft?: number }; build?: { id?: string; number?: string; state?: string; uploaded?: string; expired?: boolean }; sentence: string; problem?: { code: string; message: string } }; galaxy?: { account?: string; contentId: string; name?: string; live?: { status?: string; group?: string; version?: string; rolloutRate?: number }; draft?: { status?: string; group?: string; version?: string; rolloutRate?: number }; sentence: string; problem?: { code: string; message: string } } };
export type AppTag = { type: string; id: string; attributes?: { name?: string; visibleInAppStore?: boolean }; relationships?: { territories?: RelatedResources }; links?: ResourceLinks };
export type AppTagDocument = { data: AppTag; included?: IncludedResources; links: DocumentLinks };
export type AppTagList = { data: readonly AppTag[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type AppTransactionRead = { appTransaction: SignedAppTransaction };
export type BackgroundAsset = { type: string; id: string; attributes?: { assetPackIdentifier?: string; archived?: boolean; usedBytes?: number; createdDate?: string }; relationships?: { app?: RelatedResource; appStoreVersion?: RelatedResource; internalBetaVersion?: RelatedResource; externalBetaVersion?: RelatedResource }; links?: ResourceLinks };
export type BackgroundAssetDocument = { data: BackgroundAsset; included?: IncludedResources; links: DocumentLinks };
export type BackgroundAssetList = { data: readonly BackgroundAsset[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type BackgroundAssetVersion = { type: string; id: string; attributes?: { version?: string; platforms?: readonly OneOf<"IOS" | "MAC_OS" | "TV_OS" | "VISION_OS">[]; state?: OneOf<"AWAITING_UPLOAD" | "PROCESSING" | "FAILED" | "COMPLETE">; stateDetails?: { errors?: readonly ({ code?: string; description?: string })[]; warnings?: readonly ({ code?: string; description?: string })[]; infos?: readonly ({ code?: string; description?: string })[] }; locale?: string; createdDate?: string }; relationships?: { backgroundAsset?: RelatedResource; internalBetaRelease?: RelatedResource; externalBetaRelease?: RelatedResource; appStoreRelease?: RelatedResource; assetFile?: RelatedResource; manifestFile?: RelatedResource }; links?: ResourceLinks };
export type BackgroundAssetVersionList = { data: readonly BackgroundAssetVersion[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type BetaGroup = { type: string; id: string; attributes?: { name?: string; isInternalGroup?: boolean; hasAccessToAllBuilds?: boolean; publicLinkEnabled?: boolean; publicLinkLimitEnabled?: boolean; publicLinkLimit?: number; feedbackEnabled?: boolean; createdDate?: string; publicLinkId?: string; publicLink?: string; iosBuildsAvailableForAppleSiliconMac?: boolean; iosBuildsAvailableForAppleVision?: boolean }; relationships?: { app?: RelatedResource; betaRecruitmentCriteria?: RelatedResource; builds?: RelatedResources; betaTesters?: RelatedResources }; links?: ResourceLinks };
export type BetaGroupDocument = { data: BetaGroup; included?: IncludedResources; links: DocumentLinks };
export type BetaGroupList = { data: readonly BetaGroup[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type BetaNotification = { type: string; id: string; links?: ResourceLinks };
export type BetaNotificationDocument = { data: BetaNotification; included?: IncludedResources; links: DocumentLinks };
export type BetaReviewSubmission = { type: string; id: string; attributes?: { betaReviewState?: OneOf<"WAITING_FOR_REVIEW" | "IN_REVIEW" | "REJECTED" | "APPROVED">; submittedDate?: string }; relationships?: { build?: RelatedResource }; links?: ResourceLinks };
export type BetaReviewSubmissionDocument = { data: BetaReviewSubmission; included?: IncludedResources; links: DocumentLinks };
export type BetaTester = { type: string; id: string; attributes?: { email?: string; firstName?: string; lastName?: string; inviteType?: OneOf<"EMAIL" | "PUBLIC_LINK">; state?: OneOf<"NOT_INVITED" | "INVITED" | "ACCEPTED" | "INSTALLED" | "REVOKED">; appDevices?: readonly ({ model?: string; platform?: OneOf<"IOS" | "MAC_OS" | "TV_OS" | "WATCH_OS" | "VISION_OS">; osVersion?: string; appBuildVersion?: string })[] }; relationships?: { apps?: RelatedResources; betaGroups?: RelatedResources; builds?: RelatedResources }; links?: ResourceLinks };
export type BetaTesterDocument = { data: BetaTester; included?: IncludedResources; links: DocumentLinks };
export type BetaTesterInvitation = { type: string; id: string; links?: ResourceLinks };
export type BetaTesterInvitationDocument = { data: BetaTesterInvitation; included?: IncludedResources; links: DocumentLinks };
export type BetaTesterList = { data: readonly BetaTester[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type Build = { type: string; id: string; attributes?: { version?: string; uploadedDate?: string; expirationDate?: string; expired?: boolean; minOsVersion?: string; lsMinimumSystemVersion?: string; computedMinMacOsVersion?: string; computedMinVisionOsVersion?: string; iconAssetToken?: { templateUrl?: string; width?: number; height?: number }; processingState?: OneOf<"PROCESSING" | "FAILED" | "INVALID" | "VALID">; buildAudienceType?: OneOf<"INTERNAL_ONLY" | "APP_STORE_ELIGIBLE">; usesNonExemptEncryption?: boolean }; relationships?: { preReleaseVersion?: RelatedResource; appEncryptionDeclaration?: RelatedResource; betaAppReviewSubmission?: RelatedResource; app?: RelatedResource; buildBetaDetail?: RelatedResource; appStoreVersion?: RelatedResource; buildUpload?: RelatedResource; individualTesters?: RelatedResources; betaGroups?: RelatedResources; betaBuildLocalizations?: RelatedResources; icons?: RelatedResources; buildBundles?: RelatedResources }; links?: ResourceLinks };
export type BuildBetaDetailOrNone = { data: { type: string; id: string; attributes?: { autoNotifyEnabled?: boolean; internalBuildState?: OneOf<"PROCESSING" | "PROCESSING_EXCEPTION" | "MISSING_EXPORT_COMPLIANCE" | "READY_FOR_BETA_TESTING" | "IN_BETA_TESTING" | "EXPIRED" | "IN_EXPORT_COMPLIANCE_REVIEW">; externalBuildState?: OneOf<"PROCESSING" | "PROCESSING_EXCEPTION" | "MISSING_EXPORT_COMPLIANCE" | "READY_FOR_BETA_TESTING" | "IN_BETA_TESTING" | "EXPIRED" | "IN_EXPORT_COMPLIANCE_REVIEW" | "READY_FOR_BETA_SUBMISSION" | "WAITING_FOR_BETA_REVIEW" | "IN_BETA_REVIEW" | "BETA_REJECTED" | "BETA_APPROVED" | "NOT_APPLICABLE"> }; relationships?: { build?: RelatedResource }; links?: ResourceLinks } | null; included?: IncludedResources; links: DocumentLinks };
export type BuildDocument = { data: Build; included?: IncludedResources; links: DocumentLinks };
export type BuildList = { data: readonly Build[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type BuildSentToTesters = { buildId?: string; buildNumber?: string; internalState?: string; externalState?: string; groups?: readonly ({ id?: string; name?: string })[]; notification?: OneOf<"sent" | "alreadySent" | "unknown" | "byApple" | "notYet">; notificationJobId?: string; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type Certificate = { type: string; id: string; attributes?: { name?: string; certificateType?: OneOf<"APPLE_PAY" | "APPLE_PAY_MERCHANT_IDENTITY" | "APPLE_PAY_PSP_IDENTITY" | "APPLE_PAY_RSA" | "DEVELOPER_ID_KEXT" | "DEVELOPER_ID_KEXT_G2" | "DEVELOPER_ID_APPLICATION" | "DEVELOPER_ID_APPLICATION_G2" | "DEVELOPMENT" | "DISTRIBUTION" | "IDENTITY_ACCESS" | "IOS_DEVELOPMENT" | "IOS_DISTRIBUTION" | "MAC_APP_DISTRIBUTION" | "MAC_INSTALLER_DISTRIBUTION" | "MAC_APP_DEVELOPMENT" | "PASS_TYPE_ID" | "PASS_TYPE_ID_WITH_NFC">; displayName?: string; serialNumber?: string; platform?: OneOf<"IOS" | "MAC_OS" | "UNIVERSAL">; expirationDate?: string; certificateContent?: string; activated?: boolean }; relationships?: { passTypeId?: RelatedResource }; links?: ResourceLinks };
export type CertificateList = { data: readonly Certificate[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type ChangedGalaxyApps = { items: readonly ({ contentId?: string; name?: string; state?: string; previousState?: string; group?: string; modified?: string })[]; next: string };
export type ChangedVersions = { items: readonly ({ versionId?: string; appId?: string; appName?: string; version?: string; platform?: OneOf<"IOS" | "MAC_OS" | "TV_OS" | "VISION_OS">; state?: string; previousState?: string; releaseType?: string; created?: string })[]; next: string };
export type CheckedGalaxyApp = { ready: boolean; sentence: string; contentId?: string; contentStatus?: string; checks: readonly CheckRow[] };
export type CheckedVersion = { ready: boolean; sentence: string; versionId?: string; versionString?: string; state?: OneOf<"ACCEPTED" | "DEVELOPER_REJECTED" | "IN_REVIEW" | "INVALID_BINARY" | "METADATA_REJECTED" | "PENDING_APPLE_RELEASE" | "PENDING_DEVELOPER_RELEASE" | "PREPARE_FOR_SUBMISSION" | "PROCESSING_FOR_DISTRIBUTION" | "READY_FOR_DISTRIBUTION" | "READY_FOR_REVIEW" | "REJECTED" | "REPLACED_WITH_NEW_VERSION" | "WAITING_FOR_EXPORT_COMPLIANCE" | "WAITING_FOR_REVIEW">; checks: readonly CheckRow[] };
export type CheckRow = { check: string; status: OneOf<"ok" | "missing" | "warning" | "unknown">; subject?: string; message: string; action?: string };
export type CloudBranchStart = { source?: CloudSource; filesAndFoldersRule?: CloudFiles; autoCancel?: boolean };
export type CloudFiles = { mode?: OneOf<"START_IF_ANY_FILE_MATCHES" | "DO_NOT_START_IF_ALL_FILES_MATCH">; matchers?: readonly ({ directory?: string; fileExtension?: string; fileName?: string })[] };
export type CloudManualBranchStart = { source?: CloudSource };
export type CloudManualPullRequestStart = { source?: CloudSource; destination?: CloudTarget };
export type CloudManualTagStart = { source?: CloudSource };
export type CloudPullRequestStart = { source?: CloudSource; destination?: CloudTarget; filesAndFoldersRule?: CloudFiles; autoCancel?: boolean };
export type CloudScheduledStart = { source?: CloudSource; schedule?: { frequency?: OneOf<"WEEKLY" | "DAILY" | "HOURLY">; days?: readonly OneOf<"SUNDAY" | "MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY">[]; hour?: number; minute?: number; timezone?: string } };
export type CloudSource = { isAllMatch?: boolean; patterns?: readonly ({ pattern?: string; isPrefix?: boolean })[] };
export type CloudTagStart = { source?: CloudSource; filesAndFoldersRule?: CloudFiles; autoCancel?: boolean };
export type CloudTarget = { isAllMatch?: boolean; patterns?: readonly ({ pattern?: string; isPrefix?: boolean })[] };
export type CollectedReport = { app: string; reportName: string; category?: string; granularity: string; fileCount: number; rowCount: number; reason?: string; files: readonly ({ processingDate: string; fileId: string; sizeInBytes?: number; rows: number; sums: { [name: string]: number }; warningCount: number; address: string })[]; continueFrom?: string; steps: readonly Step[] };
export type ControlledPhasedRelease = { versionId?: string; versionString?: string; phasedReleaseId?: string; phasedReleaseState?: OneOf<"INACTIVE" | "ACTIVE" | "PAUSED" | "COMPLETE">; startDate?: string; totalPauseDuration?: number; currentDayNumber?: number; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type CrashFeedback = { type: string; id: string; attributes?: { createdDate?: string; comment?: string; email?: string; deviceModel?: string; osVersion?: string; locale?: string; timeZone?: string; architecture?: string; connectionType?: OneOf<"WIFI" | "MOBILE_DATA" | "WIRE" | "UNKNOWN" | "NONE">; pairedAppleWatch?: string; appUptimeInMilliseconds?: number; diskBytesAvailable?: number; diskBytesTotal?: number; batteryPercentage?: number; screenWidthInPoints?: number; screenHeightInPoints?: number; appPlatform?: OneOf<"IOS" | "MAC_OS" | "TV_OS" | "VISION_OS">; devicePlatform?: OneOf<"IOS" | "MAC_OS" | "TV_OS" | "VISION_OS">; deviceFamily?: OneOf<"IPHONE" | "IPAD" | "APPLE_TV" | "APPLE_WATCH" | "MAC" | "VISION">; buildBundleId?: string }; relationships?: { build?: RelatedResource; tester?: RelatedResource }; links?: ResourceLinks };
export type CrashFeedbackList = { data: readonly CrashFeedback[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type CrashLogOrNone = { data: { type: string; id: string; attributes?: { logText?: string }; links?: ResourceLinks } | null; included?: IncludedResources; links: DocumentLinks };
export type CreatedAccessToken = { ok: boolean; createdItem: { accessToken: string } };
export type CreatedCustomProductPage = { customProductPageId?: string; versionId?: string; url?: string; localizations?: readonly PageLocalization[]; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type CreatedExperiment = { experimentId?: string; localizations?: readonly PageLocalization[]; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type CreatedInAppPurchase = { inAppPurchaseId?: string; versionId?: string; submissionId?: string; state?: string; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type CreatedInAppPurchaseOfferCodes = { inAppPurchaseId?: string; offerCodeId?: string; customCodeId?: string; oneTimeUseCodesId?: string; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type CreatedSubscription = { groupId?: string; subscriptionId?: string; versionId?: string; submissionId?: string; state?: string; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type CreatedSubscriptionOfferCodes = { subscriptionId?: string; offerCodeId?: string; customCodeId?: string; oneTimeUseCodesId?: string; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type CurrentWeather = { asOf?: string; conditionCode?: string; temperature?: number; temperatureApparent?: number; temperatureDewPoint?: number; humidity?: number; cloudCover?: number;
/** Millimeters an hour. */ precipitationIntensity?: number; pressure?: number; pressureTrend?: string; uvIndex?: number;
/** In meters. */ visibility?: number; windDirection?: number;
/** Kilometers an hour. */ windSpeed?: number;
/** Kilometers an hour. */ windGust?: number; daylight?: boolean; metadata?: WeatherSource };
export type CustomPageTextsInput = {
/** The language as Apple writes it, such as en-US or de-DE. */ locale: TextLanguageInput;
/** The text above the description. */ promotionalText?: string | undefined };
export type DefaultRetentionMessage = { messageIdentifier: string };
export type DocumentLinks = { self: string };
export type EventSubscription = { appId: string; webhookId: string };
export type EventSubscriptions = { subscriptions: readonly ({ appId: string; kind: OneOf<"events" | "purchases">; eventTypes: readonly string[]; host: string; created: string })[] };
export type EventTestResult = { received: boolean; milliseconds?: number; problem?: string };
export type Experiment = { type: string; id: string; attributes?: { name?: string; platform?: OneOf<"IOS" | "MAC_OS" | "TV_OS" | "VISION_OS">; trafficProportion?: number; state?: OneOf<"PREPARE_FOR_SUBMISSION" | "READY_FOR_REVIEW" | "WAITING_FOR_REVIEW" | "IN_REVIEW" | "ACCEPTED" | "APPROVED" | "REJECTED" | "COMPLETED" | "STOPPED">; reviewRequired?: boolean; startDate?: string; endDate?: string }; relationships?: { app?: RelatedResource; latestControlVersion?: RelatedResource; controlVersions?: RelatedResources; appStoreVersionExperimentTreatments?: RelatedResources }; links?: ResourceLinks };
export type ExperimentList = { data: readonly Experiment[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type FailedEvents = { left: number };
export type FinanceReport = { report: { vendorNumber?: string; reportType?: string; regionCode?: string; reportDate?: string }; empty: boolean; reasonCode?: OneOf<"no_sales" | "not_ready" | "no_report" | "no_data" | "no_rows" | "discontinued">; reason?: string; columns: readonly ReportColumn[]; rows: readonly ({ startDate?: string | null; endDate?: string | null; vendorIdentifier?: string | null; title?: string | null; quantity?: number | null; partnerShare?: number | null; extendedPartnerShare?: number | null; partnerShareCurrency?: string | null; salesOrReturn?: string | null; appleIdentifier?: string | null; productTypeIdentifier?: string | null; countryOfSale?: string | null; customerPrice?: number | null; customerCurrency?: string | null })[]; period?: { vendorName?: string; startDate?: string; endDate?: string }; totals?: readonly ({ name?: string; value?: number; countryOfSale?: string; partnerShareCurrency?: string; quantity?: number; extendedPartnerShare?: number })[]; warnings?: readonly ReportWarning[]; warningCount?: number };
export type FinishedRuns = { items: readonly ({ runId?: string; workflowId?: string; number?: number; result?: string; reason?: string; errors?: number; testFailures?: number; commit?: string; message?: string; created?: string; finished?: string })[]; next: string };
export type GalaxyAcknowledged = { totalCount?: number; purchaseItemList?: readonly ({ purchaseId?: string; statusCode?: string; statusString?: string })[] };
export type GalaxyApp = { contentId?: string; contentStatus?: string; appStatus?: OneOf<"SALE" | "REGISTRATION">; applicationType?: string; appTitle?: string; shortDescription?: string; longDescription?: string; newFeature?: string; defaultLanguageCode?: string; supportedLanguages?: readonly string[]; addLanguage?: readonly ({ languagecode?: string; appTitle?: string; description?: string; shortDescription?: string; newFeature?: string; screenshots?: readonly ({ screenshotPath?: string; screenshotKey?: string; reuseYn?: boolean })[] })[]; binaryList?: readonly ({ fileName?: string; binarySeq?: string; versionCode?: string; versionName?: string; packageName?: string; nativePlatforms?: string; apiminSdkVersion?: string; apimaxSdkVersion?: string; iapSdk?: OneOf<"Y" | "N">; gms?: OneOf<"Y" | "N">; filekey?: string })[]; icon?: string; iconKey?: string; screenshots?: readonly ({ screenshotPath?: string; screenshotKey?: string; reuseYn?: boolean })[]; heroImage?: string; heroImageKey?: string; edgescreen?: string; edgescreenKey?: string; edgescreenplus?: string; edgescreenplusKey?: string; youTubeURL?: string; paid?: OneOf<"Y" | "N">; standardPrice?: string; sellCountryList?: readonly ({ countryCode?: string; price?: string })[]; autoAddCountry?: boolean; publicationType?: OneOf<"01" | "02" | "03">; startPublicationDate?: string; stopPublicationDate?: string; ageLimit?: string; chinaAgeLimit?: string; usExportLaws?: boolean; reviewComment?: string; reviewFilename?: string; reviewFilekey?: string; notifyResult?: readonly string[]; category?: readonly ({ name?: string; type?: string })[]; supportEMail?: string; supportedSiteUrl?: string; copyrightHolder?: string; openSourceURL?: string; privatePolicyURLYN?: string; privatePolicyURL?: string; termAndConditionURL?: string };
export type GalaxyAppChoices = { apps: readonly ({ id: string; name: string; state?: string; title: string })[] };
export type GalaxyAppIDInput = string;
export type GalaxyAppList = readonly GalaxyAppSummary[];
export type GalaxyAppMetrics = { contentId?: string; metricIds?: readonly string[]; data: { content?: { content_name?: string; status?: string; store_type?: string }; periods?: readonly ({ startDate?: string; endDate?: string })[] } };
export type GalaxyAppSummary = { contentName?: string; contentId?: string; contentStatus?: string; standardPrice?: string | null; paid?: OneOf<"Y" | "N">; modifyDate?: string };
export type GalaxyAppUpdated = { ctntId?: string; contentStatus?: string; httpStatus?: string; resultCode?: string; resultMessage?: string };
export type GalaxyAppVariants = readonly GalaxyApp[];
export type GalaxyBetaTest = { resultCode?: string; resultMessage?: string; data: { totalNumberOfBetaTesters?: number; betaTesters?: readonly string[]; feedbackChannel?: string; betaTestingUrl?: { android?: string; instantPlay2?: string } }; pagination?: Pagination; walk?: Walk };
export type GalaxyBetaTestChanged = { resultCode?: string; resultMessage?: string; data?: { additionFailedTesters?: readonly string[]; deletionFailedTesters?: readonly string[] } };
export type GalaxyBinaryAdded = { resultCode?: string; resultMessage?: string; data?: { binarySeq?: string } };
export type GalaxyBinaryNumberInput = string;
export type GalaxyDone = { resultCode?: string; resultMessage?: string };
export type GalaxyItem = { id: string; title?: string; description?: string; type?: string; status?: string; itemPaymentMethod?: { phoneBillStatus?: boolean }; usdPrice?: number; prices?: readonly ({ countryId?: string; currency?: string; localPrice?: string })[] };
export type GalaxyItemList = { itemList?: readonly GalaxyItem[]; totalCount?: number; pagination?: Pagination; walk?: Walk };
export type GalaxyMetrics = { report: { contentId?: string; app?: string; metrics?: readonly string[]; from?: string; to?: string; byCountry?: boolean }; empty: boolean; reasonCode?: OneOf<"no_sales" | "not_ready" | "no_report" | "no_data" | "no_rows" | "discontinued">; reason?: string; columns: readonly ReportColumn[]; rows: readonly ({ from?: string | null; to?: string | null; date?: string | null; contentId?: string | null; app?: string | null; metric?: string | null; country?: string | null;
/** The figure. A rating counts two points for a star. */ value?: number | null; metricName?: string | null })[]; warnings?: readonly ReportWarning[]; warningCount?: number };
export type GalaxyOrderList = { orderItemList?: readonly ({ orderId?: string; purchaseId?: string; contentId?: string; packageName?: string; countryId?: string; itemId?: string; itemTitle?: string; status?: string; orderTime?: string; completionTime?: string; refundTime?: string; localCurrency?: string; localCurrencyCode?: string; localPrice?: string; usdPrice?: string; exchangeRate?: string; mcc?: string; subscriptionOrderId?: string; freeTrialYN?: string; tieredSubscriptionYN?: string })[]; continuationToken?: string; pagination?: Pagination; walk?: Walk };
export type GalaxyReceipt = { status: string; orderId?: string; paymentId?: string; packageName?: string; itemId?: string; itemName?: string; itemDesc?: string; itemType?: string; countryCode?: string; purchaseDate?: string; paymentAmount?: string; currencyCode?: string; currencyUnit?: string; paymentMethod?: string; mode?: string; consumeYN?: OneOf<"Y" | "N">; consumeDate?: string; comsumeDate?: string; consumeDeviceModel?: string; acknowledgeYN?: OneOf<"Y" | "N">; acknowledgeDate?: string; acknowledgeDeviceModel?: string; cancelDate?: string; passThroughParam?: string; obfuscatedAccountId?: string; obfuscatedProfileId?: string };
export type GalaxyReviewList = { resultCode?: string; resultMessage?: string; data: { contentId?: string; totalCount?: number; pageNo?: number; totalPage?: number; comments?: readonly ({ commentId?: string; rating?: number; commentText?: string; date?: string; buyerId?: string; countryCode?: string; countryName?: string; device?: string; appVersion?: string; replyId?: string; replyText?: string })[] }; pagination?: Pagination; walk?: Walk };
export type GalaxyRolloutBinaries = { resultCode?: string; resultMessage?: string; data: { binaries?: readonly ({ seq?: string; versionCode?: string; versionName?: string; fileName?: string; fileSize?: string; rolloutStatus?: OneOf<"ENABLED" | "DISABLED" | "PAUSED">; appStatus?: OneOf<"SALE" | "REGISTRATION"> })[] } };
export type GalaxyRolloutRate = { resultCode?: string; resultMessage?: string; data: { rolloutRate?: number; countries?: readonly ({ countryCode?: string; rolloutRate?: number })[] } };
export type GalaxyRolloutState = { contentId: string; appStatus: OneOf<"SALE" | "REGISTRATION">; rate?: number; countries?: readonly ({ countryCode?: string; rolloutRate?: number })[]; sentence: string; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type GalaxySellerMetrics = { metricIds?: readonly string[]; data: { periods?: readonly ({ startDate?: string; endDate?: string })[] } };
export type GalaxySubscription = { subscriptionStatus?: OneOf<"ACTIVE" | "CANCEL">; subscriptionPurchaseDate?: string; subscriptionEndDate?: string; subscriptionFirstPurchaseID?: string; itemID?: string; itemTitle?: string; countryCode?: string; price?: { localCurrencyCode?: string; localPrice?: number; supplyPrice?: number }; realMode?: OneOf<"Y" | "N">; freeTrial?: OneOf<"Y" | "T" | "N">; currentPaymentPlan?: OneOf<"F" | "R" | "T">; latestOrderId?: string; latestRenewalDate?: string; totalNumberOfTieredPayment?: string; totalNumberOfRenewalPayment?: string; cancelSubscriptionDate?: string; cancelSubscriptionReason?: string; gracePeriodYN?: OneOf<"Y" | "N">; gracePeriodEndDate?: string; priceChange?: { priceChangeMode?: string; priceChangeStatus?: string; priceChangeConsentDate?: string; expectedNewPriceChargeDate?: string; newPrice?: { localCurrencyCode?: string; localPrice?: number } } };
export type GalaxySubscriptionChanged = { code?: string; message?: string };
export type GalaxyUpdate = { contentId: string; fileName?: string; fileKey?: string; binarySeq?: string; deleted?: readonly string[]; submitted: boolean; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type GalaxyUploadedFile = { fileKey: string; fileName?: string; fileSize?: string };
export type GalaxyUploadSession = { sessionId: string; url?: string };
export type GalaxyWhatsNewWritten = { contentId: string; languages: readonly string[]; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type Health = { ok: boolean };
export type InAppPurchase = { type: string; id: string; attributes?: { name?: string; productId?: string; inAppPurchaseType?: OneOf<"CONSUMABLE" | "NON_CONSUMABLE" | "NON_RENEWING_SUBSCRIPTION">; state?: OneOf<"MISSING_METADATA" | "READY_TO_SUBMIT" | "WAITING_FOR_REVIEW" | "IN_REVIEW" | "DEVELOPER_ACTION_NEEDED" | "PENDING_BINARY_APPROVAL" | "APPROVED" | "DEVELOPER_REMOVED_FROM_SALE" | "REMOVED_FROM_SALE" | "REJECTED" | "WAITING_FOR_UPLOAD" | "PROCESSING_CONTENT">; reviewNote?: string; familySharable?: boolean; contentHosting?: boolean }; relationships?: { content?: RelatedResource; appStoreReviewScreenshot?: RelatedResource; promotedPurchase?: RelatedResource; iapPriceSchedule?: RelatedResource; inAppPurchaseAvailability?: RelatedResource; inAppPurchaseLocalizations?: RelatedResources; images?: RelatedResources; offerCodes?: RelatedResources; versions?: RelatedResources }; links?: ResourceLinks };
export type InAppPurchaseList = { data: readonly InAppPurchase[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type InAppPurchaseOfferCode = { type: string; id: string; attributes?: { name?: string; active?: boolean; customerEligibilities?: readonly OneOf<"NON_SPENDER" | "ACTIVE_SPENDER" | "CHURNED_SPENDER">[]; productionCodeCount?: number; sandboxCodeCount?: number }; relationships?: { oneTimeUseCodes?: RelatedResources; customCodes?: RelatedResources; prices?: RelatedResources }; links?: ResourceLinks };
export type InAppPurchaseOfferCodeCustomCode = { type: string; id: string; attributes?: { customCode?: string; numberOfCodes?: number; expirationDate?: string; active?: boolean; createdDate?: string }; relationships?: { createdByActor?: RelatedResource; deactivatedByActor?: RelatedResource }; links?: ResourceLinks };
export type InAppPurchaseOfferCodeCustomCodeDocument = { data: InAppPurchaseOfferCodeCustomCode; included?: IncludedResources; links: DocumentLinks };
export type InAppPurchaseOfferCodeCustomCodeList = { data: readonly InAppPurchaseOfferCodeCustomCode[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type InAppPurchaseOfferCodeDocument = { data: InAppPurchaseOfferCode; included?: IncludedResources; links: DocumentLinks };
export type InAppPurchaseOfferCodeList = { data: readonly InAppPurchaseOfferCode[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type InAppPurchaseOfferCodeOneTimeUseCode = { type: string; id: string; attributes?: { numberOfCodes?: number; expirationDate?: string; active?: boolean; createdDate?: string; environment?: OneOf<"PRODUCTION" | "SANDBOX"> }; relationships?: { createdByActor?: RelatedResource; deactivatedByActor?: RelatedResource }; links?: ResourceLinks };
export type InAppPurchaseOfferCodeOneTimeUseCodeDocument = { data: InAppPurchaseOfferCodeOneTimeUseCode; included?: IncludedResources; links: DocumentLinks };
export type InAppPurchaseOfferCodeOneTimeUseCodeList = { data: readonly InAppPurchaseOfferCodeOneTimeUseCode[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type IncludedResource = { type: string; id: string; attributes?: { name?: string; platform?: string; versionString?: string; appVersionState?: string; version?: string; processingState?: string; uploadedDate?: string; locale?: string; whatsNew?: string; responseBody?: string; phasedReleaseState?: string; fileName?: string; email?: string; state?: string } };
export type IncludedResources = readonly IncludedResource[];
export type Job = { jobId: string; operation: string; title: string; state: OneOf<"waiting" | "running" | "canceling" | "succeeded" | "failed" | "canceled">; sentence: string; percent?: number; bytesSent?: number; bytesTotal?: number; createdAt: string; updatedAt: string; expiresAt: string; resultStatus?: number; errorCode?: string; steps: readonly Step[] };
export type JobList = { jobs: readonly JobSummary[] };
export type JobSummary = { jobId: string; operation: string; title: string; state: OneOf<"waiting" | "running" | "canceling" | "succeeded" | "failed" | "canceled">; sentence: string; percent?: number; bytesSent?: number; bytesTotal?: number; createdAt: string; updatedAt: string; expiresAt: string; resultStatus?: number; errorCode?: string };
export type LackingTexts = { locale: string; lacks: string };
export type LanguageTextsInput = {
/** The language as Apple writes it, such as en-US or de-DE. */ locale: TextLanguageInput;
/** What has changed in this version. */ whatsNew?: string | undefined;
/** The text above the description. */ promotionalText?: string | undefined;
/** The description on the store. */ description?: string | undefined;
/** Words to be found by, with commas between them. */ keywords?: string | undefined;
/** The page where customers get help. */ supportUrl?: string | undefined;
/** The page that advertises the app. */ marketingUrl?: string | undefined };
export type LoginUserProfile = { data: { hashedUserId?: string; sellerLocale?: string; geoIp?: { city?: { confidence?: number; geoname_id?: number; names?: PlaceNames }; continent?: { code?: string; geoname_id?: number; names?: PlaceNames }; country?: { confidence?: number; is_in_european_union?: boolean; iso_code?: string; geoname_id?: number; names?: PlaceNames }; location?: { accuracy_radius?: number; average_income?: number; latitude?: number; longitude?: number; metro_code?: number; population_density?: number; time_zone?: string }; maxmind?: { queries_remaining?: number }; postal?: { code?: string; confidence?: number }; registered_country?: { confidence?: number; is_in_european_union?: boolean; iso_code?: string; geoname_id?: number; names?: PlaceNames }; represented_country?: { confidence?: number; is_in_european_union?: boolean; iso_code?: string; type?: string; geoname_id?: number; names?: PlaceNames }; subdivisions?: readonly ({ confidence?: number; geoname_id?: number; iso_code?: string; names?: PlaceNames })[]; traits?: { autonomous_system_number?: number; autonomous_system_organization?: string; connection_type?: string; domain?: string; ip_address?: string; is_anonymous?: boolean; is_anonymous_proxy?: boolean; is_anonymous_vpn?: boolean; is_hosting_provider?: boolean; is_legitimate_proxy?: boolean; is_public_proxy?: boolean; is_residential_proxy?: boolean; is_satellite_provider?: boolean; is_tor_exit_node?: boolean; isp?: string; network?: string; organization?: string; user_type?: string; user_count?: number; static_ip_score?: number } }; ip?: string; sessionId?: string; isAdmin?: boolean; isOnlyInstant?: boolean; userID?: string; ttl?: number; userBaseVO?: { userDisplayName?: string }; sellerInfo?: { privilegeCode?: string; gssUserId?: string; countryCode?: string; languageCode?: string }; csrfToken?: string; hasValidCsrfToken?: boolean; sessionCreationTime?: number; isTrustedIp?: boolean; userIdentificationVO?: { loginID?: string }; authServerUrl?: string } };
export type MadePlan = string;
export type NearExpirations = { items: readonly ({ kind?: OneOf<"certificate" | "profile" | "testflightBuild">; id?: string; name?: string; type?: string; platform?: string; appId?: string; appName?: string; bundleId?: string; expiresAt?: string; daysLeft?: number; state?: OneOf<"VALID" | "INVALID" | "EXPIRED"> })[]; next: string };
export type NextLink = string;
export type NotificationHistory = { notificationHistory: readonly ({ notification?: SignedNotification; sendAttempts?: readonly ({ attemptDate?: string; sendAttemptResult?: string })[] })[]; paginationToken?: string; hasMore?: boolean; pagination?: Pagination; walk?: Walk };
export type OrderLookup = {
/** 0 for a valid order ID, 1 for one without purchases of this app. */ status: number; transactions?: readonly SignedTransaction[] };
export type PageLinks = { self: string; first?: string; next?: string };
export type PageLocalization = { treatment?: string; locale: string; localizationId: string };
export type Pagination = { complete: boolean; pages: number; items: number; stopped?: string; next?: string };
export type PagingInformation = { paging?: { total?: number; limit?: number; nextCursor?: string } };
export type PerformanceInsight = { metricCategory?: OneOf<"HANG" | "LAUNCH" | "MEMORY" | "DISK" | "BATTERY" | "TERMINATION" | "ANIMATION" | "STORAGE">; latestVersion?: string; metric?: string; summaryString?: string; referenceVersions?: string; maxLatestVersionValue?: number; subSystemLabel?: string; highImpact?: boolean; populations?: readonly ({ deltaPercentage?: number; percentile?: string; summaryString?: string; referenceAverageValue?: number; latestVersionValue?: number; device?: string })[] };
export type PerformanceMetrics = { version?: string; insights?: { trendingUp?: readonly PerformanceInsight[]; regressions?: readonly PerformanceInsight[] }; productData?: readonly ({ platform?: string; metricCategories?: readonly ({ identifier?: OneOf<"HANG" | "LAUNCH" | "MEMORY" | "DISK" | "BATTERY" | "TERMINATION" | "ANIMATION" | "STORAGE">; metrics?: readonly ({ identifier?: string; unit?: { identifier?: string; displayName?: string }; datasets?: readonly ({ filterCriteria?: { percentile?: string; device?: string; deviceMarketingName?: string }; points?: readonly ({ version?: string; value?: number; errorMargin?: number; percentageBreakdown?: { value?: number; subSystemLabel?: string }; goal?: string })[]; recommendedMetricGoal?: { value?: number; detail?: string } })[]; goalKeys?: readonly ({ goalKey?: string; lowerBound?: number; upperBound?: number })[] })[] })[] })[] };
export type PerformanceOverview = { version?: string; appMetadata?: { bundleId?: string; appId?: string; latestVersion?: string; platform?: string }; insights?: { trendingUp?: readonly ({ [name: string]: unknown })[]; regressions?: readonly ({ [name: string]: unknown })[] }; categories?: readonly ({ identifier?: string; displayName?: string; sections?: readonly ({ identifier?: string; unit?: { identifier?: string; displayName?: string }; datasets?: readonly ({ filterCriteria?: { percentile?: string; device?: string; deviceMarketingName?: string }; points?: readonly ({ version?: string; value?: number; errorMargin?: number; percentageBreakdown?: { value?: number; subSystemLabel?: string }; goal?: string })[]; recommendedMetricGoal?: { value?: number; detail?: string } })[]; displayName?: string; relevanceScore?: number; sortOrder?: number })[] })[]; signatures?: { topHangPoint?: readonly ({ signatureId?: string; signature?: string; count?: number; weight?: number; sourceFile?: string; lineNumber?: number })[]; topLaunchPoint?: readonly ({ signatureId?: string; signature?: string; count?: number; weight?: number; sourceFile?: string; lineNumber?: number })[]; topDiskWritePoint?: readonly ({ signatureId?: string; signature?: string; count?: number; weight?: number; sourceFile?: string; lineNumber?: number })[] }; telemetryIdentifier?: string };
export type PhasedRelease = { type: string; id: string; attributes?: { phasedReleaseState?: OneOf<"INACTIVE" | "ACTIVE" | "PAUSED" | "COMPLETE">; startDate?: string; totalPauseDuration?: number; currentDayNumber?: number }; links?: ResourceLinks };
export type PhasedReleaseDocument = { data: PhasedRelease; included?: IncludedResources; links: DocumentLinks };
export type PhasedReleaseOrNone = { data: { type: string; id: string; attributes?: { phasedReleaseState?: OneOf<"INACTIVE" | "ACTIVE" | "PAUSED" | "COMPLETE">; startDate?: string; totalPauseDuration?: number; currentDayNumber?: number }; links?: ResourceLinks } | null; included?: IncludedResources; links: DocumentLinks };
export type Placement = { type: string; id: string; attributes?: { placementType?: string; placementGroup?: string; mediaType?: string; state?: string; createdDate?: string; lastModifiedDate?: string }; relationships?: { image?: RelatedResource; video?: RelatedResource; appStoreVersionLocalization?: RelatedResource; appCustomProductPageLocalization?: RelatedResource; appEventLocalization?: RelatedResource; appStoreVersionExperimentTreatmentLocalization?: RelatedResource }; links?: ResourceLinks };
export type PlacementDocument = { data: Placement; included?: IncludedResources; links: DocumentLinks };
export type PlacementList = { data: readonly Placement[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type PlaceNames = { de?: string; en?: string; es?: string; fr?: string; ja?: string; "pt-BR"?: string; ru?: string; "zh-CN"?: string };
export type PlanExpiry = string;
export type PlanLifetimeInput = number;
export type PlanOnlyInput = boolean;
export type PlanToApplyInput = string;
export type ProcessedBuilds = { items: readonly ({ buildId?: string; appId?: string; appName?: string; build?: string; version?: string; platform?: OneOf<"IOS" | "MAC_OS" | "TV_OS" | "VISION_OS">; result?: OneOf<"VALID" | "FAILED" | "INVALID">; uploaded?: string; expires?: string })[]; next: string };
export type ProductTextsInput = {
/** The language as Apple writes it, such as en-US or de-DE. */ locale: TextLanguageInput;
/** The name that customers see. */ name: string;
/** What customers get. */ description?: string | undefined };
export type Profile = { type: string; id: string; attributes?: { name?: string; platform?: OneOf<"IOS" | "MAC_OS" | "UNIVERSAL">; profileType?: OneOf<"IOS_APP_DEVELOPMENT" | "IOS_APP_STORE" | "IOS_APP_ADHOC" | "IOS_APP_INHOUSE" | "MAC_APP_DEVELOPMENT" | "MAC_APP_STORE" | "MAC_APP_DIRECT" | "TVOS_APP_DEVELOPMENT" | "TVOS_APP_STORE" | "TVOS_APP_ADHOC" | "TVOS_APP_INHOUSE" | "MAC_CATALYST_APP_DEVELOPMENT" | "MAC_CATALYST_APP_STORE" | "MAC_CATALYST_APP_DIRECT">; profileState?: OneOf<"ACTIVE" | "INVALID">; profileContent?: string; uuid?: string; createdDate?: string; expirationDate?: string }; relationships?: { bundleId?: RelatedResource; devices?: RelatedResources; certificates?: RelatedResources }; links?: ResourceLinks };
export type ProfileList = { data: readonly Profile[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type PurchaseHistoryCleared = { type: string; id: string; links?: ResourceLinks };
export type PurchaseHistoryClearedDocument = { data: PurchaseHistoryCleared; included?: IncludedResources; links: DocumentLinks };
export type PurchaseSubscription = { address: string };
export type ReadySalesReports = { items: readonly ({ vendorNumber?: string; reportType?: string; reportSubType?: string; frequency?: string; reportDate?: string })[]; next: string };
export type ReceivedFeedback = { items: readonly ({ feedbackId?: string; kind?: OneOf<"crash" | "screenshot">; appId?: string; appName?: string; comment?: string; email?: string; build?: string; deviceModel?: string; osVersion?: string; platform?: OneOf<"IOS" | "MAC_OS" | "TV_OS" | "VISION_OS">; screenshot?: string; created?: string })[]; next: string };
export type RefundHistory = { transactions: readonly SignedTransaction[]; revision?: string; hasMore?: boolean; pagination?: Pagination; walk?: Walk };
export type RelatedResource = { data?: { type: string; id: string } | null; links?: RelationshipLinks };
export type RelatedResources = { data?: readonly ResourceIdentifier[]; links?: RelationshipLinks; meta?: PagingInformation };
export type RelationshipLinks = { self?: string; related?: string };
export type RelayVersion = { version: string; commit: string; appleContract: string; node: string; settings: readonly ({ name: string; on: boolean })[] };
export type ReleasedVersion = { versionId?: string; versionString?: string; stateBefore?: OneOf<"ACCEPTED" | "DEVELOPER_REJECTED" | "IN_REVIEW" | "INVALID_BINARY" | "METADATA_REJECTED" | "PENDING_APPLE_RELEASE" | "PENDING_DEVELOPER_RELEASE" | "PREPARE_FOR_SUBMISSION" | "PROCESSING_FOR_DISTRIBUTION" | "READY_FOR_DISTRIBUTION" | "READY_FOR_REVIEW" | "REJECTED" | "REPLACED_WITH_NEW_VERSION" | "WAITING_FOR_EXPORT_COMPLIANCE" | "WAITING_FOR_REVIEW">; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type ReportColumn = { key: string; title: string; type: OneOf<"text" | "number" | "date"> };
export type ReportWarning = { line: number; file?: number; column?: string; problem: string; raw: string };
export type ResourceIdentifier = { type: string; id: string };
export type ResourceLinks = { self?: string };
export type RetentionImages = { imageIdentifiers?: readonly ({ imageIdentifier?: string; imageState?: string; imageSize?: string })[] };
export type RetentionMessages = { messageIdentifiers?: readonly ({ messageIdentifier?: string; messageState?: string })[] };
export type RetriedEvents = { retried: number; left: number };
export type Review = { type: string; id: string; attributes?: { rating?: number; title?: string; body?: string; reviewerNickname?: string; createdDate?: string; territory?: Territory }; relationships?: { response?: RelatedResource; reviewTerritory?: RelatedResource }; links?: ResourceLinks };
export type ReviewDocument = { data: Review; included?: IncludedResources; links: DocumentLinks };
export type ReviewList = { data: readonly Review[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type ReviewReply = { type: string; id: string; attributes?: { responseBody?: string; lastModifiedDate?: string; state?: OneOf<"PUBLISHED" | "PENDING_PUBLISH"> }; relationships?: { review?: RelatedResource }; links?: ResourceLinks };
export type ReviewReplyDocument = { data: ReviewReply; included?: IncludedResources; links: DocumentLinks };
export type ReviewReplyOrNone = { data: { type: string; id: string; attributes?: { responseBody?: string; lastModifiedDate?: string; state?: OneOf<"PUBLISHED" | "PENDING_PUBLISH"> }; relationships?: { review?: RelatedResource }; links?: ResourceLinks } | null; included?: IncludedResources; links: DocumentLinks };
export type ReviewSubmission = { type: string; id: string; attributes?: { platform?: OneOf<"IOS" | "MAC_OS" | "TV_OS" | "VISION_OS">; submittedDate?: string; state?: OneOf<"READY_FOR_REVIEW" | "WAITING_FOR_REVIEW" | "IN_REVIEW" | "UNRESOLVED_ISSUES" | "CANCELING" | "COMPLETING" | "COMPLETE"> }; relationships?: { app?: RelatedResource; appStoreVersionForReview?: RelatedResource; submittedByActor?: RelatedResource; lastUpdatedByActor?: RelatedResource; items?: RelatedResources }; links?: ResourceLinks };
export type ReviewSubmissionDocument = { data: ReviewSubmission; included?: IncludedResources; links: DocumentLinks };
export type ReviewSubmissionItem = { type: string; id: string; attributes?: { state?: OneOf<"READY_FOR_REVIEW" | "ACCEPTED" | "APPROVED" | "REJECTED" | "REMOVED"> }; relationships?: { appStoreVersion?: RelatedResource; appCustomProductPageVersion?: RelatedResource; appStoreVersionExperimentV2?: RelatedResource; appEvent?: RelatedResource; inAppPurchaseVersion?: RelatedResource; subscriptionVersion?: RelatedResource; subscriptionGroupVersion?: RelatedResource; backgroundAssetVersion?: RelatedResource }; links?: ResourceLinks };
export type ReviewSubmissionItemDocument = { data: ReviewSubmissionItem; included?: IncludedResources; links: DocumentLinks };
export type ReviewSubmissionList = { data: readonly ReviewSubmission[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type ReviewSummary = { type: string; id: string; attributes?: { createdDate?: string; locale?: string; platform?: OneOf<"IOS" | "MAC_OS" | "TV_OS" | "VISION_OS">; text?: string }; relationships?: { territory?: RelatedResource }; links?: ResourceLinks };
export type ReviewSummaryList = { data: readonly ReviewSummary[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type SalesReport = { report: { vendorNumber?: string; reportType?: string; reportSubType?: string; frequency?: string; reportDate?: string; version?: string }; empty: boolean; reasonCode?: OneOf<"no_sales" | "not_ready" | "no_report" | "no_data" | "no_rows" | "discontinued">; reason?: string; columns: readonly ReportColumn[]; rows: readonly ({ provider?: string | null; providerCountry?: string | null; sku?: string | null; developer?: string | null; title?: string | null; version?: string | null; productTypeIdentifier?: string | null; units?: number | null; developerProceeds?: number | null; beginDate?: string | null; endDate?: string | null; customerCurrency?: string | null; countryCode?: string | null; currencyOfProceeds?: string | null; appleIdentifier?: string | null; customerPrice?: number | null; promoCode?: string | null; parentIdentifier?: string | null; subscription?: string | null; period?: string | null; category?: string | null; cmb?: string | null; device?: string | null; supportedPlatforms?: string | null; proceedsReason?: string | null; preservedPricing?: string | null; client?: string | null; orderType?: string | null })[]; warnings?: readonly ReportWarning[]; warningCount?: number };
export type SamsungDone = { ok: boolean };
export type SandboxTester = { type: string; id: string; attributes?: { firstName?: string; lastName?: string; acAccountName?: string; territory?: OneOf<"ABW" | "AFG" | "AGO" | "AIA" | "ALB" | "AND" | "ANT" | "ARE" | "ARG" | "ARM" | "ASM" | "ATG" | "AUS" | "AUT" | "AZE" | "BDI" | "BEL" | "BEN" | "BES" | "BFA" | "BGD" | "BGR" | "BHR" | "BHS" | "BIH" | "BLR" | "BLZ" | "BMU" | "BOL" | "BRA" | "BRB" | "BRN" | "BTN" | "BWA" | "CAF" | "CAN" | "CHE" | "CHL" | "CHN" | "CIV" | "CMR" | "COD" | "COG" | "COK" | "COL" | "COM" | "CPV" | "CRI" | "CUB" | "CUW" | "CXR" | "CYM" | "CYP" | "CZE" | "DEU" | "DJI" | "DMA" | "DNK" | "DOM" | "DZA" | "ECU" | "EGY" | "ERI" | "ESP" | "EST" | "ETH" | "FIN" | "FJI" | "FLK" | "FRA" | "FRO" | "FSM" | "GAB" | "GBR" | "GEO" | "GGY" | "GHA" | "GIB" | "GIN" | "GLP" | "GMB" | "GNB" | "GNQ" | "GRC" | "GRD" | "GRL" | "GTM" | "GUF" | "GUM" | "GUY" | "HKG" | "HND" | "HRV" | "HTI" | "HUN" | "IDN" | "IMN" | "IND" | "IRL" | "IRQ" | "ISL" | "ISR" | "ITA" | "JAM" | "JEY" | "JOR" | "JPN" | "KAZ" | "KEN" | "KGZ" | "KHM" | "KIR" | "KNA" | "KOR" | "KWT" | "LAO" | "LBN" | "LBR" | "LBY" | "LCA" | "LIE" | "LKA" | "LSO" | "LTU" | "LUX" | "LVA" | "MAC" | "MAR" | "MCO" | "MDA" | "MDG" | "MDV" | "MEX" | "MHL" | "MKD" | "MLI" | "MLT" | "MMR" | "MNE" | "MNG" | "MNP" | "MOZ" | "MRT" | "MSR" | "MTQ" | "MUS" | "MWI" | "MYS" | "MYT" | "NAM" | "NCL" | "NER" | "NFK" | "NGA" | "NIC" | "NIU" | "NLD" | "NOR" | "NPL" | "NRU" | "NZL" | "OMN" | "PAK" | "PAN" | "PER" | "PHL" | "PLW" | "PNG" | "POL" | "PRI" | "PRT" | "PRY" | "PSE" | "PYF" | "QAT" | "REU" | "ROU" | "RUS" | "RWA" | "SAU" | "SEN" | "SGP" | "SHN" | "SLB" | "SLE" | "SLV" | "SMR" | "SOM" | "SPM" | "SRB" | "SSD" | "STP" | "SUR" | "SVK" | "SVN" | "SWE" | "SWZ" | "SXM" | "SYC" | "TCA" | "TCD" | "TGO" | "THA" | "TJK" | "TKM" | "TLS" | "TON" | "TTO" | "TUN" | "TUR" | "TUV" | "TWN" | "TZA" | "UGA" | "UKR" | "UMI" | "URY" | "USA" | "UZB" | "VAT" | "VCT" | "VEN" | "VGB" | "VIR" | "VNM" | "VUT" | "WLF" | "WSM" | "XKS" | "YEM" | "ZAF" | "ZMB" | "ZWE">; interruptPurchases?: boolean; subscriptionRenewalRate?: OneOf<"MONTHLY_RENEWAL_EVERY_ONE_HOUR" | "MONTHLY_RENEWAL_EVERY_THIRTY_MINUTES" | "MONTHLY_RENEWAL_EVERY_FIFTEEN_MINUTES" | "MONTHLY_RENEWAL_EVERY_FIVE_MINUTES" | "MONTHLY_RENEWAL_EVERY_THREE_MINUTES">; applePayCompatible?: boolean }; links?: ResourceLinks };
export type SandboxTesterDocument = { data: SandboxTester; included?: IncludedResources; links: DocumentLinks };
export type SandboxTesterList = { data: readonly SandboxTester[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type Screenshot = { type: string; id: string; attributes?: { fileSize?: number; fileName?: string; sourceFileChecksum?: string; imageAsset?: { templateUrl?: string; width?: number; height?: number }; assetToken?: string; assetType?: string; uploadOperations?: readonly ({ method?: string; url?: string; length?: number; offset?: number; requestHeaders?: readonly ({ name?: string; value?: string })[] })[]; assetDeliveryState?: { errors?: readonly ({ code?: string; description?: string })[]; warnings?: readonly ({ code?: string; description?: string })[]; state?: OneOf<"AWAITING_UPLOAD" | "UPLOAD_COMPLETE" | "COMPLETE" | "FAILED"> } }; relationships?: { appScreenshotSet?: RelatedResource }; links?: ResourceLinks };
export type ScreenshotDocument = { data: Screenshot; included?: IncludedResources; links: DocumentLinks };
export type ScreenshotFeedback = { type: string; id: string; attributes?: { createdDate?: string; comment?: string; email?: string; deviceModel?: string; osVersion?: string; locale?: string; timeZone?: string; architecture?: string; connectionType?: OneOf<"WIFI" | "MOBILE_DATA" | "WIRE" | "UNKNOWN" | "NONE">; pairedAppleWatch?: string; appUptimeInMilliseconds?: number; diskBytesAvailable?: number; diskBytesTotal?: number; batteryPercentage?: number; screenWidthInPoints?: number; screenHeightInPoints?: number; appPlatform?: OneOf<"IOS" | "MAC_OS" | "TV_OS" | "VISION_OS">; devicePlatform?: OneOf<"IOS" | "MAC_OS" | "TV_OS" | "VISION_OS">; deviceFamily?: OneOf<"IPHONE" | "IPAD" | "APPLE_TV" | "APPLE_WATCH" | "MAC" | "VISION">; buildBundleId?: string; screenshots?: readonly ({ url?: string; width?: number; height?: number; expirationDate?: string })[] }; relationships?: { build?: RelatedResource; tester?: RelatedResource }; links?: ResourceLinks };
export type ScreenshotFeedbackList = { data: readonly ScreenshotFeedback[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type ScreenshotSet = { type: string; id: string; attributes?: { screenshotDisplayType?: OneOf<"APP_IPHONE_67" | "APP_IPHONE_65" | "APP_IPHONE_61" | "APP_IPHONE_58" | "APP_IPHONE_55" | "APP_IPHONE_47" | "APP_IPHONE_40" | "APP_IPHONE_35" | "APP_IPAD_PRO_3GEN_129" | "APP_IPAD_PRO_3GEN_11" | "APP_IPAD_PRO_129" | "APP_IPAD_105" | "APP_IPAD_97" | "APP_DESKTOP" | "APP_WATCH_ULTRA" | "APP_WATCH_SERIES_10" | "APP_WATCH_SERIES_7" | "APP_WATCH_SERIES_4" | "APP_WATCH_SERIES_3" | "APP_APPLE_TV" | "APP_APPLE_VISION_PRO" | "IMESSAGE_APP_IPHONE_67" | "IMESSAGE_APP_IPHONE_65" | "IMESSAGE_APP_IPHONE_61" | "IMESSAGE_APP_IPHONE_58" | "IMESSAGE_APP_IPHONE_55" | "IMESSAGE_APP_IPHONE_47" | "IMESSAGE_APP_IPHONE_40" | "IMESSAGE_APP_IPAD_PRO_3GEN_129" | "IMESSAGE_APP_IPAD_PRO_3GEN_11" | "IMESSAGE_APP_IPAD_PRO_129" | "IMESSAGE_APP_IPAD_105" | "IMESSAGE_APP_IPAD_97"> }; relationships?: { appStoreVersionLocalization?: RelatedResource; appCustomProductPageLocalization?: RelatedResource; appStoreVersionExperimentTreatmentLocalization?: RelatedResource; appScreenshots?: RelatedResources }; links?: ResourceLinks };
export type ScreenshotSetDocument = { data: ScreenshotSet; included?: IncludedResources; links: DocumentLinks };
export type ScreenshotSetList = { data: readonly ScreenshotSet[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type SentGalaxyReplies = { replied: number; skipped: number; failed: number; replies: readonly ({ reviewId: string; outcome: OneOf<"replied" | "unchanged" | "skipped" | "planned" | "failed" | "notTried">; message: string })[]; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type SentReplies = { replied: number; skipped: number; failed: number; replies: readonly ({ reviewId: string; outcome: OneOf<"replied" | "unchanged" | "skipped" | "planned" | "failed" | "notTried">; message: string })[]; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type SetTexts = { versionId?: string; versionString?: string; lacking?: readonly LackingTexts[]; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type SignedAppTransaction = { verified: boolean; problem?: string; appTransactionId?: string; bundleId?: string; appId?: string; applicationVersion?: string; originalApplicationVersion?: string; originalPurchaseDate?: string; preorderDate?: string; originalPlatform?: string; environment?: string; signedDate?: string; signed: string };
export type SignedDataVerified = { verified: boolean; problem?: string; transaction?: SignedTransaction; renewal?: SignedRenewal; appTransaction?: SignedAppTransaction; notification?: SignedNotification };
export type SignedNotification = { verified: boolean; problem?: string; eventType?: string; subtype?: string; occurredAt?: string; environment?: string; bundleId?: string; appId?: string;
/** 1 active, 2 expired, 3 billing retry, 4 grace period, 5 revoked. */ subscriptionStatus?: number; consumptionRequestReason?: string; productId?: string; productType?: string; transactionId?: string; originalTransactionId?: string; purchaseDate?: string; expiresDate?: string; quantity?: number;
/** The price in thousandths of the currency. */ price?: number; currency?: string; storefront?: string; offerId?: string; revocationDate?: string; appAccountToken?: string; autoRenews?: boolean; gracePeriodEnd?: string; renewsAt?: string; details?: string; transaction?: string; renewal?: string; signed: string };
export type SignedRenewal = { verified: boolean; problem?: string; autoRenews?: boolean; autoRenewProductId?: string; productId?: string; originalTransactionId?: string; renewalDate?: string;
/** In thousandths of the currency. */ renewalPrice?: number; currency?: string;
/** 1 canceled, 2 billing error, 3 price not accepted, 4 product not available, 5 another. */ expirationIntent?: number; isInBillingRetry?: boolean; gracePeriodExpiresDate?: string;
/** 0 not accepted yet, 1 accepted. */ priceIncreaseStatus?: number; offerId?: string; recentSubscriptionStartDate?: string; environment?: string; signedDate?: string; signed: string };
export type SignedTransaction = { verified: boolean; problem?: string; transactionId?: string; originalTransactionId?: string; productId?: string; type?: string; transactionReason?: string; purchaseDate?: string; originalPurchaseDate?: string; expiresDate?: string; quantity?: number;
/** The price in thousandths of the currency. */ price?: number; currency?: string; storefront?: string; revocationDate?: string;
/** 1 for a problem in the app, 0 for another. */ revocationReason?: number; revocationType?: string;
/** In thousandths of a percent. */ revocationPercentage?: number; isUpgraded?: boolean;
/** 1 introductory, 2 promotional, 3 code, 4 win-back. */ offerType?: number; offerId?: string; offerDiscountType?: string; subscriptionGroupId?: string; ownership?: string; appAccountToken?: string; appTransactionId?: string; webOrderLineItemId?: string; bundleId?: string; environment?: string; signedDate?: string; signed: string };
export type Step = { name: string; state: OneOf<"done" | "planned" | "skipped">; detail?: string };
export type StoreAnswer = { status: number; body?: { [name: string]: unknown } };
export type SubmittedVersion = { versionId?: string; versionString?: string; submissionId?: string; state?: OneOf<"READY_FOR_REVIEW" | "WAITING_FOR_REVIEW" | "IN_REVIEW" | "UNRESOLVED_ISSUES" | "CANCELING" | "COMPLETING" | "COMPLETE">; lacking?: readonly LackingTexts[]; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type Subscription = { type: string; id: string; attributes?: { name?: string; productId?: string; familySharable?: boolean; state?: OneOf<"MISSING_METADATA" | "READY_TO_SUBMIT" | "WAITING_FOR_REVIEW" | "IN_REVIEW" | "DEVELOPER_ACTION_NEEDED" | "PENDING_BINARY_APPROVAL" | "APPROVED" | "DEVELOPER_REMOVED_FROM_SALE" | "REMOVED_FROM_SALE" | "REJECTED">; subscriptionPeriod?: OneOf<"ONE_WEEK" | "ONE_MONTH" | "TWO_MONTHS" | "THREE_MONTHS" | "SIX_MONTHS" | "ONE_YEAR">; reviewNote?: string; groupLevel?: number }; relationships?: { appStoreReviewScreenshot?: RelatedResource; group?: RelatedResource; promotedPurchase?: RelatedResource; subscriptionAvailability?: RelatedResource; subscriptionLocalizations?: RelatedResources; introductoryOffers?: RelatedResources; promotionalOffers?: RelatedResources; offerCodes?: RelatedResources; prices?: RelatedResources; winBackOffers?: RelatedResources; images?: RelatedResources; planAvailabilities?: RelatedResources; versions?: RelatedResources }; links?: ResourceLinks };
export type SubscriptionExtended = { success: boolean; effectiveDate?: string; originalTransactionId?: string; webOrderLineItemId?: string };
export type SubscriptionExtensionStatus = { requestIdentifier?: string; complete: boolean; completeDate?: string; succeededCount?: number; failedCount?: number };
export type SubscriptionGroup = { type: string; id: string; attributes?: { referenceName?: string }; relationships?: { subscriptions?: RelatedResources; subscriptionGroupLocalizations?: RelatedResources; versions?: RelatedResources }; links?: ResourceLinks };
export type SubscriptionGroupList = { data: readonly SubscriptionGroup[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type SubscriptionGroupTextsInput = {
/** The language as Apple writes it, such as en-US or de-DE. */ locale: TextLanguageInput;
/** The name that customers see. */ name: string;
/** The name of the app in the group. */ customAppName?: string | undefined };
export type SubscriptionList = { data: readonly Subscription[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type SubscriptionOfferCode = { type: string; id: string; attributes?: { name?: string; active?: boolean; customerEligibilities?: readonly OneOf<"NEW" | "EXISTING" | "EXPIRED">[]; productionCodeCount?: number; sandboxCodeCount?: number; offerMode?: OneOf<"PAY_AS_YOU_GO" | "PAY_UP_FRONT" | "FREE_TRIAL">; duration?: OneOf<"THREE_DAYS" | "ONE_WEEK" | "TWO_WEEKS" | "ONE_MONTH" | "TWO_MONTHS" | "THREE_MONTHS" | "SIX_MONTHS" | "ONE_YEAR">; numberOfPeriods?: number; offerEligibility?: OneOf<"STACK_WITH_INTRO_OFFERS" | "REPLACE_INTRO_OFFERS">; autoRenewEnabled?: boolean; totalNumberOfCodes?: number; targetSubscriptionPlanType?: OneOf<"MONTHLY" | "UPFRONT"> }; relationships?: { subscription?: RelatedResource; oneTimeUseCodes?: RelatedResources; customCodes?: RelatedResources; prices?: RelatedResources }; links?: ResourceLinks };
export type SubscriptionOfferCodeCustomCode = { type: string; id: string; attributes?: { customCode?: string; numberOfCodes?: number; expirationDate?: string; active?: boolean; createdDate?: string }; relationships?: { offerCode?: RelatedResource }; links?: ResourceLinks };
export type SubscriptionOfferCodeCustomCodeDocument = { data: SubscriptionOfferCodeCustomCode; included?: IncludedResources; links: DocumentLinks };
export type SubscriptionOfferCodeCustomCodeList = { data: readonly SubscriptionOfferCodeCustomCode[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type SubscriptionOfferCodeDocument = { data: SubscriptionOfferCode; included?: IncludedResources; links: DocumentLinks };
export type SubscriptionOfferCodeList = { data: readonly SubscriptionOfferCode[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type SubscriptionOfferCodeOneTimeUseCode = { type: string; id: string; attributes?: { numberOfCodes?: number; expirationDate?: string; active?: boolean; createdDate?: string; environment?: OneOf<"PRODUCTION" | "SANDBOX"> }; relationships?: { offerCode?: RelatedResource }; links?: ResourceLinks };
export type SubscriptionOfferCodeOneTimeUseCodeDocument = { data: SubscriptionOfferCodeOneTimeUseCode; included?: IncludedResources; links: DocumentLinks };
export type SubscriptionOfferCodeOneTimeUseCodeList = { data: readonly SubscriptionOfferCodeOneTimeUseCode[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type SubscriptionPrice = { type: string; id: string; attributes?: { startDate?: string; preserved?: boolean; planType?: OneOf<"MONTHLY" | "UPFRONT"> }; relationships?: { territory?: RelatedResource; subscriptionPricePoint?: RelatedResource }; links?: ResourceLinks };
export type SubscriptionPriceDocument = { data: SubscriptionPrice; included?: IncludedResources; links: DocumentLinks };
export type SubscriptionPriceList = { data: readonly SubscriptionPrice[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type SubscriptionPricePoint = { type: string; id: string; attributes?: { customerPrice?: string; proceeds?: string; proceedsYear2?: string }; relationships?: { territory?: RelatedResource }; links?: ResourceLinks };
export type SubscriptionPricePointList = { data: readonly SubscriptionPricePoint[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type SubscriptionStatuses = { data: readonly ({ subscriptionGroupIdentifier?: string; lastTransactions?: readonly ({
/** 1 active, 2 expired, 3 billing retry, 4 grace period, 5 revoked. */ status?: number; originalTransactionId?: string; transaction?: SignedTransaction; renewal?: SignedRenewal })[] })[]; bundleId?: string; appAppleId?: string; environment?: string };
export type Territory = OneOf<"ABW" | "AFG" | "AGO" | "AIA" | "ALB" | "AND" | "ANT" | "ARE" | "ARG" | "ARM" | "ASM" | "ATG" | "AUS" | "AUT" | "AZE" | "BDI" | "BEL" | "BEN" | "BES" | "BFA" | "BGD" | "BGR" | "BHR" | "BHS" | "BIH" | "BLR" | "BLZ" | "BMU" | "BOL" | "BRA" | "BRB" | "BRN" | "BTN" | "BWA" | "CAF" | "CAN" | "CHE" | "CHL" | "CHN" | "CIV" | "CMR" | "COD" | "COG" | "COK" | "COL" | "COM" | "CPV" | "CRI" | "CUB" | "CUW" | "CXR" | "CYM" | "CYP" | "CZE" | "DEU" | "DJI" | "DMA" | "DNK" | "DOM" | "DZA" | "ECU" | "EGY" | "ERI" | "ESP" | "EST" | "ETH" | "FIN" | "FJI" | "FLK" | "FRA" | "FRO" | "FSM" | "GAB" | "GBR" | "GEO" | "GGY" | "GHA" | "GIB" | "GIN" | "GLP" | "GMB" | "GNB" | "GNQ" | "GRC" | "GRD" | "GRL" | "GTM" | "GUF" | "GUM" | "GUY" | "HKG" | "HND" | "HRV" | "HTI" | "HUN" | "IDN" | "IMN" | "IND" | "IRL" | "IRQ" | "ISL" | "ISR" | "ITA" | "JAM" | "JEY" | "JOR" | "JPN" | "KAZ" | "KEN" | "KGZ" | "KHM" | "KIR" | "KNA" | "KOR" | "KWT" | "LAO" | "LBN" | "LBR" | "LBY" | "LCA" | "LIE" | "LKA" | "LSO" | "LTU" | "LUX" | "LVA" | "MAC" | "MAR" | "MCO" | "MDA" | "MDG" | "MDV" | "MEX" | "MHL" | "MKD" | "MLI" | "MLT" | "MMR" | "MNE" | "MNG" | "MNP" | "MOZ" | "MRT" | "MSR" | "MTQ" | "MUS" | "MWI" | "MYS" | "MYT" | "NAM" | "NCL" | "NER" | "NFK" | "NGA" | "NIC" | "NIU" | "NLD" | "NOR" | "NPL" | "NRU" | "NZL" | "OMN" | "PAK" | "PAN" | "PER" | "PHL" | "PLW" | "PNG" | "POL" | "PRI" | "PRT" | "PRY" | "PSE" | "PYF" | "QAT" | "REU" | "ROU" | "RUS" | "RWA" | "SAU" | "SEN" | "SGP" | "SHN" | "SLB" | "SLE" | "SLV" | "SMR" | "SOM" | "SPM" | "SRB" | "SSD" | "STP" | "SUR" | "SVK" | "SVN" | "SWE" | "SWZ" | "SXM" | "SYC" | "TCA" | "TCD" | "TGO" | "THA" | "TJK" | "TKM" | "TLS" | "TON" | "TTO" | "TUN" | "TUR" | "TUV" | "TWN" | "TZA" | "UGA" | "UKR" | "UMI" | "URY" | "USA" | "UZB" | "VAT" | "VCT" | "VEN" | "VGB" | "VIR" | "VNM" | "VUT" | "WLF" | "WSM" | "XKS" | "YEM" | "ZAF" | "ZMB" | "ZWE">;
export type TerritoryInput = "ABW" | "AFG" | "AGO" | "AIA" | "ALB" | "AND" | "ANT" | "ARE" | "ARG" | "ARM" | "ASM" | "ATG" | "AUS" | "AUT" | "AZE" | "BDI" | "BEL" | "BEN" | "BES" | "BFA" | "BGD" | "BGR" | "BHR" | "BHS" | "BIH" | "BLR" | "BLZ" | "BMU" | "BOL" | "BRA" | "BRB" | "BRN" | "BTN" | "BWA" | "CAF" | "CAN" | "CHE" | "CHL" | "CHN" | "CIV" | "CMR" | "COD" | "COG" | "COK" | "COL" | "COM" | "CPV" | "CRI" | "CUB" | "CUW" | "CXR" | "CYM" | "CYP" | "CZE" | "DEU" | "DJI" | "DMA" | "DNK" | "DOM" | "DZA" | "ECU" | "EGY" | "ERI" | "ESP" | "EST" | "ETH" | "FIN" | "FJI" | "FLK" | "FRA" | "FRO" | "FSM" | "GAB" | "GBR" | "GEO" | "GGY" | "GHA" | "GIB" | "GIN" | "GLP" | "GMB" | "GNB" | "GNQ" | "GRC" | "GRD" | "GRL" | "GTM" | "GUF" | "GUM" | "GUY" | "HKG" | "HND" | "HRV" | "HTI" | "HUN" | "IDN" | "IMN" | "IND" | "IRL" | "IRQ" | "ISL" | "ISR" | "ITA" | "JAM" | "JEY" | "JOR" | "JPN" | "KAZ" | "KEN" | "KGZ" | "KHM" | "KIR" | "KNA" | "KOR" | "KWT" | "LAO" | "LBN" | "LBR" | "LBY" | "LCA" | "LIE" | "LKA" | "LSO" | "LTU" | "LUX" | "LVA" | "MAC" | "MAR" | "MCO" | "MDA" | "MDG" | "MDV" | "MEX" | "MHL" | "MKD" | "MLI" | "MLT" | "MMR" | "MNE" | "MNG" | "MNP" | "MOZ" | "MRT" | "MSR" | "MTQ" | "MUS" | "MWI" | "MYS" | "MYT" | "NAM" | "NCL" | "NER" | "NFK" | "NGA" | "NIC" | "NIU" | "NLD" | "NOR" | "NPL" | "NRU" | "NZL" | "OMN" | "PAK" | "PAN" | "PER" | "PHL" | "PLW" | "PNG" | "POL" | "PRI" | "PRT" | "PRY" | "PSE" | "PYF" | "QAT" | "REU" | "ROU" | "RUS" | "RWA" | "SAU" | "SEN" | "SGP" | "SHN" | "SLB" | "SLE" | "SLV" | "SMR" | "SOM" | "SPM" | "SRB" | "SSD" | "STP" | "SUR" | "SVK" | "SVN" | "SWE" | "SWZ" | "SXM" | "SYC" | "TCA" | "TCD" | "TGO" | "THA" | "TJK" | "TKM" | "TLS" | "TON" | "TTO" | "TUN" | "TUR" | "TUV" | "TWN" | "TZA" | "UGA" | "UKR" | "UMI" | "URY" | "USA" | "UZB" | "VAT" | "VCT" | "VEN" | "VGB" | "VIR" | "VNM" | "VUT" | "WLF" | "WSM" | "XKS" | "YEM" | "ZAF" | "ZMB" | "ZWE";
export type TestNotification = { testNotificationToken: string };
export type TestNotificationStatus = { notification?: SignedNotification; sendAttempts?: readonly ({ attemptDate?: string; sendAttemptResult?: string })[] };
export type TextLanguageInput = OneOf<"ar-SA" | "bn-BD" | "ca" | "zh-Hans" | "zh-Hant" | "hr" | "cs" | "da" | "nl-NL" | "en-AU" | "en-CA" | "en-GB" | "en-US" | "fi" | "fr-FR" | "fr-CA" | "de-DE" | "el" | "gu-IN" | "he" | "hi" | "hu" | "id" | "it" | "ja" | "kn-IN" | "ko" | "ms" | "ml-IN" | "mr-IN" | "no" | "or-IN" | "pl" | "pt-BR" | "pt-PT" | "pa-IN" | "ro" | "ru" | "sk" | "sl-SI" | "es-MX" | "es-ES" | "sv" | "ta-IN" | "te-IN" | "th" | "tr" | "uk" | "ur-PK" | "vi">;
export type TransactionHistory = { transactions: readonly SignedTransaction[]; revision?: string; hasMore?: boolean; pagination?: Pagination; walk?: Walk; bundleId?: string; appAppleId?: string; environment?: string };
export type TransactionRead = { transaction: SignedTransaction };
export type UploadedBuild = { buildUploadId?: string; buildId?: string; state?: OneOf<"PROCESSING" | "COMPLETE">; fileName?: string; fileSize?: number; warnings?: readonly string[]; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type UploadedPreview = { previewId?: string; placementId?: string; state?: OneOf<"UPLOAD_COMPLETE" | "COMPLETE">; fileName?: string; fileSize?: number; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type UploadedScreenshot = { screenshotId?: string; placementId?: string; state?: OneOf<"UPLOAD_COMPLETE" | "COMPLETE">; width?: number; height?: number; warning?: string; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type UploadedScreenshots = { done?: number; skipped?: number; failed?: number; pictures?: readonly ({ locale: string; fileName: string; outcome: OneOf<"done" | "skipped" | "planned" | "failed" | "notTried">; message: string; code?: string; placementGroup?: string; width?: number; height?: number; screenshotId?: string; placementId?: string })[]; unfinished?: readonly ({ locale: string; placementGroup: string; code: string; message: string })[]; steps: readonly Step[]; planId?: MadePlan; planValidUntil?: PlanExpiry };
export type User = { type: string; id: string; attributes?: { username?: string; firstName?: string; lastName?: string; roles?: readonly OneOf<"ADMIN" | "FINANCE" | "ACCOUNT_HOLDER" | "SALES" | "MARKETING" | "APP_MANAGER" | "DEVELOPER" | "ACCESS_TO_REPORTS" | "CUSTOMER_SUPPORT" | "CREATE_APPS" | "CLOUD_MANAGED_DEVELOPER_ID" | "CLOUD_MANAGED_APP_DISTRIBUTION" | "GENERATE_INDIVIDUAL_KEYS">[]; allAppsVisible?: boolean; provisioningAllowed?: boolean }; relationships?: { visibleApps?: RelatedResources }; links?: ResourceLinks };
export type UserDocument = { data: User; included?: IncludedResources; links: DocumentLinks };
export type UserInvitation = { type: string; id: string; attributes?: { email?: string; expirationDate?: string; firstName?: string; lastName?: string; roles?: readonly OneOf<"ADMIN" | "FINANCE" | "ACCOUNT_HOLDER" | "SALES" | "MARKETING" | "APP_MANAGER" | "DEVELOPER" | "ACCESS_TO_REPORTS" | "CUSTOMER_SUPPORT" | "CREATE_APPS" | "CLOUD_MANAGED_DEVELOPER_ID" | "CLOUD_MANAGED_APP_DISTRIBUTION" | "GENERATE_INDIVIDUAL_KEYS">[]; allAppsVisible?: boolean; provisioningAllowed?: boolean }; relationships?: { visibleApps?: RelatedResources }; links?: ResourceLinks };
export type UserInvitationDocument = { data: UserInvitation; included?: IncludedResources; links: DocumentLinks };
export type UserInvitationList = { data: readonly UserInvitation[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type UserList = { data: readonly User[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type Version = { type: string; id: string; attributes?: { platform?: OneOf<"IOS" | "MAC_OS" | "TV_OS" | "VISION_OS">; versionString?: string; appStoreState?: OneOf<"ACCEPTED" | "DEVELOPER_REMOVED_FROM_SALE" | "DEVELOPER_REJECTED" | "IN_REVIEW" | "INVALID_BINARY" | "METADATA_REJECTED" | "PENDING_APPLE_RELEASE" | "PENDING_CONTRACT" | "PENDING_DEVELOPER_RELEASE" | "PREPARE_FOR_SUBMISSION" | "PREORDER_READY_FOR_SALE" | "PROCESSING_FOR_APP_STORE" | "READY_FOR_REVIEW" | "READY_FOR_SALE" | "REJECTED" | "REMOVED_FROM_SALE" | "WAITING_FOR_EXPORT_COMPLIANCE" | "WAITING_FOR_REVIEW" | "REPLACED_WITH_NEW_VERSION" | "NOT_APPLICABLE">; appVersionState?: OneOf<"ACCEPTED" | "DEVELOPER_REJECTED" | "IN_REVIEW" | "INVALID_BINARY" | "METADATA_REJECTED" | "PENDING_APPLE_RELEASE" | "PENDING_DEVELOPER_RELEASE" | "PREPARE_FOR_SUBMISSION" | "PROCESSING_FOR_DISTRIBUTION" | "READY_FOR_DISTRIBUTION" | "READY_FOR_REVIEW" | "REJECTED" | "REPLACED_WITH_NEW_VERSION" | "WAITING_FOR_EXPORT_COMPLIANCE" | "WAITING_FOR_REVIEW">; copyright?: string; reviewType?: OneOf<"APP_STORE" | "NOTARIZATION">; releaseType?: OneOf<"MANUAL" | "AFTER_APPROVAL" | "SCHEDULED">; earliestReleaseDate?: string; usesIdfa?: boolean; downloadable?: boolean; createdDate?: string }; relationships?: { app?: RelatedResource; build?: RelatedResource; appStoreVersionPhasedRelease?: RelatedResource; gameCenterAppVersion?: RelatedResource; routingAppCoverage?: RelatedResource; appStoreReviewDetail?: RelatedResource; appStoreVersionSubmission?: RelatedResource; appClipDefaultExperience?: RelatedResource; alternativeDistributionPackage?: RelatedResource; appStoreVersionLocalizations?: RelatedResources; appStoreVersionExperiments?: RelatedResources; appStoreVersionExperimentsV2?: RelatedResources }; links?: ResourceLinks };
export type VersionDocument = { data: Version; included?: IncludedResources; links: DocumentLinks };
export type VersionList = { data: readonly Version[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type VersionLocalization = { type: string; id: string; attributes?: { locale?: string; whatsNew?: string; description?: string; promotionalText?: string; keywords?: string; marketingUrl?: string; supportUrl?: string }; relationships?: { appStoreVersion?: RelatedResource; appScreenshotSets?: RelatedResources; appPreviewSets?: RelatedResources; searchKeywords?: RelatedResources }; links?: ResourceLinks };
export type VersionLocalizationDocument = { data: VersionLocalization; included?: IncludedResources; links: DocumentLinks };
export type VersionLocalizationList = { data: readonly VersionLocalization[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type VersionRelease = { type: string; id: string; links?: ResourceLinks };
export type VersionReleaseDocument = { data: VersionRelease; included?: IncludedResources; links: DocumentLinks };
export type Walk = { complete: boolean; pages: number; items: number; stopped?: string; next?: string };
export type Weather = { currentWeather?: CurrentWeather; forecastDaily?: { days?: readonly WeatherDay[]; metadata?: WeatherSource }; forecastHourly?: { hours?: readonly WeatherHour[]; metadata?: WeatherSource }; forecastNextHour?: { minutes?: readonly WeatherMinute[]; metadata?: WeatherSource }; weatherAlerts?: { alerts?: readonly WeatherAlert[]; detailsUrl?: string; metadata?: WeatherSource } };
export type WeatherAlert = { id?: string; description?: string; severity?: string; certainty?: string; areaName?: string; countryCode?: string; source?: string; effectiveTime?: string; expireTime?: string; detailsUrl?: string };
export type WeatherAttribution = { serviceName: string; "logoLight@1x"?: string; "logoDark@1x"?: string; "logoSquare@1x"?: string };
export type WeatherAvailability = readonly string[];
export type WeatherDay = { forecastStart?: string; forecastEnd?: string; conditionCode?: string; temperatureMax?: number; temperatureMin?: number; precipitationChance?: number; precipitationType?: string; precipitationAmount?: number; snowfallAmount?: number; maxUvIndex?: number; sunrise?: string; sunset?: string; moonPhase?: string };
export type WeatherHour = { forecastStart?: string; conditionCode?: string; temperature?: number; temperatureApparent?: number; temperatureDewPoint?: number; humidity?: number; cloudCover?: number;
/** Millimeters an hour. */ precipitationIntensity?: number; pressure?: number; pressureTrend?: string; uvIndex?: number;
/** In meters. */ visibility?: number; windDirection?: number;
/** Kilometers an hour. */ windSpeed?: number;
/** Kilometers an hour. */ windGust?: number; daylight?: boolean; precipitationChance?: number; precipitationType?: string; precipitationAmount?: number;
/** Millimeters an hour. */ snowfallIntensity?: number };
export type WeatherMinute = { startTime?: string; precipitationChance?: number;
/** Millimeters an hour. */ precipitationIntensity?: number };
export type WeatherSource = { attributionURL?: string; expireTime?: string; readTime?: string; latitude?: number; longitude?: number };
export type Webhook = { type: string; id: string; attributes?: { name?: string; url?: string; enabled?: boolean; eventTypes?: readonly OneOf<"APP_STORE_VERSION_APP_VERSION_STATE_UPDATED" | "BUILD_UPLOAD_STATE_UPDATED" | "BUILD_BETA_DETAIL_EXTERNAL_BUILD_STATE_UPDATED" | "BETA_FEEDBACK_CRASH_SUBMISSION_CREATED" | "BETA_FEEDBACK_SCREENSHOT_SUBMISSION_CREATED" | "BACKGROUND_ASSET_VERSION_STATE_UPDATED" | "BACKGROUND_ASSET_VERSION_APP_STORE_RELEASE_STATE_UPDATED" | "BACKGROUND_ASSET_VERSION_EXTERNAL_BETA_RELEASE_STATE_UPDATED" | "BACKGROUND_ASSET_VERSION_INTERNAL_BETA_RELEASE_CREATED" | "ALTERNATIVE_DISTRIBUTION_PACKAGE_AVAILABLE_UPDATED" | "ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED" | "ALTERNATIVE_DISTRIBUTION_TERRITORY_AVAILABILITY_UPDATED">[] }; relationships?: { app?: RelatedResource }; links?: ResourceLinks };
export type WebhookDelivery = { type: string; id: string; attributes?: { createdDate?: string; deliveryState?: OneOf<"SUCCEEDED" | "FAILED" | "PENDING">; errorMessage?: string; redelivery?: boolean; sentDate?: string; request?: { url?: string }; response?: { httpStatusCode?: number; body?: string } }; relationships?: { event?: RelatedResource }; links?: ResourceLinks };
export type WebhookDeliveryDocument = { data: WebhookDelivery; included?: IncludedResources; links: DocumentLinks };
export type WebhookDeliveryList = { data: readonly WebhookDelivery[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type WebhookDocument = { data: Webhook; included?: IncludedResources; links: DocumentLinks };
export type WebhookList = { data: readonly Webhook[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type WebhookPing = { type: string; id: string; links?: ResourceLinks };
export type WebhookPingDocument = { data: WebhookPing; included?: IncludedResources; links: DocumentLinks };
export type WeeklyFigures = { from: string; to: string; rows: readonly ({ store: OneOf<"apple" | "samsung">; account: string; appId: string; name: string; from: string; to: string; installs?: number | null; firstTimeInstalls?: number | null; updates?: number | null; units?: number | null; inAppPurchases?: number | null; proceeds?: number | null; revenue?: number | null; ratingAverage?: number | null; ratingCount?: number | null; reviewAverage?: number | null; reviewCount?: number | null; crashes?: number | null; sessions?: number | null; activeDevices?: number | null; regressions?: number | null; currency?: string | null; proceedsByCurrency?: readonly ({ currency: string; amount: number })[]; missing: readonly ({ field: string; reason: string })[] })[]; problems: readonly ({ store: OneOf<"apple" | "samsung">; account: string; code: string; message: string })[]; storeCalls: number };
export type WhatToTest = { type: string; id: string; attributes?: { whatsNew?: string; locale?: string }; relationships?: { build?: RelatedResource }; links?: ResourceLinks };
export type WhatToTestDocument = { data: WhatToTest; included?: IncludedResources; links: DocumentLinks };
export type XcodeCloudBuild = { type: string; id: string; attributes?: { number?: number; createdDate?: string; startedDate?: string; finishedDate?: string; sourceCommit?: { commitSha?: string; message?: string; author?: { displayName?: string; avatarUrl?: string }; committer?: { displayName?: string; avatarUrl?: string }; webUrl?: string }; destinationCommit?: { commitSha?: string; message?: string; author?: { displayName?: string; avatarUrl?: string }; committer?: { displayName?: string; avatarUrl?: string }; webUrl?: string }; isPullRequestBuild?: boolean; issueCounts?: { analyzerWarnings?: number; errors?: number; testFailures?: number; warnings?: number }; executionProgress?: OneOf<"PENDING" | "RUNNING" | "COMPLETE">; completionStatus?: OneOf<"SUCCEEDED" | "FAILED" | "ERRORED" | "CANCELED" | "SKIPPED">; startReason?: OneOf<"GIT_REF_CHANGE" | "MANUAL" | "MANUAL_REBUILD" | "PULL_REQUEST_OPEN" | "PULL_REQUEST_UPDATE" | "SCHEDULE">; cancelReason?: OneOf<"AUTOMATICALLY_BY_NEWER_BUILD" | "MANUALLY_BY_USER"> }; relationships?: { workflow?: RelatedResource; product?: RelatedResource; sourceBranchOrTag?: RelatedResource; destinationBranch?: RelatedResource; pullRequest?: RelatedResource; builds?: RelatedResources }; links?: ResourceLinks };
export type XcodeCloudBuildDocument = { data: XcodeCloudBuild; included?: IncludedResources; links: DocumentLinks };
export type XcodeCloudBuildList = { data: readonly XcodeCloudBuild[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type XcodeCloudProduct = { type: string; id: string; attributes?: { name?: string; createdDate?: string; productType?: OneOf<"APP" | "FRAMEWORK"> }; relationships?: { app?: RelatedResource; bundleId?: RelatedResource; primaryRepositories?: RelatedResources }; links?: ResourceLinks };
export type XcodeCloudProductList = { data: readonly XcodeCloudProduct[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
export type XcodeCloudWorkflow = { type: string; id: string; attributes?: { name?: string; description?: string; branchStartCondition?: CloudBranchStart; tagStartCondition?: CloudTagStart; pullRequestStartCondition?: CloudPullRequestStart; scheduledStartCondition?: CloudScheduledStart; manualBranchStartCondition?: CloudManualBranchStart; manualTagStartCondition?: CloudManualTagStart; manualPullRequestStartCondition?: CloudManualPullRequestStart; actions?: readonly ({ name?: string; actionType?: OneOf<"BUILD" | "ANALYZE" | "TEST" | "ARCHIVE">; destination?: OneOf<"ANY_IOS_DEVICE" | "ANY_IOS_SIMULATOR" | "ANY_TVOS_DEVICE" | "ANY_TVOS_SIMULATOR" | "ANY_WATCHOS_DEVICE" | "ANY_WATCHOS_SIMULATOR" | "ANY_MAC" | "ANY_MAC_CATALYST" | "ANY_VISIONOS_DEVICE" | "ANY_VISIONOS_SIMULATOR">; buildDistributionAudience?: OneOf<"INTERNAL_ONLY" | "APP_STORE_ELIGIBLE">; testConfiguration?: { kind?: OneOf<"USE_SCHEME_SETTINGS" | "SPECIFIC_TEST_PLANS">; testPlanName?: string; testDestinations?: readonly ({ deviceTypeName?: string; deviceTypeIdentifier?: string; runtimeName?: string; runtimeIdentifier?: string; kind?: OneOf<"SIMULATOR" | "MAC"> })[] }; scheme?: string; platform?: OneOf<"MACOS" | "IOS" | "TVOS" | "WATCHOS" | "VISIONOS">; isRequiredToPass?: boolean })[]; isEnabled?: boolean; isLockedForEditing?: boolean; clean?: boolean; containerFilePath?: string; lastModifiedDate?: string }; relationships?: { product?: RelatedResource; repository?: RelatedResource; xcodeVersion?: RelatedResource; macOsVersion?: RelatedResource }; links?: ResourceLinks };
export type XcodeCloudWorkflowList = { data: readonly XcodeCloudWorkflow[]; included?: IncludedResources; links: PageLinks; meta?: PagingInformation; nextLink?: NextLink; pagination?: Pagination; walk?: Walk };
