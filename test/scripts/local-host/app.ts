// A small app for the tests of the local host, registered through the real library.
import azure, { app, type HttpFunctionOptions } from '@azure/functions';

const anonymous: Pick<HttpFunctionOptions, 'authLevel' | 'methods'> = { authLevel: 'anonymous', methods: ['GET'] };

app.http('keyed', { ...anonymous, authLevel: 'function', handler: () => ({ body: 'in' }) });
app.http('adminOnly', { ...anonymous, authLevel: 'admin', handler: () => ({ body: 'in' }) });

app.http('aliens', { ...anonymous, route: 'aliens/special', handler: () => ({ body: 'special' }) });
app.http('aliens2', { ...anonymous, route: 'aliens/{id}', handler: () => ({ body: 'any' }) });
app.http('Things', { ...anonymous, route: 'things/{id}', handler: ({ params }) => ({ jsonBody: params }) });
app.http('things2', { ...anonymous, route: 'things/special', handler: () => ({ body: 'never' }) });
app.http('things3', { ...anonymous, route: 'THINGS/{id}', handler: () => ({ body: 'never' }) });
app.http('things4', { ...anonymous, route: 'things/{id}', methods: ['POST'], handler: () => ({ body: 'posted' }) });
app.http('verbs1', { ...anonymous, route: 'verbs/{id}:sell', handler: ({ params }) => ({ jsonBody: params }) });
app.http('verbs2', { ...anonymous, route: 'verbs/{from}-{to}.zip', handler: ({ params }) => ({ jsonBody: params }) });
app.http('verbs3', { ...anonymous, route: 'verbs:all', handler: () => ({ body: 'all' }) });
app.http('verbs4', { ...anonymous, route: 'verbs/{id}', handler: () => ({ body: 'other' }) });
app.http('takesAdmin', { ...anonymous, route: 'admin/mine', handler: () => ({ body: 'never' }) });
app.storageBlob('blobs', { path: 'files', connection: 'AzureWebJobsStorage', handler: () => {} });

app.http('seen', {
  authLevel: 'anonymous',
  methods: ['GET', 'POST', 'DELETE'],
  handler: async (request, context) => ({
    jsonBody: {
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      query: [...request.query],
      body: await request.text(),
      invocationId: context.invocationId,
      traceContext: context.traceContext,
      classes: [request.constructor === azure.HttpRequest, context.constructor === azure.InvocationContext],
    },
  }),
});

app.http('throws', {
  ...anonymous,
  handler: () => {
    throw new Error('a fault of the function');
  },
});
app.http('nothing', { ...anonymous, handler: () => undefined as never });
app.http('text', { ...anonymous, handler: () => 'not an object' as never });
app.http('odd', { ...anonymous, handler: () => ({ status: 99 }) });
app.http('empty', { ...anonymous, handler: () => ({ status: 204, body: 'dropped' }) });

app.http('headers', {
  ...anonymous,
  handler: () => ({
    body: 'x',
    headers: { connection: 'x-private', 'x-private': '1', upgrade: 'h2c', 'x-frame-options': 'own', 'x-open': '2' },
  }),
});
app.http('cookies', {
  ...anonymous,
  handler: () => {
    const headers = new Headers([
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ]);
    return { headers };
  },
});

app.http('logs', {
  ...anonymous,
  handler: (_request, context) => {
    context.warn('a %s line', 'formatted');
    context.log('a secret');
    return {};
  },
});
app.http('late', {
  ...anonymous,
  handler: () => {
    app.http('tooLate', { ...anonymous, handler: () => ({}) });
    return {};
  },
});

app.hook.log((line) => {
  line.message = line.message.replace('secret', '***');
});
app.http('cured', {
  ...anonymous,
  handler: () => {
    throw new Error('cured by a hook');
  },
});
app.http('replaced', { ...anonymous, handler: () => ({ body: 'never' }) });
app.hook.preInvocation((before) => {
  before.hookData.name = before.invocationContext.functionName;
  if (before.invocationContext.functionName !== 'replaced') return;
  before.inputs = ['another input'];
  before.functionHandler = (input: unknown) => ({ body: String(input) });
});
app.hook.postInvocation((after) => {
  if (after.hookData.name !== 'cured') return;
  after.result = { status: 418, body: String(after.error) };
  after.error = null;
});
app.hook.appStart(() => console.log('app started'));
app.hook.appTerminate(() => console.log('app ended'));
