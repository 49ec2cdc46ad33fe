// Facts of App Store Connect rows that cannot be compared with Apple's document.
import { catalog } from '../../connector/catalog.ts';
import type { Operation } from '../../connector/core/operation.ts';

const apple = catalog.filter(({ store }) => store === 'apple');

test('Operations that people see the effect of, or that cannot be undone, have the class publish', () => {
  const published = apple.filter(({ access }) => access === 'publish').map(({ id }) => id);
  expect(published.sort()).toEqual([
    'AddBuildsToBetaGroup',
    'AddTester',
    'AddTesters',
    'AddTestersToBetaGroup',
    'ControlPhasedRelease',
    'CreateBetaTester',
    'CreateInAppPurchase',
    'CreateInAppPurchaseOfferCodes',
    'CreatePhasedRelease',
    'CreateSubscription',
    'CreateSubscriptionOfferCodes',
    'CreateSubscriptionPrice',
    'DeleteAccessibilityDeclaration',
    'DeleteBetaTester',
    'DeleteReviewReply',
    'DeleteUser',
    'DeleteUserInvitation',
    'DeleteWebhook',
    'InviteUser',
    'NotifyBetaTesters',
    'ReleaseVersion',
    'RemoveTestersFromBetaGroup',
    'ReplyToReview',
    'ReplyToReviews',
    'RequestVersionRelease',
    'SendBetaTesterInvitation',
    'SendBuildToTesters',
    'SetWhatsNew',
    'SubmitBuildForBetaReview',
    'SubmitVersionForReview',
    'UpdateAccessibilityDeclaration',
    'UpdateAppInfoLocalization',
    'UpdateAppTag',
    'UpdateBackgroundAsset',
    'UpdateBuild',
    'UpdateInAppPurchaseCustomCode',
    'UpdateInAppPurchaseOfferCode',
    'UpdateInAppPurchaseOneTimeUseCodes',
    'UpdatePhasedRelease',
    'UpdateReviewSubmission',
    'UpdateSubscriptionCustomCode',
    'UpdateSubscriptionOfferCode',
    'UpdateSubscriptionOneTimeUseCodes',
    'UpdateUser',
    'UpdateVersion',
    'UpdateVersionLocalization',
    'UploadBuild',
  ]);
});

function named(id: string): Operation {
  return apple.find((each) => each.id === id) as Operation;
}

test.each([
  ['RequestVersionRelease', 'ReleaseVersion'],
  ['CreatePhasedRelease', 'ControlPhasedRelease'],
  ['UpdatePhasedRelease', 'ControlPhasedRelease'],
  ['CreateBetaTester', 'AddTester'],
])('%s stands behind the action that does the whole job, and names it: %s', (id, whole) => {
  expect([named(id).visibility, named(whole).visibility]).toEqual(['advanced', 'important']);
  expect(named(id).description).toContain(named(whole).summary);
});

test("What's New is found under that name, as an action and as an input", () => {
  expect(named('SetWhatsNew').summary).toContain('what is new');
  for (const id of ['CreateVersionLocalization', 'UpdateVersionLocalization'])
    expect(named(id).body?.properties?.whatsNew?.title).toBe('What is new');
});
