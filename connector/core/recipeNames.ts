// Names of the recipes, and of what polling triggers watch.

/** All recipes, by file name. */
export type RecipeName =
  | ('accounts' | 'health' | 'version' | 'definition' | 'openapi' | 'call' | 'mcp' | 'page' | 'state' | 'operations')
  | ('appStoreChoices' | 'galaxyChoices' | 'galaxyBinaryChoices' | 'galaxyItemChoices')
  | ('allApps' | 'appStatus' | 'weeklyFigures' | 'request' | 'submitVersion' | 'releaseVersion')
  | ('replies' | 'galaxyReplies')
  | ('galaxyUpdate' | 'galaxyWhatsNew' | 'galaxyMetrics' | 'stagedRollout')
  | ('checkVersion' | 'galaxyCheck' | 'expirations')
  | ('phasedRelease' | 'whatsNew' | 'tester' | 'testers' | 'screenshot' | 'screenshots' | 'preview')
  | ('salesReport' | 'financeReport' | 'analyticsReport' | 'collectReport')
  | ('uploadBuild' | 'sendBuildToTesters' | 'jobs' | 'job' | 'jobResult' | 'cancelJob' | 'retryJob')
  | ('subscribe' | 'unsubscribe' | 'receiveEvent' | 'eventSubscriptions' | 'testEvents')
  | ('subscribePurchases' | 'receivePurchaseEvent' | 'purchaseSubscriptions' | 'failedEvents' | 'retryEvents')
  | ('verifySigned' | 'inAppPurchase' | 'subscription' | 'customProductPage' | 'experiment')
  | ('subscriptionOfferCodes' | 'inAppPurchaseOfferCodes')
  | 'trigger';

/** The sources that a trigger can poll. */
export type WatchedSource =
  | ('reviews' | 'versions' | 'builds' | 'feedback' | 'salesReports' | 'runs' | 'expirations')
  | ('galaxyReviews' | 'galaxyApps');
