// The file of Apple's facts: what it leaves out follows from names, and nothing is lost.
import { readFileSync } from 'node:fs';
import type { ContractFacts } from '../../../connector/stores/apple/contract.ts';
import { compactContract, expandContract } from '../../../scripts/contract/compact.ts';

const file = new URL('../../../../connector/stores/apple/contract.generated.json', import.meta.url);

test('The facts of Apple take at most 400 KB', () => {
  expect(readFileSync(file).length).toBeLessThanOrEqual(400_000);
});

test('The file is the shortest form of its own facts', () => {
  const stored = JSON.parse(readFileSync(file, 'utf8'));
  expect(compactContract(expandContract(stored))).toEqual(stored);
});

const none: ContractFacts = { version: '1', enumValues: {}, schemas: {}, resources: {}, operations: {} };

test.each<[string, ContractFacts['operations']]>([
  [
    'with a route and tag of their own',
    { moons_getCollection: { route: 'GET /v3/moons', tag: 'Sky', answer: { page: 'Moon' } } },
  ],
  [
    'with another answer than their names imply',
    { moons_getInstance: { route: 'GET /v1/moons/{id}', tag: 'Moons', answer: { media: 'text/csv' } } },
  ],
  ['without the answer that their names imply', { moons_getInstance: { route: 'GET /v1/moons/{id}', tag: 'Moons' } }],
  [
    'with a body of another type',
    { moons_createInstance: { route: 'POST /v1/moons', tag: 'Moons', body: { type: 'satellites', id: true } } },
  ],
  [
    'with lists of metrics',
    { moons_metrics_getMetrics: { route: 'GET /v1/moons/{id}/metrics', tag: 'Moons', answer: { points: true } } },
  ],
  [
    'with parameters that follow each other, of other shapes and with values of their own',
    {
      moons_a_getMetrics: {
        route: 'GET /a',
        tag: 'Moons',
        query: {
          'fields[a]': '*#',
          'fields[b]': '*#',
          'filter[c]': 'text|required',
          'filter[d]': '*#filter[d]@moons_a_getMetrics',
        },
      },
      moons_b_getMetrics: {
        route: 'GET /b',
        tag: 'Moons',
        query: {
          'fields[a]': '*#',
          'fields[b]': '*#',
          'filter[c]': 'text|required',
          'filter[d]': '*#filter[d]@moons_a_getMetrics',
        },
      },
      moons_c_getMetrics: {
        route: 'GET /c',
        tag: 'Moons',
        query: { 'fields[b]': '*#fields[b]@moons_c_getMetrics|deprecated', 'filter[c]': '*text' },
      },
    },
  ],
])('Operations %s come back as they were', (_, operations) => {
  const facts = { ...none, operations };
  expect(expandContract(JSON.parse(JSON.stringify(compactContract(facts))))).toEqual(facts);
});

test.each(['a b', 'a=b', 'a,b', 'a@b'])('A parameter that the file has no form for is an error: %s', (name) => {
  const operations = { moons_getCollection: { route: 'GET /v1/moons', tag: 'Moons', query: { [name]: 'text' } } };
  expect(() => compactContract({ ...none, operations })).toThrow('no form');
});
