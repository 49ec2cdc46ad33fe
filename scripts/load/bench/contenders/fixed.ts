// Entry point with one function that returns a fixed response.
import { app, type HttpRequest, type HttpResponseInit } from '@azure/functions';
import { pages } from '../stores/apps.ts';

function answer(asked: HttpRequest): HttpResponseInit {
  const { searchParams } = new URL(asked.url);
  const page = pages.get(searchParams.get('limit') ?? '');
  const gzip = asked.headers.get('accept-encoding')?.includes('gzip');
  const body = gzip ? page?.gzip : page?.plain;
  if (!body) return { status: 404 };
  const headers = { 'content-type': 'application/json', 'content-length': String(body.length) };
  return { headers: gzip ? { ...headers, 'content-encoding': 'gzip' } : headers, body };
}

app.setup({ enableHttpStream: true });
app.http('ListApps', { methods: ['GET'], authLevel: 'function', route: 'apple/v1/apps', handler: answer });
