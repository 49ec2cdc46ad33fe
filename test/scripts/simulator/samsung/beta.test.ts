// The closed beta test: its testers, and the response if some of them cannot be added.
import { type Caller, madeIdOf, openCaller, refusedSecond } from './caller.ts';

let caller: Caller;
let contentId: string;
beforeEach(async () => {
  caller = await openCaller();
  contentId = await madeIdOf(caller, 'Kettle & Clock');
});
afterEach(() => caller.sandbox.close());

const BETA = '/seller/v2/content/betaTest';
function read(more = '', status = 'REGISTRATION') {
  return caller.call(`GET ${BETA}?contentId=${contentId}&appStatus=${status}${more}`);
}
function write(changes: object) {
  return caller.call(`PUT ${BETA}`, { contentId, ...changes });
}
function addresses(count: number, mark: string): string[] {
  return Array.from({ length: count }, (_, index) => `${mark}${index}@example.com`);
}

test('It shows the testers, the channel for feedback and the addresses of the test', async () => {
  const { status, body } = await read();
  expect([status, body]).toEqual([
    200,
    {
      resultCode: '0000',
      resultMessage: 'Ok',
      data: {
        totalNumberOfBetaTesters: 3,
        betaTesters: ['tester1@example.com', 'tester2@example.com', 'tester3@example.com'],
        feedbackChannel: 'kettleclock-beta@example.com',
        betaTestingUrl: {
          android: expect.stringContaining(contentId),
          instantPlay2: expect.stringContaining(contentId),
        },
      },
    },
  ]);
});

test('Testers are read in parts, and counted whole', async () => {
  const { body } = await read('&offset=1&limit=1');
  expect(body.data).toMatchObject({ totalNumberOfBetaTesters: 3, betaTesters: ['tester2@example.com'] });
});

test('Testers that cannot be added or deleted are listed in the successful response', async () => {
  const { status, body } = await write({
    betaTestersToBeAdded: ['new@example.com', 'tester1@example.com', 'no address'],
    betaTestersToBeDeleted: ['tester2@example.com', 'nobody@example.com'],
  });
  expect(status).toBe(200);
  expect(body.data).toEqual({
    additionFailedTesters: ['tester1@example.com', 'no address'],
    deletionFailedTesters: ['nobody@example.com'],
  });
  expect((await read()).body.data.betaTesters).toEqual([
    'tester1@example.com',
    'tester3@example.com',
    'new@example.com',
  ]);
});

test('An address in both lists is deleted', async () => {
  const both = ['tester1@example.com'];
  await write({ betaTestersToBeAdded: both, betaTestersToBeDeleted: both });
  expect((await read()).body.data.betaTesters).not.toContain('tester1@example.com');
});

test('The channel for feedback can be changed alone', async () => {
  await write({ feedbackChannel: 'https://kettle.example.com' });
  expect((await read()).body.data).toMatchObject({
    feedbackChannel: 'https://kettle.example.com',
    totalNumberOfBetaTesters: 3,
  });
});

test('A call adds at most 1,000 testers', async () => {
  expect((await write({ betaTestersToBeAdded: addresses(1000, 'a') })).status).toBe(200);
  expect((await write({ betaTestersToBeAdded: addresses(1001, 'b') })).body).toEqual(refusedSecond('1000'));
});

test('A test has at most 20,000 testers; the rest fail', async () => {
  for (let part = 0; part < 19; part += 1) await write({ betaTestersToBeAdded: addresses(1000, `part${part}-`) });
  const { body } = await write({ betaTestersToBeAdded: addresses(1000, 'last') });
  expect(body.data.additionFailedTesters).toHaveLength(3);
  expect((await read('&limit=1')).body.data.totalNumberOfBetaTesters).toBe(20_000);
});

test.each([
  ['an app without a test', 'Sparrow Ledger', 'REGISTRATION', 400, '3202'],
  ['a variant that is not there', 'Kettle & Clock', 'SALE', 400, '3100'],
])('%s is refused', async (_, name, appStatus, status, code) => {
  contentId = await madeIdOf(caller, name);
  expect(await read('', appStatus)).toMatchObject({ status, body: refusedSecond(code) });
});

test.each(['&limit=1001', '&offset=-1', '&page=1'])('%s is refused', async (more) => {
  expect((await read(more)).body).toEqual(refusedSecond('1000'));
});
