// A small app for the tests of the local host, registered through the genuine library as any app is.
import { app, type HttpFunctionOptions } from '@azure/functions';

const anonymous: Pick<HttpFunctionOptions, 'authLevel' | 'methods'> = { authLevel: 'anonymous', methods: ['GET'] };

app.http('keyed', { ...anonymous, authLevel: 'function', handler: () => ({ body: 'in' }) });
app.http('adminOnly', { ...anonymous, authLevel: 'admin', handler: () => ({ body: 'in' }) });

app.http('things', { ...anonymous, route: 'things/{id}', handler: ({ params }) => ({ jsonBody: params }) });
app.http('Things2', { ...anonymous, route: 'things/special', handler: () => ({ body: 'never' }) });
app.http('aliens', { ...anonymous, route: 'aliens/special', handler: () => ({ body: 'special' }) });
app.http('aliens2', { ...anonymous, route: 'aliens/{id}', handler: () => ({ body: 'any' }) });
app.http('same', { ...anonymous, route: 'THINGS/{id}', handler: () => ({ body: 'never' }) });
app.http('same2', { ...anonymous, route: 'things/{id}', methods: ['POST'], handler: () => ({ body: 'posted' }) });
app.http('takesAdmin', { ...anonymous, route: 'admin/mine', handler: () => ({ body: 'never' }) });
app.timer('clock', { schedule: '0 0 * * * *', handler: () => {} });

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
      context: { ...context, isContext: context.constructor.name },
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
    headers: { connection: 'close, x-private', 'x-private': '1', 'keep-alive': 'timeout=1', 'x-frame-options': 'own' },
  }),
});

app.http('logs', {
  ...anonymous,
  handler: (_request, context) => {
    context.warn('a %s line', 'formatted');
    context.log('a secret');
    return {};
  },
});
app.hook.log((line) => {
  line.message = line.message.replace('secret', '***');
});
