// Check version before submission: one row for each thing that App Review asks for, whatever cannot be read.

import { type AppleRecipeSession, openAppleRecipeSession } from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';
import { png } from './apple-pictures.ts';

const open = closeLater();
const HALF_HOUR = 1_800_000;

async function openWith(name: string) {
  const session = await open(openAppleRecipeSession());
  session.clock.now += HALF_HOUR; // the newest build is then processed
  const appId = await session.appNamed(name);
  const [build] = (await session.call('ListBuilds', { 'filter[app]': appId, sort: '-uploadedDate' })).json.data;
  return { session, appId, buildId: build.id as string };
}

interface Row {
  readonly check: string;
  readonly status: string;
  readonly subject?: string;
  readonly message: string;
  readonly action?: string;
}

async function check(session: AppleRecipeSession, inputs: Readonly<Record<string, unknown>>) {
  const { status, json } = await session.call('CheckVersion', inputs);
  const rows: readonly Row[] = json.checks ?? [];
  const of = (name: string): readonly Row[] => rows.filter((each) => each.check === name);
  return { status, json, rows, of };
}

describe('Check version before submission', () => {
  test('reports', async () => {
    const { session, appId, buildId } = await openWith('Sparrow Ledger');
    const { status, json } = await check(session, { appId, buildId });
    console.log(JSON.stringify(json, null, 1));
    expect(status).toBe(200);
    void png;
  });
});
