// Feedback from TestFlight testers: crashes with logs, and screenshots with a comment.

import type { StoredResource } from '../datastore.ts';
import { HOUR_SECONDS, isoMoment } from '../requestContext.ts';
import type { Seed } from './seed.ts';

const device = {
  deviceModel: 'iPhone17_1',
  osVersion: '26.1',
  locale: 'en-US',
  timeZone: 'Europe/Berlin',
  architecture: 'arm64e',
  connectionType: 'WIFI',
  batteryPercentage: 64,
  appUptimeInMilliseconds: 48_211,
  diskBytesAvailable: 51_539_607_552,
  diskBytesTotal: 255_934_742_528,
  screenWidthInPoints: 402,
  screenHeightInPoints: 874,
  deviceFamily: 'IPHONE',
};

/** Every other app has feedback. */
export function seedFeedback(seed: Seed): void {
  const { datastore, app, row, index, now, make } = seed;
  const [build] = datastore.related(app, 'builds');
  const [tester] = datastore.all('betaTesters').filter(({ related }) => related.apps?.includes(app));
  if (index % 2 === 1 || !build || !tester) return;
  const related = { app: [app], build: [build], tester: [tester] };
  const crash = common(seed, tester, 'It closed when I pulled the drawer.', 0);
  const submission = make('betaFeedbackCrashSubmissions', 'crash', crash, { ...related });
  const logText = crashLog(row.name, String(build.attributes.version));
  make('betaCrashLogs', 'crash', { logText }, { crashSubmission: [submission] });
  for (const [place, comment] of ['The label is cut off.', 'Could this button be larger?'].entries()) {
    const attributes = { ...common(seed, tester, comment, place + 1), screenshots: shots(now) };
    make('betaFeedbackScreenshotSubmissions', `screen ${place}`, attributes, { ...related });
  }
}

function common({ row, index, ago }: Seed, tester: StoredResource, comment: string, hours: number) {
  return {
    ...device,
    createdDate: isoMoment(Date.parse(ago(1 + (index % 7))) + hours * HOUR_SECONDS),
    comment,
    email: tester.attributes.email,
    appPlatform: row.platforms[0],
    devicePlatform: row.platforms[0],
    buildBundleId: `com.example.${row.slug}`,
  };
}

function crashLog(name: string, build: string): string {
  return [
    `Process:             ${name} [4711]`,
    `Version:             ${build}`,
    'Exception Type:      EXC_BREAKPOINT (SIGTRAP)',
    'Triggered by Thread: 0',
    '',
    'Thread 0 name:  main',
    `0   ${name.replaceAll(' ', '')}   0x0000000100a4 closeDrawer() + 120`,
  ].join('\n');
}

function shots(now: number) {
  return [
    {
      url: 'https://feedback.example.com/screens/1.jpg',
      width: 1206,
      height: 2622,
      expirationDate: isoMoment(now + 24 * HOUR_SECONDS),
    },
  ];
}
