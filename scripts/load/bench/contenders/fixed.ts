// Entry point with two functions that return fixed responses.
import { app, type HttpRequest, type HttpResponseInit } from '@azure/functions';
import { responses } from '../stores/apps.ts';

function answer(asked: HttpRequest): HttpResponseInit {
  const { pathname, search } = new URL(asked.url);
  const found = responses.get(pathname.replace('/api/apple', '') + search);
  const gzip = asked.headers.get('accept-encoding')?.includes('gzip');
  const body = gzip ? found?.gzip : found?.plain;
  if (!body) return { status: 404 };
  const headers = { 'content-type': 'application/json', 'content-length': String(body.length) };
  return { headers: gzip ? { ...headers, 'content-encoding': 'gzip' } : headers, body };
}

app.setup({ enableHttpStream: true });
app.http('ListApps', { methods: ['GET'], authLevel: 'function', route: 'apple/v1/apps', handler: answer });
app.http('ReadApp', { methods: ['GET'], authLevel: 'function', route: 'apple/v1/apps/{id}', handler: answer });
