// What Apple sent to the server of an app, and tests of it. Source: Apple, "App Store Server API".
import { path, query, recipeRows, rows } from '../../core/builders.ts';
import { arrayOf, define, field, flag, moment, object, oneOf, text } from '../../core/schema.ts';
import { paginationReport } from '../../relay/pagination.ts';
import { byEnvironment, environment } from './inputs.ts';
import { appTransaction, notification, renewal, transaction } from './signedFields.ts';

const shared = { host: byEnvironment, decodes: true } as const;

const attempts = field(
  arrayOf(
    object({
      attemptDate: field(moment, 'Sent', 'When Apple sent it.'),
      sendAttemptResult: field(text, 'Result', 'SUCCESS, or why it failed, such as TIMED_OUT.'),
    }),
  ),
  'Attempts',
  'Each time that Apple sent it.',
);

export const notifications = rows('appstoreserver', {
  ListPurchaseNotifications: {
    ...shared,
    route: 'POST /inApps/v1/notifications/history',
    summary: 'List purchase notifications',
    description:
      'Lists the purchase events that Apple sent in some period of the last 180 days, or only those that failed.',
    access: 'read',
    safe: true,
    milliseconds: ['startDate', 'endDate'],
    parameters: [
      environment,
      query('paginationToken', text, 'Pagination token', 'The token of the page before, for the next page.', {
        visibility: 'advanced',
      }),
    ],
    body: define(
      'NotificationQuery',
      object(
        {
          startDate: field(moment, 'From', 'Events after this time.'),
          endDate: field(moment, 'Until', 'Events before this time.'),
          notificationType: field(text, 'Event type', 'Only this type, such as REFUND. Not with a transaction.'),
          notificationSubtype: field(text, 'Subtype', 'Only this subtype.'),
          transactionId: field(text, 'Transaction ID', 'Only events of this customer.'),
          onlyFailures: field(flag, 'Only failures', 'Yes for the events that your server did not take.'),
        },
        ['startDate', 'endDate'],
      ),
    ),
    pages: {
      input: 'paginationToken',
      items: 'notificationHistory',
      next: { at: 'paginationToken' },
      more: 'hasMore',
    },
    responds: define(
      'NotificationHistory',
      object(
        {
          notificationHistory: field(
            arrayOf(
              object({ notification: field(notification, 'Event', 'The purchase event.'), sendAttempts: attempts }),
            ),
            'Events',
            'The purchase events, at most 20 on a page.',
          ),
          paginationToken: field(text, 'Pagination token', 'For the next page.'),
          hasMore: field(flag, 'Has more', 'Whether there is another page.'),
          ...paginationReport,
        },
        ['notificationHistory'],
      ),
    ),
  },
  RequestTestNotification: {
    host: byEnvironment,
    route: 'POST /inApps/v1/notifications/test',
    summary: 'Request test notification',
    description: 'Lets Apple send a purchase event of the type TEST to the address in App Store Connect.',
    access: 'write',
    verifyWith: 'ReadTestNotification',
    parameters: [environment],
    responds: define(
      'TestNotification',
      object({ testNotificationToken: field(text, 'Test token', 'For Read Test Notification.') }, [
        'testNotificationToken',
      ]),
    ),
  },
  ReadTestNotification: {
    ...shared,
    route: 'GET /inApps/v1/notifications/test/{testNotificationToken}',
    summary: 'Read test notification',
    description: 'Reads whether the purchase event of a test arrived.',
    access: 'read',
    parameters: [path('testNotificationToken', 'Test token', 'The token of the request.'), environment],
    responds: define(
      'TestNotificationStatus',
      object({ notification: field(notification, 'Event', 'The purchase event.'), sendAttempts: attempts }),
    ),
  },
});

export const verification = recipeRows('appstoreserver', {
  VerifySignedTransaction: {
    route: 'POST /verify',
    summary: 'Verify signed transaction',
    description:
      'Checks that Apple signed a transaction for the app of the account, such as one that the app sends, and reads its fields. Calls no store.',
    access: 'read',
    recipe: 'appstoreserver/verifySigned',
    visibility: 'advanced',
    safe: true,
    body: define(
      'SignedData',
      object(
        {
          signed: field(
            { ...text, maxLength: 65_536 },
            'Signed data',
            'What Apple signed: three parts with dots between.',
          ),
          what: field(
            oneOf('transaction', 'renewal', 'appTransaction', 'notification'),
            'What',
            'What the signed data is. A transaction if empty.',
          ),
        },
        ['signed'],
      ),
    ),
    responds: define(
      'SignedDataVerified',
      object(
        {
          verified: field(flag, 'Is genuine', 'Whether Apple signed it for this app.'),
          problem: field(text, 'Why not', 'Why it is not verified.'),
          transaction: field(transaction, 'Transaction', 'The transaction.'),
          renewal: field(renewal, 'Renewal', 'The renewal information.'),
          appTransaction: field(appTransaction, 'App transaction', 'The download of the app.'),
          notification: field(notification, 'Event', 'The purchase event.'),
        },
        ['verified'],
      ),
    ),
  },
});
