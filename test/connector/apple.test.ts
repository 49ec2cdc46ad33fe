// What the rows of App Store Connect say of themselves, where no document of Apple's can be held against it.
import { catalog } from '../../connector/catalog.ts';

const apple = catalog.filter(({ store }) => store === 'apple');

test('What people see or are written to, or what cannot be taken back, is a class of its own', () => {
  const published = apple.filter(({ access }) => access === 'publish').map(({ id }) => id);
  expect(published.sort()).toEqual([
    'AddTester',
    'AddTestersToBetaGroup',
    'ControlPhasedRelease',
    'CreateBetaTester',
    'CreatePhasedRelease',
    'CreateSubscriptionPrice',
    'DeleteBetaTester',
    'DeleteReviewReply',
    'DeleteUser',
    'DeleteUserInvitation',
    'DeleteWebhook',
    'InviteUser',
    'NotifyBetaTesters',
    'ReleaseVersion',
    'ReplyToReview',
    'RequestVersionRelease',
    'SendBetaTesterInvitation',
    'SetWhatsNew',
    'SubmitBuildForBetaReview',
    'SubmitVersionForReview',
    'UpdateAppInfoLocalization',
    'UpdateBuild',
    'UpdatePhasedRelease',
    'UpdateReviewSubmission',
    'UpdateUser',
    'UpdateVersion',
    'UpdateVersionLocalization',
  ]);
});
