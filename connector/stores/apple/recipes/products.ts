// Recipes that create in-app purchases and subscriptions: every part that App Review requires, in one action.
// Source of the lengths of reference name, product ID and review note: App Store Connect help, "In-app purchase information".
import { recipeRows } from '../../../core/builders.ts';
import {
  arrayOf,
  define,
  field,
  fileAddress,
  flag,
  integer,
  object,
  oneOf,
  type Schema,
  text,
} from '../../../core/schema.ts';
import { planInputs } from '../../../relay/stepReport.ts';
import { subscriptionGroupChoices } from '../dynamicValues.ts';
import { platform } from '../enums.ts';
import { answers, appId, MOST_LANGUAGES, pricesIn, textLanguage } from './shared.ts';

/** Limits of the relay. Apple's own are shorter, and sources differ on them: Apple's refusal names the one that counts. */
const LONGEST_NAME = 255;
const LONGEST_DESCRIPTION = 1_000;

const productName = field({ ...text, maxLength: LONGEST_NAME }, 'Display name', 'The name that customers see.');

const productTexts = field(
  textsOf('ProductTexts', {
    description: field({ ...text, maxLength: LONGEST_DESCRIPTION }, 'Description', 'What customers get.'),
  }),
  'Texts',
  'The name and the description, one entry per language.',
);

/** Inputs of both recipes; a maker gives what App Review requires, and may leave the rest for another call. */
const identity = {
  appId,
  productId: field(
    { ...text, pattern: '^[A-Za-z0-9._-]{1,100}$' },
    'Product ID',
    'The identifier that the app uses: letters, digits, hyphens, periods and underscores. It cannot be used again.',
  ),
  referenceName: field(
    { ...text, maxLength: 64 },
    'Reference name',
    'What it is called in App Store Connect. Customers do not see it.',
  ),
};
const parts = {
  texts: productTexts,
  ...pricesIn({
    price: 'What customers pay in the base territory, such as 4.99. Apple derives the prices of all other territories.',
    territories:
      'The countries and regions where it is sold, such as USA. If empty, in all territories and those that Apple adds.',
  }),
  fileUrl: field(
    fileAddress,
    'Review screenshot address',
    'The https URL of a PNG or JPEG that shows App Review where it is sold, on a host that an administrator allows.',
  ),
  fileName: field(
    { ...text, pattern: '^[^\\x00-\\x1f\\x7f/\\\\]{0,120}$' },
    'File name',
    'The name of the picture, which ends in .png or .jpg. If empty, the last part of its address.',
  ),
  reviewNote: field({ ...text, maxLength: 4_000 }, 'Review note', 'What App Review should know.'),
  familySharable: field(flag, 'Family sharable', 'Yes if a family can share it.'),
  review: field(
    oneOf('no', 'add', 'submit'),
    'Review',
    'With no, or if empty, it is not submitted. With add, it joins the draft of a review submission, which the first product of an app needs together with a version of the app. With submit, it is submitted by itself.',
  ),
  platform: field(platform, 'Platform', 'The platform of the review submission. IOS if empty.'),
  ...planInputs,
};

const made = {
  versionId: field(text, 'Version ID', 'The version of the product that App Review gets.'),
  submissionId: field(text, 'Submission ID', 'The ID of the review submission, with Review.'),
  state: field(text, 'Product state', 'Its state, such as MISSING_METADATA, READY_TO_SUBMIT or WAITING_FOR_REVIEW.'),
};

export const productRecipes = recipeRows('apple', {
  CreateInAppPurchase: {
    route: 'POST /recipes/inAppPurchase',
    summary: 'Create in app purchase',
    description:
      'Creates an in-app purchase with its texts, price, availability and review screenshot, and sends it to App Review if you choose. If the product ID exists, only missing or different parts are written. One that is in review or approved is not changed.',
    access: 'publish',
    verifyWith: 'ListInAppPurchases',
    recipe: 'apple/inAppPurchase',
    continues: true,
    audited: ['inAppPurchaseId'],
    body: define(
      'InAppPurchaseToCreate',
      object(
        {
          ...identity,
          purchaseType: field(
            oneOf('CONSUMABLE', 'NON_CONSUMABLE', 'NON_RENEWING_SUBSCRIPTION'),
            'Purchase type',
            'What kind of purchase it is. It cannot be changed.',
          ),
          ...parts,
        },
        ['appId', 'productId', 'referenceName', 'purchaseType'],
      ),
    ),
    responds: answers('CreatedInAppPurchase', {
      inAppPurchaseId: field(text, 'In app purchase ID', 'The ID of the in-app purchase.'),
      ...made,
    }),
  },
  CreateSubscription: {
    route: 'POST /recipes/subscription',
    summary: 'Create subscription',
    description:
      'Creates a subscription with its group, texts, prices in all territories, availability and review screenshot, and sends it to App Review if you choose. If the product ID exists, only missing or different parts are written. One that is in review or approved is not changed.',
    access: 'publish',
    verifyWith: 'ListSubscriptions',
    recipe: 'apple/subscription',
    continues: true,
    audited: ['subscriptionId'],
    body: define(
      'SubscriptionToCreate',
      object(
        {
          ...identity,
          group: {
            ...field(
              { ...text, maxLength: 64 },
              'Subscription group',
              'The group by its ID, or the name of a new one.',
            ),
            choices: subscriptionGroupChoices('body/appId'),
          },
          groupTexts: field(
            textsOf('SubscriptionGroupTexts', {
              customAppName: field(
                { ...text, maxLength: LONGEST_NAME },
                'App name',
                'The name of the app in the group.',
              ),
            }),
            'Group texts',
            'The name of the group, one entry per language. A new group needs one.',
          ),
          subscriptionPeriod: field(
            oneOf('ONE_WEEK', 'ONE_MONTH', 'TWO_MONTHS', 'THREE_MONTHS', 'SIX_MONTHS', 'ONE_YEAR'),
            'Period',
            'How long a customer pays for at once.',
          ),
          groupLevel: field(integer(1, 100), 'Level', 'The rank within its group; 1 offers most.'),
          ...parts,
        },
        ['appId', 'productId', 'referenceName', 'group', 'subscriptionPeriod'],
      ),
    ),
    responds: answers('CreatedSubscription', {
      groupId: field(text, 'Subscription group ID', 'The ID of its group.'),
      subscriptionId: field(text, 'Subscription ID', 'The ID of the subscription.'),
      ...made,
    }),
  },
});

function textsOf(name: string, own: Readonly<Record<string, Schema>>): Schema {
  const row = define(
    name,
    field(
      object({ locale: textLanguage, name: productName, ...own }, ['locale', 'name']),
      'Texts of a language',
      'The texts in one language.',
    ),
  );
  return { ...arrayOf(row), maxItems: MOST_LANGUAGES };
}
