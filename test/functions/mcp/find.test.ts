// What people ask in words, and the operation that they need: among the first three that find_operation answers.
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { clients, type McpClient, type McpServer, openMcpServer } from '../../support/mcpServer.ts';
import {
  type Asked,
  everydayQuestions,
  heldOutQuestions,
  lastQuestions,
  learnedQuestions,
  makerQuestions,
  otherVerbs,
  plainQuestions,
  promptQuestions,
  unseenQuestions,
} from './questions.ts';

let sandbox: Sandbox;
let server: McpServer;
let client: McpClient | undefined;
beforeAll(async () => {
  sandbox = await startSandbox();
  server = await openMcpServer({ ...sandbox.settings, RELAY__ALLOW: '*' });
  client = await clients['sdk 1.32']?.(server.url);
});
afterAll(async () => {
  await client?.close();
  await server?.close();
  await sandbox?.close();
});

interface Found {
  readonly operation: string;
  readonly inputs?: readonly string[];
  readonly allowed: boolean;
  readonly notCallable?: string;
}

/** In characters. */
const LONGEST_ANSWER = 8_000;

async function find(words: unknown): Promise<readonly Found[]> {
  return (await client?.call('find_operation', { words }))?.structuredContent.data.operations;
}

const commonQuestions: readonly Asked[] = [
  ['who has access to our team?', 'ListUsers'],
  ['show me the crashes of the last build', 'ListCrashFeedback'],
  ['how many stars did we get', 'ListReviews', 'ListReviewSummaries'],
  ['how much money did we make yesterday', 'GetSalesReport'],
  ['is our app still in review', 'ListReviewSubmissions', 'ReadAppStatus'],
  ['answer a review', 'ReplyToReview'],
  ['release the approved version', 'ReleaseVersion'],
  ['stop the gradual release', 'ControlPhasedRelease'],
  ['change the release notes', 'SetWhatsNew'],
  ['which certificates expire soon', 'ListCertificates'],
  ['which devices are registered', 'devices_getCollection'],
  ['register a new bundle ID', 'bundleIds_createInstance'],
  ['what does the subscription cost', 'ListSubscriptionPrices', 'ListSubscriptionPricePoints'],
  ['the age rating of the app', 'appInfos_ageRatingDeclaration_getToOneRelated'],
  ['failed webhook deliveries', 'ListWebhookDeliveries'],
  ['status of the CI builds', 'ListXcodeCloudBuilds'],
  ['reviews in the Galaxy Store', 'ListGalaxyReviews'],
  ['how fast does the app launch', 'ReadPerformanceMetrics'],
  ['the text of the store page in German', 'ListVersionLocalizations', 'ListAppInfoLocalizations'],
  ['remove a colleague from the team', 'DeleteUser'],
];

test.each(
  Object.entries({
    commonQuestions,
    everydayQuestions,
    heldOutQuestions,
    lastQuestions,
    learnedQuestions,
    makerQuestions,
    otherVerbs,
    plainQuestions,
    promptQuestions,
    unseenQuestions,
  }),
)('At least nine of ten questions find their operation among the first three: %s', async (_, questions) => {
  const missed: string[] = [];
  for (const [question, ...answers] of questions) {
    const first = (await find(question)).slice(0, 3).map(({ operation }) => operation);
    const isAnswer = (name: string): boolean =>
      answers.some((answer) => (typeof answer === 'string' ? answer === name : answer.test(name)));
    if (!first.some(isAnswer)) missed.push(`${question}: ${first.join(', ')}`);
  }
  expect(questions.length).toBeGreaterThanOrEqual(20);
  expect(missed.slice(questions.length / 10)).toEqual([]);
});

test('No question is in two sets', () => {
  const sets = [commonQuestions, everydayQuestions, heldOutQuestions, learnedQuestions, makerQuestions, otherVerbs];
  const asked = [...sets, lastQuestions, plainQuestions, promptQuestions, unseenQuestions].flatMap((set) =>
    set.map(([question]) => question),
  );
  expect(new Set(asked).size).toBe(asked.length);
});

test.each([
  ['in-app purchase', 'CreateInAppPurchase'],
  ['in app purchase', 'CreateInAppPurchase'],
  ['screenshot', 'UploadScreenshot'],
  ['screenshots', 'UploadScreenshots'],
  ['subscription', 'CreateSubscription'],
  ['testers', 'ListBetaTesters'],
  ['build to testers', 'SendBuildToTesters'],
  ['customer reviews', 'ListReviews'],
  ["what's new", 'SetWhatsNew'],
  ['what\u2019s new', 'SetWhatsNew'],
])('The name of a thing finds what has it in the title, whatever it does: %s', async (words, operation) => {
  expect((await find(words)).slice(0, 3).map((each) => each.operation)).toContain(operation);
});

test.each([/^AddTesters|^AddTester$|^InviteTester/, /^SendBuildToTesters$/, /^ListBetaTesters$/])(
  'The name of several things finds among the first five what is done with several: %s',
  async (wanted) => {
    const found = (await find('testers')).slice(0, 5).map(({ operation }) => operation);
    expect(found.some((name) => wanted.test(name))).toBe(true);
  },
);

test('Both stores, where both are named, find what covers both', async () => {
  expect((await find('list the apps of Apple and Samsung'))[0]?.operation).toBe('ListAllApps');
});

test('What starts flows is not found, as agents cannot call it', async () => {
  const found = await find('when an event is reported by App Store Connect, when a purchase event arrives');
  expect(found.map(({ operation }) => operation).filter((name) => name.startsWith('When'))).toEqual([]);
});

test('At most ten are found, each with what is needed to call it', async () => {
  const found = await find('list builds of the app with their testers and groups');
  expect(found).toHaveLength(10);
  expect((await find('reviews of customers')).find(({ operation }) => operation === 'ListReviews')).toMatchObject({
    allowed: true,
    inputs: expect.arrayContaining([
      'id (required): The app. ListApps finds the ID.',
      'filter[rating]: Only the reviews with these stars. One of: 1, 2, 3, 4, 5.',
    ]),
  });
});

test('A required input has its values and the members of its rows, so that the first call is right', async () => {
  const { inputs } = (await find('staged rollout'))[0] ?? {};
  expect(inputs).toContainEqual(
    expect.stringMatching(/^body\.action \(required\): .* One of: start, raise, finish\.$/),
  );
  const replies = (await find('reply to several customer reviews')).find((each) => each.operation === 'ReplyToReviews');
  expect(replies?.inputs).toContain('body.replies (required): The replies, at most 50. Members: reviewId, replyText.');
  expect(replies?.inputs).not.toContain('account');
});

test('An answer is short', async () => {
  const lengths: number[] = [];
  for (const [words] of [...heldOutQuestions, ...learnedQuestions, ...promptQuestions])
    lengths.push(JSON.stringify(await find(words)).length);
  expect(Math.max(...lengths)).toBeLessThan(LONGEST_ANSWER);
  expect(lengths.reduce((sum, each) => sum + each, 0) / lengths.length).toBeLessThan(LONGEST_ANSWER / 2);
});

test('What cannot be called says so, and why', async () => {
  const found = await find('reply to a customer review');
  const refused = found.find(({ operation }) => operation === 'ReplyToReview');
  expect(refused).toMatchObject({ notCallable: expect.stringContaining('no plan') });
  expect(refused).not.toHaveProperty('inputs');
  expect(found.find(({ operation }) => operation === 'ReplyToReviews')).not.toHaveProperty('notCallable');
});

test.each([
  ['words that no operation has', 'zeppelin xylophone'],
  ['a word of an object', 'constructor __proto__'],
  ['words of another script', '\u8ab0\u304c'],
])('%s find nothing, and the answer lists which words do', async (_, words) => {
  expect((await client?.call('find_operation', { words }))?.structuredContent.data).toEqual({
    operations: [],
    hint: expect.stringContaining('in English'),
  });
});

test.each([
  ['nothing', ''],
  ['no words', '?!'],
  ['no text', 7],
  ['no input', undefined],
])('%s is an error that says what to give', async (_, words) => {
  const answered = await client?.call('find_operation', words === undefined ? {} : { words });
  expect(answered?.isError).toBe(true);
  expect(answered?.structuredContent.error).toMatchObject({
    code: 'invalid_request',
    message: expect.stringContaining('such as "who has access"'),
    details: [{ target: 'words' }],
  });
});

test('A very long question is read to a limit', async () => {
  expect((await find(`who has access ${'and more '.repeat(20_000)}`))[0]?.operation).toBe('ListUsers');
});
