// The relay's own address, from the address of a call.
import { baseOf, relayAddressOf } from '../../../functions/core/routePrefix.ts';

test.each([
  ['https://relay.example/api/apple/hooks', 'apple/hooks', 'https://relay.example/api'],
  ['https://relay.example/a/b/apple/hooks', 'apple/hooks', 'https://relay.example/a/b'],
  ['https://relay.example/apple/hooks', 'apple/hooks', 'https://relay.example'],
  ['https://relay.example/api/jobs/abc/retry?x=1', 'jobs/{id}/retry', 'https://relay.example/api'],
  // by an operation with a route of one segment
  ['https://relay.example/api/call', 'apple/recipes/uploadBuild', 'https://relay.example/api'],
  // the front end of Azure may send the scheme of its own request
  ['http://relay.example/api/apple/hooks', 'apple/hooks', 'https://relay.example/api'],
  ['http://127.0.0.1:7071/api/apple/hooks', 'apple/hooks', 'http://127.0.0.1:7071/api'],
])('A call of %s to %s came to %s', (self, address, relay) => {
  expect(relayAddressOf({ self }, address)).toBe(relay);
});

test.each([
  ['https://relay.example/api/mcp', 'https://relay.example/api'],
  ['https://relay.example/a/b/mcp?at=/x/y', 'https://relay.example/a/b'],
  ['http://[::1]:7071/mcp?at=http://other.example/x', 'http://[::1]:7071'],
])('The base of %s is %s', (self, base) => {
  expect(baseOf({ self })).toBe(base);
});
