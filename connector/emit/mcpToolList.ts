// Which store operations are tools of the MCP server by themselves; most recipes are as well. All others are found and called by name.

/** Ordered by how often they are asked for: a list that is too long ends at its last. */
export const listedReads: readonly string[] = [
  'ListApps',
  'ListReviews',
  'ListVersions',
  'ListBuilds',
  'ListGalaxyApps',
  'ListGalaxyReviews',
  'ReadApp',
  'ReadVersion',
  'ListVersionLocalizations',
  'ListBetaGroups',
  'ListBetaTesters',
  'ListCrashFeedback',
  'ListScreenshotFeedback',
  'ReadGalaxyApp',
  'ReadBuildBetaDetail',
  'ListReviewSubmissions',
  'ReadPhasedRelease',
  'ListReviewSummaries',
  'ListInAppPurchases',
  'ReadAppMetrics',
  'ListSubscriptionGroups',
  'ListSubscriptions',
  'ListItems',
  'ListUsers',
  'ListXcodeCloudBuilds',
];

/** Recipes that are no tools by themselves: their inputs are long, or few ask for them. They are found and called by name. */
export const foundRecipes: ReadonlySet<string> = new Set([
  'CreateInAppPurchase',
  'CreateSubscription',
  'CreateSubscriptionOfferCodes',
  'CreateInAppPurchaseOfferCodes',
  'CreateCustomProductPage',
  'CreateExperiment',
  'SendBuildToTesters',
  'UploadScreenshots',
  'UploadPreview',
  'ListAppStorePurchaseSubscriptions',
]);

/** Most tools in one list: hosts recommend 25 to 30, and every tool takes room in the context of a model. */
export const MOST_TOOLS = 40;
