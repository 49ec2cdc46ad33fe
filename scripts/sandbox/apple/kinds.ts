// The kinds of resource that App Store Connect knows around an app, and the fields of each that `fields[...]` can name.
// Source: Apple's OpenAPI document 4.4.1, parameters of apps_getCollection; `test/sandbox-kinds.test.ts` holds them against Apple's schemas.

export interface Kind {
  readonly attributes: readonly string[];
  readonly relationships: readonly string[];
  /** Relationships that Apple gives without links: they show only once they are included. */
  readonly unlinked: readonly string[];
}

const words = (text: string): readonly string[] => text.split(' ').filter(Boolean);

const kind = (attributes: string, linked = '', unlinked = ''): Kind => ({
  attributes: words(attributes),
  relationships: words(`${linked} ${unlinked}`),
  unlinked: words(unlinked),
});

export const kinds = {
  apps: kind(
    'accessibilityUrl name bundleId sku primaryLocale isOrEverWasMadeForKids subscriptionStatusUrl subscriptionStatusUrlVersion subscriptionStatusUrlForSandbox subscriptionStatusUrlVersionForSandbox contentRightsDeclaration streamlinedPurchasingEnabled',
    'accessibilityDeclarations appEncryptionDeclarations ciProduct betaTesters betaGroups appStoreVersions appTags preReleaseVersions betaAppLocalizations builds betaLicenseAgreement betaAppReviewDetail appInfos appClips appPricePoints endUserLicenseAgreement appPriceSchedule appAvailabilityV2 inAppPurchases subscriptionGroups gameCenterEnabledVersions perfPowerMetrics appCustomProductPages inAppPurchasesV2 promotedPurchases appEvents reviewSubmissions subscriptionGracePeriod customerReviews customerReviewSummarizations gameCenterDetail appStoreVersionExperimentsV2 alternativeDistributionKey analyticsReportRequests marketplaceSearchDetail buildUploads backgroundAssets betaFeedbackScreenshotSubmissions betaFeedbackCrashSubmissions searchKeywords webhooks androidToIosAppMappingDetails',
    'appStoreIcon',
  ),
  appEncryptionDeclarations: kind(
    'appDescription createdDate usesEncryption exempt containsProprietaryCryptography containsThirdPartyCryptography availableOnFrenchStore platform uploadedDate documentUrl documentName documentType appEncryptionDeclarationState codeValue',
    'app builds appEncryptionDeclarationDocument',
  ),
  buildIcons: kind('iconAsset iconType masked name'),
  ciProducts: kind(
    'name createdDate productType',
    'app workflows primaryRepositories additionalRepositories buildRuns',
    'bundleId',
  ),
  betaGroups: kind(
    'name createdDate isInternalGroup hasAccessToAllBuilds publicLinkEnabled publicLinkId publicLinkLimitEnabled publicLinkLimit publicLink feedbackEnabled iosBuildsAvailableForAppleSiliconMac iosBuildsAvailableForAppleVision',
    'app builds betaTesters betaRecruitmentCriteria betaRecruitmentCriterionCompatibleBuildCheck',
  ),
  appStoreVersions: kind(
    'platform versionString appStoreState appVersionState copyright reviewType releaseType earliestReleaseDate usesIdfa downloadable createdDate',
    'appStoreVersionLocalizations build appStoreVersionPhasedRelease gameCenterAppVersion routingAppCoverage appStoreReviewDetail appStoreVersionSubmission appClipDefaultExperience appStoreVersionExperiments appStoreVersionExperimentsV2 customerReviews alternativeDistributionPackage',
    'app',
  ),
  preReleaseVersions: kind('version platform', 'builds app'),
  betaAppLocalizations: kind('feedbackEmail marketingUrl privacyPolicyUrl tvOsPrivacyPolicy description locale', 'app'),
  builds: kind(
    'version uploadedDate expirationDate expired minOsVersion lsMinimumSystemVersion computedMinMacOsVersion computedMinVisionOsVersion iconAssetToken processingState buildAudienceType usesNonExemptEncryption',
    'preReleaseVersion individualTesters betaGroups betaBuildLocalizations appEncryptionDeclaration betaAppReviewSubmission app buildBetaDetail appStoreVersion icons perfPowerMetrics diagnosticSignatures',
    'buildBundles buildUpload',
  ),
  betaLicenseAgreements: kind('agreementText', 'app'),
  betaAppReviewDetails: kind(
    'contactFirstName contactLastName contactPhone contactEmail demoAccountName demoAccountPassword demoAccountRequired notes',
    'app',
  ),
  appInfos: kind(
    'appStoreState state appStoreAgeRating australiaAgeRating brazilAgeRating brazilAgeRatingV2 franceAgeRating koreaAgeRating kidsAgeBand',
    'ageRatingDeclaration appInfoLocalizations primaryCategory primarySubcategoryOne primarySubcategoryTwo secondaryCategory secondarySubcategoryOne secondarySubcategoryTwo territoryAgeRatings',
    'app',
  ),
  appClips: kind('bundleId', 'appClipDefaultExperiences appClipAdvancedExperiences', 'app'),
  endUserLicenseAgreements: kind('agreementText', 'territories', 'app'),
  inAppPurchases: kind(
    'referenceName productId inAppPurchaseType state name reviewNote familySharable contentHosting',
    'inAppPurchaseLocalizations pricePoints content appStoreReviewScreenshot promotedPurchase iapPriceSchedule inAppPurchaseAvailability images offerCodes versions',
    'apps',
  ),
  subscriptionGroups: kind('referenceName', 'subscriptions subscriptionGroupLocalizations versions'),
  gameCenterEnabledVersions: kind('platform versionString iconAsset', 'compatibleVersions', 'app'),
  appCustomProductPages: kind('name url visible', 'appCustomProductPageVersions', 'app'),
  promotedPurchases: kind('visibleForAllUsers enabled state', '', 'inAppPurchaseV2 subscription'),
  appEvents: kind(
    'referenceName badge eventState deepLink purchaseRequirement primaryLocale priority purpose territorySchedules archivedTerritorySchedules',
    'localizations',
  ),
  reviewSubmissions: kind(
    'platform submittedDate state',
    'items',
    'app appStoreVersionForReview submittedByActor lastUpdatedByActor',
  ),
  subscriptionGracePeriods: kind('optIn sandboxOptIn duration renewalType'),
  gameCenterDetails: kind(
    'arcadeEnabled challengeEnabled',
    'gameCenterAppVersions gameCenterGroup gameCenterLeaderboards gameCenterLeaderboardsV2 gameCenterLeaderboardSets gameCenterLeaderboardSetsV2 gameCenterAchievements gameCenterAchievementsV2 gameCenterActivities gameCenterChallenges achievementReleases activityReleases challengeReleases leaderboardReleases leaderboardSetReleases challengesMinimumPlatformVersions',
    'app defaultLeaderboard defaultLeaderboardV2 defaultGroupLeaderboard defaultGroupLeaderboardV2',
  ),
  appStoreVersionExperiments: kind(
    'name platform trafficProportion state reviewRequired startDate endDate',
    'appStoreVersionExperimentTreatments',
    'app latestControlVersion controlVersions',
  ),
  androidToIosAppMappingDetails: kind('packageName appSigningKeyPublicCertificateSha256Fingerprints'),
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;

export const fieldsOf = (name: KindName): readonly string[] => [
  ...kinds[name].attributes,
  ...kinds[name].relationships,
];
