// Galaxy Store's error codes and statuses: each is explained, and the explanations reference existing operations.
import { catalog } from '../../connector/catalog.ts';
import { galaxyErrorCodes } from '../../connector/stores/samsung/errorCodes.ts';
import {
  allowedStatuses,
  either,
  groupOf,
  statusGroups,
  transitions,
} from '../../connector/stores/samsung/statuses.ts';

// biome-ignore format: a table is read by its lines
const documented = [
  'AUTH_REQUIRE', 'NO_PERMISSION', 'REQUEST_VALIDATION_FAILED',
  '1000', '3001', '3050', '3100', '3103', '3104', '3105',
  '3201', '3202', '3203', '3204', '3205', '3206', '3207', '3208',
  '4008', '4104', '4105', '4106', '4125', '4128', '4129', '5021', '5030', '7001', '7002', '8014',
  '106', 'SLR_4006', 'SLR_4008', '9135', '9153',
];

test.each(documented)('The code %s is explained in one sentence', (code) => {
  expect(galaxyErrorCodes[code]).toMatch(/^[A-Z][^.]*(\d\.\d[^.]*)?\.$/);
});

test('Every explained error code has a source', () => {
  expect(Object.keys(galaxyErrorCodes).sort()).toEqual([...documented].sort());
});

test('A code that speaks of the status names the statuses that are allowed', () => {
  expect(galaxyErrorCodes['3201']).toContain('REGISTERING, UPDATING or RE_REGISTERING');
  expect(galaxyErrorCodes['3206']).toContain('RE_REGISTERING, READY_FOR_SALE or FOR_SALE');
  expect(galaxyErrorCodes['4129']).toContain('BETA_REGISTERING or BETA_UPDATING');
});

test.each([
  ['UPDATING', 'draft'],
  ['UNDER_DEVICE_TEST', 'review'],
  ['BETA_PRE_REVIEW_REJECTED', 'rejected'],
  ['CANCELED', 'canceled'],
  ['READY_FOR_CHANGE', 'approved'],
  ['FOR_SALE', 'live'],
  ['TERMINATED', 'off'],
  ['BETA_DEPLOYED', 'beta'],
])('An app that is %s is in the group %s', (status, group) => {
  expect(groupOf(status)).toBe(group);
});

test.each(['', 'for_sale', 'REGISTER_COMPLETE', 'toString', '__proto__'])('The status %j is in no group', (status) => {
  expect(groupOf(status)).toBeUndefined();
});

test('Every status is in one group alone', () => {
  const all = Object.values(statusGroups).flatMap(({ statuses }) => [...statuses]);
  expect(all.length).toBe(40);
  expect(new Set(all).size).toBe(all.length);
});

test('Whatever is allowed in a status is allowed in one that exists', () => {
  const named = [...Object.values(allowedStatuses), ...Object.values(transitions)].flatMap((each) => [...each]);
  expect(named.filter((status) => groupOf(status) === undefined)).toEqual([]);
});

test('The operations with allowed statuses are rows', () => {
  const ids = new Set(catalog.map(({ id }) => id));
  expect(Object.keys(allowedStatuses).filter((id) => !ids.has(id))).toEqual([]);
});

test('Statuses are reported as a list with or', () => {
  expect(either(['A'])).toBe('A');
  expect(either(['A', 'B'])).toBe('A or B');
  expect(either(['A', 'B', 'C'])).toBe('A, B or C');
});
