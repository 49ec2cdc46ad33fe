// Inputs of JSON bodies for the sample requests: complete examples that work against the sandbox of `npm start`.
// docs/in-app-purchases.md shows those of products and pages.
import type { SampleBodies } from '../../connector/emit/httpRequests.ts';

/** Apps of the sandbox with a version in preparation, in English and German, and with a draft. */
const [APPLE_APP, GALAXY_APP] = ['6470107922', '000007100038'];

/** An app of the sandbox with a subscription and in-app purchases that are on sale. */
const APP_WITH_SUBSCRIPTIONS = '6470100003';

const product = {
  appId: APPLE_APP,
  price: '4.99',
  baseTerritory: 'USA',
  reviewNote: 'Open the shop in the menu.',
  review: 'add',
};

export const sampleBodies: SampleBodies = {
  CreateInAppPurchase: {
    ...product,
    productId: 'com.example.sparrow.gems100',
    referenceName: '100 gems',
    purchaseType: 'CONSUMABLE',
    texts: [
      { locale: 'en-US', name: '100 gems', description: 'Gems for the shop.' },
      { locale: 'de-DE', name: '100 Edelsteine', description: 'Edelsteine für den Laden.' },
    ],
    fileUrl: file('shop.png'),
  },
  CreateSubscription: {
    ...product,
    productId: 'com.example.sparrow.pro.month',
    referenceName: 'Pro, monthly',
    group: 'Pro',
    groupTexts: [{ locale: 'en-US', name: 'Pro' }],
    subscriptionPeriod: 'ONE_MONTH',
    groupLevel: 1,
    texts: [{ locale: 'en-US', name: 'Pro, monthly', description: 'All features.' }],
    fileUrl: file('pro.png'),
  },
  CreateSubscriptionOfferCodes: {
    appId: APP_WITH_SUBSCRIPTIONS,
    productId: 'com.example.tidewater.plus.month',
    name: 'Welcome',
    customerEligibilities: ['NEW', 'EXPIRED'],
    offerMode: 'PAY_AS_YOU_GO',
    duration: 'ONE_MONTH',
    numberOfPeriods: 3,
    price: '1.99',
    baseTerritory: 'USA',
    customCode: 'WELCOME',
    numberOfCodes: 500,
  },
  CreateInAppPurchaseOfferCodes: {
    appId: APP_WITH_SUBSCRIPTIONS,
    productId: 'com.example.tidewater.stamps',
    name: 'Spring',
    customerEligibilities: ['NON_SPENDER'],
    price: '0',
    customCode: 'SPRING27',
    numberOfCodes: 100,
  },
  CreateCustomProductPage: {
    appId: APPLE_APP,
    name: 'Spring',
    texts: [
      { locale: 'en-US', promotionalText: 'Ready for spring.' },
      { locale: 'de-DE', promotionalText: 'Bereit für den Frühling.' },
    ],
  },
  CreateExperiment: {
    appId: APPLE_APP,
    name: 'Dark or light',
    trafficProportion: 30,
    treatments: ['Dark', 'Light'],
    locales: ['en-US', 'de-DE'],
  },
  UploadScreenshots: {
    appId: APPLE_APP,
    pictures: [
      { locale: 'en-US', fileUrl: file('start.png') },
      { locale: 'de-DE', fileUrl: file('start.png') },
    ],
  },
  UploadBuild: { fileUrl: '{{sandbox}}/storage/samples/12000000/Sparrow.ipa' },
  SendBuildToTesters: { appId: APPLE_APP, whatToTest: [{ locale: 'en-US', whatsNew: 'Try the new start page.' }] },
  SetWhatsNew: { texts: [{ locale: 'en-US', whatsNew: '{{whatsNew}}' }] },
  ControlStagedRollout: { contentId: GALAXY_APP, rate: 10 },
  // Apple keeps notifications for 180 days
  ListPurchaseNotifications: { startDate: '2026-11-01T00:00:00Z', endDate: '2027-01-01T00:00:00Z' },
  ReplyToGalaxyReviews: { replies: [{ reviewId: '{{commentId}}', replyText: '{{replyText}}' }] },
};

/** The variable `sandbox` is the origin of the simulated App Store Connect. */
function file(name: string): string {
  return `{{sandbox}}/storage/samples/60000/${name}`;
}
