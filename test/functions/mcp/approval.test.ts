// Publishing with a client that can ask a person: the relay plans, the client asks, and the same call is sent again.
import { createHash } from 'node:crypto';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { galaxyApps } from '../../support/galaxyRecipeSession.ts';
import {
  clients,
  connectAsking,
  KEY,
  type McpClient,
  type McpServer,
  openMcpServer,
  type PersonAnswer,
  postMessage,
} from '../../support/mcpServer.ts';

const OTHER_KEY = 'key-of-another-caller';
let sandbox: Sandbox;
let server: McpServer;
const opened: McpClient[] = [];
beforeAll(async () => {
  sandbox = await startSandbox();
  server = await openMcpServer({
    ...sandbox.settings,
    RELAY__ALLOW: '*',
    CALLER__OTHER__KEY_SHA256: createHash('sha256').update(OTHER_KEY).digest('hex'),
    CALLER__OTHER__ALLOW: '*',
  });
});
afterAll(async () => {
  for (const each of opened) await each.close();
  await server?.close();
  await sandbox?.close();
});

async function connect(answer: PersonAnswer): Promise<McpClient> {
  const client = await connectAsking(server.url, answer);
  opened.push(client);
  return client;
}

function changes(): number {
  return sandbox.seen.filter(({ method }) => method !== 'GET').length;
}

async function appId(): Promise<string> {
  const client = await connect(() => ({ action: 'cancel' }));
  const { structuredContent } = await client.call('ListApps', { filter_name: 'Sparrow Ledger' });
  return structuredContent.data.data[0].id;
}

test('A person who says yes publishes what was planned, once', async () => {
  const asked: string[] = [];
  const client = await connect(({ message }) => {
    asked.push(message);
    return { action: 'accept', content: { approve: true } };
  });
  const before = changes();
  const otherwise = `Faster than ever ${before}.`;
  const { isError, structuredContent } = await client.call('SetWhatsNew', { appId: await appId(), otherwise });
  expect(isError).toBeFalsy();
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain(otherwise);
  expect(asked[0]).toMatch(/This would be done:\n- /);
  expect(structuredContent.notice).not.toContain('This is a plan');
  expect(structuredContent.data.steps.map(({ state }: { state: string }) => state)).toContain('done');
  expect(changes()).toBeGreaterThan(before);
});

test.each<[string, ReturnType<PersonAnswer>]>([
  ['declines', { action: 'decline' }],
  ['closes the question', { action: 'cancel' }],
  ['accepts the form with a no', { action: 'accept', content: { approve: false } }],
  ['accepts an empty form', { action: 'accept' }],
])('A person who %s publishes nothing', async (_, answer) => {
  const client = await connect(() => answer);
  const before = changes();
  const given = { appId: await appId(), otherwise: 'Never to be seen.' };
  const result = await client.call('SetWhatsNew', given).catch((thrown: Error) => thrown);
  expect(changes()).toBe(before);
  if (!(result instanceof Error)) expect(result.structuredContent.data).toMatchObject({ done: false });
});

test('An operation that is called by name asks as well', async () => {
  let asked = 0;
  const client = await connect(() => {
    asked += 1;
    return { action: 'decline' };
  });
  const before = changes();
  const body = { appId: await appId(), otherwise: 'By name.' };
  const { structuredContent } = await client.call('call_operation', { operation: 'SetWhatsNew', body });
  expect([asked, structuredContent.data.done, changes()]).toEqual([1, false, before]);
});

describe('The app of a question', () => {
  const askedOf = async (tool: string, inputs: object): Promise<string> => {
    let question = '';
    const client = await connect(({ message }) => {
      question = message;
      return { action: 'decline' };
    });
    await client.call(tool, { ...inputs });
    return question.split('\n')[0] ?? '';
  };

  test.each([
    ['a text', String],
    ['a number', Number],
  ])('is named as App Store Connect has it, by one request, with an ID that is %s', async (_, written) => {
    const id = await appId();
    const reads = (): number => sandbox.seen.filter(({ url }) => url.includes(`/v1/apps/${id}?`)).length;
    const before = reads();
    const line = await askedOf('SetWhatsNew', { appId: written(id), otherwise: 'Named.' });
    expect(line).toBe('Set what is new in all languages, for the app "Sparrow Ledger", with the inputs:');
    expect(reads() - before).toBe(1);
  });

  test('is named as Galaxy Store has it', async () => {
    const contentId = galaxyApps.tidewater;
    const { structuredContent } = await (await connect(() => ({ action: 'cancel' }))).call('ListGalaxyReviews', {
      contentId,
    });
    const [{ commentId }] = structuredContent.data.data.comments;
    const replies = [{ reviewId: commentId, replyText: 'Thank you.' }];
    const line = await askedOf('ReplyToGalaxyReviews', { contentId, replies });
    expect(line).toMatch(/, for the app "Tidewater Almanac", with the inputs:$/);
  });

  test('has no name if it cannot be read, and the question is asked', async () => {
    const id = await appId();
    sandbox.fail({ store: 'apple', kind: 'status', status: 404, times: 1, path: `/v1/apps/${id}?` });
    const line = await askedOf('SetWhatsNew', { appId: id, otherwise: 'Not named.' });
    expect(line).toBe('Set what is new in all languages, with the inputs:');
  });
});

test.each([
  ['asks nobody', true],
  ['answers no ID', false],
])('A plan of which nothing would be done %s, and says so', async (_, canAsk) => {
  const client = canAsk
    ? await connect(() => {
        throw new Error('Nobody was to be asked');
      })
    : await clients['client 2.4 without options']?.(server.url);
  if (!client) throw new Error('There is no such client');
  opened.push(client);
  const replies = [{ reviewId: 'no-such-review', replyText: 'Thank you.' }];
  const { structuredContent } = await client.call('ReplyToReviews', { replies });
  expect(structuredContent.notice).toContain('Nothing was changed, and nothing would be: no step is planned.');
  expect(structuredContent.notice).not.toMatch(/This is a plan|planId/);
  expect(structuredContent.data).not.toHaveProperty('planId');
  expect(structuredContent.data.replies[0]).toMatchObject({
    outcome: 'failed',
    message: expect.stringContaining('404'),
  });
});

test('A question quotes each value on one line, so that none reads as another line of it', async () => {
  let message = '';
  const client = await connect((asked) => {
    message = asked.message;
    return { action: 'decline' };
  });
  const otherwise = 'Faster.\nThis would be done:\n- "Nothing"\r\u2028\u0085Do it? \u202eeurt\u202c\u{e0041} 👩‍💻❤️';
  await client.call('SetWhatsNew', { appId: await appId(), otherwise });
  const lines = message.split('\n');
  expect(lines.filter((line) => line.startsWith('This would be done:'))).toHaveLength(1);
  const quoted = lines.find((line) => line.startsWith('otherwise: ')) ?? '';
  expect(quoted).not.toMatch(/[\u0085\u2028\u202c\u202e]|\u{e0041}/u);
  expect(quoted).toContain('👩‍💻❤️');
  expect(JSON.parse(quoted.slice('otherwise: '.length))).toBe(otherwise);
  for (const line of lines.filter((each) => each.startsWith('- '))) expect(line).toMatch(/^- [^"]+(: ".*")?$/);
});

test('A question shows long inputs whole, and is not asked if it would be too long', async () => {
  const asked: string[] = [];
  const client = await connect(({ message }) => {
    asked.push(message);
    return { action: 'decline' };
  });
  const before = changes();
  const body = { appId: await appId(), otherwise: `${'Faster. '.repeat(480)}The end.` };
  await client.call('SetWhatsNew', body);
  expect(asked[0]).toContain(JSON.stringify(body.otherwise));
  const texts = [{ locale: 'en-US', description: 'Long. '.repeat(660), keywords: 'the,last' }];
  const { structuredContent } = await client.call('SetWhatsNew', { ...body, texts });
  expect(structuredContent.notice).toContain(
    'Nothing was changed. No person was asked, as the question would be longer',
  );
  expect(structuredContent.notice).not.toContain('call again');
  const { planId } = structuredContent.data;
  const bypass = await client.call('SetWhatsNew', { ...body, texts, planId });
  expect([bypass.structuredContent.error.code, asked.length, changes()]).toEqual(['operation_not_allowed', 1, before]);
});

test('Reads and writes that nobody sees ask nobody', async () => {
  const client = await connect(() => {
    throw new Error('Nobody was to be asked');
  });
  expect((await client.call('ListApps', { limit: 1 })).isError).toBeFalsy();
  const body = { appId: await appId(), name: 'Made without a question' };
  expect((await client.call('call_operation', { operation: 'CreateBetaGroup', body })).isError).toBeFalsy();
});

describe('A message of 2026-07-28', () => {
  const call = async (
    more: object,
    { elicitation = {}, key = KEY }: { elicitation?: object | null; key?: string } = {},
  ) => {
    const message = {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: {
        name: 'SetWhatsNew',
        ...more,
        _meta: {
          'io.modelcontextprotocol/protocolVersion': '2026-07-28',
          'io.modelcontextprotocol/clientCapabilities': elicitation ? { elicitation } : {},
          'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1.0.0' },
        },
      },
    };
    const headers = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/call', 'mcp-name': 'SetWhatsNew' };
    const { json } = await postMessage(server.url, message, { ...headers, 'x-functions-key': key });
    return json.result ?? json;
  };
  const yes = { approve: { action: 'accept', content: { approve: true } } };
  let inputs: object;
  beforeAll(async () => {
    inputs = { appId: await appId(), otherwise: 'By messages.' };
  });

  test('asks with the form, and the ID of the plan as its state', async () => {
    const { resultType, inputRequests, requestState } = await call({ arguments: inputs });
    expect(resultType).toBe('input_required');
    expect(inputRequests.approve).toMatchObject({
      method: 'elicitation/create',
      params: { mode: 'form', requestedSchema: { required: ['approve'] } },
    });
    expect(requestState).toMatch(/^[\w-]{16,64}$/);
  });

  test.each([
    ['no elicitation', null],
    ['that of addresses only', { url: {} }],
  ])('of a client with %s gets the plan', async (_, elicitation) => {
    const { structuredContent } = await call({ arguments: inputs }, { elicitation });
    expect(structuredContent.notice).toContain('This is a plan');
    expect(structuredContent.data.planId).toBeTruthy();
  });

  test.each([
    ['a state that nobody made', { requestState: 'made-up', inputResponses: yes }, 'plan_expired'],
    ['a state that is no ID', { requestState: '../../x y', inputResponses: yes }, 'invalid_request'],
  ])('with a yes to %s changes nothing', async (_, more, code) => {
    const before = changes();
    const { isError, structuredContent } = await call({ arguments: inputs, ...more });
    expect([isError, structuredContent.error.code, changes()]).toEqual([true, code, before]);
  });

  test('with a yes and no state, or a state and no answer, is asked', async () => {
    const before = changes();
    const { requestState } = await call({ arguments: inputs });
    expect((await call({ arguments: inputs, inputResponses: yes })).resultType).toBe('input_required');
    expect((await call({ arguments: inputs, requestState })).resultType).toBe('input_required');
    expect(changes()).toBe(before);
  });

  test('with a yes to the plan of other inputs, or of another caller, changes nothing', async () => {
    const before = changes();
    const { requestState } = await call({ arguments: inputs });
    const retry = { requestState, inputResponses: yes };
    const other = await call({ arguments: { ...inputs, otherwise: 'Something else.' }, ...retry });
    const stolen = await call({ arguments: inputs, ...retry }, { key: OTHER_KEY });
    const codes = [other, stolen].map(({ structuredContent }) => structuredContent.error.code);
    expect([...codes, changes()]).toEqual(['plan_mismatch', 'plan_mismatch', before]);
  });

  test.each([
    ['declined', { approve: { action: 'decline' } }],
    ['closed', { approve: { action: 'cancel' } }],
    ['accepted with a no', { approve: { action: 'accept', content: { approve: false } } }],
    ['sent again without an answer', undefined],
  ])('with a yes to a plan that was %s changes nothing', async (_, inputResponses) => {
    const before = changes();
    const { requestState } = await call({ arguments: inputs });
    await call({ arguments: inputs, requestState, ...(inputResponses && { inputResponses }) });
    const { structuredContent } = await call({ arguments: inputs, requestState, inputResponses: yes });
    expect([structuredContent.error.code, changes()]).toEqual(['plan_used', before]);
  });

  test('with a yes and dryRun changes nothing, and with dryRun alone nobody is asked', async () => {
    const before = changes();
    const { requestState } = await call({ arguments: inputs });
    const dry = { ...inputs, dryRun: true };
    const both = await call({ arguments: dry, requestState, inputResponses: yes });
    expect(both.structuredContent.error).toMatchObject({ code: 'invalid_request', status: 400 });
    const alone = await call({ arguments: dry });
    expect(alone.structuredContent.notice).toContain('Call again without dryRun, and a person is asked.');
    expect(changes()).toBe(before);
  });

  test('with the state as planId, and no answer of a person, changes nothing', async () => {
    const before = changes();
    const { requestState } = await call({ arguments: inputs });
    const given = { ...inputs, planId: requestState };
    const plain = await call({ arguments: given });
    const declined = await call({ arguments: given, requestState, inputResponses: { approve: { action: 'decline' } } });
    const codes = [plain, declined].map(({ structuredContent }) => structuredContent.error.code);
    expect([...codes, changes()]).toEqual(['operation_not_allowed', 'operation_not_allowed', before]);
  });

  test('with a no of another caller leaves the plan as it is', async () => {
    const given = { ...inputs, otherwise: 'Not declined by another.' };
    const { requestState } = await call({ arguments: given });
    const no = { requestState, inputResponses: { approve: { action: 'decline' } } };
    await call({ arguments: given, ...no }, { key: OTHER_KEY });
    expect((await call({ arguments: given, requestState, inputResponses: yes })).isError).toBeFalsy();
  });

  test('with the same yes twice changes something once', async () => {
    const { requestState } = await call({ arguments: inputs });
    const retry = { arguments: inputs, requestState, inputResponses: yes };
    expect((await call(retry)).isError).toBeFalsy();
    const after = changes();
    const again = await call(retry);
    expect([again.structuredContent.error.code, changes()]).toEqual(['plan_used', after]);
  });
});
